//! Faults on demand.
//!
//! A fault is chosen once per request, after the operation is known and before anything happens: by [`Faults::next`], which
//! the edge calls. [`Effect::Error`] goes to the handlers; the edge does the others by itself.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::failure::ErrorName;
use crate::operation::Operation;

/// What a fault does.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Effect {
    /// The operation fails with an error of the model, as if the service had come to it; nothing is done.
    Error(ErrorName),
    /// An answer with this status (500..=599) and no body that could be read. Nothing is done.
    Status(u16),
    /// The answer comes this much later. The operation is done.
    Latency(Duration),
    /// The connection is cut before anything is done.
    CutBefore,
    /// The operation is done, and the connection is cut in the place of an answer.
    CutAfter,
    /// The operation is done, and the answer has status 200 and a body that is no JSON.
    Garbage,
}

/// A fault on demand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Which operation; nothing stands for all, or where it is an error, for all that declare it.
    pub operation: Option<Operation>,
    /// How many calls it lets pass before.
    pub skip: u32,
    /// How many calls it strikes; nothing stands for all, until faults are cleared.
    pub times: Option<u32>,
    /// What it does.
    pub effect: Effect,
}

impl Fault {
    fn is_for(&self, operation: Operation) -> bool {
        self.operation.is_none_or(|only| only == operation) && self.can_strike(operation)
    }

    fn can_strike(&self, operation: Operation) -> bool {
        match self.effect {
            Effect::Error(error) => operation.declares(error),
            Effect::Status(_) | Effect::Latency(_) | Effect::CutBefore | Effect::CutAfter | Effect::Garbage => true,
        }
    }
}

/// A fault would strike with an error that the operation does not declare, so that no client would know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undeclared {
    /// The operation.
    pub operation: Operation,
    /// The error.
    pub error: ErrorName,
}

impl fmt::Display for Undeclared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let declared = ErrorName::ALL.iter().copied().filter(|error| self.operation.declares(*error));
        let declared: Vec<&str> = declared.map(ErrorName::name).collect();
        let (operation, error) = (self.operation.name(), self.error.name());
        write!(f, "{operation} does not declare {error}; it declares {}", declared.join(", "))
    }
}

impl std::error::Error for Undeclared {}

/// The faults that are still to strike.
#[derive(Debug, Default)]
pub struct Faults {
    waiting: Mutex<VecDeque<Fault>>,
}

impl Faults {
    /// Adds a fault. Where several are for one operation, the first strikes until it is used up.
    ///
    /// # Errors
    ///
    /// Where it is an error that the fault's operation does not declare.
    pub fn add(&self, fault: Fault) -> Result<(), Undeclared> {
        match (fault.operation, &fault.effect) {
            (Some(operation), Effect::Error(error)) if !operation.declares(*error) => {
                Err(Undeclared { operation, error: *error })
            }
            _ => {
                self.locked().push_back(fault);
                Ok(())
            }
        }
    }

    /// Takes all away.
    pub fn clear(&self) {
        self.locked().clear();
    }

    /// Those that are left.
    pub fn waiting(&self) -> Vec<Fault> {
        self.locked().iter().cloned().collect()
    }

    /// What strikes this call of an operation, which counts as one.
    pub(crate) fn next(&self, operation: Operation) -> Option<Effect> {
        let mut waiting = self.locked();
        let at = waiting.iter().position(|fault| fault.is_for(operation))?;
        let fault = waiting.get_mut(at)?;
        if fault.skip > 0 {
            fault.skip -= 1;
            return None;
        }
        let effect = fault.effect.clone();
        match &mut fault.times {
            None => {}
            Some(times) if *times > 1 => *times -= 1,
            Some(_) => drop(waiting.remove(at)),
        }
        Some(effect)
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, VecDeque<Fault>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
