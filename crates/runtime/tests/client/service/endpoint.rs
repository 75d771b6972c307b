//! The rules of most AWS services: standard, FIPS, dual-stack, custom endpoint.

use restjson_runtime::client::endpoint::RuleSet;
use restjson_runtime::client::endpoint::rules::{Condition, Expr, Function, Outcome, Rule, Step, Template};

restjson_runtime::endpoint_params! {
    for super::Example;
    /// The AWS region that requests go to.
    region (set_region): Text = "Region", region, host_label;
    /// Whether the host answers over IPv4 and IPv6.
    use_dual_stack (set_use_dual_stack): Flag = "UseDualStack", use_dual_stack, default false;
    /// Whether the host uses FIPS-validated cryptography.
    use_fips (set_use_fips): Flag = "UseFIPS", use_fips, default false;
    /// Where requests go instead.
    endpoint (set_endpoint): Text = "Endpoint", endpoint_url, optional;
}

const fn is_true(parameter: &'static [Expr; 2]) -> Condition {
    Condition::test(Expr::Call(Function::BooleanEquals, parameter))
}

const fn is_set(parameter: &'static [Expr; 1]) -> Condition {
    Condition::test(Expr::Call(Function::IsSet, parameter))
}

const fn error(message: &'static str) -> Rule {
    Rule { conditions: &[], outcome: Outcome::Error(Expr::Text(message)) }
}

const fn endpoint(conditions: &'static [Condition], url: &'static [Expr]) -> Rule {
    Rule { conditions, outcome: Outcome::Endpoint(Template::url(Expr::Concat(url))) }
}

const FIPS: Condition = is_true(&[Expr::Ref("UseFIPS"), Expr::Bool(true)]);
const DUAL: Condition = is_true(&[Expr::Ref("UseDualStack"), Expr::Bool(true)]);
const DNS: Expr = Expr::Attribute(&Expr::Ref("Partition"), &[Step::Key("dnsSuffix")]);
const DUAL_DNS: Expr = Expr::Attribute(&Expr::Ref("Partition"), &[Step::Key("dualStackDnsSuffix")]);
const HOST: Expr = Expr::Text("https://example.");
const FIPS_HOST: Expr = Expr::Text("https://example-fips.");
const REGION: Expr = Expr::Ref("Region");
const DOT: Expr = Expr::Text(".");

pub const RULES: RuleSet = RuleSet::Tree(&[
    Rule { conditions: &[is_set(&[Expr::Ref("Endpoint")])], outcome: Outcome::Tree(CUSTOM) },
    Rule {
        conditions: &[
            is_set(&[Expr::Ref("Region")]),
            Condition::bind("Partition", Expr::Call(Function::Partition, &[REGION])),
        ],
        outcome: Outcome::Tree(REGIONAL),
    },
    error("Invalid Configuration: Missing Region"),
]);

const CUSTOM: &[Rule] = &[
    Rule {
        conditions: &[FIPS],
        outcome: Outcome::Error(Expr::Text("Invalid Configuration: FIPS and custom endpoint are not supported")),
    },
    endpoint(&[], &[Expr::Ref("Endpoint")]),
];

const REGIONAL: &[Rule] = &[
    endpoint(&[FIPS, DUAL], &[FIPS_HOST, REGION, DOT, DUAL_DNS]),
    endpoint(&[FIPS], &[FIPS_HOST, REGION, DOT, DNS]),
    endpoint(&[DUAL], &[HOST, REGION, DOT, DUAL_DNS]),
    endpoint(&[], &[HOST, REGION, DOT, DNS]),
];
