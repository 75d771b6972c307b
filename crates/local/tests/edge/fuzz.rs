//! Requests that nobody should send: no panic, no hang, no growth.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::http::get;
use crate::program::Program;

/// Requests of a run, and how many are under way at once.
const REQUESTS: u64 = 4000;
const AT_ONCE: u64 = 16;
/// Longer than any answer takes, unless it hangs.
const PATIENCE: Duration = Duration::from_secs(60);
/// By how many KiB the program may have grown since it has warmed up.
const GROWTH: u64 = 64 << 10;

/// What mutations begin with: requests that get far, of every shape.
fn seeds(address: SocketAddr) -> Vec<Vec<u8>> {
    let request = |line: &str, headers: &str, body: &str| {
        let length = body.len();
        format!("{line} HTTP/1.1\r\nhost: {address}\r\n{headers}content-length: {length}\r\n\r\n{body}").into_bytes()
    };
    let json = "content-type: application/json\r\n";
    let send = r#"{"originationPhoneNumberId":"phone-number-id-00000000000000000000000000000001","metaApiVersion":"v20.0","message":"eyJtZXNzYWdpbmdfcHJvZHVjdCI6IndoYXRzYXBwIiwidG8iOiIrMTU1NTAxMDAxMjMiLCJ0eXBlIjoidGV4dCIsInRleHQiOnsiYm9keSI6ImhpIn19"}"#;
    let flow =
        r#"{"id":"waba-00000000000000000000000000000001","flowName":"f","categories":["OTHER"],"flowJson":"e30="}"#;
    let authorization = "authorization: AWS4-HMAC-SHA256 Credential=A/20260101/eu-west-1/social-messaging/aws4_request, SignedHeaders=host;x-amz-date, Signature=00\r\nx-amz-date: 20260101T000000Z\r\n";
    let mut seeds = vec![
        request("POST /v1/whatsapp/send", json, send),
        request("POST /v1/whatsapp/flow/create", json, flow),
        request("GET /v1/whatsapp/waba/list?maxResults=1&nextToken=abc", authorization, ""),
        request("DELETE /v1/whatsapp/template?id=waba-1&templateName=x&deleteAllTemplates=true", "", ""),
        request("GET /v1/whatsapp/template?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=5", "", ""),
        request("POST /_local/faults", json, r#"{"effect":"latency","milliseconds":0,"times":1}"#),
        request("POST /_local/subscriptions", json, r#"{"topicArn":"arn:aws:sns:a:1:t","url":"http://127.0.0.1:1/"}"#),
        request("GET /_local/events?after=0&limit=5&wait=1", "", ""),
        b"POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n".to_vec(),
    ];
    for operation in socialmessaging_local::Operation::ALL {
        let (method, path) = operation.route();
        seeds.push(request(&format!("{method} {path}"), json, "{}"));
        seeds.push(request(&format!("{method} {path}?id=waba-00000000000000000000000000000001"), json, send));
    }
    seeds
}

/// Changes some bytes: other ones, more, fewer, a piece of another request, or something nasty.
fn mutate(random: &mut fastrand::Rng, seeds: &[Vec<u8>]) -> Vec<u8> {
    const NASTY: [&[u8]; 14] = [
        b"\r\n\r\n",
        b"\0",
        b"\xff\xfe",
        b"content-length: 99999999999999999999\r\n",
        b"content-length: -1\r\n",
        b"transfer-encoding: chunked\r\n",
        b"expect: 100-continue\r\n",
        b"%00%ff%",
        b"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
        b"{\"a\":{\"a\":{\"a\":{\"a\":",
        b"1e999999",
        b"\\ud800",
        b"../../../../etc/passwd",
        b"-9223372036854775809",
    ];
    let mut bytes = seeds[random.usize(..seeds.len())].clone();
    for _ in 0..random.usize(..6) {
        let at = random.usize(..=bytes.len());
        match random.u8(..6) {
            0 if at < bytes.len() => bytes[at] = random.u8(..),
            1 => bytes.truncate(at),
            2 => drop(bytes.splice(at..at, NASTY[random.usize(..NASTY.len())].iter().copied())),
            3 => {
                let other = &seeds[random.usize(..seeds.len())];
                let from = random.usize(..other.len());
                drop(bytes.splice(at.., other[from..].iter().copied()));
            }
            4 => {
                let piece: Vec<u8> = bytes[at..].iter().copied().take(random.usize(1..40)).collect();
                let piece = piece.repeat(random.usize(1..50));
                drop(bytes.splice(at..at, piece));
            }
            _ => {
                let end = (at + random.usize(..20)).min(bytes.len());
                drop(bytes.drain(at..end));
            }
        }
    }
    bytes
}

/// Sends bytes, says that there are no more, and waits until the server has closed.
async fn send(address: SocketAddr, bytes: &[u8]) {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let exchange = async {
        let _ = stream.write_all(bytes).await;
        let _ = stream.shutdown().await;
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer).await;
    };
    let done = tokio::time::timeout(PATIENCE, exchange).await;
    assert!(done.is_ok(), "no end to {}", String::from_utf8_lossy(bytes));
}

/// What the program has resident, in KiB.
fn memory(program: &Program) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", program.child.id().unwrap())).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

#[tokio::test]
async fn the_port_survives_whatever_comes() {
    let program = Program::start(&["--no-auth"]).await;
    let address = program.address();
    let seeds = seeds(address);
    let run = async |from: u64, to: u64| {
        for start in (from..to).step_by(usize::try_from(AT_ONCE).unwrap()) {
            let sending: Vec<_> = (start..start + AT_ONCE)
                .map(|seed| {
                    let bytes = mutate(&mut fastrand::Rng::with_seed(seed), &seeds);
                    tokio::spawn(async move { send(address, &bytes).await })
                })
                .collect();
            for sending in sending {
                sending.await.unwrap();
            }
        }
    };
    run(0, REQUESTS / 4).await;
    let before = memory(&program);
    run(REQUESTS / 4, REQUESTS).await;
    let after = memory(&program);
    assert!(after < before + GROWTH, "from {before} KiB to {after} KiB");
    assert_eq!(get(address, "/_local/health").await.status, 200);
    program.signal("TERM").await;
    let (_, errors, code) = program.end().await;
    assert_eq!((errors.as_str(), code), ("", Some(0)));
}
