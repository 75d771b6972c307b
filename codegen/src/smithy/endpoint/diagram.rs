//! The nodes of an endpoint diagram: base64 of three numbers each, and what must hold for them.

use serde_json::Value;

use super::{Condition, Diagram, Outcome};
use crate::smithy::base64;

/// How many bytes a node has: three numbers of 32 bits, the highest byte first.
const NODE: usize = 12;

/// Puts a diagram together. The error says what is wrong with its nodes.
pub(super) fn read(json: &Value, conditions: Vec<Condition>, results: Vec<Outcome>) -> Result<Diagram, String> {
    let text = json.get("nodes").and_then(Value::as_str).ok_or("`nodes` is missing")?;
    let bytes = base64::decode(text).ok_or("they are not base64")?;
    if bytes.len() % NODE != 0 {
        return Err(format!("{} bytes are no whole number of nodes", bytes.len()));
    }
    let nodes: Vec<[i32; 3]> = bytes.chunks_exact(NODE).map(node).collect();
    if let Some(count) = json.get("nodeCount").and_then(Value::as_u64)
        && count != nodes.len() as u64
    {
        return Err(format!("there are {}, but `nodeCount` is {count}", nodes.len()));
    }
    let root = json.get("root").and_then(Value::as_i64).and_then(|root| i32::try_from(root).ok());
    let diagram = Diagram { conditions, results, nodes, root: root.ok_or("`root` is missing")? };
    check(&diagram)?;
    Ok(diagram)
}

fn node(bytes: &[u8]) -> [i32; 3] {
    let number = |at: usize| bytes[at..at + 4].iter().fold(0_i32, |number, byte| number << 8 | i32::from(*byte));
    [number(0), number(4), number(8)]
}

/// Every reference must lead somewhere, and none back to where it came from.
fn check(diagram: &Diagram) -> Result<(), String> {
    follow(diagram, diagram.root)?;
    let mut state = vec![State::New; diagram.nodes.len()];
    let mut open = vec![(diagram.root, false)];
    while let Some((reference, done)) = open.pop() {
        let Some(position) = follow(diagram, reference)? else { continue };
        match (done, state[position]) {
            (true, _) => state[position] = State::Done,
            (false, State::Open) => return Err(format!("the node {} leads back to itself", position + 1)),
            (false, State::Done) => {}
            (false, State::New) => {
                state[position] = State::Open;
                let [condition, high, low] = diagram.nodes[position];
                if usize::try_from(condition).map_or(true, |condition| condition >= diagram.conditions.len()) {
                    return Err(format!("the node {} tests the condition {condition}, which is none", position + 1));
                }
                open.extend([(reference, true), (high, false), (low, false)]);
            }
        }
    }
    Ok(())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

/// The position of the node that a reference is to; nothing where it is to a result or a terminal.
fn follow(diagram: &Diagram, reference: i32) -> Result<Option<usize>, String> {
    let missing = || format!("the reference {reference} leads nowhere");
    if reference >= Diagram::RESULT {
        let result = usize::try_from(reference - Diagram::RESULT).map_err(|_| missing())?;
        return if result <= diagram.results.len() { Ok(None) } else { Err(missing()) };
    }
    match usize::try_from(reference.unsigned_abs()).map_err(|_| missing())? {
        0 => Err(missing()),
        1 => Ok(None),
        node if node <= diagram.nodes.len() => Ok(Some(node - 1)),
        _ => Err(missing()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Condition, Diagram, Outcome, read};
    use crate::smithy::endpoint::{Expression, Function};

    /// Nodes as the trait has them.
    fn encoded(nodes: &[[i32; 3]]) -> String {
        const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let bytes: Vec<u8> = nodes.iter().flatten().flat_map(|number| number.to_be_bytes()).collect();
        let digits = |three: &[u8]| {
            let bits = three.iter().fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte));
            [18, 12, 6, 0].map(|shift| char::from(ALPHABET[bits >> shift & 63]))
        };
        bytes.chunks_exact(3).flat_map(digits).collect()
    }

    fn diagram(root: i32, nodes: &[[i32; 3]]) -> Result<Diagram, String> {
        let condition =
            Condition { call: Expression::Call(Function::Not, vec![Expression::Boolean(true)]), assign: None };
        let result = Outcome::Error(Expression::Boolean(true));
        read(&json!({"root": root, "nodes": encoded(nodes), "nodeCount": nodes.len()}), vec![condition], vec![result])
    }

    const R: i32 = Diagram::RESULT;

    #[test]
    fn nodes_are_read() {
        let nodes = [[-1, 1, -1], [0, R + 1, -3], [0, R, 1]];
        assert_eq!(diagram(2, &nodes).map(|diagram| diagram.nodes), Ok(nodes.to_vec()));
    }

    #[test]
    fn what_leads_nowhere_or_back_is_refused() {
        for (root, nodes) in [
            (3, [[-1, 1, -1], [0, R + 1, R]]),
            (0, [[-1, 1, -1], [0, R + 1, R]]),
            (2, [[-1, 1, -1], [0, R + 2, R]]),
            (2, [[-1, 1, -1], [1, R + 1, R]]),
            (2, [[-1, 1, -1], [0, R + 1, -2]]),
            (2, [[-1, 1, -1], [0, R + 1, 7]]),
        ] {
            assert!(diagram(root, &nodes).is_err(), "{root} {nodes:?}");
        }
        for nodes in ["*", "AAAA"] {
            assert!(read(&json!({"root": 1, "nodes": nodes}), Vec::new(), Vec::new()).is_err());
        }
    }
}
