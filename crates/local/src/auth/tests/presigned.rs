//! Signatures in the query.

use aws_sigv4::http_request::{SessionTokenMode, SignatureLocation};

use super::*;

const HOUR: Duration = Duration::from_secs(3600);

fn presigning(credentials: Credentials) -> Signing<'static> {
    let mut signing = Signing::by(credentials);
    signing.settings.signature_location = SignatureLocation::QueryParams;
    signing.settings.expires_in = Some(HOUR);
    signing
}

/// Changes the query.
fn with_query(mut request: Parts, change: impl Fn(&str) -> String) -> Parts {
    request.uri = change(&request.uri.to_string()).parse().unwrap();
    request
}

#[test]
fn presigned_urls_hold_for_as_long_as_they_say() {
    for key in [permanent(), temporary()] {
        let request = presigning(key).sign();
        assert!(!request.headers.contains_key("authorization"));
        let at = |time| gate().verify(&request, BODY.as_bytes(), &[time]);
        assert_eq!(at(now()), Ok(()));
        assert_eq!(at(now() + HOUR), Ok(()));
        let Err(Refusal::Skewed(text)) = at(now() + HOUR + Duration::from_secs(1)) else { panic!("it is expired") };
        assert!(text.starts_with("Signature expired: 20260528T202640Z is now earlier than"), "{text}");
        assert!(text.ends_with("- 60 min.)"), "{text}");
        assert!(matches!(at(now() - Duration::from_secs(301)), Err(Refusal::Skewed(_))));
    }
}

#[test]
fn a_token_may_be_added_after_signing() {
    let mut signing = presigning(temporary());
    signing.settings.session_token_mode = SessionTokenMode::Exclude;
    let request = signing.sign();
    assert_eq!(verify(&request), Ok(()));
    let other = with_query(request, |query| query.replace("local-service-session-token", "other"));
    assert_eq!(verify(&other), Err(Refusal::UnknownKey));
}

#[test]
fn whatever_is_changed_is_noticed() {
    let request = || presigning(permanent()).sign();
    let mismatch = Err(Refusal::SignatureMismatch);
    assert_eq!(gate().verify(&request(), b"", &[now()]), mismatch);
    assert_eq!(verify(&with_query(request(), |uri| uri.replace("id=a", "id=b"))), mismatch);
    assert_eq!(verify(&with_query(request(), |uri| uri.replace("Expires=3600", "Expires=86400"))), mismatch);
    assert_eq!(verify(&with_query(request(), |uri| format!("{uri}0"))), mismatch);
}

#[test]
fn lifetimes_are_limited_to_a_week() {
    for text in ["0", "604801", "-1", "soon", ""] {
        let request = presigning(permanent()).sign();
        let request = with_query(request, |uri| uri.replace("Expires=3600", &format!("Expires={text}")));
        let expected = "X-Amz-Expires must be a number of seconds between 1 and 604800.";
        assert_eq!(verify(&request), Err(Refusal::Incomplete(expected.into())), "{text}");
    }
}

#[test]
fn what_is_missing_is_said_at_once() {
    let request = presigning(permanent()).sign();
    let bare = with_query(request, |uri| {
        let kept = uri
            .split('&')
            .filter(|pair| pair.starts_with("http") || pair.contains("Algorithm=") || pair.contains("Expires="));
        kept.collect::<Vec<_>>().join("&")
    });
    let Err(Refusal::Incomplete(text)) = verify(&bare) else { panic!("nearly all is missing") };
    for name in ["X-Amz-Credential", "X-Amz-SignedHeaders", "X-Amz-Signature", "X-Amz-Date"] {
        assert!(text.contains(name), "{text}");
    }
}
