//! Lets libFuzzer look for what breaks a property of [`ruqi_fuzz::code_text`].

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| ruqi_fuzz::code_text::check(bytes));
