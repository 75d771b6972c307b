//! Proxies, as the environment names them. The environment is a value here; no test sets variables.

use aws_smithy_runtime_api::client::connection::CaptureSmithyConnection;
use aws_smithy_types::error::display::DisplayErrorContext;
use restjson_runtime::transport::{HyperClient, ProxyConfig};

use crate::support::call::{failure, fetch, get, isolated, send, trusting};
use crate::support::certificates::{Authority, HOST};
use crate::support::proxy::Proxy;
use crate::support::server::{Security, Server, text};

fn env(vars: &[(&str, String)]) -> ProxyConfig {
    ProxyConfig::from_vars(|name| vars.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone()))
}

fn url(proxy: &Proxy) -> String {
    format!("http://{}", proxy.address)
}

/// A plain client in this environment.
fn client_in(vars: &[(&str, String)]) -> HyperClient {
    isolated().proxy(env(vars)).build()
}

/// Whether a client in this environment goes through the proxy to reach a server on the loopback.
async fn is_used(proxy: &Proxy, vars: &[(&str, String)]) -> bool {
    let server = Server::start(Security::Plain, async |_| text("direct")).await;
    let before = proxy.heads().len();
    let direct = fetch(&client_in(vars), get(&server.url("http", "/"))).await == "direct";
    assert_eq!(proxy.heads().len() == before, direct);
    !direct
}

#[tokio::test]
async fn plain_requests_are_forwarded_in_absolute_form() {
    let proxy = Proxy::start(None).await;
    let client = client_in(&[("HTTP_PROXY", format!("http://user:p%40ss@{}", proxy.address))]);
    let response = send(&client, get("http://service.test/path?query")).await.unwrap();
    assert_eq!(response.status().as_u16(), 204);
    let head = proxy.heads().remove(0);
    assert!(head.starts_with("GET http://service.test/path?query HTTP/1.1\n"), "{head}");
    assert!(head.contains("proxy-authorization: Basic dXNlcjpwQHNz\n"), "{head}");
    assert!(head.contains("host: service.test\n"), "{head}");
}

#[tokio::test]
async fn a_proxy_authorization_of_the_callers_is_kept() {
    let proxy = Proxy::start(None).await;
    let client = client_in(&[("HTTP_PROXY", format!("http://user:pass@{}", proxy.address))]);
    let mut request = get("http://service.test/");
    request.headers_mut().insert("proxy-authorization", "Bearer mine");
    send(&client, request).await.unwrap();
    let head = proxy.heads().remove(0);
    assert!(head.contains("proxy-authorization: Bearer mine\n") && !head.contains("Basic"), "{head}");
}

#[tokio::test]
async fn secure_requests_go_through_a_tunnel() {
    let authority = Authority::new();
    let server = Server::start(Security::Tls(authority.server(&["h2"])), async |request| {
        assert!(!request.headers().contains_key("proxy-authorization"));
        text(format!("{:?}", request.version()))
    })
    .await;
    let proxy = Proxy::start(None).await;
    let vars = [("HTTPS_PROXY", format!("http://user:pass@{}", proxy.address))];
    let client = trusting(&authority).proxy(env(&vars)).build();

    let capture = CaptureSmithyConnection::new();
    let mut request = get(&server.url("https", "/path"));
    request.add_extension(capture.clone());
    assert_eq!(fetch(&client, request).await, "HTTP/2.0");
    fetch(&client, get(&server.url("https", "/again"))).await;

    let heads = proxy.heads();
    assert_eq!(heads.len(), 1, "the tunnel is pooled: {heads:?}");
    let target = format!("CONNECT {HOST}:{} HTTP/1.1\n", server.address.port());
    assert!(heads[0].starts_with(&target), "{heads:?}");
    assert!(heads[0].contains("Proxy-Authorization: Basic dXNlcjpwYXNz\n"), "{heads:?}");
    let connection = capture.get().unwrap();
    assert!(format!("{connection:?}").contains("is_proxied: true"), "{connection:?}");
    assert_eq!(connection.remote_addr(), Some(proxy.address));
}

#[tokio::test]
async fn a_proxy_can_be_reached_by_tls() {
    let authority = Authority::new();
    let server = Server::start(Security::Tls(authority.server(&["http/1.1"])), async |_| text("inside")).await;
    let proxy = Proxy::start(Some(authority.server(&["h2", "http/1.1"]))).await;
    let vars = [("ALL_PROXY", format!("https://{HOST}:{}", proxy.address.port()))];
    let client = trusting(&authority).proxy(env(&vars)).build();
    assert_eq!(fetch(&client, get(&server.url("https", "/"))).await, "inside");
    assert_eq!(send(&client, get("http://service.test/")).await.unwrap().status().as_u16(), 204);
    assert_eq!(proxy.heads().len(), 2);
}

#[tokio::test]
async fn a_proxy_that_refuses_the_tunnel_fails_the_request() {
    let authority = Authority::new();
    let proxy = Proxy::answering("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", None).await;
    let client = trusting(&authority).proxy(env(&[("HTTPS_PROXY", url(&proxy))])).build();
    let error = failure(&client, get("https://service.test/")).await;
    assert!(error.is_io(), "{error:?}");
    let said = DisplayErrorContext(&error).to_string();
    assert!(said.contains("proxy authorization required"), "{said}");
}

#[tokio::test]
async fn no_proxy_names_hosts_to_reach_directly() {
    let proxy = Proxy::start(None).await;
    let with = |direct: &str| [("HTTP_PROXY", url(&proxy)), ("NO_PROXY", direct.to_owned())];
    assert!(is_used(&proxy, &with("")).await, "the loopback is no exception of its own");
    assert!(is_used(&proxy, &with("example.com,10.0.0.0/8")).await);
    assert!(!is_used(&proxy, &with("example.com, localhost")).await);
    assert!(!is_used(&proxy, &with("*")).await);
}

#[tokio::test]
async fn variables_are_read_in_capitals_then_in_small_letters() {
    let proxy = Proxy::start(None).await;
    assert!(is_used(&proxy, &[("http_proxy", url(&proxy))]).await);
    assert!(is_used(&proxy, &[("all_proxy", url(&proxy))]).await);
    assert!(!is_used(&proxy, &[("http_proxy", url(&proxy)), ("no_proxy", HOST.to_owned())]).await);
    assert!(!is_used(&proxy, &[("HTTP_PROXY", String::new()), ("http_proxy", url(&proxy))]).await);
    assert!(!is_used(&proxy, &[("HTTPS_PROXY", url(&proxy))]).await, "meant for other servers");
}

#[tokio::test]
async fn environments_without_a_usable_proxy_are_harmless() {
    let proxy = Proxy::start(None).await;
    assert!(!is_used(&proxy, &[]).await);
    assert!(!is_used(&proxy, &[("HTTP_PROXY", "not a url".to_owned())]).await);
    assert!(!is_used(&proxy, &[("HTTP_PROXY", "gopher://proxy:70".to_owned())]).await);
    assert!(!is_used(&proxy, &[("HTTP_PROXY", url(&proxy)), ("REQUEST_METHOD", "GET".to_owned())]).await);
}

#[tokio::test]
async fn proxies_can_be_given_in_code() {
    let proxy = Proxy::start(None).await;
    let config = ProxyConfig::none().http(url(&proxy)).unwrap().direct("other.test");
    let response = send(&isolated().proxy(config).build(), get("http://service.test/")).await.unwrap();
    assert_eq!(response.status().as_u16(), 204);
    for bad in ["", "proxy:8080", "socks5://proxy:1080", "http://", "http:// /"] {
        ProxyConfig::none().all(bad).expect_err(bad);
    }
}

#[test]
fn passwords_are_not_shown() {
    let config = ProxyConfig::none().https("http://user:secret@proxy:8080").unwrap();
    let client = isolated().proxy(config.clone());
    let shown = format!("{config:?} {client:?} {:?}", client.clone().build());
    assert!(!shown.contains("secret") && !shown.contains("user"), "{shown}");
    let error = ProxyConfig::none().all("ftp://user:secret@proxy").unwrap_err();
    assert!(!format!("{error} {error:?}").contains("secret"));
}
