//! Routes: which operation a request is for.
//!
//! Of several operations whose URI fits, Smithy's rule picks the most specific one: at the first segment where they
//! differ, a literal goes before a label and a label before a greedy one; then the longer path; then the one with more
//! query literals.

use std::cmp::{Ordering, Reverse};

use percent_encoding::percent_decode_str;

use super::request::pairs;
use super::{Rejection, Request};
use crate::operation::Operation;

/// The part of an operation's facts that tells its requests from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Route {
    /// The method.
    pub method: &'static str,
    /// The URI template, constant query included.
    pub uri: &'static str,
}

impl Route {
    /// The route of an operation.
    pub const fn of<O: Operation>() -> Self {
        Self { method: O::FACTS.method, uri: O::FACTS.uri }
    }

    fn path(&self) -> &'static str {
        self.uri.split_once('?').map_or(self.uri, |(path, _)| path)
    }

    fn query(&self) -> &'static str {
        self.uri.split_once('?').map_or("", |(_, query)| query)
    }

    /// The labels of a path that fits, as they came.
    pub(super) fn labels<'a>(&self, path: &'a str) -> Option<Vec<(&'static str, &'a str)>> {
        match_path(self.path(), path)
    }

    fn has_query(&self, query: &str) -> bool {
        pairs(self.query()).all(|(key, value)| {
            let fits = |found: &Option<_>| value.as_deref() == Some("") || *found == value;
            pairs(query).any(|(found, found_value)| found == key && fits(&found_value))
        })
    }

    fn specificity(&self) -> (Vec<Segment>, Reverse<usize>) {
        let segments = self.path().split('/').skip(1).filter(|segment| !segment.is_empty());
        (segments.map(|segment| Segment::of(segment).0).collect(), Reverse(pairs(self.query()).count()))
    }
}

/// Kinds of segments, most specific first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Segment {
    Literal,
    Label,
    Greedy,
}

impl Segment {
    /// The kind, and the text of a literal or the name of a label.
    fn of(segment: &str) -> (Self, &str) {
        let Some(label) = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) else {
            return (Self::Literal, segment);
        };
        label.strip_suffix('+').map_or((Self::Label, label), |name| (Self::Greedy, name))
    }
}

/// Matches a path. Slashes at its end are of no matter, empty segments elsewhere are no labels.
fn match_path<'a>(template: &'static str, path: &'a str) -> Option<Vec<(&'static str, &'a str)>> {
    let mut labels = Vec::new();
    let mut rest = path.strip_prefix('/')?.trim_end_matches('/');
    let mut template = template.strip_prefix('/')?;
    while !template.is_empty() {
        let (segment, after) = template.split_once('/').unwrap_or((template, ""));
        let (kind, name) = Segment::of(segment);
        let (found, remaining) = match kind {
            Segment::Greedy => (greedy(rest, after)?, ""),
            Segment::Literal | Segment::Label => rest.split_once('/').unwrap_or((rest, "")),
        };
        match kind {
            Segment::Literal if found == name || percent_decode_str(found).eq(name.bytes()) => {}
            Segment::Label | Segment::Greedy if !found.is_empty() => labels.push((name, found)),
            Segment::Literal | Segment::Label | Segment::Greedy => return None,
        }
        (rest, template) = (remaining, if kind == Segment::Greedy { "" } else { after });
    }
    rest.is_empty().then_some(labels)
}

/// What a greedy label takes: everything but the literals that follow it.
fn greedy<'a>(rest: &'a str, after: &str) -> Option<&'a str> {
    if after.is_empty() { Some(rest) } else { rest.strip_suffix(after)?.strip_suffix('/') }
}

/// The routes of a service in the order in which they are tried.
#[derive(Debug, Clone)]
pub struct Router {
    /// Each with its position among the service's operations.
    routes: Vec<(usize, Route)>,
}

impl Router {
    /// Puts the routes of a service's operations in order.
    pub fn new(routes: impl IntoIterator<Item = Route>) -> Self {
        let mut ranked: Vec<_> =
            routes.into_iter().enumerate().map(|(at, route)| (route.specificity(), at, route)).collect();
        ranked.sort_by(|(left, ..), (right, ..)| compare(left, right));
        Self { routes: ranked.into_iter().map(|(_, at, route)| (at, route)).collect() }
    }

    /// The position of the operation that the request is for.
    ///
    /// # Errors
    ///
    /// Where none fits; where one would, had the request another method, that is said.
    pub fn find(&self, request: &Request<'_>) -> Result<usize, Rejection> {
        let mut rejection = Rejection::UnknownOperation;
        for (at, route) in &self.routes {
            if route.labels(request.path).is_none() || !route.has_query(request.query) {
                continue;
            }
            if route.method == request.method {
                return Ok(*at);
            }
            rejection = Rejection::MethodNotAllowed;
        }
        Err(rejection)
    }
}

type Specificity = (Vec<Segment>, Reverse<usize>);

fn compare((left, left_query): &Specificity, (right, right_query): &Specificity) -> Ordering {
    let by_segment = left.iter().zip(right).map(|(left, right)| left.cmp(right)).find(|order| order.is_ne());
    let by_length = || right.len().cmp(&left.len());
    by_segment.unwrap_or_else(by_length).then_with(|| left_query.cmp(right_query))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(template: &'static str, path: &str) -> Option<Vec<(&'static str, String)>> {
        let found = match_path(template, path)?;
        Some(found.into_iter().map(|(name, text)| (name, text.to_owned())).collect())
    }

    #[test]
    fn paths_fit_as_the_specification_lists() {
        let label = |value: &str| Some(vec![("label", value.to_owned())]);
        assert_eq!(labels("/my/uri/path", "/my/uri/path/"), Some(vec![]));
        assert_eq!(labels("/my/uri/path", "/my/uri"), None);
        assert_eq!(labels("/my/uri/path", "/my/uri/path/other"), None);
        assert_eq!(labels("/my/uri/{label}", "/my/uri/foo/"), label("foo"));
        assert_eq!(labels("/my/uri/{label}", "/my/uri"), None);
        assert_eq!(labels("/my/uri/{label}", "/my/uri/foo/bar"), None);
        assert_eq!(labels("/my/uri/{label+}", "/my/uri/bar/baz/"), label("bar/baz"));
        assert_eq!(labels("/my/uri/{label+}", "/my/uri"), None);
        assert_eq!(labels("/prefix/{label+}/suffix", "/prefix/foo/suffix/bar/suffix"), label("foo/suffix/bar"));
        assert_eq!(labels("/prefix/{label+}/suffix", "/prefix/suffix"), None);
        assert_eq!(labels("/", "/"), Some(vec![]));
        assert_eq!(labels("/(a+)+", "/%28a%2B%29+"), Some(vec![]));
        assert_eq!(labels("/{label}/x", "//x"), None);
    }

    fn find(routes: &[&'static str], path: &str, query: &str) -> Result<usize, Rejection> {
        let router = Router::new(routes.iter().map(|uri| Route { method: "GET", uri }));
        let headers = http::HeaderMap::new();
        router.find(&Request { method: "GET", path, query, headers: &headers, body: b"" })
    }

    #[test]
    fn the_most_specific_route_is_taken() {
        let routes = ["/{a+}", "/{a}/bcd/cde?def=efg", "/abc/{b}/cde", "/abc/bcd/{c}", "/abc/bcd/{c}?x"];
        assert_eq!(find(&routes, "/abc/bcd/cde", "def=efg"), Ok(3));
        assert_eq!(find(&routes, "/abc/bcd/cde", "y&x"), Ok(4));
        assert_eq!(find(&routes, "/abc/foo/cde", ""), Ok(2));
        assert_eq!(find(&routes, "/foo/bcd/cde", "def=efg"), Ok(1));
        assert_eq!(find(&routes, "/foo/bcd/cde", "def=e"), Ok(0));
        assert_eq!(find(&routes, "/", ""), Err(Rejection::UnknownOperation));
    }

    #[test]
    fn another_method_is_told_from_another_path() {
        let router = Router::new([Route { method: "PUT", uri: "/a" }]);
        let headers = http::HeaderMap::new();
        let request = |path| Request { method: "GET", path, query: "", headers: &headers, body: b"" };
        assert_eq!(router.find(&request("/a")), Err(Rejection::MethodNotAllowed));
        assert_eq!(router.find(&request("/b")), Err(Rejection::UnknownOperation));
    }
}
