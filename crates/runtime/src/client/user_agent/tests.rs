//! The same texts as aws-runtime's, of any ingredients.

use std::env;
use std::process::Command;

use aws_credential_types::credential_feature::AwsCredentialFeature as Credential;
use aws_runtime::sdk_feature::AwsSdkFeature as Aws;
use aws_runtime::user_agent::{AdditionalMetadata, ApiMetadata, AwsUserAgent, BusinessMetric, UserAgentInterceptor};
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature as Smithy;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::connector_metadata::ConnectorMetadata;
use aws_smithy_runtime_api::client::http::{HttpClient, HttpConnectorSettings, SharedHttpConnector};
use aws_smithy_runtime_api::client::interceptors::Intercept;
use aws_smithy_runtime_api::client::interceptors::context::{Input, InterceptorContext};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::{RuntimeComponents, RuntimeComponentsBuilder};
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_types::config_bag::{ConfigBag, Layer};
use aws_types::app_name::AppName;
use aws_types::os_shim_internal::Env;
use aws_types::sdk_ua_metadata::FrameworkMetadata;
use quickcheck::{Arbitrary, Gen, QuickCheck};

use super::UserAgent;

const SMITHY: [Smithy; 16] = [
    Smithy::Waiter,
    Smithy::Paginator,
    Smithy::GzipRequestCompression,
    Smithy::ProtocolRpcV2Cbor,
    Smithy::RetryModeStandard,
    Smithy::RetryModeAdaptive,
    Smithy::FlexibleChecksumsReqCrc32,
    Smithy::FlexibleChecksumsReqCrc32c,
    Smithy::FlexibleChecksumsReqCrc64,
    Smithy::FlexibleChecksumsReqSha1,
    Smithy::FlexibleChecksumsReqSha256,
    Smithy::FlexibleChecksumsReqWhenSupported,
    Smithy::FlexibleChecksumsReqWhenRequired,
    Smithy::FlexibleChecksumsResWhenSupported,
    Smithy::FlexibleChecksumsResWhenRequired,
    Smithy::ObservabilityOtelMetrics,
];
const AWS: [Aws; 14] = [
    Aws::AccountIdModePreferred,
    Aws::AccountIdModeDisabled,
    Aws::AccountIdModeRequired,
    Aws::S3Transfer,
    Aws::SsoLoginDevice,
    Aws::SsoLoginAuth,
    Aws::EndpointOverride,
    Aws::S3TransferUploadDirectory,
    Aws::S3TransferDownloadDirectory,
    Aws::S3CustomPartSize,
    Aws::S3CustomThroughput,
    Aws::S3CustomMemoryLimit,
    Aws::S3OnEc2,
    Aws::S3FilePath,
];
const CREDENTIALS: [Credential; 23] = [
    Credential::ResolvedAccountId,
    Credential::CredentialsCode,
    Credential::CredentialsEnvVars,
    Credential::CredentialsEnvVarsStsWebIdToken,
    Credential::CredentialsStsAssumeRole,
    Credential::CredentialsStsAssumeRoleSaml,
    Credential::CredentialsStsAssumeRoleWebId,
    Credential::CredentialsStsFederationToken,
    Credential::CredentialsStsSessionToken,
    Credential::CredentialsProfile,
    Credential::CredentialsProfileSourceProfile,
    Credential::CredentialsProfileNamedProvider,
    Credential::CredentialsProfileStsWebIdToken,
    Credential::CredentialsProfileSso,
    Credential::CredentialsSso,
    Credential::CredentialsProfileProcess,
    Credential::CredentialsProcess,
    Credential::CredentialsHttp,
    Credential::CredentialsImds,
    Credential::BearerServiceEnvVars,
    Credential::S3ExpressBucket,
    Credential::CredentialsProfileLogin,
    Credential::CredentialsLogin,
];
const APP_NAMES: [&str; 5] = ["a", "my-app", "!#$%&'*+-.^_`|~", "m", LONG];
const LONG: &str = "an-app-name-that-is-longer-than-the-fifty-letters-that-are-recommended";
/// More than are told, and some twice.
const FRAMEWORKS: [(&str, Option<&str>); 13] = [
    ("a", None),
    ("a", Some("1")),
    ("a", Some("2")),
    ("b", None),
    ("c", Some("~")),
    ("d", None),
    ("e", None),
    ("f", None),
    ("g", Some("1.2.3")),
    ("h", None),
    ("i", None),
    ("j", None),
    ("k", Some("0")),
];
/// The last two have letters that user agents may not have.
const CONNECTORS: [(&str, Option<&str>); 4] =
    [("hyper", None), ("hyper", Some("1.x")), ("of mine", None), ("hyper", Some("1(x)"))];

/// What a call finds in its configuration.
#[derive(Debug, Clone, Default)]
struct Call {
    smithy: Vec<Smithy>,
    aws: Vec<Aws>,
    credentials: Vec<Credential>,
    app_name: Option<&'static str>,
    frameworks: Vec<(&'static str, Option<&'static str>)>,
    connector: Option<(&'static str, Option<&'static str>)>,
    given: Option<AwsUserAgent>,
    has_headers: bool,
}

impl Arbitrary for Call {
    fn arbitrary(g: &mut Gen) -> Self {
        Self {
            smithy: some(g, &SMITHY),
            aws: some(g, &AWS),
            credentials: some(g, &CREDENTIALS),
            app_name: some(g, &APP_NAMES).pop(),
            frameworks: some(g, &FRAMEWORKS),
            connector: some(g, &CONNECTORS).pop(),
            given: (u8::arbitrary(g) % 4 == 0).then(|| given(g)),
            has_headers: bool::arbitrary(g),
        }
    }
}

fn some<T: Clone>(g: &mut Gen, all: &[T]) -> Vec<T> {
    let count = usize::arbitrary(g) % 20;
    if bool::arbitrary(g) { Vec::new() } else { (0..count).filter_map(|_| g.choose(all).cloned()).collect() }
}

fn given(g: &mut Gen) -> AwsUserAgent {
    let mut agent = AwsUserAgent::for_tests();
    if bool::arbitrary(g) {
        agent = AwsUserAgent::new_from_environment(Env::real(), ApiMetadata::new("given", "0"));
    }
    for name in some(g, &APP_NAMES) {
        agent.set_app_name(AppName::new(name).expect("valid"));
    }
    for (name, version) in some(g, &FRAMEWORKS) {
        agent.add_framework_metadata(FrameworkMetadata::new(name, version).expect("valid"));
    }
    for metric in some(g, &[BusinessMetric::ResourceModel, BusinessMetric::S3RegionRedirect, BusinessMetric::Waiter]) {
        agent.add_business_metric(metric);
    }
    for text in some(g, &["x", "m", "app", "lib-a"]) {
        agent.add_additional_metadata(AdditionalMetadata::new(text).expect("valid"));
    }
    agent
}

#[derive(Debug)]
struct Connector(Option<ConnectorMetadata>);

impl HttpClient for Connector {
    fn http_connector(&self, _: &HttpConnectorSettings, _: &RuntimeComponents) -> SharedHttpConnector {
        unreachable!("nothing is sent")
    }

    fn connector_metadata(&self) -> Option<ConnectorMetadata> {
        self.0.clone()
    }
}

impl Call {
    /// Half of it by the client, half by the call.
    fn configuration(&self) -> ConfigBag {
        let mut client = Layer::new("client");
        client.store_put(ApiMetadata::new("things", "1.2.3"));
        let mut cfg = ConfigBag::base();
        let of_call = cfg.interceptor_state();
        let layers = [&mut client, of_call];
        let mut turn = (0..2).cycle();
        let mut next = || turn.next().unwrap_or_default();
        for feature in &self.smithy {
            layers[next()].store_append(feature.clone());
        }
        for feature in &self.aws {
            layers[next()].store_append(feature.clone());
        }
        for feature in &self.credentials {
            layers[next()].store_append(feature.clone());
        }
        for (name, version) in &self.frameworks {
            layers[next()].store_append(FrameworkMetadata::new(*name, *version).expect("valid"));
        }
        if let Some(name) = self.app_name {
            layers[next()].store_put(AppName::new(name).expect("valid"));
        }
        if let Some(given) = &self.given {
            layers[next()].store_put(given.clone());
        }
        cfg.push_layer(client);
        cfg
    }

    fn components(&self) -> RuntimeComponents {
        let connector = self.connector.map(|(name, version)| ConnectorMetadata::new(name, version.map(Into::into)));
        RuntimeComponentsBuilder::for_tests().with_http_client(Some(Connector(connector))).build().expect("complete")
    }

    fn request(&self) -> HttpRequest {
        let mut request = HttpRequest::empty();
        if self.has_headers {
            request.headers_mut().insert("user-agent", "of the program");
        }
        request
    }

    fn of_aws_runtime(&self) -> Result<Vec<String>, BoxError> {
        let (mut cfg, components) = (self.configuration(), self.components());
        let mut context = InterceptorContext::new(Input::doesnt_matter());
        context.enter_serialization_phase();
        let _ = context.take_input();
        context.set_request(self.request());
        context.enter_before_transmit_phase();
        let interceptor = UserAgentInterceptor::new();
        interceptor.read_after_serialization(&(&context).into(), &components, &mut cfg)?;
        interceptor.modify_before_signing(&mut (&mut context).into(), &components, &mut cfg)?;
        Ok(texts(context.request().expect("still there").headers()))
    }

    fn of_ours(&self, ours: &UserAgent) -> Result<Vec<String>, BoxError> {
        let mut request = self.request();
        ours.add(&mut request, &self.components(), &self.configuration())?;
        Ok(texts(request.headers()))
    }
}

fn texts(headers: &Headers) -> Vec<String> {
    headers.iter().map(|(name, value)| format!("{name}: {value}")).collect()
}

fn assert_equal(call: &Call) {
    let ours = UserAgent::new();
    let expected = call.of_aws_runtime();
    // The second time it is remembered.
    for _ in 0..2 {
        match (call.of_ours(&ours), &expected) {
            (Ok(found), Ok(expected)) => assert_eq!(&found, expected, "{call:?}"),
            (found, expected) => assert_eq!(found.is_err(), expected.is_err(), "{call:?}: {found:?}"),
        }
    }
}

#[test]
fn it_is_aws_runtimes() {
    fn property(call: Call) -> bool {
        assert_equal(&call);
        true
    }
    QuickCheck::new().tests(2000).quickcheck(property as fn(Call) -> bool);
}

#[test]
fn all_features_have_their_ids() {
    let call =
        Call { smithy: SMITHY.to_vec(), aws: AWS.to_vec(), credentials: CREDENTIALS.to_vec(), ..Call::default() };
    assert_equal(&call);
    let [_, text] = &call.of_ours(&UserAgent::new()).expect("a user agent")[..] else { panic!("two headers") };
    let ids = text.split(' ').find_map(|part| part.strip_prefix("m/")).expect("ids");
    assert_eq!(ids.split(',').count(), SMITHY.len() + AWS.len() + CREDENTIALS.len());
}

#[test]
fn without_the_apis_metadata_it_fails() {
    let error = UserAgent::new().add(&mut HttpRequest::empty(), &Call::default().components(), &ConfigBag::base());
    assert!(error.is_err());
}

/// No test may change the environment of others, so that these go into processes of their own.
#[test]
fn it_names_the_environment() {
    for name in ["AWS_Lambda_rust", "", "ends with a blank ", "an ü and (others)", "two\nlines"] {
        let run = Command::new(env::current_exe().expect("the tests' path"))
            .args(["client::user_agent::tests::it_is_aws_runtimes", "--exact"])
            .env("AWS_EXECUTION_ENV", name)
            .output()
            .expect("the tests run");
        let said = String::from_utf8_lossy(&run.stdout);
        assert!(run.status.success() && said.contains("1 passed"), "{name:?}: {said}");
    }
}
