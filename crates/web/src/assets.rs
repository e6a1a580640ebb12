//! What the pages load: one stylesheet, named by its content so that a browser may keep it.

use std::sync::LazyLock;

/// A file that is the same for everyone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    pub path: String,
    pub bytes: &'static [u8],
    pub content_type: &'static str,
}

static STYLESHEET: LazyLock<Asset> = LazyLock::new(|| Asset {
    path: format!("/assets/pamoja-{:016x}.css", fnv(CSS)),
    bytes: CSS,
    content_type: "text/css; charset=utf-8",
});

const CSS: &[u8] = include_bytes!("../assets/pamoja.css");

pub fn stylesheet() -> &'static Asset {
    &STYLESHEET
}

/// FNV-1a: tells one version from the next. It guards nothing.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        assert_eq!(fnv(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv(b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn the_stylesheet_is_named_by_its_content() {
        let sheet = stylesheet();
        assert!(sheet.path.contains(&format!("{:016x}", fnv(sheet.bytes))));
    }
}
