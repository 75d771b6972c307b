//! A request's URI, taken apart without copying.

/// The parts of an absolute URI that a signature covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Target<'a> {
    /// The host, and the port unless it is the scheme's own: as the `Host` header will say it.
    pub(super) host: &'a str,
    /// Never empty.
    pub(super) path: &'a str,
    pub(super) query: &'a str,
}

impl<'a> Target<'a> {
    /// Nothing where the URI has no scheme or no authority.
    pub(super) fn parse(uri: &'a str) -> Option<Self> {
        let (scheme, rest) = uri.split_once("://")?;
        let end = rest.find(['/', '?']).unwrap_or(rest.len());
        let (authority, rest) = rest.split_at(end);
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
        let default_port = match scheme {
            "http" => ":80",
            "https" => ":443",
            _ => "",
        };
        let host = host.strip_suffix(default_port).unwrap_or(host);
        (!host.is_empty()).then_some(Self { host, path: if path.is_empty() { "/" } else { path }, query })
    }

    /// How many bytes the parts have, about.
    pub(super) fn length(&self) -> usize {
        self.path.len() + self.query.len()
    }
}

#[cfg(test)]
mod tests {
    use super::Target;

    #[test]
    fn uris_are_taken_apart() {
        let cases = [
            ("https://h.example", ("h.example", "/", "")),
            ("https://h.example:443/a/b?c=d", ("h.example", "/a/b", "c=d")),
            ("http://h.example:443/a", ("h.example:443", "/a", "")),
            ("http://127.0.0.1:80?x", ("127.0.0.1", "/", "x")),
            ("http://[::1]:8080/?a=http://b", ("[::1]:8080", "/", "a=http://b")),
            ("https://user:secret@h.example/", ("h.example", "/", "")),
        ];
        for (uri, (host, path, query)) in cases {
            assert_eq!(Target::parse(uri), Some(Target { host, path, query }), "{uri}");
        }
        for uri in ["", "/a", "h.example/a", "https:///a"] {
            assert_eq!(Target::parse(uri), None, "{uri}");
        }
    }
}
