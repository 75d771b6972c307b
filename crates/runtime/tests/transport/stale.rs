//! Connections that the server closes while nothing is sent over them.

use std::future::poll_fn;
use std::net::SocketAddr;
use std::pin::pin;
use std::task::Poll;

use aws_smithy_runtime_api::client::connection::CaptureSmithyConnection;
use aws_smithy_runtime_api::client::http::HttpConnector;
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};

use crate::support::call::{body, connector, fetch, get, isolated, post, watch};
use crate::support::server::{END_OF_HEAD, receive};

/// Answers the next connection's request, which ends with `end`, promising to stay. The request comes out with the
/// connection, which is open until it is dropped.
async fn answer(listener: &TcpListener, end: &[u8]) -> (TcpStream, String) {
    let (mut tcp, _) = listener.accept().await.unwrap();
    let request = receive(&mut tcp, end).await;
    tcp.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok").await.unwrap();
    (tcp, String::from_utf8(request).unwrap())
}

fn local_address(capture: &CaptureSmithyConnection) -> Option<SocketAddr> {
    capture.get()?.local_addr()
}

#[tokio::test]
async fn a_connection_that_the_server_closed_meanwhile_is_replaced() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let client = isolated().build();
    let serve = async {
        for _ in 0..2 {
            drop(answer(&listener, END_OF_HEAD).await);
        }
    };
    let ask = async {
        for _ in 0..2 {
            assert_eq!(fetch(&client, get(&url)).await, "ok");
        }
    };
    tokio::join!(serve, ask);
}

/// A request is sent again only where nothing of it was sent. So the connection's task has to learn that the server closed
/// it after the pool took it for open, and before it takes the request. This runtime looks at its sockets between any two
/// tasks, so that another task in front of that one is all it needs.
#[test]
fn a_request_that_found_its_connection_closed_is_sent_over_another() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().event_interval(1).build().unwrap();
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/path?query", listener.local_addr().unwrap());
        let client = isolated().build();
        let (request, capture) = watch(post(&url, "hello!"));
        let ((tcp, sent), _) = tokio::join!(answer(&listener, b"!"), fetch(&client, request));
        let first = local_address(&capture).unwrap();

        // Whatever the connection's task has to do for that exchange, it has done then.
        for _ in 0..10 {
            tokio::task::yield_now().await;
        }
        let (request, capture) = watch(post(&url, "hello!"));
        let mut call = pin!(connector(&client).call(request));
        // It runs before the connection's task.
        let answering = tokio::spawn(async move { answer(&listener, b"!").await });
        drop(tcp);
        assert!(poll_fn(|context| Poll::Ready(call.as_mut().poll(context).is_pending())).await);
        assert_eq!(local_address(&capture), Some(first), "the pool took it for open");

        assert_eq!(body(call.await.unwrap()).await, "ok");
        let (_tcp, sent_again) = answering.await.unwrap();
        assert_ne!(local_address(&capture), Some(first));
        assert_eq!(sent_again, sent);
    });
}
