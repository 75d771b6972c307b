//! The header `x-amzn-trace-id`, by which services notice that a Lambda function calls itself over and over.

use std::env;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use percent_encoding::{CONTROLS, utf8_percent_encode};

use super::header;

const TRACE_ID: &str = "x-amzn-trace-id";

/// Sets the header to what Lambda has told the function, if this is one and the request has no such header.
pub(super) fn add(request: &mut HttpRequest) -> Result<(), BoxError> {
    if env::var("AWS_LAMBDA_FUNCTION_NAME").is_err() || request.headers().contains_key(TRACE_ID) {
        return Ok(());
    }
    let Ok(id) = env::var("_X_AMZN_TRACE_ID") else { return Ok(()) };
    let id = utf8_percent_encode(&id, CONTROLS).to_string();
    header::set(request, TRACE_ID, id)
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::process::Command;

    use aws_runtime::recursion_detection::RecursionDetectionInterceptor;
    use aws_smithy_runtime_api::client::interceptors::Intercept;
    use aws_smithy_runtime_api::client::interceptors::context::{Input, InterceptorContext};
    use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
    use aws_smithy_types::config_bag::ConfigBag;

    use super::*;

    fn request(own: Option<&'static str>) -> HttpRequest {
        let mut request = HttpRequest::empty();
        if let Some(own) = own {
            request.headers_mut().insert(TRACE_ID, own);
        }
        request
    }

    fn by_aws_runtime(own: Option<&'static str>) -> Option<String> {
        let components = RuntimeComponentsBuilder::for_tests().build().expect("complete");
        let mut context = InterceptorContext::new(Input::doesnt_matter());
        context.enter_serialization_phase();
        let _ = context.take_input();
        context.set_request(request(own));
        context.enter_before_transmit_phase();
        RecursionDetectionInterceptor::new()
            .modify_before_signing(&mut (&mut context).into(), &components, &mut ConfigBag::base())
            .expect("no failure");
        context.request().expect("still there").headers().get(TRACE_ID).map(str::to_owned)
    }

    #[test]
    fn the_header_is_aws_runtimes() {
        for own in [None, Some("own")] {
            let mut request = request(own);
            add(&mut request).expect("no failure");
            let found = request.headers().get(TRACE_ID).map(str::to_owned);
            assert_eq!(found, by_aws_runtime(own));
            println!("found {found:?}");
        }
    }

    /// What the test above says where Lambda has set these.
    fn where_set(function: Option<&str>, id: Option<&OsStr>) -> String {
        let mut run = Command::new(env::current_exe().expect("the tests' path"));
        run.args(["client::recursion::tests::the_header_is_aws_runtimes", "--exact", "--nocapture"]);
        function.map(|name| run.env("AWS_LAMBDA_FUNCTION_NAME", name));
        id.map(|id| run.env("_X_AMZN_TRACE_ID", id));
        let output = run.output().expect("the tests run");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success() && said.contains("1 passed"), "{id:?}: {said}");
        said
    }

    #[test]
    fn it_is_what_lambda_says() {
        let id = OsStr::new("Root=1-a;Sampled=1");
        assert!(where_set(Some("f"), Some(id)).contains("found Some(\"Root=1-a;Sampled=1\")"));
        assert!(where_set(Some("f"), Some(OsStr::new("a\nü\u{7f} %"))).contains("found Some(\"a%0A%C3%BC%7F %\")"));
        for (function, id) in [(None, Some(id)), (Some("f"), None), (None, None)] {
            assert!(where_set(function, id).contains("found None"));
        }
        assert!(where_set(Some(""), Some(OsStr::new(""))).contains("found Some(\"\")"));
    }
}
