//! The service: each operation, one line.

use std::future::Future;

use restjson_runtime::operation::Operation as Model;
use socialmessaging_operations::operation;
use socialmessaging_operations::server::Service;

use crate::call::Call;
use crate::failure::{Declares, Failure};
use crate::operation::Operation;
use crate::service::LocalService;
use crate::{account, destination, flow, library, media, number, send, tag, template};

/// Answers the operations: one value per request, made after the request's fault was chosen.
#[derive(Debug, Clone)]
pub(crate) struct Handlers {
    service: LocalService,
    fault: Option<Failure>,
}

impl Handlers {
    /// Handlers that answer, or fail as a fault on demand says.
    pub(crate) fn new(service: LocalService, fault: Option<Failure>) -> Self {
        Self { service, fault }
    }

    /// What stands before every operation: faults on demand, then quotas.
    fn gate(&self, operation: Operation) -> Result<(), Failure> {
        match &self.fault {
            Some(fault) => Err(fault.clone()),
            None => self.service.admit(operation),
        }
    }

    /// Runs an operation in one transaction, and commits it before it answers.
    async fn call<T, E: Declares>(
        &self,
        operation: Operation,
        work: impl FnOnce(&mut Call<'_>) -> Result<T, Failure> + Send,
    ) -> Result<T, E> {
        self.gate(operation).and_then(|()| self.service.transact(work)).map_err(Failure::into_error)
    }

    /// Runs an operation that waits for something, with as many transactions as it needs. It holds none while it waits.
    async fn run<T, E: Declares>(
        &self,
        operation: Operation,
        work: impl Future<Output = Result<T, Failure>> + Send,
    ) -> Result<T, E> {
        self.gate(operation).map_err(Failure::into_error)?;
        work.await.map_err(Failure::into_error)
    }
}

/// What an operation takes.
type In<O> = <O as Model>::Input;
/// What it answers.
type Out<O> = Result<<O as Model>::Output, <O as Model>::Error>;

impl Service for Handlers {
    async fn associate_whats_app_business_account(
        &self,
        input: In<operation::associate_whats_app_business_account::AssociateWhatsAppBusinessAccount>,
    ) -> Out<operation::associate_whats_app_business_account::AssociateWhatsAppBusinessAccount> {
        self.call(Operation::AssociateWhatsAppBusinessAccount, |call| account::associate(call, input)).await
    }

    async fn create_whats_app_flow(
        &self,
        input: In<operation::create_whats_app_flow::CreateWhatsAppFlow>,
    ) -> Out<operation::create_whats_app_flow::CreateWhatsAppFlow> {
        self.call(Operation::CreateWhatsAppFlow, |call| flow::create(call, input)).await
    }

    async fn create_whats_app_message_template(
        &self,
        input: In<operation::create_whats_app_message_template::CreateWhatsAppMessageTemplate>,
    ) -> Out<operation::create_whats_app_message_template::CreateWhatsAppMessageTemplate> {
        self.call(Operation::CreateWhatsAppMessageTemplate, |call| template::create(call, input)).await
    }

    async fn create_whats_app_message_template_from_library(
        &self,
        input: In<operation::create_whats_app_message_template_from_library::CreateWhatsAppMessageTemplateFromLibrary>,
    ) -> Out<operation::create_whats_app_message_template_from_library::CreateWhatsAppMessageTemplateFromLibrary> {
        self.call(Operation::CreateWhatsAppMessageTemplateFromLibrary, |call| {
            template::create_from_library(call, input)
        })
        .await
    }

    async fn create_whats_app_message_template_media(
        &self,
        input: In<operation::create_whats_app_message_template_media::CreateWhatsAppMessageTemplateMedia>,
    ) -> Out<operation::create_whats_app_message_template_media::CreateWhatsAppMessageTemplateMedia> {
        self.run(Operation::CreateWhatsAppMessageTemplateMedia, template::create_media(&self.service, input)).await
    }

    async fn delete_whats_app_flow(
        &self,
        input: In<operation::delete_whats_app_flow::DeleteWhatsAppFlow>,
    ) -> Out<operation::delete_whats_app_flow::DeleteWhatsAppFlow> {
        self.call(Operation::DeleteWhatsAppFlow, |call| flow::delete(call, input)).await
    }

    async fn delete_whats_app_message_media(
        &self,
        input: In<operation::delete_whats_app_message_media::DeleteWhatsAppMessageMedia>,
    ) -> Out<operation::delete_whats_app_message_media::DeleteWhatsAppMessageMedia> {
        self.call(Operation::DeleteWhatsAppMessageMedia, |call| media::delete(call, input)).await
    }

    async fn delete_whats_app_message_template(
        &self,
        input: In<operation::delete_whats_app_message_template::DeleteWhatsAppMessageTemplate>,
    ) -> Out<operation::delete_whats_app_message_template::DeleteWhatsAppMessageTemplate> {
        self.call(Operation::DeleteWhatsAppMessageTemplate, |call| template::delete(call, input)).await
    }

    async fn deprecate_whats_app_flow(
        &self,
        input: In<operation::deprecate_whats_app_flow::DeprecateWhatsAppFlow>,
    ) -> Out<operation::deprecate_whats_app_flow::DeprecateWhatsAppFlow> {
        self.call(Operation::DeprecateWhatsAppFlow, |call| flow::deprecate(call, input)).await
    }

    async fn disassociate_whats_app_business_account(
        &self,
        input: In<operation::disassociate_whats_app_business_account::DisassociateWhatsAppBusinessAccount>,
    ) -> Out<operation::disassociate_whats_app_business_account::DisassociateWhatsAppBusinessAccount> {
        self.call(Operation::DisassociateWhatsAppBusinessAccount, |call| account::disassociate(call, input)).await
    }

    async fn get_linked_whats_app_business_account(
        &self,
        input: In<operation::get_linked_whats_app_business_account::GetLinkedWhatsAppBusinessAccount>,
    ) -> Out<operation::get_linked_whats_app_business_account::GetLinkedWhatsAppBusinessAccount> {
        self.call(Operation::GetLinkedWhatsAppBusinessAccount, |call| account::get(call, input)).await
    }

    async fn get_linked_whats_app_business_account_phone_number(
        &self,
        input: In<
            operation::get_linked_whats_app_business_account_phone_number::GetLinkedWhatsAppBusinessAccountPhoneNumber,
        >,
    ) -> Out<operation::get_linked_whats_app_business_account_phone_number::GetLinkedWhatsAppBusinessAccountPhoneNumber>
    {
        self.call(Operation::GetLinkedWhatsAppBusinessAccountPhoneNumber, |call| number::get(call, input)).await
    }

    async fn get_whats_app_flow(
        &self,
        input: In<operation::get_whats_app_flow::GetWhatsAppFlow>,
    ) -> Out<operation::get_whats_app_flow::GetWhatsAppFlow> {
        self.call(Operation::GetWhatsAppFlow, |call| flow::get(call, input)).await
    }

    async fn get_whats_app_flow_preview(
        &self,
        input: In<operation::get_whats_app_flow_preview::GetWhatsAppFlowPreview>,
    ) -> Out<operation::get_whats_app_flow_preview::GetWhatsAppFlowPreview> {
        self.call(Operation::GetWhatsAppFlowPreview, |call| flow::preview(call, input)).await
    }

    async fn get_whats_app_message_media(
        &self,
        input: In<operation::get_whats_app_message_media::GetWhatsAppMessageMedia>,
    ) -> Out<operation::get_whats_app_message_media::GetWhatsAppMessageMedia> {
        self.run(Operation::GetWhatsAppMessageMedia, media::get(&self.service, input)).await
    }

    async fn get_whats_app_message_template(
        &self,
        input: In<operation::get_whats_app_message_template::GetWhatsAppMessageTemplate>,
    ) -> Out<operation::get_whats_app_message_template::GetWhatsAppMessageTemplate> {
        self.call(Operation::GetWhatsAppMessageTemplate, |call| template::get(call, input)).await
    }

    async fn list_linked_whats_app_business_accounts(
        &self,
        input: In<operation::list_linked_whats_app_business_accounts::ListLinkedWhatsAppBusinessAccounts>,
    ) -> Out<operation::list_linked_whats_app_business_accounts::ListLinkedWhatsAppBusinessAccounts> {
        self.call(Operation::ListLinkedWhatsAppBusinessAccounts, |call| account::list(call, input)).await
    }

    async fn list_tags_for_resource(
        &self,
        input: In<operation::list_tags_for_resource::ListTagsForResource>,
    ) -> Out<operation::list_tags_for_resource::ListTagsForResource> {
        self.call(Operation::ListTagsForResource, |call| tag::list(call, input)).await
    }

    async fn list_whats_app_flow_assets(
        &self,
        input: In<operation::list_whats_app_flow_assets::ListWhatsAppFlowAssets>,
    ) -> Out<operation::list_whats_app_flow_assets::ListWhatsAppFlowAssets> {
        self.call(Operation::ListWhatsAppFlowAssets, |call| flow::list_assets(call, input)).await
    }

    async fn list_whats_app_flows(
        &self,
        input: In<operation::list_whats_app_flows::ListWhatsAppFlows>,
    ) -> Out<operation::list_whats_app_flows::ListWhatsAppFlows> {
        self.call(Operation::ListWhatsAppFlows, |call| flow::list(call, input)).await
    }

    async fn list_whats_app_message_templates(
        &self,
        input: In<operation::list_whats_app_message_templates::ListWhatsAppMessageTemplates>,
    ) -> Out<operation::list_whats_app_message_templates::ListWhatsAppMessageTemplates> {
        self.call(Operation::ListWhatsAppMessageTemplates, |call| template::list(call, input)).await
    }

    async fn list_whats_app_template_library(
        &self,
        input: In<operation::list_whats_app_template_library::ListWhatsAppTemplateLibrary>,
    ) -> Out<operation::list_whats_app_template_library::ListWhatsAppTemplateLibrary> {
        self.call(Operation::ListWhatsAppTemplateLibrary, |call| library::list(call, input)).await
    }

    async fn post_whats_app_message_media(
        &self,
        input: In<operation::post_whats_app_message_media::PostWhatsAppMessageMedia>,
    ) -> Out<operation::post_whats_app_message_media::PostWhatsAppMessageMedia> {
        self.run(Operation::PostWhatsAppMessageMedia, media::post(&self.service, input)).await
    }

    async fn publish_whats_app_flow(
        &self,
        input: In<operation::publish_whats_app_flow::PublishWhatsAppFlow>,
    ) -> Out<operation::publish_whats_app_flow::PublishWhatsAppFlow> {
        self.call(Operation::PublishWhatsAppFlow, |call| flow::publish(call, input)).await
    }

    async fn put_whats_app_business_account_event_destinations(
        &self,
        input: In<
            operation::put_whats_app_business_account_event_destinations::PutWhatsAppBusinessAccountEventDestinations,
        >,
    ) -> Out<operation::put_whats_app_business_account_event_destinations::PutWhatsAppBusinessAccountEventDestinations>
    {
        self.call(Operation::PutWhatsAppBusinessAccountEventDestinations, |call| destination::put(call, input)).await
    }

    async fn send_whats_app_message(
        &self,
        input: In<operation::send_whats_app_message::SendWhatsAppMessage>,
    ) -> Out<operation::send_whats_app_message::SendWhatsAppMessage> {
        self.call(Operation::SendWhatsAppMessage, |call| send::send(call, input)).await
    }

    async fn tag_resource(
        &self,
        input: In<operation::tag_resource::TagResource>,
    ) -> Out<operation::tag_resource::TagResource> {
        self.call(Operation::TagResource, |call| tag::tag(call, input)).await
    }

    async fn untag_resource(
        &self,
        input: In<operation::untag_resource::UntagResource>,
    ) -> Out<operation::untag_resource::UntagResource> {
        self.call(Operation::UntagResource, |call| tag::untag(call, input)).await
    }

    async fn update_whats_app_flow(
        &self,
        input: In<operation::update_whats_app_flow::UpdateWhatsAppFlow>,
    ) -> Out<operation::update_whats_app_flow::UpdateWhatsAppFlow> {
        self.call(Operation::UpdateWhatsAppFlow, |call| flow::update(call, input)).await
    }

    async fn update_whats_app_flow_assets(
        &self,
        input: In<operation::update_whats_app_flow_assets::UpdateWhatsAppFlowAssets>,
    ) -> Out<operation::update_whats_app_flow_assets::UpdateWhatsAppFlowAssets> {
        self.call(Operation::UpdateWhatsAppFlowAssets, |call| flow::update_assets(call, input)).await
    }

    async fn update_whats_app_message_template(
        &self,
        input: In<operation::update_whats_app_message_template::UpdateWhatsAppMessageTemplate>,
    ) -> Out<operation::update_whats_app_message_template::UpdateWhatsAppMessageTemplate> {
        self.call(Operation::UpdateWhatsAppMessageTemplate, |call| template::update(call, input)).await
    }
}
