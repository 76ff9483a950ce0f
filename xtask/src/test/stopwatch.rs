//! How long a part took by itself: what other programs took of the processors meanwhile is not its fault, and a machine of
//! CI's is seldom alone. Where the system does not say (it does on Linux), the clock on the wall decides.

use std::fs;
use std::time::{Duration, Instant};

/// Linux tells programs of processor time in hundredths of a second, whatever it counts in.
const TICK: Duration = Duration::from_millis(10);

pub struct Stopwatch {
    begun: Instant,
    others: Option<u64>,
}

impl Stopwatch {
    pub fn begin() -> Self {
        Self {
            begun: Instant::now(),
            others: others(),
        }
    }

    /// Seconds on the clock, and how many of them were the part's own: without those in which others kept all processors.
    pub fn read(&self) -> (f32, f32) {
        let clock = self.begun.elapsed();
        let ticks = match (self.others, others()) {
            (Some(before), Some(now)) => now.saturating_sub(before),
            _ => 0,
        };
        let ticks = u32::try_from(ticks).unwrap_or(u32::MAX) / processors();
        let own = clock.saturating_sub(TICK * ticks);
        (clock.as_secs_f32(), own.as_secs_f32())
    }
}

/// How many there are.
pub fn processors() -> u32 {
    let found = std::thread::available_parallelism().map_or(1, usize::from);
    u32::try_from(found).unwrap_or(1)
}

/// Ticks since the machine began in which a processor did something that was neither this program nor a child of its that
/// has ended.
fn others() -> Option<u64> {
    let busy = busy(&fs::read_to_string("/proc/stat").ok()?)?;
    Some(busy.saturating_sub(ours(&fs::read_to_string("/proc/self/stat").ok()?)?))
}

/// Of all processors: user, nice, system, interrupts twice, and what the machine's host took; not idle, not waiting.
fn busy(stat: &str) -> Option<u64> {
    let line = stat.lines().next()?.strip_prefix("cpu ")?;
    let ticks: Vec<u64> = numbers(line)?;
    [0, 1, 2, 5, 6, 7].iter().map(|&n| ticks.get(n)).sum()
}

/// User and system, of this process and of its children that were waited for. The name before them may have spaces.
fn ours(stat: &str) -> Option<u64> {
    let (_, after_name) = stat.rsplit_once(')')?;
    let ticks: Vec<u64> = numbers(
        &after_name
            .split_whitespace()
            .skip(11)
            .take(4)
            .collect::<Vec<_>>()
            .join(" "),
    )?;
    Some(ticks.iter().sum())
}

fn numbers(line: &str) -> Option<Vec<u64>> {
    line.split_whitespace()
        .map(|word| word.parse().ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{busy, ours};

    #[test]
    fn what_is_idle_is_nobodys() {
        let stat = "cpu  100 20 30 9000 800 1 2 3 0 0\ncpu0 50 10 15 4500 400 0 1 1 0 0\n";
        assert_eq!(busy(stat), Some(156));
    }

    #[test]
    fn children_that_ended_are_ours() {
        let stat = "42 (x task) S 1 42 42 0 -1 4194304 100 200 0 0 7 5 300 20 20 0 1 0 55 0";
        assert_eq!(ours(stat), Some(332));
    }
}
