//! The long run of the model (`pwa/test/model`): round after round of phones that live through anything, and of a server
//! that is killed with SIGKILL at any moment. One seed for each round; the first that ends wrongly ends the run.

use crate::shell::{self, Profile};
use crate::{codegen, dist, npm, wasm};
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// A round is a process of its own: what one leaves in memory is gone with it.
const ROUND: Duration = Duration::from_secs(60);
/// Deeds of a run at most: long enough that much is under way at each kill, short enough to be made small.
const DEEDS: u32 = 300;
/// Rounds are this far apart, so that no two have a seed in common.
const SEEDS_A_ROUND: u64 = 10_000;

type Figures = BTreeMap<String, u64>;

/// What was asked for.
struct Asked {
    minutes: u64,
    seed: u64,
}

/// Runs for so many minutes; fails with the seed of the round where something was lost, twice, or judged otherwise.
pub fn run(arguments: &[String]) -> Result<()> {
    let asked = read(arguments)?;
    let binary = binary()?;
    let out = shell::root().join("tests/out");
    fs::create_dir_all(&out).context("could not make tests/out")?;
    let (begin, length) = (Instant::now(), Duration::from_secs(asked.minutes * 60));
    let mut sum = Figures::new();
    let mut rounds = 0;
    let mut failed = None;
    while begin.elapsed() < length && failed.is_none() {
        let seed = (asked.seed + rounds * SEEDS_A_ROUND) % (1 << 31);
        rounds += 1;
        println!("\n== soak: round {rounds}, seed {seed}");
        let left = length.saturating_sub(begin.elapsed());
        failed = round(
            seed,
            left.min(ROUND),
            &binary,
            &out.join("soak.tsv"),
            &mut sum,
        )
        .err()
        .map(|error| (seed, error));
    }
    let table = table(&asked, rounds, begin.elapsed(), failed.is_some(), &sum)?;
    fs::write(out.join("soak.md"), &table).context("could not write tests/out/soak.md")?;
    println!("\n{table}");
    match failed {
        Some((seed, error)) => bail!("soak: a round ended wrongly, its seed is {seed}. {error:#}"),
        None => Ok(()),
    }
}

fn read(arguments: &[String]) -> Result<Asked> {
    let clock = SystemTime::now().duration_since(UNIX_EPOCH);
    let mut asked = Asked {
        minutes: 0,
        seed: clock.map_or(1, |since| since.as_secs()) % (1 << 31),
    };
    for pair in arguments.chunks(2) {
        match pair {
            [name, value] if name == "--minutes" => asked.minutes = value.parse()?,
            [name, value] if name == "--seed" => asked.seed = value.parse()?,
            other => bail!("`{}` is nothing that soak knows", other.join(" ")),
        }
    }
    if asked.minutes == 0 {
        bail!("say for how long: `cargo xtask soak --minutes 30`");
    }
    Ok(asked)
}

/// The product as people get it, unless `RUQI_BIN` names another build.
fn binary() -> Result<PathBuf> {
    npm::install("pwa")?;
    if let Some(named) = std::env::var_os("RUQI_BIN") {
        wasm::run()?;
        // what must hold is looked at by a program of its own, which stands beside our server
        codegen::build_server(Profile::Release)?;
        return Ok(PathBuf::from(named));
    }
    dist::build()?;
    Ok(shell::ruqi(Profile::Release))
}

fn round(
    seed: u64,
    time: Duration,
    binary: &Path,
    figures: &Path,
    sum: &mut Figures,
) -> Result<()> {
    let asked = format!(
        r#"{{"seeds":[{seed}],"runs":{SEEDS_A_ROUND},"deeds":{DEEDS},"seconds":{},"figures":{:?}}}"#,
        time.as_secs().max(1),
        figures.display().to_string()
    );
    let arguments = ["vitest", "run", "test/model", "--reporter=dot"];
    let mut command = shell::program("npx", &arguments, "pwa");
    let done = shell::run(command.env("RUQI_MODEL", asked).env("RUQI_BIN", binary));
    for line in fs::read_to_string(figures).unwrap_or_default().lines() {
        if let Some((name, count)) = line.split_once('\t') {
            *sum.entry(name.to_owned()).or_default() += count.parse::<u64>()?;
        }
    }
    // What a round that could not even begin would leave there is the one before's.
    let _ = fs::remove_file(figures);
    done
}

fn table(
    asked: &Asked,
    rounds: u64,
    took: Duration,
    failed: bool,
    sum: &Figures,
) -> Result<String> {
    let mut text = String::from("| what | how many |\n| --- | --- |\n");
    let mut row = |name: &str, value: String| writeln!(text, "| {name} | {value} |");
    row("seed", asked.seed.to_string())?;
    row("minutes", format!("{:.1}", took.as_secs_f32() / 60.0))?;
    row("rounds", rounds.to_string())?;
    for (name, count) in sum {
        row(name, count.to_string())?;
    }
    let lost = if failed { "see the failure" } else { "0" };
    row("lost", lost.to_owned())?;
    Ok(text)
}
