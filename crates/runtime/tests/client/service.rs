//! The service under test, as a generated crate would declare it: `PutThing`, and `ListThings`, which pages.

pub mod endpoint;
mod errors;
mod operations;

use restjson_runtime::client::Service;
use restjson_runtime::client::auth::AuthScheme;
use restjson_runtime::client::endpoint::RuleSet;

pub use errors::{BusyException, ListThingsError, PutThingError};
pub use operations::{ListThings, ListThingsOutput, PutThing, PutThingInputBuilder, PutThingOutput};

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

/// The fluent builders, in a module of their own as a generated crate has them.
pub mod builders {
    use super::{Client, Example};

    restjson_runtime::fluent_builder! {
        /// Stores a thing.
        put_thing of Client, Example: PutThingFluentBuilder;
        PutThing ("Example Things.PutThing"): PutThingInput -> PutThingOutput, PutThingError;
        name (set_name, get_name): String;
        secret (set_secret, get_secret): String;
        words (set_words, get_words): [String];
        size (set_size, get_size): i32;
        notes (set_notes, get_notes): {String => String};
    }

    restjson_runtime::fluent_builder! {
        /// Lists things.
        list_things of Client, Example: ListThingsFluentBuilder, pages super::ListThingsPaginator;
        ListThings ("Example Things.ListThings"): ListThingsInput -> ListThingsOutput, ListThingsError;
        next_token (set_next_token, get_next_token): String;
        max_results (set_max_results, get_max_results): i32;
    }
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
