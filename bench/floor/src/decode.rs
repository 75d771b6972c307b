//! Answers, read by serde without its derive macros: they would weigh more than all of this.

use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};

/// Declares a structure that is read from a JSON object.
macro_rules! object {
    ($name:ident { $($json:literal $field:ident: $type:ty),+ $(,)? }) => {
        #[derive(Default)]
        #[allow(dead_code, reason = "each program looks at some of the answers")]
        pub struct $name {
            $(pub $field: Option<$type>),+
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Object;

                impl<'de> Visitor<'de> for Object {
                    type Value = $name;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str("an object")
                    }

                    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<$name, A::Error> {
                        let mut object = $name::default();
                        while let Some(key) = map.next_key::<&str>()? {
                            match key {
                                $($json => object.$field = map.next_value()?,)+
                                _ => drop(map.next_value::<IgnoredAny>()?),
                            }
                        }
                        Ok(object)
                    }
                }

                deserializer.deserialize_map(Object)
            }
        }
    };
}

object!(Sent { "messageId" message_id: String });

object!(Got { "account" account: Account });

object!(Account {
    "arn" arn: String,
    "eventDestinations" event_destinations: Vec<EventDestination>,
    "id" id: String,
    "linkDate" link_date: f64,
    "phoneNumbers" phone_numbers: Vec<PhoneNumber>,
    "registrationStatus" registration_status: String,
    "wabaId" waba_id: String,
    "wabaName" waba_name: String,
});

object!(EventDestination { "eventDestinationArn" event_destination_arn: String, "roleArn" role_arn: String });

object!(PhoneNumber {
    "arn" arn: String,
    "displayPhoneNumber" display_phone_number: String,
    "displayPhoneNumberName" display_phone_number_name: String,
    "metaPhoneNumberId" meta_phone_number_id: String,
    "phoneNumber" phone_number: String,
    "phoneNumberId" phone_number_id: String,
    "qualityRating" quality_rating: String,
});

object!(Listed { "nextToken" next_token: String, "templates" templates: Vec<Template> });

object!(Template {
    "metaTemplateId" meta_template_id: String,
    "templateCategory" template_category: String,
    "templateLanguage" template_language: String,
    "templateName" template_name: String,
    "templateQualityScore" template_quality_score: String,
    "templateStatus" template_status: String,
});
