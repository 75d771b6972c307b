//! Our client at both doors: whose signatures are taken.

use aws_types::request_id::RequestId;
use socialmessaging_client::config::retry::RetryConfig;

use socialmessaging_local::SECRET_ACCESS_KEY;

use crate::support::{Door, Site, credentials, list, region, skewed};

const DOORS: [Door; 2] = [Door::InProcess, Door::Port];

#[tokio::test]
async fn a_client_with_the_services_settings_is_let_in() {
    for door in DOORS {
        let site = Site::open(door).await;
        assert!(list(&site.client()).await.is_ok(), "{door:?}");
    }
}

#[tokio::test]
async fn answers_have_ids_that_differ() {
    for door in DOORS {
        let site = Site::open(door).await;
        let mut ids = Vec::new();
        for _ in 0..3 {
            let listed = site.client().list_linked_whats_app_business_accounts().send().await.unwrap();
            ids.push(listed.request_id().unwrap().to_owned());
        }
        ids.dedup();
        assert_eq!(ids.len(), 3, "{door:?}");
    }
}

#[tokio::test]
async fn strangers_are_refused_with_the_error_of_aws() {
    let temporary = ("ASIALOCALSERVICE0000", SECRET_ACCESS_KEY);
    let expired = ("ASIALOCALEXPIRED0000", SECRET_ACCESS_KEY);
    for door in DOORS {
        let site = Site::open(door).await;
        let as_who = |id: &'static str, secret: &'static str, token: Option<&'static str>| {
            site.client_with(|config| config.credentials_provider(credentials(id, secret, token)))
        };
        let cases = [
            (as_who(temporary.0, temporary.1, Some("local-service-session-token")), None),
            (as_who(temporary.0, temporary.1, Some("another")), Some("UnrecognizedClientException")),
            (as_who(temporary.0, temporary.1, None), Some("UnrecognizedClientException")),
            (as_who("AKIDNOBODY", "secret", None), Some("UnrecognizedClientException")),
            (as_who(temporary.0, "wrong", Some("local-service-session-token")), Some("InvalidSignatureException")),
            (as_who(expired.0, expired.1, Some("local-service-expired-token")), Some("ExpiredTokenException")),
            (site.client_with(|config| config.region(region("us-east-1"))), Some("InvalidSignatureException")),
        ];
        for (number, (client, expected)) in cases.into_iter().enumerate() {
            assert_eq!(list(&client).await.err().as_deref(), expected, "case {number}, {door:?}");
        }
    }
}

#[tokio::test]
async fn a_client_corrects_its_clock() {
    for door in DOORS {
        let site = Site::open(door).await;
        // On the port time goes on between signature and check: what is only just too early may be right by then.
        for seconds in [-3_000, -301, 600, 3_000] {
            let once = RetryConfig::disabled();
            let client = |retries: Option<RetryConfig>| {
                site.client_with(|config| {
                    let config = config.time_source(skewed(&site, seconds));
                    match &retries {
                        Some(retries) => config.retry_config(retries.clone()),
                        None => config,
                    }
                })
            };
            let refused = list(&client(Some(once))).await;
            assert_eq!(refused, Err("InvalidSignatureException".to_owned()), "{seconds} s, {door:?}");
            let corrected = list(&client(None)).await;
            assert!(corrected.is_ok(), "{seconds} s, {door:?}: {corrected:?}");
        }
    }
}

#[tokio::test]
async fn without_auth_everybody_is_let_in() {
    for door in DOORS {
        let site = Site::of(door, |builder| builder.auth(false)).await;
        let client = site.client_with(|config| {
            config.credentials_provider(credentials("AKIDNOBODY", "secret", None)).region(region("us-east-1"))
        });
        assert!(list(&client).await.is_ok(), "{door:?}");
    }
}

/// A client outside cannot know a manual clock's time: it may sign by its own.
#[tokio::test]
async fn on_the_port_a_manual_clock_locks_nobody_out() {
    let service = socialmessaging_local::LocalService::builder().build().unwrap();
    let port = crate::support::Port::open(&service, socialmessaging_local::Limits::default()).await;
    let site = Site { service, port: Some(port) };
    let client = site.client_with(|config| config.retry_config(RetryConfig::disabled()));
    assert!(list(&client).await.is_ok());
    // And now by the service's time, which the answer told it.
    assert!(list(&client).await.is_ok());
}

/// The largest input that the model allows, and what is larger than any.
#[tokio::test]
async fn bodies_have_room_for_the_largest_flow_and_no_more() {
    use socialmessaging_client::error::ProvideErrorMetadata;
    use socialmessaging_client::primitives::Blob;

    const LARGEST: usize = 10_485_760;
    for door in DOORS {
        let site = Site::open(door).await;
        let client = site.client_with(|config| config.retry_config(RetryConfig::disabled()));
        let update = |size: usize| {
            let flow = Blob::new(vec![b' '; size]);
            client.update_whats_app_flow_assets().id("waba-1").flow_id("1").flow_json(flow).send()
        };
        let code = |error: &dyn ProvideErrorMetadata| error.code().map(str::to_owned);
        // In process it is the same check, and costs as much time.
        if door == Door::Port {
            let admitted = update(LARGEST).await.unwrap_err();
            assert_ne!(code(&admitted).as_deref(), Some("RequestEntityTooLargeException"));
            assert_ne!(code(&admitted), None, "{admitted:?}");
        }
        let refused = update(16 << 20).await.unwrap_err();
        assert_eq!(code(&refused).as_deref(), Some("RequestEntityTooLargeException"), "{door:?}: {refused:?}");
    }
}
