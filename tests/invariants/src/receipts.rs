//! What was received has a receipt of this server, over just these bytes and this arrival.

use crate::report::{Invariant, Report};
use crate::seal::{self, Hash, Jws};
use crate::server::Server;
use crate::time;

pub fn check(server: &Server, report: &mut Report) {
    // Desk acts were made here and never arrived: they have none.
    let arrived = server.events.iter().filter(|one| !server.is_desk_act(one));
    let arrived = arrived.map(|one| (&one.hash, &one.receipt, one.received_at));
    let set_aside = server
        .set_aside
        .iter()
        .map(|one| (&one.hash, &one.receipt, one.received_at));
    for (hash, receipt, received_at) in arrived.chain(set_aside) {
        one(server, hash, receipt, received_at, report);
    }
}

/// Holds one against what it should vouch for.
pub fn one(server: &Server, hash: &Hash, receipt: &str, received_at: i64, report: &mut Report) {
    report.receipts += 1;
    let name = seal::write_hash(hash);
    let Some(jws) = Jws::read(receipt).filter(|jws| server.sealed("ruqi-receipt", jws)) else {
        report.violated(
            Invariant::ReceiptSeal,
            name,
            "its receipt is not sealed by this server",
        );
        return;
    };
    report.hold(
        jws.hash("hash") == Some(*hash),
        Invariant::ReceiptSeal,
        &name,
        "its receipt is over other bytes",
    );
    let arrival = jws.text("received_at").and_then(time::read);
    report.hold(
        arrival == Some(received_at),
        Invariant::FirstArrival,
        &name,
        "the receipt names another arrival",
    );
}
