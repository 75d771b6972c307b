//! Partitions from a file, in place of the built-in ones. The file is of the form of the `partitions.json` that AWS
//! publishes; the environment names it, by the name that AWS SDKs share.

use super::Partition;
use crate::http::Tree;

const VARIABLE: &str = "SMITHY_CLIENT_SDK_CUSTOM_PARTITION";

/// The partitions of the file, if the environment names one. One that cannot be read is told to the log, and is as none.
pub(super) fn read() -> Option<&'static [Partition]> {
    let path = std::env::var_os(VARIABLE)?;
    let read = std::fs::read_to_string(&path).map_err(|error| error.to_string()).and_then(|text| parse(&text));
    match read {
        // Once per process, for as long as it lives.
        Ok(partitions) => Some(partitions.leak()),
        Err(problem) => {
            tracing::warn!("{VARIABLE}: {}: {problem}; the built-in partitions are used", path.display());
            None
        }
    }
}

fn parse(text: &str) -> Result<Vec<Partition>, String> {
    let file = Tree::parse(text).map_err(|error| error.to_string())?;
    let partitions = file.get("partitions").items().ok_or("there is no list `partitions`")?;
    let numbered = partitions.iter().zip(1..);
    numbered.map(|(entry, number)| partition(entry).ok_or_else(|| format!("no partition: entry {number}"))).collect()
}

fn partition(entry: &Tree) -> Option<Partition> {
    let outputs = entry.get("outputs");
    let text = |name: &str| outputs.get(name).text().map(leak);
    let regions = entry.get("regions").members()?.iter().map(|(region, _)| leak(region)).collect::<Vec<_>>();
    Some(Partition {
        name: text("name")?,
        dns_suffix: text("dnsSuffix")?,
        dual_stack_dns_suffix: text("dualStackDnsSuffix")?,
        supports_fips: outputs.get("supportsFIPS").flag()?,
        supports_dual_stack: outputs.get("supportsDualStack").flag()?,
        implicit_global_region: text("implicitGlobalRegion")?,
        regions: regions.leak(),
        prefixes: prefixes(entry.get("regionRegex").text()?)?.leak(),
    })
}

/// What regions begin with, by an expression such as `^(us|eu)\-\w+\-\d+$`, the form of all that are published.
fn prefixes(expression: &str) -> Option<Vec<&'static str>> {
    let begin = expression.strip_prefix('^')?.strip_suffix(r"\w+\-\d+$")?.replace(r"\-", "-");
    let is_literal = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let (before, rest) = begin.split_once('(').unwrap_or((&begin, ")"));
    let (choices, after) = rest.split_once(')')?;
    let prefixes: Vec<String> = choices.split('|').map(|choice| format!("{before}{choice}{after}")).collect();
    prefixes.iter().all(|prefix| is_literal(prefix)).then(|| prefixes.iter().map(|prefix| leak(prefix)).collect())
}

fn leak(text: &str) -> &'static str {
    text.to_owned().leak()
}

#[cfg(test)]
mod tests {
    use super::{parse, prefixes};

    #[test]
    fn prefixes_are_what_the_expression_begins_with() {
        assert_eq!(prefixes(r"^(us|eu)\-\w+\-\d+$"), Some(vec!["us-", "eu-"]));
        assert_eq!(prefixes(r"^us\-iso\-\w+\-\d+$"), Some(vec!["us-iso-"]));
        assert_eq!(prefixes(r"^eusc\-(de)\-\w+\-\d+$"), Some(vec!["eusc-de-"]));
        assert_eq!(prefixes(r"^[a-z]+\-\w+\-\d+$"), None);
        assert_eq!(prefixes("us"), None);
    }

    #[test]
    fn a_file_says_what_the_built_in_facts_say() {
        let file = r#"{"partitions": [{"id": "aws-iso", "regionRegex": "^us\\-iso\\-\\w+\\-\\d+$",
            "regions": {"aws-iso-global": {}},
            "outputs": {"name": "aws-iso", "dnsSuffix": "c2s.ic.gov", "dualStackDnsSuffix": "api.aws.ic.gov",
                "supportsFIPS": true, "supportsDualStack": true, "implicitGlobalRegion": "us-iso-east-1"}}]}"#;
        let partitions = parse(file).unwrap();
        assert_eq!(&partitions[0], super::Partition::of("us-iso-west-7"));
        assert!(parse(r#"{"partitions": [{}]}"#).is_err());
        assert!(parse("{}").is_err());
    }
}
