//! Requests that come to a server, and what it answers.

use std::io::Write;
use std::sync::Mutex;

use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::operation::BuildError;
use flate2::Compression;
use flate2::write::GzEncoder;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use http::{HeaderMap, HeaderName, HeaderValue};
use restjson_runtime::server::{Request, Response};

use crate::Problem;
use crate::case::{Message, RequestCase};

/// A request as a case gives it: with the case's headers and no others.
#[derive(Debug)]
pub struct Incoming {
    method: &'static str,
    path: &'static str,
    query: String,
    headers: HeaderMap,
    body: Option<Vec<u8>>,
}

impl Incoming {
    pub(crate) fn new(case: &RequestCase) -> Result<Self, Problem> {
        let mut headers = HeaderMap::new();
        for (name, value) in case.headers {
            let name = HeaderName::try_from(*name).map_err(|error| format!("header `{name}`: {error}"))?;
            let value = HeaderValue::try_from(*value).map_err(|error| format!("header `{name}`: {error}"))?;
            headers.append(name, value);
        }
        let body = case.body.map(|body| body.as_bytes().to_vec());
        // A body travels with its type, also where the case names it apart from the headers.
        if let (Some(media_type), Some(1..)) = (case.body_media_type, case.body.map(str::len)) {
            headers.entry(CONTENT_TYPE).or_insert(HeaderValue::from_static(media_type));
        }
        Ok(Self { method: case.method, path: case.uri, query: case.query.join("&"), headers, body })
    }

    /// Gives the request the body that a client sends with the input, with its type and in the coding that the case says,
    /// where the case has none.
    ///
    /// # Errors
    ///
    /// Where the input cannot be sent.
    pub fn complete(&mut self, sent: Result<http::Request<SdkBody>, BuildError>) -> Result<(), Problem> {
        if self.body.is_none() {
            let sent = sent.map_err(|error| format!("the input cannot be sent: {error}"))?;
            let body = sent.body().bytes().unwrap_or_default();
            self.body = Some(if self.is_in_gzip() { gzip(body)? } else { body.to_vec() });
            if let Some(media_type) = sent.headers().get(CONTENT_TYPE) {
                self.headers.entry(CONTENT_TYPE).or_insert(media_type.clone());
            }
        }
        Ok(())
    }

    fn is_in_gzip(&self) -> bool {
        let line = self.headers.get(CONTENT_ENCODING).and_then(|line| line.to_str().ok());
        line.is_some_and(|line| line.rsplit(',').next().is_some_and(|last| last.trim() == "gzip"))
    }

    /// The request as a server has it.
    pub fn view(&self) -> Request<'_> {
        let body = self.body.as_deref().unwrap_or_default();
        Request { method: self.method, path: self.path, query: &self.query, headers: &self.headers, body }
    }

    /// The input that the server's handler got.
    ///
    /// # Errors
    ///
    /// Where the request was refused: with what.
    pub fn accepted<T>(&self, taken: Mutex<Option<T>>, response: &Response) -> Result<T, Problem> {
        let taken = taken.into_inner().map_err(|error| error.to_string())?;
        taken.ok_or_else(|| {
            let Message { headers, body } = message(response);
            let headers: Vec<String> = headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
            let body = String::from_utf8_lossy(&body);
            format!("the request was refused: {} {}\n{body}", response.status(), headers.join(", "))
        })
    }
}

fn gzip(body: &[u8]) -> Result<Vec<u8>, Problem> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(body).and_then(|()| encoder.finish()).map_err(|error| error.to_string())
}

/// A response as it travels.
pub(crate) fn message(response: &Response) -> Message {
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let headers = response.headers().iter().map(|(name, value)| (name.as_str().to_owned(), text(value)));
    Message { headers: headers.collect(), body: response.body().bytes().unwrap_or_default().to_vec() }
}
