//! The canonical form of a request that arrived: the text of which both sides take the hash.

use std::borrow::Cow;

use http::HeaderMap;
use http::request::Parts;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, percent_encode, utf8_percent_encode};
use sha2::{Digest, Sha256};

use super::claim::{Claim, Placement};

/// All but the characters that RFC 3986 calls unreserved.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// The same, but for what parts a path.
const RESERVED_IN_PATH: &AsciiSet = &RESERVED.remove(b'/');

/// A canonical request.
pub(super) struct Canonical(String);

impl Canonical {
    pub(super) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    #[cfg(test)]
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// The forms that may have been signed.
///
/// Of a presigned URL there are two: "some services require that you include this parameter [`X-Amz-Security-Token`] in the
/// canonical request, for others you add it after you calculate the signature" (IAM User Guide, "Create a signed AWS API
/// request"); which of them this service is, is not said.
pub(super) fn forms(request: &Parts, claim: &Claim, body: &[u8]) -> Vec<Canonical> {
    let hash = hex::encode(Sha256::digest(body));
    let unsigned: &[&[&str]] = match (claim.placement, &claim.token) {
        (Placement::Query { .. }, Some(_)) => &[&["X-Amz-Signature"], &["X-Amz-Signature", "X-Amz-Security-Token"]],
        (Placement::Query { .. }, None) => &[&["X-Amz-Signature"]],
        (Placement::Header, _) => &[&[]],
    };
    unsigned.iter().map(|unsigned| form(request, claim, unsigned, &hash)).collect()
}

fn form(request: &Parts, claim: &Claim, unsigned: &[&str], hash: &str) -> Canonical {
    let path = path(request.uri.path());
    let query = query(request.uri.query().unwrap_or_default(), unsigned);
    let mut text = format!("{}\n{path}\n{query}\n", request.method);
    for name in &claim.signed_headers {
        for part in [name, ":", &values(request, name), "\n"] {
            text.push_str(part);
        }
    }
    for part in ["\n", &claim.signed_headers.join(";"), "\n", hash] {
        text.push_str(part);
    }
    Canonical(text)
}

/// Without dot segments and empty ones, and escaped once more: every service but S3 does both.
fn path(path: &str) -> String {
    utf8_percent_encode(&normalized(path), RESERVED_IN_PATH).to_string()
}

fn normalized(path: &str) -> Cow<'_, str> {
    if path.starts_with('/') && !path.contains("//") && !path.contains("/.") {
        return Cow::Borrowed(path);
    }
    let mut kept: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(kept.pop()),
            segment => kept.push(segment),
        }
    }
    let is_folder = matches!(path.rsplit('/').next(), Some("" | "." | ".."));
    let end = if is_folder && !kept.is_empty() { "/" } else { "" };
    Cow::Owned(format!("/{}{end}", kept.join("/")))
}

/// Parameters, escaped and sorted. A plus is a space, as signers take it.
fn query(query: &str, unsigned: &[&str]) -> String {
    let mut parameters: Vec<(String, String)> = query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (escaped_anew(name), escaped_anew(value)))
        .filter(|(name, _)| !unsigned.contains(&name.as_str()))
        .collect();
    parameters.sort();
    let pairs: Vec<String> = parameters.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    pairs.join("&")
}

fn escaped_anew(text: &str) -> String {
    let text = text.replace('+', " ");
    let bytes: Vec<u8> = percent_decode_str(&text).collect();
    percent_encode(&bytes, RESERVED).to_string()
}

/// A header's values in one line.
fn values(request: &Parts, name: &str) -> String {
    let lines: Vec<String> = lines(&request.headers, name).collect();
    match (lines.as_slice(), name) {
        ([], "host") => super::claim::host(request).unwrap_or_default(),
        _ => lines.join(","),
    }
}

/// Each without spaces around, and with single ones within. What is no text becomes what no signer writes.
fn lines<'a>(headers: &'a HeaderMap, name: &str) -> impl Iterator<Item = String> + use<'a> {
    headers.get_all(name).into_iter().map(|value| {
        let text = String::from_utf8_lossy(value.as_bytes());
        let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
        words.join(" ")
    })
}
