//! S3 as an endpoint that speaks its protocol, addressed in path style and signed.

use std::time::SystemTime;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderValue};
use http::{Method, Request, Response, StatusCode};

use super::sign::{self, encoded};
use super::{MOST, Object, Place, missing, too_large};
use crate::content::S3Endpoint;
use crate::failure::Failure;
use crate::moment::Moment;
use crate::outgoing::{Outgoing, OutgoingError};

pub(super) async fn get(endpoint: &S3Endpoint, place: &Place) -> Result<Object, Failure> {
    let response = send(endpoint, request(endpoint, Method::GET, place, Bytes::new(), None)?).await?;
    let content_type = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).map(str::to_owned);
    Ok(Object { bytes: response.into_body().to_vec(), content_type })
}

pub(super) async fn put(endpoint: &S3Endpoint, place: &Place, bytes: Vec<u8>, mime: &str) -> Result<(), Failure> {
    send(endpoint, request(endpoint, Method::PUT, place, bytes.into(), Some(mime))?).await?;
    Ok(())
}

fn request(
    endpoint: &S3Endpoint,
    method: Method,
    place: &Place,
    body: Bytes,
    mime: Option<&str>,
) -> Result<Request<Bytes>, Failure> {
    let uri = format!("{}/{}/{}", endpoint.url.trim_end_matches('/'), encoded(&place.bucket), encoded(&place.key));
    let wrong = || Failure::dependency("the address of the S3 endpoint, with this bucket and key, is none");
    let mut request = Request::builder().method(method).uri(uri).body(body).map_err(|_| wrong())?;
    if let Some(mime) = mime {
        request.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_str(mime).map_err(|_| wrong())?);
    }
    // The endpoint is no part of the service, and goes by the computer's clock whatever the service's own says.
    sign::sign(&mut request, endpoint, Moment::from(SystemTime::now())).ok_or_else(wrong)?;
    Ok(request)
}

async fn send(endpoint: &S3Endpoint, request: Request<Bytes>) -> Result<Response<Bytes>, Failure> {
    let outgoing = Outgoing::new(endpoint.patience);
    let response = outgoing.send(request, MOST).await.map_err(|error| match error {
        OutgoingError::TooLarge(_) => too_large(),
        error => Failure::dependency(format!("the S3 endpoint: {error}")),
    })?;
    match response.status() {
        status if status.is_success() => Ok(response),
        StatusCode::NOT_FOUND => Err(missing()),
        StatusCode::FORBIDDEN | StatusCode::UNAUTHORIZED => Err(Failure::denied("S3 does not permit that")),
        status => Err(Failure::dependency(format!("the S3 endpoint answered {status}"))),
    }
}
