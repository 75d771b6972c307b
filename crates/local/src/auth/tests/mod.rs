//! Requests that are signed by others, and what becomes of them when something is changed.

mod presigned;
mod signed;
mod suite;

use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4;
use http::request::Parts;

use super::keys::{expired, permanent, temporary};
use super::{Gate, Keys, Refusal};

const REGION: &str = "eu-west-1";
const URI: &str = "http://127.0.0.1:4510/v1/whatsapp/send?id=a%2Fb%20c&b=2&a=%C3%A4&empty=";
const BODY: &str = r#"{"message":"eyJhIjoxfQ=="}"#;

fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_780_000_000)
}

fn gate() -> Gate {
    Gate::new(Keys::default(), REGION)
}

/// A request and what signs it.
struct Signing<'a> {
    credentials: Credentials,
    region: &'a str,
    service: &'a str,
    time: SystemTime,
    settings: SigningSettings,
}

impl Signing<'_> {
    fn by(credentials: Credentials) -> Self {
        let settings = SigningSettings::default();
        Signing { credentials, region: REGION, service: super::SERVICE, time: now(), settings }
    }

    /// The request with its signature, as aws-sigv4 makes it.
    fn sign(self) -> Parts {
        let headers = [("content-type", "application/json"), ("x-amz-meta", " two   spaces ")];
        let unsigned = http::Request::builder().method("POST").uri(URI);
        let request = headers.iter().fold(unsigned, |request, (name, value)| request.header(*name, *value));
        let mut request = request.body(()).unwrap();
        let signable = SignableRequest::new("POST", URI, headers.into_iter(), SignableBody::Bytes(BODY.as_bytes()));
        let identity = self.credentials.into();
        let parameters = v4::SigningParams::builder()
            .identity(&identity)
            .region(self.region)
            .name(self.service)
            .time(self.time)
            .settings(self.settings)
            .build()
            .unwrap();
        let (instructions, _) = sign(signable.unwrap(), &parameters.into()).unwrap().into_parts();
        instructions.apply_to_request_http1x(&mut request);
        request.into_parts().0
    }
}

fn verify(request: &Parts) -> Result<(), Refusal> {
    gate().verify(request, BODY.as_bytes(), &[now()])
}

/// Changes the value of a header.
fn with_header(mut request: Parts, name: &'static str, change: impl Fn(&str) -> String) -> Parts {
    let changed = change(request.headers[name].to_str().unwrap());
    request.headers.insert(name, changed.parse().unwrap());
    request
}

#[test]
fn secrets_are_not_shown() {
    let shown = format!("{:?}", gate());
    for key in [permanent(), temporary(), expired()] {
        assert!(shown.contains(key.access_key_id()), "{shown}");
        assert!(!shown.contains(key.secret_access_key()), "{shown}");
        assert!(key.session_token().is_none_or(|token| !shown.contains(token)), "{shown}");
    }
}
