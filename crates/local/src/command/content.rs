//! What Meta does to templates and flows, and files for operations that read from S3.

use super::Control;
use crate::access::{self, Area};
use crate::error::ServiceError;
use crate::flow::{self, FlowStatus};
use crate::s3::{self, S3Object};
use crate::template::{self, TemplateVerdict};

impl Control {
    /// Meta decides on a template, in the place of the clock. The template is named by Meta's id of it.
    ///
    /// # Errors
    ///
    /// Where there is no such template.
    pub fn review_template(&self, id: &str, verdict: TemplateVerdict) -> Result<(), ServiceError> {
        Ok(self.service.transact(|call| template::decide(call, id, &verdict))?)
    }

    /// Meta changes a template's quality: `GREEN`, `YELLOW`, `RED`, `UNKNOWN`. The template is named by Meta's id of it.
    ///
    /// # Errors
    ///
    /// Where there is no such template.
    pub fn set_template_quality(&self, id: &str, quality: &str) -> Result<(), ServiceError> {
        Ok(self.service.transact(|call| template::set_quality(call, id, quality))?)
    }

    /// Meta blocks a flow, throttles it, or sets it free again. The flow is named by its id.
    ///
    /// # Errors
    ///
    /// Where there is no such flow.
    pub fn set_flow_status(&self, id: &str, status: FlowStatus) -> Result<(), ServiceError> {
        Ok(self.service.transact(|call| flow::set_status(call, id, status))?)
    }

    /// Meta permits or denies something to an account, named by its id or ARN. What is denied fails with
    /// `AccessDeniedByMetaException`.
    ///
    /// # Errors
    ///
    /// Where there is no such account.
    pub fn set_meta_access(&self, account: &str, area: Area, allowed: bool) -> Result<(), ServiceError> {
        Ok(self.service.transact(|call| {
            let account = crate::account::find(call, account)?;
            access::set(call, &account.id, area, allowed)
        })?)
    }

    /// Puts a file into the service's own S3, where operations find it by bucket and key or by a presigned URL. That is
    /// where they look unless the settings name a folder or an endpoint.
    ///
    /// # Errors
    ///
    /// Where it has more than 100 MB.
    pub fn put_object(
        &self,
        bucket: &str,
        key: &str,
        bytes: impl Into<Vec<u8>>,
        content_type: &str,
    ) -> Result<(), ServiceError> {
        Ok(s3::put_own(&self.service, bucket, key, bytes.into(), content_type)?)
    }

    /// A file of the service's own S3.
    pub fn object(&self, bucket: &str, key: &str) -> Option<S3Object> {
        s3::own_object(&self.service, bucket, key)
    }
}
