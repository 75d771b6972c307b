//! Tells the orchestrator which connection a request went over, so that it can poison it.

use aws_smithy_runtime_api::client::connection::{CaptureSmithyConnection, ConnectionMetadata};
use aws_smithy_types::body::SdkBody;
use hyper_util::client::legacy::connect::{CaptureConnection, HttpInfo, capture_connection};

use super::stream::Tunnelled;

/// Arranges for the connection to be known to whoever asked for it through the request's extensions.
pub(super) fn capture(request: &mut http::Request<SdkBody>) {
    let Some(asked) = request.extensions().get::<CaptureSmithyConnection>().cloned() else {
        return;
    };
    let captured = capture_connection(request);
    asked.set_connection_retriever(move || metadata(&captured));
}

/// What is known of the connection; nothing before there is one.
fn metadata(captured: &CaptureConnection) -> Option<ConnectionMetadata> {
    let connection = captured.connection_metadata();
    let connected = (*connection).as_ref()?;
    let mut extras = http::Extensions::new();
    connected.get_extras(&mut extras);
    let info = extras.get::<HttpInfo>();

    let poisoned = captured.clone();
    let mut metadata = ConnectionMetadata::builder()
        .proxied(connected.is_proxied() || extras.get::<Tunnelled>().is_some())
        .poison_fn(move || {
            if let Some(connected) = poisoned.connection_metadata().as_ref() {
                connected.poison();
            }
        });
    metadata.set_local_addr(info.map(HttpInfo::local_addr)).set_remote_addr(info.map(HttpInfo::remote_addr));
    Some(metadata.build())
}
