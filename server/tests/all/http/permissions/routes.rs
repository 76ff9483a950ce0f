//! The table has each operation of the API's document and each address of the router, and no other.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use actix_web::App;
use actix_web::dev::Service;
use actix_web::test::{TestRequest, init_service, try_call_service};
use ruqi::http::{document, server};

use super::table;

/// The operations of a part of the table.
fn of_table(part: usize) -> BTreeSet<String> {
    let rows = table::read().into_iter().nth(part).unwrap();
    rows.into_iter().map(|row| row.operation).collect()
}

#[test]
fn the_table_has_each_operation_of_the_apis_document() {
    let document = serde_json::to_value(document()).unwrap();
    let mut operations = BTreeSet::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys() {
            operations.insert(format!("{} {path}", method.to_uppercase()));
        }
    }
    assert_eq!(of_table(0), operations);
}

/// An address that was entered past the document is found all the same: the router itself is asked what it has.
#[actix_web::test]
async fn the_table_has_each_address_of_the_router() {
    let seen = Arc::new(Mutex::new(String::new()));
    let found = seen.clone();
    let app = App::new()
        .configure(|routes| server::routes(routes, document()))
        .wrap_fn(move |request, next| {
            *found.lock().unwrap() = format!("{:?}", request.resource_map());
            next.call(request)
        });
    let app = init_service(app).await;
    let nothing = TestRequest::get().uri("/ca.crt").to_request();
    drop(try_call_service(&app, nothing).await);
    let seen = seen.lock().unwrap();
    let mut addresses = BTreeSet::new();
    for part in seen.split("patterns: Single(\"").skip(1) {
        addresses.insert(match part.split_once('"').unwrap().0 {
            // The root stands for whatever no route takes: the app.
            "" => "/".to_owned(),
            address => address.to_owned(),
        });
    }
    let all = of_table(0).into_iter().chain(of_table(1));
    let of_table: BTreeSet<String> = all
        .map(|row| row.split_once(' ').unwrap().1.to_owned())
        .collect();
    assert_eq!(of_table, addresses);
}
