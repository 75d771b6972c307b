//! Response bodies that arrive in pieces, for the protection against stalled streams.

use aws_smithy_types::body::SdkBody;
use bytes::Bytes;
use http_body::Frame;
use serde_json::Value;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::time::Sleep;

/// A body that waits before each of its pieces.
struct Slow {
    pieces: Vec<Bytes>,
    pause: Duration,
    waiting: Option<Pin<Box<Sleep>>>,
}

/// The body of an answer: whole, or in pieces of `piece` bytes with `pause` milliseconds before each.
pub(crate) fn of(bytes: Vec<u8>, answer: &Value) -> SdkBody {
    let Some(pause) = answer["pause"].as_u64() else { return SdkBody::from(bytes) };
    let size = answer["piece"].as_u64().and_then(|size| usize::try_from(size).ok()).unwrap_or(1).max(1);
    let pieces = bytes.chunks(size).rev().map(Bytes::copy_from_slice).collect();
    SdkBody::from_body_1_x(Slow { pieces, pause: Duration::from_millis(pause), waiting: None })
}

impl http_body::Body for Slow {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        if self.pieces.is_empty() {
            return Poll::Ready(None);
        }
        let pause = self.pause;
        let waiting = self.waiting.get_or_insert_with(|| Box::pin(tokio::time::sleep(pause)));
        std::task::ready!(waiting.as_mut().poll(cx));
        self.waiting = None;
        Poll::Ready(self.pieces.pop().map(|piece| Ok(Frame::data(piece))))
    }
}
