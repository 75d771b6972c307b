//! The parameters that every AWS service's rules share, read from the client's configuration.

use aws_smithy_types::config_bag::ConfigBag;
use aws_types::endpoint_config::{EndpointUrl, UseDualStack, UseFips};
use aws_types::region::Region;

/// `AWS::Region`
pub fn region(cfg: &ConfigBag) -> Option<String> {
    cfg.load::<Region>().map(ToString::to_string)
}

/// `AWS::UseDualStack`
pub fn use_dual_stack(cfg: &ConfigBag) -> Option<bool> {
    cfg.load::<UseDualStack>().map(|setting| setting.0)
}

/// `AWS::UseFIPS`
pub fn use_fips(cfg: &ConfigBag) -> Option<bool> {
    cfg.load::<UseFips>().map(|setting| setting.0)
}

/// `SDK::Endpoint`
pub fn endpoint_url(cfg: &ConfigBag) -> Option<String> {
    cfg.load::<EndpointUrl>().map(|setting| setting.0.clone())
}

/// A parameter that the client's configuration does not set.
pub fn unset<T>(_: &ConfigBag) -> Option<T> {
    None
}
