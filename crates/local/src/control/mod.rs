//! The control API: JSON below `/_local/`, on the port only. Described in `docs/control.md`.
//!
//! It is no part of the service: a path below `/_local/` never reaches an operation, and no other path reaches a control
//! function. It asks for no signature, so it takes requests from programs on this machine alone; see [`guard`].

mod clock;
mod content;
mod events;
mod faults;
mod guard;
mod messages;
mod people;
mod problem;
mod query;
mod route;
mod stream;
mod subscriptions;

use bytes::Bytes;
use http::StatusCode;
use restjson_runtime::server::Response;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use tokio::sync::watch;

use crate::edge::reply;
use crate::service::LocalService;
use problem::Problem;
use query::Query;
use route::{Found, Route};

/// Where the control API begins.
const PREFIX: &str = "/_local";

/// Is a path one of the control API?
pub(crate) fn is_control(path: &str) -> bool {
    path.strip_prefix(PREFIX).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The control API of a service.
#[derive(Debug, Clone)]
pub(crate) struct ControlApi {
    service: LocalService,
    stopped: watch::Receiver<bool>,
}

impl ControlApi {
    /// `stopped` ends streams and long polls.
    pub(crate) fn new(service: LocalService, stopped: watch::Receiver<bool>) -> Self {
        Self { service, stopped }
    }

    /// Answers a request whose path [`is_control`].
    pub(crate) async fn answer(&self, request: http::Request<Bytes>) -> Response {
        let answered = match guard::admit(&request) {
            Ok(()) => self.route(&request).await,
            Err(problem) => Err(problem),
        };
        answered.unwrap_or_else(|problem| problem.response())
    }

    async fn route(&self, request: &http::Request<Bytes>) -> Result<Response, Problem> {
        let path = request.uri().path().strip_prefix(PREFIX).unwrap_or_default();
        let (route, tail) = match Route::find(request.method(), path) {
            Found::Route(route, tail) => (route, tail),
            Found::OtherMethods(methods) => return Err(Problem::Method(methods)),
            Found::Nothing => return Err(Problem::NotFound("the control API has nothing at this path".to_owned())),
        };
        let query = Query::read(request.uri().query().unwrap_or_default(), route.parameters())?;
        let body = request.body();
        let service = &self.service;
        match route {
            Route::Overview => json(&route::overview()),
            Route::Health => json(&clock::health(service)),
            Route::Events => events::list(service, &query, self.stopped.clone()).await,
            Route::EventStream => stream::open(service, &query, self.stopped.clone()),
            Route::Messages => messages::list(service, &query),
            Route::Inbound => people::receive(service, read(body)?),
            Route::Press => people::press(service, &read(body)?),
            Route::FlowCompletion => people::complete(service, read(body)?),
            Route::Person => people::set(service, read(body)?),
            Route::TemplateReview => content::review(service, read(body)?),
            Route::TemplateQuality => content::quality(service, &read(body)?),
            Route::FlowStatus => content::flow_status(service, &read(body)?),
            Route::MetaAccess => content::access(service, &read(body)?),
            Route::Asset => content::asset(service, tail),
            Route::Preview => content::preview(service, tail),
            Route::ObjectPut => {
                let content_type = request.headers().get(http::header::CONTENT_TYPE);
                content::put_object(service, tail, body, content_type.and_then(|value| value.to_str().ok()))
            }
            Route::Object => content::object(service, tail),
            Route::Reset => {
                service.reset()?;
                json(&json!({}))
            }
            Route::Clock => json(&clock::shown(service)),
            Route::ClockAdvance => clock::advance(service, &read(body)?).await,
            Route::Faults => json(&faults::list(service)),
            Route::FaultsAdd => faults::add(service, read(body)?),
            Route::FaultsClear => {
                service.faults().clear();
                json(&json!({}))
            }
            Route::Subscriptions => subscriptions::list(service),
            Route::SubscriptionsAdd => subscriptions::add(service, read(body)?),
            Route::SubscriptionsRemove => subscriptions::remove(service, &query),
        }
    }
}

/// Reads a body. It says where it is wrong, and takes no key that it does not know.
fn read<T: DeserializeOwned>(body: &Bytes) -> Result<T, Problem> {
    let text: &[u8] = if body.is_empty() { b"{}" } else { body };
    serde_json::from_slice(text).map_err(|error| Problem::Invalid(format!("the body: {error}")))
}

fn json(value: &impl Serialize) -> Result<Response, Problem> {
    let body = serde_json::to_vec(value).map_err(|error| Problem::Failed(error.to_string()))?;
    Ok(reply(StatusCode::OK, "application/json", body))
}
