//! Texts.

use super::{Error, Reader, Token};

/// A one in each byte of a word.
const ONES: u64 = u64::MAX / 255;

/// Marks the highest bit of the first byte in a word, which a text cannot have as it is: a quote, a backslash, a control
/// character. Bytes after that one may be marked too; before it none is.
fn marks(word: u64) -> u64 {
    // With the second bit turned, a quote is the byte next to the control characters, which remain what they are.
    let quotes_and_controls = (word ^ (ONES * 0x02)).wrapping_sub(ONES * 0x21);
    let backslashes = (word ^ (ONES * 0x5c)).wrapping_sub(ONES);
    (quotes_and_controls | backslashes) & !word & (ONES << 7)
}

fn is_plain(byte: u8) -> bool {
    byte >= b' ' && byte != b'"' && byte != b'\\'
}

/// How many bytes there are before the first that a text cannot have as it is. Looks at eight at a time.
#[inline]
fn plain(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    while let Some((word, after)) = rest.split_first_chunk() {
        match marks(u64::from_le_bytes(*word)) {
            0 => rest = after,
            marks => return bytes.len() - rest.len() + marks.trailing_zeros() as usize / 8,
        }
    }
    bytes.len() - rest.iter().skip_while(|byte| is_plain(**byte)).count()
}

/// The number that four digits stand for. A sign, which the standard library takes, is none of them.
fn hexadecimal(digits: &[u8; 4]) -> Option<u16> {
    let digits = digits.map(|digit| char::from(digit).to_digit(16));
    let number = digits.into_iter().try_fold(0, |number, digit| Some(number << 4 | digit?))?;
    u16::try_from(number).ok()
}

impl<'a> Reader<'a> {
    /// Reads a text, at its quote.
    pub(super) fn text(&mut self) -> Result<Token<'a>, Error> {
        let start = self.at + 1;
        let end = start + plain(&self.text.as_bytes()[start..]);
        self.at = end;
        if self.peek() != Some(b'"') {
            return self.text_with_escapes(start);
        }
        self.at += 1;
        Ok(Token::Text(&self.text[start..end]))
    }

    /// Goes on to the first byte that a text cannot have as it is.
    #[inline(never)]
    pub(super) fn skip_plain(&mut self) {
        self.at += plain(&self.text.as_bytes()[self.at..]);
    }

    #[cold]
    fn text_with_escapes(&mut self, mut start: usize) -> Result<Token<'a>, Error> {
        self.unescaped.clear();
        loop {
            self.unescaped.push_str(&self.text[start..self.at]);
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    let escaped = self.escaped()?;
                    self.unescaped.push(escaped);
                }
                _ => return Err(self.ahead()),
            }
            start = self.at;
            self.skip_plain();
        }
        self.at += 1;
        Ok(Token::Unescaped)
    }

    /// Reads an escape, at its backslash.
    fn escaped(&mut self) -> Result<char, Error> {
        self.at += 1;
        let escaped = match self.peek() {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.character(),
            _ => return Err(self.ahead()),
        };
        self.at += 1;
        Ok(escaped)
    }

    /// Reads a character, at the `u` of its escape. Beyond U+FFFF it takes two escapes; half of those is no character.
    fn character(&mut self) -> Result<char, Error> {
        let first = self.code_unit()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first.into()).ok_or_else(|| self.here());
        }
        self.expect(b'\\')?;
        if self.peek() != Some(b'u') {
            return Err(self.ahead());
        }
        let pair = [first, self.code_unit()?];
        char::decode_utf16(pair).next().and_then(Result::ok).ok_or_else(|| self.here())
    }

    /// Reads four digits, at the `u` before them.
    pub(super) fn code_unit(&mut self) -> Result<u16, Error> {
        let digits = self.text.as_bytes()[self.at + 1..].first_chunk();
        self.at = self.text.len().min(self.at + 5);
        digits.and_then(hexadecimal).ok_or_else(|| self.here())
    }
}

#[cfg(test)]
mod tests {
    use quickcheck::quickcheck;

    use super::{is_plain, plain};

    quickcheck! {
        fn prop_looking_at_eight_bytes_finds_what_looking_at_one_finds(bytes: Vec<u8>) -> bool {
            plain(&bytes) == bytes.iter().take_while(|byte| is_plain(**byte)).count()
        }
    }

    #[test]
    fn every_byte_is_judged_alike_at_every_place() {
        for filler in [b' ', b'!', b'#', b'[', b']', 0x7f, 0x80, 0xa2, 0xdc, 0xff] {
            for byte in 0..=u8::MAX {
                for at in 0..17 {
                    let mut bytes = [filler; 17];
                    bytes[at] = byte;
                    assert_eq!(plain(&bytes), if is_plain(byte) { 17 } else { at }, "{byte:#x} at {at} in {filler:#x}");
                }
            }
        }
    }
}
