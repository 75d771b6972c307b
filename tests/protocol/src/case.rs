//! Cases: what a request or response must be, and whether one is.

use crate::Problem;
use crate::body;

/// A request or response as it travels.
#[derive(Debug, Clone, Default)]
pub struct Message {
    /// Fields in the order of the lines. Names are in lower case.
    pub headers: Vec<(String, String)>,
    /// The whole body.
    pub body: Vec<u8>,
}

/// What a request must be. Lists that are empty and options that are none say nothing.
#[derive(Debug, Clone, Copy)]
pub struct RequestCase {
    /// The case's name.
    pub id: &'static str,
    /// The method.
    pub method: &'static str,
    /// The path, encoded.
    pub uri: &'static str,
    /// The client's endpoint: a host, possibly with a path.
    pub host: Option<&'static str>,
    /// The host that the request goes to.
    pub resolved_host: Option<&'static str>,
    /// The id of the authentication scheme to assume.
    pub auth_scheme: Option<&'static str>,
    /// Parameters that the query has, as `key=value`, encoded.
    pub query: &'static [&'static str],
    /// Keys that the query has not.
    pub forbid_query: &'static [&'static str],
    /// Keys that the query has.
    pub require_query: &'static [&'static str],
    /// Headers with their values.
    pub headers: &'static [(&'static str, &'static str)],
    /// Headers that are not there.
    pub forbid_headers: &'static [&'static str],
    /// Headers that are there.
    pub require_headers: &'static [&'static str],
    /// The body.
    pub body: Option<&'static str>,
    /// What the body is.
    pub body_media_type: Option<&'static str>,
}

/// What a response is, or must be. Lists that are empty and options that are none say nothing.
#[derive(Debug, Clone, Copy)]
pub struct ResponseCase {
    /// The case's name.
    pub id: &'static str,
    /// The status.
    pub code: u16,
    /// Headers with their values.
    pub headers: &'static [(&'static str, &'static str)],
    /// Headers that are not there.
    pub forbid_headers: &'static [&'static str],
    /// Headers that are there.
    pub require_headers: &'static [&'static str],
    /// The body.
    pub body: Option<&'static str>,
    /// What the body is.
    pub body_media_type: Option<&'static str>,
}

impl RequestCase {
    /// A case that says nothing.
    pub const EMPTY: Self = Self {
        id: "",
        method: "",
        uri: "",
        host: None,
        resolved_host: None,
        auth_scheme: None,
        query: &[],
        forbid_query: &[],
        require_query: &[],
        headers: &[],
        forbid_headers: &[],
        require_headers: &[],
        body: None,
        body_media_type: None,
    };

    /// What is wrong with a request: its method, its URI and the rest of it.
    pub fn check(&self, method: &str, uri: &http::Uri, message: &Message) -> Vec<Problem> {
        let mut problems = Vec::new();
        equal("method", self.method, method, &mut problems);
        equal("path", self.uri, uri.path(), &mut problems);
        // The host is the endpoint's own where the case does not say how an operation changes it.
        let host = self.resolved_host.or(self.host.map(|host| host.split('/').next().unwrap_or(host)));
        if let Some(host) = host {
            equal("host", host, uri.authority().map_or("", |authority| authority.as_str()), &mut problems);
        }
        self.check_query(uri.query().unwrap_or_default(), &mut problems);
        check_headers(self.headers, self.require_headers, self.forbid_headers, message, &mut problems);
        problems.extend(body::check(self.body, self.body_media_type, &message.body));
        problems
    }

    /// The values of a key keep their order; other keys may stand between them.
    fn check_query(&self, query: &str, problems: &mut Vec<Problem>) {
        let pairs: Vec<_> = query.split('&').filter(|pair| !pair.is_empty()).map(pair).collect();
        let values = |key: &str| -> Vec<&str> { pairs.iter().filter(|(k, _)| *k == key).map(|(_, v)| *v).collect() };
        let mut checked = Vec::new();
        for (key, _) in self.query.iter().map(|text| pair(text)) {
            if !checked.contains(&key) {
                checked.push(key);
                let expected: Vec<&str> =
                    self.query.iter().map(|text| pair(text)).filter(|(k, _)| *k == key).map(|(_, v)| v).collect();
                equal(&format!("query `{key}`"), &format!("{expected:?}"), &format!("{:?}", values(key)), problems);
            }
        }
        for key in self.require_query.iter().filter(|key| values(key).is_empty()) {
            problems.push(format!("query `{key}`: must be there, is not in `{query}`"));
        }
        for key in self.forbid_query.iter().filter(|key| !values(key).is_empty()) {
            problems.push(format!("query `{key}`: must not be there, is in `{query}`"));
        }
    }
}

impl ResponseCase {
    /// A case that says nothing.
    pub const EMPTY: Self = Self {
        id: "",
        code: 0,
        headers: &[],
        forbid_headers: &[],
        require_headers: &[],
        body: None,
        body_media_type: None,
    };

    /// What is wrong with a response: its status and the rest of it.
    pub fn check(&self, status: u16, message: &Message) -> Vec<Problem> {
        let mut problems = Vec::new();
        equal("status", &self.code.to_string(), &status.to_string(), &mut problems);
        check_headers(self.headers, self.require_headers, self.forbid_headers, message, &mut problems);
        problems.extend(body::check(self.body, self.body_media_type, &message.body));
        problems
    }
}

/// `key=value`; a key alone has the empty value.
fn pair(text: &str) -> (&str, &str) {
    text.split_once('=').unwrap_or((text, ""))
}

fn equal(what: &str, expected: &str, actual: &str, problems: &mut Vec<Problem>) {
    if expected != actual {
        problems.push(format!("{what}\n  expected {expected}\n  actual   {actual}"));
    }
}

fn check_headers(
    expected: &[(&str, &str)],
    required: &[&str],
    forbidden: &[&str],
    message: &Message,
    problems: &mut Vec<Problem>,
) {
    for (name, value) in expected {
        match message.header(name) {
            Some(actual) => equal(&format!("header `{name}`"), value, &actual, problems),
            None => problems.push(format!("header `{name}`\n  expected {value}\n  actual   (no such header)")),
        }
    }
    for name in required.iter().filter(|name| message.header(name).is_none()) {
        problems.push(format!("header `{name}`: must be there, is not"));
    }
    for name in forbidden {
        if let Some(actual) = message.header(name) {
            problems.push(format!("header `{name}`: must not be there, is {actual}"));
        }
    }
}

impl Message {
    /// The value of a field, several lines of one name joined as HTTP says.
    pub fn header(&self, name: &str) -> Option<String> {
        let lines = self.headers.iter().filter(|(found, _)| found.eq_ignore_ascii_case(name));
        let values: Vec<&str> = lines.map(|(_, value)| value.as_str()).collect();
        (!values.is_empty()).then(|| values.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASE: RequestCase = RequestCase {
        method: "GET",
        uri: "/a",
        host: Some("example.com/base"),
        query: &["k=1", "k=2", "flag"],
        forbid_query: &["no"],
        require_query: &["must"],
        headers: &[("X-List", "a, b")],
        forbid_headers: &["X-No"],
        require_headers: &["X-Must"],
        body: Some(""),
        ..RequestCase::EMPTY
    };

    fn check(uri: &str, headers: &[(&str, &str)], body: &str) -> usize {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let message = Message { headers, body: body.as_bytes().to_vec() };
        CASE.check("GET", &uri.parse().unwrap(), &message).len()
    }

    #[test]
    fn a_request_that_is_what_the_case_says_has_no_problem() {
        let headers = [("x-list", "a"), ("x-list", "b"), ("x-must", ""), ("x-other", "1")];
        assert_eq!(check("https://example.com/a?k=1&must=&k=2&flag&more=1", &headers, ""), 0);
        assert_eq!(check("https://example.com/a?k=1&must&k=2&flag=", &headers, ""), 0);
    }

    #[test]
    fn each_difference_is_a_problem() {
        let headers = [("x-list", "a, b"), ("x-must", "")];
        let uri = "https://example.com/a?k=1&k=2&flag&must";
        assert_eq!(check(uri, &headers, ""), 0);
        for uri in [
            "https://example.org/a?k=1&k=2&flag&must",
            "https://example.com/b?k=1&k=2&flag&must",
            "https://example.com/a?k=2&k=1&flag&must",
            "https://example.com/a?k=1&k=2&k=3&flag&must",
            "https://example.com/a?k=1&k=2&must",
            "https://example.com/a?k=1&k=2&flag",
            "https://example.com/a?k=1&k=2&flag&must&no",
        ] {
            assert_eq!(check(uri, &headers, ""), 1, "{uri}");
        }
        assert_eq!(check(uri, &[("x-list", "a,b"), ("x-must", "")], ""), 1);
        assert_eq!(check(uri, &[("x-list", "a, b")], ""), 1);
        assert_eq!(check(uri, &[("x-list", "a, b"), ("x-must", ""), ("X-no", "")], ""), 1);
        assert_eq!(check(uri, &headers, "x"), 1);
    }
}
