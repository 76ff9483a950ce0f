//! A phone that has nothing of its region yet asks for its file, and for the parts of it.

use std::io;

use actix_web::http::header::CONTENT_ENCODING;
use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get};
use serde::Deserialize;

use crate::http::kit::accepted_encoding::takes_brotli;
use crate::http::kit::caller::Caller;
use crate::http::kit::entity_tag::{Tagged, tagged};
use crate::http::kit::problem::Problem;
use crate::http::kit::problems;
use crate::pull::cursor::Cursor;
use crate::pull::page::scopes;
use crate::pull::region_file::encode::VERSION;
use crate::pull::region_file::{current, part_folder};
use crate::state::AppState;
use crate::store::StoreError;
use crate::store::access::memberships::RoleWord;
use crate::wire::region_file::RegionFileView;

/// Never another under this name; kept for as long as files are, so that a second officer on the phone downloads nothing.
const KEEPING: &str = "private, max-age=86400, immutable";

#[derive(Deserialize)]
pub(crate) struct RegionFileQuery {
    form: Option<u8>,
}

/// The file of the officer's region: what every officer there sees, made once. No parts: there is none in the form that the
/// phone reads, and everything is pulled.
#[utoipa::path(tag = "sync", params(
    ("form" = Option<u8>, Query, description = "the form of parts that the phone reads; without it the first"),
), responses((status = 200, body = RegionFileView), (status = 403)))]
#[get("/api/v1/sync/region-file")]
pub(crate) async fn get_region_file(
    state: Data<AppState>,
    caller: Caller,
    asked: Query<RegionFileQuery>,
) -> Result<Json<RegionFileView>, Problem> {
    let post = caller.audience(&[RoleWord::Officer])?.organ()?;
    if asked.form != Some(VERSION) {
        return Ok(Json(RegionFileView::default()));
    }
    let (epoch, keys) = (state.epoch.clone(), state.keys.clone());
    let (packs, now) = (state.packs.clone(), state.clock.now());
    let view = state.store.read(move |c| {
        let Some(file) = current::find(c, &packs, &post.region, &epoch, now)? else {
            return Ok::<_, StoreError>(RegionFileView::default());
        };
        let cursor = Cursor::behind_file(&epoch, &scopes(c, &post)?, file.seq);
        Ok(RegionFileView {
            cursor: Some(cursor.seal(&keys)),
            parts: file.parts,
        })
    });
    Ok(Json(view.await?))
}

/// A part of it, by its hash.
#[utoipa::path(tag = "sync", params(
    ("part" = String, Path, description = "its hash"),
    ("If-None-Match" = Option<String>, Header, description = "the ETag of the last answer"),
), responses(
    (status = 200, body = [u8], content_type = "application/octet-stream"), (status = 304),
    (status = 403), (status = 404),
))]
#[get("/api/v1/sync/region-file/{part}")]
pub(crate) async fn get_region_file_part(
    state: Data<AppState>,
    caller: Caller,
    request: HttpRequest,
    asked: Path<String>,
) -> Result<HttpResponse, Problem> {
    let post = caller.audience(&[RoleWord::Officer])?.organ()?;
    let hash = asked.into_inner();
    let (epoch, packs, now) = (state.epoch.clone(), state.packs.clone(), state.clock.now());
    let region = post.region;
    let file = state
        .store
        .read(move |c| current::find(c, &packs, &region, &epoch, now));
    // Only what the officer's own region names now: another's hash opens nothing.
    let named = file
        .await?
        .is_some_and(|file| file.parts.iter().any(|part| part.hash == hash));
    if !named {
        return Err(problems::NOT_FOUND.into());
    }
    let tag = format!("\"{hash}\"");
    let mut answer = match tagged(&request, &tag, KEEPING, &[("vary", "accept-encoding")]) {
        Tagged::Same(answer) => return Ok(answer),
        Tagged::Another(answer) => answer,
    };
    let (folder, packed) = (state.config.region_files(), takes_brotli(&request));
    let read = move || {
        let part = part_folder::read(&folder, &hash)?;
        if packed {
            Ok(part)
        } else {
            part_folder::unpack(&part)
        }
    };
    let part: io::Result<Vec<u8>> = tokio::task::spawn_blocking(read)
        .await
        .map_err(|_| Problem::from(problems::FAILED))?;
    let part = part.map_err(|error| {
        tracing::error!(%error, "a part of a region's file is gone");
        Problem::from(problems::NOT_FOUND)
    })?;
    if packed {
        answer.insert_header((CONTENT_ENCODING, "br"));
    }
    Ok(answer.content_type("application/octet-stream").body(part))
}
