//! Bare intake, the yardstick of the server's: `ruqi-bare-intake DATABASE KEYS.json`.
//!
//! It takes the requests that phones push to `/api/v1/sync/push`, verifies the signature of each event by its key, seals
//! a receipt of the same form, and stores both texts in one row, with group commit and `synchronous=FULL`. Nothing can be
//! faster and still mean *durable and proven*: no chain, no rule and no scope is looked at. Nor is the proof of the
//! request: it says who asks, and not whose the event is.
//!
//! KEYS.json is a list of `{ "kid", "x", "y" }`: the phones' public keys. It prints the address where it listens.

mod intake;
mod jws;
mod receipt;
mod writer;

use std::path::PathBuf;

use actix_web::web::{Bytes, Data, PayloadConfig};
use actix_web::{App, HttpResponse, HttpServer, ResponseError, post};
use anyhow::{Context, Result};

use intake::{Intake, NotTaken};

/// As large as the server lets a push be.
const PUSH_BYTES: usize = 1 << 20;

#[post("/api/v1/sync/push")]
async fn push(intake: Data<Intake>, body: Bytes) -> Result<HttpResponse, NotTaken> {
    Ok(HttpResponse::Ok().json(intake.push(&body).await?))
}

impl ResponseError for NotTaken {
    fn error_response(&self) -> HttpResponse {
        HttpResponse::UnprocessableEntity().body(self.to_string())
    }
}

#[actix_web::main]
async fn main() -> Result<()> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(database), Some(keys), None) = (arguments.next(), arguments.next(), arguments.next())
    else {
        anyhow::bail!("say where the database is to be, and where the phones' keys are");
    };
    let text = std::fs::read(&keys).with_context(|| format!("{}", keys.display()))?;
    let intake = Data::new(Intake::open(&database, &text)?);
    let app = move || {
        App::new()
            .app_data(intake.clone())
            .app_data(PayloadConfig::new(PUSH_BYTES))
            .service(push)
    };
    let server = HttpServer::new(app).bind("127.0.0.1:0")?;
    for address in server.addrs() {
        println!("http://{address}");
    }
    Ok(server.run().await?)
}
