//! Which errors the model declares for which operation.

use socialmessaging_operations::operation;
use socialmessaging_types::error;

use super::{Declares, ErrorName};

macro_rules! declared {
    ($($module:ident::$type:ident),*: $errors:tt) => {
        $(declared! { @one $module $type $errors })*
    };
    (@one $module:ident $type:ident ($($error:ident)*)) => {
        impl Declares for operation::$module::$type {
            fn make(name: ErrorName, message: &str) -> Option<Self> {
                match name {
                    $(ErrorName::$error => {
                        Some(Self::$error(error::$error::builder().message(message).build()))
                    })*
                    _ => None,
                }
            }
        }
    };
}

declared! {
    associate_whats_app_business_account::AssociateWhatsAppBusinessAccountError:
    (
        AccessDeniedException
        DependencyException
        InvalidParametersException
        LimitExceededException
        ThrottledRequestException
        ValidationException
    )
}

declared! {
    create_whats_app_flow::CreateWhatsAppFlowError,
    create_whats_app_message_template::CreateWhatsAppMessageTemplateError,
    create_whats_app_message_template_from_library::CreateWhatsAppMessageTemplateFromLibraryError,
    create_whats_app_message_template_media::CreateWhatsAppMessageTemplateMediaError,
    delete_whats_app_flow::DeleteWhatsAppFlowError,
    delete_whats_app_message_media::DeleteWhatsAppMessageMediaError,
    delete_whats_app_message_template::DeleteWhatsAppMessageTemplateError,
    deprecate_whats_app_flow::DeprecateWhatsAppFlowError,
    get_whats_app_flow::GetWhatsAppFlowError,
    get_whats_app_flow_preview::GetWhatsAppFlowPreviewError,
    get_whats_app_message_media::GetWhatsAppMessageMediaError,
    get_whats_app_message_template::GetWhatsAppMessageTemplateError,
    list_whats_app_flow_assets::ListWhatsAppFlowAssetsError,
    list_whats_app_flows::ListWhatsAppFlowsError,
    list_whats_app_message_templates::ListWhatsAppMessageTemplatesError,
    list_whats_app_template_library::ListWhatsAppTemplateLibraryError,
    post_whats_app_message_media::PostWhatsAppMessageMediaError,
    publish_whats_app_flow::PublishWhatsAppFlowError,
    update_whats_app_flow::UpdateWhatsAppFlowError,
    update_whats_app_flow_assets::UpdateWhatsAppFlowAssetsError,
    update_whats_app_message_template::UpdateWhatsAppMessageTemplateError:
    (
        AccessDeniedByMetaException
        AccessDeniedException
        DependencyException
        InternalServiceException
        InvalidParametersException
        ResourceNotFoundException
        ThrottledRequestException
        ValidationException
    )
}

declared! {
    disassociate_whats_app_business_account::DisassociateWhatsAppBusinessAccountError:
    (
        AccessDeniedException
        DependencyException
        InvalidParametersException
        ResourceNotFoundException
        ThrottledRequestException
        ValidationException
    )
}

declared! {
    get_linked_whats_app_business_account::GetLinkedWhatsAppBusinessAccountError,
    get_linked_whats_app_business_account_phone_number::GetLinkedWhatsAppBusinessAccountPhoneNumberError,
    send_whats_app_message::SendWhatsAppMessageError:
    (
        AccessDeniedException
        DependencyException
        InternalServiceException
        InvalidParametersException
        ResourceNotFoundException
        ThrottledRequestException
        ValidationException
    )
}

declared! {
    list_linked_whats_app_business_accounts::ListLinkedWhatsAppBusinessAccountsError:
    (
        AccessDeniedException
        InternalServiceException
        InvalidParametersException
        ResourceNotFoundException
        ThrottledRequestException
        ValidationException
    )
}

declared! {
    list_tags_for_resource::ListTagsForResourceError,
    put_whats_app_business_account_event_destinations::PutWhatsAppBusinessAccountEventDestinationsError,
    tag_resource::TagResourceError,
    untag_resource::UntagResourceError:
    (
        AccessDeniedException
        InternalServiceException
        InvalidParametersException
        ThrottledRequestException
        ValidationException
    )
}
