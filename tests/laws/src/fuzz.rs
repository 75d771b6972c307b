//! Messages that nobody would send: what the fuzz targets read.

use http::{HeaderMap, HeaderName, HeaderValue};
use percent_encoding::percent_decode_str;
use quickcheck::{Arbitrary, Gen};
use restjson_runtime::operation::Response;
use restjson_runtime::server::Request;

/// A request or a response.
#[derive(Debug, Clone, Default)]
pub(crate) struct Message {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
    pub(crate) status: u16,
}

/// Pieces that readers trip over.
const PIECES: &[&str] = &[
    "",
    "null",
    "[",
    "]",
    "{",
    "}",
    "{}",
    "[{},{},{},{}]",
    ",",
    ":",
    "\"",
    "\\",
    "\\ud800",
    "-",
    "1e999",
    "1e-999",
    "-0",
    "0x1",
    "9223372036854775808",
    "NaN",
    "Infinity",
    "true",
    "%",
    "%zz",
    "%ff",
    "%00",
    "/",
    "//",
    "&",
    "=",
    "&&==",
    "+",
    ";",
    "1996-12-19T16:39:57-08:00",
    "Mon, 16 Dec 2019 23:48:18 GMT",
    "253402300800",
    "-62167219201",
    "=",
    "====",
    "\u{0}",
    "é",
];

impl Message {
    /// The message as a server has it.
    pub(crate) fn view(&self) -> Request<'_> {
        let Self { method, path, query, headers, body, .. } = self;
        Request { method, path, query, headers, body }
    }

    /// The message as a client has it.
    pub(crate) fn response(&self) -> Response<'_> {
        Response { status: self.status, headers: &self.headers, body: &self.body }
    }

    /// The parameters of the query, decoded.
    pub(crate) fn pairs(&self) -> Vec<(String, String)> {
        let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
        let pairs = self.query.split('&').filter(|pair| !pair.is_empty());
        pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).map(|(k, v)| (decoded(k), decoded(v))).collect()
    }

    /// How many bytes came.
    pub(crate) fn size(&self) -> usize {
        let headers: usize = self.headers.iter().map(|(name, value)| name.as_str().len() + value.len()).sum();
        self.path.len() + self.query.len() + headers + self.body.len()
    }

    /// A message of pieces: in place of the query, of each header and of the body. The path and the names of the headers
    /// mostly stay, for without them nothing would be read.
    pub(crate) fn invent(&self, random: &mut Gen) -> Self {
        let mut invented = Self { query: text(&pieces(random)), body: pieces(random), ..self.clone() };
        for value in invented.headers.values_mut() {
            if let Ok(pieces) = HeaderValue::try_from(pieces(random)) {
                *value = pieces;
            }
        }
        if u8::arbitrary(random) % 4 == 0 {
            invented.path = format!("/{}", text(&pieces(random)));
        }
        invented
    }

    /// The message with a few things changed.
    pub(crate) fn vary(&self, random: &mut Gen) -> Self {
        let mut varied = self.clone();
        for _ in 0..=(u8::arbitrary(random) % 4) {
            match u8::arbitrary(random) % 6 {
                0 => varied.path = text(&vary(varied.path.as_bytes(), random)),
                1 => varied.query = text(&vary(varied.query.as_bytes(), random)),
                2 => varied.vary_header(random),
                3 => varied.status = u16::arbitrary(random) % 1000,
                4 => varied.body = swollen(&varied.body, random),
                _ => varied.body = vary(&varied.body, random),
            }
        }
        varied
    }

    fn vary_header(&mut self, random: &mut Gen) {
        let names: Vec<HeaderName> = self.headers.keys().cloned().collect();
        let Some(name) = random.choose(&names).cloned() else { return };
        let value = self.headers.get(&name).map(|value| vary(value.as_bytes(), random)).unwrap_or_default();
        match HeaderValue::try_from(value) {
            Ok(value) if bool::arbitrary(random) => drop(self.headers.append(name, value)),
            Ok(value) => drop(self.headers.insert(name, value)),
            Err(_) => drop(self.headers.remove(name)),
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A few pieces and arbitrary bytes, one after the other.
fn pieces(random: &mut Gen) -> Vec<u8> {
    let mut bytes = Vec::new();
    for _ in 0..usize::arbitrary(random) % 16 {
        match random.choose(PIECES) {
            Some(piece) if u8::arbitrary(random) % 8 > 0 => bytes.extend_from_slice(piece.as_bytes()),
            _ => bytes.extend(Vec::<u8>::arbitrary(random)),
        }
    }
    bytes
}

/// The smallest entries of a list or an object.
const ENTRIES: &[&str] = &["{},", "null,", "0,", "\"\",", "[],", "\"\":0,", "\"\":{},", "\"\":\"\","];

/// A body one of whose lists or objects has so many small entries that what each costs outweighs all else.
fn swollen(body: &[u8], random: &mut Gen) -> Vec<u8> {
    let opens = body.iter().enumerate().filter(|(_, byte)| b"[{".contains(byte)).map(|(at, _)| at + 1);
    let opens: Vec<usize> = opens.collect();
    let (Some(&at), Some(entry)) = (random.choose(&opens), random.choose(ENTRIES)) else { return body.to_vec() };
    let times = if u8::arbitrary(random) % 16 == 0 { 20_000 } else { 20 };
    [&body[..at], entry.repeat(times).as_bytes(), &body[at..]].concat()
}

/// Bytes with a part cut out, repeated, or replaced.
fn vary(bytes: &[u8], random: &mut Gen) -> Vec<u8> {
    let from = usize::arbitrary(random) % (bytes.len() + 1);
    let to = from + usize::arbitrary(random) % (bytes.len() - from + 1);
    let piece = match u8::arbitrary(random) % 5 {
        0 => Vec::new(),
        1 => bytes[from..to].repeat(usize::arbitrary(random) % 8),
        2 => Vec::arbitrary(random),
        3 => random.choose(PIECES).map_or(Vec::new(), |piece| piece.repeat(usize::arbitrary(random) % 50).into_bytes()),
        _ => random.choose(PIECES).map_or(Vec::new(), |piece| piece.as_bytes().to_vec()),
    };
    [&bytes[..from], &piece, &bytes[to..]].concat()
}
