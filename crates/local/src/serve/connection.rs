//! One connection: requests are read within the limits and answered one after the other.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use aws_smithy_types::body::SdkBody;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioTimer;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::sync::watch;

use super::limits::Limits;
use super::refuse::Refused;
use super::stall::Socket;
use super::{Desk, body};

/// That a fault wants the connection to end without an answer.
#[derive(Debug)]
struct Cut;

impl fmt::Display for Cut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the connection is cut, as a fault says")
    }
}

impl std::error::Error for Cut {}

type Answering = Pin<Box<dyn Future<Output = Result<http::Response<SdkBody>, Cut>> + Send>>;

/// Serves a connection to its end.
pub(super) async fn serve<D: Desk>(
    stream: TcpStream,
    desk: Arc<D>,
    limits: Arc<Limits>,
    mut stopped: watch::Receiver<bool>,
) {
    let asked = Arc::new(AtomicBool::new(false));
    let service = {
        let (asked, limits) = (Arc::clone(&asked), Arc::clone(&limits));
        service_fn(move |request| -> Answering {
            asked.store(true, Ordering::Relaxed);
            Box::pin(answer(request, Arc::clone(&desk), Arc::clone(&limits)))
        })
    };
    let mut connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head_time)
        .max_headers(limits.headers)
        .max_buf_size(limits.head)
        .half_close(true)
        .serve_connection(Socket::new(stream, limits.stall), service);
    let mut is_stopping = false;
    let outcome = loop {
        tokio::select! {
            outcome = poll_fn(|cx| connection.poll_without_shutdown(cx)) => break outcome,
            () = told(&mut stopped), if !is_stopping => {
                is_stopping = true;
                Pin::new(&mut connection).graceful_shutdown();
            }
        }
    };
    let parts = connection.into_parts();
    let mut stream = parts.io.into_inner();
    // Who has begun a request, or never made one, is told why it ends. An idle connection just ends.
    let was_asking = !parts.read_buf.is_empty() || !asked.load(Ordering::Relaxed);
    if outcome.is_err_and(|error| error.is_timeout()) && was_asking {
        let _ = stream.try_write(&Refused::TooSlow.bytes());
    }
    let _ = stream.shutdown().await;
}

/// Done when the service stops.
async fn told(stopped: &mut watch::Receiver<bool>) {
    // The sender is gone only when the service is.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

async fn answer<D: Desk>(
    request: http::Request<Incoming>,
    desk: Arc<D>,
    limits: Arc<Limits>,
) -> Result<http::Response<SdkBody>, Cut> {
    let (parts, body) = request.into_parts();
    let body = match body::read(body, &limits).await {
        Ok(body) => body,
        Err(problem) => return Ok(Refused::from(problem).response()),
    };
    desk.answer(http::Request::from_parts(parts, body)).await.ok_or(Cut)
}
