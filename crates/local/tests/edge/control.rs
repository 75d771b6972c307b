//! The control API.

use serde_json::json;
use socialmessaging_local::{Clock, Limits, LocalService};

use crate::http::{get, post, request};
use crate::support::{Door, Port, Site, list};

async fn open() -> Site {
    Site::open(Door::Port).await
}

#[tokio::test]
async fn both_apis_keep_to_their_paths() {
    let site = open().await;
    let address = site.port.as_ref().unwrap().address;
    let overview = get(address, "/_local/").await;
    assert_eq!(overview.status, 200);
    for function in overview.json()["functions"].as_array().unwrap() {
        // Without the prefix, or with it in another spelling, it is no control function: it asks for a signature.
        let path = function["path"].as_str().unwrap().replace('*', "x");
        let method = function["method"].as_str().unwrap();
        let bare = path.strip_prefix("/_local").unwrap();
        for other in
            [bare.to_owned(), format!("/v1{bare}"), path.replace("_local", "%5Flocal"), format!("/_locals{bare}")]
        {
            let answer = request(address, method, &other, "", "").await;
            assert_eq!(answer.status, 403, "{method} {other}");
            assert!(answer.head.contains("missingauthenticationtokenexception"), "{other}: {}", answer.head);
        }
    }
    for operation in socialmessaging_local::Operation::ALL {
        let (method, path) = operation.route();
        let answer = request(address, method, &format!("/_local{path}"), "", "").await;
        assert_eq!(answer.status, 404, "{path}");
        let answer = request(address, method, path, "", "").await;
        assert_eq!(answer.status, 403, "{path}");
    }
}

#[tokio::test]
async fn web_pages_and_other_names_are_kept_out() {
    let site = open().await;
    let address = site.port.as_ref().unwrap().address;
    let from = async |headers: &str| request(address, "DELETE", "/_local/faults", headers, "").await.status;
    assert_eq!(from("").await, 200);
    assert_eq!(from("origin: http://localhost:3000\r\n").await, 200);
    assert_eq!(from("origin: https://example.com\r\n").await, 403);
    assert_eq!(from("origin: null\r\n").await, 403);
    let rebound = "DELETE /_local/faults HTTP/1.1\r\nhost: rebound.example.com\r\nconnection: close\r\n\r\n";
    assert!(crate::http::exchange(address, rebound.as_bytes()).await.starts_with("HTTP/1.1 403"));
}

#[tokio::test]
async fn health_and_clock_are_shown() {
    let site = open().await;
    let address = site.port.as_ref().unwrap().address;
    let health = get(address, "/_local/health").await.json();
    assert_eq!(health["status"], "ok");
    assert_eq!(health["region"], "eu-west-1");
    assert_eq!(health["signatures"], true);
    assert_eq!(get(address, "/_local/clock").await.json()["kind"], "real");
    let refused = post(address, "/_local/clock/advance", json!({ "seconds": 1 })).await;
    assert_eq!(refused.status, 409, "{refused:?}");
}

#[tokio::test]
async fn a_manual_clock_moves_when_it_is_told_to() {
    let service = LocalService::builder().clock(Clock::default()).build().unwrap();
    let port = Port::open(&service, Limits::default()).await;
    let clock = async || get(port.address, "/_local/clock").await.json()["now"].as_str().unwrap().to_owned();
    assert_eq!(clock().await, "2026-01-01T00:00:00.000000000Z");
    let moved = post(port.address, "/_local/clock/advance", json!({ "seconds": 90.5 })).await;
    assert_eq!(moved.json()["now"], "2026-01-01T00:01:30.500000000Z");
    // Looking at it does not move it, nor does anything that waits.
    get(port.address, "/_local/events?wait=200").await;
    assert_eq!(clock().await, "2026-01-01T00:01:30.500000000Z");
    for seconds in [json!(-1), json!(1e12), json!("1"), json!(null)] {
        let refused = post(port.address, "/_local/clock/advance", json!({ "seconds": seconds })).await;
        assert_eq!(refused.status, 400, "{seconds}: {refused:?}");
    }
}

#[tokio::test]
async fn faults_are_added_shown_struck_and_cleared() {
    let site = open().await;
    let address = site.port.as_ref().unwrap().address;
    let operation = "ListLinkedWhatsAppBusinessAccounts";
    let faults = [
        json!({ "operation": operation, "times": 1, "effect": "error", "error": "AccessDeniedException" }),
        json!({ "operation": operation, "times": 1, "skip": 1, "effect": "status", "status": 500 }),
        json!({ "effect": "latency", "milliseconds": 1 }),
        json!({ "operation": "TagResource", "effect": "cutBefore" }),
        json!({ "operation": "TagResource", "effect": "cutAfter" }),
        json!({ "operation": "TagResource", "times": 3, "effect": "garbage" }),
    ];
    for fault in &faults {
        assert_eq!(post(address, "/_local/faults", fault.clone()).await.status, 200, "{fault}");
    }
    let shown = get(address, "/_local/faults").await.json();
    assert_eq!(shown["faults"].as_array().unwrap().len(), faults.len(), "{shown}");
    assert_eq!(
        shown["faults"][3],
        json!({ "operation": "TagResource", "skip": 0, "times": null, "effect": "cutBefore" })
    );
    assert_eq!(list(&site.client()).await, Err("AccessDeniedException".to_owned()));
    let wrong = [
        json!({ "effect": "explode" }),
        json!({ "operation": "Nothing", "effect": "garbage" }),
        json!({ "effect": "error", "error": "NoException" }),
        json!({ "effect": "status", "status": 200 }),
        json!({ "effect": "latency" }),
        json!({ "effect": "garbage", "times": 0 }),
        json!({ "effect": "garbage", "colour": 1 }),
        json!([]),
    ];
    for fault in wrong {
        let refused = post(address, "/_local/faults", fault.clone()).await;
        assert_eq!(refused.status, 400, "{fault}: {refused:?}");
    }
    assert_eq!(request(address, "DELETE", "/_local/faults", "", "").await.status, 200);
    assert_eq!(get(address, "/_local/faults").await.json(), json!({ "faults": [] }));
    assert!(list(&site.client()).await.is_ok());
}

#[tokio::test]
async fn parameters_are_checked() {
    let site = open().await;
    let address = site.port.as_ref().unwrap().address;
    for query in ["after=x", "limit=1001", "wait=60001", "colour=1", "after=1&after=2", "after=%ff"] {
        let refused = get(address, &format!("/_local/events?{query}")).await;
        assert_eq!(refused.status, 400, "{query}: {refused:?}");
    }
    assert_eq!(get(address, "/_local/nothing").await.status, 404);
    let other = request(address, "PUT", "/_local/faults", "", "").await;
    assert_eq!(other.status, 405);
    assert!(other.head.contains("allow: get, post, delete"), "{}", other.head);
}
