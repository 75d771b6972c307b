//! Rules of templates that stand between calls, and Meta's codes for what is wrong with a definition.

use std::time::Duration;

use socialmessaging_whatsapp::event::ErrorCode;
use socialmessaging_whatsapp::limits::Unit;
use socialmessaging_whatsapp::report::{Fault, Problem, Report, Step};
use socialmessaging_whatsapp::template::{Component, Definition};

use super::record::TemplateRecord;
use crate::failure::Failure;
use crate::moment::Moment;
use crate::refusal::{INVALID_PARAMETER, refused};

const DAY: Duration = Duration::from_secs(24 * 3600);
/// How long an approved template rests between two edits.
const EDIT_PAUSE: Duration = DAY;
/// In which time edits of an approved template are counted, and how many there may be.
const EDIT_WINDOW: Duration = Duration::from_secs(30 * 24 * 3600);
const EDITS: usize = 10;
/// How long a deleted template's name is blocked if it had been approved.
pub(super) const NAME_BLOCK: Duration = Duration::from_secs(30 * 24 * 3600);
/// How long a template rests when it is paused for the first and the second time. At the third it is disabled.
pub(super) const PAUSES: [Duration; 2] = [Duration::from_secs(3 * 3600), Duration::from_secs(6 * 3600)];

/// Meta's code for a second template with the same name in the same language. From Meta's public API, where it is a
/// subcode; that AWS passes it on is inferred.
pub(super) const EXISTS: ErrorCode = ErrorCode::Unknown(2_388_024);
/// Meta's code for a name that a deleted template still blocks. As above.
pub(super) const BLOCKED_NAME: ErrorCode = ErrorCode::Unknown(2_388_023);

/// A language code: `en`, `fil`, `en_US`. Which languages there are Meta's documentation lists and changes; a check of the
/// form refuses none of them.
pub(super) fn is_language(code: &str) -> bool {
    let (language, country) =
        code.split_once('_').map_or((code, None), |(language, country)| (language, Some(country)));
    (2..=3).contains(&language.len())
        && language.bytes().all(|byte| byte.is_ascii_lowercase())
        && country.is_none_or(|country| country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase()))
}

/// What is wrong with a definition, all of it, under the code of its first problem.
pub(super) fn refuse(definition: &Definition, report: &Report) -> Failure {
    let code = report.problems.first().map_or(INVALID_PARAMETER, |problem| code_of(definition, problem));
    let problems: Vec<String> = report.problems.iter().map(ToString::to_string).collect();
    refused(code, problems.join("; "))
}

fn code_of(definition: &Definition, problem: &Problem) -> ErrorCode {
    let fault = &problem.fault;
    if matches!(fault, Fault::TooMuch { unit: Unit::Characters, .. }) {
        return ErrorCode::TemplateFieldTooLong;
    }
    let part = match problem.path.0.as_slice() {
        [Step::Member(name), Step::Item(index), ..] if name == "components" => {
            definition.components.as_deref().and_then(|components| components.get(*index))
        }
        _ => None,
    };
    match (part, fault) {
        (Some(Component::Footer(_)), _) => ErrorCode::TemplateFooter,
        (Some(Component::Body(_)), Fault::NotAllowed(why)) if why.starts_with("a variable at") => {
            ErrorCode::TemplateEdges
        }
        (Some(Component::Body(_)), Fault::NotAllowed(why)) if why.starts_with("two variables") => {
            ErrorCode::TemplateVariables
        }
        (Some(Component::Header(_) | Component::Body(_)), _) => ErrorCode::TemplateHeader,
        _ => INVALID_PARAMETER,
    }
}

/// Whether a template may be edited now, and into that category.
pub(super) fn check_edit(template: &TemplateRecord, category: Option<&str>, now: Moment) -> Result<(), Failure> {
    let TemplateRecord { id, status, .. } = template;
    match status.as_str() {
        "APPROVED" | "REINSTATED" | "FLAGGED" => check_approved_edit(template, category, now),
        "REJECTED" | "PAUSED" => Ok(()),
        _ => {
            let details = format!("template {id} is {status}; only approved, rejected and paused ones can be edited");
            Err(refused(INVALID_PARAMETER, details))
        }
    }
}

fn check_approved_edit(template: &TemplateRecord, category: Option<&str>, now: Moment) -> Result<(), Failure> {
    let TemplateRecord { id, edits, .. } = template;
    if category.is_some_and(|category| category != template.category) {
        let details = format!("template {id} is approved, and its category cannot be changed");
        return Err(refused(INVALID_PARAMETER, details));
    }
    if edits.last().is_some_and(|last| now.since(Moment(*last)) < EDIT_PAUSE) {
        let details =
            format!("template {id} was edited in the last 24 hours; an approved one can be edited once a day");
        return Err(refused(INVALID_PARAMETER, details));
    }
    if edits.iter().filter(|edit| now.since(Moment(**edit)) < EDIT_WINDOW).count() >= EDITS {
        let details =
            format!("template {id} was edited {EDITS} times in the last 30 days, as often as an approved one may");
        return Err(refused(INVALID_PARAMETER, details));
    }
    Ok(())
}

/// Notes an edit, and forgets those that no longer count.
pub(super) fn note_edit(template: &mut TemplateRecord, now: Moment) {
    template.edits.retain(|edit| now.since(Moment(*edit)) < EDIT_WINDOW);
    template.edits.push(now.0);
}

#[cfg(test)]
mod tests {
    use super::*;
    use socialmessaging_whatsapp::template::{Body, Category, Footer, Header};

    #[test]
    fn languages_have_a_form() {
        for code in ["en", "en_US", "pt_BR", "zh_CN", "fil", "prs_AF"] {
            assert!(is_language(code), "{code}");
        }
        for code in ["", "e", "EN", "en-US", "en_us", "en_USA", "english", "en_", "_US"] {
            assert!(!is_language(code), "{code}");
        }
    }

    #[test]
    fn wrong_definitions_get_the_code_of_their_part() {
        let definition = || Definition::new("a", "en", Category::Utility);
        let body = || Body::text("Hello.");
        let cases = [
            (definition().with(Header::text("x".repeat(61))).with(body()), 2_388_040),
            (definition().with(Header::positional("{{1}} {{2}}", "a")).with(body()), 2_388_047),
            (definition().with(body()).with(Footer::text("By {{1}}")), 2_388_073),
            (definition().with(Body::positional("Hello {{1}}", ["a"])), 2_388_299),
            (definition().with(Body::positional("Hello {{1}}{{2}}!", ["a", "b"])), 2_388_293),
            (definition(), 100),
        ];
        for (definition, code) in cases {
            let report = definition.check_new().unwrap_err();
            let Failure { message, .. } = refuse(&definition, &report);
            assert!(message.starts_with(&format!("(#{code}) ")), "{message}, not {code}");
        }
    }

    fn approved(edits: &[u64]) -> TemplateRecord {
        let hour = |hour: &u64| hour * 3_600_000_000_000;
        TemplateRecord {
            status: "APPROVED".to_owned(),
            category: "UTILITY".to_owned(),
            edits: edits.iter().map(hour).collect(),
            ..TemplateRecord::default()
        }
    }

    fn hours(hours: u64) -> Moment {
        Moment(0).plus(Duration::from_secs(hours * 3600))
    }

    #[test]
    fn an_approved_template_is_edited_once_a_day_and_ten_times_in_thirty() {
        assert!(check_edit(&approved(&[]), None, hours(0)).is_ok());
        assert!(check_edit(&approved(&[0]), None, hours(23)).is_err());
        assert!(check_edit(&approved(&[0]), None, hours(24)).is_ok());
        let daily: Vec<u64> = (0..10).map(|day| day * 24).collect();
        assert!(check_edit(&approved(&daily[..9]), None, hours(240)).is_ok());
        assert!(check_edit(&approved(&daily), None, hours(240)).is_err());
        assert!(check_edit(&approved(&daily), None, hours(30 * 24)).is_ok());
        assert!(check_edit(&approved(&[]), Some("MARKETING"), hours(0)).is_err());
        assert!(check_edit(&approved(&[]), Some("UTILITY"), hours(0)).is_ok());
    }

    #[test]
    fn rejected_and_paused_templates_are_edited_at_will_and_others_are_not() {
        for (status, may) in
            [("REJECTED", true), ("PAUSED", true), ("PENDING", false), ("DISABLED", false), ("IN_APPEAL", false)]
        {
            let template = TemplateRecord { status: status.to_owned(), ..approved(&[0]) };
            assert_eq!(check_edit(&template, Some("MARKETING"), hours(1)).is_ok(), may, "{status}");
        }
    }

    #[test]
    fn edits_that_no_longer_count_are_forgotten() {
        let mut template = approved(&[0, 24 * 15]);
        note_edit(&mut template, hours(24 * 31));
        assert_eq!(template.edits.len(), 2);
    }
}
