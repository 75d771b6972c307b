//! Requests with a button that WhatsApp words: location, permission to call, phone number.

use crate::message::interactive::parts;
use crate::message::{Action, Interactive, InteractiveKind};

fn request(kind: InteractiveKind, name: &str) -> Interactive {
    Interactive::new(kind, Action { name: Some(name.to_owned()), ..Action::default() })
}

/// Asks for a location.
#[derive(Clone, Debug)]
pub struct LocationRequest(Interactive);

impl LocationRequest {
    /// A text of up to 1024 characters.
    pub fn new(body: impl Into<String>) -> Self {
        Self(request(InteractiveKind::LocationRequestMessage, "send_location").with_body(body))
    }
}

parts!(LocationRequest:);

/// Asks for permission to call.
#[derive(Clone, Debug)]
pub struct CallPermissionRequest(Interactive);

impl CallPermissionRequest {
    /// A request without a text.
    pub fn new() -> Self {
        Self(request(InteractiveKind::CallPermissionRequest, "call_permission_request"))
    }
}

impl Default for CallPermissionRequest {
    fn default() -> Self {
        Self::new()
    }
}

parts!(CallPermissionRequest: body);

/// Asks people who are known by user id for their phone number.
#[derive(Clone, Debug)]
pub struct ContactInfoRequest(Interactive);

impl ContactInfoRequest {
    /// A text of up to 1024 characters.
    pub fn new(body: impl Into<String>) -> Self {
        Self(request(InteractiveKind::RequestContactInfo, "request_contact_info").with_body(body))
    }
}

parts!(ContactInfoRequest:);
