//! Strictness of the templates.

use restjson_codegen::render::engine::Engine;
use serde_json::{Value, json};

fn render(template: &str, view: Value) -> Result<String, String> {
    let templates = [("t", template), ("part/_p", "<{{x}}>")];
    let engine = Engine::with_templates(templates).map_err(|error| error.to_string())?;
    engine.render("t", &view).map_err(|error| error.to_string())
}

#[test]
fn all_templates_of_the_program_are_handlebars() {
    let engine = Engine::new().unwrap();
    assert!(engine.templates().iter().all(|name| !name.contains("/_") && !name.starts_with('_')));
}

#[test]
fn source_code_is_not_escaped() {
    assert_eq!(render("{{ty}}", json!({"ty": "Option<&'a str>"})).unwrap(), "Option<&'a str>");
    assert_eq!(render("{{> part/_p}}", json!({"x": "&"})).unwrap(), "<&>");
}

#[test]
fn what_a_view_lacks_is_an_error_everywhere() {
    let missing = |template| render(template, json!({"a": {"b": 1}, "list": []})).unwrap_err();
    insta::assert_snapshot!(missing("x\n  {{b}}"), @"templates/t.hbs:2:3: the view has no `b`");
    insta::assert_snapshot!(missing("{{a.c}}"), @"templates/t.hbs:1:1: the view has no `a.c`");
    insta::assert_snapshot!(missing("{{#if b}}{{/if}}"), @"templates/t.hbs:1:1: the view has no `b`");
    insta::assert_snapshot!(missing("{{#if a.c}}{{/if}}"), @"templates/t.hbs:1:1: the view has no `a.c`");
    insta::assert_snapshot!(missing("{{#unless b}}{{/unless}}"), @"templates/t.hbs:1:1: the view has no `b`");
    insta::assert_snapshot!(missing("{{#each b}}{{/each}}"), @"templates/t.hbs:1:1: the view has no `b`");
    insta::assert_snapshot!(missing("{{#with b}}{{/with}}"), @"templates/t.hbs:1:1: the view has no `b`");
    insta::assert_snapshot!(missing("{{> part/_p}}"), @"templates/part/_p.hbs:1:2: the view has no `x`");
    insta::assert_snapshot!(missing("{{> part/_q}}"), @"templates/t.hbs:1:1: Partial not found part/_q");
    insta::assert_snapshot!(missing("{{nohelper a}}"), @"templates/t.hbs:1:1: Helper not found nohelper");
}

#[test]
fn conditions_take_booleans_and_options() {
    let view = json!({"yes": true, "no": false, "none": null, "some": "x", "struct": {}});
    let text = "{{#if yes}}1{{else}}0{{/if}}{{#if no}}1{{else}}0{{/if}}{{#if none}}1{{else}}0{{/if}}\
                {{#if some}}1{{else}}0{{/if}}{{#if struct}}1{{else}}0{{/if}}{{#unless none}}1{{else}}0{{/unless}}";
    assert_eq!(render(text, view).unwrap(), "100111");
}

#[test]
fn conditions_refuse_what_is_neither() {
    for value in [json!(0), json!(1), json!([]), json!([1]), json!("")] {
        for template in ["{{#if x}}{{/if}}", "{{#unless x}}{{/unless}}"] {
            let error = render(template, json!({"x": value})).unwrap_err();
            assert!(error.contains("wants a boolean or an option; `x` is neither"), "{error}");
        }
    }
}

#[test]
fn partials_take_no_parameters() {
    insta::assert_snapshot!(render("a\n  {{> part/_p x=y}}", json!({"y": 1})).unwrap_err(), @"templates/t.hbs:2:3: partials take no parameters: put what they need into the view");
}

#[test]
fn a_broken_template_is_reported_with_its_place() {
    insta::assert_snapshot!(render("a\n{{#if x}}", json!({})).unwrap_err(), @"templates/t.hbs:2:10: invalid handlebars syntax: expected escape, expression, html_expression, decorator_expression, partial_expression, invert_tag, invert_chain_tag, helper_block_start, helper_block_end, decorator_block_start, partial_block_start, raw_block_start, hbs_comment, or hbs_comment_compact");
}

#[test]
fn conditions_nest_in_loops_with_the_right_scope() {
    let view = json!({"name": "n", "list": [{"on": true, "v": 1}, {"on": false, "v": 2}]});
    let text =
        "{{#each list}}{{#if on}}{{v}}{{../name}}{{else}}-{{@index}}{{/if}}{{#unless @last}},{{/unless}}{{/each}}";
    assert_eq!(render(text, view).unwrap(), "1n,-1");
}
