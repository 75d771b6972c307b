//! A proxy on the loopback that forwards requests, opens tunnels, and remembers what it was asked.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use rustls::ServerConfig;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};
use tokio_rustls::TlsAcceptor;

type Heads = Arc<Mutex<Vec<String>>>;

/// A running proxy. Stops when dropped.
pub(crate) struct Proxy {
    pub(crate) address: SocketAddr,
    heads: Heads,
    task: JoinHandle<()>,
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Proxy {
    /// A proxy that opens tunnels to their destination, and answers requests to be forwarded with an empty 204.
    pub(crate) async fn start(tls: Option<Arc<ServerConfig>>) -> Self {
        Self::answering("HTTP/1.1 200 Connection established\r\n\r\n", tls).await
    }

    /// A proxy that answers the request for a tunnel so.
    pub(crate) async fn answering(answer: &'static str, tls: Option<Arc<ServerConfig>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let heads = Heads::default();
        let task = tokio::spawn(accept(listener, tls, answer, Arc::clone(&heads)));
        Proxy { address, heads, task }
    }

    /// The heads of the requests it got, lines without their ends.
    pub(crate) fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }
}

async fn accept(listener: TcpListener, tls: Option<Arc<ServerConfig>>, answer: &'static str, heads: Heads) {
    let mut open = JoinSet::new();
    while let Ok((tcp, _)) = listener.accept().await {
        let (tls, heads) = (tls.clone(), Arc::clone(&heads));
        open.spawn(async move {
            match tls {
                None => serve(tcp, answer, heads).await,
                Some(config) => {
                    let Ok(tls) = TlsAcceptor::from(config).accept(tcp).await else { return };
                    serve(tls, answer, heads).await;
                }
            }
        });
    }
}

async fn serve(io: impl AsyncRead + AsyncWrite + Unpin, answer: &str, heads: Heads) {
    let mut client = BufReader::new(io);
    let Some(head) = head(&mut client).await else { return };
    let tunnel = head.strip_prefix("CONNECT ").map(|rest| rest.split(' ').next().unwrap_or_default().to_owned());
    heads.lock().unwrap().push(head);
    let Some(target) = tunnel else {
        let _ = client.write_all(b"HTTP/1.1 204 No Content\r\n\r\n").await;
        return;
    };
    let _ = client.write_all(answer.as_bytes()).await;
    let _ = client.flush().await;
    if answer.contains(" 200 ")
        && let Ok(mut server) = TcpStream::connect(target).await
    {
        let _ = copy_bidirectional(&mut client, &mut server).await;
    }
}

/// Reads up to the empty line; nothing if the client leaves before.
async fn head(client: &mut (impl AsyncBufReadExt + Unpin)) -> Option<String> {
    let mut head = String::new();
    loop {
        let mut line = String::new();
        if client.read_line(&mut line).await.ok()? == 0 {
            return None;
        }
        if line == "\r\n" {
            return Some(head);
        }
        head.push_str(line.trim_end());
        head.push('\n');
    }
}
