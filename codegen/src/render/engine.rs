//! Handlebars, made strict: a template that asks for what a view does not have is an error, everywhere.
//!
//! Handlebars' own strict mode does not cover `if` and `unless`, which would take the else branch on a misspelt name, so
//! both are replaced by versions that want a boolean or an option. Nor does it cover parameters of partials, which are
//! refused. Not caught: an option that is none, written as text, is empty. Output is source code: nothing is escaped.
//! Templates are part of the program: those below `templates/` by their path without `.hbs`. One whose file name begins
//! with `_` is a partial, used by others as `{{> folder/_name}}`.

use std::fmt;

use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, Output, RenderContext, RenderErrorReason, Renderable,
    no_escape,
};
use serde::Serialize;
use serde_json::Value;

/// Name and text of every template, collected when the program was compiled.
const EMBEDDED: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/templates.rs"));

/// All templates, ready to render.
pub struct Engine {
    handlebars: Handlebars<'static>,
}

/// What is wrong with a template, or with the view it was given. Always a bug of the generator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderError {
    /// The template's name.
    pub template: String,
    /// Line in the template, from 1; 0 where it is not known.
    pub line: usize,
    /// Column in the template, from 1; 0 where it is not known.
    pub column: usize,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let RenderError { template, line, column, message } = self;
        write!(f, "templates/{template}.hbs:{line}:{column}: {message}")
    }
}

impl std::error::Error for RenderError {}

impl Engine {
    /// Prepares the embedded templates. Fails on the first that is no Handlebars.
    pub fn new() -> Result<Self, RenderError> {
        Self::with_templates(EMBEDDED.iter().copied())
    }

    /// Prepares the given templates, names and texts.
    pub fn with_templates<'t>(templates: impl IntoIterator<Item = (&'t str, &'t str)>) -> Result<Self, RenderError> {
        let mut handlebars = Handlebars::new();
        handlebars.set_strict_mode(true);
        handlebars.register_escape_fn(no_escape);
        handlebars.register_helper("if", Box::new(Condition { name: "if", taken_when: true }));
        handlebars.register_helper("unless", Box::new(Condition { name: "unless", taken_when: false }));
        for (name, text) in templates {
            refuse_partial_parameters(name, text)?;
            handlebars.register_template_string(name, text).map_err(|error| {
                let (line, column) = error.pos().unwrap_or_default();
                RenderError { template: name.into(), line, column, message: error.reason().to_string() }
            })?;
        }
        Ok(Self { handlebars })
    }

    /// Renders one template with a view. The view must serialize every field that the template names, options as null.
    pub fn render(&self, template: &str, view: &impl Serialize) -> Result<String, RenderError> {
        self.handlebars.render(template, view).map_err(|error| RenderError {
            template: error.template_name.clone().unwrap_or_else(|| template.into()),
            line: error.line_no.unwrap_or_default(),
            column: error.column_no.unwrap_or_default(),
            message: explain(error.reason()),
        })
    }

    /// The names of all templates but the partials, sorted.
    pub fn templates(&self) -> Vec<&str> {
        let is_partial = |name: &str| name.rsplit('/').next().is_some_and(|file| file.starts_with('_'));
        let mut names: Vec<&str> = self.handlebars.get_templates().keys().map(String::as_str).collect();
        names.retain(|name| !is_partial(name));
        names.sort_unstable();
        names
    }
}

/// A partial sees its user's view; a parameter that the view lacks would be empty without a word.
fn refuse_partial_parameters(template: &str, text: &str) -> Result<(), RenderError> {
    for (at, _) in text.match_indices("{{>") {
        let tag = text[at..].split("}}").next().unwrap_or_default();
        if tag.contains('=') {
            let line = text[..at].matches('\n').count() + 1;
            let column = text[..at].chars().rev().take_while(|c| *c != '\n').count() + 1;
            let message = "partials take no parameters: put what they need into the view".into();
            return Err(RenderError { template: template.into(), line, column, message });
        }
    }
    Ok(())
}

fn explain(reason: &RenderErrorReason) -> String {
    match reason {
        RenderErrorReason::MissingVariable(Some(name)) => format!("the view has no `{name}`"),
        other => other.to_string(),
    }
}

/// `{{#if}}` and `{{#unless}}` that take nothing for granted.
struct Condition {
    name: &'static str,
    taken_when: bool,
}

impl HelperDef for Condition {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        context: &'rc Context,
        render: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let param = helper.param(0).ok_or(RenderErrorReason::ParamNotFoundForIndex(self.name, 0))?;
        if param.is_value_missing() {
            return Err(RenderErrorReason::MissingVariable(param.relative_path().cloned()).into());
        }
        let Some(holds) = holds(param.value()) else {
            let path = param.relative_path().map_or("its value", String::as_str);
            let message = format!("`{}` wants a boolean or an option; `{path}` is neither", self.name);
            return Err(RenderErrorReason::Other(message).into());
        };
        let taken = if holds == self.taken_when { helper.template() } else { helper.inverse() };
        taken.map_or(Ok(()), |template| template.render(registry, context, render, out))
    }
}

/// Whether a condition holds; nothing for values whose truth is a matter of taste (numbers, lists, the empty text).
fn holds(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(value) => Some(*value),
        Value::Null => Some(false),
        Value::Object(_) => Some(true),
        Value::String(text) if !text.is_empty() => Some(true),
        Value::String(_) | Value::Number(_) | Value::Array(_) => None,
    }
}
