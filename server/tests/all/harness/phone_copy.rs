//! Keeps a phone's copy of the city: the rows that it pulled, page after page.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Person;
use super::world::World;

pub const PULL: &str = "/api/v1/sync/pull";

/// Columns of times, which phones and the rules read in milliseconds.
const TIMES: [&str; 4] = ["at", "started_at", "filed_at", "approved_at"];

/// A phone's copy of the rows, by kind and key.
#[derive(Default)]
pub struct Copy {
    pub rows: BTreeMap<(String, String), Value>,
    pub cursor: Option<String>,
    pub pages: u32,
}

impl Copy {
    pub async fn pull(&mut self, world: &World, officer: &Person) {
        loop {
            let page = self.page(world, officer).await;
            self.apply(&page);
            if page["has_more"] == false {
                return;
            }
        }
    }

    pub async fn page(&mut self, world: &World, officer: &Person) -> Value {
        let path = match &self.cursor {
            Some(cursor) => format!("{PULL}?cursor={cursor}"),
            None => PULL.to_owned(),
        };
        let answer = officer.get(&world.server, &path).await;
        assert_eq!(answer.status(), 200);
        answer.json().await.unwrap()
    }

    pub fn apply(&mut self, page: &Value) {
        self.pages += 1;
        self.cursor = Some(page["cursor"].as_str().unwrap().to_owned());
        for block in page["blocks"].as_array().unwrap() {
            let kind = block["kind"].as_str().unwrap();
            for row in block["rows"].as_array().unwrap() {
                let (columns, values) = (block["cols"].as_array(), row.as_array());
                let (columns, values) = (columns.unwrap(), values.unwrap());
                assert_eq!(values.len(), columns.len());
                for (column, value) in columns.iter().zip(values) {
                    let is_time = TIMES.iter().any(|time| column == time);
                    assert!(
                        !is_time || value.is_i64() || value.is_null(),
                        "{column}: {row}"
                    );
                }
                self.rows.insert(
                    (kind.to_owned(), row[0].as_str().unwrap().to_owned()),
                    row.clone(),
                );
            }
            for key in block["gone"].as_array().unwrap_or(&Vec::new()) {
                self.rows
                    .remove(&(kind.to_owned(), key.as_str().unwrap().to_owned()));
            }
        }
    }

    pub fn get(&self, kind: &str, key: impl ToString) -> Option<&Value> {
        self.rows.get(&(kind.to_owned(), key.to_string()))
    }
}
