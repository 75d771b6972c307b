//! A syntax check for ECMA-262 regular expressions, as lenient as browsers are: groups and classes are closed,
//! quantifiers have something to repeat and bounds in order, nothing ends in a backslash.

/// What is wrong with the pattern.
pub(super) fn check(pattern: &str) -> Result<(), String> {
    let mut scanner = Scanner { rest: pattern.chars().collect(), position: 0, depth: 0, repeatable: false };
    while let Some(character) = scanner.next() {
        scanner.term(character)?;
    }
    match scanner.depth {
        0 => Ok(()),
        _ => Err("a group is not closed".to_owned()),
    }
}

struct Scanner {
    rest: Vec<char>,
    position: usize,
    depth: usize,
    /// Whether a quantifier may follow.
    repeatable: bool,
}

impl Scanner {
    fn next(&mut self) -> Option<char> {
        let character = self.rest.get(self.position).copied();
        self.position += 1;
        character
    }

    fn eat(&mut self, text: &str) -> bool {
        let found = text.chars().eq(self.rest.iter().skip(self.position).take(text.chars().count()).copied());
        if found {
            self.position += text.chars().count();
        }
        found
    }

    fn term(&mut self, character: char) -> Result<(), String> {
        self.repeatable = match character {
            '\\' => {
                self.next().ok_or("it ends in a backslash")?;
                true
            }
            '[' => {
                self.class()?;
                true
            }
            '(' => {
                self.group()?;
                false
            }
            ')' => {
                self.depth = self.depth.checked_sub(1).ok_or("a closing parenthesis has no opening one")?;
                true
            }
            '*' | '+' | '?' => self.quantifier()?,
            '{' => match self.bounds()? {
                true => self.quantifier()?,
                false => true,
            },
            '^' | '|' | '$' => false,
            _ => true,
        };
        Ok(())
    }

    /// After a quantifier: a question mark makes it lazy, a second quantifier is not allowed.
    fn quantifier(&mut self) -> Result<bool, String> {
        if !self.repeatable {
            return Err("a quantifier has nothing to repeat".to_owned());
        }
        self.eat("?");
        Ok(false)
    }

    /// Inside of a brace: true for the bounds of a quantifier, false for a brace that stands for itself.
    fn bounds(&mut self) -> Result<bool, String> {
        let rest: String = self.rest[self.position..].iter().take_while(|&&c| c != '}').collect();
        let closed = self.position + rest.chars().count() < self.rest.len();
        let (least, most) = rest.split_once(',').unwrap_or((&rest, &rest));
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if !closed || !is_number(least) || !(most.is_empty() || is_number(most)) {
            return Ok(false);
        }
        self.position += rest.chars().count() + 1;
        let number = |text: &str| text.parse::<u64>().unwrap_or(u64::MAX);
        let in_order = most.is_empty() || number(least) <= number(most);
        if in_order { Ok(true) } else { Err(format!("the bounds {{{rest}}} are out of order")) }
    }

    fn group(&mut self) -> Result<(), String> {
        self.depth += 1;
        let plain = !self.eat("?");
        if plain || ["<=", "<!", ":", "=", "!"].iter().any(|kind| self.eat(kind)) {
            return Ok(());
        }
        if !self.eat("<") {
            return Err("a group starts with `(?` and no known kind".to_owned());
        }
        let mut length = 0;
        loop {
            match self.next() {
                Some('>') if length > 0 => return Ok(()),
                Some(c) if c.is_alphanumeric() || c == '_' || c == '$' => length += 1,
                _ => return Err("the name of a group is not closed or not an identifier".to_owned()),
            }
        }
    }

    fn class(&mut self) -> Result<(), String> {
        let unclosed = "a character class is not closed";
        self.eat("^");
        let mut before: Option<char> = None;
        loop {
            match self.next().ok_or(unclosed)? {
                ']' => return Ok(()),
                '\\' => {
                    self.next().ok_or(unclosed)?;
                    before = None;
                }
                '-' => match (before.take(), self.rest.get(self.position).copied()) {
                    (Some(first), Some(last)) if last != ']' && last != '\\' => {
                        self.position += 1;
                        if first > last {
                            return Err(format!("the range {first}-{last} is out of order"));
                        }
                    }
                    _ => {}
                },
                character => before = Some(character),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::pattern::check;

    #[test]
    fn expressions_of_either_dialect_are_accepted() {
        for pattern in [
            "",
            "^[0-9]+$",
            "a{1,3}?",
            "a{",
            "{a}",
            "x]",
            "[^]]",
            "[a\\]]",
            "(?:a|b)*",
            "(?=a)b",
            "(?!a)b",
            "(?<=a)b",
            "(?<!a)b",
            "(?<name>a)\\k<name>",
            "(a)\\1",
            "\\/\\-",
            "[\\w-.]",
            "[a-]",
            "[-a]",
            "\\u0041",
            "\\p{L}+",
            "(?i)a",
            "^$|a",
            "()",
            "a{3,}",
            "^[\\s\\S]*$",
            "[+*?]",
            "\\S",
        ] {
            assert_eq!(check(pattern), Ok(()), "{pattern}");
        }
    }

    #[test]
    fn what_neither_reads_is_refused() {
        for pattern in
            ["(", ")", "(a", "a)", "[a", "*a", "a|+", "(?<a", "(?<>a)", "a\\", "[z-a]", "a{3,1}", "(+a)", "[\\"]
        {
            assert!(check(pattern).is_err(), "{pattern}");
        }
    }
}
