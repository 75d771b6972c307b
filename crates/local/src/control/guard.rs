//! Who may use the control API: programs on this machine, and no web page.
//!
//! The port is on the loopback address, so nobody else reaches it directly. But a web page in a browser on this machine
//! can send requests there, by a name that resolves to it or as a form. So the host has to be a name of this machine, and
//! whoever says that it acts for a page (browsers send `Origin`) has to act for one that comes from this machine too.

use bytes::Bytes;
use http::HeaderMap;
use http::header::{HOST, ORIGIN};

use super::problem::Problem;

pub(super) fn admit(request: &http::Request<Bytes>) -> Result<(), Problem> {
    let host = request.uri().authority().map(http::uri::Authority::as_str).or_else(|| text(request.headers(), HOST));
    if !host.is_some_and(is_local) {
        return Err(Problem::Forbidden("the control API is asked as localhost, 127.0.0.1 or [::1]"));
    }
    let origin = request.headers().get(ORIGIN);
    let page = origin.map(|origin| origin.to_str().unwrap_or_default());
    match page.map(|page| page.split_once("://").is_some_and(|(_, host)| is_local(host))) {
        None | Some(true) => Ok(()),
        Some(false) => Err(Problem::Forbidden("the control API is not for web pages from elsewhere")),
    }
}

fn text(headers: &HeaderMap, name: http::HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

/// Whether a host, with or without a port, is a name of this machine.
fn is_local(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    name.eq_ignore_ascii_case("localhost") || name == "127.0.0.1" || name == "[::1]"
}

#[cfg(test)]
mod tests {
    use super::is_local;

    #[test]
    fn names_of_this_machine_are_known() {
        for host in ["localhost", "LOCALHOST:1", "127.0.0.1:4700", "127.0.0.1", "[::1]", "[::1]:80"] {
            assert!(is_local(host), "{host}");
        }
        for host in ["", "example.com", "localhost.example.com", "127.0.0.1.example.com:80", "10.0.0.1", "localhost:x"]
        {
            assert!(!is_local(host), "{host}");
        }
    }
}
