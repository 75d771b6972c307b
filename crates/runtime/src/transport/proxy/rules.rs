//! The rules, as they are asked for each connection.

use std::sync::Arc;

use http::HeaderMap;
use http::header::PROXY_AUTHORIZATION;

use super::direct::Direct;
use super::{Proxy, ProxyConfig};
use crate::transport::origin::Origin;

/// Which proxy to use for which server. Clones share the rules.
#[derive(Debug, Clone)]
pub(in crate::transport) struct Proxies(Option<Arc<Rules>>);

#[derive(Debug)]
struct Rules {
    http: Option<Proxy>,
    https: Option<Proxy>,
    direct: Direct,
}

impl Proxies {
    pub(in crate::transport) fn new(config: &ProxyConfig) -> Self {
        let all = Proxy::parse(&config.all);
        let http = Proxy::parse(&config.http).or_else(|| all.clone());
        let https = Proxy::parse(&config.https).or(all);
        if http.is_none() && https.is_none() {
            return Proxies(None);
        }
        Proxies(Some(Arc::new(Rules { http, https, direct: Direct::parse(&config.direct) })))
    }

    /// The proxy for a server, if there is one.
    pub(in crate::transport) fn of(&self, server: &Origin) -> Option<&Proxy> {
        let rules = self.0.as_ref()?;
        let proxy = if server.is_secure() { &rules.https } else { &rules.http };
        proxy.as_ref().filter(|_| !rules.direct.contains(server.host()))
    }

    /// Adds the proxy's credentials to a request that it forwards; in a tunnel they go into the request for the
    /// tunnel instead. Credentials the caller set stay.
    pub(in crate::transport) fn authorize(&self, server: &Origin, headers: &mut HeaderMap) {
        if server.is_secure() {
            return;
        }
        if let Some(authorization) = self.of(server).and_then(Proxy::authorization) {
            headers.entry(PROXY_AUTHORIZATION).or_insert_with(|| authorization.clone());
        }
    }
}
