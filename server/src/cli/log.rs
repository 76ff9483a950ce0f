//! Writes the log: JSON, a line an event, on standard error.

use std::fmt;

use tracing::field::{Field, Visit};
use tracing::{Event, Level, Metadata};
use tracing_subscriber::layer::{Context, Filter, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer};

use crate::config::Config;

/// The libraries that read what connections bring.
const READERS: [&str; 2] = ["actix_http", "actix_server"];
/// What they call an error of ours though it is the sender's: bytes that are no request, or too slow or cut off.
const OF_SENDERS: [&str; 4] = [
    "stream error: request parse error",
    "stream error: request did not complete",
    "stream error: I/O error",
    "MAX_BUFFER_SIZE unprocessed data reached",
];

/// Starts it, with what the configuration says is logged.
pub fn start_log(config: &Config) {
    let lines = tracing_subscriber::fmt::layer()
        .json()
        .with_writer(std::io::stderr)
        .with_current_span(false)
        .with_span_list(false)
        .with_filter(NotOfSenders);
    // A second start, in a test, changes nothing.
    let _ = tracing_subscriber::registry()
        .with(EnvFilter::new(&config.log))
        .with(lines)
        .try_init();
}

/// Leaves out what anybody can have written by sending rubbish: an operator is woken by errors.
struct NotOfSenders;

impl<S> Filter<S> for NotOfSenders {
    fn enabled(&self, _: &Metadata<'_>, _: &Context<'_, S>) -> bool {
        true
    }

    fn event_enabled(&self, event: &Event<'_>, _: &Context<'_, S>) -> bool {
        let metadata = event.metadata();
        let of_reader = READERS
            .iter()
            .any(|reader| metadata.target().starts_with(reader));
        if *metadata.level() != Level::ERROR || !of_reader {
            return true;
        }
        let mut message = Message::default();
        event.record(&mut message);
        !OF_SENDERS.iter().any(|words| message.0.starts_with(words))
    }
}

#[derive(Default)]
struct Message(String);

impl Visit for Message {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        if field.name() == "message" {
            self.0 = format!("{value:?}");
        }
    }
}
