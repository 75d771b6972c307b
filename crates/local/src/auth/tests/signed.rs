//! Signatures in the header.

use super::*;

#[test]
fn signatures_of_known_keys_hold() {
    for key in [permanent(), temporary()] {
        let name = key.access_key_id().to_owned();
        assert_eq!(verify(&Signing::by(key).sign()), Ok(()), "{name}");
    }
}

#[test]
fn a_token_may_be_added_after_signing() {
    let mut signing = Signing::by(temporary());
    signing.settings.session_token_mode = aws_sigv4::http_request::SessionTokenMode::Exclude;
    assert_eq!(verify(&signing.sign()), Ok(()));
}

#[test]
fn a_checksum_header_may_be_signed_and_has_to_be_true() {
    let mut signing = Signing::by(permanent());
    signing.settings.payload_checksum_kind = aws_sigv4::http_request::PayloadChecksumKind::XAmzSha256;
    let request = signing.sign();
    assert!(request.headers.contains_key("x-amz-content-sha256"));
    assert_eq!(verify(&request), Ok(()));
    assert_eq!(verify(&with_header(request, "x-amz-content-sha256", |_| "UNSIGNED-PAYLOAD".into())), MISMATCH);
}

const MISMATCH: Result<(), Refusal> = Err(Refusal::SignatureMismatch);

#[test]
fn whatever_is_changed_is_noticed() {
    let request = || Signing::by(permanent()).sign();
    assert_eq!(gate().verify(&request(), b"{}", &[now()]), MISMATCH);
    let mut other = request();
    other.method = http::Method::PUT;
    assert_eq!(verify(&other), MISMATCH);
    for uri in ["http://127.0.0.1:4510/v1/whatsapp/media?id=1", "http://127.0.0.1:4510/v1/whatsapp/send"] {
        let mut other = request();
        other.uri = uri.parse().unwrap();
        assert_eq!(verify(&other), MISMATCH, "{uri}");
    }
    assert_eq!(verify(&with_header(request(), "content-type", |_| "text/plain".into())), MISMATCH);
    let mut other = request();
    other.headers.insert("host", "example.com".parse().unwrap());
    assert_eq!(verify(&other), MISMATCH);
}

#[test]
fn every_digit_of_a_signature_counts() {
    let request = Signing::by(permanent()).sign();
    let length = request.headers["authorization"].len();
    for at in length - 64..length {
        let other = with_header(request.clone(), "authorization", |value| {
            let digit = if value.as_bytes()[at] == b'0' { "1" } else { "0" };
            format!("{}{digit}{}", &value[..at], &value[at + 1..])
        });
        assert_eq!(verify(&other), MISMATCH, "digit {at}");
    }
    let shouted = with_header(request.clone(), "authorization", |value| {
        let (head, signature) = value.split_at(length - 64);
        format!("{head}{}", signature.to_ascii_uppercase())
    });
    assert_eq!(verify(&shouted), MISMATCH);
    assert_eq!(verify(&with_header(request, "authorization", |value| value[..length - 2].to_owned())), MISMATCH);
}

#[test]
fn another_secret_is_noticed() {
    let id = permanent().access_key_id().to_owned();
    assert_eq!(verify(&Signing::by(Credentials::new(id, "wrong", None, None, "test")).sign()), MISMATCH);
}

#[test]
fn keys_are_looked_up_with_their_tokens() {
    let (id, secret) = (temporary().access_key_id().to_owned(), temporary().secret_access_key().to_owned());
    let with_token = |token: Option<&str>| Credentials::new(&*id, &*secret, token.map(str::to_owned), None, "test");
    let unknown = Credentials::new("AKIDNOBODY", "secret", None, None, "test");
    let too_many = permanent();
    let too_many =
        Credentials::new(too_many.access_key_id(), too_many.secret_access_key(), Some("token".into()), None, "test");
    for key in [with_token(None), with_token(Some("")), with_token(Some("other")), unknown, too_many] {
        let shown = format!("{key:?}");
        assert_eq!(verify(&Signing::by(key).sign()), Err(Refusal::UnknownKey), "{shown}");
    }
    assert_eq!(verify(&Signing::by(expired()).sign()), Err(Refusal::Expired));
}

#[test]
fn scopes_are_of_this_region_and_service_and_of_the_day() {
    let mut signing = Signing::by(permanent());
    (signing.region, signing.service) = ("us-east-1", "sns");
    let Err(Refusal::Scope(text)) = verify(&signing.sign()) else { panic!("the scope is wrong") };
    assert_eq!(
        text,
        "Credential should be scoped to a valid region, not 'us-east-1'. \
         Credential should be scoped to correct service: 'social-messaging'."
    );
    let request = Signing::by(permanent()).sign();
    let other = with_header(request, "authorization", |value| {
        value.replace("/20260528/", "/20260527/").replace("aws4_request", "aws5_request")
    });
    let Err(Refusal::Scope(text)) = verify(&other) else { panic!("the scope is wrong") };
    assert!(text.contains("'aws4_request', not 'aws5_request'"), "{text}");
    assert!(text.contains("'20260527' != '20260528'"), "{text}");
}

#[test]
fn five_minutes_are_tolerated_either_way() {
    let at = |seconds: i64| {
        let mut signing = Signing::by(permanent());
        let span = Duration::from_secs(seconds.unsigned_abs());
        signing.time = if seconds < 0 { now() - span } else { now() + span };
        verify(&signing.sign())
    };
    assert_eq!((at(-300), at(300)), (Ok(()), Ok(())));
    let early = "Signature expired: 20260528T202139Z is now earlier than 20260528T202140Z (20260528T202640Z - 5 min.)";
    assert_eq!(at(-301), Err(Refusal::Skewed(early.into())));
    let late =
        "Signature not yet current: 20260528T203141Z is still later than 20260528T203140Z (20260528T202640Z + 5 min.)";
    assert_eq!(at(301), Err(Refusal::Skewed(late.into())));
}

#[test]
fn any_of_the_clocks_will_do() {
    let request = Signing::by(permanent()).sign();
    let far = now() + Duration::from_secs(86_400);
    assert_eq!(gate().verify(&request, BODY.as_bytes(), &[far, now()]), Ok(()));
    assert!(matches!(gate().verify(&request, BODY.as_bytes(), &[far]), Err(Refusal::Skewed(_))));
}

#[test]
fn what_is_missing_is_said_at_once() {
    let request = Signing::by(permanent()).sign();
    let mut bare = request.clone();
    bare.headers.remove("authorization");
    assert_eq!(verify(&bare), Err(Refusal::Missing));
    let incomplete = |request: Parts| match verify(&request) {
        Err(Refusal::Incomplete(text)) => text,
        other => panic!("{other:?}"),
    };
    let mut empty = with_header(request.clone(), "authorization", |_| "AWS4-HMAC-SHA256".into());
    empty.headers.remove("x-amz-date");
    assert_eq!(
        incomplete(empty),
        "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. \
         Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a \
         'X-Amz-Date' or a 'Date' header."
    );
    let cases = [
        ("Bearer abc", "Unsupported AWS 'algorithm': 'Bearer'."),
        ("AWS4-HMAC-SHA256 abc", "Invalid key=value pair (missing equal-sign) in Authorization header."),
    ];
    for (value, text) in cases {
        assert_eq!(incomplete(with_header(request.clone(), "authorization", |_| value.into())), text);
    }
    let short = with_header(request.clone(), "authorization", |value| value.replace("/eu-west-1", ""));
    assert!(incomplete(short).starts_with("Credential must have exactly 5 slash-delimited elements"));
    let undated = with_header(request.clone(), "x-amz-date", |_| "yesterday".into());
    assert_eq!(incomplete(undated), "Date must be in ISO-8601 'basic format'. Got 'yesterday'.");
    let unsigned = with_header(request, "authorization", |value| value.replace("host;x-amz-date;x-amz-meta", "host"));
    assert_eq!(incomplete(unsigned), "'x-amz-date' must be a 'SignedHeader'. 'x-amz-meta' must be a 'SignedHeader'.");
}
