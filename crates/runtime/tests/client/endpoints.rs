//! Endpoint rules: the usual rule set, its parameters, and a program's own resolver.

use restjson_runtime::client::endpoint::rules::{Condition, Diagram, Expr, Function, Outcome, Rule, Step, Template};
use restjson_runtime::client::endpoint::{Lookup, Partition, RuleSet, Value, evaluate};

use crate::calls::client;
use crate::fake::{Answer, Fake};
use crate::service::endpoint::{DefaultResolver, Endpoint, EndpointFuture, Params, ParamsBuilder, ResolveEndpoint};

async fn resolve(params: ParamsBuilder) -> Result<String, String> {
    let resolver = DefaultResolver::new();
    let params = params.build().map_err(|error| error.to_string())?;
    let endpoint = resolver.resolve_endpoint(&params).await.map_err(|error| error.to_string())?;
    let again = resolver.resolve_endpoint(&params).await.map_err(|error| error.to_string())?;
    assert_eq!(endpoint, again);
    Ok(endpoint.url().to_owned())
}

#[tokio::test]
async fn standard_rules() {
    let cases = [
        ("us-east-1", true, true, "https://example-fips.us-east-1.api.aws"),
        ("us-east-1", true, false, "https://example-fips.us-east-1.amazonaws.com"),
        ("us-east-1", false, true, "https://example.us-east-1.api.aws"),
        ("us-east-1", false, false, "https://example.us-east-1.amazonaws.com"),
        ("cn-north-1", true, true, "https://example-fips.cn-north-1.api.amazonwebservices.com.cn"),
        ("cn-north-1", false, false, "https://example.cn-north-1.amazonaws.com.cn"),
        ("us-gov-east-1", false, true, "https://example.us-gov-east-1.api.aws"),
        ("us-iso-east-1", true, false, "https://example-fips.us-iso-east-1.c2s.ic.gov"),
        ("us-isob-east-1", false, false, "https://example.us-isob-east-1.sc2s.sgov.gov"),
        ("moon-base-1", false, false, "https://example.moon-base-1.amazonaws.com"),
    ];
    for (region, fips, dual_stack, url) in cases {
        let params = Params::builder().region(region).use_fips(fips).use_dual_stack(dual_stack);
        assert_eq!(resolve(params).await.as_deref(), Ok(url));
    }
}

#[tokio::test]
async fn refusals_and_overrides() {
    let custom = || Params::builder().endpoint("https://example.com");
    assert_eq!(resolve(custom()).await.as_deref(), Ok("https://example.com"));
    let refused = "Invalid Configuration: FIPS and custom endpoint are not supported";
    assert_eq!(resolve(custom().use_fips(true)).await.unwrap_err(), refused);
    assert_eq!(resolve(Params::builder()).await.unwrap_err(), "Invalid Configuration: Missing Region");
    let invalid = Params::builder().region("a b").build().unwrap_err();
    assert_eq!(invalid.to_string(), "invalid value for field: `region` - must be a valid host label");
}

#[test]
fn partitions() {
    let cases = [
        ("eu-central-2", "aws"),
        ("aws-global", "aws"),
        ("mx-central-1", "aws"),
        ("cn-northwest-1", "aws-cn"),
        ("aws-cn-global", "aws-cn"),
        ("eusc-de-east-1", "aws-eusc"),
        ("us-gov-west-1", "aws-us-gov"),
        ("us-iso-west-1", "aws-iso"),
        ("eu-isoe-west-1", "aws-iso-e"),
        ("us-isof-south-1", "aws-iso-f"),
        ("aws-iso-b-global", "aws-iso-b"),
        ("us-gov-west", "aws"),
        ("", "aws"),
    ];
    for (region, name) in cases {
        assert_eq!(Partition::of(region).name, name, "{region}");
    }
    assert_eq!(Partition::of("us-isof-south-9").dual_stack_dns_suffix, "api.aws.hci.ic.gov");
}

#[derive(Debug)]
struct Fixed;

impl ResolveEndpoint for Fixed {
    fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a> {
        let url = format!("http://{}.test", params.region().unwrap_or("nowhere"));
        EndpointFuture::ready(Ok(Endpoint::builder().url(url).header("x-from", "resolver").build()))
    }
}

#[tokio::test]
async fn a_program_can_resolve_endpoints_itself() {
    let fake = Fake::new([Answer::ok("")]);
    client(&fake, |builder| builder.endpoint_resolver(Fixed)).put_thing().name("lamp").send().await.expect("a success");
    assert_eq!(fake.uri(0), "http://us-east-1.test/things/lamp");
    assert_eq!(fake.header(0, "x-from").as_deref(), Some("resolver"));
}

struct NoParameters;

impl Lookup for NoParameters {
    fn parameter(&self, name: &str) -> Option<Value<'_>> {
        (name == "Text").then(|| Value::text("abcdef"))
    }
}

/// What the condition's value is, as text; `None` where the condition does not hold.
fn value(test: Expr) -> Option<String> {
    // Leaked, since rules live as long as the program.
    let conditions: &'static [Condition] = Box::leak(Box::new([Condition::bind("found", test)]));
    let rules: &'static [Rule] = Box::leak(Box::new([Rule {
        conditions,
        outcome: Outcome::Endpoint(Template {
            url: Expr::Text("http://x"),
            properties: &[("value", Expr::Ref("found"))],
            headers: &[],
        }),
    }]));
    let endpoint = evaluate(&RuleSet::Tree(rules), &NoParameters).ok()?;
    Some(match endpoint.properties().get("value")? {
        aws_smithy_types::Document::String(text) => text.clone(),
        other => format!("{other:?}"),
    })
}

fn get(path: &'static [Step], from: &'static Expr) -> Option<String> {
    value(Expr::Attribute(from, path))
}

#[test]
fn text_functions() {
    use Expr::{Bool, Call, Int, Ref, Text};
    let substring = |reverse| match reverse {
        false => Call(Function::Substring, &[Ref("Text"), Int(1), Int(3), Bool(false)]),
        true => Call(Function::Substring, &[Ref("Text"), Int(1), Int(3), Bool(true)]),
    };
    assert_eq!(value(substring(false)).as_deref(), Some("bc"));
    assert_eq!(value(substring(true)).as_deref(), Some("de"));
    assert_eq!(value(Call(Function::Substring, &[Ref("Text"), Int(4), Int(7), Bool(false)])), None);
    assert_eq!(value(Call(Function::UriEncode, &[Text("a/b ü")])).as_deref(), Some("a%2Fb%20%C3%BC"));
    const SPLIT: Expr = Call(Function::Split, &[Text("a--b--c"), Text("--"), Int(2)]);
    assert_eq!(get(&[Step::Index(-1)], &SPLIT).as_deref(), Some("b--c"));
    assert_eq!(value(Call(Function::Coalesce, &[Ref("Missing"), Text("b")])).as_deref(), Some("b"));
    assert_eq!(value(Call(Function::Ite, &[Bool(false), Text("a"), Text("b")])).as_deref(), Some("b"));
    assert_eq!(value(Call(Function::Not, &[Bool(true)])), None);
    assert_eq!(value(Call(Function::StringEquals, &[Ref("Text"), Text("abcdef")])).as_deref(), Some("Bool(true)"));
    assert_eq!(value(Call(Function::IsSet, &[Ref("Missing")])), None);
}

#[test]
fn host_functions() {
    use Expr::{Bool, Call, Text};
    let label = |text, dots| {
        let arguments: &'static [Expr] = Box::leak(Box::new([Text(text), Bool(dots)]));
        value(Call(Function::IsValidHostLabel, arguments)).is_some()
    };
    assert!(label("a-b1", false) && label("a.b", true) && label("a-", false));
    assert!(
        !label("a.b", false) && !label("-a", false) && !label("", true) && !label("a_b", false) && !label("ü", true)
    );
    let bucket = |text, dots| {
        let arguments: &'static [Expr] = Box::leak(Box::new([Text(text), Bool(dots)]));
        value(Call(Function::IsVirtualHostableS3Bucket, arguments)).is_some()
    };
    assert!(bucket("my-bucket", false) && bucket("my.bucket", true));
    assert!(
        !bucket("My-bucket", false) && !bucket("ab", false) && !bucket("192.168.0.1", true) && !bucket("a-.bc", true)
    );
}

#[test]
fn url_and_arn_functions() {
    use Expr::{Call, Text};
    const URL: Expr = Call(Function::ParseUrl, &[Text("https://[::1]:8443/a/b")]);
    assert_eq!(get(&[Step::Key("scheme")], &URL).as_deref(), Some("https"));
    assert_eq!(get(&[Step::Key("authority")], &URL).as_deref(), Some("[::1]:8443"));
    assert_eq!(get(&[Step::Key("path")], &URL).as_deref(), Some("/a/b"));
    assert_eq!(get(&[Step::Key("normalizedPath")], &URL).as_deref(), Some("/a/b/"));
    assert_eq!(get(&[Step::Key("isIp")], &URL).as_deref(), Some("Bool(true)"));
    assert_eq!(value(Call(Function::ParseUrl, &[Text("ftp://host")])), None);
    assert_eq!(value(Call(Function::ParseUrl, &[Text("https://host?query")])), None);
    const ARN: Expr = Call(Function::ParseArn, &[Text("arn:aws:s3::1234:accesspoint/mine:part")]);
    assert_eq!(get(&[Step::Key("service")], &ARN).as_deref(), Some("s3"));
    assert_eq!(get(&[Step::Key("region")], &ARN).as_deref(), Some(""));
    assert_eq!(get(&[Step::Key("resourceId"), Step::Index(1)], &ARN).as_deref(), Some("mine"));
    assert_eq!(get(&[Step::Key("resourceId"), Step::Index(3)], &ARN), None);
    assert_eq!(value(Call(Function::ParseArn, &[Text("arn:aws:s3:::")])), None);
}

#[test]
fn what_a_failed_rule_bound_is_forgotten() {
    const RULES: RuleSet = RuleSet::Tree(&[
        Rule {
            conditions: &[
                Condition::bind("found", Expr::Ref("Text")),
                Condition::test(Expr::Call(Function::IsSet, &[Expr::Ref("Missing")])),
            ],
            outcome: Outcome::Error(Expr::Text("never")),
        },
        Rule {
            conditions: &[Condition::test(Expr::Call(Function::IsSet, &[Expr::Ref("found")]))],
            outcome: Outcome::Error(Expr::Text("remembered")),
        },
    ]);
    let error = evaluate(&RULES, &NoParameters).expect_err("no rule matches");
    assert_eq!(error.to_string(), "No endpoint rule matched");
}

const DIAGRAM: Diagram = Diagram {
    conditions: &[Condition::test(Expr::Call(Function::IsSet, &[Expr::Ref("Text")]))],
    results: &[
        Outcome::Endpoint(Template { url: Expr::Ref("Text"), properties: &[], headers: &[] }),
        Outcome::Error(Expr::Text("refused")),
    ],
    nodes: &[[-1, 1, -1], [0, Diagram::RESULT + 1, Diagram::RESULT + 2]],
    root: 2,
};

/// The text is set, so it is the URL; with the root's branches swapped it is refused.
#[test]
fn a_decision_diagram() {
    let decide = |root| {
        let endpoint = evaluate(&RuleSet::Diagram(Diagram { root, ..DIAGRAM }), &NoParameters);
        endpoint.map(|endpoint| endpoint.url().to_owned()).map_err(|error| error.to_string())
    };
    assert_eq!(decide(2).as_deref(), Ok("abcdef"));
    assert_eq!(decide(-2).unwrap_err(), "refused");
    assert_eq!(decide(1).unwrap_err(), "No endpoint rule matched");
    assert_eq!(decide(Diagram::RESULT).unwrap_err(), "No endpoint rule matched");
    assert!(decide(9).unwrap_err().contains("diagram"));
}
