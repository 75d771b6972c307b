//! Features as AWS counts them, in the part of user agents behind `m/`.

use aws_credential_types::credential_feature::AwsCredentialFeature;
use aws_runtime::sdk_feature::AwsSdkFeature;
use aws_runtime::user_agent::BusinessMetric;
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_types::config_bag::ConfigBag;

/// The digits of a metric's id.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-";

/// What a call counts for, each once. Features of credentials are told in the order in which they came to be.
pub(super) fn metrics(cfg: &ConfigBag) -> Vec<BusinessMetric> {
    let mut found = Vec::new();
    for feature in cfg.load::<SmithySdkFeature>() {
        add(&mut found, of_smithy(feature));
    }
    for feature in cfg.load::<AwsSdkFeature>() {
        add(&mut found, of_aws(feature));
    }
    // The configuration has the newest first.
    let of_call = found.len();
    for feature in cfg.load::<AwsCredentialFeature>() {
        add(&mut found, of_credentials(feature));
    }
    found[of_call..].reverse();
    found
}

fn add(found: &mut Vec<BusinessMetric>, metric: Option<BusinessMetric>) {
    if let Some(metric) = metric.filter(|metric| !found.contains(metric)) {
        found.push(metric);
    }
}

/// Writes a metric's id: its place in the list that all AWS SDKs share, in one digit or, after the first 64, in two.
///
/// aws-runtime's enum has the order of this list.
pub(super) fn push_id(text: &mut String, metric: &BusinessMetric) {
    let place = metric.clone() as usize;
    if let Some(high) = (place / 64).checked_sub(1) {
        text.push(char::from(DIGITS[high % 64]));
    }
    text.push(char::from(DIGITS[place % 64]));
}

/// `None` for what is newer than this code; the same holds for the other two.
fn of_smithy(feature: &SmithySdkFeature) -> Option<BusinessMetric> {
    use SmithySdkFeature as Feature;
    Some(match feature {
        Feature::Waiter => BusinessMetric::Waiter,
        Feature::Paginator => BusinessMetric::Paginator,
        Feature::GzipRequestCompression => BusinessMetric::GzipRequestCompression,
        Feature::ProtocolRpcV2Cbor => BusinessMetric::ProtocolRpcV2Cbor,
        Feature::RetryModeStandard => BusinessMetric::RetryModeStandard,
        Feature::RetryModeAdaptive => BusinessMetric::RetryModeAdaptive,
        Feature::FlexibleChecksumsReqCrc32 => BusinessMetric::FlexibleChecksumsReqCrc32,
        Feature::FlexibleChecksumsReqCrc32c => BusinessMetric::FlexibleChecksumsReqCrc32c,
        Feature::FlexibleChecksumsReqCrc64 => BusinessMetric::FlexibleChecksumsReqCrc64,
        Feature::FlexibleChecksumsReqSha1 => BusinessMetric::FlexibleChecksumsReqSha1,
        Feature::FlexibleChecksumsReqSha256 => BusinessMetric::FlexibleChecksumsReqSha256,
        Feature::FlexibleChecksumsReqWhenSupported => BusinessMetric::FlexibleChecksumsReqWhenSupported,
        Feature::FlexibleChecksumsReqWhenRequired => BusinessMetric::FlexibleChecksumsReqWhenRequired,
        Feature::FlexibleChecksumsResWhenSupported => BusinessMetric::FlexibleChecksumsResWhenSupported,
        Feature::FlexibleChecksumsResWhenRequired => BusinessMetric::FlexibleChecksumsResWhenRequired,
        Feature::ObservabilityOtelMetrics => BusinessMetric::ObservabilityOtelMetrics,
        _ => return None,
    })
}

fn of_aws(feature: &AwsSdkFeature) -> Option<BusinessMetric> {
    use AwsSdkFeature as Feature;
    Some(match feature {
        Feature::AccountIdModePreferred => BusinessMetric::AccountIdModePreferred,
        Feature::AccountIdModeDisabled => BusinessMetric::AccountIdModeDisabled,
        Feature::AccountIdModeRequired => BusinessMetric::AccountIdModeRequired,
        Feature::S3Transfer => BusinessMetric::S3Transfer,
        Feature::SsoLoginDevice => BusinessMetric::SsoLoginDevice,
        Feature::SsoLoginAuth => BusinessMetric::SsoLoginAuth,
        Feature::EndpointOverride => BusinessMetric::EndpointOverride,
        Feature::S3TransferUploadDirectory => BusinessMetric::S3TransferUploadDirectory,
        Feature::S3TransferDownloadDirectory => BusinessMetric::S3TransferDownloadDirectory,
        Feature::S3CustomPartSize => BusinessMetric::S3CustomPartSize,
        Feature::S3CustomThroughput => BusinessMetric::S3CustomThroughput,
        Feature::S3CustomMemoryLimit => BusinessMetric::S3CustomMemoryLimit,
        Feature::S3OnEc2 => BusinessMetric::S3OnEc2,
        Feature::S3FilePath => BusinessMetric::S3FilePath,
        _ => return None,
    })
}

fn of_credentials(feature: &AwsCredentialFeature) -> Option<BusinessMetric> {
    use AwsCredentialFeature as Feature;
    Some(match feature {
        Feature::ResolvedAccountId => BusinessMetric::ResolvedAccountId,
        Feature::CredentialsCode => BusinessMetric::CredentialsCode,
        Feature::CredentialsEnvVars => BusinessMetric::CredentialsEnvVars,
        Feature::CredentialsEnvVarsStsWebIdToken => BusinessMetric::CredentialsEnvVarsStsWebIdToken,
        Feature::CredentialsStsAssumeRole => BusinessMetric::CredentialsStsAssumeRole,
        Feature::CredentialsStsAssumeRoleSaml => BusinessMetric::CredentialsStsAssumeRoleSaml,
        Feature::CredentialsStsAssumeRoleWebId => BusinessMetric::CredentialsStsAssumeRoleWebId,
        Feature::CredentialsStsFederationToken => BusinessMetric::CredentialsStsFederationToken,
        Feature::CredentialsStsSessionToken => BusinessMetric::CredentialsStsSessionToken,
        Feature::CredentialsProfile => BusinessMetric::CredentialsProfile,
        Feature::CredentialsProfileSourceProfile => BusinessMetric::CredentialsProfileSourceProfile,
        Feature::CredentialsProfileNamedProvider => BusinessMetric::CredentialsProfileNamedProvider,
        Feature::CredentialsProfileStsWebIdToken => BusinessMetric::CredentialsProfileStsWebIdToken,
        Feature::CredentialsProfileSso => BusinessMetric::CredentialsProfileSso,
        Feature::CredentialsSso => BusinessMetric::CredentialsSso,
        Feature::CredentialsProfileProcess => BusinessMetric::CredentialsProfileProcess,
        Feature::CredentialsProcess => BusinessMetric::CredentialsProcess,
        Feature::CredentialsHttp => BusinessMetric::CredentialsHttp,
        Feature::CredentialsImds => BusinessMetric::CredentialsImds,
        Feature::BearerServiceEnvVars => BusinessMetric::BearerServiceEnvVars,
        Feature::S3ExpressBucket => BusinessMetric::S3ExpressBucket,
        Feature::CredentialsProfileLogin => BusinessMetric::CredentialsProfileLogin,
        Feature::CredentialsLogin => BusinessMetric::CredentialsLogin,
        _ => return None,
    })
}
