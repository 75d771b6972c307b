//! Texts out of a list that grows.

/// Declares an enum of words. A word that is not listed is `Unknown`, with its text.
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$about:meta])* $word:ident = $text:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$about])* #[doc = concat!("\n\nWritten `", $text, "`.")] $word,)*
            /// A word that this crate does not know, as it came.
            Unknown(String),
        }

        impl $name {
            /// Every word that this crate knows.
            pub const KNOWN: &'static [Self] = &[$(Self::$word),*];

            /// The word as it is written.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$word => $text,)*
                    Self::Unknown(text) => text,
                }
            }

            /// The listed word that this one is, apart from upper and lower case; the word itself if there is none.
            pub fn ignoring_case(&self) -> Self {
                let known = Self::KNOWN.iter().find(|known| known.as_str().eq_ignore_ascii_case(self.as_str()));
                known.unwrap_or(self).clone()
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                match text {
                    $($text => Self::$word,)*
                    _ => Self::Unknown(text.to_owned()),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        impl $crate::open::Open for $name {
            type Seen = Self;
            const EXPECTED: &'static str = "a string";

            fn seen(&self) -> &Self {
                self
            }

            fn from_text(text: &str) -> $crate::open::Read<Self> {
                Ok(text.into())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::open::deserialize(deserializer)
            }
        }
    };
}

pub(crate) use words;
