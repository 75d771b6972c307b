//! Setting a request's headers, in one copy: `Headers` does so with code for each type of name and value.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use http::HeaderName;

/// Sets the header, in the place of what the request has under this name.
pub(super) fn set(request: &mut HttpRequest, name: &'static str, value: String) -> Result<(), BoxError> {
    request.headers_mut().try_insert(HeaderName::from_static(name), value)?;
    Ok(())
}

/// Sets the header beside what the request has under this name.
pub(super) fn add(request: &mut HttpRequest, name: &'static str, value: String) -> Result<(), BoxError> {
    request.headers_mut().try_append(name, value)?;
    Ok(())
}
