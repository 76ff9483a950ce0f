//! The checker is checked: each invariant is broken on purpose, and named.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may")]

mod city;
mod desk;
mod erased;
mod evidence;
mod phones;
