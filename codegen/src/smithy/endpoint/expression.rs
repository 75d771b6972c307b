//! Values in rules: JSON to [`Expression`], [`Template`] and [`PathStep`]s, and the table of functions.

use serde_json::Value;

use super::{Expression, Function, PathStep, Property, Template, TemplatePart, unexpected};

impl Function {
    /// The function of this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "isSet" => Function::IsSet,
            "not" => Function::Not,
            "booleanEquals" => Function::BooleanEquals,
            "stringEquals" => Function::StringEquals,
            "parseURL" => Function::ParseUrl,
            "substring" => Function::Substring,
            "isValidHostLabel" => Function::IsValidHostLabel,
            "uriEncode" => Function::UriEncode,
            "coalesce" => Function::Coalesce,
            "split" => Function::Split,
            "ite" => Function::IfThenElse,
            "aws.partition" => Function::AwsPartition,
            "aws.parseArn" => Function::AwsParseArn,
            "aws.isVirtualHostableS3Bucket" => Function::AwsIsVirtualHostableS3Bucket,
            _ => return None,
        })
    }

    /// How many arguments it takes, as the least and the largest number.
    pub fn arity(self) -> (usize, usize) {
        match self {
            Function::IsSet | Function::Not | Function::ParseUrl | Function::UriEncode => (1, 1),
            Function::AwsPartition | Function::AwsParseArn => (1, 1),
            Function::BooleanEquals | Function::StringEquals | Function::IsValidHostLabel => (2, 2),
            Function::AwsIsVirtualHostableS3Bucket => (2, 2),
            Function::Split | Function::IfThenElse => (3, 3),
            Function::Substring => (4, 4),
            Function::Coalesce => (2, usize::MAX),
        }
    }
}

/// Reads a value. The error says what is wrong with it.
pub(super) fn expression(json: &Value) -> Result<Expression, String> {
    match json {
        Value::Bool(flag) => Ok(Expression::Boolean(*flag)),
        Value::Number(number) => {
            number.as_i64().map(Expression::Integer).ok_or_else(|| format!("{number} is no whole number"))
        }
        Value::String(text) => template(text).map(Expression::String),
        Value::Array(entries) => entries.iter().map(expression).collect::<Result<_, _>>().map(Expression::Array),
        Value::Object(properties) => match properties.get("ref") {
            Some(Value::String(name)) => Ok(Expression::Reference(name.clone())),
            Some(other) => Err(unexpected("ref", "a name", other)),
            None => call(json),
        },
        Value::Null => Err(unexpected("value", "a value", json)),
    }
}

/// Reads a call: an object with `fn` and `argv`.
pub(super) fn call(json: &Value) -> Result<Expression, String> {
    let name = json.get("fn").and_then(Value::as_str).ok_or_else(|| unexpected("call", "an object with `fn`", json))?;
    let arguments = json.get("argv").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    if name == "getAttr" {
        return attribute(arguments);
    }
    let function = Function::named(name).ok_or_else(|| format!("the function `{name}` is not known"))?;
    let (least, most) = function.arity();
    if !(least..=most).contains(&arguments.len()) {
        return Err(format!("the function `{name}` cannot take {} arguments", arguments.len()));
    }
    let arguments = arguments.iter().map(expression).collect::<Result<_, _>>()?;
    Ok(Expression::Call(function, arguments))
}

fn attribute(arguments: &[Value]) -> Result<Expression, String> {
    match arguments {
        [of, Value::String(path)] => {
            Ok(Expression::Attribute { of: Box::new(expression(of)?), path: self::path(path)? })
        }
        _ => Err("the function `getAttr` takes a value and a constant path".to_owned()),
    }
}

/// Reads a path such as `authority`, `resourceId[0]` or `a.b[1]`.
fn path(text: &str) -> Result<Vec<PathStep>, String> {
    let invalid = || format!("`{text}` is no path into a value");
    let mut steps = Vec::new();
    for part in text.split('.') {
        let (key, indexes) = part.find('[').map_or((part, ""), |bracket| part.split_at(bracket));
        if !key.is_empty() {
            steps.push(PathStep::Key(key.to_owned()));
        }
        let mut rest = indexes;
        while !rest.is_empty() {
            let (index, after) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')).ok_or_else(invalid)?;
            steps.push(PathStep::Index(index.parse().map_err(|_| invalid())?));
            rest = after;
        }
        if key.is_empty() && indexes.is_empty() {
            return Err(invalid());
        }
    }
    Ok(steps)
}

/// Reads text with references in braces; doubled braces stand for themselves.
pub(super) fn template(text: &str) -> Result<Template, String> {
    let mut parts = Vec::new();
    let mut literal = String::new();
    let mut rest = text;
    while let Some(brace) = rest.find(['{', '}']) {
        literal.push_str(&rest[..brace]);
        let after = &rest[brace + 1..];
        let is_open = rest[brace..].starts_with('{');
        if let Some(after) = after.strip_prefix(if is_open { '{' } else { '}' }) {
            literal.push(if is_open { '{' } else { '}' });
            rest = after;
            continue;
        }
        let (inner, after) =
            after.split_once('}').filter(|_| is_open).ok_or_else(|| format!("`{text}` has a single brace"))?;
        if !literal.is_empty() {
            parts.push(TemplatePart::Literal(std::mem::take(&mut literal)));
        }
        parts.push(reference(inner)?);
        rest = after;
    }
    literal.push_str(rest);
    if !literal.is_empty() {
        parts.push(TemplatePart::Literal(literal));
    }
    Ok(Template(parts))
}

fn reference(inner: &str) -> Result<TemplatePart, String> {
    let (name, path) = match inner.split_once('#') {
        None => (inner, Vec::new()),
        Some((name, path)) => (name, self::path(path)?),
    };
    Ok(TemplatePart::Reference { name: name.to_owned(), path })
}

/// Reads the value of an endpoint's property.
pub(super) fn property(json: &Value) -> Result<Property, String> {
    match json {
        Value::Bool(flag) => Ok(Property::Boolean(*flag)),
        Value::Number(number) => {
            number.as_i64().map(Property::Integer).ok_or_else(|| format!("{number} is no whole number"))
        }
        Value::String(text) => template(text).map(Property::String),
        Value::Array(entries) => entries.iter().map(property).collect::<Result<_, _>>().map(Property::Array),
        Value::Object(properties) => {
            let entry = |(name, json): (&String, &Value)| Ok::<_, String>((name.clone(), property(json)?));
            properties.iter().map(entry).collect::<Result<_, _>>().map(Property::Record)
        }
        Value::Null => Err(unexpected("property", "a value", json)),
    }
}

#[cfg(test)]
mod tests {
    use super::{PathStep, Template, TemplatePart, path, template};

    fn literal(text: &str) -> TemplatePart {
        TemplatePart::Literal(text.to_owned())
    }

    fn reference(name: &str, path: &[PathStep]) -> TemplatePart {
        TemplatePart::Reference { name: name.to_owned(), path: path.to_vec() }
    }

    #[test]
    fn templates_are_cut_at_their_references() {
        let suffix = [PathStep::Key("dnsSuffix".to_owned())];
        for (text, parts) in [
            ("", vec![]),
            ("plain", vec![literal("plain")]),
            ("{Region}", vec![reference("Region", &[])]),
            (
                "https://a.{Region}.{P#dnsSuffix}",
                vec![literal("https://a."), reference("Region", &[]), literal("."), reference("P", &suffix)],
            ),
            ("{{x}}", vec![literal("{x}")]),
        ] {
            assert_eq!(template(text), Ok(Template(parts)), "{text}");
        }
        assert!(template("{a").is_err());
        assert!(template("a}").is_err());
    }

    #[test]
    fn paths_have_keys_and_indexes() {
        let key = |name: &str| PathStep::Key(name.to_owned());
        assert_eq!(path("a.b[1]"), Ok(vec![key("a"), key("b"), PathStep::Index(1)]));
        assert_eq!(path("[0]"), Ok(vec![PathStep::Index(0)]));
        for text in ["", "a..b", "a[", "a[x]", "a[0"] {
            assert!(path(text).is_err(), "{text}");
        }
    }
}
