//! The laws of one operation.

use std::process::ExitCode;

use aws_smithy_types::body::SdkBody;
use quickcheck::Gen;
use restjson_codegen::smithy::{self, Direction, Facts, Operation, Segment, ShapeId};
use restjson_runtime::codec::{Context, Policy, Wire};
use restjson_runtime::server::{Router, ServerOperation};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::bound::within_bounds;
use crate::canon::{Sent, canon};
use crate::made_up::MadeUp;
use crate::noise;

/// How many values are made up for each law of each operation.
const CASES: usize = 100;

/// How many messages nobody would send are read in each direction of each operation.
const NOISE: usize = 300;

/// The laws of a model's operations.
pub struct Laws {
    facts: Facts,
    r#gen: Gen,
    failures: Vec<String>,
    checked: usize,
}

/// Checks the laws of the operations of a model, prints every one that does not hold with a value for which it does not,
/// and counts. `check` calls [`Laws::requests`] and [`Laws::responses`] with each operation.
pub fn run(model: &[u8], service: &str, check: impl FnOnce(&mut Laws)) -> ExitCode {
    let service: Option<ShapeId> = service.parse().ok();
    let scope = smithy::Scope {
        service: service.as_ref(),
        event_streams: smithy::EventStreams::LeaveOut,
        ..smithy::Scope::default()
    };
    let facts = match smithy::sound(smithy::examine(model, scope)) {
        Ok((facts, _)) => facts,
        Err(problems) => {
            println!("{problems}");
            return ExitCode::FAILURE;
        }
    };
    let mut laws = Laws { facts, r#gen: Gen::new(12), failures: Vec::new(), checked: 0 };
    check(&mut laws);
    for failure in &laws.failures {
        println!("FAILED {failure}");
    }
    println!("{} values, {} failures", laws.checked, laws.failures.len());
    if laws.failures.is_empty() && laws.checked > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

impl Laws {
    /// Requests: decoding gives the canonical value, which is its own canonical form; the router finds the operation; what
    /// nobody would send does no harm.
    pub fn requests<O>(&mut self, name: &str, position: usize, router: &Router)
    where
        O: ServerOperation<Input: Serialize + DeserializeOwned + Wire>,
    {
        let Some(operation) = self.operation(name) else { return };
        let greedy = operation.path.iter().find_map(|segment| match segment {
            Segment::Label { member, greedy: true } => Some(*member),
            Segment::Label { .. } | Segment::Literal(_) => None,
        });
        for _ in 0..CASES {
            let made = MadeUp { facts: &self.facts, r#gen: &mut self.r#gen };
            let json = { made }.message(operation.input, Direction::Request, greedy);
            self.checked += 1;
            match self.request::<O>(&operation, &json, router, position) {
                Ok(sent) => self.noise(&sent, name, |request| {
                    let _ = O::decode_request(&request.view());
                }),
                Err(problem) => return self.failures.push(format!("{name}, request: {problem}")),
            }
        }
    }

    /// Responses: the same, without a router.
    pub fn responses<O>(&mut self, name: &str)
    where
        O: ServerOperation<Output: Serialize + DeserializeOwned + Wire>,
    {
        let Some(operation) = self.operation(name) else { return };
        for _ in 0..CASES {
            let made = MadeUp { facts: &self.facts, r#gen: &mut self.r#gen };
            let json = { made }.message(operation.output, Direction::Response, None);
            self.checked += 1;
            match self.response::<O>(&operation, &json) {
                Ok(sent) => self.noise(&sent, name, |response| {
                    let _ = O::decode_response(response.response());
                }),
                Err(problem) => return self.failures.push(format!("{name}, response: {problem}")),
            }
        }
    }

    fn operation(&mut self, name: &str) -> Option<Operation> {
        let operation = self.facts.operations.iter().find(|operation| operation.id.name() == name).cloned();
        if operation.is_none() {
            self.failures.push(format!("the model has no operation {name}"));
        }
        operation
    }

    fn request<O>(
        &self,
        operation: &Operation,
        json: &Value,
        router: &Router,
        position: usize,
    ) -> Result<noise::Message, String>
    where
        O: ServerOperation<Input: Serialize + DeserializeOwned + Wire>,
    {
        let input = read::<O::Input>(json, Policy::Strict)?;
        let sent = message(O::encode_request(&input).map_err(|error| format!("{error} of {json}"))?);
        let found = router.find(&sent.view());
        if found != Ok(position) {
            return Err(format!("the router finds {found:?} for {json}"));
        }
        let (decoded, _) = O::read_request(&sent.view()).map_err(|refused| format!("{refused:?} of {json}"))?;
        let carried = Sent { query: &sent.pairs(), headers: &sent.headers, status: 0 };
        let expected = canon(&self.facts, operation.input, Direction::Request, &write(&input)?, &carried);
        same::<O::Input>(&expected, &decoded, Policy::Server)?;
        let again = canon(&self.facts, operation.input, Direction::Request, &expected, &carried);
        if again == expected { Ok(sent) } else { Err(format!("not canonical: {expected} becomes {again}")) }
    }

    fn response<O>(&self, operation: &Operation, json: &Value) -> Result<noise::Message, String>
    where
        O: ServerOperation<Output: Serialize + DeserializeOwned + Wire>,
    {
        let output = read::<O::Output>(json, Policy::Strict)?;
        let response = O::encode_response(&output).map_err(|error| format!("{error} of {json}"))?;
        let sent = answer(response);
        let decoded = O::decode_response(sent.response()).map_err(|error| format!("{error:?} of {json}"))?;
        let carried = Sent { query: &[], headers: &sent.headers, status: sent.status };
        let expected = canon(&self.facts, operation.output, Direction::Response, &write(&output)?, &carried);
        same::<O::Output>(&expected, &decoded, Policy::Client)?;
        let again = canon(&self.facts, operation.output, Direction::Response, &expected, &carried);
        if again == expected { Ok(sent) } else { Err(format!("not canonical: {expected} becomes {again}")) }
    }

    /// Reads variations of a message, and of each as much as allowed.
    fn noise(&mut self, sent: &noise::Message, name: &str, mut decode: impl FnMut(&noise::Message)) {
        for _ in 0..NOISE / CASES {
            let noisy = sent.vary(&mut self.r#gen);
            if let Err(problem) = within_bounds(noisy.size(), || decode(&noisy)) {
                self.failures.push(format!("{name}: {problem} of {noisy:?}"));
            }
        }
    }
}

fn read<T: Wire>(json: &Value, policy: Policy) -> Result<T, String> {
    let mut cx = Context::new(policy);
    let text = json.to_string();
    let read = T::read(&mut cx, &mut serde_json::Deserializer::from_str(&text));
    let problem = || format!("{} in {text}", cx.describe().unwrap_or_default());
    read.ok().flatten().ok_or_else(problem)
}

fn write(value: &impl Serialize) -> Result<Value, String> {
    serde_json::to_value(value).map_err(|error| error.to_string())
}

/// Compares what was decoded with what was expected, once the reader's defaults are filled in.
fn same<T: Wire + Serialize>(expected: &Value, decoded: &T, policy: Policy) -> Result<(), String> {
    let filled = write(&read::<T>(expected, policy)?)?;
    let decoded = write(decoded)?;
    if filled == decoded { Ok(()) } else { Err(format!("expected {filled}\n  decoded  {decoded}")) }
}

fn message(request: http::Request<SdkBody>) -> noise::Message {
    let (parts, body) = request.into_parts();
    noise::Message {
        method: parts.method.to_string(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        headers: parts.headers,
        body: body.bytes().unwrap_or_default().to_vec(),
        status: 0,
    }
}

fn answer(response: http::Response<SdkBody>) -> noise::Message {
    let (parts, body) = response.into_parts();
    noise::Message {
        headers: parts.headers,
        body: body.bytes().unwrap_or_default().to_vec(),
        status: parts.status.as_u16(),
        ..noise::Message::default()
    }
}
