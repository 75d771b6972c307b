//! Typed messages in the client's fluent builder.

use socialmessaging_client::config::retry::RetryConfig;
use socialmessaging_client::config::timeout::TimeoutConfig;
use socialmessaging_client::config::{
    BehaviorVersion, Credentials, IdentityCache, Region, StalledStreamProtectionConfig,
};
use socialmessaging_client::primitives::Blob;
use socialmessaging_client::{Client, Config};
use socialmessaging_whatsapp::client::SendMessage;
use socialmessaging_whatsapp::flow::Flow;
use socialmessaging_whatsapp::message::{Message, Outgoing, Receipt};
use socialmessaging_whatsapp::template::{Body, Category, Definition};

/// A client without HTTP and without sleep: the requests are looked at and not sent.
fn client() -> Client {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-west-1"))
        .credentials_provider(Credentials::new("AKID", "secret", None, None, "test"))
        .retry_config(RetryConfig::disabled())
        .timeout_config(TimeoutConfig::disabled())
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .identity_cache(IdentityCache::no_cache())
        .build();
    Client::from_conf(config)
}

#[test]
fn a_message_becomes_the_blob() {
    let message = Message::to("+46700000001").text("hi");
    let request = client().send_whats_app_message().whatsapp(message.clone()).unwrap();
    let blob = request.get_message().as_ref().unwrap();
    assert_eq!(blob, &Blob::from(message.clone()));
    assert_eq!(Outgoing::from_slice(blob.as_ref()).unwrap(), Outgoing::from(message));
    let receipt = client().send_whats_app_message().whatsapp(Receipt::read("wamid.1")).unwrap();
    assert_eq!(receipt.get_message().as_ref().unwrap(), &Blob::from(Receipt::read("wamid.1")));
}

#[test]
fn a_wrong_message_is_not_sent() {
    let report = client().send_whats_app_message().whatsapp(Message::to("Ada").text("")).map(drop).unwrap_err();
    let expected = "text.body: has 0 characters, at least 1 are needed\n\
        to: is not a phone number in E.164 form, such as +46700000000";
    assert_eq!(report.to_string(), expected);
}

#[test]
fn blobs_of_their_own_are_still_taken() {
    let request = client().send_whats_app_message().message(Blob::new("{}"));
    assert_eq!(request.get_message().as_ref().unwrap(), &Blob::new("{}"));
}

#[test]
fn definitions_and_flows_become_blobs() {
    let definition = Definition::new("n", "en", Category::Utility).with(Body::text("b"));
    assert_eq!(Blob::from(definition.clone()), Blob::new(definition.to_vec()));
    assert_eq!(Blob::from(Flow::new("7.3")), Blob::new(r#"{"version":"7.3","screens":[]}"#));
}
