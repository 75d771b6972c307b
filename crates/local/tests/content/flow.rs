//! Flows: lifecycle, validation, previews, assets, clones.

use std::time::Duration;

use serde_json::{Value, json};
use socialmessaging_client::Client;
use socialmessaging_client::primitives::Blob;
use socialmessaging_client::types::MetaFlowCategory;
use socialmessaging_local::{Area, FlowErrors, FlowStatus, LocalService, PublishedFlows, Scenario};

use super::{ACCOUNT, NOWHERE, begin, begin_with, fails, invalid, json, told};

const DAY: Duration = Duration::from_secs(24 * 3600);

/// A flow that can be published, and says this.
fn flow_json(says: &str) -> Value {
    json!({"version": "7.3", "screens": [{
        "id": "WELCOME", "title": "Hello", "terminal": true,
        "layout": {"type": "SingleColumnLayout", "children": [
            {"type": "TextBody", "text": says},
            {"type": "Footer", "label": "Done", "on-click-action": {"name": "complete", "payload": {}}},
        ]},
    }]})
}

/// One that cannot: nothing ends it.
fn wrong_json() -> Value {
    let mut flow = flow_json("Hello");
    flow["screens"][0]["terminal"] = json!(false);
    flow
}

fn blob(flow: &Value) -> Blob {
    Blob::new(flow.to_string())
}

macro_rules! create {
    ($client:expr, $name:expr $(, $set:ident $value:expr)*) => {
        $client.create_whats_app_flow().id(ACCOUNT).flow_name($name).categories(MetaFlowCategory::Survey)
            $(.$set($value))*.send().await
    };
}

async fn draft(client: &Client, name: &str) -> String {
    create!(client, name, flow_json blob(&flow_json("Hello"))).unwrap().flow_id.unwrap()
}

async fn published(client: &Client, name: &str) -> String {
    let created = create!(client, name, flow_json blob(&flow_json("Hello")), publish true).unwrap();
    assert_eq!(created.validation_errors.unwrap_or_default(), Vec::<String>::new());
    created.flow_id.unwrap()
}

macro_rules! on {
    ($client:expr, $operation:ident, $flow:expr $(, $set:ident $value:expr)*) => {
        $client.$operation().id(ACCOUNT).flow_id($flow)$(.$set($value))*.send().await
    };
}

async fn status(client: &Client, flow: &str) -> String {
    on!(client, get_whats_app_flow, flow).unwrap().flow_status
}

#[tokio::test]
async fn a_flow_is_drafted_published_and_deprecated() {
    let (service, client) = begin();
    let flow = create!(client, "Survey").unwrap().flow_id.unwrap();
    assert_eq!(status(&client, &flow).await, "DRAFT");
    invalid(on!(client, publish_whats_app_flow, &flow), "(#139002)");
    on!(client, update_whats_app_flow_assets, &flow, flow_json blob(&flow_json("Hello"))).unwrap();
    on!(client, publish_whats_app_flow, &flow).unwrap();
    assert_eq!(status(&client, &flow).await, "PUBLISHED");
    on!(client, deprecate_whats_app_flow, &flow).unwrap();
    let shown = on!(client, get_whats_app_flow, &flow).unwrap();
    assert_eq!(shown.flow_status, "DEPRECATED");
    assert_eq!(shown.json_version.as_deref(), Some("7.3"));
    assert_eq!(shown.categories.unwrap(), [MetaFlowCategory::Survey]);
    assert_eq!(shown.health_status.unwrap().can_send_message, "BLOCKED");
    assert_eq!(shown.whats_app_business_account.unwrap().id, "100000000000001");
    assert_eq!(told(&service), ["DRAFT -> PUBLISHED", "PUBLISHED -> DEPRECATED"]);
}

#[tokio::test]
async fn what_a_status_forbids_is_refused_with_metas_code() {
    let (_, client) = begin();
    let draft = draft(&client, "Draft").await;
    invalid(on!(client, deprecate_whats_app_flow, &draft), "(#139003)");
    let flow = published(&client, "Published").await;
    invalid(on!(client, update_whats_app_flow, &flow, flow_name "Other"), "(#139001)");
    invalid(on!(client, publish_whats_app_flow, &flow), "(#139002)");
    invalid(on!(client, delete_whats_app_flow, &flow), "(#139004)");
    on!(client, deprecate_whats_app_flow, &flow).unwrap();
    invalid(on!(client, update_whats_app_flow_assets, &flow, flow_json blob(&flow_json("x"))), "(#139001)");
    invalid(on!(client, publish_whats_app_flow, &flow), "(#139002)");
    invalid(on!(client, deprecate_whats_app_flow, &flow), "(#139003)");
    invalid(on!(client, delete_whats_app_flow, &flow), "(#139004)");
    on!(client, get_whats_app_flow_preview, &flow).unwrap();
}

#[tokio::test]
async fn other_assets_make_a_published_flow_a_draft_or_are_refused() {
    let (service, client) = begin();
    let flow = published(&client, "Survey").await;
    on!(client, update_whats_app_flow_assets, &flow, flow_json blob(&flow_json("Other"))).unwrap();
    assert_eq!(status(&client, &flow).await, "DRAFT");
    assert_eq!(told(&service), ["DRAFT -> PUBLISHED", "PUBLISHED -> DRAFT"]);
    let (_, client) = begin_with(|content| content.published_flows = PublishedFlows::Fixed);
    let flow = published(&client, "Survey").await;
    invalid(on!(client, update_whats_app_flow_assets, &flow, flow_json blob(&flow_json("Other"))), "(#139001)");
    assert_eq!(status(&client, &flow).await, "PUBLISHED");
}

#[tokio::test]
async fn what_is_wrong_with_a_flow_is_answered_and_keeps_it_a_draft() {
    let (_, client) = begin();
    let created = create!(client, "Survey", flow_json blob(&wrong_json()), publish true).unwrap();
    let problems = created.validation_errors.unwrap();
    let problem = json(&problems[0]);
    assert_eq!(
        (&problem["error"], &problem["error_type"]),
        (&json!("MISSING_TERMINAL_SCREEN"), &json!("FLOW_JSON_ERROR"))
    );
    assert!(problem["line_start"].is_number() && problem["pointers"].is_array(), "{problem}");
    let flow = created.flow_id.unwrap();
    assert_eq!(status(&client, &flow).await, "DRAFT");
    invalid(on!(client, publish_whats_app_flow, &flow), "validation errors");
    assert_eq!(on!(client, get_whats_app_flow, &flow).unwrap().validation_errors.unwrap(), problems);
    let listed = client.list_whats_app_flows().id(ACCOUNT).send().await.unwrap().flows;
    assert_eq!(listed[0].validation_errors, problems);
    let mended = on!(client, update_whats_app_flow_assets, &flow, flow_json blob(&flow_json("Hello"))).unwrap();
    assert_eq!(mended.validation_errors.unwrap_or_default(), Vec::<String>::new());
    on!(client, publish_whats_app_flow, &flow).unwrap();
}

#[tokio::test]
async fn problems_can_be_told_as_messages_and_text_that_is_no_json_is_one() {
    let (_, client) = begin_with(|content| content.flow_errors = FlowErrors::Messages);
    let created = create!(client, "Survey", flow_json blob(&wrong_json())).unwrap();
    assert_eq!(created.validation_errors.unwrap(), ["screens: needs a terminal screen"]);
    for text in [&b"{\n\"version\": }"[..], b"\xff"] {
        let flow = created.flow_id.as_deref().unwrap();
        let answer = on!(client, update_whats_app_flow_assets, flow, flow_json Blob::new(text)).unwrap();
        assert_eq!(answer.validation_errors.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn flow_json_has_at_most_ten_megabytes() {
    const MOST: usize = 10 * 1024 * 1024;
    let (_, client) = begin();
    let of_size = |size: usize| {
        let short = flow_json("Hello").to_string();
        Blob::new(format!("{short}{}", " ".repeat(size - short.len())))
    };
    let flow = create!(client, "Largest", flow_json of_size(MOST)).unwrap();
    assert_eq!(flow.validation_errors.unwrap_or_default(), Vec::<String>::new());
    fails(create!(client, "Too large", flow_json of_size(MOST + 1)), "ValidationException");
    let flow = flow.flow_id.unwrap();
    let update = on!(client, update_whats_app_flow_assets, &flow, flow_json of_size(MOST + 1));
    fails(update, "ValidationException");
}

#[tokio::test]
async fn a_flow_whose_endpoint_is_not_healthy_is_not_published() {
    let dynamic = || {
        let mut flow = flow_json("Hello");
        flow["data_api_version"] = json!("3.0");
        flow["routing_model"] = json!({"WELCOME": []});
        blob(&flow)
    };
    let (_, client) = begin_with(|content| content.healthy_endpoints = false);
    let flow = create!(client, "Dynamic", flow_json dynamic()).unwrap().flow_id.unwrap();
    invalid(on!(client, publish_whats_app_flow, &flow), "(#131000)");
    assert_eq!(status(&client, &flow).await, "DRAFT");
    published(&client, "Static").await;
    let (_, client) = begin();
    let flow = create!(client, "Dynamic", flow_json dynamic()).unwrap().flow_id.unwrap();
    on!(client, publish_whats_app_flow, &flow).unwrap();
    assert_eq!(on!(client, get_whats_app_flow, &flow).unwrap().data_api_version.as_deref(), Some("3.0"));
}

#[tokio::test]
async fn names_are_unique_and_can_be_changed() {
    let (_, client) = begin();
    let flow = draft(&client, "One").await;
    invalid(create!(client, "One"), "same flowName");
    let other = draft(&client, "Two").await;
    invalid(on!(client, update_whats_app_flow, &other, flow_name "One"), "same flowName");
    on!(client, update_whats_app_flow, &other, flow_name "Two", categories MetaFlowCategory::Other).unwrap();
    on!(client, update_whats_app_flow, &flow, flow_name "Three").unwrap();
    on!(client, update_whats_app_flow, &other, flow_name "One").unwrap();
    on!(client, delete_whats_app_flow, &other).unwrap();
    fails(on!(client, get_whats_app_flow, &other), "ResourceNotFoundException");
    draft(&client, "One").await;
    let shown = on!(client, get_whats_app_flow, &flow).unwrap();
    assert_eq!(shown.flow_name, "Three");
}

#[tokio::test]
async fn flows_are_cloned_with_their_json() {
    let (_, client) = begin();
    let flow = published(&client, "One").await;
    let clone = create!(client, "Two", clone_flow_id & flow).unwrap().flow_id.unwrap();
    let shown = on!(client, get_whats_app_flow, &clone).unwrap();
    assert_eq!((shown.flow_status.as_str(), shown.json_version.as_deref()), ("DRAFT", Some("7.3")));
    on!(client, update_whats_app_flow_assets, &clone, flow_json blob(&wrong_json())).unwrap();
    assert_eq!(status(&client, &flow).await, "PUBLISHED", "they are two");
    let third = create!(client, "Three", clone_flow_id & flow, publish true).unwrap().flow_id.unwrap();
    assert_eq!(status(&client, &third).await, "PUBLISHED");
    fails(create!(client, "Four", clone_flow_id "1"), "ResourceNotFoundException");
    let json = blob(&flow_json("Hello"));
    invalid(create!(client, "Four", clone_flow_id & flow, flow_json json), "exclude");
    invalid(create!(client, "Four", publish true), "publish needs");
    draft(&client, "Four").await;
}

#[tokio::test]
async fn a_preview_is_good_for_thirty_days_or_until_it_is_replaced() {
    let (service, client) = begin();
    let flow = draft(&client, "One").await;
    assert!(on!(client, get_whats_app_flow, &flow).unwrap().preview.is_none());
    let preview = || async { on!(client, get_whats_app_flow_preview, &flow).unwrap().preview.unwrap() };
    let first = preview().await;
    assert_eq!(first.expires_at, "2026-01-31T00:00:00+0000");
    service.advance(DAY * 29).await.unwrap();
    assert_eq!(preview().await, first, "it is still good");
    let shown = on!(client, get_whats_app_flow, &flow).unwrap().preview;
    assert_eq!(shown, Some(first.clone()));
    let forced = on!(client, get_whats_app_flow_preview, &flow, invalidate true).unwrap().preview.unwrap();
    assert_ne!(forced.preview_url, first.preview_url);
    assert_eq!(forced.expires_at, "2026-03-01T00:00:00+0000");
    service.advance(DAY * 30).await.unwrap();
    assert!(on!(client, get_whats_app_flow, &flow).unwrap().preview.is_none(), "it has expired");
    assert_ne!(preview().await.preview_url, forced.preview_url);
}

#[tokio::test]
async fn a_flow_with_json_has_one_asset() {
    let (_, client) = begin();
    let flow = draft(&client, "One").await;
    let assets = on!(client, list_whats_app_flow_assets, &flow).unwrap().flow_assets;
    assert_eq!(assets.len(), 1);
    assert_eq!((assets[0].name.as_str(), assets[0].asset_type.as_str()), ("flow.json", "FLOW_JSON"));
    assert!(assets[0].download_url.contains("/_local/assets/"));
    let empty = create!(client, "Two").unwrap().flow_id.unwrap();
    assert_eq!(on!(client, list_whats_app_flow_assets, &empty).unwrap().flow_assets, []);
}

#[tokio::test]
async fn meta_blocks_throttles_and_frees() {
    let (service, client) = begin();
    let flow = published(&client, "One").await;
    let health = async |flow: &str| {
        let shown = on!(client, get_whats_app_flow, flow).unwrap();
        (shown.flow_status, shown.health_status.unwrap().can_send_message)
    };
    let control = service.control();
    control.set_flow_status(&flow, FlowStatus::Throttled).unwrap();
    assert_eq!(health(&flow).await, ("THROTTLED".to_owned(), "LIMITED".to_owned()));
    control.set_flow_status(&flow, FlowStatus::Blocked).unwrap();
    assert_eq!(health(&flow).await, ("BLOCKED".to_owned(), "BLOCKED".to_owned()));
    control.set_flow_status(&flow, FlowStatus::Published).unwrap();
    assert_eq!(health(&flow).await, ("PUBLISHED".to_owned(), "AVAILABLE".to_owned()));
    assert!(control.set_flow_status("1", FlowStatus::Blocked).is_err());
    assert_eq!(told(&service)[1..], ["PUBLISHED -> THROTTLED", "THROTTLED -> BLOCKED", "BLOCKED -> PUBLISHED"]);
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let (_, client) = begin();
    let none = "ResourceNotFoundException";
    fails(on!(client, get_whats_app_flow, "1"), none);
    fails(on!(client, get_whats_app_flow_preview, "1"), none);
    fails(on!(client, list_whats_app_flow_assets, "1"), none);
    fails(on!(client, publish_whats_app_flow, "1"), none);
    fails(on!(client, deprecate_whats_app_flow, "1"), none);
    fails(on!(client, delete_whats_app_flow, "1"), none);
    fails(on!(client, update_whats_app_flow, "1", flow_name "x"), none);
    fails(on!(client, update_whats_app_flow_assets, "1", flow_json blob(&flow_json("x"))), none);
    fails(client.list_whats_app_flows().id(NOWHERE).send().await, none);
    let create = client.create_whats_app_flow().id(NOWHERE).flow_name("x").categories(MetaFlowCategory::Other);
    fails(create.send().await, none);
}

#[tokio::test]
async fn meta_may_deny_flows_to_an_account() {
    let (service, client) = begin();
    let flow = draft(&client, "One").await;
    service.control().set_meta_access(ACCOUNT, Area::Flows, false).unwrap();
    let denied = "AccessDeniedByMetaException";
    fails(create!(client, "Two"), denied);
    fails(on!(client, get_whats_app_flow, &flow), denied);
    fails(on!(client, get_whats_app_flow_preview, &flow), denied);
    fails(on!(client, list_whats_app_flow_assets, &flow), denied);
    fails(on!(client, publish_whats_app_flow, &flow), denied);
    fails(on!(client, deprecate_whats_app_flow, &flow), denied);
    fails(on!(client, delete_whats_app_flow, &flow), denied);
    fails(on!(client, update_whats_app_flow, &flow, flow_name "x"), denied);
    fails(on!(client, update_whats_app_flow_assets, &flow, flow_json blob(&flow_json("x"))), denied);
    fails(client.list_whats_app_flows().id(ACCOUNT).send().await, denied);
}

#[tokio::test]
async fn a_scenario_has_flows_in_any_status() {
    let scenario = json!({"accounts": [{
        "name": "Shop", "id": "00000000000000000000000000000001", "numbers": [],
        "flows": [
            {"name": "One", "categories": ["SURVEY"], "json": flow_json("Hello"), "status": "THROTTLED"},
            {"name": "Two", "categories": ["OTHER"]},
        ],
    }]});
    let scenario = Scenario::from_json(&scenario.to_string()).unwrap();
    let service = LocalService::builder().scenario(scenario).build().unwrap();
    let client = Client::new(&service.sdk_config());
    let flows = client.list_whats_app_flows().id(ACCOUNT).send().await.unwrap().flows;
    let flows: Vec<_> = flows.iter().map(|flow| (flow.flow_name.as_str(), flow.flow_status.as_str())).collect();
    assert_eq!(flows, [("One", "THROTTLED"), ("Two", "DRAFT")]);
}
