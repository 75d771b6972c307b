//! Pages of all listings: whole whatever happens meanwhile, and tokens that are good for what they were given for.

use socialmessaging_client::Client;
use socialmessaging_client::primitives::Blob;
use socialmessaging_client::types::MetaFlowCategory;
use socialmessaging_local::{LocalService, Scenario};
use socialmessaging_whatsapp::template::{Body, Category, Definition};

use super::{ACCOUNT, begin, invalid};

const OTHER: &str = "waba-00000000000000000000000000000002";

async fn flow(client: &Client, name: &str) -> String {
    let create = client.create_whats_app_flow().id(ACCOUNT).flow_name(name).categories(MetaFlowCategory::Other);
    create.send().await.unwrap().flow_id.unwrap()
}

async fn template(client: &Client, name: &str) {
    let definition = Definition::new(name, "en", Category::Utility).with(Body::text("Hello."));
    let create = client.create_whats_app_message_template().id(ACCOUNT);
    create.template_definition(Blob::new(definition.to_vec())).send().await.unwrap();
}

/// Names of a page of flows, and the next token.
async fn flows(client: &Client, token: Option<String>, most: i32) -> (Vec<String>, Option<String>) {
    let list = client.list_whats_app_flows().id(ACCOUNT).max_results(most).set_next_token(token);
    let page = list.send().await.unwrap();
    (page.flows.into_iter().map(|flow| flow.flow_name).collect(), page.next_token)
}

#[tokio::test]
async fn flows_that_come_and_go_meanwhile_disturb_no_page() {
    let (_, client) = begin();
    let mut ids = Vec::new();
    for name in ["1", "2", "3", "4", "5"] {
        ids.push(flow(&client, name).await);
    }
    let (names, token) = flows(&client, None, 2).await;
    assert_eq!(names, ["1", "2"]);
    flow(&client, "6").await;
    client.delete_whats_app_flow().id(ACCOUNT).flow_id(&ids[1]).send().await.unwrap();
    client.delete_whats_app_flow().id(ACCOUNT).flow_id(&ids[3]).send().await.unwrap();
    let (names, token) = flows(&client, token, 2).await;
    assert_eq!(names, ["3", "5"]);
    let (names, token) = flows(&client, token, 2).await;
    assert_eq!((names, token), (vec!["6".to_owned()], None));
}

#[tokio::test]
async fn every_listing_goes_page_by_page() {
    let accounts = |index: i32| format!(r#"{{"name": "{index}", "id": "{index:032}", "numbers": []}}"#);
    let scenario = format!(r#"{{"accounts": [{}]}}"#, (1..=3).map(accounts).collect::<Vec<_>>().join(", "));
    let service = LocalService::builder().scenario(Scenario::from_json(&scenario).unwrap()).build().unwrap();
    let client = Client::new(&service.sdk_config());
    for name in ["a", "b", "c"] {
        template(&client, name).await;
    }
    let mut found = Vec::new();
    let mut pages = client.list_whats_app_message_templates().id(ACCOUNT).into_paginator().page_size(1).items().send();
    while let Some(template) = pages.next().await {
        found.push(template.unwrap().template_name.unwrap());
    }
    assert_eq!(found, ["a", "b", "c"]);
    let mut found = Vec::new();
    let mut pages = client.list_linked_whats_app_business_accounts().into_paginator().page_size(2).items().send();
    while let Some(account) = pages.next().await {
        found.push(account.unwrap().waba_name);
    }
    assert_eq!(found, ["1", "2", "3"]);
    let library = client.list_whats_app_template_library().id(ACCOUNT).filters("language", "en_US");
    let found = library.clone().send().await.unwrap().meta_library_templates.unwrap();
    let mut pages = library.into_paginator().page_size(2).items().send();
    let mut paged = Vec::new();
    while let Some(entry) = pages.next().await {
        paged.push(entry.unwrap());
    }
    assert_eq!((paged.len(), &paged), (5, &found));
}

#[tokio::test]
async fn a_token_is_good_for_the_listing_that_gave_it_alone() {
    let scenario = r#"{"accounts": [
        {"name": "1", "id": "00000000000000000000000000000001", "numbers": []},
        {"name": "2", "id": "00000000000000000000000000000002", "numbers": []}
    ]}"#;
    let service = LocalService::builder().scenario(Scenario::from_json(scenario).unwrap()).build().unwrap();
    let client = Client::new(&service.sdk_config());
    let id = flow(&client, "a").await;
    flow(&client, "b").await;
    let token = flows(&client, None, 1).await.1.unwrap();
    assert!((1..=600).contains(&token.len()));
    let says = "nextToken";
    invalid(client.list_whats_app_flows().id(OTHER).next_token(&token).send().await, says);
    invalid(client.list_whats_app_message_templates().id(ACCOUNT).next_token(&token).send().await, says);
    invalid(client.list_whats_app_flow_assets().id(ACCOUNT).flow_id(id).next_token(&token).send().await, says);
    invalid(client.list_linked_whats_app_business_accounts().next_token(&token).send().await, says);
    invalid(client.list_whats_app_template_library().id(ACCOUNT).next_token(&token).send().await, says);
    let library = client.list_whats_app_template_library().id(ACCOUNT);
    let page = library.clone().filters("language", "en_US").max_results(1).send().await.unwrap();
    invalid(library.set_next_token(page.next_token).send().await, says);
    let changed = format!("{}A", &token[..token.len() - 1]);
    let changed = if changed == token { format!("{}B", &token[..token.len() - 1]) } else { changed };
    invalid(client.list_whats_app_flows().id(ACCOUNT).next_token(changed).send().await, says);
    // The account's ARN names the same, and the next page may be larger.
    let arn = "arn:aws:social-messaging:eu-west-1:123456789012:waba/00000000000000000000000000000001";
    let rest = client.list_whats_app_flows().id(arn).next_token(&token).max_results(50).send().await.unwrap();
    assert_eq!(rest.flows.len(), 1);
}

#[tokio::test]
async fn the_same_calls_give_the_same_tokens() {
    let token = || async {
        let (_, client) = begin();
        for name in ["a", "b"] {
            flow(&client, name).await;
        }
        flows(&client, None, 1).await.1.unwrap()
    };
    assert_eq!(token().await, token().await);
}
