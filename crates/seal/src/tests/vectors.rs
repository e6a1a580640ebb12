//! Vectors from the documents that define the suite.

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, single_shot_open};

use super::{bytes, hex};
use crate::envelope::decrypt;
use crate::{Key, PersonKeys, mac, sha256, verify_signature};

#[test]
fn sha_256_of_abc_is_that_of_fips_180() {
    let expected = hex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!(sha256(&[b"a", b"bc"]).to_vec(), expected);
}

#[test]
fn hmac_is_that_of_rfc_4231_case_1() {
    let mut key = [0; 32];
    key[..20].fill(0x0b);
    let expected = hex("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    assert_eq!(mac(&Key::from_bytes(key), b"Hi There").to_vec(), expected);
}

#[test]
fn xchacha20_poly1305_is_that_of_draft_irtf_cfrg_xchacha_a_3_1() {
    let key = Key::from_bytes(bytes("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f"));
    let sealed = hex(concat!(
        "404142434445464748494a4b4c4d4e4f5051525354555657",
        "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb",
        "731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452",
        "2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9",
        "21f9664c97637da9768812f615c68b13b52e",
        "c0875924c1c7987947deafd8780acf49",
    ));
    let plain = decrypt(&key, &hex("50515253c0c1c2c3c4c5c6c7"), &sealed).unwrap();
    assert!(plain.starts_with(b"Ladies and Gentlemen of the class of '99"));
    assert_eq!(plain.len(), 114);
}

#[test]
fn ed25519_is_that_of_rfc_8032_test_1() {
    let mut exposed = vec![0; 32];
    exposed.extend(hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
    let person = PersonKeys::from_exposed(&exposed).unwrap();
    let public = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    let signature = concat!(
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555",
        "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    );
    assert_eq!(person.public().signing.to_vec(), hex(public));
    assert_eq!(person.sign(b"").to_vec(), hex(signature));
    verify_signature(&bytes(public), b"", &bytes(signature)).unwrap();
}

#[test]
fn hpke_is_that_of_rfc_9180_a_2_1() {
    let secret = <X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(&hex(
        "8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb",
    ))
    .unwrap();
    let encapsulated = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(&hex(
        "1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a",
    ))
    .unwrap();
    let sealed =
        hex("1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28");
    let plain = single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeR::Base,
        &secret,
        &encapsulated,
        &hex("4f6465206f6e2061204772656369616e2055726e"),
        &sealed,
        &hex("436f756e742d30"),
    )
    .unwrap();
    assert_eq!(plain, b"Beauty is truth, truth beauty");
}

#[test]
fn argon2id_is_that_of_rfc_9106_5_3() {
    let mut params = argon2::ParamsBuilder::new();
    params.m_cost(32).t_cost(3).p_cost(4).output_len(32);
    params.data(argon2::AssociatedData::new(&[4; 12]).unwrap());
    let argon = argon2::Argon2::new_with_secret(
        &[3; 8],
        argon2::Algorithm::Argon2id,
        argon2::Version::V0x13,
        params.build().unwrap(),
    )
    .unwrap();
    let mut out = [0; 32];
    argon.hash_password_into(&[1; 32], &[2; 16], &mut out).unwrap();
    let expected = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659";
    assert_eq!(out.to_vec(), hex(expected));
}
