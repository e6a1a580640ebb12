//! Words that belong to people: the invented network's own, and what the test types.

/// What is typed everywhere: it must be found on pages and nowhere else.
pub const SAID: &str = "Mvua ilinyesha Alhamisi Mlimani";

pub struct Personal(Vec<String>);

impl Personal {
    /// Names, aliases, words to know each other by, telephones and sentences of the pack that the demo is made from.
    pub fn read() -> Personal {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../packs/demo/network.json");
        let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let pack: serde_json::Value =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
        let mut words =
            vec![SAID.to_owned(), "Alhamisi".to_owned(), "Makutano Sita".to_owned(), "199000777".to_owned()];
        words.extend(["Tabu Kwisha", "Zuhura Wimbo"].map(str::to_owned));
        let list = |name: &str| pack[name].as_array().cloned().unwrap_or_default();
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        for one in list("survivors") {
            words.push(text(&one["alias"]));
            words.push(text(&one["pattern"]));
            words.push(text(&one["safe_contact"]["code_word"]));
            words.push(text(&one["phone"]).replace(' ', ""));
            words.extend(one["real"].as_array().into_iter().flatten().map(text));
        }
        words.extend(list("staff").iter().map(|one| text(&one["name"])));
        words.retain(|word| word.chars().count() > 3);
        Personal(words)
    }

    /// Those that stand in a text, also as an address or a log would write them.
    pub fn found_in(&self, text: &str) -> Vec<String> {
        let written = |word: &str| {
            let plus = word.replace(' ', "+");
            let percent = word.replace(' ', "%20");
            text.contains(word) || text.contains(&plus) || text.contains(&percent)
        };
        self.0.iter().filter(|word| written(word)).cloned().collect()
    }
}
