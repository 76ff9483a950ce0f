//! Zhuzhou's divisions (GB/T 2260), which the product ships.

use serde::Deserialize;

use crate::directory::publish;
use crate::store::directory::region;
use crate::store::directory::region::Region;
use crate::store::{StoreError, Tx};

const ZHUZHOU: &str = include_str!("../../data/regions.json");

#[derive(Deserialize)]
struct Line {
    code: String,
    name: String,
    name_en: String,
    level: String,
    parent: Option<String>,
}

/// Puts the shipped divisions in; parents stand before their children in the file.
pub fn load_shipped(c: &Tx) -> Result<(), StoreError> {
    let lines: Vec<Line> = serde_json::from_str(ZHUZHOU).unwrap_or_default();
    for line in lines {
        region::put(
            c,
            &Region {
                code: line.code.clone(),
                name: line.name,
                name_en: line.name_en,
                level: line.level,
                parent: line.parent,
            },
        )?;
        publish::region(c, &line.code)?;
    }
    Ok(())
}
