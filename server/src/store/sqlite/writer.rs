//! The one writer: acts queue up, a transaction takes what waits, each act in its own savepoint, and the answers
//! leave only after the commit. One fsync serves all that waited: group commit.

use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread;

use tokio::sync::oneshot;

use crate::faults;
use crate::store::error::Unwritten;
use crate::store::{StoreError, Tx};

/// Acts that may wait: at a few thousand a second, under a second of work. More is answered `Busy` (503).
const QUEUE: usize = 2_048;
/// Acts to a transaction: bounds how long the first of them waits for its answer.
const GROUP: usize = 256;

/// Runs in the transaction (or learns that none could begin); what it returns is told, after the commit, whether
/// that succeeded.
type QueuedWrite = Box<dyn FnOnce(Result<&Tx, &Unwritten>) -> Settle + Send>;
type Settle = Box<dyn FnOnce(Result<(), Unwritten>) + Send>;

enum Message {
    Write(QueuedWrite),
    /// Finish, and say so by dropping this.
    Close(SyncSender<()>),
}

#[derive(Clone)]
pub(crate) struct Writer(SyncSender<Message>);

impl Writer {
    pub(crate) fn start(tx: Tx) -> Result<Self, StoreError> {
        let (queue, messages) = sync_channel(QUEUE);
        thread::Builder::new()
            .name("writer".into())
            .spawn(move || serve(tx, &messages))
            .map_err(|_| StoreError::Closed)?;
        Ok(Self(queue))
    }

    pub(crate) async fn run<T, E>(
        &self,
        act: impl FnOnce(&Tx) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let answer = self.queue(act)?;
        answer.await.map_err(|_| StoreError::Closed)?
    }

    pub(crate) fn run_blocking<T, E>(
        &self,
        act: impl FnOnce(&Tx) -> Result<T, E> + Send + 'static,
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
        act: impl FnOnce(&Tx) -> Result<T, E> + Send + 'static,
    ) -> Result<oneshot::Receiver<Result<T, E>>, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (tell, answer) = oneshot::channel();
        let act: QueuedWrite = Box::new(move |transaction| {
            let outcome = match transaction {
                Ok(tx) => tx.savepoint(act),
                Err(why) => Err(StoreError::from(why.clone()).into()),
            };
            Box::new(move |committed| {
                let outcome = match (outcome, committed) {
                    (Ok(_), Err(why)) => Err(StoreError::from(why).into()),
                    (outcome, _) => outcome,
                };
                // The asker may have gone away; what is committed stays.
                let _ = tell.send(outcome);
            })
        });
        self.0
            .try_send(Message::Write(act))
            .map_err(|refused| match refused {
                TrySendError::Full(_) => StoreError::Busy,
                TrySendError::Disconnected(_) => StoreError::Closed,
            })?;
        Ok(answer)
    }

    /// Waits until all that was queued is committed and the file is closed. Further acts are refused.
    pub(crate) fn close(&self) -> Result<(), StoreError> {
        let (done, closed) = sync_channel(1);
        self.0
            .send(Message::Close(done))
            .map_err(|_| StoreError::Closed)?;
        // Nothing is ever sent: the other end is dropped when the file is closed.
        let _ = closed.recv();
        Ok(())
    }
}

fn serve(tx: Tx, messages: &Receiver<Message>) {
    let mut closing = None;
    while closing.is_none() {
        let Ok(message) = messages.recv() else { break };
        closing = match message {
            Message::Close(done) => Some(done),
            Message::Write(first) => serve_group(&tx, first, messages),
        };
    }
    // The log is folded into the file, so that a copy of the file alone is whole.
    let _ = tx.exists("PRAGMA wal_checkpoint(TRUNCATE)", ());
    drop(tx);
    drop(closing);
}

/// One transaction; `Some` if it was cut short by a request to close.
fn serve_group(
    tx: &Tx,
    first: QueuedWrite,
    messages: &Receiver<Message>,
) -> Option<SyncSender<()>> {
    let begin = faults::turn_first("BEGIN IMMEDIATE", "BEGIN");
    let begun = tx.control(begin).map_err(Unwritten::from);
    let (mut settle, closing) = run_group(first, messages, begun.as_ref().map(|()| tx));
    faults::receipt_after_commit(&mut settle);
    let committed = begun.and_then(|()| tx.control("COMMIT").map_err(Unwritten::from));
    if committed.is_err() && tx.is_in_transaction() {
        // Nothing of the group may linger into the next transaction.
        let _ = tx.control("ROLLBACK");
    }
    for tell in settle {
        tell(committed.clone());
    }
    closing
}

fn run_group(
    first: QueuedWrite,
    messages: &Receiver<Message>,
    transaction: Result<&Tx, &Unwritten>,
) -> (Vec<Settle>, Option<SyncSender<()>>) {
    let mut settle = Vec::new();
    let mut next = Some(first);
    while let Some(act) = next {
        settle.push(act(transaction));
        // SQLite undoes a transaction by itself when the disk is full: whoever comes next is written in another.
        let undone = transaction.is_ok_and(|tx| !tx.is_in_transaction());
        let more = settle.len() < GROUP && !undone;
        next = match more.then(|| messages.try_recv()) {
            Some(Ok(Message::Write(act))) => Some(act),
            Some(Ok(Message::Close(done))) => return (settle, Some(done)),
            _ => None,
        };
    }
    (settle, None)
}
