//! Pictures, sounds, videos, files and stickers.
//!
//! WhatsApp takes each by the id of an upload (`PostWhatsAppMessageMedia`, kept for 30 days, for the phone number that
//! uploaded it) or by a link. Kinds and sizes that AWS documents: audio aac, amr, mpeg, mp4, ogg up to 16 MB; documents
//! up to 100 MB; images jpeg, png up to 5 MB; video 3gp, mp4 up to 16 MB; stickers webp, 100 KB, animated 500 KB.

use crate::limits;
use crate::open::open;
use crate::report::{Fault, Place, Report};
use crate::rule::{Form, OPTIONAL};

/// Where WhatsApp finds a file: one of the two.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum MediaSource {
    /// The id of an upload.
    Id(String),
    /// An address that WhatsApp fetches.
    Link(String),
}

/// Declares a kind of media: its members beyond id and link.
macro_rules! media {
    ($(#[$meta:meta])* $name:ident { $($(#[$about:meta])* $field:ident: $ty:ty = $json:literal $(=> $rule:expr)?,)* }) => {
        open! {
            $(#[$meta])*
            sealed struct $name(|media: &$name, at: &Place<'_>, report: &mut Report| {
                check_source(media.has("id"), media.has("link"), media.other(), at, report);
            }) {
                /// The id of an upload.
                id: String = "id",
                /// An address that WhatsApp fetches.
                link: String = "link" => OPTIONAL.form(Form::Url),
                $($(#[$about])* $field: $ty = $json $(=> $rule)?,)*
            }
        }

        impl $name {
            /// From an upload or a link.
            pub fn new(source: MediaSource) -> Self {
                match source {
                    MediaSource::Id(id) => Self { id: Some(id), ..Self::default() },
                    MediaSource::Link(link) => Self { link: Some(link), ..Self::default() },
                }
            }

            /// From an upload.
            pub fn from_id(id: impl Into<String>) -> Self {
                Self::new(MediaSource::Id(id.into()))
            }

            /// From an address that WhatsApp fetches.
            pub fn from_link(link: impl Into<String>) -> Self {
                Self::new(MediaSource::Link(link.into()))
            }

            /// Where WhatsApp finds it; nothing if that is not said, or said twice.
            pub fn source(&self) -> Option<MediaSource> {
                match (&self.id, &self.link) {
                    (Some(id), None) => Some(MediaSource::Id(id.clone())),
                    (None, Some(link)) => Some(MediaSource::Link(link.clone())),
                    _ => None,
                }
            }
        }

        impl From<MediaSource> for $name {
            fn from(source: MediaSource) -> Self {
                Self::new(source)
            }
        }
    };
}

fn check_source(id: bool, link: bool, other: &crate::open::Other, at: &Place<'_>, report: &mut Report) {
    let is_raw = other.holds("id") || other.holds("link");
    if id == link && !is_raw {
        report.add(at, Fault::ExactlyOne("`id` and `link`"));
    }
}

media! {
    /// A picture.
    Image {
        /// A line below it: up to 1024 characters.
        caption: String = "caption" => OPTIONAL.within(limits::CAPTION),
    }
}

media! {
    /// A video.
    Video {
        /// A line below it: up to 1024 characters.
        caption: String = "caption" => OPTIONAL.within(limits::CAPTION),
    }
}

media! {
    /// A sound. It has no caption.
    Audio {
        /// Is it shown as a voice note? That takes ogg with the opus codec.
        voice: bool = "voice",
    }
}

media! {
    /// A file.
    Document {
        /// A line below it: up to 1024 characters.
        caption: String = "caption" => OPTIONAL.within(limits::CAPTION),
        /// The name that people see; its ending decides the icon.
        filename: String = "filename" => OPTIONAL,
    }
}

media! {
    /// A sticker. It has no caption.
    Sticker {}
}

macro_rules! captions {
    ($($name:ident,)*) => {
        $(impl $name {
            /// A line below it: up to 1024 characters.
            #[must_use]
            pub fn with_caption(mut self, caption: impl Into<String>) -> Self {
                self.caption = Some(caption.into());
                self
            }
        })*
    };
}

captions! {
    Image,
    Video,
    Document,
}

impl Audio {
    /// Shows it as a voice note, which takes ogg with the opus codec.
    #[must_use]
    pub fn as_voice_note(mut self) -> Self {
        self.voice = Some(true);
        self
    }
}

impl Document {
    /// The name that people see; its ending decides the icon.
    #[must_use]
    pub fn with_filename(mut self, filename: impl Into<String>) -> Self {
        self.filename = Some(filename.into());
        self
    }
}
