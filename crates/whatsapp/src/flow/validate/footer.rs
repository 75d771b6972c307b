//! A screen has one footer at most, and under a condition it has it in every branch.

use crate::flow::validate::{Findings, walk};
use crate::flow::{Component, FlowCode};
use crate::report::{Fault, Place};

/// How many footers people see at most, whatever the conditions say.
pub(super) fn count(components: &[Component]) -> usize {
    components.iter().map(of).sum()
}

fn of(component: &Component) -> usize {
    match component {
        Component::Footer(_) => 1,
        _ => walk::branches(component).iter().map(|branch| count(branch.components)).max().unwrap_or(0),
    }
}

pub(super) fn check(components: &[Component], at: &Place<'_>, findings: &mut Findings) {
    if count(components) > 1 {
        findings.add(FlowCode::MoreThanOneFooter, at, Fault::NotAllowed("a screen has one Footer at most"));
    }
    walk::each(components, at, &mut |component, at| {
        let (code, may_lack) = match component {
            // Without `else` there is a branch without a footer.
            Component::If(condition) => (FlowCode::MissingFooterInIfElseBranches, condition.otherwise.is_none()),
            Component::Switch(_) => (FlowCode::MissingFooterInSwitchBranches, false),
            _ => return,
        };
        let counts: Vec<usize> = walk::branches(component).iter().map(|branch| count(branch.components)).collect();
        let (some, all) = (counts.iter().any(|count| *count > 0), counts.iter().all(|count| *count > 0));
        if some && (!all || may_lack) {
            findings.add(code, at, Fault::Needs("a Footer in every branch, or in none"));
        }
    });
}
