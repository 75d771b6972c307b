//! Values that nobody asks for.

use super::{Error, Reader, Token};

impl Reader<'_> {
    /// Goes to the end of a value. It must be JSON; what no type can hold is no matter here: numbers out of range, halves of
    /// characters, any depth. So the open arrays and objects are in a list, not on the stack.
    pub(super) fn skip(&mut self) -> Result<(), Error> {
        let mut ends = Vec::new();
        loop {
            let end = self.skip_start()?;
            let mut is_first = end.is_some();
            ends.extend(end);
            loop {
                let Some(end) = ends.last().copied() else { return Ok(()) };
                if self.has_next(end, &mut is_first)? {
                    if end == b'}' {
                        self.skip_text()?;
                        self.colon()?;
                    }
                    break;
                }
                self.at += 1;
                is_first = false;
                ends.pop();
            }
        }
    }

    /// Skips a scalar, or what opens an array or an object: what ends that.
    fn skip_start(&mut self) -> Result<Option<u8>, Error> {
        let end = match self.skip_space() {
            Some(b'[') => b']',
            Some(b'{') => b'}',
            Some(b'"') => return self.skip_text().map(|()| None),
            Some(b'-' | b'0'..=b'9') => return self.spelled().map(|_| None),
            _ => return self.token().map(|_: Token<'_>| None),
        };
        self.at += 1;
        Ok(Some(end))
    }

    /// Skips a text, at its quote.
    fn skip_text(&mut self) -> Result<(), Error> {
        self.at += 1;
        loop {
            self.skip_plain();
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => self.skip_escape()?,
                _ => return Err(self.here()),
            }
        }
        self.at += 1;
        Ok(())
    }

    fn skip_escape(&mut self) -> Result<(), Error> {
        self.at += 1;
        match self.peek() {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => {
                self.at += 1;
                Ok(())
            }
            Some(b'u') => self.code_unit().map(|_| ()),
            _ => Err(self.ahead()),
        }
    }
}
