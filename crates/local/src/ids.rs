//! Ids from the seed: the same seed gives the same ids in the same order, and a counter in the store repeats none.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::store::{Record, StoreError, Tx};

/// How many ids of a kind were given.
#[derive(Clone, PartialEq, prost::Message)]
struct Counter {
    #[prost(uint64, tag = "1")]
    given: u64,
}

impl Record for Counter {
    const TABLE: &'static str = "counter";
}

/// Sixteen bytes that seed, kind and number decide.
pub(crate) fn derive(seed: u64, kind: &str, number: u64) -> [u8; 16] {
    let mut hash = Sha256::new();
    hash.update(seed.to_be_bytes());
    hash.update(kind.as_bytes());
    hash.update([0]);
    hash.update(number.to_be_bytes());
    let digest = hash.finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    bytes
}

/// The next number of a kind, from 1.
pub(crate) fn count(tx: &Tx, kind: &str) -> Result<u64, StoreError> {
    let number = given(tx, kind)? + 1;
    go_on(tx, kind, number)?;
    Ok(number)
}

/// How many numbers of a kind were given.
pub(crate) fn given(tx: &Tx, kind: &str) -> Result<u64, StoreError> {
    Ok(tx.get::<Counter>(kind)?.unwrap_or_default().given)
}

/// Goes on after this many numbers of a kind.
pub(crate) fn go_on(tx: &Tx, kind: &str, given: u64) -> Result<(), StoreError> {
    tx.put(kind, &Counter { given })
}

/// The next sixteen bytes of a kind.
pub(crate) fn next(tx: &Tx, seed: u64, kind: &str) -> Result<[u8; 16], StoreError> {
    Ok(derive(seed, kind, count(tx, kind)?))
}

/// A UUID, marked as a random one.
pub(crate) fn uuid(mut bytes: [u8; 16]) -> String {
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let text = hex::encode(bytes);
    [&text[..8], &text[8..12], &text[12..16], &text[16..20], &text[20..]].join("-")
}

/// Fifteen digits, the first not zero.
pub(crate) fn digits(bytes: [u8; 16]) -> String {
    const RANGE: u128 = 900_000_000_000_000;
    (100_000_000_000_000 + u128::from_be_bytes(bytes) % RANGE).to_string()
}

/// A new id of 15 digits that is greater than all of its kind before, so that what is listed by id is listed by age.
pub(crate) fn growing(tx: &Tx, seed: u64, kind: &str) -> Result<String, StoreError> {
    const STEP: u128 = 1_000_000;
    let number = count(tx, kind)?;
    let below = |kind: &str, number, limit| u128::from_be_bytes(derive(seed, kind, number)) % limit;
    // The first is somewhere in the first half of what 15 digits hold; there is room for 500 million more.
    let first = 100_000_000 + below(kind, 0, 400_000_000);
    Ok(((first + u128::from(number)) * STEP + below(kind, number, STEP)).to_string())
}

/// An id in the form of WhatsApp's: base64 around the person's digits and random ones.
pub(crate) fn wamid(bytes: [u8; 16], person: &str) -> String {
    let random = hex::encode_upper(&bytes[..9]);
    let mut inner = vec![0x1c, 0x18, u8::try_from(person.len()).unwrap_or(u8::MAX)];
    inner.extend_from_slice(person.as_bytes());
    inner.extend_from_slice(&[0x15, 0x02, 0x00, 0x11, 0x18, 0x12]);
    inner.extend_from_slice(random.as_bytes());
    inner.push(0);
    format!("wamid.{}", STANDARD.encode(inner))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    #[test]
    fn the_same_seed_gives_the_same_ids_and_no_id_twice() {
        let some = |seed| -> Vec<String> {
            let store = Store::memory().unwrap();
            store.write::<_, StoreError>(|tx| (0..50).map(|_| Ok(uuid(next(tx, seed, "message")?))).collect()).unwrap()
        };
        let first = some(1);
        assert_eq!(first, some(1));
        assert_ne!(first, some(2));
        let mut distinct = first.clone();
        distinct.sort();
        distinct.dedup();
        assert_eq!(distinct.len(), first.len());
    }

    #[test]
    fn growing_ids_grow() {
        let store = Store::memory().unwrap();
        let ids: Vec<String> =
            store.write::<_, StoreError>(|tx| (0..50).map(|_| growing(tx, 3, "template")).collect()).unwrap();
        assert!(ids.is_sorted() && ids.iter().all(|id| id.len() == 15));
    }

    #[test]
    fn ids_have_the_form_of_those_that_they_stand_for() {
        let bytes = derive(7, "x", 1);
        let id = uuid(bytes);
        assert_eq!(id.len(), 36);
        assert_eq!(&id[14..15], "4");
        assert!(digits(bytes).len() == 15 && digits(bytes).bytes().all(|byte| byte.is_ascii_digit()));
        assert!(wamid(bytes, "15550100123").starts_with("wamid.HBgL"));
    }
}
