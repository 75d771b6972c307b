//! The operations as values: what faults, quotas and tests name them by.

use restjson_runtime::operation::{Facts, Operation as Model};
use socialmessaging_operations::operation;

use crate::failure::{Declares, ErrorName};

macro_rules! operations {
    ($($name:ident $module:ident,)*) => {
        /// An operation of the service.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Operation {
            $(
                #[doc = concat!("`", stringify!($name), "`")]
                $name,
            )*
        }

        impl Operation {
            /// All of them, in the order of the service's router.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// What the model says about it.
            pub(crate) fn facts(self) -> &'static Facts {
                match self {
                    $(Self::$name => const { &operation::$module::$name::FACTS },)*
                }
            }

            /// Does the model say that it can fail with this error?
            pub fn declares(self, error: ErrorName) -> bool {
                match self {
                    $(Self::$name => <operation::$module::$name as Model>::Error::declares(error),)*
                }
            }
        }
    };
}

operations! {
    AssociateWhatsAppBusinessAccount associate_whats_app_business_account,
    CreateWhatsAppFlow create_whats_app_flow,
    CreateWhatsAppMessageTemplate create_whats_app_message_template,
    CreateWhatsAppMessageTemplateFromLibrary create_whats_app_message_template_from_library,
    CreateWhatsAppMessageTemplateMedia create_whats_app_message_template_media,
    DeleteWhatsAppFlow delete_whats_app_flow,
    DeleteWhatsAppMessageMedia delete_whats_app_message_media,
    DeleteWhatsAppMessageTemplate delete_whats_app_message_template,
    DeprecateWhatsAppFlow deprecate_whats_app_flow,
    DisassociateWhatsAppBusinessAccount disassociate_whats_app_business_account,
    GetLinkedWhatsAppBusinessAccount get_linked_whats_app_business_account,
    GetLinkedWhatsAppBusinessAccountPhoneNumber get_linked_whats_app_business_account_phone_number,
    GetWhatsAppFlow get_whats_app_flow,
    GetWhatsAppFlowPreview get_whats_app_flow_preview,
    GetWhatsAppMessageMedia get_whats_app_message_media,
    GetWhatsAppMessageTemplate get_whats_app_message_template,
    ListLinkedWhatsAppBusinessAccounts list_linked_whats_app_business_accounts,
    ListTagsForResource list_tags_for_resource,
    ListWhatsAppFlowAssets list_whats_app_flow_assets,
    ListWhatsAppFlows list_whats_app_flows,
    ListWhatsAppMessageTemplates list_whats_app_message_templates,
    ListWhatsAppTemplateLibrary list_whats_app_template_library,
    PostWhatsAppMessageMedia post_whats_app_message_media,
    PublishWhatsAppFlow publish_whats_app_flow,
    PutWhatsAppBusinessAccountEventDestinations put_whats_app_business_account_event_destinations,
    SendWhatsAppMessage send_whats_app_message,
    TagResource tag_resource,
    UntagResource untag_resource,
    UpdateWhatsAppFlow update_whats_app_flow,
    UpdateWhatsAppFlowAssets update_whats_app_flow_assets,
    UpdateWhatsAppMessageTemplate update_whats_app_message_template,
}

impl Operation {
    /// Its name in the model.
    pub fn name(self) -> &'static str {
        self.facts().name
    }

    /// Its method and path.
    pub fn route(self) -> (&'static str, &'static str) {
        let facts = self.facts();
        (facts.method, facts.uri.split_once('?').map_or(facts.uri, |(path, _)| path))
    }

    /// The operation of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|operation| operation.name() == name)
    }

    /// The operation at a position that the service's router found.
    pub(crate) fn at(position: usize) -> Option<Self> {
        Self::ALL.get(position).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use restjson_runtime::server::Request;
    use socialmessaging_operations::server::ROUTER;

    #[test]
    fn the_router_has_the_operations_in_this_order() {
        let headers = http::HeaderMap::new();
        for (position, operation) in Operation::ALL.iter().enumerate() {
            let facts = operation.facts();
            let (path, query) = facts.uri.split_once('?').unwrap_or((facts.uri, ""));
            let request = Request { method: facts.method, path, query, headers: &headers, body: b"" };
            assert_eq!(ROUTER.find(&request), Ok(position), "{}", facts.name);
            assert_eq!(Operation::at(position), Some(*operation));
            assert_eq!(Operation::named(facts.name), Some(*operation));
        }
        assert_eq!(Operation::ALL.len(), 31);
    }

    #[test]
    fn errors_are_declared_as_in_the_model() {
        let linking = Operation::AssociateWhatsAppBusinessAccount;
        assert!(linking.declares(ErrorName::LimitExceededException));
        assert!(!linking.declares(ErrorName::InternalServiceException));
        assert!(Operation::ALL.iter().all(|operation| operation.declares(ErrorName::InvalidParametersException)));
        let tagging = Operation::TagResource;
        assert_eq!(ErrorName::ALL.iter().filter(|error| tagging.declares(**error)).count(), 5);
    }
}
