//! Writes generated cases, a line each, the same for the same seed: `--pack FILE --count N --seed N`.
//!
//! They lie where rules turn: the edges of days, months and years in the pack's time and in others, instants in many
//! writings, ids in rare scripts and with ties, joint, void and service visits, plans and filings that begin, end, are
//! missing or not approved, grounds blank and unknown, grades of the pack, of none and left out. One in sixteen is broken on purpose.

mod announcements;
mod broken_lines;
mod cases;
mod dice;
mod writing;

use std::io::{BufWriter, Write};

use dice::Dice;
use ruqi_rules::Pack;

const USAGE: &str = "usage: generate --pack FILE --count N --seed N";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| -> Result<&String, Box<dyn std::error::Error>> {
        let place = arguments
            .iter()
            .position(|argument| argument == name)
            .ok_or(USAGE)?;
        Ok(arguments.get(place + 1).ok_or(USAGE)?)
    };
    let pack = Pack::parse(&std::fs::read_to_string(value("--pack")?)?)?;
    let count: u32 = value("--count")?.parse()?;
    let mut dice = Dice::new(value("--seed")?.parse()?);
    let mut out = BufWriter::new(std::io::stdout().lock());
    for number in 0..count {
        let case = cases::case(&mut dice, &pack, number);
        let line = if dice.one_in(16) {
            broken_lines::line(&mut dice, case)
        } else {
            case.to_string()
        };
        writeln!(out, "{line}")?;
    }
    Ok(out.flush()?)
}
