//! Values for the model's shapes, drawn from quickcheck's generator with a seed of its own for each case.

mod text;
mod value;

pub use text::text;
pub use value::{Plan, Values};

use quickcheck::{Arbitrary, Gen};

/// The seed that every case's own seed is derived from. Printed with every report.
pub const SEED: u64 = 20_260_603;

/// The generator of one case. A case's values depend on its name alone, so that adding one changes no other.
#[must_use]
pub fn generator(case: &str) -> Gen {
    // FNV-1a
    let hash = case
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64 ^ SEED, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    Gen::from_size_and_seed(40, hash)
}

/// True in `share` of a hundred draws.
pub fn chance(random: &mut Gen, share: u8) -> bool {
    u8::arbitrary(random) % 100 < share
}

/// A number below `end`.
pub fn below(random: &mut Gen, end: usize) -> usize {
    usize::arbitrary(random) % end.max(1)
}

/// One of the choices.
///
/// # Panics
/// Panics if there is none.
pub fn pick<'a, T>(random: &mut Gen, choices: &'a [T]) -> &'a T {
    random.choose(choices).expect("a choice")
}
