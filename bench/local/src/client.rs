//! The least of a client: connections that ask one request after the other.

use std::error::Error;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::Request;
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use crate::statistics::Sample;

/// Requests of a connection before those that are measured.
const WARM_UP: usize = 5;

pub(crate) struct Client {
    connections: Vec<SendRequest<Full<Bytes>>>,
    request: Request<Full<Bytes>>,
}

type Failed = Box<dyn Error + Send + Sync>;

impl Client {
    pub(crate) async fn connect(
        address: SocketAddr,
        connections: usize,
        request: Request<Full<Bytes>>,
    ) -> Result<Self, Box<dyn Error>> {
        let mut open = Vec::new();
        for _ in 0..connections {
            let stream = TcpStream::connect(address).await?;
            stream.set_nodelay(true)?;
            let (sender, connection) = handshake(TokioIo::new(stream)).await?;
            tokio::spawn(connection);
            open.push(sender);
        }
        Ok(Self { connections: open, request })
    }

    /// Asks so many requests, over all connections at once, and then closes them.
    pub(crate) async fn ask(mut self, requests: usize) -> Result<Sample, Box<dyn Error>> {
        for connection in &mut self.connections {
            for _ in 0..WARM_UP {
                ask_once(connection, &self.request).await.map_err(|error| error.to_string())?;
            }
        }
        let begun = Arc::new(AtomicUsize::new(0));
        let start = Instant::now();
        let asking: Vec<_> = self
            .connections
            .into_iter()
            .map(|connection| tokio::spawn(ask_on(connection, self.request.clone(), Arc::clone(&begun), requests)))
            .collect();
        let mut took = Vec::with_capacity(requests);
        for asking in asking {
            took.extend(asking.await?.map_err(|error| error.to_string())?);
        }
        Ok(Sample::new(start.elapsed(), took))
    }
}

async fn ask_on(
    mut connection: SendRequest<Full<Bytes>>,
    request: Request<Full<Bytes>>,
    begun: Arc<AtomicUsize>,
    requests: usize,
) -> Result<Vec<Duration>, Failed> {
    let mut took = Vec::new();
    while begun.fetch_add(1, Ordering::Relaxed) < requests {
        let start = Instant::now();
        ask_once(&mut connection, &request).await?;
        took.push(start.elapsed());
    }
    Ok(took)
}

async fn ask_once(connection: &mut SendRequest<Full<Bytes>>, request: &Request<Full<Bytes>>) -> Result<(), Failed> {
    connection.ready().await?;
    let response = connection.send_request(request.clone()).await?;
    let status = response.status();
    let body = response.into_body().collect().await?.to_bytes();
    if status.is_success() { Ok(()) } else { Err(format!("{status}: {}", String::from_utf8_lossy(&body)).into()) }
}
