//! The template library: searching it, and adopting its entries.

use std::collections::HashMap;

use socialmessaging_client::Client;
use socialmessaging_client::types::{LibraryTemplateBodyInputs, LibraryTemplateButtonInput, MetaLibraryTemplate};
use socialmessaging_local::{LocalService, Scenario};

use super::{ACCOUNT, NOWHERE, begin, fails, invalid, json, told};

async fn search(client: &Client, filters: &[(&str, &str)]) -> Vec<String> {
    let filters: HashMap<String, String> =
        filters.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let list = client.list_whats_app_template_library().id(ACCOUNT).set_filters(Some(filters));
    let found = list.send().await.unwrap().meta_library_templates.unwrap();
    let name = |name: Option<String>| name.unwrap_or_default();
    found.into_iter().map(|entry| format!("{} {}", name(entry.template_name), name(entry.template_language))).collect()
}

#[tokio::test]
async fn entries_are_found_by_what_they_are() {
    let (_, client) = begin();
    assert_eq!(search(&client, &[]).await.len(), 6);
    let parcels = ["parcel_on_its_way_1 en_US", "parcel_on_its_way_1 de"];
    assert_eq!(search(&client, &[("usecase", "shipment_confirmation")]).await, parcels);
    assert_eq!(search(&client, &[("usecase", "SHIPMENT_CONFIRMATION"), ("language", "de")]).await, parcels[1..]);
    assert_eq!(search(&client, &[("searchKey", "LAGER")]).await, parcels[1..]);
    assert_eq!(search(&client, &[("topic", "PAYMENTS")]).await, ["payment_reminder_1 en_US"]);
    assert_eq!(search(&client, &[("industry", "health")]).await, ["appointment_reminder_1 en_US"]);
    assert_eq!(search(&client, &[("industry", "MINING")]).await, Vec::<String>::new());
    let list = client.list_whats_app_template_library().id(ACCOUNT).filters("colour", "red");
    invalid(list.send().await, "no filter `colour`");
    fails(client.list_whats_app_template_library().id(NOWHERE).send().await, "ResourceNotFoundException");
}

fn adoption(entry: &str, category: &str) -> socialmessaging_client::types::builders::MetaLibraryTemplateBuilder {
    MetaLibraryTemplate::builder()
        .template_name("mine")
        .library_template_name(entry)
        .template_category(category)
        .template_language("en_US")
}

macro_rules! adopt {
    ($client:expr, $template:expr) => {{
        let template = $template.build().unwrap();
        let create = $client.create_whats_app_message_template_from_library().id(ACCOUNT);
        create.meta_library_template(template).send().await
    }};
}

#[tokio::test]
async fn an_entry_is_adopted_and_approved_at_once() {
    let (service, client) = begin();
    let url = LibraryTemplateButtonInput::builder()
        .r#type("URL")
        .url("base_url", "https://shop.example/parcels/")
        .url("url_suffix_example", "https://shop.example/parcels/4711")
        .build();
    let inputs = LibraryTemplateBodyInputs::builder().add_contact_number(true).build();
    let template = adoption("parcel_on_its_way_1", "UTILITY")
        .library_template_button_inputs(url)
        .library_template_body_inputs(inputs);
    let answer = adopt!(client, template).unwrap();
    assert_eq!(answer.template_status.as_deref(), Some("APPROVED"));
    let get = client.get_whats_app_message_template().id(ACCOUNT).meta_template_id(answer.meta_template_id.unwrap());
    let found = json(&get.send().await.unwrap().template.unwrap());
    assert_eq!(found["name"], "mine");
    let parts = found["components"].as_array().unwrap();
    assert_eq!(parts[0]["text"], "Your parcel is on its way");
    assert!(parts[1]["text"].as_str().unwrap().ends_with("working days. Call us if you have a question."));
    assert_eq!(parts[1]["example"]["body_text"][0][1], "4711");
    assert_eq!(parts[2]["buttons"][0]["url"], "https://shop.example/parcels/{{1}}");
    assert_eq!(told(&service), ["mine APPROVED NONE"]);
}

#[tokio::test]
async fn codes_are_worded_by_whatsapp() {
    let (_, client) = begin();
    let inputs = |minutes| {
        let inputs = LibraryTemplateBodyInputs::builder().add_security_recommendation(true);
        inputs.code_expiration_minutes(minutes).build()
    };
    let template = || adoption("sign_in_code_1", "AUTHENTICATION");
    invalid(adopt!(client, template().library_template_body_inputs(inputs(91))), "1 to 90");
    let zero_tap = LibraryTemplateButtonInput::builder().r#type("OTP").otp_type("ZERO_TAP").build();
    invalid(adopt!(client, template().library_template_button_inputs(zero_tap)), "zeroTapTermsAccepted");
    let answer = adopt!(client, template().library_template_body_inputs(inputs(10))).unwrap();
    let get = client.get_whats_app_message_template().id(ACCOUNT).meta_template_id(answer.meta_template_id.unwrap());
    let found = json(&get.send().await.unwrap().template.unwrap());
    assert_eq!(found["components"][0]["add_security_recommendation"], true);
    assert_eq!(found["components"][1]["code_expiration_minutes"], 10);
    assert_eq!(found["components"][2]["buttons"][0]["otp_type"], "COPY_CODE");
}

#[tokio::test]
async fn what_does_not_fit_is_refused() {
    let (_, client) = begin();
    fails(adopt!(client, adoption("nothing", "UTILITY")), "ResourceNotFoundException");
    let german = adoption("payment_reminder_1", "UTILITY").template_language("de");
    fails(adopt!(client, german), "ResourceNotFoundException");
    invalid(adopt!(client, adoption("payment_reminder_1", "MARKETING")), "templateCategory");
    let call = LibraryTemplateButtonInput::builder().r#type("CALL").build();
    let few = adoption("payment_reminder_1", "UTILITY").library_template_button_inputs(call.clone());
    invalid(adopt!(client, few), "2 buttons");
    let other = adoption("parcel_on_its_way_1", "UTILITY").library_template_button_inputs(call);
    invalid(adopt!(client, other), "type is CALL");
    let bad = adoption("parcel_on_its_way_1", "UTILITY").template_name("Not A Name");
    invalid(adopt!(client, bad), "name");
    let template = adoption("payment_reminder_1", "UTILITY").build().unwrap();
    let elsewhere = client.create_whats_app_message_template_from_library().id(NOWHERE).meta_library_template(template);
    fails(elsewhere.send().await, "ResourceNotFoundException");
}

#[tokio::test]
async fn a_scenario_adds_entries() {
    let scenario = r#"{
        "accounts": [{"name": "Shop", "id": "00000000000000000000000000000001", "numbers": []}],
        "library": [{"templateName": "mine_1", "templateLanguage": "sv", "templateCategory": "UTILITY",
                     "templateBody": "Hej {{1}}, välkommen.", "templateBodyExampleParams": ["Ada"]}]
    }"#;
    let service = LocalService::builder().scenario(Scenario::from_json(scenario).unwrap()).build().unwrap();
    let client = Client::new(&service.sdk_config());
    assert_eq!(search(&client, &[("language", "sv")]).await, ["mine_1 sv"]);
    let wrong = r#"{"library": [{"templateName": "mine_1"}, {"templateName": 7}]}"#;
    let error = Scenario::from_json(wrong).unwrap_err().to_string();
    for says in ["templateLanguage is missing", "templateBody is missing", "library[1]"] {
        assert!(error.contains(says), "{error}");
    }
}
