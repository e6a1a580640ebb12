//! What is vendored is what was published: unmodified, with its licence.

use sha2::{Digest, Sha256};

#[test]
fn axe_is_the_published_file() {
    let sum = Sha256::digest(include_bytes!("../vendor/axe.min.js"));
    let sum: String = sum.iter().map(|byte| format!("{byte:02x}")).collect();
    let kept = include_str!("../vendor/axe.min.js.sha256");
    assert_eq!(kept, format!("{sum}  axe.min.js\n"));
    assert!(include_str!("../vendor/LICENSE").starts_with("Mozilla Public License, version 2.0"));
}
