//! The service under test, as a generated crate would declare it: `PutThing`, and `ListThings`, which pages.

pub mod endpoint;
mod errors;
mod operations;

use restjson_runtime::client::Service;
use restjson_runtime::client::auth::AuthScheme;
use restjson_runtime::client::endpoint::RuleSet;

pub use errors::{BusyException, ListThingsError, PutThingError};
pub use operations::{ListThings, PutThing, PutThingInputBuilder};

#[derive(Debug, Clone, Copy, Default)]
pub struct Example;

impl Service for Example {
    const ID: &'static str = "Example Things";
    const NAME: &'static str = "examplethings";
    const VERSION: &'static str = "1.2.3";
    const SCOPE: &'static str = "example-things";
    const SIGNING_NAME: &'static str = "example-signing";
    const AUTH: &'static [AuthScheme] = &[AuthScheme::SigV4];
    const ENDPOINT_RULES: RuleSet = endpoint::RULES;
    const BEHAVIOR_VERSION_LATEST: bool = false;
    type EndpointParams = endpoint::Params;
}

pub type Builder = restjson_runtime::client::config::Builder<Example>;
pub type Config = restjson_runtime::client::config::Config<Example>;

restjson_runtime::client! {
    /// Calls the service.
    pub struct Client for Example;
}

restjson_runtime::fluent_builder! {
    /// Stores a thing.
    pub fn put_thing in Client for Example => PutThingFluentBuilder
    sends PutThing, in "Example Things.PutThing";
    /// The thing's name.
    name, set_name, get_name: { into String };
    /// What nobody but the service may see.
    secret, set_secret, get_secret: { into String };
    /// Words to find the thing by.
    words, set_words, get_words: { list into String };
    /// How big it is.
    size, set_size, get_size: { i32 };
    /// Notes on it.
    notes, set_notes, get_notes: { map into String => into String };
}

restjson_runtime::fluent_builder! {
    /// Lists things.
    pub fn list_things in Client for Example => ListThingsFluentBuilder
    sends ListThings, in "Example Things.ListThings", pages ListThingsPaginator;
    /// The page to begin with.
    next_token, set_next_token, get_next_token: { into String };
    /// How many things a page may hold.
    max_results, set_max_results, get_max_results: { i32 };
}

restjson_runtime::paginator! {
    pub ListThingsPaginator for Example => ListThings;
    token String: |input| &mut input.next_token, |output| output.next_token.as_ref();
    limit: |builder, limit| builder.max_results(limit);
    items String, Vec<String>, ListThingsPaginatorItems: |output| output.things.unwrap_or_default();
}

restjson_runtime::client_error! {
    /// Everything that can go wrong in a call.
    pub enum Error {
        /// Come back later.
        BusyException(BusyException),
    }
    PutThingError { BusyException }
    ListThingsError { }
}
