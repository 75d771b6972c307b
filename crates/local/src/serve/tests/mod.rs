//! Clients that behave badly, on loopback.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::*;

/// Answers with the number of bytes that came; what is at `/cut` it cuts off, at `/wait` it waits for what never comes.
struct Echo;

impl Desk for Echo {
    async fn answer(&self, request: http::Request<Bytes>) -> Answer {
        match request.uri().path() {
            "/cut" => None,
            "/large" => Some(http::Response::new(vec![b'x'; 64 << 20].into())),
            "/soon" => {
                tokio::time::sleep(Duration::from_millis(200)).await;
                Some(http::Response::new("soon".into()))
            }
            "/never" => std::future::pending().await,
            _ => Some(http::Response::new(request.body().len().to_string().into())),
        }
    }
}

/// A server that stops when it is told to, or when the test is over.
struct Running {
    address: std::net::SocketAddr,
    stop: oneshot::Sender<()>,
    served: JoinHandle<()>,
}

fn tight() -> Limits {
    Limits {
        body: 1000,
        discarded: 1 << 20,
        head: 8192,
        headers: 10,
        head_time: Duration::from_millis(300),
        body_time: Duration::from_millis(300),
        stall: Duration::from_millis(300),
        connections: 3,
        grace: Duration::from_millis(500),
    }
}

async fn start(limits: Limits) -> Running {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, told) = oneshot::channel();
    let (stopping, stopped) = watch::channel(false);
    let told = async move {
        drop(told.await);
        stopping.send(true).unwrap();
    };
    let served = tokio::spawn(serve(listener, Arc::new(Echo), limits, stopped, told));
    Running { address, stop, served }
}

impl Running {
    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    /// Sends these bytes, and reads until the server closes.
    async fn exchange(&self, bytes: &[u8]) -> String {
        let mut stream = self.connect().await;
        stream.write_all(bytes).await.unwrap();
        all(&mut stream).await
    }
}

async fn all(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    // A reset after the answer is as good an end as any.
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8(answer).unwrap()
}

#[tokio::test]
async fn requests_are_answered_one_after_the_other() {
    let server = start(tight()).await;
    let once = "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\n\r\nabc";
    let last = "POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n2\r\nab\r\n2\r\ncd\r\n0\r\n\r\n";
    let answers = server.exchange(format!("{once}{last}").as_bytes()).await;
    let bodies: Vec<&str> =
        answers.split("HTTP/1.1 200 OK").skip(1).map(|answer| &answer[answer.len() - 1..]).collect();
    assert_eq!(bodies, ["3", "4"], "{answers}");
}

#[tokio::test]
async fn large_bodies_are_refused_whether_announced_or_not() {
    let server = start(tight()).await;
    let body = "x".repeat(100_000);
    let announced = format!("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100000\r\n\r\n{body}");
    let chunked =
        format!("POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n186a0\r\n{body}\r\n0\r\n\r\n");
    for request in [announced, chunked] {
        let answer = server.exchange(request.as_bytes()).await;
        assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
        assert!(answer.contains("x-amzn-errortype: RequestEntityTooLargeException"), "{answer}");
        assert!(answer.contains("connection: close"), "{answer}");
    }
    let fits =
        format!("POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 1000\r\n\r\n{}", &body[..1000]);
    assert!(server.exchange(fits.as_bytes()).await.ends_with("1000"));
}

#[tokio::test]
async fn slow_clients_are_told_and_cut_off() {
    let server = start(tight()).await;
    let slow = ["POST / HTTP/1.1\r\nho", "", "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\n\r\na"];
    for bytes in slow {
        let answer = server.exchange(bytes.as_bytes()).await;
        assert!(answer.starts_with("HTTP/1.1 408 "), "{bytes}: {answer}");
        assert!(answer.contains("x-amzn-errortype: RequestTimeoutException"), "{answer}");
    }
}

#[tokio::test]
async fn an_idle_connection_ends_without_a_word() {
    let server = start(tight()).await;
    let answer = server.exchange(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
    assert!(answer.starts_with("HTTP/1.1 200 ") && !answer.contains("408"), "{answer}");
}

#[tokio::test]
async fn a_client_that_drips_does_not_win_time() {
    let server = start(tight()).await;
    let mut stream = server.connect().await;
    stream.write_all(b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n").await.unwrap();
    let (mut reading, mut writing) = stream.split();
    let drip = async {
        // Far more than the server's patience; the loop ends when the server closes.
        for _ in 0..1000 {
            tokio::time::sleep(Duration::from_millis(20)).await;
            if writing.write_all(b"x").await.is_err() {
                break;
            }
        }
    };
    let mut answer = [0; 12];
    tokio::select! {
        () = drip => panic!("the server waited for all of it"),
        read = reading.read_exact(&mut answer) => drop(read.unwrap()),
    }
    assert_eq!(&answer, b"HTTP/1.1 408");
}

#[tokio::test]
async fn heads_are_limited() {
    let server = start(tight()).await;
    let long = format!("GET / HTTP/1.1\r\nhost: x\r\nlong: {}\r\n\r\n", "x".repeat(10_000));
    let many = format!("GET / HTTP/1.1\r\nhost: x\r\n{}\r\n", "a: b\r\n".repeat(11));
    for request in [long, many] {
        let answer = server.exchange(request.as_bytes()).await;
        assert!(answer.starts_with("HTTP/1.1 431 "), "{answer}");
    }
    assert!(server.exchange(b"\x16\x03\x01\x02\x00garbage\r\n\r\n").await.starts_with("HTTP/1.1 400 "));
}

#[tokio::test]
async fn a_client_that_takes_nothing_is_cut_off() {
    let server = start(Limits { connections: 1, ..tight() }).await;
    let mut greedy = server.connect().await;
    greedy.write_all(b"GET /large HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
    // Its seat becomes free although it neither reads nor closes.
    let request = b"GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    let mut answer = String::new();
    for _ in 0..200 {
        tokio::time::sleep(Duration::from_millis(50)).await;
        answer = server.exchange(request).await;
        if answer.starts_with("HTTP/1.1 200") {
            break;
        }
    }
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

#[tokio::test]
async fn connections_are_limited() {
    let server = start(Limits { head_time: Duration::from_secs(60), ..tight() }).await;
    let mut open = Vec::new();
    for _ in 0..3 {
        let mut stream = server.connect().await;
        stream.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
        let mut first = [0; 12];
        stream.read_exact(&mut first).await.unwrap();
        assert_eq!(&first, b"HTTP/1.1 200");
        open.push(stream);
    }
    let answer = all(&mut server.connect().await).await;
    assert!(answer.starts_with("HTTP/1.1 503 ") && answer.contains("ServiceUnavailable"), "{answer}");
}

#[tokio::test]
async fn a_cut_connection_ends_without_an_answer() {
    let server = start(tight()).await;
    assert_eq!(server.exchange(b"GET /cut HTTP/1.1\r\nhost: x\r\n\r\n").await, "");
}

#[tokio::test]
async fn a_stop_lets_requests_finish_but_not_for_ever() {
    let server = start(tight()).await;
    let mut soon = server.connect().await;
    soon.write_all(b"GET /soon HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
    let mut never = server.connect().await;
    never.write_all(b"GET /never HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    server.stop.send(()).unwrap();
    assert!(all(&mut soon).await.ends_with("soon"));
    assert_eq!(all(&mut never).await, "");
    server.served.await.unwrap();
    assert!(TcpStream::connect(server.address).await.is_err());
}
