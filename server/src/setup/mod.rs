//! Setting up: what `ruqi init` makes.

pub mod installation;
