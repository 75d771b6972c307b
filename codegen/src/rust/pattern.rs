//! Regular expressions of ECMA-262, as Smithy has them, in the syntax of the `regex` crate.

use std::iter::Peekable;
use std::str::Chars;

/// The expression in the crate's syntax; it is the same text where both read it alike.
///
/// The generated code compiles it so that `.` excludes carriage returns too. What is left to differ are line separators
/// (U+2028, U+2029), which `.` matches here, and `\s`, which is Unicode's here.
///
/// # Errors
///
/// What the crate, which matches in linear time, cannot do: looking around and back references.
pub fn translate(pattern: &str) -> Result<String, String> {
    let mut translation = Translation { rest: pattern.chars().peekable(), out: String::new() };
    while let Some(c) = translation.rest.next() {
        translation.term(c)?;
    }
    let compiled = regex::RegexBuilder::new(&translation.out).crlf(true).build();
    match compiled {
        Ok(_) => Ok(translation.out),
        Err(error) => {
            Err(error.to_string().lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned())
        }
    }
}

struct Translation<'a> {
    rest: Peekable<Chars<'a>>,
    out: String,
}

/// One element of a character class.
enum Element {
    /// A character, as the crate writes it.
    One(String),
    /// Several: `\d` and the like, without the brackets.
    Several(String),
}

impl Translation<'_> {
    fn term(&mut self, c: char) -> Result<(), String> {
        match c {
            '\\' => {
                let escape = self.escape(false)?;
                self.out.push_str(&escape);
            }
            '[' => self.class()?,
            '(' => self.group()?,
            '{' if !self.is_quantifier() => self.out.push_str("\\{"),
            c => self.out.push(c),
        }
        Ok(())
    }

    /// Whether the text after a brace bounds a repetition.
    fn is_quantifier(&self) -> bool {
        let bounds: String = self.rest.clone().take_while(|c| *c != '}').collect();
        let closed = self.rest.clone().any(|c| c == '}');
        let (least, most) = bounds.split_once(',').unwrap_or((&bounds, ""));
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        closed && !least.is_empty() && is_number(least) && is_number(most)
    }

    fn group(&mut self) -> Result<(), String> {
        let kind: String = self.rest.clone().take(3).collect();
        for (mark, what) in [("?=", "ahead"), ("?!", "ahead"), ("?<=", "behind"), ("?<!", "behind")] {
            if kind.starts_with(mark) {
                return Err(format!("it looks {what} (`({mark}`)"));
            }
        }
        self.out.push('(');
        Ok(())
    }

    /// What follows a backslash.
    fn escape(&mut self, in_class: bool) -> Result<String, String> {
        let Some(c) = self.rest.next() else { return Err("it ends in a backslash".to_owned()) };
        Ok(match c {
            'd' if in_class => "0-9".to_owned(),
            'w' if in_class => "0-9A-Za-z_".to_owned(),
            'd' => "[0-9]".to_owned(),
            'D' => "[^0-9]".to_owned(),
            'w' => "[0-9A-Za-z_]".to_owned(),
            'W' => "[^0-9A-Za-z_]".to_owned(),
            'b' if in_class => "\\x08".to_owned(),
            'b' | 'B' => format!("(?-u:\\{c})"),
            's' | 'S' | 'n' | 'r' | 't' | 'f' | 'v' | 'x' => format!("\\{c}"),
            'p' | 'P' => format!("\\{c}{}", self.property()),
            'u' => self.unicode(),
            '0' => "\\x00".to_owned(),
            '1'..='9' if !in_class => return Err(format!("it refers back to a group (`\\{c}`)")),
            'k' if self.rest.peek() == Some(&'<') => return Err("it refers back to a group (`\\k<`)".to_owned()),
            'c' => self.rest.next().map_or(String::new(), |letter| format!("\\x{:02X}", u32::from(letter) % 32)),
            c if c.is_ascii_alphanumeric() || matches!(c, '<' | '>') || !c.is_ascii() => c.to_string(),
            c => format!("\\{c}"),
        })
    }

    /// `{Name}`, copied.
    fn property(&mut self) -> String {
        if self.rest.peek() != Some(&'{') {
            return self.rest.next().map_or(String::new(), String::from);
        }
        let mut name = String::new();
        for c in self.rest.by_ref() {
            name.push(c);
            if c == '}' {
                break;
            }
        }
        name
    }

    /// Four hexadecimal digits, or two times four where they make a pair of surrogates.
    fn unicode(&mut self) -> String {
        let digits = |rest: &str| rest.get(..4).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let rest: String = self.rest.clone().take(10).collect();
        let Some(first) = digits(&rest) else { return "u".to_owned() };
        let second = rest.get(4..).and_then(|rest| digits(rest.strip_prefix("\\u")?));
        match second {
            Some(second) if (0xD800..0xDC00).contains(&first) && (0xDC00..0xE000).contains(&second) => {
                self.rest.by_ref().take(10).for_each(drop);
                format!("\\u{{{:X}}}", 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
            }
            _ => {
                self.rest.by_ref().take(4).for_each(drop);
                format!("\\u{}", &rest[..4])
            }
        }
    }

    /// A class. Brackets, ampersands, tildes and most hyphens inside of one mean nothing to ECMA-262.
    fn class(&mut self) -> Result<(), String> {
        let negated = self.rest.next_if_eq(&'^').is_some();
        if self.rest.next_if_eq(&']').is_some() {
            self.out.push_str(if negated { "[\\s\\S]" } else { "[^\\s\\S]" });
            return Ok(());
        }
        self.out.push_str(if negated { "[^" } else { "[" });
        while let Some(element) = self.element()? {
            let is_range = self.rest.peek() == Some(&'-') && self.rest.clone().nth(1).is_some_and(|next| next != ']');
            match (element, is_range) {
                (Element::One(first), true) => {
                    self.rest.next();
                    self.range(&first)?;
                }
                (Element::One(text) | Element::Several(text), _) => self.out.push_str(&text),
            }
        }
        self.out.push(']');
        Ok(())
    }

    fn range(&mut self, first: &str) -> Result<(), String> {
        match self.element()? {
            Some(Element::One(last)) => self.out.extend([first, "-", &last]),
            Some(Element::Several(text)) => self.out.extend([first, "\\-", &text]),
            None => return Err("a character class is not closed".to_owned()),
        }
        Ok(())
    }

    /// The next element; none at the end of the class.
    fn element(&mut self) -> Result<Option<Element>, String> {
        let Some(c) = self.rest.next() else { return Err("a character class is not closed".to_owned()) };
        Ok(match c {
            ']' => None,
            '\\' => {
                let several = self.rest.peek().is_some_and(|c| "dDwWsSpP".contains(*c));
                let text = self.escape(true)?;
                Some(if several { Element::Several(text) } else { Element::One(text) })
            }
            '[' => Some(Element::One("\\[".to_owned())),
            '&' | '~' | '-' if self.rest.peek() == Some(&c) => Some(Element::One(format!("\\{c}"))),
            '-' if !matches!(self.out.as_bytes().last(), Some(b'[' | b'^')) && self.rest.peek() != Some(&']') => {
                Some(Element::One("\\-".to_owned()))
            }
            c => Some(Element::One(c.to_string())),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::translate;

    fn matches(pattern: &str, text: &str) -> bool {
        let translated = translate(pattern).unwrap_or_else(|problem| panic!("{pattern}: {problem}"));
        regex::RegexBuilder::new(&translated).crlf(true).build().unwrap().is_match(text)
    }

    #[test]
    fn what_both_read_alike_stays() {
        for pattern in
            ["^[a-m]+$", "^(\\s|a){1,3}?$", "[-a]", "[a-]", "^[^\\[\\]]*$", "\\p{L}\\/\\-", "[\\u0020-\\uD7FF]", "a|b"]
        {
            assert_eq!(translate(pattern).as_deref(), Ok(pattern));
        }
    }

    #[test]
    fn what_differs_is_translated() {
        assert!(matches("^\\d$", "7") && !matches("^\\d$", "٣"));
        assert!(matches("^[\\w-.]+$", "a-.") && !matches("^[\\w-.]+$", "é"));
        assert!(matches("^a{$", "a{") && matches("^{a}$", "{a}"));
        assert!(matches("^[[&&]+$", "[&&"));
        assert!(matches("^[^]$", "x") && !matches("[]", "x"));
        assert!(matches("^[\\uD800\\uDC00-\\uDBFF\\uDFFF]$", "👍"));
        assert!(matches("^[\\b]$", "\u{8}") && matches("\\bx\\b", "a x"));
        assert!(!matches("^.$", "\r"));
    }

    #[test]
    fn what_takes_more_than_linear_time_is_refused() {
        for (pattern, reason) in
            [("a(?=b)", "it looks ahead"), ("(?<!a)b", "it looks behind"), ("(a)\\1", "it refers back")]
        {
            let problem = translate(pattern).unwrap_err();
            assert!(problem.starts_with(reason), "{problem}");
        }
        assert!(translate("(a").is_err());
    }
}
