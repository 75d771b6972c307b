//! Case conversion, with exactly the results of the official AWS crates.
//!
//! The two directions differ on purpose: `snake` knows acronyms with a plural (`DBInstanceIDs` is `db_instance_ids`) and
//! words such as `IPv6`, `pascal` does not (`DBInstanceIDs` is `DbInstanceIDs`). Programs written against those crates
//! depend on both. Characters that are not ASCII letters or digits separate words.

/// Words that are cased unevenly in models and never split.
const WHOLE_WORDS: [&str; 7] = ["ipv4", "ipv6", "sigv4", "mib", "gib", "kib", "ttl"];

/// Converts to `snake_case`. Empty where the text holds no ASCII letter or digit; may begin with a digit.
pub fn snake(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let all_lower = !text.chars().any(|c| c.is_ascii_uppercase());
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    for (index, &c) in chars.iter().enumerate() {
        if !c.is_ascii_alphanumeric() {
            words.extend(take(&mut word));
            continue;
        }
        if starts_word(&word, &chars[index..], all_lower) {
            words.extend(take(&mut word));
        }
        word.push(c);
    }
    words.extend(take(&mut word));
    words.join("_").to_ascii_lowercase()
}

/// Converts to `PascalCase`. Empty where the text holds no ASCII letter or digit; may begin with a digit.
pub fn pascal(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut result = String::with_capacity(text.len());
    let mut capital = true;
    for (index, &c) in chars.iter().enumerate() {
        if !c.is_ascii_alphanumeric() {
            capital = true;
            continue;
        }
        let previous = index.checked_sub(1).map(|i| chars[i]);
        let next_is_lower = chars.get(index + 1).is_some_and(char::is_ascii_lowercase);
        if c.is_ascii_uppercase() && previous.is_some_and(|p| ends_pascal_word(p, next_is_lower)) {
            capital = true;
        }
        result.push(if capital { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() });
        capital = false;
    }
    result
}

/// Lower case without what separates words, as host names and user agents spell a service's name.
pub fn joined(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

fn ends_pascal_word(previous: char, next_is_lower: bool) -> bool {
    previous.is_ascii_lowercase() || previous.is_ascii_digit() || (previous.is_ascii_uppercase() && next_is_lower)
}

fn take(word: &mut String) -> Option<String> {
    (!word.is_empty()).then(|| std::mem::take(word))
}

/// Whether `rest[0]` begins a new word after `word`.
fn starts_word(word: &str, rest: &[char], all_lower: bool) -> bool {
    let (Some(last), Some(&c)) = (word.chars().last(), rest.first()) else { return false };
    if !inside_whole_word(word, rest) {
        // `s3Key`, and `s3key` where the text has no capitals to tell its words apart
        let after_lower = c.is_ascii_uppercase() && (last.is_ascii_lowercase() || last.is_ascii_digit());
        let after_digit = all_lower && last.is_ascii_digit() && c.is_ascii_lowercase();
        if after_lower || after_digit {
            return true;
        }
    }
    ends_acronym(last, c, rest.get(1).copied(), rest.get(2).copied())
}

fn inside_whole_word(word: &str, rest: &[char]) -> bool {
    let is = |whole: &str| word.eq_ignore_ascii_case(whole);
    let begins = |whole: &str| {
        let mut text = word.chars().chain(rest.iter().copied()).map(|c| c.to_ascii_lowercase());
        whole.chars().all(|c| text.next() == Some(c))
    };
    WHOLE_WORDS.into_iter().any(begins) && !WHOLE_WORDS.into_iter().any(is)
}

/// `DBProxy` splits before the `P`; the plural `ACLs` and the version in `DynamoDBv2` do not split.
fn ends_acronym(last: char, c: char, next: Option<char>, after_next: Option<char>) -> bool {
    let Some(next) = next.filter(char::is_ascii_lowercase) else { return false };
    let plural = next == 's' && !after_next.is_some_and(|a| a.is_ascii_lowercase());
    let version = next == 'v' && after_next.is_some_and(|a| a.is_ascii_digit());
    last.is_ascii_uppercase() && c.is_ascii_uppercase() && !plural && !version
}
