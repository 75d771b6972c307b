//! The other direction: requests are decoded, checked and routed, outputs and errors encoded. Sans-IO, like the first.
//!
//! The same rows declare both directions. Generated code lists the service's operations once more, for
//! [`service!`](crate::service), which makes a `Service` trait and a `dispatch` function of them: a request in, a response
//! out, and the program's own handlers in between.
//!
//! What the model demands of values stands at the end of a member's row, in the order in which it is checked:
//!
//! ```text
//! key (set_key, get_key): required String = "key" where (length(1..=128), pattern("^[a-z]+$"));
//! ```
//!
//! | rule | on | holds where |
//! |---|---|---|
//! | `length(1..=8)` | text, bytes, list, map | the number of characters, bytes or entries lies in the range |
//! | `range(-1.5..)` | number | the value lies in the range |
//! | `pattern("…")` | text | the expression matches somewhere; `pattern("…" => "…")` where this crate's syntax differs |
//! | `known`, `known(except "a")` | enum | the value is one of the model's; messages do not list the excepted |
//! | `one_of(1, 2)` | enum of integers | the value is listed |
//! | `unique` | list | no two items are equal |
//! | `nested` | structure, union | its own members' rules hold |
//! | `each(…)`, `each_set(…)` | list, sparse list | the rules hold for every item (that is not null) |
//! | `keys(…)`, `values(…)`, `values_set(…)` | map, sparse map | the same for keys and values |

mod coding;
mod constraint;
mod decode;
mod encode;
mod negotiate;
mod pattern;
mod rejection;
mod request;
mod route;
mod service;
mod service_macro;

pub use constraint::{Measure, Numeric, OpenEnum, Validate};
#[doc(hidden)]
pub use constraint::{each, each_set, keys, known, length, member, one_of, range, unique, values, values_set};
pub use decode::read_request;
pub use encode::{EncodeError, Fault, encode_modeled, encode_response, encode_unhandled, into_response};
pub use pattern::Pattern;
pub use rejection::{Rejection, Violation, ViolationForm, Violations};
pub use request::Request;
#[doc(hidden)]
pub use request::{read_label, read_query, read_query_params};
pub use route::{Route, Router};
pub use service::{NotImplemented, ServerOperation, answer, not_implemented};

/// A response with its status, its headers and, mostly in memory, its body.
pub type Response = ::http::Response<aws_smithy_types::body::SdkBody>;
