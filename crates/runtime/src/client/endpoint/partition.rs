//! AWS partitions: which group of regions a region belongs to, and what follows for host names.
//!
//! The facts are those that AWS publishes with its SDKs as `partitions.json` (version 1.1). A region is found by name
//! (the pseudo regions) or by its form; one that nobody knows is taken for a new one of the `aws` partition. Who needs
//! other facts than today's names a file of that form in the environment, as for any AWS SDK: see [`file`].

mod file;

use std::sync::LazyLock;

use super::value::Value;

/// A partition and what endpoint rules ask about it.
#[derive(Debug, PartialEq, Eq)]
pub struct Partition {
    /// `aws`, `aws-cn`, …
    pub name: &'static str,
    /// The suffix of ordinary host names.
    pub dns_suffix: &'static str,
    /// The suffix of host names that answer over IPv4 and IPv6.
    pub dual_stack_dns_suffix: &'static str,
    /// Whether hosts with FIPS-validated cryptography exist.
    pub supports_fips: bool,
    /// Whether dual-stack hosts exist.
    pub supports_dual_stack: bool,
    /// The region that signs for services without regions.
    pub implicit_global_region: &'static str,
    /// Regions that do not begin like the others, such as the pseudo region of services without regions.
    regions: &'static [&'static str],
    /// A region begins with one of these and goes on with a word, a hyphen and a number.
    prefixes: &'static [&'static str],
}

impl Partition {
    /// The partition of `region`.
    pub fn of(region: &str) -> &'static Self {
        static IN_USE: LazyLock<&[Partition]> = LazyLock::new(|| file::read().unwrap_or(PARTITIONS));
        let find = |is_it: &dyn Fn(&Self) -> bool| IN_USE.iter().find(|partition| is_it(partition));
        let named = find(&|partition| partition.regions.contains(&region));
        let fitting = named.or_else(|| find(&|partition| partition.fits(region)));
        fitting.or_else(|| find(&|partition| partition.name == AWS.name)).unwrap_or(&AWS)
    }

    fn fits(&self, region: &str) -> bool {
        self.prefixes.iter().filter_map(|prefix| region.strip_prefix(prefix)).any(is_word_and_number)
    }

    pub(super) fn to_value<'a>(&self) -> Value<'a> {
        Value::Record(vec![
            ("name", Value::text(self.name)),
            ("dnsSuffix", Value::text(self.dns_suffix)),
            ("dualStackDnsSuffix", Value::text(self.dual_stack_dns_suffix)),
            ("supportsFIPS", Value::Bool(self.supports_fips)),
            ("supportsDualStack", Value::Bool(self.supports_dual_stack)),
            ("implicitGlobalRegion", Value::text(self.implicit_global_region)),
        ])
    }
}

/// `east-1`: one or more of letters, digits and underscores, a hyphen, one or more digits.
fn is_word_and_number(rest: &str) -> bool {
    let all = |text: &str, allowed: fn(u8) -> bool| !text.is_empty() && text.bytes().all(allowed);
    rest.split_once('-').is_some_and(|(word, number)| {
        all(word, |byte| byte.is_ascii_alphanumeric() || byte == b'_') && all(number, |byte| byte.is_ascii_digit())
    })
}

const AWS: Partition = Partition {
    name: "aws",
    dns_suffix: "amazonaws.com",
    dual_stack_dns_suffix: "api.aws",
    supports_fips: true,
    supports_dual_stack: true,
    implicit_global_region: "us-east-1",
    regions: &["aws-global"],
    prefixes: &["us-", "eu-", "ap-", "sa-", "ca-", "me-", "af-", "il-", "mx-"],
};

static PARTITIONS: &[Partition] = &[
    AWS,
    Partition {
        name: "aws-cn",
        dns_suffix: "amazonaws.com.cn",
        dual_stack_dns_suffix: "api.amazonwebservices.com.cn",
        implicit_global_region: "cn-northwest-1",
        regions: &["aws-cn-global"],
        prefixes: &["cn-"],
        ..AWS
    },
    Partition {
        name: "aws-eusc",
        dns_suffix: "amazonaws.eu",
        dual_stack_dns_suffix: "api.amazonwebservices.eu",
        implicit_global_region: "eusc-de-east-1",
        regions: &[],
        prefixes: &["eusc-de-"],
        ..AWS
    },
    Partition {
        name: "aws-iso",
        dns_suffix: "c2s.ic.gov",
        dual_stack_dns_suffix: "api.aws.ic.gov",
        implicit_global_region: "us-iso-east-1",
        regions: &["aws-iso-global"],
        prefixes: &["us-iso-"],
        ..AWS
    },
    Partition {
        name: "aws-iso-b",
        dns_suffix: "sc2s.sgov.gov",
        dual_stack_dns_suffix: "api.aws.scloud",
        implicit_global_region: "us-isob-east-1",
        regions: &["aws-iso-b-global"],
        prefixes: &["us-isob-"],
        ..AWS
    },
    Partition {
        name: "aws-iso-e",
        dns_suffix: "cloud.adc-e.uk",
        dual_stack_dns_suffix: "api.cloud-aws.adc-e.uk",
        implicit_global_region: "eu-isoe-west-1",
        regions: &["aws-iso-e-global"],
        prefixes: &["eu-isoe-"],
        ..AWS
    },
    Partition {
        name: "aws-iso-f",
        dns_suffix: "csp.hci.ic.gov",
        dual_stack_dns_suffix: "api.aws.hci.ic.gov",
        implicit_global_region: "us-isof-south-1",
        regions: &["aws-iso-f-global"],
        prefixes: &["us-isof-"],
        ..AWS
    },
    Partition {
        name: "aws-us-gov",
        implicit_global_region: "us-gov-west-1",
        regions: &["aws-us-gov-global"],
        prefixes: &["us-gov-"],
        ..AWS
    },
];
