//! Documentation: what models write, and what rustdoc reads.

use quickcheck::quickcheck;
use restjson_codegen::rust::docs::{WIDTH, lines, summary};

fn doc(text: &str) -> String {
    lines(text).join("\n")
}

#[test]
fn html_becomes_markdown() {
    insta::assert_snapshot!(doc("<p>Sends a <code>Message</code> to <b>one</b> or <i>many</i> people.</p>"), @"Sends a `Message` to **one** or *many* people.");
    insta::assert_snapshot!(doc("<p>See <a href=\"https://example.org/a(b)\">the  guide</a>, <a>Nothing</a>.</p> <p>Next.</p>"), @r#"
    See [the guide](https://example.org/a%28b%29), Nothing.

    Next.
    "#);
    insta::assert_snapshot!(doc("<p>One of:</p> <ul> <li> <p> <code>A</code> – first.</p> <p>More.</p> </li> <li> <p>B</p> <ol> <li>x</li> <li>y</li> </ol> </li> </ul> <p>Done.</p>"), @r#"
    One of:

    - `A` – first.

      More.
    - B

      1. x
      2. y

    Done.
    "#);
    insta::assert_snapshot!(doc("<note> <p>Mind <b> this </b>.</p> </note><important><p>And this</p></important>"), @r#"
    **Note:** Mind **this**.

    **Important:** And this
    "#);
    insta::assert_snapshot!(doc("<fullname>Service</fullname><p>a<br/>b</p><pre>\n  let x = 1;\n```\n</pre>"), @r#"
    Service

    a

    b

    ````text
      let x = 1;
    ```
    ````
    "#);
    insta::assert_snapshot!(doc("<dl><dt>Term</dt><dd>Meaning</dd></dl>"), @r#"
    - Term

      Meaning
    "#);
    insta::assert_snapshot!(doc("<p>Unclosed <b>bold <code>code <li>item"), @r#"
    Unclosed **bold `code`**

    item
    "#);
}

#[test]
fn text_is_no_markup_by_accident() {
    insta::assert_snapshot!(doc("<p>Use [brackets], *stars*, _under_ snake_case, `ticks`, <placeholder>, &lt;b&gt; &amp;amp; a|b ~~x~~</p>"), @r#"Use \[brackets\], \*stars\*, \_under\_ snake_case, \`ticks\`, \<placeholder>, \<b> \&amp; a\|b \~\~x\~\~"#);
    insta::assert_snapshot!(doc("<p># no heading</p><p>- no list</p><p>1. no list</p><p>> no quote</p><p>=== ---</p>"), @r#"
    \# no heading

    \- no list

    1\. no list

    \> no quote

    \=== ---
    "#);
    insta::assert_snapshot!(doc("<p>At https://example.org/x_y, or (http://a.example).</p>"), @"At <https://example.org/x_y>, or (<http://a.example>).");
    insta::assert_snapshot!(doc("<p><code>a `b` [c] <d> e</code></p>"), @"``a `b` [c] <d> e``");
}

#[test]
fn common_mark_stays_common_mark() {
    insta::assert_snapshot!(doc("A `tag` of [T](https://example.org) and *that*,\nsee [Other] or array[0] <Foo>.\n\n\nNext https://example.org."), @r#"
    A `tag` of [T](https://example.org) and *that*, see \[Other\] or array\[0\] \<Foo>.

    Next <https://example.org>.
    "#);
    insta::assert_snapshot!(doc("Either:\n- one\n  goes on\n- two `x [y]`\n\n  with more\n  - inner\n\n1. first\n2. second\n\nEnd."), @r#"
    Either:

    - one goes on
    - two `x [y]`

      with more

      - inner

    1. first
    2. second

    End.
    "#);
    insta::assert_snapshot!(doc("# Title\nText\n```json\n{ \"a\": [1] }\n\n```\nAfter ``a`b`` and ` unbalanced"), @r#"
    # Title

    Text

    ```text
    { "a": [1] }

    ```

    After ``a`b`` and \` unbalanced
    "#);
    insta::assert_snapshot!(doc("Escaped \\[x\\] \\` and a \\ alone"), @r#"Escaped \[x\] \` and a \\ alone"#);
}

#[test]
fn long_paragraphs_are_wrapped_without_starting_a_list() {
    let filler = "word ".repeat(21);
    insta::assert_snapshot!(doc(&format!("<p>{filler}and + six - seven # eight > nine {filler}ab 10. ten</p>")), @r#"
    word word word word word word word word word word word word word word word word word word word word word and
    \+ six - seven # eight > nine word word word word word word word word word word word word word word word word
    word word word word word ab 10. ten
    "#);
    insta::assert_snapshot!(doc(&format!("<p>{filler}<code>a code span that is never broken into two</code> {filler}</p>")), @r#"
    word word word word word word word word word word word word word word word word word word word word word
    `a code span that is never broken into two` word word word word word word word word word word word word word
    word word word word word word word word
    "#);
}

#[test]
fn nothing_documents_nothing() {
    for text in ["", " \n ", "<p></p>", "<p> </p><ul><li></li></ul>", "<!-- x -->"] {
        assert_eq!(lines(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn the_summary_is_the_first_sentence() {
    assert_eq!(summary("<p>First e.g one. Second.</p><p>Third</p>"), "First e.g one.");
    assert_eq!(summary("Only\none"), "Only one");
    assert_eq!(summary(""), "");
}

/// Pieces of markup in any order.
#[derive(Debug, Clone)]
struct Soup(String);

impl quickcheck::Arbitrary for Soup {
    fn arbitrary(g: &mut quickcheck::Gen) -> Self {
        let pieces = [
            "<p>",
            "</p>",
            "<ul>",
            "</ul>",
            "<li>",
            "</li>",
            "<b>",
            "</b>",
            "<i>",
            "</i>",
            "<code>",
            "</code>",
            "<pre>",
            "</pre>",
            "<a href=\"https://a.b\">",
            "</a>",
            "<note>",
            "</note>",
            "<br>",
            "<",
            ">",
            "[",
            "](",
            ")",
            "`",
            "``",
            "```",
            "\n",
            "\n\n",
            " ",
            "- ",
            "1. ",
            "#",
            "# ",
            "*",
            "_",
            "\\",
            "&amp;",
            "https://a.b/c",
            "word",
            "ü",
            "|",
        ];
        let length = usize::arbitrary(g) % 30;
        Soup((0..length).filter_map(|_| g.choose(&pieces).copied()).collect())
    }

    fn shrink(&self) -> Box<dyn Iterator<Item = Self>> {
        Box::new(self.0.shrink().map(Soup))
    }
}

/// Whether lines could be a documentation comment: no line breaks inside, nothing trailing, fences closed and marked.
fn is_sound(lines: &[String]) -> bool {
    let mut fence: Option<usize> = None;
    for line in lines {
        let text = line.trim_start_matches(' ').trim_start_matches("- ");
        let ticks = text.len() - text.trim_start_matches('`').len();
        match fence {
            Some(open) if ticks >= open && text.len() == ticks => fence = None,
            Some(_) => {}
            None if ticks >= 3 && !text[ticks..].contains('`') => {
                if !text.ends_with("text") {
                    return false;
                }
                fence = Some(ticks);
            }
            None if line.ends_with(' ') => return false,
            None => {}
        }
    }
    let breaks = |line: &String| line.contains(['\n', '\r']);
    fence.is_none() && !lines.iter().any(breaks) && lines.last().is_none_or(|line| !line.is_empty())
}

quickcheck! {
    fn prop_any_text_is_documentation(text: String) -> bool {
        is_sound(&lines(&text))
    }

    fn prop_any_markup_is_documentation(soup: Soup) -> bool {
        is_sound(&lines(&soup.0))
    }

    fn prop_plain_words_fit_the_width(words: Vec<u8>) -> bool {
        let text: Vec<String> = words.iter().map(|length| "x".repeat(usize::from(length % 12) + 1)).collect();
        let wrapped = lines(&text.join(" "));
        wrapped.iter().all(|line| line.len() <= WIDTH) && wrapped.join(" ") == text.join(" ")
    }
}
