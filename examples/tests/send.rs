//! The README's program against a server on loopback, which checks what a real one would: the signature.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::process::Command;
use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{
    PayloadChecksumKind, PercentEncodingMode, SignableBody, SignableRequest, SigningSettings, sign,
};
use aws_sigv4::sign::v4;

struct Request {
    method: String,
    uri: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Request {
    fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map_or_else(|| panic!("no header {name} in {:?}", self.headers), |(_, value)| value)
    }
}

/// Takes one request and answers it.
fn serve_one(listener: &TcpListener, answer: &str) -> Request {
    let (stream, _) = listener.accept().unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).unwrap();
    let mut first = line.split_whitespace().map(str::to_owned);
    let (method, uri) = (first.next().unwrap(), first.next().unwrap());
    let mut headers = Vec::new();
    loop {
        line.clear();
        reader.read_line(&mut line).unwrap();
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        headers.push((name.to_ascii_lowercase(), value.to_owned()));
    }
    let mut request = Request { method, uri, headers, body: Vec::new() };
    let mut body = vec![0; request.header("content-length").parse().unwrap()];
    reader.read_exact(&mut body).unwrap();
    request.body = body;
    let response = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{answer}",
        answer.len()
    );
    reader.get_mut().write_all(response.as_bytes()).unwrap();
    request
}

/// The signature that the request must have, made of its own signed headers.
fn expected_authorization(request: &Request, host: &str) -> String {
    let signed: Vec<&str> = request
        .header("authorization")
        .split_once("SignedHeaders=")
        .and_then(|(_, rest)| rest.split_once(','))
        .map(|(names, _)| names.split(';').collect())
        .unwrap();
    let date = request.header("x-amz-date");
    let time = time_of(date);
    let mut settings = SigningSettings::default();
    settings.percent_encoding_mode = PercentEncodingMode::Double;
    settings.payload_checksum_kind = PayloadChecksumKind::NoHeader;
    let identity = Credentials::new("AKIDEXAMPLE", "secret-example", Some("token-example".into()), None, "test").into();
    let parameters = v4::SigningParams::builder()
        .identity(&identity)
        .region("eu-west-1")
        .name("social-messaging")
        .time(time)
        .settings(settings)
        .build()
        .unwrap();
    let made_by_signing = ["x-amz-date", "x-amz-security-token"];
    let headers =
        signed.iter().filter(|name| !made_by_signing.contains(name)).map(|name| (*name, request.header(name)));
    let uri = format!("http://{host}{}", request.uri);
    let signable = SignableRequest::new(&request.method, &uri, headers, SignableBody::Bytes(&request.body)).unwrap();
    let (instructions, _) = sign(signable, &parameters.into()).unwrap().into_parts();
    let (made, _) = instructions.into_parts();
    let authorization = made.into_iter().find(|header| header.name() == "authorization").unwrap();
    authorization.value().to_owned()
}

/// `20260603T120000Z` as a time.
fn time_of(date: &str) -> SystemTime {
    let iso =
        format!("{}-{}-{}T{}:{}:{}Z", &date[..4], &date[4..6], &date[6..8], &date[9..11], &date[11..13], &date[13..15]);
    let parsed = aws_sdk_socialmessaging::primitives::DateTime::from_str(
        &iso,
        aws_sdk_socialmessaging::primitives::DateTimeFormat::DateTime,
    );
    SystemTime::UNIX_EPOCH + Duration::from_secs(u64::try_from(parsed.unwrap().secs()).unwrap())
}

#[test]
fn the_example_sends_a_correctly_signed_message() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let host = listener.local_addr().unwrap().to_string();
    let child = Command::new(env!("CARGO_BIN_EXE_send"))
        .args(["phone-number-id-1", "+46700000000", "say \"hi\""])
        .env_clear()
        .env("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
        .env("AWS_SECRET_ACCESS_KEY", "secret-example")
        .env("AWS_SESSION_TOKEN", "token-example")
        .env("AWS_REGION", "eu-west-1")
        .env("AWS_ENDPOINT_URL_SOCIALMESSAGING", format!("http://{host}"))
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let request = serve_one(&listener, r#"{"messageId":"m-1"}"#);
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "accepted as m-1\n");
    assert_eq!((request.method.as_str(), request.uri.as_str()), ("POST", "/v1/whatsapp/send"));
    let body = String::from_utf8(request.body.clone()).unwrap();
    let message = "eyJtZXNzYWdpbmdfcHJvZHVjdCI6IndoYXRzYXBwIiwidG8iOiIrNDY3MDAwMDAwMDAiLCJ0eXBlIjoidGV4dCIsInRleHQiOnsiYm9keSI6InNheSBcImhpXCIifX0=";
    let expected =
        format!(r#"{{"message":"{message}","metaApiVersion":"v20.0","originationPhoneNumberId":"phone-number-id-1"}}"#);
    assert_eq!(body, expected);
    assert_eq!(request.header("authorization"), expected_authorization(&request, &host));
}
