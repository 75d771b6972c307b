//! Numbers.

use super::{Error, Reader, Token};

/// A number as it is spelled.
pub(super) struct Spelled {
    is_negative: bool,
    /// Its digits, where it has neither fraction nor exponent, and they fit.
    whole: Option<u64>,
}

impl<'a> Reader<'a> {
    /// Reads a number. A negative zero is a float: no integer has that sign.
    pub(super) fn number(&mut self) -> Result<Token<'a>, Error> {
        let start = self.at;
        match self.spelled()? {
            Spelled { is_negative: false, whole: Some(whole) } => Ok(Token::Unsigned(whole)),
            Spelled { is_negative: true, whole: Some(whole @ 1..) } => match 0_i64.checked_sub_unsigned(whole) {
                Some(whole) => Ok(Token::Signed(whole)),
                None => self.float(start),
            },
            Spelled { .. } => self.float(start),
        }
    }

    /// The number that was spelled, as the nearest float.
    #[cold]
    fn float(&self, start: usize) -> Result<Token<'a>, Error> {
        match self.text[start..self.at].parse::<f64>() {
            Ok(float) if float.is_finite() => Ok(Token::Float(float)),
            _ => Err(self.here()),
        }
    }

    /// Goes to the end of a number.
    pub(super) fn spelled(&mut self) -> Result<Spelled, Error> {
        let is_negative = self.skip_one(b"-");
        let mut whole = if self.skip_one(b"0") { Some(0) } else { self.digits()? };
        if whole == Some(0) && matches!(self.peek(), Some(b'0'..=b'9')) {
            return Err(self.ahead());
        }
        if self.skip_one(b".") {
            self.digits()?;
            whole = None;
        }
        if self.skip_one(b"eE") {
            self.skip_one(b"+-");
            self.digits()?;
            whole = None;
        }
        Ok(Spelled { is_negative, whole })
    }

    /// Skips one of these bytes.
    fn skip_one(&mut self, bytes: &[u8]) -> bool {
        let is_there = self.peek().is_some_and(|byte| bytes.contains(&byte));
        self.at += usize::from(is_there);
        is_there
    }

    /// Reads digits, one at least: the number that they stand for, where it fits.
    fn digits(&mut self) -> Result<Option<u64>, Error> {
        let start = self.at;
        let mut number = Some(0_u64);
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            number = number.and_then(|number| number.checked_mul(10)?.checked_add((digit - b'0').into()));
            self.at += 1;
        }
        if self.at == start { Err(self.ahead()) } else { Ok(number) }
    }
}
