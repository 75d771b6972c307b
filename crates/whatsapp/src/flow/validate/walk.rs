//! Through the components of a screen, however deep.

use crate::flow::{Action, Component};
use crate::report::Place;

/// A list of components inside of a component.
pub(super) struct Branch<'a> {
    /// The member that it stands in.
    pub(super) member: &'static str,
    /// The case that it stands in, in a `Switch`.
    pub(super) case: Option<&'a str>,
    /// The list.
    pub(super) components: &'a [Component],
}

impl<'a> Branch<'a> {
    fn of(member: &'static str, components: Option<&'a Vec<Component>>) -> Option<Self> {
        Some(Self { member, case: None, components: components? })
    }
}

/// Lists of components inside of a component.
pub(super) fn branches(component: &Component) -> Vec<Branch<'_>> {
    match component {
        Component::Form(form) => Branch::of("children", form.children.as_ref()).into_iter().collect(),
        Component::If(condition) => {
            let then = Branch::of("then", condition.then.as_ref());
            then.into_iter().chain(Branch::of("else", condition.otherwise.as_ref())).collect()
        }
        Component::Switch(switch) => {
            let cases = switch.cases.iter().flatten();
            cases.map(|(case, components)| Branch { member: "cases", case: Some(case), components }).collect()
        }
        _ => Vec::new(),
    }
}

/// Visits each component with its place, the outer before the inner.
pub(super) fn each<'a>(components: &'a [Component], at: &Place<'_>, visit: &mut dyn FnMut(&'a Component, &Place<'_>)) {
    for (index, component) in components.iter().enumerate() {
        let place = at.item(index);
        visit(component, &place);
        for branch in branches(component) {
            let place = place.member(branch.member);
            match branch.case {
                Some(case) => each(branch.components, &place.member(case), visit),
                None => each(branch.components, &place, visit),
            }
        }
    }
}

/// The name of an input.
pub(super) fn input_name(component: &Component) -> Option<&str> {
    match component {
        Component::TextInput(input) => input.name.as_deref(),
        Component::TextArea(input) => input.name.as_deref(),
        Component::CheckboxGroup(input) => input.name.as_deref(),
        Component::RadioButtonsGroup(input) => input.name.as_deref(),
        Component::ChipsSelector(input) => input.name.as_deref(),
        Component::Dropdown(input) => input.name.as_deref(),
        Component::DatePicker(input) => input.name.as_deref(),
        Component::CalendarPicker(input) => input.name.as_deref(),
        Component::PhotoPicker(input) => input.name.as_deref(),
        Component::DocumentPicker(input) => input.name.as_deref(),
        Component::OptIn(input) => input.name.as_deref(),
        _ => None,
    }
}

/// The actions of a component, each with the member that it stands in.
pub(super) fn actions(component: &Component) -> Vec<(&'static str, &Action)> {
    let (click, select, unselect) = match component {
        Component::Footer(footer) => (footer.on_click.as_ref(), None, None),
        Component::EmbeddedLink(link) => (link.on_click.as_ref(), None, None),
        Component::NavigationList(list) => (list.on_click.as_ref(), None, None),
        Component::OptIn(input) => (input.on_click.as_ref(), input.on_select.as_ref(), input.on_unselect.as_ref()),
        Component::CheckboxGroup(input) => (None, input.on_select.as_ref(), input.on_unselect.as_ref()),
        Component::RadioButtonsGroup(input) => (None, input.on_select.as_ref(), input.on_unselect.as_ref()),
        Component::ChipsSelector(input) => (None, input.on_select.as_ref(), input.on_unselect.as_ref()),
        Component::Dropdown(input) => (None, input.on_select.as_ref(), input.on_unselect.as_ref()),
        Component::DatePicker(input) => (None, input.on_select.as_ref(), None),
        Component::CalendarPicker(input) => (None, input.on_select.as_ref(), None),
        _ => (None, None, None),
    };
    let named = [("on-click-action", click), ("on-select-action", select), ("on-unselect-action", unselect)];
    named.into_iter().filter_map(|(name, action)| Some((name, action?))).collect()
}
