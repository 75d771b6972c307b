//! Templates, the library, flows, media and pages, with our client in process.

mod flow;
mod library;
mod media;
mod page;
mod template;

use std::fmt::Debug;

use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use serde_json::Value;
use socialmessaging_client::Client;
use socialmessaging_client::error::SdkError;
use socialmessaging_local::{ContentSettings, LocalService, Settings};
use socialmessaging_whatsapp::event::Update;

const ACCOUNT: &str = "waba-00000000000000000000000000000001";
const NUMBER: &str = "phone-number-id-00000000000000000000000000000001";
const NOWHERE: &str = "waba-99999999999999999999999999999999";

fn begin() -> (LocalService, Client) {
    begin_with(|_| {})
}

fn begin_with(change: impl FnOnce(&mut ContentSettings)) -> (LocalService, Client) {
    let mut settings = Settings::default();
    change(&mut settings.content);
    let service = LocalService::builder().settings(settings).build().unwrap();
    let client = Client::new(&service.sdk_config());
    (service, client)
}

/// The name and the message of the error that a call failed with.
#[track_caller]
fn failure<O: Debug, E: ProvideErrorMetadata + std::error::Error + 'static, R: Debug>(
    result: Result<O, SdkError<E, R>>,
) -> (String, String) {
    let error = result.unwrap_err();
    let error = error.as_service_error().unwrap_or_else(|| panic!("{error:?}"));
    (error.code().unwrap_or_default().to_owned(), error.message().unwrap_or_default().to_owned())
}

#[track_caller]
fn invalid<O: Debug, E: ProvideErrorMetadata + std::error::Error + 'static, R: Debug>(
    result: Result<O, SdkError<E, R>>,
    says: &str,
) {
    let (name, message) = failure(result);
    assert_eq!(name, "InvalidParametersException", "{message}");
    assert!(message.contains(says), "{message} does not say {says}");
}

#[track_caller]
fn fails<O: Debug, E: ProvideErrorMetadata + std::error::Error + 'static, R: Debug>(
    result: Result<O, SdkError<E, R>>,
    expected: &str,
) {
    let (name, message) = failure(result);
    assert_eq!(name, expected, "{message}");
}

/// What events told of templates and flows: in each, what the change is about, and a few words of it.
fn told(service: &LocalService) -> Vec<String> {
    let events = service.events().read(usize::MAX).unwrap();
    let mut told = Vec::new();
    for event in events {
        let envelope = event.read();
        for change in envelope.entry().and_then(|entry| entry.changes.clone()).unwrap_or_default() {
            match change.update() {
                Some(Update::TemplateStatus(update)) => told.push(format!(
                    "{} {} {}",
                    update.message_template_name.unwrap(),
                    update.event.unwrap(),
                    update.reason.unwrap()
                )),
                Some(Update::TemplateCategory(update)) => told.push(format!(
                    "{} {} -> {}",
                    update.message_template_name.unwrap(),
                    update.previous_category.unwrap(),
                    update.new_category.unwrap()
                )),
                Some(Update::TemplateQuality(update)) => told.push(format!(
                    "{} {} -> {}",
                    update.message_template_name.unwrap(),
                    update.previous_quality_score.unwrap(),
                    update.new_quality_score.unwrap()
                )),
                Some(Update::Flow(update)) => {
                    told.push(format!("{} -> {}", update.old_status.unwrap(), update.new_status.unwrap()));
                }
                other => panic!("{other:?}"),
            }
        }
    }
    told
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}
