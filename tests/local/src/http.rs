//! One request to the control API.

use serde_json::Value;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// Asks: a method and a path, with a body or an empty one.
///
/// # Errors
/// Says what is wrong with the connection or the answer.
pub fn control(endpoint: &str, what: &str, body: &str) -> Result<Value, String> {
    let host = endpoint.strip_prefix("http://").unwrap_or(endpoint);
    let request = format!(
        "{what} HTTP/1.1\r\nhost: {host}\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    let exchange = || {
        let mut stream = TcpStream::connect(host)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        stream.write_all(request.as_bytes())?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok::<_, std::io::Error>(answer)
    };
    let answer = exchange().map_err(|error| format!("{what}: {error}"))?;
    let body = answer.split_once("\r\n\r\n").map_or("", |(_, body)| body);
    serde_json::from_str(body).map_err(|error| format!("{what}: {error}: {answer}"))
}
