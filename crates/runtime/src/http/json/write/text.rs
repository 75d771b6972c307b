//! Texts.
//!
//! Most of a request is one text without anything to escape (a message in base64), and looking at it byte by byte costs
//! more than all the rest of the writing.

use std::fmt::{self, Write as _};

use serde::de::value::Error;
use serde::ser;

/// Whether a text stands between quotes as it is. Written so that the compiler looks at many bytes at once.
fn is_plain(text: &str) -> bool {
    !text.bytes().fold(false, |found, byte| found | (byte < b' ') | (byte == b'"') | (byte == b'\\'))
}

/// What stands after the backslash for a byte that a text cannot have as it is.
fn escape(byte: u8) -> Option<u8> {
    Some(match byte {
        b'"' | b'\\' => byte,
        0x08 => b'b',
        b'\t' => b't',
        b'\n' => b'n',
        0x0c => b'f',
        b'\r' => b'r',
        0..b' ' => b'u',
        _ => return None,
    })
}

/// The inside of a text, written piece by piece.
struct Inside<'a>(&'a mut Vec<u8>);

impl fmt::Write for Inside<'_> {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        if is_plain(piece) {
            self.0.extend_from_slice(piece.as_bytes());
            return Ok(());
        }
        for byte in piece.bytes() {
            let Some(letter) = escape(byte) else {
                self.0.push(byte);
                continue;
            };
            self.0.extend_from_slice(&[b'\\', letter]);
            if letter == b'u' {
                self.0.extend_from_slice(&[b'0', b'0', DIGITS[usize::from(byte / 16)], DIGITS[usize::from(byte % 16)]]);
            }
        }
        Ok(())
    }
}

/// Appends a text.
pub(super) fn write_text(text: &mut Vec<u8>, value: &str) -> Result<(), Error> {
    text.reserve(value.len() + 2);
    text.push(b'"');
    Inside(text).write_str(value).map_err(ser::Error::custom)?;
    text.push(b'"');
    Ok(())
}

/// Appends what a value shows. Quotes are the caller's.
pub(super) fn show(text: &mut Vec<u8>, value: fmt::Arguments<'_>) -> Result<(), Error> {
    Inside(text).write_fmt(value).map_err(ser::Error::custom)
}
