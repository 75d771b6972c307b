//! One case: the client it asks for, the call, and everything that was observed.

use crate::clock::Clock;
use crate::credentials::Rotating;
use crate::transport::Transport;
use crate::{config, customize, driver};
use sdk::client::customize::CustomizableOperation;
use serde_json::{Value, json};
use std::cell::Cell;
use std::fmt::Debug;

/// Which of the public ways of sending a case takes.
#[derive(Clone, Copy)]
pub(crate) enum Style {
    /// `client.operation().member(…).send()`.
    Fluent,
    /// `OperationInput::builder().member(…).send_with(&client)`.
    Input,
    /// `client.operation().member(…).customize().….send()`.
    Customize,
}

/// A case being run.
pub(crate) struct Run<'a> {
    case: &'a Value,
    client: sdk::Client,
    clock: Clock,
    /// How many calls were customized.
    customized: Cell<usize>,
}

/// How a case reads pages.
pub(crate) struct Pages {
    pub(crate) items: bool,
    pub(crate) size: Option<i32>,
    pub(crate) stop_on_duplicate_token: Option<bool>,
    limit: usize,
}

/// Runs a case to its end.
pub(crate) async fn case(case: &Value) -> Result<Value, String> {
    let clock = Clock::starting_at(case["config"]["now"].as_u64().unwrap_or(1_780_000_000));
    let transport = Transport::new(&case["script"], clock.clone());
    let credentials = Rotating::new(&case["config"]["credentials"], clock.clone());
    let client = config::client(&case["config"], &clock, &transport, &credentials)?;
    let run = Run { case, client, clock, customized: Cell::new(0) };
    let result = match case["pages"].is_object() {
        true => driver::pages(&run).await,
        false => repeated(&run).await,
    };
    Ok(json!({
        "requests": transport.requests(),
        "credentials_loaded": credentials.loaded(),
        "elapsed": run.clock.elapsed(),
        "result": result?,
    }))
}

/// Makes the call as often as the case says, on one client, and lists the results.
async fn repeated(run: &Run<'_>) -> Result<Value, String> {
    let Some(times) = run.case["times"].as_u64() else { return driver::call(run).await };
    let pause = std::time::Duration::from_millis(run.case["pause"].as_u64().unwrap_or(0));
    let mut results = Vec::new();
    for _ in 0..times {
        results.push(driver::call(run).await?);
        tokio::time::sleep(pause).await;
    }
    Ok(Value::Array(results))
}

impl Run<'_> {
    pub(crate) fn operation(&self) -> &str {
        self.case["operation"].as_str().unwrap_or_default()
    }

    pub(crate) fn input(&self) -> &Value {
        &self.case["input"]
    }

    pub(crate) fn client(&self) -> &sdk::Client {
        &self.client
    }

    pub(crate) fn style(&self) -> Style {
        match self.case["style"].as_str() {
            Some("input") => Style::Input,
            _ if !self.case["customize"].is_null() => Style::Customize,
            _ => Style::Fluent,
        }
    }

    /// Whether lists and maps are filled item by item instead of whole.
    pub(crate) fn appends(&self) -> bool {
        self.case["append"].as_bool().unwrap_or(false)
    }

    /// The fluent builder holds what a plain input builder holds.
    pub(crate) fn same<T: PartialEq + Debug>(&self, plain: &T, fluent: &T) -> Result<(), String> {
        if plain == fluent { Ok(()) } else { Err(format!("{plain:?} differs from the fluent builder's {fluent:?}")) }
    }

    pub(crate) fn customize<T, E, B>(
        &self,
        operation: CustomizableOperation<T, E, B>,
    ) -> Result<CustomizableOperation<T, E, B>, String> {
        customize::apply(operation, self.next_customization(), &self.clock)
    }

    /// One for all calls, or a list from which each call takes the next.
    fn next_customization(&self) -> &Value {
        let plan = &self.case["customize"];
        let Some(plans) = plan.as_array().filter(|plans| !plans.is_empty()) else { return plan };
        let number = self.customized.replace(self.customized.get() + 1);
        &plans[number % plans.len()]
    }

    pub(crate) fn pages(&self) -> Pages {
        let plan = &self.case["pages"];
        Pages {
            items: plan["items"].as_bool().unwrap_or(false),
            size: plan["size"].as_i64().and_then(|size| i32::try_from(size).ok()),
            stop_on_duplicate_token: plan["stop"].as_bool(),
            limit: plan["limit"].as_u64().and_then(|limit| usize::try_from(limit).ok()).unwrap_or(50),
        }
    }
}

impl Pages {
    /// Notes a page or an item; false once the case has seen enough.
    pub(crate) fn note<T: Debug, E: std::error::Error>(&self, seen: &mut Vec<Value>, next: Result<T, E>) -> bool {
        seen.push(match next {
            Ok(next) => json!({ "ok": format!("{next:?}") }),
            Err(error) => json!({ "error": error.to_string() }),
        });
        seen.len() < self.limit
    }
}
