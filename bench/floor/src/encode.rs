//! Requests, with the headers that the official client sends.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HeaderName, USER_AGENT};
use http::{HeaderValue, Method, Request};
use http_body_util::Full;

use crate::sign::{Signed, Signer};

const AGENT: &str = "aws-sdk-rust/1.7.0 ua/2.1 api/socialmessaging/1.81.0 os/linux lang/rust/1.95.0 m/E";

/// Where requests go and as whom.
pub struct Sending {
    /// `https://…`, without a path.
    pub endpoint: String,
    /// Its host and port, as the header `Host` says them.
    pub host: String,
    /// With which key.
    pub signer: Signer,
    /// The session token of temporary credentials.
    pub token: Option<String>,
}

impl Sending {
    /// To an endpoint, with a signer.
    pub fn new(endpoint: &str, signer: Signer, token: Option<String>) -> Self {
        let host = endpoint.split_once("://").map_or(endpoint, |(_, host)| host);
        Self { endpoint: endpoint.into(), host: host.into(), signer, token }
    }

    /// The request of `SendWhatsAppMessage`.
    pub fn message(&self, from: &str, version: &str, message: &[u8], time: &str) -> Request<Full<Bytes>> {
        let mut body = String::with_capacity(message.len() / 3 * 4 + 160);
        body.push_str(r#"{"message":""#);
        STANDARD.encode_string(message, &mut body);
        // Neither has a character that JSON would escape.
        let _ = write!(body, r#"","metaApiVersion":"{version}","originationPhoneNumberId":"{from}"}}"#);
        self.request(Method::POST, "/v1/whatsapp/send", "", body, time)
    }

    /// A request that asks by an id. The id has no character that a query would escape.
    #[allow(dead_code, reason = "some programs send messages only")]
    pub fn by_id(&self, path: &str, id: &str, time: &str) -> Request<Full<Bytes>> {
        self.request(Method::GET, path, &format!("id={id}"), String::new(), time)
    }

    fn request(&self, method: Method, path: &str, query: &str, body: String, time: &str) -> Request<Full<Bytes>> {
        let mark = if query.is_empty() { "" } else { "?" };
        let mut request = Request::new(Full::default());
        *request.uri_mut() = format!("{}{path}{mark}{query}", self.endpoint).try_into().expect("a URI");
        let authorization = self.authorize(&method, path, query, &body, time);
        let headers = request.headers_mut();
        headers.reserve(9);
        headers.insert(AUTHORIZATION, authorization);
        if method == Method::POST {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
            headers.insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
        }
        headers.insert(USER_AGENT, HeaderValue::from_static(AGENT));
        headers.insert(HeaderName::from_static("x-amz-user-agent"), HeaderValue::from_static(AGENT));
        headers.insert(HeaderName::from_static("x-amz-date"), HeaderValue::try_from(time).expect("printable ASCII"));
        if let Some(token) = &self.token {
            let token = HeaderValue::try_from(token).expect("printable ASCII");
            headers.insert(HeaderName::from_static("x-amz-security-token"), token);
        }
        headers.insert(HeaderName::from_static("amz-sdk-invocation-id"), invocation_id());
        let attempt = HeaderValue::from_static("attempt=1; max=3");
        headers.insert(HeaderName::from_static("amz-sdk-request"), attempt);
        *request.method_mut() = method;
        *request.body_mut() = Full::from(body);
        request
    }

    fn authorize(&self, method: &Method, path: &str, query: &str, body: &str, time: &str) -> HeaderValue {
        let length = body.len().to_string();
        let mut headers = Vec::with_capacity(6);
        if *method == Method::POST {
            headers.extend([("content-length", length.as_str()), ("content-type", "application/json")]);
        }
        headers.extend([("host", self.host.as_str()), ("x-amz-date", time)]);
        headers.extend(self.token.as_deref().map(|token| ("x-amz-security-token", token)));
        headers.push(("x-amz-user-agent", AGENT));
        let signed = Signed { method: method.as_str(), path, query, headers: &headers, body: body.as_bytes() };
        self.signer.authorization(&signed, time)
    }
}

/// A random UUID.
fn invocation_id() -> HeaderValue {
    let id = fastrand::u128(..) & !(0xf << 76) & !(0x3 << 62) | 0x4 << 76 | 0x2 << 62;
    let (a, b, c, d, e) = (id >> 96, id >> 80 & 0xffff, id >> 64 & 0xffff, id >> 48 & 0xffff, id & 0xffff_ffff_ffff);
    HeaderValue::try_from(format!("{a:08x}-{b:04x}-{c:04x}-{d:04x}-{e:012x}")).expect("printable ASCII")
}
