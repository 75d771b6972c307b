use socialmessaging_operations::operation;

use super::*;
use operation::associate_whats_app_business_account::AssociateWhatsAppBusinessAccountError;
use operation::send_whats_app_message::SendWhatsAppMessageError;
use operation::tag_resource::TagResourceError;
use restjson_runtime::server::EncodeError;

/// Status and error type of the answer.
fn answered<E: Declares + EncodeError>(name: ErrorName) -> (u16, String) {
    let error: E = Failure::new(name, "why").into_error();
    let response = error.encode().unwrap();
    let kind = response.headers().get("x-amzn-errortype").unwrap().to_str().unwrap().to_owned();
    (response.status().as_u16(), kind)
}

#[test]
fn a_declared_error_is_itself() {
    for (name, status) in [
        (ErrorName::ValidationException, 400),
        (ErrorName::AccessDeniedException, 403),
        (ErrorName::ResourceNotFoundException, 404),
        (ErrorName::ThrottledRequestException, 429),
        (ErrorName::InternalServiceException, 500),
        (ErrorName::DependencyException, 502),
    ] {
        assert_eq!(answered::<SendWhatsAppMessageError>(name), (status, name.name().to_owned()));
    }
    let error: SendWhatsAppMessageError = Failure::not_found("why").into_error();
    assert_eq!(error.encode().unwrap().body().bytes(), Some(br#"{"message":"why"}"#.as_slice()));
}

#[test]
fn another_is_one_that_all_declare() {
    let invalid = (400, "InvalidParametersException".to_owned());
    assert_eq!(answered::<TagResourceError>(ErrorName::ResourceNotFoundException), invalid);
    assert_eq!(answered::<SendWhatsAppMessageError>(ErrorName::AccessDeniedByMetaException), invalid);
    assert_eq!(answered::<SendWhatsAppMessageError>(ErrorName::LimitExceededException), invalid);
}

#[test]
fn a_failure_of_the_service_is_never_the_callers() {
    let failed = (500, "InternalFailure".to_owned());
    assert_eq!(answered::<AssociateWhatsAppBusinessAccountError>(ErrorName::InternalServiceException), failed);
    assert_eq!(answered::<TagResourceError>(ErrorName::DependencyException), failed);
}

#[test]
fn errors_are_found_by_their_names() {
    for name in ErrorName::ALL {
        assert_eq!(ErrorName::named(name.name()), Some(*name));
    }
    assert_eq!(ErrorName::named("ConflictException"), None);
}
