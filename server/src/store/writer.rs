//! The one writer: acts queue up, a transaction takes what waits, each act in its own savepoint, and the answers
//! leave only after the commit. One fsync serves all that waited: group commit.

use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread;

use rusqlite::Connection;
use tokio::sync::oneshot;

use super::StoreError;

/// Acts that may wait: at a few thousand a second, under a second of work. More is answered `Busy` (503).
const QUEUE: usize = 2_048;
/// Acts to a transaction: bounds how long the first of them waits for its answer.
const GROUP: usize = 256;

/// Runs in the transaction (or learns that none could begin); what it returns is told, after the commit, whether
/// that succeeded.
type Act = Box<dyn FnOnce(Result<&Connection, &str>) -> Settle + Send>;
type Settle = Box<dyn FnOnce(Result<(), String>) + Send>;

#[derive(Clone)]
pub(super) struct Writer(SyncSender<Act>);

impl Writer {
    pub(super) fn start(connection: Connection) -> Result<Self, StoreError> {
        let (queue, acts) = sync_channel(QUEUE);
        thread::Builder::new()
            .name("writer".into())
            .spawn(move || serve(connection, &acts))
            .map_err(|_| StoreError::Closed)?;
        Ok(Self(queue))
    }

    pub(super) async fn run<T, E>(
        &self,
        act: impl FnOnce(&Connection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let answer = self.queue(act)?;
        answer.await.map_err(|_| StoreError::Closed)?
    }

    pub(super) fn run_blocking<T, E>(
        &self,
        act: impl FnOnce(&Connection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let answer = self.queue(act)?;
        answer.blocking_recv().map_err(|_| StoreError::Closed)?
    }

    fn queue<T, E>(
        &self,
        act: impl FnOnce(&Connection) -> Result<T, E> + Send + 'static,
    ) -> Result<oneshot::Receiver<Result<T, E>>, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (tell, answer) = oneshot::channel();
        let act: Act = Box::new(move |connection| {
            let outcome = match connection {
                Ok(connection) => in_savepoint(connection, act),
                Err(why) => Err(StoreError::NotCommitted(why.to_owned()).into()),
            };
            Box::new(move |committed| {
                let outcome = match (outcome, committed) {
                    (Ok(_), Err(why)) => Err(StoreError::NotCommitted(why).into()),
                    (outcome, _) => outcome,
                };
                // The asker may have gone away; what is committed stays.
                let _ = tell.send(outcome);
            })
        });
        self.0.try_send(act).map_err(|refused| match refused {
            TrySendError::Full(_) => StoreError::Busy,
            TrySendError::Disconnected(_) => StoreError::Closed,
        })?;
        Ok(answer)
    }
}

fn in_savepoint<T, E: From<StoreError>>(
    connection: &Connection,
    act: impl FnOnce(&Connection) -> Result<T, E>,
) -> Result<T, E> {
    let sql = |text: &str| connection.execute_batch(text).map_err(StoreError::from);
    sql("SAVEPOINT act")?;
    let outcome = act(connection);
    match &outcome {
        Ok(_) => sql("RELEASE act")?,
        Err(_) => sql("ROLLBACK TO act; RELEASE act")?,
    }
    outcome
}

fn serve(connection: Connection, acts: &Receiver<Act>) {
    while let Ok(first) = acts.recv() {
        let begun = connection
            .execute_batch("BEGIN IMMEDIATE")
            .map_err(|e| e.to_string());
        let settle = run_group(first, acts, begun.as_ref().map(|()| &connection));
        let committed = begun.and_then(|()| {
            connection
                .execute_batch("COMMIT")
                .map_err(|e| e.to_string())
        });
        if committed.is_err() && !connection.is_autocommit() {
            // Nothing of the group may linger into the next transaction.
            let _ = connection.execute_batch("ROLLBACK");
        }
        for tell in settle {
            tell(committed.clone());
        }
    }
}

fn run_group(
    first: Act,
    acts: &Receiver<Act>,
    transaction: Result<&Connection, &String>,
) -> Vec<Settle> {
    let mut settle = Vec::new();
    let mut next = Some(first);
    while let Some(act) = next {
        settle.push(act(transaction.map_err(String::as_str)));
        next = (settle.len() < GROUP)
            .then(|| acts.try_recv().ok())
            .flatten();
    }
    settle
}
