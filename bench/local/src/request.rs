//! What is asked: a message is sent, which writes, or accounts are listed, which reads.

use std::error::Error;
use std::net::SocketAddr;
use std::time::SystemTime;

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4;
use bytes::Bytes;
use http::Request;
use http_body_util::Full;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Send,
    List,
}

/// A text to a person, as the default scenario knows them.
const MESSAGE: &str = r#"{"originationPhoneNumberId":"phone-number-id-00000000000000000000000000000001","metaApiVersion":"v20.0","message":"eyJtZXNzYWdpbmdfcHJvZHVjdCI6IndoYXRzYXBwIiwidG8iOiIrMTU1NTAxMDAxMjMiLCJ0eXBlIjoidGV4dCIsInRleHQiOnsiYm9keSI6ImhpIn19"}"#;

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Send => "SendWhatsAppMessage",
            Self::List => "ListLinkedWhatsAppBusinessAccounts",
        }
    }

    /// A request that is signed now, and good for five minutes: it is sent again and again.
    pub(crate) fn request(self, address: SocketAddr) -> Result<Request<Full<Bytes>>, Box<dyn Error>> {
        let (method, path, body) = match self {
            Self::Send => ("POST", "/v1/whatsapp/send", MESSAGE),
            Self::List => ("GET", "/v1/whatsapp/waba/list", ""),
        };
        let uri = format!("http://{address}{path}");
        let mut request = Request::builder().method(method).uri(&uri).header("host", address.to_string()).body(body)?;
        if self == Self::Send {
            request.headers_mut().insert("content-type", http::HeaderValue::from_static("application/json"));
        }
        let key = Credentials::new(
            socialmessaging_local::ACCESS_KEY_ID,
            socialmessaging_local::SECRET_ACCESS_KEY,
            None,
            None,
            "bench",
        );
        let identity = key.into();
        let parameters = v4::SigningParams::builder()
            .identity(&identity)
            .region("eu-west-1")
            .name("social-messaging")
            .time(SystemTime::now())
            .settings(SigningSettings::default())
            .build()?;
        let signable = SignableRequest::new(method, &uri, std::iter::empty(), SignableBody::Bytes(body.as_bytes()))?;
        let (instructions, _) = sign(signable, &parameters.into())?.into_parts();
        instructions.apply_to_request_http1x(&mut request);
        *request.uri_mut() = path.parse()?;
        Ok(request.map(|body| Full::new(Bytes::from_static(body.as_bytes()))))
    }
}
