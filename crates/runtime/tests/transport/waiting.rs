//! Requests that wait for a connection, and what becomes of connections that nobody waits for.

use std::collections::VecDeque;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use aws_smithy_runtime_api::client::dns::{DnsFuture, ResolveDns, ResolveDnsError};
use aws_smithy_types::error::display::DisplayErrorContext;
use restjson_runtime::transport::HyperClient;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::sync::{Barrier, Semaphore, oneshot};

use crate::support::call::{failure, fetch, get, isolated, trusting};
use crate::support::certificates::Authority;
use crate::support::server::{Security, Server, text};

/// What the resolver says to one attempt, when it is told to.
type Told = oneshot::Receiver<Result<Vec<IpAddr>, ResolveDnsError>>;

/// Holds attempts to connect up, each until the test lets it go.
#[derive(Debug)]
struct Gates {
    waiting: Mutex<VecDeque<Told>>,
    arrived: Arc<Semaphore>,
}

impl ResolveDns for Gates {
    fn resolve_dns<'a>(&'a self, _: &'a str) -> DnsFuture<'a> {
        let told = self.waiting.lock().unwrap().pop_front().expect("no more attempts than gates");
        self.arrived.add_permits(1);
        DnsFuture::new(async move { told.await.expect("the test opens its gates") })
    }
}

/// Opens a gate.
struct Gate(oneshot::Sender<Result<Vec<IpAddr>, ResolveDnsError>>);

impl Gate {
    fn open(self) {
        self.0.send(Ok(vec![IpAddr::V4(Ipv4Addr::LOCALHOST)])).expect("the attempt waits");
    }

    fn fail(self) {
        self.0.send(Err(ResolveDnsError::new("no such name"))).expect("the attempt waits");
    }
}

/// A client whose attempts to connect wait at these gates, one after the other; and how many arrived there.
fn gated<const N: usize>() -> (HyperClient, [Gate; N], Arc<Semaphore>) {
    let mut waiting = VecDeque::new();
    let gates = std::array::from_fn(|_| {
        let (gate, told) = oneshot::channel();
        waiting.push_back(told);
        Gate(gate)
    });
    let arrived = Arc::new(Semaphore::new(0));
    let gated = Gates { waiting: Mutex::new(waiting), arrived: Arc::clone(&arrived) };
    (isolated().resolver(gated).build(), gates, arrived)
}

/// Waits until so many more have arrived.
async fn take(arrived: &Semaphore, count: u32) {
    arrived.acquire_many(count).await.expect("it stays open").forget();
}

fn url(server: &Server) -> String {
    format!("http://service.test:{}/", server.address.port())
}

/// A server that answers no request before the test says so, and then each; and how many requests arrived there.
async fn patient() -> (Server, Arc<Semaphore>, Arc<Semaphore>) {
    let (arrived, answers) = (Arc::new(Semaphore::new(0)), Arc::new(Semaphore::new(0)));
    let (noted, waiting) = (Arc::clone(&arrived), Arc::clone(&answers));
    let server = Server::start(Security::Plain, move |_| {
        noted.add_permits(1);
        let waiting = Arc::clone(&waiting);
        async move {
            let _answered = waiting.acquire().await.expect("it stays open");
            text("done")
        }
    })
    .await;
    (server, arrived, answers)
}

#[tokio::test]
async fn a_request_takes_a_connection_that_another_gives_back() {
    let (server, requests, answers) = patient().await;
    let (client, [first, second, _third], attempts) = gated();
    first.open();
    let test = async {
        take(&attempts, 2).await;
        take(&requests, 1).await;
        answers.add_permits(1);
    };
    let ask = async || fetch(&client, get(&url(&server))).await;
    assert_eq!(tokio::join!(ask(), ask(), test), ("done".into(), "done".into(), ()));
    assert_eq!(server.connections(), 1);

    // The attempt that nobody waits for goes on. Its connection serves a request beside another.
    second.open();
    answers.acquire().await.unwrap().forget();
    let test = async {
        take(&requests, 3).await;
        answers.add_permits(1);
    };
    tokio::join!(ask(), ask(), test);
    assert_eq!(server.connections(), 2);
}

#[tokio::test]
async fn who_lost_a_connection_to_another_hears_of_the_others_failure() {
    let (server, requests, _) = patient().await;
    let (client, [first, second], attempts) = gated();
    let test = async {
        take(&attempts, 2).await;
        // Whoever waits longest gets what comes first: the first request has a connection, the second has no attempt.
        second.open();
        take(&requests, 1).await;
        first.fail();
    };
    tokio::select! {
        biased;
        _ = failure(&client, get(&url(&server))) => panic!("the server does not answer"),
        (error, ()) = async { tokio::join!(failure(&client, get(&url(&server))), test) } => {
            assert!(error.is_io(), "{error:?}");
            assert!(DisplayErrorContext(&error).to_string().contains("no such name"));
        }
    }
}

#[tokio::test]
async fn a_connection_for_a_request_that_was_given_up_serves_the_next() {
    let server = Server::silent(Security::Plain).await;
    let (client, [first, _second], attempts) = gated();
    tokio::select! {
        _ = fetch(&client, get(&url(&server))) => panic!("the gate is closed"),
        () = take(&attempts, 1) => {}
    }
    first.open();
    fetch(&client, get(&url(&server))).await;
    assert_eq!(server.connections(), 1);
}

#[tokio::test]
async fn an_attempt_that_panics_is_an_error() {
    let (client, [], _) = gated();
    let error = failure(&client, get("http://service.test/")).await;
    assert!(error.is_io(), "{error:?}");
    assert!(DisplayErrorContext(&error).to_string().contains("the attempt was given up"));
}

#[tokio::test(start_paused = true)]
async fn unused_connections_are_closed_without_another_request() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let client = isolated().pool_idle_timeout(Duration::from_secs(5)).build();
    let serve = async {
        let (mut tcp, _) = listener.accept().await.unwrap();
        let mut request = [0; 4096];
        assert!(tcp.read(&mut request).await.unwrap() > 0);
        tcp.write_all(b"HTTP/1.1 204 No Content\r\n\r\n").await.unwrap();
        let start = tokio::time::Instant::now();
        assert_eq!(tcp.read(&mut request).await.unwrap(), 0, "closed");
        start.elapsed()
    };
    let (unused, _) = tokio::join!(serve, fetch(&client, get(&url)));
    assert!((5..=10).contains(&unused.as_secs()), "{unused:?}");
    drop(client);
}

/// A server that answers so many requests to `/together` at a time, neither more nor fewer.
async fn joining(security: Security, count: usize) -> Server {
    let together = Arc::new(Barrier::new(count));
    Server::start(security, move |request| {
        let together = Arc::clone(&together);
        async move {
            if request.uri().path() == "/together" {
                together.wait().await;
            }
            text("")
        }
    })
    .await
}

#[tokio::test]
async fn requests_at_the_same_time_share_an_http2_connection() {
    let authority = Authority::new();
    let server = joining(Security::Tls(authority.server(&["h2"])), 3).await;
    let client = trusting(&authority).build();
    let ask = async |path| fetch(&client, get(&server.url("https", path))).await;
    ask("/alone").await;
    tokio::join!(ask("/together"), ask("/together"), ask("/together"));
    assert_eq!(server.connections(), 1);
}

#[tokio::test]
async fn requests_at_the_same_time_have_an_http1_connection_each() {
    let server = joining(Security::Plain, 2).await;
    let client = isolated().pool_max_idle_per_host(1).build();
    let ask = async || fetch(&client, get(&server.url("http", "/together"))).await;
    for connections in [2, 3] {
        tokio::join!(ask(), ask());
        assert_eq!(server.connections(), connections, "one is kept");
    }
}

/// Says that the host has an address of each family, and that IPv6 comes first.
#[derive(Debug)]
struct Both;

impl ResolveDns for Both {
    fn resolve_dns<'a>(&'a self, _: &'a str) -> DnsFuture<'a> {
        let addresses = vec![IpAddr::V6(Ipv6Addr::LOCALHOST), IpAddr::V4(Ipv4Addr::LOCALHOST)];
        DnsFuture::ready(Ok(addresses))
    }
}

#[tokio::test]
async fn a_server_is_reached_by_the_family_that_leads_to_it() {
    let server = Server::start(Security::Plain, async |_| text("here")).await;
    let client = isolated().resolver(Both).build();
    assert_eq!(fetch(&client, get(&url(&server))).await, "here");
}
