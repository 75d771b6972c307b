//! A subscriber on loopback: it answers as it is told, and keeps what it got.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

#[derive(Debug, Clone)]
pub(super) struct Received {
    /// In small letters.
    pub(super) head: String,
    pub(super) body: String,
}

pub(super) struct Subscriber {
    pub(super) url: String,
    received: Arc<Mutex<Vec<Received>>>,
    serving: JoinHandle<()>,
}

impl Subscriber {
    /// Answers with these statuses, one after the other, then with 200.
    pub(super) async fn open(statuses: &[u16]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hook", listener.local_addr().unwrap());
        let received = Arc::new(Mutex::new(Vec::new()));
        let (kept, statuses) = (Arc::clone(&received), statuses.to_vec());
        let serving = tokio::spawn(async move {
            let mut statuses = statuses.into_iter();
            while let Ok((stream, _)) = listener.accept().await {
                let status = statuses.next().unwrap_or(200);
                let taken = take(stream, status).await;
                kept.lock().unwrap().extend(taken);
            }
        });
        Self { url, received, serving }
    }

    /// An address where nobody listens.
    pub(super) async fn closed() -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        format!("http://{}/hook", listener.local_addr().unwrap())
    }

    pub(super) fn received(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }
}

impl Drop for Subscriber {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// A subscriber that takes connections and never answers.
pub(super) struct Silent {
    pub(super) url: String,
    /// How many connections it took.
    arrived: watch::Receiver<usize>,
    open: Arc<Mutex<Vec<TcpStream>>>,
    serving: JoinHandle<()>,
}

impl Silent {
    pub(super) async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hook", listener.local_addr().unwrap());
        let (count, arrived) = watch::channel(0);
        let open = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&open);
        let serving = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                kept.lock().unwrap().push(stream);
                count.send_modify(|count| *count += 1);
            }
        });
        Self { url, arrived, open, serving }
    }

    /// Waits until it took this many connections.
    pub(super) async fn arrived(&self, connections: usize) {
        self.arrived.clone().wait_for(|count| *count >= connections).await.unwrap();
    }

    /// How many connections it took.
    pub(super) fn count(&self) -> usize {
        *self.arrived.borrow()
    }

    /// Closes the connections that it has.
    pub(super) fn hang_up(&self) {
        self.open.lock().unwrap().clear();
    }
}

impl Drop for Silent {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// Reads one request, answers it, and closes.
async fn take(mut stream: TcpStream, status: u16) -> Option<Received> {
    let mut bytes = Vec::new();
    let (head, length) = loop {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        if let Some((head, _)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap_or("0");
            break (head.to_owned(), length.parse::<usize>().ok()?);
        }
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    };
    let start = head.len() + 4;
    while bytes.len() < start + length {
        stream.read_buf(&mut bytes).await.ok().filter(|read| *read > 0)?;
    }
    let answer = format!("HTTP/1.1 {status} X\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
    stream.write_all(answer.as_bytes()).await.ok()?;
    Some(Received { head, body: String::from_utf8_lossy(&bytes[start..]).into_owned() })
}
