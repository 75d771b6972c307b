//! What Meta would refuse in flow JSON, as far as it is known, with its codes.

use std::collections::HashSet;

use crate::flow::position::find;
use crate::flow::{Action, ActionName, Component, Flow, FlowCode, FlowProblem, Screen, Span, VERSIONS};
use crate::limits::{self, Limit};
use crate::report::{Fault, Path, Place, Report};

mod footer;
mod walk;

/// Checks flow JSON: types, members, limits, screens, routes, footers, inputs. All of it at once, in the order of the text.
///
/// # Errors
///
/// What `serde_json` says of text that is no JSON, with line and column.
pub fn validate(source: &str) -> serde_json::Result<Vec<FlowProblem>> {
    let flow = Flow::from_json(source)?;
    let mut findings = Findings::default();
    for problem in Report::strictly_of(&flow).problems {
        let is_key = problem.fault == Fault::UnknownMember;
        let code = if is_key { FlowCode::InvalidPropertyKey } else { FlowCode::InvalidPropertyValue };
        findings.0.push(Finding { code, path: problem.path, fault: problem.fault });
    }
    findings.limit(limits::FLOW_JSON, source.len(), &Place::TOP);
    check_flow(&flow, &mut findings);
    Ok(findings.locate(source))
}

/// Something wrong, before it is known where in the text.
struct Finding {
    code: FlowCode,
    path: Path,
    fault: Fault,
}

#[derive(Default)]
struct Findings(Vec<Finding>);

impl Findings {
    fn add(&mut self, code: FlowCode, at: &Place<'_>, fault: Fault) {
        self.0.push(Finding { code, path: at.path(), fault });
    }

    fn limit(&mut self, limit: Limit, found: usize, at: &Place<'_>) {
        let mut report = Report::default();
        limit.check_count(found, at, &mut report);
        for problem in report.problems {
            self.add(FlowCode::InvalidPropertyValue, at, problem.fault);
        }
    }

    /// Finds each in the text. What is missing is found at the nearest value around it.
    fn locate(self, source: &str) -> Vec<FlowProblem> {
        let prefixes = self.0.iter().flat_map(|finding| (0..=finding.path.0.len()).map(|to| &finding.path.0[..to]));
        let found = find(source, prefixes);
        let span = |finding: &Finding| -> Span {
            let steps = &finding.path.0;
            let nearest = (0..=steps.len()).rev().find_map(|to| found.get(&steps[..to]).copied().flatten());
            let Some(nearest) = nearest else { return Span::default() };
            let is_key = finding.code == FlowCode::InvalidPropertyKey;
            nearest.name.filter(|_| is_key).unwrap_or(nearest.value)
        };
        let spans: Vec<Span> = self.0.iter().map(span).collect();
        let located = self.0.into_iter().zip(spans);
        let mut problems: Vec<FlowProblem> =
            located.map(|(Finding { code, path, fault }, span)| FlowProblem { code, path, span, fault }).collect();
        problems.sort_by_key(|problem| (problem.span.line_start, problem.span.column_start));
        problems
    }
}

fn check_flow(flow: &Flow, findings: &mut Findings) {
    let at = Place::TOP;
    if flow.version.as_deref().is_some_and(|version| !VERSIONS.contains(&version)) {
        let fault = Fault::Form("a version that can be published: 5.1, 6.0 to 6.3, 7.0 to 7.3");
        findings.add(FlowCode::InvalidPropertyValue, &at.member("version"), fault);
    }
    if flow.data_channel_uri.is_some() {
        let fault = Fault::NotAllowed("from version 3.0 on the endpoint is a property of the flow, not of its JSON");
        findings.add(FlowCode::InvalidPropertyValue, &at.member("data_channel_uri"), fault);
    }
    let Some(screens) = &flow.screens else { return };
    let place = at.member("screens");
    check_ids(screens, &place, findings);
    if !screens.iter().any(|screen| screen.terminal == Some(true)) {
        findings.add(FlowCode::MissingTerminalScreen, &place, Fault::Needs("a terminal screen"));
    }
    let ids: HashSet<&str> = screens.iter().filter_map(|screen| screen.id.as_deref()).collect();
    for (index, screen) in screens.iter().enumerate() {
        check_screen(flow, screen, &ids, &place.item(index), findings);
    }
    check_routes(flow, &ids, &at.member("routing_model"), findings);
}

fn check_ids(screens: &[Screen], at: &Place<'_>, findings: &mut Findings) {
    let mut seen = HashSet::new();
    for (index, screen) in screens.iter().enumerate() {
        let Some(id) = &screen.id else { continue };
        let place = at.item(index);
        let place = place.member("id");
        if !seen.insert(id) {
            findings.add(FlowCode::DuplicateScreenIds, &place, Fault::Duplicate(id.clone()));
        }
        if id.eq_ignore_ascii_case("success") {
            findings.add(FlowCode::ScreenIdIsReservedKeyword, &place, Fault::NotAllowed("the word is reserved"));
        }
    }
}

fn check_screen(flow: &Flow, screen: &Screen, ids: &HashSet<&str>, at: &Place<'_>, findings: &mut Findings) {
    if screen.refresh_on_back == Some(true) && flow.data_api_version.is_none() {
        let fault = Fault::Needs("an endpoint: `data_api_version`");
        findings.add(FlowCode::InvalidPropertyValue, &at.member("refresh_on_back"), fault);
    }
    let place = at.member("layout");
    let Some(layout) = &screen.layout else { return };
    if layout.kind.as_deref().is_some_and(|kind| kind != "SingleColumnLayout") {
        findings.add(FlowCode::InvalidPropertyValue, &place.member("type"), Fault::Form("SingleColumnLayout"));
    }
    let Some(children) = &layout.children else { return };
    let place = place.member("children");
    check_counts(children, &place, findings);
    check_names(children, &place, findings);
    footer::check(children, &place, findings);
    if screen.terminal == Some(true) && footer::count(children) == 0 {
        findings.add(FlowCode::MissingFooterOnTerminalScreen, &place, Fault::Needs("a Footer"));
    }
    walk::each(children, &place, &mut |component, at| check_actions(component, ids, at, findings));
}

fn check_counts(children: &[Component], at: &Place<'_>, findings: &mut Findings) {
    let (mut all, mut opt_ins, mut links) = (0, 0, 0);
    walk::each(children, at, &mut |component, _| {
        all += 1;
        opt_ins += usize::from(matches!(component, Component::OptIn(_)));
        links += usize::from(matches!(component, Component::EmbeddedLink(_)));
    });
    findings.limit(limits::SCREEN_COMPONENTS, all, at);
    findings.limit(limits::FLOW_OPT_INS, opt_ins, at);
    findings.limit(limits::FLOW_LINKS, links, at);
}

/// Inputs have different names, and where there is a form they are in it.
fn check_names(children: &[Component], at: &Place<'_>, findings: &mut Findings) {
    let has_form = children.iter().any(|component| matches!(component, Component::Form(_)));
    let mut seen = HashSet::new();
    walk::each(children, at, &mut |component, place| {
        let Some(name) = walk::input_name(component) else { return };
        if !seen.insert(name) {
            let fault = Fault::Duplicate(name.to_owned());
            findings.add(FlowCode::DuplicateFormComponentNames, &place.member("name"), fault);
        }
    });
    for (index, component) in children.iter().enumerate() {
        if has_form && walk::input_name(component).is_some() {
            let fault = Fault::NotAllowed("the screen has a Form, and this is outside of it");
            findings.add(FlowCode::ComponentsOutsideForm, &at.item(index), fault);
        }
    }
}

fn check_actions(component: &Component, ids: &HashSet<&str>, at: &Place<'_>, findings: &mut Findings) {
    for (name, action) in walk::actions(component) {
        let place = at.member(name);
        match action.name {
            Some(ActionName::Navigate) => check_next(action, ids, &place.member("next"), findings),
            Some(ActionName::OpenUrl) if !action.holds("url") => {
                findings.add(FlowCode::InvalidPropertyValue, &place.member("url"), Fault::Missing);
            }
            Some(ActionName::Unknown(ref word)) => {
                let fault = Fault::Unknown(word.clone());
                findings.add(FlowCode::InvalidPropertyValue, &place.member("name"), fault);
            }
            _ => {}
        }
    }
}

fn check_next(action: &Action, ids: &HashSet<&str>, at: &Place<'_>, findings: &mut Findings) {
    if !action.holds("next") {
        findings.add(FlowCode::InvalidPropertyValue, at, Fault::Missing);
    }
    let name = action.next.as_ref().and_then(|next| next.name.as_deref());
    if name.is_some_and(|name| !ids.contains(name)) {
        findings.add(FlowCode::InvalidPropertyValue, &at.member("name"), Fault::Form("the id of a screen"));
    }
}

fn check_routes(flow: &Flow, ids: &HashSet<&str>, at: &Place<'_>, findings: &mut Findings) {
    if flow.data_api_version.is_some() && !flow.holds("routing_model") {
        findings.add(FlowCode::InvalidPropertyValue, at, Fault::Missing);
    }
    for (from, to) in flow.routing_model.iter().flatten() {
        let place = at.member(from);
        if !ids.contains(from.as_str()) {
            findings.add(FlowCode::InvalidPropertyValue, &place, Fault::Form("the id of a screen"));
        }
        for (index, _) in to.iter().enumerate().filter(|(_, screen)| !ids.contains(screen.as_str())) {
            findings.add(FlowCode::InvalidPropertyValue, &place.item(index), Fault::Form("the id of a screen"));
        }
    }
}
