/** The rules' own words that a screen has to know. They are the crate's (`rules-wasm/src/telling.rs`). */
export { EXCEPTED } from '@/generated/layout';
