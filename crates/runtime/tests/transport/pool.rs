//! Which requests share a connection, and what is told about it.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use aws_smithy_async::time::TimeSource;
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::connection::ConnectionMetadata;
use aws_smithy_runtime_api::client::http::telemetry::CaptureHttpAttemptTelemetry;
use aws_smithy_runtime_api::client::http::{HttpClient, HttpConnector, HttpConnectorSettings};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_types::config_bag::ConfigBag;
use restjson_runtime::transport::{HyperClient, default_client, default_client_for};

use crate::support::call::{connector_with, fetch, get, isolated, trusting, watch};
use crate::support::certificates::Authority;
use crate::support::server::{Security, Server};

#[tokio::test]
async fn a_connection_serves_one_request_after_another() {
    let server = Server::silent(Security::Plain).await;
    let client = isolated().build();
    for _ in 0..5 {
        fetch(&client, get(&server.url("http", "/"))).await;
    }
    assert_eq!(server.connections(), 1);
}

#[tokio::test]
async fn an_http2_connection_serves_one_request_after_another() {
    let authority = Authority::new();
    let server = Server::silent(Security::Tls(authority.server(&["h2"]))).await;
    let client = trusting(&authority).build();
    for _ in 0..5 {
        fetch(&client, get(&server.url("https", "/"))).await;
    }
    assert_eq!(server.connections(), 1);
}

#[tokio::test]
async fn pooling_can_be_switched_off() {
    let server = Server::silent(Security::Plain).await;
    let client = isolated().pool_max_idle_per_host(0).build();
    for _ in 0..3 {
        fetch(&client, get(&server.url("http", "/"))).await;
    }
    assert_eq!(server.connections(), 3);
}

/// How many connections two requests need that lie a day apart.
async fn connections_over_a_day(client: HyperClient) -> usize {
    let server = Server::silent(Security::Plain).await;
    fetch(&client, get(&server.url("http", "/"))).await;
    tokio::time::advance(Duration::from_secs(24 * 60 * 60)).await;
    fetch(&client, get(&server.url("http", "/"))).await;
    server.connections()
}

#[tokio::test(start_paused = true)]
async fn unused_connections_are_closed_after_a_while() {
    assert_eq!(connections_over_a_day(isolated().build()).await, 2);
    assert_eq!(connections_over_a_day(isolated().pool_idle_timeout(None).build()).await, 1);
}

#[tokio::test]
async fn clients_do_not_share_connections() {
    let server = Server::silent(Security::Plain).await;
    for _ in 0..2 {
        fetch(&isolated().build(), get(&server.url("http", "/"))).await;
    }
    assert_eq!(server.connections(), 2);
}

#[tokio::test]
async fn requests_with_equal_timeouts_share_connections() {
    let server = Server::silent(Security::Plain).await;
    let client = isolated().build();
    let seconds = |seconds| HttpConnectorSettings::builder().read_timeout(Duration::from_secs(seconds)).build();
    for settings in [seconds(10), seconds(10), seconds(20)] {
        connector_with(&client, &settings).call(get(&server.url("http", "/"))).await.unwrap();
    }
    assert_eq!(server.connections(), 2);
}

async fn connection_of(client: &HyperClient, url: &str) -> ConnectionMetadata {
    let (request, capture) = watch(get(url));
    fetch(client, request).await;
    capture.get().expect("a connection")
}

#[tokio::test]
async fn a_poisoned_connection_is_not_used_again() {
    let authority = Authority::new();
    for (security, scheme) in [(Security::Plain, "http"), (Security::Tls(authority.server(&["h2"])), "https")] {
        let server = Server::silent(security).await;
        let client = trusting(&authority).build();
        let url = server.url(scheme, "/");

        connection_of(&client, &url).await;
        connection_of(&client, &url).await.poison();
        assert_eq!(server.connections(), 1, "{scheme}: reused while it was healthy");
        connection_of(&client, &url).await;
        assert_eq!(server.connections(), 2, "{scheme}: replaced once poisoned");
    }
}

#[tokio::test]
async fn a_connection_tells_its_addresses() {
    let server = Server::silent(Security::Plain).await;
    let connection = connection_of(&isolated().build(), &server.url("http", "/")).await;
    assert_eq!(connection.remote_addr(), Some(server.address));
    assert!(connection.local_addr().is_some_and(|local| local.ip().is_loopback() && local != server.address));
    assert!(format!("{connection:?}").contains("is_proxied: false"), "{connection:?}");
}

#[tokio::test]
async fn there_is_no_connection_to_tell_of_before_the_request() {
    let server = Server::silent(Security::Plain).await;
    let (request, capture) = watch(get(&server.url("http", "/")));
    let client = isolated().build();
    let pending = connector_with(&client, &HttpConnectorSettings::default()).call(request);
    assert!(capture.get().is_none());
    pending.await.unwrap();
    assert!(capture.get().is_some());
}

/// A clock that is a second later each time it is asked.
#[derive(Debug, Default)]
struct Ticking(AtomicU64);

impl TimeSource for Ticking {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(self.0.fetch_add(1, Ordering::SeqCst))
    }
}

#[tokio::test]
async fn a_call_is_measured_for_whoever_asks() {
    let server = Server::silent(Security::Plain).await;
    let components = RuntimeComponentsBuilder::for_tests().with_time_source(Some(Ticking::default())).build().unwrap();
    let measured = CaptureHttpAttemptTelemetry::new();
    let mut request = get(&server.url("http", "/"));
    request.add_extension(measured.clone());
    isolated().build().http_connector(&HttpConnectorSettings::default(), &components).call(request).await.unwrap();
    assert_eq!(measured.get().connector_call_duration(), Some(Duration::from_secs(1)));
}

#[test]
fn the_default_transport_is_the_same_for_each_behavior_version() {
    #[expect(deprecated, reason = "an older behavior version on purpose")]
    let old = default_client_for(BehaviorVersion::v2024_03_28());
    for client in [default_client(), default_client_for(BehaviorVersion::latest()), old] {
        assert_eq!(client.connector_metadata().unwrap().name(), "hyper");
        client.validate_base_client_config(&RuntimeComponentsBuilder::for_tests(), &ConfigBag::base()).unwrap();
    }
}

#[test]
fn the_user_agent_learns_which_http_client_this_is() {
    let metadata = isolated().build().connector_metadata().unwrap();
    assert_eq!((metadata.name().as_ref(), metadata.version().as_deref()), ("hyper", Some("1.x")));
}
