//! Templates: create, review, update, get, list, delete.

use std::time::Duration;

use serde_json::json;
use socialmessaging_client::Client;
use socialmessaging_client::primitives::Blob;
use socialmessaging_client::types::S3File;
use socialmessaging_local::{Area, LocalService, Review, ReviewRule, TemplateVerdict};
use socialmessaging_whatsapp::template::{Body, Button, Category, Definition, Format, Header};

use super::{ACCOUNT, NOWHERE, begin, begin_with, fails, invalid, json, told};

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);
const DAY: Duration = Duration::from_secs(24 * 3600);

fn definition(name: &str) -> Definition {
    in_language(name, "en_US")
}

fn in_language(name: &str, language: &str) -> Definition {
    Definition::new(name, language, Category::Utility).with(Body::text("Your order is ready."))
}

macro_rules! create {
    ($client:expr, $definition:expr) => {
        $client
            .create_whats_app_message_template()
            .id(ACCOUNT)
            .template_definition(Blob::new($definition.to_vec()))
            .send()
            .await
    };
}

async fn created(client: &Client, definition: &Definition) -> String {
    create!(client, definition).unwrap().meta_template_id.unwrap()
}

/// A template that was approved.
async fn approved(service: &LocalService, client: &Client, definition: &Definition) -> String {
    let id = created(client, definition).await;
    service.advance(MINUTE).await.unwrap();
    id
}

async fn get(client: &Client, id: &str) -> serde_json::Value {
    let get = client.get_whats_app_message_template().id(ACCOUNT).meta_template_id(id);
    json(&get.send().await.unwrap().template.unwrap())
}

macro_rules! update {
    ($client:expr, $id:expr, $text:expr) => {
        $client
            .update_whats_app_message_template()
            .id(ACCOUNT)
            .meta_template_id($id)
            .template_components(Blob::new(definition("x").with_text($text)))
            .send()
            .await
    };
}

trait WithText {
    fn with_text(self, text: &str) -> Vec<u8>;
}

impl WithText for Definition {
    /// The components alone, with another body.
    fn with_text(mut self, text: &str) -> Vec<u8> {
        self.components = Some(vec![Body::text(text).into()]);
        self.components_to_vec()
    }
}

#[tokio::test]
async fn a_template_is_pending_and_then_approved() {
    let (service, client) = begin();
    let answer = create!(client, definition("order_ready")).unwrap();
    assert_eq!(answer.template_status.as_deref(), Some("PENDING"));
    assert_eq!(answer.category.as_deref(), Some("UTILITY"));
    let id = answer.meta_template_id.unwrap();
    assert_eq!(get(&client, &id).await["status"], "PENDING");
    service.advance(MINUTE - Duration::from_secs(1)).await.unwrap();
    assert_eq!(get(&client, &id).await["status"], "PENDING");
    service.advance(Duration::from_secs(1)).await.unwrap();
    assert_eq!(
        get(&client, &id).await,
        json!({
            "id": id, "name": "order_ready", "language": "en_US", "category": "UTILITY", "status": "APPROVED",
            "components": [{"type": "BODY", "text": "Your order is ready."}],
        })
    );
    assert_eq!(told(&service), ["order_ready APPROVED NONE"]);
}

#[tokio::test]
async fn names_and_rules_decide_on_templates() {
    let rule = ReviewRule { name_contains: "lottery".to_owned(), verdict: TemplateVerdict::Reject("SCAM".to_owned()) };
    let (service, client) = begin_with(|content| content.review_rules = vec![rule]);
    let rejected = created(&client, &definition("offer_rejected_promotional")).await;
    created(&client, &definition("the_lottery_today")).await;
    let changed = created(&client, &definition("news_reclassified")).await;
    let fixed = Definition { allow_category_change: Some(false), ..definition("fixed_reclassified") };
    created(&client, &fixed).await;
    service.advance(MINUTE).await.unwrap();
    let mut found = told(&service);
    found.sort();
    assert_eq!(
        found,
        [
            "fixed_reclassified REJECTED INCORRECT_CATEGORY",
            "news_reclassified APPROVED NONE",
            "news_reclassified UTILITY -> MARKETING",
            "offer_rejected_promotional REJECTED PROMOTIONAL",
            "the_lottery_today REJECTED SCAM",
        ]
    );
    assert_eq!(get(&client, &rejected).await["rejected_reason"], "PROMOTIONAL");
    let changed = get(&client, &changed).await;
    assert_eq!((&changed["category"], &changed["previous_category"]), (&json!("MARKETING"), &json!("UTILITY")));
}

#[tokio::test]
async fn a_command_decides_where_the_clock_does_not() {
    let (service, client) = begin_with(|content| content.review = Review::ByCommand);
    let id = created(&client, &definition("order_ready")).await;
    service.advance(DAY).await.unwrap();
    assert_eq!(get(&client, &id).await["status"], "PENDING");
    service.control().review_template(&id, TemplateVerdict::Reject("SCAM".to_owned())).unwrap();
    assert_eq!(get(&client, &id).await["status"], "REJECTED");
    service.control().set_template_quality(&id, "RED").unwrap();
    assert_eq!(told(&service), ["order_ready REJECTED SCAM", "order_ready UNKNOWN -> RED"]);
    assert!(service.control().review_template("1", TemplateVerdict::Approve).is_err());
}

#[tokio::test]
async fn a_command_takes_the_place_of_the_verdict_that_is_due() {
    let (service, client) = begin();
    let id = created(&client, &definition("order_ready")).await;
    service.control().review_template(&id, TemplateVerdict::Reject("SCAM".to_owned())).unwrap();
    service.advance(DAY).await.unwrap();
    assert_eq!(get(&client, &id).await["status"], "REJECTED");
}

#[tokio::test]
async fn a_verdict_on_what_was_edited_meanwhile_means_nothing() {
    let (service, client) = begin();
    let id = created(&client, &definition("order_ready")).await;
    service.control().review_template(&id, TemplateVerdict::Reject("SCAM".to_owned())).unwrap();
    service.advance(MINUTE / 2).await.unwrap();
    update!(client, &id, "Other.").unwrap();
    service.advance(MINUTE / 2).await.unwrap();
    assert_eq!(get(&client, &id).await["status"], "PENDING", "the first submission's verdict would be due");
    service.advance(MINUTE / 2).await.unwrap();
    assert_eq!(get(&client, &id).await["status"], "APPROVED");
}

#[tokio::test]
async fn a_paused_template_comes_back_twice_and_is_then_disabled() {
    let (service, client) = begin();
    let id = approved(&service, &client, &definition("order_ready")).await;
    for rest in [3, 6] {
        service.control().review_template(&id, TemplateVerdict::Pause).unwrap();
        service.advance(HOUR * rest - Duration::from_secs(1)).await.unwrap();
        assert_eq!(get(&client, &id).await["status"], "PAUSED");
        service.advance(Duration::from_secs(1)).await.unwrap();
        assert_eq!(get(&client, &id).await["status"], "APPROVED");
    }
    service.control().review_template(&id, TemplateVerdict::Pause).unwrap();
    service.advance(DAY).await.unwrap();
    assert_eq!(get(&client, &id).await["status"], "DISABLED");
    let words: Vec<String> = told(&service).iter().map(|told| told.split(' ').nth(1).unwrap().to_owned()).collect();
    assert_eq!(words, ["APPROVED", "PAUSED", "REINSTATED", "PAUSED", "REINSTATED", "DISABLED"]);
}

#[tokio::test]
async fn wrong_definitions_are_refused_with_metas_code() {
    let (_, client) = begin();
    let cases = [
        (definition("Bad Name"), "name"),
        (in_language("a", "english"), "language"),
        (Definition::new("a", "en", Category::Utility), "BODY"),
        (definition("a").with(Header::text("x".repeat(61))), "(#2388040)"),
        (definition("a").with_buttons([Button::flow("Open", "12345")]), "flow 12345"),
        (definition("a").with(Header::media(Format::Image, "4::unknown")), "(#2388047)"),
    ];
    for (definition, says) in cases {
        invalid(create!(client, definition), says);
    }
    for (blob, says) in [("no json", "no JSON object"), ("[1]", "no JSON object"), ("{}", "name: is missing")] {
        let create = client.create_whats_app_message_template().id(ACCOUNT);
        invalid(create.template_definition(Blob::new(blob)).send().await, says);
    }
}

#[tokio::test]
async fn members_that_only_an_answer_has_are_let_fall() {
    let (_, client) = begin();
    let blob = json!({
        "name": "a", "language": "en", "category": "utility", "status": 7, "id": "1", "metaTemplateId": "2",
        "components": [{"type": "body", "text": "Hello."}],
    });
    let create = client.create_whats_app_message_template().id(ACCOUNT);
    let answer = create.template_definition(Blob::new(blob.to_string())).send().await.unwrap();
    assert_eq!(answer.category.as_deref(), Some("UTILITY"));
    let found = get(&client, &answer.meta_template_id.unwrap()).await;
    assert_eq!((&found["status"], found.get("metaTemplateId")), (&json!("PENDING"), None));
}

#[tokio::test]
async fn a_name_is_there_once_in_each_language_and_an_account_has_so_many_names() {
    let (_, client) = begin_with(|content| content.template_limit = 3);
    // One, `hello_world`, every account begins with.
    created(&client, &in_language("a", "en")).await;
    created(&client, &in_language("a", "de")).await;
    invalid(create!(client, in_language("a", "en")), "(#2388024)");
    created(&client, &in_language("b", "en")).await;
    invalid(create!(client, in_language("c", "en")), "(#2388019)");
    created(&client, &in_language("b", "de")).await;
}

#[tokio::test]
async fn a_template_is_named_by_id_or_by_name_and_language() {
    let (_, client) = begin();
    let id = created(&client, &definition("a")).await;
    let get = || client.get_whats_app_message_template().id(ACCOUNT);
    let by_name = get().template_name("a").template_language_code("en_US").send().await.unwrap();
    assert_eq!(json(&by_name.template.unwrap())["id"], id);
    invalid(get().send().await, "metaTemplateId is missing");
    invalid(get().template_name("a").send().await, "templateLanguageCode");
    invalid(get().template_language_code("en").send().await, "templateName");
    invalid(get().meta_template_id(&id).template_name("a").send().await, "excludes");
    fails(get().meta_template_id("1").send().await, "ResourceNotFoundException");
    fails(get().template_name("a").template_language_code("de").send().await, "ResourceNotFoundException");
    let elsewhere = client.get_whats_app_message_template().id(NOWHERE).meta_template_id(&id);
    fails(elsewhere.send().await, "ResourceNotFoundException");
    let update = || client.update_whats_app_message_template().id(ACCOUNT).template_category("MARKETING");
    invalid(update().send().await, "metaTemplateId is missing");
    fails(update().meta_template_id("1").send().await, "ResourceNotFoundException");
}

#[tokio::test]
async fn an_edited_template_is_reviewed_again() {
    let (service, client) = begin();
    let id = created(&client, &definition("a")).await;
    invalid(update!(client, &id, "Other."), "is PENDING");
    service.advance(MINUTE).await.unwrap();
    update!(client, &id, "Other.").unwrap();
    let found = get(&client, &id).await;
    assert_eq!((&found["status"], &found["components"][0]["text"]), (&json!("PENDING"), &json!("Other.")));
    service.advance(MINUTE).await.unwrap();
    assert_eq!(get(&client, &id).await["status"], "APPROVED");
    invalid(update!(client, &id, "Third."), "once a day");
    service.advance(DAY).await.unwrap();
    update!(client, &id, "Third.").unwrap();
    assert_eq!(told(&service), ["a APPROVED NONE", "a APPROVED NONE"]);
}

#[tokio::test]
async fn other_members_can_be_edited_and_wrong_ones_are_refused() {
    let (service, client) = begin();
    let id = created(&client, &definition("a_rejected")).await;
    service.advance(MINUTE).await.unwrap();
    let update = || client.update_whats_app_message_template().id(ACCOUNT).meta_template_id(&id);
    invalid(update().send().await, "nothing is to be changed");
    invalid(update().template_category("LETTER").send().await, "templateCategory");
    invalid(update().parameter_format("numbered").send().await, "parameterFormat");
    invalid(update().template_components(Blob::new("{}")).send().await, "JSON array");
    let long = definition("x").with_text(&"x".repeat(1025));
    invalid(update().template_components(Blob::new(long)).send().await, "(#2388040)");
    let changed =
        update().template_category("marketing").parameter_format("named").cta_url_link_tracking_opted_out(true);
    changed.send().await.unwrap();
    let found = get(&client, &id).await;
    assert_eq!((&found["category"], &found["parameter_format"]), (&json!("MARKETING"), &json!("NAMED")));
    assert_eq!(found["cta_url_link_tracking_opted_out"], true);
    assert_eq!(found.get("rejected_reason"), None, "it is reviewed again");
}

#[tokio::test]
async fn the_category_of_an_approved_template_is_fixed() {
    let (service, client) = begin();
    let id = approved(&service, &client, &definition("a")).await;
    let update = client.update_whats_app_message_template().id(ACCOUNT).meta_template_id(&id);
    invalid(update.template_category("MARKETING").send().await, "cannot be changed");
}

macro_rules! delete {
    ($client:expr, $name:expr $(, $set:ident $value:expr)*) => {
        $client.delete_whats_app_message_template().id(ACCOUNT).template_name($name)$(.$set($value))*.send().await
    };
}

#[tokio::test]
async fn one_language_is_deleted_or_all() {
    let (service, client) = begin_with(|content| content.review = Review::ByCommand);
    let english = created(&client, &in_language("a", "en")).await;
    created(&client, &in_language("a", "de")).await;
    created(&client, &in_language("a_b", "de")).await;
    invalid(delete!(client, "a"), "deleteAllLanguages");
    invalid(delete!(client, "a", delete_all_languages false), "deleteAllLanguages");
    invalid(delete!(client, "a", meta_template_id & english, delete_all_languages true), "exclude");
    fails(delete!(client, "b", meta_template_id & english), "ResourceNotFoundException");
    fails(delete!(client, "b", delete_all_languages true), "ResourceNotFoundException");
    delete!(client, "a", meta_template_id & english).unwrap();
    fails(delete!(client, "a", meta_template_id & english), "ResourceNotFoundException");
    delete!(client, "a", delete_all_languages true).unwrap();
    let left = client.list_whats_app_message_templates().id(ACCOUNT).send().await.unwrap().templates.unwrap();
    let left: Vec<_> = left.into_iter().map(|template| template.template_name.unwrap()).collect();
    assert_eq!(left, ["hello_world", "a_b"]);
    // They had never been approved, so that the name is free.
    created(&client, &in_language("a", "en")).await;
    assert_eq!(told(&service), ["a DELETED NONE", "a DELETED NONE"]);
}

#[tokio::test]
async fn the_name_of_a_deleted_template_that_was_approved_is_blocked_for_thirty_days() {
    let (service, client) = begin();
    let english = created(&client, &in_language("a", "en")).await;
    approved(&service, &client, &in_language("a", "de")).await;
    delete!(client, "a", meta_template_id & english).unwrap();
    invalid(create!(client, in_language("a", "en")), "(#2388023)");
    created(&client, &in_language("a", "fr")).await;
    delete!(client, "a", delete_all_languages true).unwrap();
    invalid(create!(client, in_language("a", "it")), "(#2388023)");
    service.advance(DAY * 30 - Duration::from_secs(1)).await.unwrap();
    invalid(create!(client, in_language("a", "it")), "(#2388023)");
    service.advance(Duration::from_secs(1)).await.unwrap();
    created(&client, &in_language("a", "it")).await;
}

#[tokio::test]
async fn a_headers_sample_is_uploaded_first() {
    let (service, client) = begin();
    let upload = |key: &str| {
        let file = S3File::builder().bucket_name("samples").key(key).build().unwrap();
        client.create_whats_app_message_template_media().id(ACCOUNT).source_s3_file(file)
    };
    service.control().put_object("samples", "a.png", b"picture", "image/png").unwrap();
    service.control().put_object("samples", "a.ogg", b"sound", "audio/ogg").unwrap();
    let handle = upload("a.png").send().await.unwrap().meta_header_handle.unwrap();
    assert!(handle.starts_with("4::aW1hZ2UvcG5n:"), "{handle}");
    created(&client, &definition("a").with(Header::media(Format::Image, &handle))).await;
    invalid(create!(client, definition("b").with(Header::media(Format::Video, &handle))), "image/png");
    invalid(upload("a.ogg").send().await, "audio/ogg");
    fails(upload("b.png").send().await, "ResourceNotFoundException");
    invalid(client.create_whats_app_message_template_media().id(ACCOUNT).send().await, "sourceS3File is missing");
    let file = S3File::builder().bucket_name("samples").key("a.png").build().unwrap();
    let elsewhere = client.create_whats_app_message_template_media().id(NOWHERE).source_s3_file(file);
    fails(elsewhere.send().await, "ResourceNotFoundException");
}

#[tokio::test]
async fn meta_may_deny_templates_to_an_account() {
    let (service, client) = begin();
    service.control().set_meta_access(ACCOUNT, Area::Templates, false).unwrap();
    let denied = "AccessDeniedByMetaException";
    fails(create!(client, definition("a")), denied);
    fails(update!(client, "1", "a"), denied);
    fails(delete!(client, "a", delete_all_languages true), denied);
    fails(client.list_whats_app_message_templates().id(ACCOUNT).send().await, denied);
    fails(client.list_whats_app_template_library().id(ACCOUNT).send().await, denied);
    fails(client.get_whats_app_message_template().id(ACCOUNT).meta_template_id("1").send().await, denied);
    fails(client.create_whats_app_message_template_media().id(ACCOUNT).send().await, denied);
    service.control().set_meta_access(ACCOUNT, Area::Templates, true).unwrap();
    created(&client, &definition("a")).await;
}
