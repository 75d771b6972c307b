//! Changes for one call.

use std::io;

use aws_credential_types::Credentials;
use restjson_runtime::client::surface::config::interceptors::BeforeTransmitInterceptorContextMut;
use restjson_runtime::client::surface::config::{ConfigBag, Intercept, Region, RuntimeComponents};
use restjson_runtime::client::surface::error::{BoxError, DisplayErrorContext, SdkError};

use crate::calls::client;
use crate::fake::{Answer, Fake};
use crate::service::Config;

#[tokio::test]
async fn another_region_changes_host_and_signature_of_one_call() {
    let fake = Fake::new([Answer::ok(""), Answer::ok("")]);
    let client = client(&fake, |builder| builder);
    let elsewhere = Config::builder().region(Region::from_static("eu-west-3"));
    client.put_thing().name("lamp").customize().config_override(elsewhere).send().await.expect("a success");
    client.put_thing().name("lamp").send().await.expect("a success");
    assert!(fake.uri(0).starts_with("https://example.eu-west-3.amazonaws.com/"));
    assert!(fake.uri(1).starts_with("https://example.us-east-1.amazonaws.com/"));
    let scope = |index| fake.header(index, "authorization").expect("a signature");
    assert!(scope(0).contains("/20090213/eu-west-3/example-signing/aws4_request"), "{}", scope(0));
    assert!(scope(1).contains("/20090213/us-east-1/example-signing/aws4_request"), "{}", scope(1));
}

#[tokio::test]
async fn other_credentials_sign_one_call() {
    let fake = Fake::new([Answer::ok(""), Answer::ok("")]);
    let client = client(&fake, |builder| builder);
    let other = Credentials::new("OTHERKEY", "secret", None, None, "test");
    let settings = Config::builder().credentials_provider(other);
    client.put_thing().name("lamp").customize().config_override(settings).send().await.expect("a success");
    client.put_thing().name("lamp").send().await.expect("a success");
    assert!(fake.header(0, "authorization").expect("a signature").contains("Credential=OTHERKEY/"));
    assert!(fake.header(1, "authorization").expect("a signature").contains("Credential=ANOTREAL/"));
}

#[tokio::test]
async fn a_request_can_be_mutated_before_it_is_signed() {
    let fake = Fake::new([Answer::ok("")]);
    let call = client(&fake, |builder| builder).put_thing().name("lamp").customize();
    call.mutate_request(|request| drop(request.headers_mut().insert("x-extra", "1"))).send().await.expect("a success");
    assert_eq!(fake.header(0, "x-extra").as_deref(), Some("1"));
    assert!(fake.header(0, "authorization").expect("a signature").contains("x-extra"));
}

#[tokio::test]
async fn a_request_can_be_refused() {
    let fake = Fake::new([]);
    let call = client(&fake, |builder| builder).put_thing().name("lamp").customize();
    let error = call.map_request(|_| Err(io::Error::other("not today"))).send().await.expect_err("refused");
    assert!(matches!(error, SdkError::DispatchFailure(_) | SdkError::ConstructionFailure(_)), "{error:?}");
    assert!(DisplayErrorContext(&error).to_string().contains("not today"));
    assert_eq!(fake.count(), 0);
}

#[derive(Debug)]
struct Append(&'static str);

impl Intercept for Append {
    fn name(&self) -> &'static str {
        "Append"
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        context.request_mut().headers_mut().append("x-order", self.0);
        Ok(())
    }
}

#[tokio::test]
async fn interceptors_of_a_call_run_after_those_of_the_client() {
    let fake = Fake::new([Answer::ok("")]);
    let client = client(&fake, |builder| builder.interceptor(Append("client")));
    client.put_thing().name("lamp").customize().interceptor(Append("call")).send().await.expect("a success");
    let order: Vec<_> = fake.seen()[0].headers().get_all("x-order").map(ToOwned::to_owned).collect();
    assert_eq!(order, ["client", "call"]);
}
