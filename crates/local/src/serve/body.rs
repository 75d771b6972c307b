//! Bodies, read as a whole within their limits.

use bytes::{Bytes, BytesMut};
use http_body::Body;
use http_body_util::BodyExt;

use super::limits::Limits;

/// Why there is no body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BodyProblem {
    /// It is larger than the limit.
    TooLarge,
    /// It did not arrive in time.
    TooSlow,
    /// The connection broke, or what came is no body.
    Broken,
}

/// Reads a body.
///
/// # Errors
///
/// Why there is none. What is too large is thrown away while it arrives, up to a limit again.
pub(super) async fn read<B>(body: B, limits: &Limits) -> Result<Bytes, BodyProblem>
where
    B: Body<Data = Bytes> + Unpin,
{
    tokio::time::timeout(limits.body_time, read_untimed(body, limits)).await.unwrap_or(Err(BodyProblem::TooSlow))
}

async fn read_untimed<B>(mut body: B, limits: &Limits) -> Result<Bytes, BodyProblem>
where
    B: Body<Data = Bytes> + Unpin,
{
    let announced = body.size_hint().lower();
    if announced > limits.body as u64 {
        discard(body, limits.body.saturating_add(limits.discarded)).await;
        return Err(BodyProblem::TooLarge);
    }
    let mut first: Option<Bytes> = None;
    let mut whole = BytesMut::new();
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(|_| BodyProblem::Broken)?.into_data() else { continue };
        let length = first.as_ref().map_or(0, Bytes::len) + whole.len() + data.len();
        if length > limits.body {
            drop((first, whole));
            discard(body, limits.discarded).await;
            return Err(BodyProblem::TooLarge);
        }
        match first.take() {
            // Most bodies come in one piece, which needs no copy.
            None if whole.is_empty() => first = Some(data),
            None => whole.extend_from_slice(&data),
            Some(head) => {
                whole.reserve(usize::try_from(announced).unwrap_or_default().max(head.len() + data.len()));
                whole.extend_from_slice(&head);
                whole.extend_from_slice(&data);
            }
        }
    }
    Ok(first.unwrap_or_else(|| whole.freeze()))
}

/// Reads on, and keeps nothing.
async fn discard<B>(mut body: B, most: usize)
where
    B: Body<Data = Bytes> + Unpin,
{
    let mut discarded = 0;
    while discarded <= most {
        match body.frame().await {
            Some(Ok(frame)) => discarded += frame.data_ref().map_or(0, Bytes::len),
            Some(Err(_)) | None => return,
        }
    }
}
