//! A PostgreSQL of the test's own: made, started by an ordinary user, reached by a socket in its folder and by nothing else,
//! stopped at the end.

use std::fs;
use std::io::Write;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use ruqi::store::sql::SqlStatement;
use rustix::process::geteuid;
use tempfile::TempDir;

use super::placeholders::numbered;

/// Where Debian has the programs, a folder for each version.
const VERSIONS: &str = "/usr/lib/postgresql";

/// The oldest version that a province may have.
const OLDEST: u32 = 15;

/// Says in a line what is wrong with the statement that was prepared; nothing where all is well.
const SAY: &str = r"\if :ERROR
  \echo :LAST_ERROR_MESSAGE
\else
  SELECT CASE WHEN parameter_types::text[] <@ '{bigint,text,bytea}' THEN ''
    ELSE 'takes ' || array_to_string(parameter_types, ', ') END FROM pg_prepared_statements;
  DEALLOCATE s;
\endif";

/// Stops when dropped.
pub struct Cluster {
    programs: PathBuf,
    /// Data, socket and log; removed with it.
    folder: TempDir,
}

impl Cluster {
    /// None, and said, where the machine has no PostgreSQL and is not the one that checks everything.
    pub fn start() -> Option<Self> {
        let Some(programs) = programs() else {
            let says = format!("{VERSIONS} has none of {OLDEST} or newer: nothing was prepared");
            assert!(std::env::var_os("CI").is_none(), "{says}");
            eprintln!("{says}");
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        if let Some((user, group)) = ordinary() {
            chown(folder.path(), Some(user), Some(group)).unwrap();
        }
        let cluster = Self { programs, folder };
        let socket = cluster.folder.path().display();
        well(cluster.command("initdb").args([
            "--pgdata=data",
            "--username=ruqi",
            "--auth=trust",
            "--encoding=UTF8",
            "--no-locale",
            "--no-sync",
        ]));
        well(cluster.command("pg_ctl").args([
            "start",
            "--wait",
            "--pgdata=data",
            "--log=log",
            &format!("--options=-F -c listen_addresses='' -k '{socket}'"),
        ]));
        Some(cluster)
    }

    /// Runs statements of which each has to do.
    pub fn make(&self, script: &str) {
        self.psql(script, &["--set=ON_ERROR_STOP=1"]);
    }

    /// Prepares each statement; answers which it does not take, each with its place and what is wrong. The handle has
    /// numbers, texts and bytes: a placeholder that stands for anything else is wrong, too.
    pub fn prepare(&self, statements: &[SqlStatement]) -> Vec<String> {
        let mut script = String::new();
        for statement in statements {
            script += &format!("PREPARE s AS {};\n{SAY}\n", numbered(statement.text));
        }
        let answers = self.psql(&script, &["--tuples-only", "--no-align"]);
        assert_eq!(answers.lines().count(), statements.len());
        answers
            .lines()
            .zip(statements)
            .filter(|(says, _)| !says.is_empty())
            .map(|(says, SqlStatement { place, text })| format!("{place}: {says}\n    {text}"))
            .collect()
    }

    fn psql(&self, script: &str, arguments: &[&str]) -> String {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(script.as_bytes()).unwrap();
        let mut psql = self.command("psql");
        psql.args(["--no-psqlrc", "--quiet", "--username=ruqi", "postgres"])
            .arg(format!("--host={}", self.folder.path().display()))
            .env("PGCLIENTENCODING", "UTF8")
            .args(arguments)
            .stdin(file.reopen().unwrap());
        well(&mut psql)
    }

    /// A program of PostgreSQL's, as an ordinary user runs it.
    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.programs.join(program));
        command.current_dir(self.folder.path());
        if let Some((user, group)) = ordinary() {
            command.uid(user).gid(group);
        }
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let mut stop = self.command("pg_ctl");
        stop.args(["stop", "--wait", "--mode=immediate", "--pgdata=data"]);
        let stopped = stop.output().map(|output| output.status.success());
        if !matches!(stopped, Ok(true)) {
            eprintln!("PostgreSQL did not stop: {stopped:?}");
        }
    }
}

/// The newest that the machine has, if it is new enough.
fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir(VERSIONS).ok()?.flatten();
    let (_, programs) = versions
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path())))
        .map(|(version, folder): (u32, PathBuf)| (version, folder.join("bin")))
        .filter(|(version, programs)| *version >= OLDEST && programs.join("initdb").exists())
        .max()?;
    Some(programs)
}

/// Who runs it where root runs the tests, whom PostgreSQL refuses: nobody, and nobody's group.
fn ordinary() -> Option<(u32, u32)> {
    if !geteuid().is_root() {
        return None;
    }
    let users = fs::read_to_string("/etc/passwd").unwrap();
    let nobody = users.lines().find(|line| line.starts_with("nobody:"));
    let mut fields = nobody.unwrap().split(':').skip(2);
    let mut number = || fields.next().unwrap().parse().unwrap();
    Some((number(), number()))
}

/// What it says, if it ends well.
#[track_caller]
fn well(command: &mut Command) -> String {
    let Output {
        status,
        stdout,
        stderr,
    } = command.stderr(Stdio::piped()).output().unwrap();
    let says = String::from_utf8_lossy(&stderr);
    assert!(status.success(), "{command:?}: {says}");
    String::from_utf8(stdout).unwrap()
}
