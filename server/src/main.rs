//! `ruqi`: one binary, the app inside.

fn main() {}
