//! The servers, each in a process of its own, so that its memory is its own too.

use std::convert::Infallible;
use std::error::Error;
use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;

use bytes::Bytes;
use http::{HeaderValue, Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use socialmessaging_local::{Clock, Limits, LocalService};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::TcpListener;
use tokio::process::{Child, Command};

/// Who is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    /// A hyper server that answers a constant.
    Bare,
    /// The local service.
    Service,
}

impl Subject {
    fn name(self) -> &'static str {
        match self {
            Self::Bare => "bare",
            Self::Service => "service",
        }
    }
}

/// A server that runs until this is dropped.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    process: Child,
}

impl Server {
    pub(crate) async fn start(subject: Subject, data: Option<&Path>) -> Result<Self, Box<dyn Error>> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("serve").arg(subject.name()).args(data);
        let mut process = command.stdout(Stdio::piped()).kill_on_drop(true).spawn()?;
        let output = process.stdout.take().ok_or("a server has no output")?;
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line).await?;
        Ok(Self { address: line.trim().parse().map_err(|_| "a server did not start")?, process })
    }

    /// What it has resident, in KiB.
    pub(crate) fn memory(&self) -> Result<u64, Box<dyn Error>> {
        let id = self.process.id().ok_or("a server ended")?;
        let status = std::fs::read_to_string(format!("/proc/{id}/status"))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
        Ok(line.trim().trim_end_matches(" kB").parse()?)
    }
}

/// Serves, in a process of its own, until it is killed.
pub(crate) fn run(subject: &str, data: &[&str]) -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        println!("{}", listener.local_addr()?);
        match subject {
            "bare" => serve_constant(listener).await,
            _ => {
                let builder = LocalService::builder().clock(Clock::real());
                let builder = data.iter().fold(builder, |builder, folder| builder.data_dir(folder));
                builder.build()?.serve(listener, Limits::default(), std::future::pending()).await?;
                Ok(())
            }
        }
    })
}

async fn serve_constant(listener: TcpListener) -> Result<(), Box<dyn Error>> {
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        tokio::spawn(async move {
            // A client that closes is no problem.
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service_fn(constant)).await;
        });
    }
}

/// Reads the body, as the service has to, and answers what the service might.
async fn constant(request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let _ = request.into_body().collect().await;
    let mut response =
        Response::new(Full::new(Bytes::from_static(br#"{"messageId":"00000000-0000-4000-8000-000000000000"}"#)));
    response.headers_mut().insert("content-type", HeaderValue::from_static("application/json"));
    Ok(response)
}
