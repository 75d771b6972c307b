//! Reads JSON text (RFC 8259).
//!
//! [`Reader`] walks through the text, and [`deserialize`] shows serde what it finds. Only that part knows the types that
//! are read: a program has a copy of it for each of them, and of the rest one.

mod deserialize;
mod error;
mod number;
mod skip;
mod text;

pub(crate) use error::Error;

/// How deep arrays and objects may be nested. Reading one takes room on the stack, which the sender must not decide on.
const DEEPEST: u8 = 127;

/// Reads a JSON text from its beginning.
pub(crate) struct Reader<'a> {
    text: &'a str,
    /// How many bytes of it are read.
    at: usize,
    /// How many arrays and objects are open.
    depth: u8,
    /// The last text that had escapes, without them.
    unescaped: String,
}

/// A value, or the beginning of one.
enum Token<'a> {
    Null,
    Bool(bool),
    /// A whole number.
    Unsigned(u64),
    /// A whole number below zero.
    Signed(i64),
    Float(f64),
    /// A text that stands in the JSON text as it is.
    Text(&'a str),
    /// A text that had escapes: [`Reader::unescaped`].
    Unescaped,
    Array,
    Object,
}

impl<'a> Reader<'a> {
    /// Starts to read.
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, at: 0, depth: 0, unescaped: String::new() }
    }

    /// Demands that nothing is left.
    ///
    /// # Errors
    ///
    /// Where something is.
    pub(crate) fn end(&mut self) -> Result<(), Error> {
        match self.skip_space() {
            None => Ok(()),
            Some(_) => Err(self.ahead()),
        }
    }

    /// The error of what was just read.
    #[cold]
    fn here(&self) -> Error {
        Error::at(self.text, self.at)
    }

    /// The error of the next byte, or of the end of the text.
    #[cold]
    fn ahead(&self) -> Error {
        Error::at(self.text, self.text.len().min(self.at + 1))
    }

    #[inline]
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Goes on to what is no white space.
    #[inline]
    fn skip_space(&mut self) -> Option<u8> {
        loop {
            match self.peek() {
                Some(b' ' | b'\n' | b'\t' | b'\r') => self.at += 1,
                found => return found,
            }
        }
    }

    /// Reads a value, or what opens one. Most are texts.
    fn token(&mut self) -> Result<Token<'a>, Error> {
        match self.skip_space() {
            Some(b'"') => self.text(),
            _ => self.other(),
        }
    }

    #[inline(never)]
    fn other(&mut self) -> Result<Token<'a>, Error> {
        match self.peek() {
            Some(b'{') => self.open(Token::Object),
            Some(b'[') => self.open(Token::Array),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b'n') => self.word(b"null", Token::Null),
            Some(b't') => self.word(b"true", Token::Bool(true)),
            Some(b'f') => self.word(b"false", Token::Bool(false)),
            _ => Err(self.ahead()),
        }
    }

    fn open(&mut self, token: Token<'a>) -> Result<Token<'a>, Error> {
        if self.depth == DEEPEST {
            return Err(self.ahead());
        }
        self.depth += 1;
        self.at += 1;
        Ok(token)
    }

    /// Ends an array or an object. What was shown of it may not be all of it.
    fn close(&mut self, end: u8) -> Result<(), Error> {
        self.depth -= 1;
        self.skip_space();
        self.expect(end)
    }

    #[inline(never)]
    fn word(&mut self, word: &[u8], token: Token<'a>) -> Result<Token<'a>, Error> {
        word.iter().try_for_each(|letter| self.expect(*letter))?;
        Ok(token)
    }

    fn expect(&mut self, byte: u8) -> Result<(), Error> {
        if self.peek() != Some(byte) {
            return Err(self.ahead());
        }
        self.at += 1;
        Ok(())
    }

    /// Whether an array or an object has an item more, with the comma before it. A key must be a text; whether there is a
    /// value, who reads it will find.
    fn has_next(&mut self, end: u8, is_first: &mut bool) -> Result<bool, Error> {
        let mut found = self.skip_space();
        if found == Some(end) {
            return Ok(false);
        }
        if !std::mem::take(is_first) {
            self.expect(b',')?;
            found = self.skip_space();
        }
        if end == b'}' && found != Some(b'"') {
            return Err(self.ahead());
        }
        Ok(true)
    }

    /// The colon between a key and its value.
    fn colon(&mut self) -> Result<(), Error> {
        self.skip_space();
        self.expect(b':')
    }
}
