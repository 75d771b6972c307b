//! Opens TCP connections: name to addresses, addresses to a socket.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use std::time::Duration;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::dns::{ResolveDns, SharedDnsResolver};
use socket2::{SockRef, TcpKeepalive};
use tokio::net::TcpStream;

use super::builder::Options;
use super::origin::Origin;

/// How long the family of the first address has to itself, before those of the other family are tried beside it: IPv6
/// that leads nowhere must not cost more than this. A little more than the 250 ms that RFC 8305, section 5, recommends.
const HEAD_START: Duration = Duration::from_millis(300);

/// Opens TCP connections, with the options for them.
pub(super) struct Dial {
    resolver: Option<SharedDnsResolver>,
    nodelay: bool,
    keepalive: Option<Duration>,
}

impl Dial {
    pub(super) fn new(options: &Options) -> Self {
        Dial { resolver: options.resolver.clone(), nodelay: options.tcp_nodelay, keepalive: options.tcp_keepalive }
    }

    pub(super) async fn open(&self, origin: &Origin) -> Result<TcpStream, BoxError> {
        let tcp = connect(self.addresses(origin.host(), origin.port()).await?).await?;
        tcp.set_nodelay(self.nodelay)?;
        if let Some(after) = self.keepalive {
            SockRef::from(&tcp).set_tcp_keepalive(&TcpKeepalive::new().with_time(after))?;
        }
        Ok(tcp)
    }

    /// The host's addresses: itself, or what the operating system's resolver says, or the caller's.
    async fn addresses(&self, host: &str, port: u16) -> Result<Vec<SocketAddr>, BoxError> {
        if let Ok(address) = host.parse::<IpAddr>() {
            return Ok(vec![SocketAddr::new(address, port)]);
        }
        match &self.resolver {
            None => Ok(tokio::net::lookup_host((host, port)).await?.collect()),
            Some(resolver) => {
                let found = resolver.resolve_dns(host).await?;
                Ok(found.into_iter().map(|address| SocketAddr::new(address, port)).collect())
            }
        }
    }
}

async fn connect(addresses: Vec<SocketAddr>) -> io::Result<TcpStream> {
    let family = addresses.first().is_some_and(SocketAddr::is_ipv6);
    let (first, second): (Vec<_>, Vec<_>) = addresses.into_iter().partition(|address| address.is_ipv6() == family);
    if second.is_empty() {
        return one_by_one(first).await;
    }
    race(one_by_one(first), one_by_one(second)).await
}

type Attempt<T> = Pin<Box<dyn Future<Output = io::Result<T>> + Send>>;

fn one_by_one(addresses: Vec<SocketAddr>) -> Attempt<TcpStream> {
    Box::pin(async move { TcpStream::connect(&addresses[..]).await })
}

/// The first success. The second attempt starts when the first failed, or had its head start.
async fn race<T>(first: Attempt<T>, second: Attempt<T>) -> io::Result<T> {
    let mut head_start = pin!(tokio::time::sleep(HEAD_START));
    let (mut first, mut second) = (Some(first), Some(second));
    std::future::poll_fn(move |cx| {
        let failed = match settle(&mut first, cx) {
            Some(Ok(won)) => return Poll::Ready(Ok(won)),
            Some(Err(error)) => Some(error),
            None => None,
        };
        if first.is_some() && head_start.as_mut().poll(cx).is_pending() {
            return Poll::Pending;
        }
        match (settle(&mut second, cx), failed) {
            (Some(Err(error)), _) | (None, Some(error)) if first.is_none() && second.is_none() => {
                Poll::Ready(Err(error))
            }
            (Some(Ok(won)), _) => Poll::Ready(Ok(won)),
            (Some(Err(_)) | None, _) => Poll::Pending,
        }
    })
    .await
}

/// The outcome of an attempt, if it has one now; it is over then.
fn settle<T>(attempt: &mut Option<Attempt<T>>, cx: &mut Context<'_>) -> Option<io::Result<T>> {
    match attempt.as_mut()?.as_mut().poll(cx) {
        Poll::Pending => None,
        Poll::Ready(outcome) => {
            *attempt = None;
            Some(outcome)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::time::Duration;

    use tokio::time::{Instant, sleep};

    use super::race;

    /// Takes so many milliseconds, and succeeds with this text or fails with that one.
    async fn after(milliseconds: u64, outcome: Result<&'static str, &'static str>) -> io::Result<&'static str> {
        sleep(Duration::from_millis(milliseconds)).await;
        outcome.map_err(io::Error::other)
    }

    /// The outcome of a race, and how many milliseconds it took.
    async fn run(
        first: (u64, Result<&'static str, &'static str>),
        second: (u64, Result<&'static str, &'static str>),
    ) -> (Result<&'static str, String>, u128) {
        let start = Instant::now();
        let won = race(Box::pin(after(first.0, first.1)), Box::pin(after(second.0, second.1))).await;
        (won.map_err(|error| error.to_string()), start.elapsed().as_millis())
    }

    #[tokio::test(start_paused = true)]
    async fn the_first_family_wins_within_its_head_start() {
        assert_eq!(run((299, Ok("first")), (0, Ok("second"))).await, (Ok("first"), 299));
    }

    #[tokio::test(start_paused = true)]
    async fn the_second_family_starts_late_or_when_the_first_failed() {
        assert_eq!(run((9000, Ok("first")), (50, Ok("second"))).await, (Ok("second"), 350));
        assert_eq!(run((10, Err("refused")), (50, Ok("second"))).await, (Ok("second"), 60));
    }

    #[tokio::test(start_paused = true)]
    async fn a_late_failure_leaves_the_other_running() {
        assert_eq!(run((400, Ok("first")), (50, Err("no route"))).await, (Ok("first"), 400));
        assert_eq!(run((400, Err("refused")), (500, Ok("second"))).await, (Ok("second"), 800));
    }

    #[tokio::test(start_paused = true)]
    async fn the_last_failure_is_told() {
        assert_eq!(run((400, Err("refused")), (500, Err("no route"))).await, (Err("no route".into()), 800));
        assert_eq!(run((400, Err("refused")), (50, Err("no route"))).await, (Err("refused".into()), 400));
    }
}
