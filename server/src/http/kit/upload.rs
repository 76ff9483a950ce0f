//! Receives a large body into a file without a name, one a person and few at a time: an upload that never ends holds no
//! memory, and no place but its own.

use std::collections::HashSet;
use std::fs::File;
use std::io::{Read, Seek, Write};
use std::path::Path;
use std::sync::{LazyLock, Mutex, PoisonError};

use actix_web::web::Payload;
use futures_util::StreamExt;

use crate::http::kit::problem::Problem;
use crate::http::kit::problems;
use crate::store::ids::PersonId;

/// Bodies that are received at once: a city's desks bring a few files a day, and each may be 64 MiB of the disk.
const AT_ONCE: usize = 8;

/// Whose bodies are being received.
static RECEIVING: LazyLock<Mutex<HashSet<PersonId>>> = LazyLock::new(Mutex::default);

/// A body, received whole.
#[derive(Debug)]
pub(crate) struct Upload(File);

/// A person's place among those whose bodies are received, until it is dropped.
struct Place(PersonId);

impl Upload {
    /// Receives up to `bytes`, in a file of this folder.
    ///
    /// # Errors
    /// 503 where the person's other upload is not done or all places are taken, 413 beyond `bytes`, 400 where the body
    /// breaks off.
    pub(crate) async fn receive(
        mut body: Payload,
        bytes: usize,
        by: PersonId,
        folder: &Path,
    ) -> Result<Self, Problem> {
        let place = Place::take(by).ok_or_else(|| Problem::from(problems::BUSY).after(10))?;
        let mut file = tempfile::tempfile_in(folder).map_err(|error| no_room(&error))?;
        let mut left = bytes;
        while let Some(chunk) = body.next().await {
            let chunk = chunk
                .map_err(|_| Problem::from(problems::MALFORMED).because("the body broke off"))?;
            left = left
                .checked_sub(chunk.len())
                .ok_or_else(|| Problem::from(problems::TOO_LARGE))?;
            // Into the system's memory: the disk is not waited for.
            file.write_all(&chunk).map_err(|error| no_room(&error))?;
        }
        drop(place);
        Ok(Self(file))
    }

    /// Reads it. Blocks.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(crate) fn read(mut self) -> std::io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.0.rewind()?;
        self.0.read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

impl Place {
    fn take(by: PersonId) -> Option<Self> {
        let mut receiving = RECEIVING.lock().unwrap_or_else(PoisonError::into_inner);
        let is_taken = receiving.len() < AT_ONCE && receiving.insert(by);
        // Not `then_some`: a place that was not taken must not be given up.
        is_taken.then(|| Self(by))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut receiving = RECEIVING.lock().unwrap_or_else(PoisonError::into_inner);
        receiving.remove(&self.0);
    }
}

fn no_room(error: &std::io::Error) -> Problem {
    tracing::error!(%error, "an upload could not be kept");
    Problem::from(problems::DISK_FULL).after(60)
}
