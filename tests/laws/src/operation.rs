//! The laws of one operation.

use std::collections::BTreeSet;
use std::process::ExitCode;

use aws_smithy_types::body::SdkBody;
use quickcheck::Gen;
use restjson_codegen::smithy::{self, Direction, Facts, Location, MemberIdx, Operation, Segment, ShapeId, ShapeIdx};
use restjson_runtime::codec::{Context, Policy, Wire};
use restjson_runtime::server::{EncodeError as _, Router, ServerOperation};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::bound::within_bounds;
use crate::canon::{Sent, canon};
use crate::fuzz;
use crate::made_up::MadeUp;

/// How many values are made up for each law of each operation.
const CASES: usize = 100;

/// How many variations of each message are read.
const VARIATIONS: usize = 4;

/// The laws of a model's operations.
pub struct Laws {
    facts: Facts,
    r#gen: Gen,
    failures: Vec<String>,
    /// How many values were made up.
    values: usize,
    /// How many messages were read that nobody would send.
    noise: usize,
    /// The most that reading one of them asked for.
    most: usize,
    /// The kinds of places whose values were not carried as they were given.
    changed: BTreeSet<&'static str>,
}

/// Checks the laws of the operations of a model, prints every one that does not hold with a value for which it does not,
/// and counts. `check` calls the functions of [`Laws`] with each operation.
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
    let (failures, changed) = (Vec::new(), BTreeSet::new());
    let mut laws = Laws { facts, r#gen: Gen::new(12), failures, values: 0, noise: 0, most: 0, changed };
    check(&mut laws);
    laws.report()
}

/// One direction of an operation, or one of its errors.
#[derive(Clone, Copy)]
struct Message<'a> {
    name: &'a str,
    shape: ShapeIdx,
    direction: Direction,
    greedy: Option<MemberIdx>,
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
        let message = Message { name, shape: operation.input, direction: Direction::Request, greedy };
        let encode = |input: &O::Input| {
            let sent = request(O::encode_request(input).map_err(|error| error.to_string())?);
            let found = router.find(&sent.view());
            if found == Ok(position) { Ok(sent) } else { Err(format!("the router finds {found:?}")) }
        };
        self.check(message, encode, |sent| match O::read_request(&sent.view()) {
            Ok((input, _)) => Ok(input),
            Err(refused) => Err(format!("{refused:?}")),
        });
    }

    /// Responses: the same, without a router.
    pub fn responses<O>(&mut self, name: &str)
    where
        O: ServerOperation<Output: Serialize + DeserializeOwned + Wire>,
    {
        let Some(operation) = self.operation(name) else { return };
        let message = Message { name, shape: operation.output, direction: Direction::Response, greedy: None };
        let encode = |output: &O::Output| O::encode_response(output).map(response).map_err(|error| error.to_string());
        self.check(message, encode, |sent| O::decode_response(sent.response()).map_err(|error| format!("{error:?}")));
    }

    /// One of the operation's errors, by the code that names it: the same. The two functions are the variant's.
    pub fn errors<O, T>(&mut self, name: &str, code: &str, wrap: fn(T) -> O::Error, unwrap: fn(O::Error) -> Option<T>)
    where
        O: ServerOperation,
        T: Serialize + DeserializeOwned + Wire,
    {
        let Some(operation) = self.operation(name) else { return };
        let shape = operation.errors.iter().find(|&&error| self.facts.model[error].id.name() == code);
        let Some(&shape) = shape else { return self.failures.push(format!("{name} has no error {code}")) };
        let message = Message { name: code, shape, direction: Direction::Response, greedy: None };
        let encode = |error: &T| {
            let copy = read::<T>(&write(error)?, Policy::Strict)?;
            wrap(copy).encode().map(response).map_err(|error| error.to_string())
        };
        self.check(message, encode, |sent| match O::decode_response(sent.response()) {
            Ok(_) => Err("it is read as a success".to_owned()),
            Err(error) => unwrap(error).ok_or_else(|| "it is read as another error".to_owned()),
        });
    }

    fn operation(&mut self, name: &str) -> Option<Operation> {
        let operation = self.facts.operations.iter().find(|operation| operation.id.name() == name).cloned();
        if operation.is_none() {
            self.failures.push(format!("the model has no operation {name}"));
        }
        operation
    }

    /// Makes up values of a message, and holds the laws against each; stops at the first that breaks one.
    fn check<T: Serialize + DeserializeOwned + Wire>(
        &mut self,
        message: Message<'_>,
        encode: impl Fn(&T) -> Result<fuzz::Message, String>,
        decode: impl Fn(&fuzz::Message) -> Result<T, String>,
    ) {
        for _ in 0..CASES {
            let mut made = MadeUp { facts: &self.facts, r#gen: &mut self.r#gen };
            let json = made.message(message.shape, message.direction, message.greedy);
            self.values += 1;
            match self.hold(message, &json, &encode, &decode) {
                Ok(sent) => self.fuzz(message.name, &sent, |sent| drop(decode(sent))),
                Err(problem) => return self.failures.push(format!("{}: {problem}\n  of {json}", message.name)),
            }
        }
    }

    fn hold<T: Serialize + DeserializeOwned + Wire>(
        &mut self,
        message: Message<'_>,
        json: &Value,
        encode: impl Fn(&T) -> Result<fuzz::Message, String>,
        decode: impl Fn(&fuzz::Message) -> Result<T, String>,
    ) -> Result<fuzz::Message, String> {
        let Message { shape, direction, .. } = message;
        let value = read::<T>(json, Policy::Strict)?;
        let sent = encode(&value)?;
        let decoded = decode(&sent)?;
        let carried = Sent { query: &sent.pairs(), headers: &sent.headers, status: sent.status };
        let given = write(&value)?;
        let expected = canon(&self.facts, shape, direction, &given, &carried);
        let policy = match direction {
            Direction::Request => Policy::Server,
            Direction::Response => Policy::Client,
        };
        same::<T>(&expected, &decoded, policy)?;
        let again = canon(&self.facts, shape, direction, &expected, &carried);
        self.changed.extend(changed(&self.facts, shape, direction, &given, &expected));
        if again == expected { Ok(sent) } else { Err(format!("not canonical: {expected} becomes {again}")) }
    }

    /// Reads variations of a message, and of each as much as allowed.
    fn fuzz(&mut self, name: &str, sent: &fuzz::Message, decode: impl Fn(&fuzz::Message)) {
        for variation in 0..VARIATIONS {
            let noise = if variation == 0 { sent.invent(&mut self.r#gen) } else { sent.vary(&mut self.r#gen) };
            self.noise += 1;
            match within_bounds(noise.size(), || decode(&noise)) {
                Ok(asked) => self.most = self.most.max(asked),
                Err(problem) => self.failures.push(format!("{name}: {problem} of {noise:?}")),
            }
        }
    }

    fn report(&self) -> ExitCode {
        for failure in &self.failures {
            println!("FAILED {failure}");
        }
        let changed: Vec<&str> = self.changed.iter().copied().collect();
        println!("not carried as given: {}", changed.join(", "));
        let Self { values, noise, most, failures, .. } = self;
        println!("{values} values, {noise} messages in at most {most} bytes, {} failures", failures.len());
        if failures.is_empty() && *values > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

/// The kinds of places where the canonical value is not the given one.
fn changed<'a>(
    facts: &'a Facts,
    shape: ShapeIdx,
    direction: Direction,
    given: &'a Value,
    expected: &'a Value,
) -> impl Iterator<Item = &'static str> + 'a {
    let members = facts.model.members_of(shape).iter().copied();
    let differs = |&member: &MemberIdx| given.get(facts.json_name(member)) != expected.get(facts.json_name(member));
    members.filter(differs).map(move |member| match facts.location(member, direction) {
        Location::Label => "label",
        Location::Query { .. } => "query",
        Location::QueryParams => "query params",
        Location::Header { .. } => "header",
        Location::PrefixHeaders { .. } => "prefix headers",
        Location::Payload => "payload",
        Location::StatusCode => "status",
        Location::Body { .. } => "body",
    })
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

fn request(request: http::Request<SdkBody>) -> fuzz::Message {
    let (parts, body) = request.into_parts();
    fuzz::Message {
        method: parts.method.to_string(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        headers: parts.headers,
        body: body.bytes().unwrap_or_default().to_vec(),
        status: 0,
    }
}

fn response(response: http::Response<SdkBody>) -> fuzz::Message {
    let (parts, body) = response.into_parts();
    fuzz::Message {
        headers: parts.headers,
        body: body.bytes().unwrap_or_default().to_vec(),
        status: parts.status.as_u16(),
        ..fuzz::Message::default()
    }
}
