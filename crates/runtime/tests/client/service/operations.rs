//! The two operations: a stand-in for the operations crate.

use std::collections::HashMap;
use std::fmt;

use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::operation::BuildError;
use restjson_runtime::operation::{Facts, Operation, Response};

use super::errors::{ListThingsError, PutThingError, decode_error};

fn request(method: &str, uri: &str, body: &'static str) -> Result<http::Request<SdkBody>, BuildError> {
    http::Request::builder().method(method).uri(uri).body(SdkBody::from(body)).map_err(BuildError::other)
}

/// The methods of an input builder, as generated ones have them.
macro_rules! plain_member {
    ($name:ident $set:ident $get:ident $type:ty, $argument:ty) => {
        pub fn $name(self, input: $argument) -> Self {
            self.$set(Some(input.into()))
        }

        pub fn $set(mut self, input: Option<$type>) -> Self {
            self.0.$name = input;
            self
        }

        pub fn $get(&self) -> &Option<$type> {
            &self.0.$name
        }
    };
}

#[derive(Debug, Clone, Default)]
pub struct PutThing;

#[derive(Clone, Default)]
pub struct PutThingInput {
    pub name: Option<String>,
    pub secret: Option<String>,
    pub words: Option<Vec<String>>,
    pub size: Option<i32>,
    pub notes: Option<HashMap<String, String>>,
}

impl fmt::Debug for PutThingInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PutThingInput").field("name", &self.name).field("secret", &"*** Sensitive ***").finish()
    }
}

/// Collects a [`PutThingInput`]; the name is required.
#[derive(Clone, Debug, Default)]
pub struct PutThingInputBuilder(PutThingInput);

impl PutThingInputBuilder {
    plain_member!(name set_name get_name String, impl Into<String>);
    plain_member!(secret set_secret get_secret String, impl Into<String>);
    plain_member!(size set_size get_size i32, i32);

    pub fn words(mut self, input: impl Into<String>) -> Self {
        self.0.words.get_or_insert_default().push(input.into());
        self
    }

    pub fn set_words(mut self, input: Option<Vec<String>>) -> Self {
        self.0.words = input;
        self
    }

    pub fn get_words(&self) -> &Option<Vec<String>> {
        &self.0.words
    }

    pub fn notes(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.0.notes.get_or_insert_default().insert(key.into(), value.into());
        self
    }

    pub fn set_notes(mut self, input: Option<HashMap<String, String>>) -> Self {
        self.0.notes = input;
        self
    }

    pub fn get_notes(&self) -> &Option<HashMap<String, String>> {
        &self.0.notes
    }
}

#[derive(Debug, PartialEq)]
pub struct PutThingOutput {
    pub answer: String,
}

impl Operation for PutThing {
    type Input = PutThingInput;
    type InputBuilder = PutThingInputBuilder;
    type Output = PutThingOutput;
    type Error = PutThingError;

    const FACTS: Facts = Facts::new("PutThing", "POST", "/things/{name}");

    fn build_input(builder: PutThingInputBuilder) -> Result<PutThingInput, BuildError> {
        match builder.0.name {
            Some(_) => Ok(builder.0),
            None => Err(BuildError::missing_field("name", "it is required")),
        }
    }

    fn encode_request(input: &PutThingInput) -> Result<http::Request<SdkBody>, BuildError> {
        request("POST", &format!("/things/{}", input.name.as_deref().unwrap_or_default()), "{\"a\":1}")
    }

    fn decode_response(response: Response<'_>) -> Result<PutThingOutput, PutThingError> {
        match response.status {
            200 => Ok(PutThingOutput { answer: String::from_utf8_lossy(response.body).into_owned() }),
            _ => Err(decode_error(response)),
        }
    }

    fn input_attribute<'a>(input: &'a PutThingInput, member: &str) -> Option<&'a str> {
        match member {
            "name" => input.name.as_deref(),
            _ => None,
        }
    }
}

#[derive(Debug, Clone, Default)]
pub struct ListThings;

#[derive(Debug, Clone, Default)]
pub struct ListThingsInput {
    pub next_token: Option<String>,
    pub max_results: Option<i32>,
}

#[derive(Debug, Clone, Default)]
pub struct ListThingsInputBuilder(ListThingsInput);

impl ListThingsInputBuilder {
    plain_member!(next_token set_next_token get_next_token String, impl Into<String>);
    plain_member!(max_results set_max_results get_max_results i32, i32);
}

/// A page; its body is `next token|thing,thing,…`.
#[derive(Debug)]
pub struct ListThingsOutput {
    pub next_token: Option<String>,
    pub things: Option<Vec<String>>,
}

impl Operation for ListThings {
    type Input = ListThingsInput;
    type InputBuilder = ListThingsInputBuilder;
    type Output = ListThingsOutput;
    type Error = ListThingsError;

    const FACTS: Facts = Facts::new("ListThings", "GET", "/things");

    fn build_input(builder: ListThingsInputBuilder) -> Result<ListThingsInput, BuildError> {
        Ok(builder.0)
    }

    fn encode_request(input: &ListThingsInput) -> Result<http::Request<SdkBody>, BuildError> {
        let size = input.max_results.unwrap_or(10);
        let token = input.next_token.as_deref().unwrap_or("none");
        request("GET", &format!("/things?maxResults={size}&nextToken={token}"), "")
    }

    fn decode_response(response: Response<'_>) -> Result<ListThingsOutput, ListThingsError> {
        if response.status != 200 {
            return Err(decode_error(response));
        }
        let body = String::from_utf8_lossy(response.body).into_owned();
        let (token, things) = body.split_once('|').unwrap_or_default();
        Ok(ListThingsOutput {
            next_token: Some(token.to_owned()),
            things: Some(things.split(',').map(ToOwned::to_owned).collect()),
        })
    }

    fn input_attribute<'a>(_: &'a ListThingsInput, _: &str) -> Option<&'a str> {
        None
    }
}
