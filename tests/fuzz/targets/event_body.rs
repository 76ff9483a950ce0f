//! Lets libFuzzer look for what breaks a property of [`ruqi_fuzz::event_body`].

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| ruqi_fuzz::event_body::check(bytes));
