//! Bodies that are encoded, and bodies that stand for none.

use restjson_runtime::server::{Rejection, Request, ServerOperation};

use crate::thing::{PackThing, PackThingInput};
use crate::{JSON, request};

fn decode(headers: &[(&str, &str)], body: &[u8]) -> Result<PackThingInput, Rejection> {
    let mut request = request("POST", "/pack", headers, "");
    *request.body_mut() = body.to_vec();
    PackThing::decode_request(&Request::new(&request))
}

#[test]
fn an_empty_object_stands_for_a_payload_that_is_not_set() {
    for (body, set) in [(" {} ", false), (r#"{"of": "paper"}"#, true), (r#"{"of": null}"#, true), ("", false)] {
        let input = decode(&[JSON], body.as_bytes()).unwrap();
        assert_eq!(input.wrapping.is_some(), set, "{body}");
    }
}

#[cfg(not(feature = "gunzip"))]
#[test]
fn gzip_is_refused_where_it_cannot_be_undone() {
    assert_eq!(decode(&[JSON, ("content-encoding", "gzip")], b""), Err(Rejection::UnsupportedMediaType));
}

#[cfg(feature = "gunzip")]
mod gunzip {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;
    use restjson_runtime::server::Rejection;

    use super::decode;
    use crate::JSON;

    fn gzip(body: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(body).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn the_last_coding_is_undone_and_the_others_are_told() {
        let body = gzip(br#"{"of": "paper"}"#);
        for (line, before) in [("gzip", None), ("GZIP", None), ("own, gzip", Some("own")), ("a, b ,gzip", Some("a, b"))]
        {
            let input = decode(&[JSON, ("content-encoding", line)], &body).unwrap();
            assert_eq!(input.coding.as_deref(), before, "{line}");
            assert_eq!(input.wrapping.unwrap().of.as_deref(), Some("paper"), "{line}");
        }
        let lines = [JSON, ("content-encoding", "own"), ("content-encoding", "gzip")];
        assert_eq!(decode(&lines, &body).unwrap().coding.as_deref(), Some("own"));
        let plain = decode(&[JSON, ("content-encoding", "own")], br#"{"of": "paper"}"#).unwrap();
        assert_eq!(plain.coding.as_deref(), Some("own"));
    }

    #[test]
    fn what_is_no_gzip_or_becomes_too_large_is_refused() {
        let coding = ("content-encoding", "gzip");
        assert!(matches!(decode(&[JSON, coding], b"{}"), Err(Rejection::Malformed(_))));
        let most = [b"{\"of\": \"".as_slice(), &vec![b'x'; 900_000], b"\"}"].concat();
        assert!(decode(&[JSON, coding], &gzip(&most)).is_ok());
        let bomb = gzip(&vec![b' '; 64 << 20]);
        assert_eq!(decode(&[JSON, coding], &bomb), Err(Rejection::TooLarge));
    }
}
