//! Whom the transport trusts.

use std::sync::Arc;

use aws_smithy_runtime_api::client::http::HttpClient;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::display::DisplayErrorContext;
use rustls::RootCertStore;
use rustls::crypto::ring;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

use crate::support::call::{failure, fetch, get, isolated, trusting};
use crate::support::certificates::Authority;
use crate::support::server::{Security, Server, text};

async fn server_of(authority: &Authority) -> Server {
    Server::start(Security::Tls(authority.server(&["h2", "http/1.1"])), async |_| text("trusted")).await
}

#[tokio::test]
async fn an_added_root_is_trusted() {
    let authority = Authority::new();
    let server = server_of(&authority).await;
    assert_eq!(fetch(&trusting(&authority).build(), get(&server.url("https", "/"))).await, "trusted");
}

#[tokio::test]
async fn an_unknown_authority_is_refused() {
    let server = server_of(&Authority::new()).await;
    let error = failure(&trusting(&Authority::new()).build(), get(&server.url("https", "/"))).await;
    assert!(error.is_io(), "{error:?}");
    let said = DisplayErrorContext(&error).to_string();
    assert!(said.contains("invalid peer certificate"), "{said}");
}

#[tokio::test]
async fn a_certificate_for_another_name_is_refused() {
    let authority = Authority::new();
    let server = server_of(&authority).await;
    let url = format!("https://127.0.0.1:{}/", server.address.port());
    let error = failure(&trusting(&authority).build(), get(&url)).await;
    let said = DisplayErrorContext(&error).to_string();
    assert!(said.contains("not valid for name"), "{said}");
}

#[tokio::test]
async fn without_any_root_the_error_says_what_to_do() {
    let server = server_of(&Authority::new()).await;
    let client = isolated().build();
    client
        .validate_base_client_config(&RuntimeComponentsBuilder::for_tests(), &ConfigBag::base())
        .expect("plain HTTP needs no roots");
    let error = failure(&client, get(&server.url("https", "/"))).await;
    let said = DisplayErrorContext(&error).to_string();
    assert!(said.contains("SSL_CERT_FILE"), "{said}");
}

#[tokio::test]
async fn the_callers_own_configuration_is_used() {
    let authority = Authority::new();
    let server = server_of(&authority).await;
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(authority.pem().as_bytes()).unwrap()).unwrap();
    let config = rustls::ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_protocol_versions(&[&rustls::version::TLS13])
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let client = isolated().tls_config(config).build();
    assert_eq!(fetch(&client, get(&server.url("https", "/"))).await, "trusted");
}

#[test]
fn certificates_are_checked_when_they_are_added() {
    let not_pem = isolated().add_root_certificates(b"no certificate").unwrap_err();
    assert!(not_pem.to_string().contains("no certificate in it"), "{not_pem}");
    let not_der = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    isolated().add_root_certificates(not_der.as_bytes()).unwrap_err();
}
