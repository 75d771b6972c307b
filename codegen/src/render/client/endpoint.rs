//! Endpoint rules as the runtime's tables: one constructor per kind of rule, condition and expression.

use serde::Serialize;

use crate::ir::{Parameter, Requirement, Service, Source};
use crate::render::docs::Docs;
use crate::rust::ident::TypeName;
use crate::rust::literal;
use crate::smithy::endpoint::{
    Condition, Decision, Endpoint, Expression, Function, Outcome, ParameterKind, ParameterValue, PathStep, Property,
    Rule, Template, TemplatePart,
};

#[derive(Serialize)]
pub(super) struct EndpointView {
    marker: TypeName,
    imports: Option<String>,
    parameters: Vec<ParameterView>,
    /// The lines of the settings that only this service has.
    settings: Option<SettingsView>,
    rules: String,
}

#[derive(Serialize)]
struct SettingsView {
    lines: Vec<ParameterView>,
}

#[derive(Serialize)]
struct ParameterView {
    docs: Docs,
    line: String,
}

pub(super) fn view(service: &Service) -> EndpointView {
    let rules = decision(&service.endpoint.decision);
    EndpointView {
        marker: service.name.clone(),
        imports: imports(&rules),
        parameters: service.endpoint.parameters.iter().map(parameter).collect(),
        settings: settings(&service.endpoint.parameters),
        rules,
    }
}

/// The names that the rules use. Each is followed by `::` or, in a struct expression, by a space.
fn imports(rules: &str) -> Option<String> {
    let is_used = |name: &&str| rules.contains(&format!("{name}::")) || rules.contains(&format!("{name} {{"));
    let all = ["Condition", "Diagram", "Expr", "Function", "Outcome", "Rule", "Step", "Template"];
    let used: Vec<&str> = all.into_iter().filter(is_used).collect();
    (!used.is_empty()).then(|| used.join(", "))
}

fn parameter(parameter: &Parameter) -> ParameterView {
    let line = format!(
        "{} ({}): {} = {}, {}, {};",
        parameter.field,
        parameter.setter,
        kind(parameter.kind),
        literal::string(&parameter.name),
        source(parameter.source),
        requirement(&parameter.requirement),
    );
    ParameterView { docs: Docs(parameter.docs.clone()), line }
}

fn settings(parameters: &[Parameter]) -> Option<SettingsView> {
    let settings = parameters.iter().filter(|parameter| parameter.source == Source::Setting);
    let lines: Vec<ParameterView> = settings.map(setting).collect();
    (!lines.is_empty()).then_some(SettingsView { lines })
}

fn setting(parameter: &Parameter) -> ParameterView {
    let Parameter { field, setter, name, .. } = parameter;
    let line = format!("{field} ({setter}): {} = {};", kind(parameter.kind), literal::string(name));
    ParameterView { docs: Docs(parameter.docs.clone()), line }
}

fn kind(kind: ParameterKind) -> &'static str {
    match kind {
        ParameterKind::String => "Text",
        ParameterKind::Boolean => "Flag",
        ParameterKind::StringArray => "Texts",
    }
}

/// The runtime's function that reads the parameter from a client's configuration.
fn source(source: Source) -> &'static str {
    match source {
        Source::Region => "region",
        Source::UseDualStack => "use_dual_stack",
        Source::UseFips => "use_fips",
        Source::EndpointUrl => "endpoint_url",
        Source::Setting => "setting",
        Source::Unset => "unset",
    }
}

fn requirement(requirement: &Requirement) -> String {
    match requirement {
        Requirement::Optional => "optional".into(),
        Requirement::Required => "required".into(),
        Requirement::HostLabel => "host_label".into(),
        Requirement::Default(default) => format!("default {}", value(default)),
    }
}

pub(in crate::render) fn value(value: &ParameterValue) -> String {
    match value {
        ParameterValue::String(text) => literal::string(text),
        ParameterValue::Boolean(flag) => flag.to_string(),
        ParameterValue::StringArray(texts) => {
            let texts = texts.iter().map(|text| format!("{}.to_owned()", literal::string(text)));
            format!("vec![{}]", join(texts))
        }
    }
}

fn join(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

fn decision(decision: &Decision) -> String {
    match decision {
        Decision::Rules(list) => format!("Tree(&[{}])", rules(list)),
        Decision::Diagram(diagram) => {
            let nodes = diagram.nodes.iter().map(|[condition, high, low]| format!("[{condition}, {high}, {low}]"));
            format!(
                "Diagram(Diagram {{ conditions: &[{}], results: &[{}], nodes: &[{}], root: {} }})",
                join(diagram.conditions.iter().map(condition)),
                join(diagram.results.iter().map(outcome)),
                join(nodes),
                diagram.root
            )
        }
    }
}

/// A last rule that asks for nothing and only groups others is no step of its own.
fn rules(rules: &[Rule]) -> String {
    match rules {
        [first @ .., Rule { conditions, outcome: Outcome::Tree(nested), .. }] if conditions.is_empty() => {
            let own = first.iter().map(rule).chain([self::rules(nested)]);
            join(own.filter(|text| !text.is_empty()))
        }
        all => join(all.iter().map(rule)),
    }
}

fn rule(rule: &Rule) -> String {
    let conditions = join(rule.conditions.iter().map(condition));
    format!("Rule {{ conditions: &[{conditions}], outcome: {} }}", outcome(&rule.outcome))
}

fn condition(condition: &Condition) -> String {
    let test = expression(&condition.call);
    match &condition.assign {
        Some(name) => format!("Condition::bind({}, {test})", literal::string(name)),
        None => format!("Condition::test({test})"),
    }
}

fn outcome(decision: &Outcome) -> String {
    match decision {
        Outcome::Endpoint(found) => format!("Outcome::Endpoint({})", endpoint(found)),
        Outcome::Error(message) => format!("Outcome::Error({})", expression(message)),
        // Models wrap a rule in trees that ask for nothing; what is inside decides alone.
        Outcome::Tree(nested) => match nested.as_slice() {
            [Rule { conditions, outcome: inner, .. }] if conditions.is_empty() => outcome(inner),
            nested => format!("Outcome::Tree(&[{}])", rules(nested)),
        },
    }
}

fn endpoint(endpoint: &Endpoint) -> String {
    let url = expression(&endpoint.url);
    if endpoint.properties.is_empty() && endpoint.headers.is_empty() {
        return format!("Template::url({url})");
    }
    let properties = endpoint.properties.iter().map(|(name, value)| named(name, &property(value)));
    let headers = endpoint
        .headers
        .iter()
        .map(|(name, values)| named(name, &format!("&[{}]", join(values.iter().map(expression)))));
    format!("Template {{ url: {url}, properties: &[{}], headers: &[{}] }}", join(properties), join(headers))
}

fn named(name: &str, value: &str) -> String {
    format!("({}, {value})", literal::string(name))
}

fn property(value: &Property) -> String {
    match value {
        Property::Boolean(flag) => format!("Expr::Bool({flag})"),
        Property::Integer(number) => format!("Expr::Int({number})"),
        Property::String(text) => template(text),
        Property::Array(elements) => format!("Expr::List(&[{}])", join(elements.iter().map(property))),
        Property::Record(members) => {
            let members = members.iter().map(|(name, value)| named(name, &property(value)));
            format!("Expr::Record(&[{}])", join(members))
        }
    }
}

fn expression(value: &Expression) -> String {
    match value {
        Expression::Boolean(flag) => format!("Expr::Bool({flag})"),
        Expression::Integer(number) => format!("Expr::Int({number})"),
        Expression::String(text) => template(text),
        Expression::Array(elements) => format!("Expr::List(&[{}])", join(elements.iter().map(expression))),
        Expression::Reference(name) => format!("Expr::Ref({})", literal::string(name)),
        Expression::Attribute { of, path } => attribute(&expression(of), path),
        Expression::Call(called, arguments) => {
            let arguments = join(arguments.iter().map(expression));
            format!("Expr::Call(Function::{}, &[{arguments}])", function(*called))
        }
    }
}

fn template(template: &Template) -> String {
    match template.0.as_slice() {
        [] => "Expr::Text(\"\")".into(),
        [part] => template_part(part),
        parts => format!("Expr::Concat(&[{}])", join(parts.iter().map(template_part))),
    }
}

fn template_part(part: &TemplatePart) -> String {
    match part {
        TemplatePart::Literal(text) => format!("Expr::Text({})", literal::string(text)),
        TemplatePart::Reference { name, path } => {
            let reference = format!("Expr::Ref({})", literal::string(name));
            if path.is_empty() { reference } else { attribute(&reference, path) }
        }
    }
}

fn attribute(of: &str, path: &[PathStep]) -> String {
    let steps = path.iter().map(|step| match step {
        PathStep::Key(name) => format!("Step::Key({})", literal::string(name)),
        PathStep::Index(index) => format!("Step::Index({index})"),
    });
    format!("Expr::Attribute(&{of}, &[{}])", join(steps))
}

fn function(function: Function) -> &'static str {
    match function {
        Function::IsSet => "IsSet",
        Function::Not => "Not",
        Function::BooleanEquals => "BooleanEquals",
        Function::StringEquals => "StringEquals",
        Function::ParseUrl => "ParseUrl",
        Function::Substring => "Substring",
        Function::IsValidHostLabel => "IsValidHostLabel",
        Function::UriEncode => "UriEncode",
        Function::Coalesce => "Coalesce",
        Function::Split => "Split",
        Function::IfThenElse => "Ite",
        Function::AwsPartition => "Partition",
        Function::AwsParseArn => "ParseArn",
        Function::AwsIsVirtualHostableS3Bucket => "IsVirtualHostableS3Bucket",
    }
}
