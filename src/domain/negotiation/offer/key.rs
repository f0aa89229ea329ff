//! The key of a side: made once in a browser, another for every deal.

use super::words::{sha256, words};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};

/// What the keys of a browser's deals are made from. It never leaves the browser.
#[derive(Clone, PartialEq, Eq)]
pub struct Seed(pub [u8; 32]);

impl Seed {
    /// The key of a deal: those of two deals cannot be told to be one owner's.
    fn key(&self, deal: &[u8; 16]) -> SigningKey {
        SigningKey::from_bytes(&sha256(&[b"parley key\n", &self.0, deal]))
    }

    /// The public half of a deal's key.
    pub fn public(&self, deal: &[u8; 16]) -> [u8; 32] {
        self.key(deal).verifying_key().to_bytes()
    }

    /// Signs a statement of a deal (Ed25519, RFC 8032).
    pub(super) fn sign(&self, deal: &[u8; 16], statement: &str) -> [u8; 64] {
        self.key(deal).sign(statement.as_bytes()).to_bytes()
    }
}

/// Whether a signature is that of a key over a statement.
pub(super) fn is_signed(key: &[u8; 32], statement: &str, signature: &[u8; 64]) -> bool {
    VerifyingKey::from_bytes(key).is_ok_and(|key| {
        key.verify_strict(statement.as_bytes(), &Signature::from_bytes(signature)).is_ok()
    })
}

/// A key in the four words that are compared aloud.
pub fn fingerprint(key: &[u8; 32]) -> String {
    words(key, 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes<const N: usize>(hex: &str) -> [u8; N] {
        std::array::from_fn(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap())
    }

    /// RFC 8032, section 7.1: secret key, public key, message, signature.
    const VECTORS: [(&str, &str, &str, &str); 3] = [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "r",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        ),
        (
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            "\u{af}\u{82}",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
        ),
    ];

    #[test]
    fn signatures_are_those_of_rfc_8032() {
        for (secret, public, message, signature) in VECTORS {
            let message: Vec<u8> = message.chars().map(|letter| letter as u8).collect();
            let key = SigningKey::from_bytes(&bytes(secret));
            assert_eq!(key.verifying_key().to_bytes(), bytes(public));
            assert_eq!(key.sign(&message).to_bytes(), bytes::<64>(signature));
            let known = VerifyingKey::from_bytes(&bytes(public)).unwrap();
            known.verify_strict(&message, &Signature::from_bytes(&bytes(signature))).unwrap();
        }
    }
}
