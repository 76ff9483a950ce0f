//! The one writer: a transaction takes whatever requests wait, and each is answered after the commit.

use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use anyhow::Result;
use rusqlite::{Connection, Error, params};
use tokio::sync::oneshot;
use uuid::Uuid;

/// The server's bounds: requests that may wait, and requests to a transaction.
const QUEUE: usize = 2_048;
const GROUP: usize = 256;

/// An event and its receipt.
pub struct Row {
    pub id: Uuid,
    pub event: String,
    pub receipt: String,
}

/// Rows of one request, and who waits for them.
struct Waiting {
    rows: Vec<Row>,
    asker: oneshot::Sender<()>,
}

/// Where requests queue up.
pub struct Writer(SyncSender<Waiting>);

impl Writer {
    /// Makes the database, and starts the thread that writes into it, with the settings of the server's.
    pub fn start(path: &Path) -> Result<Self> {
        let connection = Connection::open(path)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "wal_autocheckpoint", 4_000)?;
        connection.pragma_update(None, "cache_size", -65_536)?;
        connection.execute_batch(
            "CREATE TABLE event (id BLOB PRIMARY KEY, event TEXT NOT NULL, receipt TEXT NOT NULL) STRICT",
        )?;
        let (queue, waiting) = sync_channel(QUEUE);
        thread::Builder::new()
            .name("writer".into())
            .spawn(move || serve(&connection, &waiting))?;
        Ok(Self(queue))
    }

    /// Stores rows; none where they are not, for whatever reason.
    pub async fn store(&self, rows: Vec<Row>) -> Option<()> {
        let (asker, answer) = oneshot::channel();
        self.0.try_send(Waiting { rows, asker }).ok()?;
        answer.await.ok()
    }
}

fn serve(connection: &Connection, waiting: &Receiver<Waiting>) {
    while let Ok(first) = waiting.recv() {
        let group: Vec<Waiting> = std::iter::once(first)
            .chain(waiting.try_iter().take(GROUP - 1))
            .collect();
        match commit(connection, &group) {
            Ok(()) => answer(group),
            // Dropped without an answer: they are told that nothing is stored.
            Err(error) => {
                eprintln!("{error}");
                let _ = connection.execute_batch("ROLLBACK");
            }
        }
    }
}

fn answer(group: Vec<Waiting>) {
    for one in group {
        // Whoever asked may have gone away; the rows stay.
        let _ = one.asker.send(());
    }
}

fn commit(connection: &Connection, group: &[Waiting]) -> Result<(), Error> {
    connection.execute_batch("BEGIN IMMEDIATE")?;
    let mut insert =
        connection.prepare_cached("INSERT INTO event (id, event, receipt) VALUES (?1, ?2, ?3)")?;
    for row in group.iter().flat_map(|one| &one.rows) {
        insert.execute(params![row.id, row.event, row.receipt])?;
    }
    connection.execute_batch("COMMIT")
}
