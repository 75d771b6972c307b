//! Settings of services whose requests may be compressed.

use aws_types::SdkConfig;

use super::{Builder, Config};
use crate::client::Service;
use crate::client::compression::{DisableRequestCompression, MinCompressionSize};
use crate::client::uses::RequestCompression;

impl<S: RequestCompression> Builder<S> {
    /// Never compresses a request. Default: those of operations that allow it are, from a certain size on.
    pub fn disable_request_compression(mut self, disable: impl Into<Option<bool>>) -> Self {
        self.set_disable_request_compression(disable.into());
        self
    }

    /// See [`disable_request_compression`](Self::disable_request_compression).
    pub fn set_disable_request_compression(&mut self, disable: Option<bool>) -> &mut Self {
        self.given.config.store_or_unset(disable.map(DisableRequestCompression));
        self
    }

    /// From how many bytes on a request is compressed, at most 10,485,760. Default: 10,240.
    pub fn request_min_compression_size_bytes(mut self, bytes: impl Into<Option<u32>>) -> Self {
        self.set_request_min_compression_size_bytes(bytes.into());
        self
    }

    /// See [`request_min_compression_size_bytes`](Self::request_min_compression_size_bytes).
    pub fn set_request_min_compression_size_bytes(&mut self, bytes: Option<u32>) -> &mut Self {
        self.given.config.store_or_unset(bytes.map(MinCompressionSize));
        self
    }
}

impl<S: RequestCompression> Config<S> {
    /// Whether requests are never compressed.
    pub fn disable_request_compression(&self) -> Option<bool> {
        self.given.config.load::<DisableRequestCompression>().map(|setting| setting.0)
    }

    /// From how many bytes on a request is compressed.
    pub fn request_min_compression_size_bytes(&self) -> Option<u32> {
        self.given.config.load::<MinCompressionSize>().map(|setting| setting.0)
    }
}

/// Takes over what `aws-config` found.
pub(super) fn take<S: Service>(builder: &mut Builder<S>, input: &SdkConfig) {
    builder.given.config.store_or_unset(input.disable_request_compression().map(DisableRequestCompression));
    builder.given.config.store_or_unset(input.request_min_compression_size_bytes().map(MinCompressionSize));
}
