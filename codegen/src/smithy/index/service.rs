//! Facts about the service as a whole.

use super::Facts;

/// The names that the service goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceNames<'a> {
    /// The name that SDKs and their configuration know it by: its `sdkId`, else the name of its shape.
    pub sdk_id: &'a str,
    /// The product's name, for people: its `title`, else as SDKs know it.
    pub title: &'a str,
    /// The first part of its host names, where the model says.
    pub endpoint_prefix: Option<&'a str>,
    /// Its name in signatures; none where it takes no signed requests.
    pub signing_name: Option<&'a str>,
}

impl Facts {
    /// Whether an endpoint parameter is a setting that only this service's clients have.
    pub fn is_client_setting(&self, parameter: &str) -> bool {
        self.model.service.traits.client_context.contains_key(parameter)
    }

    /// The names that the service goes by.
    pub fn service_names(&self) -> ServiceNames<'_> {
        let service = &self.model.service;
        let aws = service.traits.aws.as_ref();
        let sdk_id = aws.map_or(service.id.name(), |aws| aws.sdk_id.as_str());
        ServiceNames {
            sdk_id,
            title: service.traits.title.as_deref().unwrap_or(sdk_id),
            endpoint_prefix: aws.and_then(|aws| aws.endpoint_prefix.as_deref()),
            signing_name: service.traits.sigv4.as_ref().map(|sigv4| sigv4.name.as_str()),
        }
    }
}
