//! Cycles: which members need a `Box`, and which structures could never be built.

use std::collections::{BTreeMap, BTreeSet};

use crate::smithy::model::{Kind, MemberIdx, Model, ShapeIdx};

/// Members through which a structure or union would contain itself. The cycles are cut one after the other: of the
/// members that lie on a cycle, the one with the earliest id is boxed, until no cycle is left.
pub(super) fn boxed_members(model: &Model) -> BTreeSet<MemberIdx> {
    let mut boxed = BTreeSet::new();
    let mut open = vec![Graph::of(model)];
    while let Some(graph) = open.pop() {
        for component in graph.components() {
            let mut inner = graph.restricted_to(&component);
            if let Some((shape, member)) = inner.earliest(model) {
                boxed.insert(member);
                inner.remove(shape, member);
                open.push(inner);
            }
        }
    }
    boxed
}

/// Structures and unions that cannot have a value, because the members they must have lead back to themselves.
pub(in crate::smithy) fn infinite_shapes(model: &Model) -> BTreeSet<ShapeIdx> {
    let graph = Graph::of(model);
    let mut holders: BTreeMap<ShapeIdx, Vec<ShapeIdx>> = BTreeMap::new();
    let mut waiting: BTreeMap<ShapeIdx, usize> = BTreeMap::new();
    for (&shape, edges) in &graph.edges {
        let needed = needed(model, shape, edges);
        waiting.insert(shape, needed.wait);
        needed.targets.iter().for_each(|&target| holders.entry(target).or_default().push(shape));
    }
    let mut finite: Vec<ShapeIdx> = waiting.iter().filter(|(_, wait)| **wait == 0).map(|(&shape, _)| shape).collect();
    while let Some(shape) = finite.pop() {
        waiting.remove(&shape);
        for holder in holders.remove(&shape).into_iter().flatten() {
            if let Some(wait) = waiting.get_mut(&holder) {
                *wait = wait.saturating_sub(1);
                finite.extend((*wait == 0).then_some(holder));
            }
        }
    }
    waiting.into_keys().collect()
}

/// The structures and unions of which a shape needs values, and how many of them to have a value itself.
struct Needed {
    targets: Vec<ShapeIdx>,
    wait: usize,
}

fn needed(model: &Model, shape: ShapeIdx, edges: &[(MemberIdx, ShapeIdx)]) -> Needed {
    match &model[shape].kind {
        // One will do, and one that is neither structure nor union can always be had.
        Kind::Union(members) => {
            let wait = usize::from(!edges.is_empty() && edges.len() == members.len());
            Needed { targets: edges.iter().map(|&(_, target)| target).collect(), wait }
        }
        Kind::Structure(_) | Kind::Simple(_) | Kind::Enum(_) | Kind::IntEnum(_) | Kind::List(_) | Kind::Map(_) => {
            let required = edges.iter().filter(|(member, _)| model[*member].traits.required);
            let targets: Vec<ShapeIdx> = required.map(|&(_, target)| target).collect();
            Needed { wait: targets.len(), targets }
        }
    }
}

/// Lists and maps that hold themselves with no structure or union between: no type could be written for them.
pub(in crate::smithy) fn endless_collections(model: &Model) -> BTreeSet<ShapeIdx> {
    let held = |shape: ShapeIdx| match &model[shape].kind {
        Kind::List(_) | Kind::Map(_) => model.members_of(shape).iter().map(|&member| model[member].target).collect(),
        Kind::Simple(_) | Kind::Enum(_) | Kind::IntEnum(_) | Kind::Structure(_) | Kind::Union(_) => Vec::new(),
    };
    let holds_itself = |shape: &ShapeIdx| {
        let mut seen = BTreeSet::new();
        let mut open = held(*shape);
        while let Some(inner) = open.pop() {
            if seen.insert(inner) {
                open.extend(held(inner));
            }
        }
        seen.contains(shape)
    };
    model.shapes().map(|(shape, _)| shape).filter(holds_itself).collect()
}

/// Structures and unions and the members that hold another one directly.
struct Graph {
    edges: BTreeMap<ShapeIdx, Vec<(MemberIdx, ShapeIdx)>>,
}

impl Graph {
    fn of(model: &Model) -> Self {
        let holds = |shape: ShapeIdx| matches!(model[shape].kind, Kind::Structure(_) | Kind::Union(_));
        let edges_of = |shape: ShapeIdx| {
            let members = model.members_of(shape).iter().map(|&member| (member, model[member].target));
            members.filter(|&(_, target)| holds(target)).collect()
        };
        let shapes = model.shapes().map(|(shape, _)| shape).filter(|&shape| holds(shape));
        Self { edges: shapes.map(|shape| (shape, edges_of(shape))).collect() }
    }

    fn restricted_to(&self, shapes: &BTreeSet<ShapeIdx>) -> Self {
        let inside =
            |edges: &Vec<(MemberIdx, ShapeIdx)>| edges.iter().copied().filter(|(_, t)| shapes.contains(t)).collect();
        Self { edges: shapes.iter().filter_map(|shape| Some((*shape, inside(self.edges.get(shape)?)))).collect() }
    }

    fn earliest(&self, model: &Model) -> Option<(ShapeIdx, MemberIdx)> {
        let all = self.edges.iter().flat_map(|(&shape, edges)| edges.iter().map(move |&(member, _)| (shape, member)));
        all.min_by(|(_, a), (_, b)| model[*a].id.cmp(&model[*b].id))
    }

    fn remove(&mut self, shape: ShapeIdx, member: MemberIdx) {
        if let Some(edges) = self.edges.get_mut(&shape) {
            edges.retain(|&(candidate, _)| candidate != member);
        }
    }

    /// Groups of shapes that reach each other, those of one shape without an edge to itself left out (Tarjan's
    /// algorithm, with a stack of its own so that a deep model cannot overflow ours).
    fn components(&self) -> Vec<BTreeSet<ShapeIdx>> {
        let mut search = Search::default();
        for &shape in self.edges.keys() {
            search.visit(self, shape);
        }
        let is_cycle =
            |component: &BTreeSet<ShapeIdx>| component.len() > 1 || component.iter().any(|&s| self.holds_itself(s));
        search.found.into_iter().filter(is_cycle).collect()
    }

    fn holds_itself(&self, shape: ShapeIdx) -> bool {
        self.edges.get(&shape).is_some_and(|edges| edges.iter().any(|&(_, target)| target == shape))
    }

    fn target(&self, shape: ShapeIdx, position: usize) -> Option<ShapeIdx> {
        self.edges.get(&shape)?.get(position).map(|&(_, target)| target)
    }
}

#[derive(Default)]
struct Search {
    order: BTreeMap<ShapeIdx, usize>,
    low: BTreeMap<ShapeIdx, usize>,
    stack: Vec<ShapeIdx>,
    on_stack: BTreeSet<ShapeIdx>,
    found: Vec<BTreeSet<ShapeIdx>>,
}

impl Search {
    fn visit(&mut self, graph: &Graph, root: ShapeIdx) {
        if self.order.contains_key(&root) {
            return;
        }
        let mut calls = vec![(root, 0)];
        self.enter(root);
        while let Some((shape, position)) = calls.pop() {
            match graph.target(shape, position) {
                None => {
                    self.leave(shape);
                    if let Some(&(parent, _)) = calls.last() {
                        self.lower(parent, self.low[&shape]);
                    }
                }
                Some(target) => {
                    calls.push((shape, position + 1));
                    if !self.order.contains_key(&target) {
                        self.enter(target);
                        calls.push((target, 0));
                    } else if self.on_stack.contains(&target) {
                        self.lower(shape, self.order[&target]);
                    }
                }
            }
        }
    }

    fn enter(&mut self, shape: ShapeIdx) {
        let number = self.order.len();
        self.order.insert(shape, number);
        self.low.insert(shape, number);
        self.stack.push(shape);
        self.on_stack.insert(shape);
    }

    fn lower(&mut self, shape: ShapeIdx, number: usize) {
        self.low.entry(shape).and_modify(|low| *low = (*low).min(number));
    }

    fn leave(&mut self, shape: ShapeIdx) {
        if self.low[&shape] != self.order[&shape] {
            return;
        }
        let mut component = BTreeSet::new();
        while let Some(member) = self.stack.pop() {
            self.on_stack.remove(&member);
            component.insert(member);
            if member == shape {
                break;
            }
        }
        self.found.push(component);
    }
}
