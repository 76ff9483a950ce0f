//! What each part of a run may take: seconds of its own (`stopwatch.rs`) on two processors, from a fresh clone. A part that
//! takes a tenth more fails the run: make it quicker, or raise its number here and say what the time is for.
//!
//! All together they stay below 35 minutes, with room for what is to come.

use anyhow::{Result, bail};

pub struct Budget {
    pub part: &'static str,
    pub seconds: u16,
    /// What takes so long.
    pub because: &'static str,
}

/// What a part may take beyond its budget: machines are not equally quick.
const MARGIN: f32 = 1.1;

/// A quick run that compiled for longer than this had more to compile than what was edited, and has no budget as a whole.
pub const EDITED: f32 = 60.0;

pub const WHOLE: &str = "the whole run";
pub const QUICK: &str = "the quick run";

/// In the order of the steps; a folder of `tests/` counts the sum of its tests, some of which run beside each other.
#[rustfmt::skip] // a table: a line each
pub const BUDGETS: &[Budget] = &[
    of("tools of the machine", 5, "each is asked for its version"),
    of("format", 5, "all files are read"),
    of("tidy: directions and limits", 5, "all files are read"),
    of("crates: licences and sources", 10, "the list of advisories is asked for where there is a network"),
    of("Rust: compiled and linted", 320, "some 400 dependencies; a minute of it is the C of the signatures and of SQLite"),
    of("Rust tests", 90, "each has a server and a database of its own, and keeps passwords as slowly as people's"),
    of("rules as WASM", 80, "npm's packages come over the network; the rules are optimised as a whole"),
    of("parity of native and WASM", 15, "20,000 cases, judged twice"),
    of("types of the API", 5, "the server says them, a generator writes them"),
    of("app: format, lint, types, unit tests", 160, "the linter, the compiler, 25 s of the model, the phones of the core tests"),
    of("app: built and compressed", 25, "Brotli at its slowest"),
    of("release binary", 340, "the same dependencies, optimised; less where an earlier step left a processor idle"),
    of("whole product in a browser", 470, "the parts below, three files at once"),
    of("tests/conformance", 40, "every check of the protocol, against ours and against a server that gets things wrong"),
    of("tests/faults", 470, "some seventy faults, made for real: the app waits before it tries again"),
    of("tests/harness", 30, "films are drawn frame by frame"),
    of("tests/input", 70, "pictures and films of codes, and an import of 10,000 rows"),
    of("tests/journeys", 345, "ten journeys by people who wait for the app to go on by itself; one more in three browsers, and a start that is stuck"),
    of("tests/keep", 20, "a machine is lost and comes back"),
    of("tests/openapi", 120, "each role asks what the document bounds, then anything: two minutes are what it is given"),
    of("tests/pages", 220, "every page in each state, in two languages, under axe"),
    of("tests/upgrade", 25, "what two builds left is opened"),
    of(WHOLE, 1550, "the steps above"),
    of(QUICK, 360, "whoever edits waits for it; it is not asked where dependencies were compiled"),
];

const fn of(part: &'static str, seconds: u16, because: &'static str) -> Budget {
    Budget {
        part,
        seconds,
        because,
    }
}

/// What a part may take; 0 where nobody has said.
pub fn seconds(part: &str) -> usize {
    find(part).map_or(0, |budget| usize::from(budget.seconds))
}

fn find(part: &str) -> Option<&'static Budget> {
    BUDGETS.iter().find(|budget| budget.part == part)
}

/// What the parts of a run took.
#[derive(Default)]
pub struct Spent(Vec<(String, f32)>);

impl Spent {
    /// Adds a part. One that has no budget is a mistake: nobody would notice how it grows.
    pub fn add(&mut self, part: &str, seconds: f32) -> Result<()> {
        if find(part).is_none() {
            bail!("`{part}` has no budget: give it one in xtask/src/test/budgets.rs");
        }
        self.0.push((part.to_owned(), seconds));
        Ok(())
    }

    /// Fails with each part that was over.
    pub fn within(&self) -> Result<()> {
        let over: Vec<String> = self
            .0
            .iter()
            .filter_map(|(part, took)| over(part, *took))
            .collect();
        if over.is_empty() {
            return Ok(());
        }
        bail!(
            "over budget (xtask/src/test/budgets.rs):\n{}",
            over.join("\n")
        )
    }
}

fn over(part: &str, took: f32) -> Option<String> {
    let budget = find(part)?;
    let seconds = f32::from(budget.seconds);
    (took > seconds * MARGIN).then(|| {
        format!(
            "{part}: {took:.0} s of {seconds:.0}, which are for: {}",
            budget.because
        )
    })
}

#[cfg(test)]
mod tests {
    use super::{BUDGETS, Spent};

    #[test]
    fn a_tenth_over_is_too_much_and_less_is_not() {
        let budget = &BUDGETS[0];
        let seconds = f32::from(budget.seconds);
        let mut spent = Spent::default();
        spent.add(budget.part, seconds * 1.05).unwrap();
        assert!(spent.within().is_ok());
        spent.add(budget.part, seconds * 1.2).unwrap();
        assert!(spent.within().is_err());
        assert!(spent.add("what nobody knows", 1.0).is_err());
    }
}
