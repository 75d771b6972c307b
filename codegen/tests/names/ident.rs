//! Names as the official AWS crates have them, and laws for any text.

use quickcheck::quickcheck;
use restjson_codegen::rust::ident::{FieldName, FnName, Identifier, ModName, NotAnIdentifier, TypeName, VariantName};
use restjson_codegen::rust::words;

#[test]
fn members_become_fields() {
    let table = [
        ("enableReceiving", "enable_receiving"),
        ("sourceS3PresignedUrl", "source_s3_presigned_url"),
        ("sourceS3File", "source_s3_file"),
        ("associateInProgressToken", "associate_in_progress_token"),
        ("linkedWhatsAppBusinessAccountId", "linked_whats_app_business_account_id"),
        ("metaFlowId", "meta_flow_id"),
        ("wabaId", "waba_id"),
        ("ARN", "arn"),
        ("KMSKeyARNs", "kms_key_arns"),
        ("DBInstanceIDs", "db_instance_ids"),
        ("ACLs", "acls"),
        ("ACLsUpdateStatus", "acls_update_status"),
        ("DynamoDBv2Action", "dynamo_dbv2_action"),
        ("IAMUser", "iam_user"),
        ("iPv6", "ipv6"),
        ("IpV6Cidr", "ipv6_cidr"),
        ("UnassignIpv6Addresses", "unassign_ipv6_addresses"),
        ("SigV4Authorization", "sigv4_authorization"),
        ("AuthTtL", "auth_ttl"),
        ("TotalGpuMemoryInMiB", "total_gpu_memory_in_mib"),
        ("OtaaV1_0_x", "otaa_v1_0_x"),
        ("M3u8Settings", "m3u8_settings"),
        ("s3key", "s3_key"),
        ("sha256sum", "sha256_sum"),
        ("signatureS", "signature_s"),
        ("WriteIOs", "write_ios"),
        ("x-amz", "x_amz"),
    ];
    for (member, field) in table {
        assert_eq!(FieldName::member(member).as_str(), field, "{member}");
    }
}

#[test]
fn reserved_and_empty_names_become_fields() {
    let table = [
        ("type", "r#type"),
        ("match", "r#match"),
        ("gen", "r#gen"),
        ("self", "self_"),
        ("Self", "self_"),
        ("crate", "crate_"),
        ("super", "super_"),
        ("build", "build_value"),
        ("builder", "builder_value"),
        ("default", "default_value"),
        ("send", "send_value"),
        ("meta", "meta_value"),
        ("customize", "customize_value"),
        ("presigned", "presigned_value"),
        ("makeOperation", "make_operation_value"),
        ("1st", "_1_st"),
        ("__", "unnamed"),
        ("größe", "gr_e"),
    ];
    for (member, field) in table {
        assert_eq!(FieldName::member(member).as_str(), field, "{member}");
    }
}

#[test]
fn shapes_become_types_in_private_modules() {
    let table = [
        ("S3File", "S3File", "_s3_file"),
        ("S3PresignedUrl", "S3PresignedUrl", "_s3_presigned_url"),
        ("WhatsAppDayOfWeek", "WhatsAppDayOfWeek", "_whats_app_day_of_week"),
        (
            "LinkedWhatsAppBusinessAccountIdMetaData",
            "LinkedWhatsAppBusinessAccountIdMetaData",
            "_linked_whats_app_business_account_id_meta_data",
        ),
        ("ACLs", "AcLs", "_ac_ls"),
        ("IAMUser", "IamUser", "_iam_user"),
        ("myThing", "MyThing", "_my_thing"),
        ("UPPER_CASE", "UpperCase", "_upper_case"),
        ("Self", "SelfValue", "_self_value"),
        ("SelfValue", "SelfValue_", "_self_value"),
        ("type", "Type", "_type"),
    ];
    for (shape, name, module) in table {
        let ty = TypeName::shape(shape);
        assert_eq!((ty.as_str(), ModName::defining(&ty).as_str()), (name, module), "{shape}");
    }
    assert_eq!(TypeName::shape("S3File").builder().as_str(), "S3FileBuilder");
}

#[test]
fn operations_become_functions_modules_and_types() {
    let name = "SendWhatsAppMessage";
    assert_eq!(FnName::operation(name).as_str(), "send_whats_app_message");
    assert_eq!(ModName::operation(name).as_str(), "send_whats_app_message");
    let types = [
        TypeName::operation(name),
        TypeName::operation_input(name),
        TypeName::operation_output(name),
        TypeName::operation_error(name),
        TypeName::fluent_builder(name),
        TypeName::paginator(name),
    ];
    let suffixes = ["", "Input", "Output", "Error", "FluentBuilder", "Paginator"];
    assert_eq!(types.map(|ty| ty.to_string()), suffixes.map(|suffix| format!("{name}{suffix}")));
    // An operation's own name keeps its spelling; its input's is a shape's.
    assert_eq!(TypeName::operation("getACLs").as_str(), "GetACLs");
    assert_eq!(TypeName::operation_input("GetACLs").as_str(), "GetAcLsInput");
    assert_eq!(ModName::operation("Match").as_str(), "r#match");
    assert_eq!(ModName::operation("Match").file_stem(), "match");
}

#[test]
fn values_and_members_become_variants() {
    let table = [
        ("COMPLETE", "Complete"),
        ("SIGN_UP", "SignUp"),
        ("t1_micro", "T1Micro"),
        ("u_6tb1_56xlarge", "U6tb156xlarge"),
        ("stringValue", "StringValue"),
        ("_10", "_10"),
        ("Unknown", "UnknownValue"),
        ("UNKNOWN", "UnknownValue"),
        ("UnknownValue", "UnknownValue_"),
        ("self", "SelfValue"),
        ("SelfValue", "SelfValue_"),
    ];
    for (value, variant) in table {
        assert_eq!(VariantName::member(value).as_str(), variant, "{value}");
    }
    let variant = VariantName::member("s3Key");
    let names = [FnName::is_variant(&variant), FnName::as_variant(&variant)];
    assert_eq!(names.map(|name| name.to_string()), ["is_s3_key", "as_s3_key"]);
    assert_eq!(ModName::of_package("a-b_c").as_str(), "a_b_c");
}

#[test]
fn setters_are_made_from_the_member_not_from_the_field() {
    for (member, stem) in [("type", "type"), ("default", "default"), ("self", "self"), ("nextToken", "next_token")] {
        assert_eq!(FnName::setter(member, None).as_str(), format!("set_{stem}"));
        assert_eq!(FnName::getter(member, None).as_str(), format!("get_{stem}"));
    }
    let renamed = FieldName::renamed("r#use").unwrap();
    assert_eq!(FnName::setter("type", Some(&renamed)).as_str(), "set_use");
    assert_eq!((renamed.as_str(), renamed.plain()), ("r#use", "use"));
}

#[test]
fn a_chosen_name_must_be_an_identifier() {
    for text in ["", "a b", "1a", "type", "r#self", "_", "é", "a::b", "build"] {
        let error = NotAnIdentifier { text: text.into(), kind: "field" };
        assert_eq!(FieldName::renamed(text), Err(error));
    }
    assert_eq!(VariantName::renamed("Unknown").unwrap_err().to_string(), "`Unknown` cannot be the name of a variant");
    assert!(TypeName::renamed("build").is_ok());
}

/// What rustc accepts, read off the reference independently of the code under test.
fn is_valid(name: &str) -> bool {
    let plain = name.strip_prefix("r#").unwrap_or(name);
    let keywords = "as break const continue crate else enum extern false fn for if impl in let loop match mod move mut \
                    pub ref return self Self static struct super trait true type unsafe use where while async await dyn \
                    abstract become box do final macro override priv typeof unsized virtual yield try gen _";
    let keyword = keywords.split_whitespace().any(|keyword| keyword == plain);
    let shape = plain.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && plain.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    shape && if name == plain { !keyword } else { !["crate", "self", "super", "Self", "_"].contains(&plain) }
}

fn all_names(text: &str) -> Vec<String> {
    let ty = TypeName::shape(text);
    let types = [TypeName::operation(text), TypeName::operation_input(text), TypeName::paginator(text), ty.builder()];
    let functions = [
        FnName::operation(text),
        FnName::setter(text, None),
        FnName::getter(text, None),
        FnName::is_variant(&VariantName::member(text)),
    ];
    let mut names = vec![ty.to_string(), VariantName::member(text).to_string(), FieldName::member(text).to_string()];
    names.extend(types.iter().map(ToString::to_string));
    names.extend(functions.iter().map(ToString::to_string));
    names.extend([ModName::operation(text).to_string(), ModName::defining(&ty).to_string()]);
    names
}

/// Texts that look like names, as model authors write them.
#[derive(Debug, Clone)]
struct Wordy(String);

impl quickcheck::Arbitrary for Wordy {
    fn arbitrary(g: &mut quickcheck::Gen) -> Self {
        let parts =
            ["type", "Self", "self", "IPv6", "ARN", "s", "S3", "_", "ID", "v2", "9", "Ab", "x", "-", "build", "TTL"];
        let length = usize::arbitrary(g) % 6;
        Wordy((0..length).filter_map(|_| g.choose(&parts).copied()).collect())
    }
}

quickcheck! {
    fn prop_any_text_becomes_valid_identifiers(text: String) -> bool {
        all_names(&text).iter().all(|name| is_valid(name))
    }

    fn prop_names_become_valid_identifiers(text: Wordy) -> bool {
        all_names(&text.0).iter().all(|name| is_valid(name))
    }

    fn prop_a_made_name_can_be_chosen(text: Wordy) -> bool {
        let field = FieldName::member(&text.0);
        let variant = VariantName::member(&text.0);
        FieldName::renamed(field.as_str()) == Ok(field.clone()) && VariantName::renamed(variant.as_str()) == Ok(variant.clone())
    }

    fn prop_conversion_keeps_letters_and_digits(text: Wordy) -> bool {
        let letters = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
        letters(&words::snake(&text.0)) == letters(&text.0) && letters(&words::pascal(&text.0)) == letters(&text.0)
    }

    fn prop_snake_is_idempotent_where_words_are_apart(text: Wordy) -> bool {
        // `S3key` is one word and `s3key` two, so this holds from the second time on.
        let twice = words::snake(&words::snake(&text.0));
        words::snake(&twice) == twice
    }
}
