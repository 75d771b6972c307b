//! Kinds of media: types, sizes, extensions.

use socialmessaging_whatsapp::event::ErrorCode;

use crate::failure::Failure;
use crate::refusal::refused;

/// What a file is to WhatsApp.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Audio,
    Document,
    Image,
    Video,
    Sticker,
}

/// Media types that AWS documents, with the kind, and the extension of files that are written to S3.
const TYPES: [(&str, Kind, &str); 20] = [
    ("audio/aac", Kind::Audio, "aac"),
    ("audio/amr", Kind::Audio, "amr"),
    ("audio/mpeg", Kind::Audio, "mp3"),
    ("audio/mp4", Kind::Audio, "m4a"),
    ("audio/ogg", Kind::Audio, "ogg"),
    ("text/plain", Kind::Document, "txt"),
    ("application/pdf", Kind::Document, "pdf"),
    ("application/msword", Kind::Document, "doc"),
    ("application/vnd.ms-excel", Kind::Document, "xls"),
    ("application/vnd.ms-powerpoint", Kind::Document, "ppt"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Kind::Document, "docx"),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Kind::Document, "xlsx"),
    ("application/vnd.openxmlformats-officedocument.presentationml.presentation", Kind::Document, "pptx"),
    ("image/jpeg", Kind::Image, "jpeg"),
    ("image/jpeg", Kind::Image, "jpg"),
    ("image/png", Kind::Image, "png"),
    ("video/3gpp", Kind::Video, "3gp"),
    ("video/3gp", Kind::Video, "3gp"),
    ("video/mp4", Kind::Video, "mp4"),
    ("image/webp", Kind::Sticker, "webp"),
];

/// AWS writes MB and KB; the larger reading counts.
const KB: usize = 1024;
const MB: usize = 1024 * KB;

/// A media type without parameters, in lower case: `audio/ogg; codecs=opus` is `audio/ogg`.
pub(crate) fn bare(mime: &str) -> String {
    mime.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// The extension of a media type.
pub(crate) fn extension(mime: &str) -> &'static str {
    let mime = bare(mime);
    TYPES.iter().find(|(known, ..)| *known == mime).map_or("bin", |(.., extension)| extension)
}

/// The media type of a file's name, by its extension.
pub(crate) fn of_name(name: &str) -> Option<&'static str> {
    let (_, extension) = name.rsplit_once('.')?;
    let extension = extension.to_ascii_lowercase();
    TYPES.iter().find(|(.., known)| *known == extension).map(|(mime, ..)| *mime)
}

impl Kind {
    /// The kind of a media type, if WhatsApp takes it.
    pub(crate) fn of(mime: &str) -> Option<Self> {
        let mime = bare(mime);
        TYPES.iter().find(|(known, ..)| *known == mime).map(|(_, kind, _)| *kind)
    }

    /// How many bytes a file of this kind may have.
    pub(crate) fn limit(self, bytes: &[u8]) -> usize {
        match self {
            Self::Audio | Self::Video => 16 * MB,
            Self::Document => 100 * MB,
            Self::Image => 5 * MB,
            Self::Sticker if is_animated(bytes) => 500 * KB,
            Self::Sticker => 100 * KB,
        }
    }

    /// Is a file of this kind neither empty nor too large?
    pub(crate) fn check_size(self, bytes: &[u8]) -> Result<(), Failure> {
        let (size, limit) = (bytes.len(), self.limit(bytes));
        if size == 0 {
            return Err(refused(ErrorCode::MediaUpload, "the file is empty"));
        }
        if size > limit {
            let details = format!("the file has {size} bytes, at most {limit} are allowed");
            return Err(refused(ErrorCode::MediaUpload, details));
        }
        Ok(())
    }
}

/// Does a WebP file move? Its extended header has a bit for that.
fn is_animated(bytes: &[u8]) -> bool {
    const MOVES: u8 = 0b10;
    bytes.get(8..16) == Some(b"WEBPVP8X") && bytes.get(20).is_some_and(|flags| flags & MOVES != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_have_the_documented_limits() {
        let still = vec![0; 30];
        let mut moving = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0".to_vec();
        let rows = [
            ("audio/ogg; codecs=opus", Kind::Audio, 16 * MB),
            ("VIDEO/MP4", Kind::Video, 16 * MB),
            ("application/pdf", Kind::Document, 100 * MB),
            ("image/jpeg", Kind::Image, 5 * MB),
            ("image/webp", Kind::Sticker, 100 * KB),
        ];
        for (mime, kind, limit) in rows {
            assert_eq!(Kind::of(mime), Some(kind));
            assert_eq!(kind.limit(&still), limit, "{mime}");
        }
        assert_eq!(Kind::Sticker.limit(&moving), 500 * KB);
        moving[20] = 0;
        assert_eq!(Kind::Sticker.limit(&moving), 100 * KB);
        assert_eq!(Kind::of("image/gif"), None);
    }

    #[test]
    fn a_file_is_neither_empty_nor_too_large() {
        assert!(Kind::Image.check_size(&[]).is_err());
        assert!(Kind::Image.check_size(&vec![1; 5 * MB]).is_ok());
        assert!(Kind::Image.check_size(&vec![1; 5 * MB + 1]).is_err());
    }

    #[test]
    fn extensions_and_types_belong_together() {
        for (mime, _, extension) in TYPES {
            assert_eq!(bare(mime), mime);
            assert!(of_name(&format!("a.{extension}")).is_some());
        }
        assert_eq!(extension("image/jpeg"), "jpeg");
        assert_eq!(of_name("holiday.JPG"), Some("image/jpeg"));
        assert_eq!(extension("application/unheard-of"), "bin");
        assert_eq!(of_name("no-extension"), None);
    }
}
