//! Tunnels through a proxy: `CONNECT` (RFC 9110, section 9.3.6).

use std::{fmt, io};

use http::HeaderValue;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::stream::Io;

/// How long the head of a proxy's answer may be.
const MAX_HEAD: usize = 8 * 1024;

/// Asks the proxy at the other end of `io` for a tunnel to `target`, which is `host:port`. Afterwards the bytes are the
/// server's.
pub(super) async fn open(
    io: &mut dyn Io,
    target: &str,
    authorization: Option<&HeaderValue>,
) -> Result<(), TunnelError> {
    let mut request = format!("CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n").into_bytes();
    if let Some(authorization) = authorization {
        request.extend_from_slice(b"Proxy-Authorization: ");
        request.extend_from_slice(authorization.as_bytes());
        request.extend_from_slice(b"\r\n");
    }
    request.extend_from_slice(b"\r\n");
    io.write_all(&request).await?;
    io.flush().await?;
    judge(&head(io).await?)
}

/// Reads up to the empty line. The server does not speak before the client does, so nothing follows it yet.
async fn head(io: &mut dyn Io) -> Result<Vec<u8>, TunnelError> {
    let mut head = Vec::with_capacity(512);
    while !head.ends_with(b"\r\n\r\n") {
        if head.len() >= MAX_HEAD {
            return Err(TunnelError::Unexpected);
        }
        if io.read_buf(&mut head).await? == 0 {
            return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
        }
    }
    Ok(head)
}

fn judge(head: &[u8]) -> Result<(), TunnelError> {
    let status = head.strip_prefix(b"HTTP/1.1 ").or_else(|| head.strip_prefix(b"HTTP/1.0 "));
    match status.and_then(|rest| rest.first_chunk()) {
        Some(b"407") => Err(TunnelError::AuthorizationRequired),
        Some([b'2', _, _]) => Ok(()),
        Some(_) | None => Err(TunnelError::Unexpected),
    }
}

/// Why a proxy opens no tunnel.
#[derive(Debug)]
pub(super) enum TunnelError {
    /// It wants to know who asks.
    AuthorizationRequired,
    /// It refuses, or answers with what is no answer.
    Unexpected,
    /// It cannot be read from, or written to.
    Io(io::Error),
}

impl From<io::Error> for TunnelError {
    fn from(error: io::Error) -> Self {
        TunnelError::Io(error)
    }
}

impl fmt::Display for TunnelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            TunnelError::AuthorizationRequired => "proxy authorization required",
            TunnelError::Unexpected => "the proxy opens no tunnel",
            TunnelError::Io(_) => "the proxy does not answer",
        })
    }
}

impl std::error::Error for TunnelError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            TunnelError::Io(error) => Some(error),
            TunnelError::AuthorizationRequired | TunnelError::Unexpected => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};

    use super::{TunnelError, open};

    /// What comes of a tunnel through a proxy that answers with these pieces and then closes.
    async fn through(pieces: &[&str]) -> Result<(), TunnelError> {
        let (mut client, mut proxy) = duplex(16 * 1024);
        let serve = async {
            let mut asked = [0; 45];
            proxy.read_exact(&mut asked).await.unwrap();
            assert_eq!(&asked, b"CONNECT a.test:443 HTTP/1.1\r\nHost: a.test:443");
            for piece in pieces {
                let _ = proxy.write_all(piece.as_bytes()).await;
            }
            drop(proxy);
        };
        tokio::join!(open(&mut client, "a.test:443", None), serve).0
    }

    #[tokio::test]
    async fn a_tunnel_is_open_after_any_success() {
        through(&["HTTP/1.1 200 OK\r\n", "Via: x\r", "\n\r\n"]).await.unwrap();
        through(&["HTTP/1.0 204 \r\n\r\n"]).await.unwrap();
    }

    #[tokio::test]
    async fn other_answers_are_told_apart() {
        let required = through(&["HTTP/1.1 407 Who?\r\n\r\n"]).await;
        assert!(matches!(required, Err(TunnelError::AuthorizationRequired)), "{required:?}");
        for answer in ["HTTP/1.1 502 Bad\r\n\r\n", "HTTP/2 200\r\n\r\n", "SSH-2.0\r\n\r\n"] {
            let refused = through(&[answer]).await;
            assert!(matches!(refused, Err(TunnelError::Unexpected)), "{answer}: {refused:?}");
        }
        let short = through(&["HTTP/1.1 200 OK\r\n"]).await;
        assert!(matches!(short, Err(TunnelError::Io(_))), "{short:?}");
        let long = through(&["HTTP/1.1 200 OK\r\n", &"x".repeat(9000)]).await;
        assert!(matches!(long, Err(TunnelError::Unexpected)), "{long:?}");
    }
}
