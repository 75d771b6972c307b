//! The control functions, by method and path.

use http::Method;
use serde_json::{Value, json};

macro_rules! routes {
    ($($(#[doc = $doc:literal])+ $name:ident: $method:ident $path:literal ($($parameter:literal),*);)+) => {
        /// A control function.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Route {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Route {
            /// All of them.
            pub(super) const ALL: &'static [Self] = &[$(Self::$name),+];

            fn facts(self) -> Facts {
                match self {
                    $(Self::$name => Facts {
                        method: Method::$method,
                        path: $path,
                        parameters: &[$($parameter),*],
                        about: &[$($doc),+],
                    },)+
                }
            }
        }
    };
}

struct Facts {
    method: Method,
    path: &'static str,
    parameters: &'static [&'static str],
    about: &'static [&'static str],
}

routes! {
    /// What there is.
    Overview: GET "/" ();
    /// That the service is there, its clock and its region.
    Health: GET "/health" ();
    /// Events after a number; waits for one if there is none.
    Events: GET "/events" ("after", "limit", "wait");
    /// Events as they come, each a line of JSON.
    EventStream: GET "/events/stream" ("after");
    /// Messages that were sent, with their statuses; in order of ids, page by page.
    Messages: GET "/messages" ("after", "limit");
    /// A person writes to a number.
    Inbound: POST "/inbound" ();
    /// A person presses a button of a message, or chooses a row of its list.
    Press: POST "/inbound/press" ();
    /// A person fills in a message's flow.
    FlowCompletion: POST "/inbound/flow" ();
    /// Sets what is known of a person, and what becomes of messages to them.
    Person: PUT "/people" ();
    /// Decides on a template, in the place of the clock.
    TemplateReview: POST "/templates/review" ();
    /// Changes a template's quality.
    TemplateQuality: POST "/templates/quality" ();
    /// Puts a flow into a status: BLOCKED and THROTTLED are Meta's doing.
    FlowStatus: POST "/flows/status" ();
    /// Takes Meta's permission for an account away, or gives it back.
    MetaAccess: POST "/accounts/access" ();
    /// A flow's JSON, at the address that ListWhatsAppFlowAssets answers.
    Asset: GET "/assets/*" ();
    /// A page that shows a flow, at the address that GetWhatsAppFlowPreview answers.
    Preview: GET "/flows/*" ();
    /// Puts an object into the service's own S3: /_local/s3/<bucket>/<key>.
    ObjectPut: PUT "/s3/*" ();
    /// An object of the service's own S3.
    Object: GET "/s3/*" ();
    /// Back to the beginning: the scenario's state, no events, messages and faults. The clock goes on.
    Reset: POST "/reset" ();
    /// What time it is.
    Clock: GET "/clock" ();
    /// Moves a manual clock, and does what is due on the way.
    ClockAdvance: POST "/clock/advance" ();
    /// Faults that are still to strike.
    Faults: GET "/faults" ();
    /// Adds a fault.
    FaultsAdd: POST "/faults" ();
    /// Takes all faults away.
    FaultsClear: DELETE "/faults" ();
    /// Who gets events, and what became of them.
    Subscriptions: GET "/subscriptions" ();
    /// Adds a subscriber.
    SubscriptionsAdd: POST "/subscriptions" ();
    /// Takes a subscriber away.
    SubscriptionsRemove: DELETE "/subscriptions" ("id");
}

/// What a method and a path name.
pub(super) enum Found<'a> {
    /// This function, and what its path has in the place of the star.
    Route(Route, &'a str),
    /// None, but the path has functions with these methods.
    OtherMethods(String),
    /// None.
    Nothing,
}

impl Facts {
    /// What the path has in the place of the star, if it fits.
    fn tail<'a>(&self, path: &'a str) -> Option<&'a str> {
        match self.path.strip_suffix('*') {
            Some(start) => path.strip_prefix(start).filter(|tail| !tail.is_empty()),
            None => (self.path == path).then_some(""),
        }
    }
}

impl Route {
    /// Finds a function. `path` is what follows the prefix. One without a star goes before one with it.
    pub(super) fn find<'a>(method: &Method, path: &'a str) -> Found<'a> {
        let path = if path.is_empty() { "/" } else { path };
        let fitting = || Self::ALL.iter().filter_map(|route| Some((*route, route.facts().tail(path)?)));
        let of_method = || fitting().filter(|(route, _)| route.facts().method == *method);
        if let Some((route, tail)) = of_method().min_by_key(|(_, tail)| tail.len()) {
            return Found::Route(route, tail);
        }
        let methods: Vec<String> = fitting().map(|(route, _)| route.facts().method.to_string()).collect();
        if methods.is_empty() { Found::Nothing } else { Found::OtherMethods(methods.join(", ")) }
    }

    /// The parameters that its query may have.
    pub(super) fn parameters(self) -> &'static [&'static str] {
        self.facts().parameters
    }
}

/// All functions, for people.
pub(super) fn overview() -> Value {
    let functions = Route::ALL.iter().map(|route| {
        let Facts { method, path, parameters, about } = route.facts();
        let about: Vec<&str> = about.iter().map(|line| line.trim()).collect();
        json!({
            "method": method.as_str(),
            "path": format!("/_local{path}"),
            "parameters": parameters,
            "about": about.join(" "),
        })
    });
    json!({ "functions": functions.collect::<Vec<_>>() })
}
