//! Presigned URLs: which bucket, which key, until when.

use std::time::Duration;

use percent_encoding::percent_decode_str;

use crate::moment::Moment;

/// What a presigned URL says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Presigned {
    pub(super) bucket: String,
    pub(super) key: String,
    /// When it expires, if it says so.
    pub(super) expires: Option<Moment>,
}

const SUFFIXES: [&str; 2] = [".amazonaws.com", ".amazonaws.com.cn"];

/// Reads a presigned URL whose host is Amazon S3's: with the bucket in the host (`bucket.s3.eu-west-1.amazonaws.com`), or in
/// the path (`s3.eu-west-1.amazonaws.com/bucket`).
pub(super) fn parse(url: &str) -> Option<Presigned> {
    let rest = url.strip_prefix("https://")?;
    let (host, rest) = rest.split_once('/')?;
    let host = host.split(':').next()?.to_ascii_lowercase();
    let rest = rest.split('#').next()?;
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let path = percent_decode_str(path).decode_utf8().ok()?.into_owned();
    let (bucket, key) = match bucket_of(&host)? {
        Some(bucket) => (bucket, path),
        None => {
            let (bucket, key) = path.split_once('/')?;
            (bucket.to_owned(), key.to_owned())
        }
    };
    let is_whole = !bucket.is_empty() && !key.is_empty();
    is_whole.then(|| Presigned { bucket, key, expires: expires(query) })
}

/// The bucket in a host's name, if it is there; nothing at all where the host is none of S3's.
fn bucket_of(host: &str) -> Option<Option<String>> {
    let name = SUFFIXES.iter().find_map(|suffix| host.strip_suffix(suffix))?;
    let labels: Vec<&str> = name.split('.').collect();
    // What follows `s3` is a Region or a variant of the endpoint. A bucket may be called s3, too, so that the last counts.
    let at = labels.iter().rposition(|label| *label == "s3" || label.starts_with("s3-"))?;
    let bucket = labels[..at].join(".");
    Some(if bucket.is_empty() { None } else { Some(bucket) })
}

fn expires(query: &str) -> Option<Moment> {
    let value = |wanted: &str| {
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.into_iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value)
    };
    let signed = date(value("X-Amz-Date")?)?;
    let seconds = value("X-Amz-Expires")?.parse().ok()?;
    Some(signed.plus(Duration::from_secs(seconds)))
}

/// `20260101T000000Z`.
fn date(text: &str) -> Option<Moment> {
    let part = |from: usize, to: usize| text.get(from..to);
    let (year, month, day) = (part(0, 4)?, part(4, 6)?, part(6, 8)?);
    let (hour, minute, second) = (part(9, 11)?, part(11, 13)?, part(13, 15)?);
    Moment::parse(&format!("{year}-{month}-{day}T{hour}:{minute}:{second}Z"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(url: &str) -> Option<(String, String)> {
        parse(url).map(|found| (found.bucket, found.key))
    }

    #[test]
    fn buckets_are_found_in_hosts_and_paths() {
        for host in [
            "pics.s3.eu-west-1.amazonaws.com",
            "pics.s3.amazonaws.com",
            "pics.s3-eu-west-1.amazonaws.com",
            "pics.s3.dualstack.eu-west-1.amazonaws.com",
            "pics.s3-accelerate.amazonaws.com",
            "pics.s3.eu-west-1.amazonaws.com:443",
        ] {
            let found = place(&format!("https://{host}/a/b%20c.jpg?X-Amz-Signature=1"));
            assert_eq!(found, Some(("pics".to_owned(), "a/b c.jpg".to_owned())), "{host}");
        }
        for host in ["s3.eu-west-1.amazonaws.com", "s3.amazonaws.com", "s3-us-west-2.amazonaws.com"] {
            let found = place(&format!("https://{host}/pics/a/b.jpg"));
            assert_eq!(found, Some(("pics".to_owned(), "a/b.jpg".to_owned())), "{host}");
        }
        assert_eq!(place("https://my.s3.pics.s3.eu-west-1.amazonaws.com/k"), Some(("my.s3.pics".into(), "k".into())));
    }

    #[test]
    fn other_urls_are_refused() {
        for url in [
            "http://pics.s3.amazonaws.com/a",
            "https://pics.s3.amazonaws.com",
            "https://pics.s3.amazonaws.com/",
            "https://s3.amazonaws.com/pics",
            "https://pics.s3.example.com/a?x=.amazonaws.com/",
            "https://pics.ec2.amazonaws.com/a",
            "https://pics.s3.amazonaws.com/%ff",
            "",
        ] {
            assert_eq!(place(url), None, "{url}");
        }
    }

    #[test]
    fn they_say_when_they_expire() {
        let url = "https://pics.s3.amazonaws.com/a?X-Amz-Date=20260101T000000Z&X-Amz-Expires=900&X-Amz-Signature=1";
        assert_eq!(parse(url).unwrap().expires, Moment::parse("2026-01-01T00:15:00Z"));
        assert_eq!(parse("https://pics.s3.amazonaws.com/a?X-Amz-Expires=900").unwrap().expires, None);
        assert_eq!(parse("https://pics.s3.amazonaws.com/a?X-Amz-Date=x&X-Amz-Expires=9").unwrap().expires, None);
    }
}
