//! What the project does to itself: build, demo, test, measure.

fn main() {}
