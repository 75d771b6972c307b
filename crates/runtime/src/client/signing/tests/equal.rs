//! Both signers say the same, of any request.

use aws_credential_types::Credentials;
use aws_runtime::auth::SigningOptions;
use aws_runtime::auth::sigv4::SigV4Signer;
use aws_sigv4::http_request::SignableBody;
use aws_smithy_types::Document;
use quickcheck::{Arbitrary, Gen, QuickCheck};

use super::super::Signer;
use super::Task;

const PATHS: [&str; 10] =
    ["", "/", "/a", "/a/b%20c", "/a//b/./c/../d", "/..", "/a/.", "/a/b/..", "/%F0%9F%98%80/@x:y;z", "//a/.hidden/"];
const QUERIES: [&str; 10] = [
    "",
    "?",
    "?a",
    "?b=2&a=1&a=0",
    "?a=%2F&A=%2f&a-=1",
    "?x=a+b&y=a%20b",
    "?empty=&&novalue&=noname",
    "?q=%F0%9F%98%80&bad=%FF",
    "?k=~-._*!'()",
    "?a=b=c",
];
const HOSTS: [&str; 5] = [
    "https://h.example",
    "https://h.example:443",
    "http://h.example:80",
    "http://127.0.0.1:8080",
    "https://h.example:80",
];
const NAMES: [&str; 12] = [
    "host",
    "content-type",
    "content-length",
    "x-amz-date",
    "x-amz-security-token",
    "x-amz-content-sha256",
    "x-amz-user-agent",
    "user-agent",
    "authorization",
    "x-amzn-trace-id",
    "transfer-encoding",
    "x-my-header",
];
const VALUES: [&str; 7] = ["v", "", "  a   b  c ", "\ttab\t", "\"quoted  text\"", "a,b", "ü"];
const BODIES: [&str; 3] = ["", "{}", "{\"a\":\"b\"}"];

/// Repeats what was signed before now and then, so that a kept key is used, and one of another day or region is not.
impl Arbitrary for Task {
    fn arbitrary(g: &mut Gen) -> Self {
        let mut pick = |texts: &[&str]| (*g.choose(texts).unwrap_or(&"")).to_owned();
        let uri = [pick(&HOSTS), pick(&PATHS), pick(&QUERIES)].concat();
        let headers = (0..5).map(|_| (pick(&NAMES), pick(&VALUES))).collect();
        let token = Some(pick(&["", "token", "other"])).filter(|token| !token.is_empty());
        let credentials = Credentials::new(pick(&["A", "B"]), pick(&["s", "t"]), token, None, "test");
        Task {
            method: pick(&["GET", "POST", "DELETE"]),
            uri,
            headers,
            body: pick(&BODIES),
            credentials,
            region: pick(&["eu-west-1", "us-east-1"]),
            service: pick(&["social-messaging", "sns"]),
            epoch_second: *g.choose(&[1_780_000_000, 1_780_086_400, 951_782_399]).unwrap_or(&0),
            options: options(g),
            endpoint: bool::arbitrary(g).then(|| endpoint(g)),
        }
    }
}

fn endpoint(g: &mut Gen) -> Document {
    let properties = [
        ("signingRegion", Document::from("ap-south-1")),
        ("signingName", Document::from("other")),
        ("disableDoubleEncoding", Document::from(true)),
        ("disableNormalizePath", Document::from(true)),
    ];
    let said = properties.into_iter().filter(|_| bool::arbitrary(g));
    Document::Object(said.map(|(name, value)| (name.to_owned(), value)).collect())
}

fn options(g: &mut Gen) -> SigningOptions {
    let mut options = SigningOptions::default();
    options.double_uri_encode = bool::arbitrary(g);
    options.normalize_uri_path = bool::arbitrary(g);
    options.content_sha256_header = bool::arbitrary(g);
    options.omit_session_token = u8::arbitrary(g) % 4 == 0;
    options.payload_override = match u8::arbitrary(g) % 8 {
        0 => Some(SignableBody::UnsignedPayload),
        1 => Some(SignableBody::Precomputed("00ff".to_owned())),
        2 => Some(SignableBody::StreamingUnsignedPayloadTrailer),
        _ => None,
    };
    options
}

#[test]
fn both_signers_agree() {
    // One signer for all, as a client has one: what it keeps must never show.
    let ours = Signer::default();
    QuickCheck::new().tests(3_000).quickcheck(Law(ours));
}

struct Law(Signer);

impl quickcheck::Testable for Law {
    fn result(&self, g: &mut Gen) -> quickcheck::TestResult {
        let task = Task::arbitrary(g);
        let (ours, theirs) = (task.signed_by(&self.0), task.signed_by(&SigV4Signer::new()));
        match ours == theirs {
            true => quickcheck::TestResult::passed(),
            false => quickcheck::TestResult::error(format!("{task:#?}\nours: {ours:#?}\ntheirs: {theirs:#?}")),
        }
    }
}
