//! The signature that a request should have.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use super::canonical::Canonical;
use super::claim::{ALGORITHM, Claim};

/// How many bytes a signature has.
const LENGTH: usize = 32;

/// Whether the claim's signature is the one that the secret makes of this form of the request. Takes the same time
/// whichever digit is wrong.
pub(super) fn matches(claim: &Claim, secret: &str, canonical: &Canonical) -> bool {
    let mut claimed = [0; LENGTH];
    // Signatures are written in lower case, and compared as text by AWS.
    let is_signature = !claim.signature.bytes().any(|byte| byte.is_ascii_uppercase())
        && hex::decode_to_slice(claim.signature.as_bytes(), &mut claimed).is_ok();
    let mac = signing_mac(secret, claim).map(|mac| mac.chain_update(string_to_sign(claim, canonical)));
    is_signature && mac.is_some_and(|mac| mac.verify_slice(&claimed).is_ok())
}

fn string_to_sign(claim: &Claim, canonical: &Canonical) -> String {
    let scope = &claim.scope;
    let hash = hex::encode(Sha256::digest(canonical.as_bytes()));
    let (date, region, service, terminator) = (&scope.date, &scope.region, &scope.service, &scope.terminator);
    format!("{ALGORITHM}\n{}\n{date}/{region}/{service}/{terminator}\n{hash}", claim.time)
}

/// `HMAC(HMAC(HMAC(HMAC("AWS4" + secret, date), region), service), "aws4_request")`, ready for a text.
fn signing_mac(secret: &str, claim: &Claim) -> Option<Hmac<Sha256>> {
    let scope = &claim.scope;
    let mut mac = keyed(format!("AWS4{secret}").as_bytes())?;
    for part in [&scope.date, &scope.region, &scope.service, &scope.terminator] {
        mac = keyed(&mac.chain_update(part).finalize().into_bytes())?;
    }
    Some(mac)
}

/// HMAC takes keys of every length.
fn keyed(key: &[u8]) -> Option<Hmac<Sha256>> {
    <Hmac<Sha256> as KeyInit>::new_from_slice(key).ok()
}
