//! Media types: what a body must be, and what a caller must accept.

use super::{Rejection, Request};
use crate::operation::Facts;
use crate::shape::{Headers, Place, ReadBound};

/// What a message's body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Media {
    /// Nothing.
    None,
    /// This type.
    Of(&'static str),
    /// Bytes of any type: of a payload whose type the model does not say, or says in a header.
    Any,
}

/// The type of a blob of which the model says nothing.
const BYTES: &str = "application/octet-stream";

fn media<T: ReadBound>(is_unit: bool) -> Media {
    let mut found = None;
    for place in T::PLACES {
        match place {
            Place::Header("content-type") | Place::Payload(BYTES) | Place::Stream(BYTES) => return Media::Any,
            Place::Payload(media_type) | Place::Stream(media_type) => found = Some(*media_type),
            _ => {}
        }
    }
    match found {
        Some(media_type) => Media::Of(media_type),
        None if is_unit => Media::None,
        None => Media::Of("application/json"),
    }
}

/// Refuses a body of another type than the input's. Without a body, the type may be missing.
pub(super) fn content_type<T: ReadBound>(facts: &Facts, request: &Request<'_>) -> Result<(), Rejection> {
    let nothing_in_body = facts.no_input || (!T::HAS_BODY && !T::PLACES.is_empty());
    let given = request.headers.get("content-type");
    let fits = match (media::<T>(nothing_in_body), given) {
        (Media::Any, _) => true,
        (Media::None, None) => true,
        (Media::None, Some(_)) | (Media::Of(_), None) => request.body.is_empty(),
        (Media::Of(expected), Some(given)) => is_type(essence(given), expected),
    };
    if fits { Ok(()) } else { Err(Rejection::UnsupportedMediaType) }
}

/// Refuses a request that does not accept the output's type.
pub(super) fn accept<T: ReadBound>(facts: &Facts, headers: &dyn Headers) -> Result<(), Rejection> {
    let Media::Of(made) = media::<T>(facts.no_output) else { return Ok(()) };
    let (mut asked, mut accepted) = (false, false);
    headers.each(&mut |name, line| {
        if name.eq_ignore_ascii_case("accept") {
            asked = true;
            accepted |= line.split(',').any(|range| accepts(range, made));
        }
    });
    if accepted || !asked { Ok(()) } else { Err(Rejection::NotAcceptable) }
}

fn accepts(range: &str, made: &str) -> bool {
    let weight = range.split(';').skip(1).filter_map(|parameter| parameter.trim().strip_prefix("q=")).next();
    let refused = weight.and_then(|weight| weight.parse::<f32>().ok()).is_some_and(|weight| weight <= 0.0);
    let matches = match essence(range) {
        "*/*" => true,
        range => match range.strip_suffix("/*") {
            Some(group) => made.split_once('/').is_some_and(|(made, _)| is_type(group, made)),
            None => is_type(range, made),
        },
    };
    matches && !refused
}

/// A media type without its parameters.
fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

/// Compares with a type of the model, which may have parameters too.
fn is_type(given: &str, expected: &str) -> bool {
    given.eq_ignore_ascii_case(essence(expected))
}

#[cfg(test)]
mod tests {
    use super::accepts;

    #[test]
    fn ranges_accept_what_they_span() {
        for range in ["*/*", "application/*;q=0.5", " Application/JSON ; charset=utf-8"] {
            assert!(accepts(range, "application/json"), "{range}");
        }
        for range in ["text/*", "application/json;q=0", "application/hal+json", ""] {
            assert!(!accepts(range, "application/json"), "{range}");
        }
    }
}
