//! Exceptions, each with a reason. They can only shrink: one that is no longer needed, or wider than needed, is itself
//! a finding.

use crate::Finding;

/// One place that may break one rule, up to a size.
#[derive(Clone, Debug, Default)]
pub struct Exception {
    pub rule: String,
    pub place: String,
    pub size: usize,
    pub reason: String,
}

/// The exceptions of `tidy/ratchet.toml`: tables `[[exception]]` with rule, place, reason, and size where a rule has one.
pub fn read(text: &str) -> Result<Vec<Exception>, String> {
    let table: toml::Table = text.parse().map_err(|error| format!("ratchet.toml: {error}"))?;
    let all = table.get("exception").and_then(toml::Value::as_array);
    all.into_iter().flatten().map(exception).collect()
}

fn exception(value: &toml::Value) -> Result<Exception, String> {
    let text = |name: &str| value.get(name).and_then(toml::Value::as_str).unwrap_or_default().to_owned();
    let size = value.get("size").and_then(toml::Value::as_integer).unwrap_or(0);
    let exception = Exception {
        rule: text("rule"),
        place: text("place"),
        size: usize::try_from(size).map_err(|error| error.to_string())?,
        reason: text("reason"),
    };
    if exception.reason.split_whitespace().count() < 3 {
        return Err(format!("ratchet.toml: {} at {} gives no reason", exception.rule, exception.place));
    }
    Ok(exception)
}

/// What remains of a rule's findings, and what its exceptions no longer need.
pub fn apply(rule: &str, findings: Vec<Finding>, exceptions: &[Exception]) -> Vec<Finding> {
    let of_rule: Vec<&Exception> = exceptions.iter().filter(|each| each.rule == rule).collect();
    let covers = |each: &Exception, found: &Finding| each.place == found.place && found.size <= each.size;
    let mut left: Vec<Finding> =
        findings.iter().filter(|found| !of_rule.iter().any(|each| covers(each, found))).cloned().collect();
    for each in of_rule {
        let here = findings.iter().filter(|found| found.place == each.place);
        match here.map(|found| found.size).max() {
            None => left.push(Finding::new(&each.place, "this exception is no longer needed: take it out")),
            Some(size) if size < each.size => {
                left.push(Finding::new(
                    &each.place,
                    format!("this exception allows {}, {size} is enough", each.size),
                ));
            }
            Some(_) => {}
        }
    }
    left
}
