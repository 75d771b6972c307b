//! What calls tell about themselves, and what they keep to themselves.

use std::cell::RefCell;
use std::fmt::{Debug, Write as _};
use std::sync::{Arc, Mutex, Once};

use aws_smithy_types::telemetry::CapturedTelemetryAttributes;
use restjson_runtime::client::surface::config::interceptors::BeforeTransmitInterceptorContextRef;
use restjson_runtime::client::surface::config::{ConfigBag, Intercept, RuntimeComponents};
use restjson_runtime::client::surface::error::BoxError;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

use crate::calls::client;
use crate::fake::{Answer, Fake};

thread_local! {
    /// What this test's thread wrote; a test runs on one thread.
    static LINES: RefCell<String> = const { RefCell::new(String::new()) };
    /// The names of its spans; a span's id is its position, from one.
    static SPANS: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// Writes down spans and events down to DEBUG. There is one for the process: tracing caches, for all threads, whether
/// anybody listens at a place.
struct Log;

impl Log {
    fn start() {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| {
            tracing::subscriber::set_global_default(Log).expect("no other test sets one");
            tracing::callsite::rebuild_interest_cache();
        });
    }

    fn text() -> String {
        LINES.take()
    }
}

fn line(kind: &str, metadata: &Metadata<'_>, record: impl FnOnce(&mut Fields)) {
    let mut fields = Fields(format!("{kind} {}", metadata.name()));
    record(&mut fields);
    LINES.with_borrow_mut(|lines| writeln!(lines, "{}", fields.0).expect("text takes everything"));
}

struct Fields(String);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let _ = write!(self.0, " {field}={value:?}");
    }
}

impl Subscriber for Log {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        *metadata.level() <= Level::DEBUG
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        line("span", span.metadata(), |fields| span.record(fields));
        SPANS.with_borrow_mut(|spans| {
            spans.push(span.metadata().name());
            Id::from_u64(spans.len() as u64)
        })
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        line("event", event.metadata(), |fields| event.record(fields));
    }

    fn enter(&self, id: &Id) {
        let name = SPANS.with_borrow(|spans| spans[id.into_u64() as usize - 1]);
        LINES.with_borrow_mut(|lines| writeln!(lines, "enter {name}").expect("text takes everything"));
    }

    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn a_call_has_a_span_and_keeps_secrets() {
    Log::start();
    let fake = Fake::new([Answer::ok("")]);
    client(&fake, |builder| builder).put_thing().name("lamp").secret("hunter2").send().await.expect("a success");
    let text = Log::text();
    let span = text.lines().find(|line| line.starts_with("span Example Things.PutThing ")).expect("the call's span");
    for field in [r#"rpc.service="Example Things""#, r#"rpc.method="PutThing""#, r#"rpc.system="aws-api""#] {
        assert!(span.contains(field), "{span}");
    }
    let invocation = span.split("sdk_invocation_id=").nth(1).and_then(|rest| rest.split(' ').next());
    assert!(invocation.is_some_and(|number| number.len() == 7), "{span}");
    assert!(text.contains("\nenter Example Things.PutThing\n"), "{text}");
    assert!(text.contains(r#"request_id=Some("request-1")"#), "{text}");
    assert!(!text.contains("hunter2"), "{text}");
}

/// Notes which input members were captured for a call.
#[derive(Clone, Debug, Default)]
struct Captured(Arc<Mutex<Vec<(String, String)>>>);

impl Intercept for Captured {
    fn name(&self) -> &'static str {
        "Captured"
    }

    fn read_before_transmit(
        &self,
        _: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if let Some(captured) = cfg.load::<CapturedTelemetryAttributes>() {
            let pairs = captured.iter().map(|(name, value)| (name.to_owned(), value.to_owned()));
            self.0.lock().expect("no panics").extend(pairs);
        }
        Ok(())
    }
}

#[tokio::test]
async fn input_members_are_captured_when_asked_for() {
    let fake = Fake::new([Answer::ok(""), Answer::ok("")]);
    let captured = Captured::default();
    let asked = client(&fake, |builder| {
        builder
            .interceptor(captured.clone())
            .emit_input_attributes(["name"])
            .capture_input_attributes(["secret", "size"])
    });
    asked.put_thing().name("lamp").secret("hunter2").size(3).send().await.expect("a success");
    assert_eq!(*captured.0.lock().expect("no panics"), [("name".to_owned(), "lamp".to_owned())]);
    captured.0.lock().expect("no panics").clear();
    client(&fake, |builder| builder.interceptor(captured.clone()))
        .put_thing()
        .name("lamp")
        .send()
        .await
        .expect("a success");
    assert!(captured.0.lock().expect("no panics").is_empty());
}
