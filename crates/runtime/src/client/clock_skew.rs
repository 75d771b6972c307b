//! Corrects a clock that differs from the service's.
//!
//! A signature holds for some minutes only. Every response says in `Date` what time it is for the service; the
//! difference to the local clock is kept for the client's later requests, and an attempt that failed for its time is
//! repeated with the corrected one.

use std::error::Error as StdError;
use std::fmt;
use std::marker::PhantomData;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime};

use aws_runtime::service_clock_skew::DisableClockSkewCorrection;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::InterceptorContext;
use aws_smithy_runtime_api::client::orchestrator::{HttpResponse, OrchestratorError};
use aws_smithy_runtime_api::client::retries::classifiers::{ClassifyRetry, RetryAction, RetryClassifierPriority};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::DateTime;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};
use aws_smithy_types::date_time::Format;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use aws_smithy_types::retry::ErrorKind;

/// A request that was refused although the clocks differ by less was refused for another reason.
const TOLERATED: Duration = Duration::from_secs(4 * 60);
/// A response that took longer says too little about the time.
const SLOWEST_TRUSTED: Duration = Duration::from_secs(15 * 60);
/// Codes by which services refuse a signature, be it for its time or not.
const SIGNATURE_ERRORS: [&str; 5] = [
    "AccessDeniedException",
    "AuthFailure",
    "InvalidSignatureException",
    "RequestTimeTooSkewed",
    "SignatureDoesNotMatch",
];

/// By how many milliseconds the service's clock is ahead of ours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Skew(i64);

impl Skew {
    fn between(local: SystemTime, remote: SystemTime) -> Self {
        let millis = |duration: Duration| i64::try_from(duration.as_millis()).unwrap_or(i64::MAX);
        match remote.duration_since(local) {
            Ok(ahead) => Self(millis(ahead)),
            Err(behind) => Self(-millis(behind.duration())),
        }
    }

    fn correct(self, local: SystemTime) -> SystemTime {
        let size = Duration::from_millis(self.0.unsigned_abs());
        let corrected = if self.0 < 0 { local.checked_sub(size) } else { local.checked_add(size) };
        corrected.unwrap_or(local)
    }

    fn is_tolerated(self) -> bool {
        Duration::from_millis(self.0.unsigned_abs()) <= TOLERATED
    }
}

/// What a call knows of the time. Absent where the correction is disabled.
#[derive(Clone, Copy, Debug)]
struct Clocks {
    /// What the next signature reckons with.
    skew: Skew,
    /// When the attempt was sent, by the local clock.
    sent: Option<SystemTime>,
}

impl Storable for Clocks {
    type Storer = StoreReplace<Self>;
}

/// The time as the service knows it: `local`, corrected by what is known in this call.
pub(super) fn correct(local: SystemTime, cfg: &ConfigBag) -> SystemTime {
    cfg.load::<Clocks>().map_or(local, |clocks| clocks.skew.correct(local))
}

/// What a client knows of the service's clock. Its methods are steps of a call.
#[derive(Debug, Default)]
pub(super) struct ClockSkew {
    millis: AtomicI64,
}

impl ClockSkew {
    /// Lets the first attempt reckon with what earlier calls have found.
    pub(super) fn before_attempts(&self, cfg: &mut ConfigBag) {
        if !cfg.load::<DisableClockSkewCorrection>().is_some_and(DisableClockSkewCorrection::is_disabled) {
            let skew = Skew(self.millis.load(Ordering::Relaxed));
            cfg.interceptor_state().store_put(Clocks { skew, sent: None });
        }
    }

    /// Notes when the attempt was sent.
    pub(super) fn before_transmit(&self, components: &RuntimeComponents, cfg: &mut ConfigBag) -> Result<(), BoxError> {
        if let Some(clocks) = cfg.get_mut_from_interceptor_state::<Clocks>() {
            clocks.sent = Some(now(components)?);
        }
        Ok(())
    }

    /// Reads the service's time from the response.
    pub(super) fn after_transmit(
        &self,
        response: &mut HttpResponse,
        components: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let Some(clocks) = cfg.get_mut_from_interceptor_state::<Clocks>() else { return Ok(()) };
        let received = now(components)?;
        let Some(skew) = clocks.sent.and_then(|sent| measure(response, sent, received)) else { return Ok(()) };
        tracing::trace!(skew_ms = skew.0, "the service's clock");
        clocks.skew = skew;
        self.millis.store(skew.0, Ordering::Relaxed);
        if !skew.is_tolerated() {
            // For the classifier, which sees no configuration.
            response.add_extension(skew);
        }
        Ok(())
    }
}

fn now(components: &RuntimeComponents) -> Result<SystemTime, BoxError> {
    Ok(components.time_source().ok_or("clock skew correction needs a clock: set `time_source`")?.now())
}

/// The service is taken to have written `Date` half-way between request and response. A cache's answer (it has an `Age`)
/// and a very slow one tell nothing.
fn measure(response: &HttpResponse, sent: SystemTime, received: SystemTime) -> Option<Skew> {
    let elapsed = received.duration_since(sent).unwrap_or_default();
    if response.headers().get("age").is_some() || elapsed > SLOWEST_TRUSTED {
        return None;
    }
    let date = DateTime::from_str(response.headers().get("date")?, Format::HttpDate).ok()?;
    Some(Skew::between(sent + elapsed / 2, SystemTime::try_from(date).ok()?))
}

/// Repeats what was refused for a wrong time; the repetition is signed with the right one.
pub(super) struct ClockSkewClassifier<E>(PhantomData<E>);

impl<E> ClockSkewClassifier<E> {
    pub(super) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<E> fmt::Debug for ClockSkewClassifier<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ClockSkewClassifier")
    }
}

impl<E: StdError + ProvideErrorMetadata + Send + Sync + 'static> ClassifyRetry for ClockSkewClassifier<E> {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        let is_skewed = context.response().is_some_and(|response| response.extension::<Skew>().is_some());
        match is_skewed && error_code::<E>(context).is_some_and(|code| SIGNATURE_ERRORS.contains(&code)) {
            true => RetryAction::retryable_error(ErrorKind::ServerError),
            false => RetryAction::NoActionIndicated,
        }
    }

    fn name(&self) -> &'static str {
        "ClockSkew"
    }

    fn priority(&self) -> RetryClassifierPriority {
        RetryClassifierPriority::run_after(RetryClassifierPriority::http_status_code_classifier())
    }
}

fn error_code<E: StdError + ProvideErrorMetadata + Send + Sync + 'static>(
    context: &InterceptorContext,
) -> Option<&str> {
    let error = context.output_or_error()?.err()?;
    OrchestratorError::as_operation_error(error)?.downcast_ref::<E>()?.code()
}
