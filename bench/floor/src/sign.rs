//! Signature version 4 with a signing key that is kept for the day.

use std::sync::Mutex;

use http::HeaderValue;
use ring::{digest, hmac};

const SERVICE: &str = "social-messaging";

/// What is signed.
pub struct Signed<'a> {
    /// The method.
    pub method: &'a str,
    /// The path, encoded.
    pub path: &'a str,
    /// The query, encoded, its parameters in order; empty without one.
    pub query: &'a str,
    /// The signed headers in order of their names.
    pub headers: &'a [(&'static str, &'a str)],
    /// The body.
    pub body: &'a [u8],
}

/// Signs with one secret key, in one region.
pub struct Signer {
    key: String,
    secret: String,
    region: String,
    /// The day, and the key for it.
    kept: Mutex<Option<(String, hmac::Key)>>,
}

impl Signer {
    /// A signer.
    pub fn new(key: &str, secret: &str, region: &str) -> Self {
        Self { key: key.into(), secret: secret.into(), region: region.into(), kept: Mutex::new(None) }
    }

    /// The header `Authorization` at a time, given as in `X-Amz-Date`.
    pub fn authorization(&self, signed: &Signed<'_>, time: &str) -> HeaderValue {
        let names: Vec<&str> = signed.headers.iter().map(|(name, _)| *name).collect();
        let (names, day) = (names.join(";"), &time[..8]);
        let mut request = digest::Context::new(&digest::SHA256);
        for part in [signed.method, "\n", signed.path, "\n", signed.query, "\n"] {
            request.update(part.as_bytes());
        }
        for (name, value) in signed.headers {
            for part in [name, ":", value, "\n"] {
                request.update(part.as_bytes());
            }
        }
        for part in ["\n", &names, "\n", &hex(digest::digest(&digest::SHA256, signed.body).as_ref())] {
            request.update(part.as_bytes());
        }
        let (request, region) = (hex(request.finish().as_ref()), &self.region);
        let text = format!("AWS4-HMAC-SHA256\n{time}\n{day}/{region}/{SERVICE}/aws4_request\n{request}");
        let signature = hex(hmac::sign(&self.key_for(day), text.as_bytes()).as_ref());
        let credential = format!("{}/{day}/{region}/{SERVICE}/aws4_request", self.key);
        HeaderValue::try_from(format!(
            "AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders={names}, Signature={signature}"
        ))
        .expect("printable ASCII")
    }

    fn key_for(&self, day: &str) -> hmac::Key {
        let mut kept = self.kept.lock().expect("no panic while it is held");
        match &*kept {
            Some((kept_day, key)) if kept_day == day => key.clone(),
            _ => {
                let key = self.derive(day);
                *kept = Some((day.into(), key.clone()));
                key
            }
        }
    }

    fn derive(&self, day: &str) -> hmac::Key {
        let mut key = hmac::Key::new(hmac::HMAC_SHA256, format!("AWS4{}", self.secret).as_bytes());
        for part in [day, &self.region, SERVICE, "aws4_request"] {
            key = hmac::Key::new(hmac::HMAC_SHA256, hmac::sign(&key, part.as_bytes()).as_ref());
        }
        key
    }
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}
