//! Failures, each with the kind by which the retry strategy decides.

use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

use aws_smithy_runtime_api::client::dns::{DnsFuture, ResolveDns, ResolveDnsError};
use aws_smithy_runtime_api::client::http::{HttpConnector, HttpConnectorSettings};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::display::DisplayErrorContext;
use aws_smithy_types::retry::ErrorKind;
use bytes::Bytes;
use http_body_util::BodyExt;
use http_body_util::channel::Channel;
use restjson_runtime::transport::{HttpVersions, HyperClient};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;

use crate::support::call::{connector_with, failure, fetch, get, isolated, post, send};
use crate::support::server::{END_OF_HEAD, Security, Server, receive, text};

/// A resolver that does as it is told.
#[derive(Debug)]
enum Resolver {
    Never,
    Fails,
    Loopback,
}

impl ResolveDns for Resolver {
    fn resolve_dns<'a>(&'a self, _: &'a str) -> DnsFuture<'a> {
        match self {
            Resolver::Never => DnsFuture::new(std::future::pending()),
            Resolver::Fails => DnsFuture::ready(Err(ResolveDnsError::new("no such name"))),
            Resolver::Loopback => DnsFuture::ready(Ok(vec![IpAddr::V4(Ipv4Addr::LOCALHOST)])),
        }
    }
}

/// The failure of a call with these timeouts. Where they are not applied, the paused clock reaches the bound instead.
async fn failure_with(client: &HyperClient, settings: HttpConnectorSettings, request: HttpRequest) -> ConnectorError {
    let call = connector_with(client, &settings).call(request);
    let bound = Duration::from_secs(3600);
    tokio::time::timeout(bound, call).await.expect("the transport's own limit").expect_err("no response")
}

fn assert_says(error: &ConnectorError, text: &str) {
    let said = DisplayErrorContext(error).to_string();
    assert!(said.contains(text), "{said}");
}

#[tokio::test(start_paused = true)]
async fn a_connection_that_takes_too_long_is_a_timeout() {
    let client = isolated().resolver(Resolver::Never).build();
    let settings = HttpConnectorSettings::builder().connect_timeout(Duration::from_millis(3100)).build();
    let error = failure_with(&client, settings, get("http://service.test/")).await;
    assert!(error.is_timeout(), "{error:?}");
    assert_says(&error, "HTTP connect timeout after 3.1s");
}

#[tokio::test(start_paused = true)]
async fn a_response_that_takes_too_long_is_a_timeout() {
    let server = Server::start(Security::Plain, async |_| std::future::pending().await).await;
    let settings = HttpConnectorSettings::builder().read_timeout(Duration::from_secs(7)).build();
    let client = isolated().resolver(Resolver::Loopback).build();
    let error = failure_with(&client, settings, get(&server.url("http", "/"))).await;
    assert!(error.is_timeout(), "{error:?}");
    assert_says(&error, "HTTP read timeout after 7s");
}

#[tokio::test]
async fn a_refused_connection_is_an_io_error() {
    let port = {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        listener.local_addr().unwrap().port()
    };
    let error = failure(&isolated().build(), get(&format!("http://127.0.0.1:{port}/"))).await;
    assert!(error.is_io(), "{error:?}");
}

#[tokio::test]
async fn a_name_without_address_is_an_io_error() {
    let error = failure(&isolated().resolver(Resolver::Fails).build(), get("http://service.test/")).await;
    assert!(error.is_io(), "{error:?}");
    assert_says(&error, "no such name");
}

#[tokio::test]
async fn a_resolver_of_the_callers_is_asked() {
    let server = Server::start(Security::Plain, async |_| text("here")).await;
    let client = isolated().resolver(Resolver::Loopback).build();
    let url = format!("http://service.test:{}/", server.address.port());
    assert_eq!(fetch(&client, get(&url)).await, "here");
}

/// A server that reads a request, writes `answer` and closes the connection. Serves one connection.
async fn abrupt(answer: &'static [u8]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut tcp, _) = listener.accept().await.unwrap();
        receive(&mut tcp, END_OF_HEAD).await;
        tcp.write_all(answer).await.unwrap();
    });
    url
}

#[tokio::test]
async fn a_connection_closed_instead_of_an_answer_is_transient() {
    let url = abrupt(b"").await;
    let error = failure(&isolated().build(), get(&url)).await;
    assert_eq!(error.as_other(), Some(ErrorKind::TransientError), "{error:?}");
}

#[tokio::test]
async fn a_connection_closed_within_the_head_is_transient() {
    let url = abrupt(b"HTTP/1.1 200 OK\r\ncontent-le").await;
    let error = failure(&isolated().build(), get(&url)).await;
    assert_eq!(error.as_other(), Some(ErrorKind::TransientError), "{error:?}");
}

#[tokio::test]
async fn a_connection_closed_within_the_body_fails_the_body() {
    let url = abrupt(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf").await;
    let response = send(&isolated().build(), get(&url)).await.expect("the head arrived");
    response.into_body().collect().await.expect_err("a body cut short");
}

#[tokio::test]
async fn an_answer_that_is_not_http_is_not_tried_again() {
    let url = abrupt(b"SSH-2.0-OpenSSH\r\n\r\n").await;
    let error = failure(&isolated().build(), get(&url)).await;
    assert!(error.is_other() && error.as_other().is_none(), "{error:?}");
}

/// A server that accepts an HTTP/2 request and resets its stream.
async fn resetting(reason: h2::Reason) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (tcp, _) = listener.accept().await.unwrap();
        let mut connection = h2::server::handshake(tcp).await.unwrap();
        while let Some(Ok((_, mut respond))) = connection.accept().await {
            respond.send_reset(reason);
        }
    });
    url
}

#[tokio::test]
async fn a_stream_that_was_not_processed_is_an_io_error() {
    let client = isolated().http_versions(HttpVersions::Http2).build();
    let error = failure(&client, get(&resetting(h2::Reason::REFUSED_STREAM).await)).await;
    assert!(error.is_io(), "{error:?}");
}

#[tokio::test]
async fn a_stream_that_may_have_been_processed_is_not_tried_again() {
    let client = isolated().http_versions(HttpVersions::Http2).build();
    let error = failure(&client, get(&resetting(h2::Reason::INTERNAL_ERROR).await)).await;
    assert!(error.is_other() && error.as_other().is_none(), "{error:?}");
}

#[tokio::test]
async fn a_request_body_that_fails_is_the_callers_error() {
    let server = Server::start(Security::Plain, async |request| {
        let _ = request.into_body().collect().await;
        text("")
    })
    .await;
    let (sender, broken) = Channel::<Bytes, std::io::Error>::new(1);
    sender.abort(std::io::Error::other("the file is gone"));
    let request = post(&server.url("http", "/"), SdkBody::from_body_1_x(broken));
    let error = failure(&isolated().build(), request).await;
    assert!(error.is_user(), "{error:?}");
    assert_says(&error, "the file is gone");
}

#[tokio::test]
async fn addresses_that_cannot_be_connected_to_are_refused() {
    let client = isolated().build();
    for url in ["/only/a/path", "ftp://localhost/", "localhost:1", "http://:80/", "https://user@:1/"] {
        let mut request = HttpRequest::empty();
        if request.set_uri(url).is_ok() {
            send(&client, request).await.expect_err(url);
        }
    }
    let error = failure(&client, get("/only/a/path")).await;
    assert!(error.is_user(), "{error:?}");
}

#[test]
fn use_without_a_runtime_is_an_error_and_no_panic() {
    let mut call = Box::pin(async { failure(&isolated().build(), get("http://127.0.0.1:1/")).await });
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match call.as_mut().poll(&mut context) {
        std::task::Poll::Ready(error) => assert_says(&error, "Tokio runtime"),
        std::task::Poll::Pending => panic!("waits for a runtime that is not there"),
    }
}
