//! Accounts, numbers, tags, event destinations.

use socialmessaging_client::types::{
    RegistrationStatus, Tag, WabaPhoneNumberSetupFinalization, WabaSetupFinalization,
    WhatsAppBusinessAccountEventDestination, WhatsAppSetupFinalization, WhatsAppSignupCallback,
    WhatsAppSignupCallbackResult,
};
use socialmessaging_whatsapp::message::{Message, Template};

use super::*;

fn finalization(token: &str) -> socialmessaging_client::types::builders::WhatsAppSetupFinalizationBuilder {
    WhatsAppSetupFinalization::builder().associate_in_progress_token(token).set_phone_numbers(Some(Vec::new()))
}

fn number(id: &str, pin: &str) -> WabaPhoneNumberSetupFinalization {
    WabaPhoneNumberSetupFinalization::builder().id(id).two_factor_pin(pin).build().unwrap()
}

fn topic(arn: &str) -> WhatsAppBusinessAccountEventDestination {
    WhatsAppBusinessAccountEventDestination::builder().event_destination_arn(arn).build().unwrap()
}

async fn begin(client: &Client, token: &str) -> WhatsAppSignupCallbackResult {
    let callback = WhatsAppSignupCallback::builder().access_token(token).build().unwrap();
    let answer = client.associate_whats_app_business_account().signup_callback(callback).send().await.unwrap();
    assert_eq!(answer.status_code, Some(200));
    answer.signup_callback_result.unwrap()
}

#[tokio::test]
async fn an_account_is_shown() {
    let (_, client) = start();
    let account = client.get_linked_whats_app_business_account().id(ACCOUNT).send().await.unwrap().account.unwrap();
    assert_eq!(account.arn, "arn:aws:social-messaging:eu-west-1:123456789012:waba/00000000000000000000000000000001");
    assert_eq!((account.id.as_str(), account.waba_id.as_str()), (ACCOUNT, "100000000000001"));
    assert_eq!(account.registration_status, RegistrationStatus::Complete);
    assert_eq!(account.link_date.secs(), 1_767_225_600);
    assert_eq!(account.phone_numbers[0].phone_number_id, NUMBER);
    let by_arn = client.get_linked_whats_app_business_account().id(&account.arn).send().await.unwrap();
    assert_eq!(by_arn.account.unwrap().id, ACCOUNT);
    let number = client.get_linked_whats_app_business_account_phone_number().id(NUMBER).send().await.unwrap();
    assert_eq!(number.linked_whats_app_business_account_id.as_deref(), Some(ACCOUNT));
    assert_eq!(number.phone_number.unwrap().phone_number, "+15550100001");
    for id in ["waba-ffffffffffffffffffffffffffffffff", &account.arn.replace("eu-west-1", "us-east-1")] {
        let error = client.get_linked_whats_app_business_account().id(id).send().await.unwrap_err();
        assert!(error.into_service_error().is_resource_not_found_exception(), "{id}");
    }
}

#[tokio::test]
async fn an_account_is_linked_in_two_steps() {
    let (service, client) = scenario(include_str!("shop.json"));
    let result = begin(&client, "EAAone").await;
    let token = result.associate_in_progress_token.unwrap();
    let offered = &result.linked_accounts_with_incomplete_setup.unwrap()["300000000000001"];
    assert_eq!(offered.registration_status, Some(RegistrationStatus::Incomplete));
    let numbers = offered.unregistered_whats_app_phone_numbers.as_ref().unwrap();
    assert_eq!(numbers.len(), 2);
    let first = numbers.iter().find(|number| number.meta_phone_number_id == "400000000000001").unwrap();
    // A number that is not registered sends nothing.
    let sent = client.send_whats_app_message().origination_phone_number_id(&first.phone_number_id);
    let hello = Message::to(BOB).template(Template::named("order").language("en_US"));
    let blob = Blob::new(Outgoing::from(hello).to_vec());
    let id = sent.message(blob).meta_api_version("v20.0").send().await.unwrap().message_id.unwrap();
    assert_eq!(code(&service, &id).await, 131_045);

    let waba = WabaSetupFinalization::builder().id("300000000000001").event_destinations(topic("arn:aws:sns:a:1:t"));
    let waba = waba.tags(Tag::builder().key("team").value("a").build().unwrap()).build();
    let finish = |pin: &str| {
        let finalization = finalization(&token).waba(waba.clone()).phone_numbers(number(&first.phone_number_id, pin));
        client.associate_whats_app_business_account().setup_finalization(finalization.build().unwrap()).send()
    };
    assert!(finish("654321").await.unwrap_err().into_service_error().is_invalid_parameters_exception());
    let late = result_id(finish("123456").await.unwrap());
    let account = client.get_linked_whats_app_business_account().id(&late).send().await.unwrap().account.unwrap();
    assert_eq!(account.registration_status, RegistrationStatus::Complete);
    assert_eq!(account.event_destinations[0].event_destination_arn, "arn:aws:sns:a:1:t");
    let tags = client.list_tags_for_resource().resource_arn(account.arn).send().await.unwrap().tags.unwrap();
    assert_eq!((tags[0].key.as_str(), tags[0].value.as_deref()), ("team", Some("a")));
    assert!(finish("123456").await.is_err(), "the token is used up");
}

fn result_id(
    output: socialmessaging_client::operation::associate_whats_app_business_account::AssociateWhatsAppBusinessAccountOutput,
) -> String {
    output.linked_whats_app_business_account_id.unwrap()
}

#[tokio::test]
async fn linking_says_what_is_wrong() {
    let (service, client) = scenario(include_str!("shop.json"));
    let associate = || client.associate_whats_app_business_account();
    let token = begin(&client, "EAAtwo").await.associate_in_progress_token.unwrap();
    let callback = WhatsAppSignupCallback::builder().access_token("EAAtwo").build().unwrap();
    let waba = || WabaSetupFinalization::builder();
    let full = || finalization(&token).waba(waba().id("300000000000002").build());
    let wrong = [
        associate(),
        associate().signup_callback(callback).setup_finalization(full().build().unwrap()),
        associate().setup_finalization(finalization("unknown").waba(waba().build()).build().unwrap()),
        associate().setup_finalization(finalization(&token).build().unwrap()),
        associate().setup_finalization(full().phone_number_parent(ACCOUNT).build().unwrap()),
        // Which of the two?
        associate().setup_finalization(finalization(&token).waba(waba().build()).build().unwrap()),
        associate().setup_finalization(finalization(&token).waba(waba().id("9").build()).build().unwrap()),
        associate().setup_finalization(full().phone_numbers(number("1", "123456")).build().unwrap()),
    ];
    for (index, call) in wrong.into_iter().enumerate() {
        let error = call.send().await.unwrap_err().into_service_error();
        assert!(error.is_invalid_parameters_exception(), "{index}: {error:?}");
    }
    associate().setup_finalization(full().build().unwrap()).send().await.unwrap();
    let token = begin(&client, "EAAtwo").await.associate_in_progress_token.unwrap();
    service.advance(Duration::from_secs(3601)).await.unwrap();
    let late = finalization(&token).waba(waba().id("300000000000002").build()).build().unwrap();
    assert!(associate().setup_finalization(late).send().await.is_err());
}

#[tokio::test]
async fn a_number_joins_an_account() {
    let (_, client) = start();
    let result = begin(&client, "any token").await;
    let offered = result.linked_accounts_with_incomplete_setup.unwrap();
    let offered = offered.values().next().unwrap().unregistered_whats_app_phone_numbers.as_ref().unwrap();
    let mut pin = number(&offered[0].meta_phone_number_id, "000000");
    pin.data_localization_region = Some("DE".to_owned());
    let finalization = finalization(&result.associate_in_progress_token.unwrap()).phone_number_parent(ACCOUNT);
    let finalization = finalization.phone_numbers(pin).build().unwrap();
    let answer = client.associate_whats_app_business_account().setup_finalization(finalization).send().await.unwrap();
    assert_eq!(result_id(answer), ACCOUNT);
    let account = client.get_linked_whats_app_business_account().id(ACCOUNT).send().await.unwrap().account.unwrap();
    let joined = account.phone_numbers.iter().find(|number| number.phone_number_id == offered[0].phone_number_id);
    assert_eq!(joined.unwrap().data_localization_region.as_deref(), Some("DE"));
}

#[tokio::test]
async fn accounts_are_limited_if_that_is_wanted() {
    let (_, client) = set(|settings| settings.quotas = true);
    for _ in 1..25 {
        begin(&client, "any").await;
    }
    let callback = WhatsAppSignupCallback::builder().access_token("any").build().unwrap();
    let error = client.associate_whats_app_business_account().signup_callback(callback).send().await.unwrap_err();
    assert!(error.into_service_error().is_limit_exceeded_exception());
    let (_, client) = set(|settings| settings.any_access_token = false);
    let callback = WhatsAppSignupCallback::builder().access_token("any").build().unwrap();
    let error = client.associate_whats_app_business_account().signup_callback(callback).send().await.unwrap_err();
    assert!(error.into_service_error().is_invalid_parameters_exception());
}

#[tokio::test]
async fn accounts_are_listed_page_by_page() {
    let (_, client) = start();
    for _ in 0..4 {
        begin(&client, "any").await;
    }
    let mut pages = client.list_linked_whats_app_business_accounts().into_paginator().page_size(2).send();
    let mut sizes = Vec::new();
    let mut ids = Vec::new();
    while let Some(page) = pages.next().await {
        let accounts = page.unwrap().linked_accounts.unwrap();
        sizes.push(accounts.len());
        ids.extend(accounts.into_iter().map(|account| account.id));
    }
    assert_eq!(sizes, [2, 2, 1]);
    ids.dedup();
    assert_eq!(ids.len(), 5);
    let bad = client.list_linked_whats_app_business_accounts().next_token("bad").send().await.unwrap_err();
    assert!(bad.into_service_error().is_invalid_parameters_exception());
}

#[tokio::test]
async fn an_unlinked_account_is_gone() {
    let (service, client) = start();
    let id = send(&client, Message::to(ADA).text("hi")).await;
    client.disassociate_whats_app_business_account().id(ACCOUNT).send().await.unwrap();
    let again = client.disassociate_whats_app_business_account().id(ACCOUNT).send().await.unwrap_err();
    assert!(again.into_service_error().is_resource_not_found_exception());
    let number = client.get_linked_whats_app_business_account_phone_number().id(NUMBER).send().await.unwrap_err();
    assert!(number.into_service_error().is_resource_not_found_exception());
    assert_eq!(fate(&service, &id).await, [], "nobody is told");
}

#[tokio::test]
async fn tags_are_added_listed_and_removed() {
    let (_, client) = start();
    let arn = "arn:aws:social-messaging:eu-west-1:123456789012:phone-number-id/00000000000000000000000000000001";
    let tag = |key: &str, value: &str| Tag::builder().key(key).value(value).build().unwrap();
    let add = |tag: Tag| client.tag_resource().resource_arn(arn).tags(tag).send();
    assert_eq!(add(tag("b", "1")).await.unwrap().status_code, Some(200));
    add(tag("a", "")).await.unwrap();
    add(tag("b", "2")).await.unwrap();
    let list = || async {
        let tags = client.list_tags_for_resource().resource_arn(arn).send().await.unwrap().tags.unwrap();
        tags.into_iter().map(|tag| format!("{}={}", tag.key, tag.value.unwrap())).collect::<Vec<_>>()
    };
    assert_eq!(list().await, ["a=", "b=2"]);
    client.untag_resource().resource_arn(arn).tag_keys("a").tag_keys("nothing").send().await.unwrap();
    assert_eq!(list().await, ["b=2"]);
    assert!(add(tag("aws:x", "")).await.unwrap_err().into_service_error().is_invalid_parameters_exception());
    let nothing = arn.replace("0001", "0002");
    let error = client.list_tags_for_resource().resource_arn(nothing).send().await.unwrap_err();
    assert!(error.into_service_error().is_invalid_parameters_exception(), "it declares no other");
}

#[tokio::test]
async fn event_destinations_are_set_and_taken_away() {
    let (service, client) = start();
    let put = |destinations: Vec<WhatsAppBusinessAccountEventDestination>| {
        let put = client.put_whats_app_business_account_event_destinations().id(ACCOUNT);
        put.set_event_destinations(Some(destinations)).send()
    };
    put(vec![topic("arn:aws:sns:eu-west-1:123456789012:other")]).await.unwrap();
    send(&client, Message::to(ADA).text("hi")).await;
    service.advance(Duration::from_millis(100)).await.unwrap();
    put(Vec::new()).await.unwrap();
    service.advance(Duration::from_secs(5)).await.unwrap();
    let events = service.events().read(9).unwrap();
    let destinations: Vec<_> = events.into_iter().map(|event| event.destination).collect();
    assert_eq!(destinations, [Some("arn:aws:sns:eu-west-1:123456789012:other".to_owned()), None, None, None]);
    for wrong in [
        "arn:aws:sns:eu-west-1:123456789012:topic.fifo",
        "arn:aws:sqs:eu-west-1:123456789012:queue",
        "arn:aws:connect:eu-west-1:123456789012:instance/a",
    ] {
        let error = put(vec![topic(wrong)]).await.unwrap_err().into_service_error();
        assert!(error.is_invalid_parameters_exception(), "{wrong}");
    }
    let mut connect = topic("arn:aws:connect:eu-west-1:123456789012:instance/a");
    connect.role_arn = Some("arn:aws:iam::123456789012:role/connect".to_owned());
    put(vec![connect]).await.unwrap();
}
