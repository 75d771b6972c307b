//! What becomes of the traits that have no field: a table with reasons.
//!
//! A trait that is in no table and that no reader knows is unknown, which is worth a warning. A trait that some reader
//! knows, found where Smithy does not allow it, is an error.

/// What a trait without a field means for what is generated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Nothing, for the reason given.
    WithoutEffect(&'static str),
    /// Something that is not generated, without harm to what is: the text says what.
    NotGenerated(&'static str),
    /// Something without which types or wire form would be wrong: the text says what.
    Unsupported(&'static str),
    /// Something that its readers know, in another place.
    Misplaced,
    /// It is not known at all.
    Unknown,
}

use Class::{NotGenerated, Unsupported, WithoutEffect};

/// The class of a trait that the reader of its place does not know.
pub(super) fn of(id: &str) -> Class {
    let exact = TABLE.iter().find(|(known, _)| *known == id).map(|&(_, class)| class);
    let family = || FAMILIES.iter().find(|(prefix, _)| id.starts_with(prefix)).map(|&(_, class)| class);
    let misplaced = || UNDERSTOOD.contains(&id).then_some(Class::Misplaced);
    exact.or_else(family).or_else(misplaced).unwrap_or(Class::Unknown)
}

/// Why a trait is ignored on purpose, for those that are.
pub fn why_ignored(id: &str) -> Option<&'static str> {
    match of(id) {
        WithoutEffect(reason) => Some(reason),
        NotGenerated(_) | Unsupported(_) | Class::Misplaced | Class::Unknown => None,
    }
}

const FOR_READERS: Class = WithoutEffect("it is for readers and tools");
const META: Class = WithoutEffect("it describes traits and models, not the API");
const RESOURCES: Class = WithoutEffect("it relates members to resources; requests do not change");
const XML: Class = WithoutEffect("restJson1 has no XML");
const EVENTS: Class = WithoutEffect("it only matters in event streams, which are refused where they are used");
const OLD: Class = WithoutEffect("its meaning was taken over when the model was resolved");

const TABLE: &[(&str, Class)] = &[
    ("aws.api#arnReference", FOR_READERS),
    ("aws.api#clientDiscoveredEndpoint", Unsupported("endpoints that are found by calling the service")),
    ("aws.api#clientEndpointDiscovery", NotGenerated("endpoint discovery")),
    ("aws.api#clientEndpointDiscoveryId", NotGenerated("endpoint discovery")),
    ("aws.api#controlPlane", FOR_READERS),
    ("aws.api#data", FOR_READERS),
    ("aws.api#dataPlane", FOR_READERS),
    ("aws.api#tagEnabled", RESOURCES),
    ("aws.api#taggable", RESOURCES),
    ("aws.auth#cognitoUserPools", WithoutEffect("it configures API Gateway")),
    ("aws.protocols#awsQueryCompatible", WithoutEffect("restJson1 has its own error codes")),
    ("smithy.api#addedDefault", WithoutEffect("it tells when a default came, which only matters to older clients")),
    ("smithy.api#authDefinition", META),
    ("smithy.api#box", OLD),
    ("smithy.api#cors", WithoutEffect("it is for services behind browsers")),
    ("smithy.api#dataExamples", FOR_READERS),
    ("smithy.api#enum", OLD),
    ("smithy.api#examples", FOR_READERS),
    ("smithy.api#idRef", META),
    ("smithy.api#mixin", OLD),
    ("smithy.api#nestedProperties", RESOURCES),
    ("smithy.api#noReplace", RESOURCES),
    ("smithy.api#notProperty", RESOURCES),
    ("smithy.api#private", FOR_READERS),
    ("smithy.api#property", RESOURCES),
    ("smithy.api#protocolDefinition", META),
    ("smithy.api#recommended", FOR_READERS),
    ("smithy.api#references", RESOURCES),
    ("smithy.api#resourceIdentifier", RESOURCES),
    ("smithy.api#suppress", META),
    ("smithy.api#trait", META),
    ("smithy.api#traitValidators", META),
    ("smithy.api#unitType", META),
    ("smithy.api#xmlAttribute", XML),
    ("smithy.api#xmlFlattened", XML),
    ("smithy.api#xmlName", XML),
    ("smithy.api#xmlNamespace", XML),
    ("smithy.rules#operationContextParams", Unsupported("endpoint parameters taken from inside of an input")),
];

/// Traits by the beginning of their ids.
const FAMILIES: &[(&str, Class)] = &[
    ("aws.apigateway#", WithoutEffect("it configures API Gateway")),
    ("aws.cloudformation#", WithoutEffect("it is for CloudFormation")),
    ("aws.customizations#", Unsupported("a customization made for one service")),
    ("aws.endpoints#", WithoutEffect("the endpoint rule set says what it says")),
    ("aws.iam#", WithoutEffect("permissions are the account's business")),
    ("aws.test#", FOR_READERS),
    ("smithy.contracts#", FOR_READERS),
    ("smithy.mqtt#", WithoutEffect("it belongs to another protocol")),
    ("smithy.openapi#", FOR_READERS),
    ("smithy.test#", FOR_READERS),
    ("smithy.waiters#", NotGenerated("waiters")),
    ("smithy.api#event", EVENTS),
];

/// The traits that a reader of some place knows.
const UNDERSTOOD: &[&str] = &[
    "aws.api#arn",
    "aws.api#service",
    "aws.auth#sigv4",
    "aws.auth#sigv4a",
    "aws.auth#unsignedPayload",
    "aws.protocols#httpChecksum",
    "aws.protocols#restJson1",
    "smithy.api#auth",
    "smithy.api#clientOptional",
    "smithy.api#default",
    "smithy.api#endpoint",
    "smithy.api#enumValue",
    "smithy.api#error",
    "smithy.api#hostLabel",
    "smithy.api#http",
    "smithy.api#httpApiKeyAuth",
    "smithy.api#httpBasicAuth",
    "smithy.api#httpBearerAuth",
    "smithy.api#httpChecksumRequired",
    "smithy.api#httpDigestAuth",
    "smithy.api#httpError",
    "smithy.api#httpHeader",
    "smithy.api#httpLabel",
    "smithy.api#httpPayload",
    "smithy.api#httpPrefixHeaders",
    "smithy.api#httpQuery",
    "smithy.api#httpQueryParams",
    "smithy.api#httpResponseCode",
    "smithy.api#idempotencyToken",
    "smithy.api#idempotent",
    "smithy.api#input",
    "smithy.api#jsonName",
    "smithy.api#length",
    "smithy.api#mediaType",
    "smithy.api#optionalAuth",
    "smithy.api#output",
    "smithy.api#paginated",
    "smithy.api#pattern",
    "smithy.api#range",
    "smithy.api#readonly",
    "smithy.api#requestCompression",
    "smithy.api#required",
    "smithy.api#requiresLength",
    "smithy.api#retryable",
    "smithy.api#sensitive",
    "smithy.api#sparse",
    "smithy.api#streaming",
    "smithy.api#timestampFormat",
    "smithy.api#title",
    "smithy.api#uniqueItems",
    "smithy.rules#clientContextParams",
    "smithy.rules#contextParam",
    "smithy.rules#endpointBdd",
    "smithy.rules#endpointRuleSet",
    "smithy.rules#endpointTests",
    "smithy.rules#staticContextParams",
];

#[cfg(test)]
mod tests {
    use super::{Class, TABLE, UNDERSTOOD, of};

    #[test]
    fn tables_are_sorted_and_do_not_overlap() {
        assert!(TABLE.is_sorted_by(|(a, _), (b, _)| a < b));
        assert!(UNDERSTOOD.is_sorted_by(|a, b| a < b));
        assert!(TABLE.iter().all(|(id, _)| !UNDERSTOOD.contains(id)));
    }

    #[test]
    fn each_class_is_found() {
        assert!(matches!(of("smithy.api#examples"), Class::WithoutEffect(_)));
        assert!(matches!(of("smithy.test#smokeTests"), Class::WithoutEffect(_)));
        assert_eq!(of("smithy.waiters#waitable"), Class::NotGenerated("waiters"));
        assert!(matches!(of("aws.customizations#s3UnwrappedXmlOutput"), Class::Unsupported(_)));
        assert_eq!(of("smithy.api#http"), Class::Misplaced);
        assert_eq!(of("example#colour"), Class::Unknown);
    }
}
