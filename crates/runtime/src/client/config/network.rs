//! Settings about where requests go and what carries them.

use aws_smithy_runtime_api::client::endpoint::SharedEndpointResolver;
use aws_smithy_runtime_api::client::http::{HttpClient, SharedHttpClient};
use aws_smithy_runtime_api::shared::IntoShared;
use aws_types::endpoint_config::{EndpointUrl, UseDualStack, UseFips};
use aws_types::region::Region;

use super::Builder;
use crate::client::Service;
use crate::client::endpoint::{AcceptEndpointResolver, Setting, Settings};

impl<S: Service> Builder<S> {
    /// The region that requests go to and are signed for.
    pub fn region(mut self, region: impl Into<Option<Region>>) -> Self {
        self.set_region(region.into());
        self
    }

    /// See [`region`](Self::region).
    pub fn set_region(&mut self, region: Option<Region>) -> &mut Self {
        self.given.config.store_or_unset(region);
        self
    }

    /// Sends requests here and not to the region's host: a VPC endpoint, a proxy, a local service.
    pub fn endpoint_url(mut self, endpoint_url: impl Into<String>) -> Self {
        self.set_endpoint_url(Some(endpoint_url.into()));
        self
    }

    /// See [`endpoint_url`](Self::endpoint_url).
    pub fn set_endpoint_url(&mut self, endpoint_url: Option<String>) -> &mut Self {
        self.given.config.store_or_unset(endpoint_url.map(EndpointUrl));
        self
    }

    /// Sends requests to a host that answers over IPv4 and IPv6. Default: no.
    pub fn use_dual_stack(mut self, use_dual_stack: impl Into<bool>) -> Self {
        self.set_use_dual_stack(Some(use_dual_stack.into()));
        self
    }

    /// See [`use_dual_stack`](Self::use_dual_stack).
    pub fn set_use_dual_stack(&mut self, use_dual_stack: Option<bool>) -> &mut Self {
        self.given.config.store_or_unset(use_dual_stack.map(UseDualStack));
        self
    }

    /// Sends requests to a host with FIPS-validated cryptography. Default: no.
    pub fn use_fips(mut self, use_fips: impl Into<bool>) -> Self {
        self.set_use_fips(Some(use_fips.into()));
        self
    }

    /// See [`use_fips`](Self::use_fips).
    pub fn set_use_fips(&mut self, use_fips: Option<bool>) -> &mut Self {
        self.given.config.store_or_unset(use_fips.map(UseFips));
        self
    }

    /// Chooses the endpoint of each request. Default: the service's rules decide.
    pub fn endpoint_resolver<T>(mut self, endpoint_resolver: T) -> Self
    where
        S: AcceptEndpointResolver<T>,
    {
        self.set_endpoint_resolver(Some(S::share_endpoint_resolver(endpoint_resolver)));
        self
    }

    /// See [`endpoint_resolver`](Self::endpoint_resolver).
    pub fn set_endpoint_resolver(&mut self, endpoint_resolver: Option<SharedEndpointResolver>) -> &mut Self {
        self.given.runtime_components.set_endpoint_resolver(endpoint_resolver);
        self
    }

    #[doc(hidden)]
    pub fn set_endpoint_setting(&mut self, name: &'static str, value: Option<Setting>) -> &mut Self {
        let mut settings = self.given.config.load::<Settings>().cloned().unwrap_or_default();
        match value {
            Some(value) => settings.0.insert(name, value),
            None => settings.0.remove(name),
        };
        self.given.config.store_put(settings);
        self
    }

    /// What sends requests. Default: hyper 1 and rustls, where the crate's feature for it is on.
    pub fn http_client(mut self, http_client: impl HttpClient + 'static) -> Self {
        self.set_http_client(Some(http_client.into_shared()));
        self
    }

    /// See [`http_client`](Self::http_client).
    pub fn set_http_client(&mut self, http_client: Option<SharedHttpClient>) -> &mut Self {
        self.given.runtime_components.set_http_client(http_client);
        self
    }
}
