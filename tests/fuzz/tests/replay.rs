//! Asks of every input that was kept what the fuzzer asks of those that it makes up: what it once found stays found.

use std::fs;
use std::path::Path;

use ruqi_fuzz::TARGETS;

#[test]
fn every_input_that_was_kept_breaks_nothing() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for (name, check) in TARGETS {
        let inputs = fs::read_dir(corpus.join(name)).unwrap();
        let mut count = 0;
        for input in inputs {
            let path = input.unwrap().path();
            println!("{}", path.display());
            check(&fs::read(&path).unwrap());
            count += 1;
        }
        assert!(count > 0, "nothing is kept for {name}");
    }
}
