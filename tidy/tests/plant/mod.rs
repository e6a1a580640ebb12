//! Planting: small repositories with something wrong in them.

use tidy::{File, Finding, Repo, rules};

pub fn finds(rule: &str, path: &str, bad: &str, good: &str) {
    assert!(!broken(rule, &[(path, bad)]).is_empty(), "{rule} does not find {bad}");
    let found = broken(rule, &[(path, good)]);
    assert!(found.is_empty(), "{rule} finds {found:?}");
}

pub fn broken(rule: &str, files: &[(&str, &str)]) -> Vec<Finding> {
    run(rule, &planted(files))
}

pub fn run(rule: &str, repo: &Repo) -> Vec<Finding> {
    let rule = rules::rule(rule).unwrap_or_else(|| unreachable!("there is no rule {rule}"));
    (rule.check)(repo)
}

pub fn planted(files: &[(&str, &str)]) -> Repo {
    let files = files.iter().map(|(path, text)| File::new(path, text)).collect();
    Repo { files, ..Repo::default() }
}
