//! Who may do what: each operation of the server is asked by each role of what is its own, a neighbour's, and unknown. The
//! table beside this says what is answered; an operation that it does not have fails.

mod askers;
mod requests;
mod routes;
mod table;
mod things;

use self::askers::{Asker, askers};
use self::requests::request;
use self::table::{Of, Row};
use self::things::{Things, regions, unknown};
use crate::harness::world::World;

/// These end the asker's session, or change the password.
const SIGNED_OUT_BY: [&str; 3] = [
    "POST /api/v1/auth/sign-out",
    "POST /api/v1/me/password",
    "POST /api/v1/me/sessions/end",
];

/// Asks everything, and holds what was answered against the table.
#[tokio::test]
async fn each_role_may_do_what_the_table_says_and_nothing_else() {
    let world = World::start().await;
    let mut regions = regions(&world).await;
    let mut askers = askers(&world).await;
    let mut wrong = Vec::new();
    for row in table::read().concat() {
        let mut answered = Row {
            cells: Vec::new(),
            ..row.clone()
        };
        for asker in &mut askers {
            let cell = match &row.of {
                Of::Each(kind) => served(&world, &row, kind, asker, &regions).await,
                Of::Nothing => {
                    let (said, _) = ask(&world, &row, "", asker, &regions[0]).await;
                    if SIGNED_OUT_BY.contains(&row.operation.as_str()) {
                        asker.sign_in_again(&world).await;
                    }
                    said
                }
                Of::One(kind) => answers(&world, &row, kind, asker, &mut regions).await,
            };
            answered.cells.push(cell);
        }
        if answered != row {
            wrong.push(format!("the table:\n{row}\nthe server:\n{answered}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The place of the neighbour's things: to the city's supervisor those of its counties are own.
fn neighbour(asker: &Asker) -> usize {
    if asker.column == "of the city" { 2 } else { 1 }
}

/// Asks for one thing of each; what the asker may not know of is answered like what there is not.
async fn answers(
    world: &World,
    row: &Row,
    kind: &str,
    asker: &Asker,
    regions: &mut [Things; 3],
) -> String {
    let nothing = unknown(kind);
    let (of_nothing, refusal) = ask(world, row, &nothing, asker, &regions[0]).await;
    let there = neighbour(asker);
    let neighbours = match regions[there].named(world, kind).await {
        Some(named) => {
            let (said, told) = ask(world, row, &named, asker, &regions[0]).await;
            if said == "yes" {
                regions[there].renew(world, kind).await;
            } else {
                let told = told.replace(&named, &nothing);
                assert_eq!(told, refusal, "{row}: a neighbour's is told from none");
            }
            said
        }
        None => "-".to_owned(),
    };
    let named = regions[0].named_by(world, kind, asker).await.unwrap();
    let (own, _) = ask(world, row, &named, asker, &regions[0]).await;
    if own == "yes" {
        regions[0].renew(world, kind).await;
    }
    if own == of_nothing && (neighbours == own || neighbours == "-") {
        own
    } else {
        format!("{own}/{neighbours}/{of_nothing}")
    }
}

/// Says which of the things are in a list.
async fn served(
    world: &World,
    row: &Row,
    kind: &str,
    asker: &Asker,
    regions: &[Things; 3],
) -> String {
    let (said, list) = ask(world, row, "", asker, &regions[0]).await;
    if said != "yes" {
        return said;
    }
    let own = regions[0].named_by(world, kind, asker).await.unwrap();
    // A session is made where one asks for another.
    let list = match kind {
        "session" => ask(world, row, "", asker, &regions[0]).await.1,
        _ => list,
    };
    let theirs = regions[neighbour(asker)].named(world, kind).await.unwrap();
    match (list.contains(&own), list.contains(&theirs)) {
        (true, true) => "all",
        (true, false) => "own",
        (false, true) => "the neighbour's",
        (false, false) => "none",
    }
    .to_owned()
}

/// Asks once: `yes`, `left`, or the status of the refusal; and what was told.
async fn ask(
    world: &World,
    row: &Row,
    named: &str,
    asker: &Asker,
    own: &Things,
) -> (String, String) {
    let asked = request(world, &row.operation, named, own).await;
    let answer = (asker.ask(world, asked.method, &asked.path, asked.body.as_ref())).await;
    let status = answer.status();
    let told = String::from_utf8_lossy(&answer.bytes().await.unwrap()).into_owned();
    let left = told.contains(r#""refused":0"#);
    let said = match status.is_success() || status.is_redirection() {
        true if left => "left".to_owned(),
        true => "yes".to_owned(),
        false => status.as_u16().to_string(),
    };
    (said, told)
}
