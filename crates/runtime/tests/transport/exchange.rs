//! Requests and responses, whole and in parts, over each version of HTTP.

use bytes::Bytes;
use http::{HeaderMap, Version};
use http_body_util::channel::Channel;
use http_body_util::{BodyExt, Full};
use hyper::body::Body;
use restjson_runtime::transport::HttpVersions;

use crate::support::call::{body, fetch, get, isolated, post, send, trusting};
use crate::support::certificates::Authority;
use crate::support::server::{Answer, Security, Server, text};

const LARGE: usize = 8 * 1024 * 1024;

#[tokio::test]
async fn a_request_and_its_response_keep_all_their_parts() {
    let server = Server::start(Security::Plain, async |request| {
        let (head, body) = request.into_parts();
        assert_eq!(head.version, Version::HTTP_11);
        assert_eq!(head.method, "POST");
        assert_eq!(head.uri, "/v1/messages?dry=true");
        assert_eq!(head.headers["x-asked"], "yes");
        assert_eq!(head.headers["content-length"], "5");
        assert!(head.headers["host"].to_str().unwrap().starts_with("localhost:"));
        assert_eq!(body.collect().await.unwrap().to_bytes(), "hello");
        let mut answer = text("world");
        *answer.status_mut() = http::StatusCode::ACCEPTED;
        answer.headers_mut().insert("x-answered", "too".parse().unwrap());
        answer
    })
    .await;

    let mut request = post(&server.url("http", "/v1/messages?dry=true"), "hello");
    request.headers_mut().insert("x-asked", "yes");
    let response = send(&isolated().build(), request).await.unwrap();

    assert_eq!(response.status().as_u16(), 202);
    assert_eq!(response.headers().get("x-answered"), Some("too"));
    assert_eq!(response.body().content_length(), Some(5));
    assert_eq!(body(response).await, "world");
}

async fn version_with(versions: HttpVersions, protocols: &[&str]) -> Bytes {
    let authority = Authority::new();
    let security = Security::Tls(authority.server(protocols));
    let server = Server::start(security, async |request| text(format!("{:?}", request.version()))).await;
    let client = trusting(&authority).http_versions(versions).build();
    fetch(&client, get(&server.url("https", "/"))).await
}

#[tokio::test]
async fn http2_is_used_where_the_server_agrees() {
    assert_eq!(version_with(HttpVersions::Negotiated, &["h2", "http/1.1"]).await, "HTTP/2.0");
}

#[tokio::test]
async fn http1_is_used_where_the_server_knows_nothing_else() {
    assert_eq!(version_with(HttpVersions::Negotiated, &["http/1.1"]).await, "HTTP/1.1");
    assert_eq!(version_with(HttpVersions::Negotiated, &[]).await, "HTTP/1.1");
}

#[tokio::test]
async fn http2_can_be_switched_off() {
    assert_eq!(version_with(HttpVersions::Http1, &["h2", "http/1.1"]).await, "HTTP/1.1");
}

#[tokio::test]
async fn http2_can_be_demanded() {
    assert_eq!(version_with(HttpVersions::Http2, &["h2", "http/1.1"]).await, "HTTP/2.0");
    let server =
        Server::start(Security::PriorKnowledge, async |request| text(format!("{:?}", request.version()))).await;
    let client = isolated().http_versions(HttpVersions::Http2).build();
    assert_eq!(fetch(&client, get(&server.url("http", "/"))).await, "HTTP/2.0");
}

async fn exchanges_large_bodies(security: Security, scheme: &str, client: restjson_runtime::transport::HyperClient) {
    let server = Server::start(security, async |request| {
        let sent = request.into_body().collect().await.unwrap().to_bytes();
        text(sent.iter().rev().copied().collect::<Vec<_>>())
    })
    .await;
    let sent: Vec<u8> = (0..LARGE).map(|index| (index % 251) as u8).collect();
    let received = fetch(&client, post(&server.url(scheme, "/"), sent.clone())).await;
    assert_eq!(received.len(), LARGE);
    assert!(received.iter().eq(sent.iter().rev()), "the body came back changed");
}

#[tokio::test]
async fn large_bodies_pass_over_http1() {
    exchanges_large_bodies(Security::Plain, "http", isolated().build()).await;
}

#[tokio::test]
async fn large_bodies_pass_over_http2() {
    let authority = Authority::new();
    exchanges_large_bodies(Security::Tls(authority.server(&["h2"])), "https", trusting(&authority).build()).await;
}

/// A response whose second part is sent once the first one was read.
#[tokio::test]
async fn a_response_is_handed_over_as_it_arrives() {
    let (first_was_read, wait) = tokio::sync::oneshot::channel::<()>();
    let wait = std::sync::Mutex::new(Some(wait));
    let server = Server::start(Security::Plain, move |_| {
        let wait = wait.lock().unwrap().take().expect("one request");
        async move {
            let (mut sender, channel) = Channel::<Bytes, std::convert::Infallible>::new(1);
            tokio::spawn(async move {
                sender.send_data(Bytes::from("first")).await.unwrap();
                wait.await.unwrap();
                sender.send_data(Bytes::from("second")).await.unwrap();
            });
            Answer::new(channel.boxed())
        }
    })
    .await;

    let mut response = send(&isolated().build(), get(&server.url("http", "/"))).await.unwrap();
    assert_eq!(response.body().content_length(), None);
    let first = response.body_mut().frame().await.unwrap().unwrap().into_data().unwrap();
    assert_eq!(first, "first");
    first_was_read.send(()).unwrap();
    assert_eq!(body(response).await, "second");
}

#[tokio::test]
async fn trailers_are_kept() {
    let authority = Authority::new();
    let server = Server::start(Security::Tls(authority.server(&["h2"])), async |_| {
        let trailers = async { Some(Ok(HeaderMap::from_iter([("x-sum".parse().unwrap(), "42".parse().unwrap())]))) };
        Answer::new(Full::new(Bytes::from("data")).with_trailers(trailers).boxed())
    })
    .await;
    let response = send(&trusting(&authority).build(), get(&server.url("https", "/"))).await.unwrap();
    let collected = response.into_body().collect().await.unwrap();
    assert_eq!(collected.trailers().unwrap()["x-sum"], "42");
    assert_eq!(collected.to_bytes(), "data");
}

#[tokio::test]
async fn an_answer_without_a_body_is_known_to_be_empty() {
    let server = Server::silent(Security::Plain).await;
    let response = send(&isolated().build(), get(&server.url("http", "/"))).await.unwrap();
    assert!(response.body().is_end_stream());
    assert_eq!(response.body().content_length(), Some(0));
}
