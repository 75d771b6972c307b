//! Whether a row keeps its budget.

use std::fmt;

use super::budget::{Budget, Limit};
use super::statistics::Figures;

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Nothing is asked of it.
    Informs,
    /// Everything is as good as hoped for.
    AimMet,
    /// What has to be is; what is hoped for is not.
    MustMet,
    /// What is hoped for is not; nothing has to be.
    AimMissed,
    /// What has to be is not.
    MustMissed,
    /// There is no figure, and why.
    NotMeasured(String),
}

impl Verdict {
    /// Whether the run may pass with it.
    pub(super) fn passes(&self) -> bool {
        match self {
            Self::Informs | Self::AimMet | Self::MustMet | Self::AimMissed => true,
            Self::MustMissed | Self::NotMeasured(_) => false,
        }
    }

    /// Whether it was measured and is not as good as hoped for.
    pub(super) fn misses_aim(&self) -> bool {
        matches!(self, Self::MustMet | Self::AimMissed | Self::MustMissed)
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Informs => f.write_str("–"),
            Self::AimMet => f.write_str("aim met"),
            Self::MustMet => f.write_str("must met"),
            Self::AimMissed => f.write_str("aim missed"),
            Self::MustMissed => f.write_str("**MUST MISSED**"),
            Self::NotMeasured(reason) => write!(f, "**NOT MEASURED**: {reason}"),
        }
    }
}

/// Judges a row; `None` stands for one that nothing was tried for.
pub(super) fn judge(budget: &Budget, row: Option<&Result<Figures, String>>) -> Verdict {
    let figures = match row {
        None => return Verdict::NotMeasured("it was not tried".into()),
        Some(Err(reason)) => return Verdict::NotMeasured(reason.clone()),
        Some(Ok(figures)) => figures,
    };
    match (keeps(budget.must, figures), keeps(budget.aim, figures)) {
        (Kept::NoFigure, _) | (_, Kept::NoFigure) => Verdict::NotMeasured("there is nothing to compare with".into()),
        (Kept::No, _) => Verdict::MustMissed,
        (Kept::NotAsked, Kept::NotAsked) => Verdict::Informs,
        (Kept::NotAsked | Kept::Yes, Kept::Yes) => Verdict::AimMet,
        (Kept::NotAsked, Kept::No) => Verdict::AimMissed,
        (Kept::Yes, Kept::No | Kept::NotAsked) => Verdict::MustMet,
    }
}

#[derive(Debug, Clone, Copy)]
enum Kept {
    NotAsked,
    NoFigure,
    Yes,
    No,
}

fn keeps(limit: Limit, figures: &Figures) -> Kept {
    let kept = match limit {
        Limit::None => return Kept::NotAsked,
        Limit::Share(share) => figures.ratio.map(|ratio| ratio <= share),
        Limit::Times(times) => figures.ratio.map(|ratio| ratio >= times),
        Limit::Below(most) => Some(figures.ours < most),
    };
    match kept {
        None => Kept::NoFigure,
        Some(true) => Kept::Yes,
        Some(false) => Kept::No,
    }
}

#[cfg(test)]
mod tests {
    use super::super::budget::{Budget, Limit};
    use super::{Figures, Verdict, judge};

    fn verdict(must: Limit, aim: Limit, ratio: f64) -> Verdict {
        let budget = Budget { measure: super::super::measure::Measure::Crates, must, aim };
        judge(&budget, Some(&Ok(Figures { ours: 80.0, ratio: Some(ratio), ..Figures::default() })))
    }

    #[test]
    fn shares_may_not_be_exceeded() {
        let of = |ratio| verdict(Limit::Share(0.5), Limit::Share(0.4), ratio);
        assert_eq!([of(0.4), of(0.5), of(0.501)], [Verdict::AimMet, Verdict::MustMet, Verdict::MustMissed]);
    }

    #[test]
    fn times_have_to_be_reached() {
        let of = |ratio| verdict(Limit::Times(1.8), Limit::Times(2.5), ratio);
        assert_eq!([of(2.5), of(1.8), of(1.79)], [Verdict::AimMet, Verdict::MustMet, Verdict::MustMissed]);
    }

    #[test]
    fn what_is_not_asked_is_not_missed() {
        let of = |ratio| verdict(Limit::None, Limit::Share(0.4), ratio);
        assert_eq!([of(0.3), of(0.9)], [Verdict::AimMet, Verdict::AimMissed]);
        assert_eq!(verdict(Limit::None, Limit::None, 9.0), Verdict::Informs);
        assert_eq!(verdict(Limit::Below(80.1), Limit::None, 9.0), Verdict::MustMet);
        assert_eq!(verdict(Limit::Below(80.0), Limit::None, 9.0), Verdict::MustMissed);
    }

    #[test]
    fn a_row_without_figures_never_passes() {
        let budget = super::super::budget::BUDGETS[0];
        for row in [None, Some(Err("no valgrind".to_owned())), Some(Ok(Figures::default()))] {
            let verdict = judge(&budget, row.as_ref());
            assert!(matches!(verdict, Verdict::NotMeasured(_)) && !verdict.passes(), "{verdict}");
        }
    }
}
