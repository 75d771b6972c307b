//! Hosts that are reached without a proxy: `NO_PROXY`.

use std::net::IpAddr;

/// What [`super::ProxyConfig::direct`] describes, read.
#[derive(Debug, Clone, Default)]
pub(super) struct Direct(Vec<Rule>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Rule {
    /// `*`.
    All,
    /// An address, or all that have so many leading bits in common with one.
    Network(IpAddr, u32),
    /// A domain and what is below it, without a leading dot.
    Domain(String),
}

impl Direct {
    pub(super) fn parse(list: &str) -> Self {
        Direct(list.split(',').map(str::trim).filter(|rule| !rule.is_empty()).map(Rule::parse).collect())
    }

    /// Whether `host`, which is a name or an address without brackets, is one of them.
    pub(super) fn contains(&self, host: &str) -> bool {
        let address = host.parse().ok();
        self.0.iter().any(|rule| match (rule, address) {
            (Rule::All, _) => true,
            (Rule::Network(network, bits), Some(address)) => in_network(address, *network, *bits),
            (Rule::Domain(domain), None) => in_domain(host, domain),
            (Rule::Network(..), None) | (Rule::Domain(_), Some(_)) => false,
        })
    }
}

impl Rule {
    fn parse(rule: &str) -> Self {
        if rule == "*" {
            return Rule::All;
        }
        let (address, bits) = rule.split_once('/').map_or((rule, None), |(address, bits)| (address, Some(bits)));
        if let Ok(address) = address.parse::<IpAddr>() {
            let width = if address.is_ipv4() { 32 } else { 128 };
            match bits.map(str::parse) {
                None => return Rule::Network(address, width),
                Some(Ok(bits)) if bits <= width => return Rule::Network(address, bits),
                Some(_) => {}
            }
        }
        Rule::Domain(rule.strip_prefix('.').unwrap_or(rule).to_owned())
    }
}

fn in_network(address: IpAddr, network: IpAddr, bits: u32) -> bool {
    // A shift by the whole width leaves nothing to compare.
    match (address, network) {
        (IpAddr::V4(address), IpAddr::V4(network)) => {
            (address.to_bits() ^ network.to_bits()).checked_shr(32 - bits).unwrap_or(0) == 0
        }
        (IpAddr::V6(address), IpAddr::V6(network)) => {
            (address.to_bits() ^ network.to_bits()).checked_shr(128 - bits).unwrap_or(0) == 0
        }
        (IpAddr::V4(_), IpAddr::V6(_)) | (IpAddr::V6(_), IpAddr::V4(_)) => false,
    }
}

fn in_domain(host: &str, domain: &str) -> bool {
    let Some(start) = host.len().checked_sub(domain.len()) else { return false };
    let (below, end) = (host.get(..start).unwrap_or_default(), host.get(start..).unwrap_or_default());
    end.eq_ignore_ascii_case(domain) && (below.is_empty() || below.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::Direct;

    #[track_caller]
    fn check(list: &str, direct: &[&str], others: &[&str]) {
        let rules = Direct::parse(list);
        for host in direct {
            assert!(rules.contains(host), "`{list}` names {host}");
        }
        for host in others {
            assert!(!rules.contains(host), "`{list}` does not name {host}");
        }
    }

    #[test]
    fn a_domain_stands_for_what_is_below_it() {
        for list in ["example.com", ".example.com", " other.test ,, EXAMPLE.com"] {
            check(list, &["example.com", "www.Example.com", "a.b.example.com"], &["notexample.com", "com", "1.2.3.4"]);
        }
        check("localhost", &["localhost"], &["127.0.0.1", "local"]);
    }

    #[test]
    fn a_network_stands_for_its_addresses() {
        check("10.0.0.0/8", &["10.1.2.3"], &["11.0.0.1", "10.example.com", "::1"]);
        check("192.168.1.7", &["192.168.1.7"], &["192.168.1.8"]);
        check("192.168.1.128/25", &["192.168.1.200"], &["192.168.1.127"]);
        check("0.0.0.0/0", &["8.8.8.8"], &["::1", "localhost"]);
        check("::1", &["::1"], &["::2"]);
        check("fd00::/8,::/128", &["fd12::1", "::"], &["fe80::1"]);
        check("::/0", &["fe80::1"], &["127.0.0.1"]);
    }

    #[test]
    fn a_star_stands_for_all_and_nothing_for_none() {
        check("*", &["example.com", "10.0.0.1", "::1"], &[]);
        check("", &[], &["example.com", "10.0.0.1"]);
        check("10.0.0.0/33,x/8,*.example.com", &[], &["10.0.0.1", "www.example.com"]);
    }
}
