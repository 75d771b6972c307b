//! Content codings: a body in gzip, where the operation takes one.

use std::borrow::Cow;

use super::{Rejection, Request};
use crate::operation::Facts;
use crate::shape::{Headers, joined};

const CONTENT_ENCODING: &str = "content-encoding";

/// A request's headers and body without the coding that the operation undoes.
pub(super) struct Decoded<'a> {
    headers: &'a dyn Headers,
    /// What remains of the header, where a coding was undone: those that came before, which are the program's business.
    before: Option<String>,
    body: Cow<'a, [u8]>,
}

impl<'a> Decoded<'a> {
    /// Undoes gzip, if the operation takes it and it is the last coding that was applied.
    pub(super) fn new(facts: &Facts, request: &Request<'a>) -> Result<Self, Rejection> {
        let as_it_came = Self { headers: request.headers, before: None, body: Cow::Borrowed(request.body) };
        if !facts.gzip {
            return Ok(as_it_came);
        }
        let line = joined(request.headers, CONTENT_ENCODING).unwrap_or_default();
        let (before, last) = line.rsplit_once(',').unwrap_or(("", &line));
        if !last.trim().eq_ignore_ascii_case("gzip") {
            return Ok(as_it_came);
        }
        let body = Cow::Owned(gunzip(request.body)?);
        Ok(Self { before: Some(before.trim().to_owned()), body, ..as_it_came })
    }

    /// The request without the coding.
    pub(super) fn request<'b>(&'b self, request: &Request<'b>) -> Request<'b> {
        Request { headers: self, body: &self.body, ..*request }
    }
}

impl Headers for Decoded<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        match &self.before {
            Some(before) if name.eq_ignore_ascii_case(CONTENT_ENCODING) => {
                Some(&**before).filter(|all| !all.is_empty())
            }
            _ => self.headers.get(name),
        }
    }

    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, &'a str)) {
        self.headers.each(&mut |name, value| {
            if self.before.is_none() || !name.eq_ignore_ascii_case(CONTENT_ENCODING) {
                visit(name, value);
            }
        });
        if let Some(before) = self.before.as_deref().filter(|before| !before.is_empty()) {
            visit(CONTENT_ENCODING, before);
        }
    }
}

/// How many bytes any body may become.
#[cfg(feature = "gunzip")]
const LEAST: usize = 1 << 20;

/// How many bytes each byte may become beyond that. Text seldom shrinks to less than a tenth.
#[cfg(feature = "gunzip")]
const MOST_PER_BYTE: usize = 64;

#[cfg(feature = "gunzip")]
fn gunzip(body: &[u8]) -> Result<Vec<u8>, Rejection> {
    use std::io::Read;

    let most = LEAST.max(body.len().saturating_mul(MOST_PER_BYTE));
    let mut text = Vec::new();
    let mut bytes = flate2::read::MultiGzDecoder::new(body).take(most as u64 + 1);
    bytes.read_to_end(&mut text).map_err(|_| Rejection::Malformed("the body is no gzip".into()))?;
    if text.len() > most { Err(Rejection::TooLarge) } else { Ok(text) }
}

/// Crates of services that take gzip switch the feature on.
#[cfg(not(feature = "gunzip"))]
fn gunzip(_: &[u8]) -> Result<Vec<u8>, Rejection> {
    Err(Rejection::UnsupportedMediaType)
}
