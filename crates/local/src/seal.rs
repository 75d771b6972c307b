//! Texts that the service hands out and takes back: places in listings, addresses of files. Nobody else can make one, and
//! one that was made for one purpose is good for no other.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::call::Call;
use crate::failure::Failure;
use crate::ids;
use crate::store::Record;

/// How many bytes of the code are kept: enough that nobody guesses one, few enough for a token of 600 characters.
const CODE: usize = 16;

/// The key of a store. It is made from the seed, so that the same calls give the same tokens, and kept, so that tokens
/// outlive a restart with another seed.
#[derive(Clone, PartialEq, prost::Message)]
struct SealKey {
    #[prost(bytes = "vec", tag = "1")]
    bytes: Vec<u8>,
}

impl Record for SealKey {
    const TABLE: &'static str = "seal";
}

/// What a sealed text is for: each part counts, and where it ends.
pub(crate) type Purpose<'a> = &'a [&'a str];

fn code(key: &[u8], purpose: Purpose<'_>, payload: &str) -> Option<Hmac<Sha256>> {
    let mut code = Hmac::<Sha256>::new_from_slice(key).ok()?;
    for part in purpose.iter().chain([&payload]) {
        code.update(&(part.len() as u64).to_be_bytes());
        code.update(part.as_bytes());
    }
    Some(code)
}

/// Seals a text for a purpose.
pub(crate) fn seal(call: &Call<'_>, purpose: Purpose<'_>, payload: &str) -> Result<String, Failure> {
    let key = match call.get::<SealKey>("")? {
        Some(key) => key,
        None => {
            let bytes = [ids::derive(call.world.seed, "seal", 0), ids::derive(call.world.seed, "seal", 1)].concat();
            let key = SealKey { bytes };
            call.put("", &key)?;
            key
        }
    };
    let mut sealed = Vec::with_capacity(CODE + payload.len());
    if let Some(code) = code(&key.bytes, purpose, payload) {
        sealed.extend_from_slice(&code.finalize().into_bytes()[..CODE]);
    }
    sealed.extend_from_slice(payload.as_bytes());
    Ok(URL_SAFE_NO_PAD.encode(sealed))
}

/// The text that was sealed for this purpose. Nothing where it was not, or not by this store.
pub(crate) fn unseal(call: &Call<'_>, purpose: Purpose<'_>, sealed: &str) -> Result<Option<String>, Failure> {
    let Some(key) = call.get::<SealKey>("")? else { return Ok(None) };
    Ok(open(&key.bytes, purpose, sealed))
}

fn open(key: &[u8], purpose: Purpose<'_>, sealed: &str) -> Option<String> {
    let bytes = URL_SAFE_NO_PAD.decode(sealed).ok()?;
    let (found, payload) = bytes.split_at_checked(CODE)?;
    let payload = std::str::from_utf8(payload).ok()?;
    code(key, purpose, payload)?.verify_truncated_left(found).ok()?;
    Some(payload.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moment::Moment;
    use crate::settings::Settings;
    use crate::store::Store;
    use crate::world::World;

    fn in_store<T>(seed: u64, work: impl FnOnce(&Call<'_>) -> T) -> T {
        let (store, world) = (Store::memory().unwrap(), World::new(seed, Settings::default()));
        store.write(|tx| Ok::<_, Failure>(work(&Call::new(tx, Moment(0), &world)))).unwrap()
    }

    #[test]
    fn what_was_sealed_is_read_again_for_the_same_purpose_alone() {
        in_store(1, |call| {
            let sealed = seal(call, &["list", "a"], "key").unwrap();
            assert_eq!(unseal(call, &["list", "a"], &sealed).unwrap().as_deref(), Some("key"));
            for purpose in [&["list", "b"][..], &["list"], &["lista"], &["l", "ista"], &["list", "a", ""]] {
                assert_eq!(unseal(call, purpose, &sealed).unwrap(), None, "{purpose:?}");
            }
        });
    }

    #[test]
    fn a_changed_character_is_noticed_wherever_it_stands() {
        in_store(1, |call| {
            let sealed = seal(call, &["list"], "some key").unwrap();
            for at in 0..sealed.len() {
                let other = if &sealed[at..=at] == "A" { "B" } else { "A" };
                let changed = format!("{}{other}{}", &sealed[..at], &sealed[at + 1..]);
                assert_eq!(unseal(call, &["list"], &changed).unwrap(), None, "{at}");
            }
            for text in ["", "A", "not base64!", &sealed[1..], &sealed[..20]] {
                assert_eq!(unseal(call, &["list"], text).unwrap(), None, "{text}");
            }
        });
    }

    #[test]
    fn stores_with_other_seeds_have_other_keys() {
        let made = |seed| in_store(seed, |call| seal(call, &["list"], "key").unwrap());
        assert_eq!(made(1), made(1));
        assert_ne!(made(1), made(2));
    }
}
