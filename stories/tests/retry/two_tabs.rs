//! Two tabs on one field: both values are kept and shown until a person chooses.

use stories::{Answer, Client, House};

#[test]
fn two_tabs_on_one_field_keep_both_values() {
    let house = House::start();
    let mut wanza = house.enter("Wanza Kyaluvi");
    wanza.post("/language", &[("to", "en"), ("back", "/")]);
    let id = wanza.case("Tausi");
    let case = format!("/cases/{id}");
    let mut wrong = Vec::new();
    for (page, field, one, two) in [
        ("/known", "names_said", "Mwikali wa Nthuvai", "Mwikale Nthuvae"),
        ("/contact", "hours", "after 17:00", "before 08:00"),
        ("/address", "address", "Behind the blue mill", "Behind the red mill"),
    ] {
        let path = format!("{case}{page}");
        let mut must = |holds: bool, says: &str| {
            if !holds {
                wrong.push(format!("{field}: {says}"));
            }
        };
        let open = |wanza: &mut Client| if page == "/known" { wanza.known(&id) } else { wanza.get(&path) };
        let (mut first, mut second) = (open(&mut wanza).form(page), open(&mut wanza).form(page));
        first.set(field, one);
        second.set(field, two);
        must(wanza.submit(&first).status == 303, "the first tab is refused");
        must(wanza.submit(&second).status == 303, "the second tab is refused");
        // What stands in an input counts too: `text` has the values, `seen` only what is read.
        let text = open(&mut wanza).text();
        must(text.contains(one) && text.contains(two), "the page that asks does not show both values");
        // A real name and an address are a step away from the case: there it says that two answers stand, and leads there.
        let overview = wanza.get(&case);
        let told =
            overview.seen().contains("Two people answered one question") && overview.links().contains(&path);
        must(
            told || both(&overview, one, two),
            "the case neither shows both values nor leads to where they stand",
        );
        let mut third = open(&mut wanza).form(page);
        third.set(field, one);
        must(wanza.submit(&third).status == 303, "choosing is refused");
        must(!open(&mut wanza).text().contains(two), "one was chosen, and the other still stands");
        must(
            !wanza.get(&case).seen().contains("Two people answered"),
            "one was chosen, and the case still says that two stand",
        );
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn both(page: &Answer, one: &str, two: &str) -> bool {
    let text = page.seen();
    text.contains(one) && text.contains(two)
}

#[test]
fn two_tabs_on_two_fields_keep_each_what_it_changed() {
    let house = House::start();
    let mut wanza = house.enter("Wanza Kyaluvi");
    let case = wanza.case("Tausi");
    let (mut first, mut second) = (wanza.known(&case).form("/known"), wanza.known(&case).form("/known"));
    first.set("third_name", "Kanini");
    second.set("surname_on_papers", "Nthuvae");
    wanza.submit(&first);
    wanza.submit(&second);
    let now = wanza.known(&case).form("/known");
    assert_eq!((now.value("third_name"), now.value("surname_on_papers")), (Some("Kanini"), Some("Nthuvae")));
}

#[test]
fn a_form_whose_place_cannot_be_read_overwrites_nothing_in_silence() {
    let house = House::start();
    let mut wanza = house.enter("Wanza Kyaluvi");
    let case = wanza.case("Tausi");
    let (mut first, mut second) = (wanza.known(&case).form("/known"), wanza.known(&case).form("/known"));
    first.set("names_said", "Mwikali wa Nthuvai");
    second.set("names_said", "Mwikale Nthuvae").set("seen", "many");
    assert_eq!(wanza.submit(&first).status, 303);
    let answer = wanza.submit(&second);
    let text = wanza.known(&case).text();
    let both = text.contains("Mwikali wa Nthuvai") && text.contains("Mwikale Nthuvae");
    assert!(answer.status == 400 || both, "{}: the first tab's value is gone without a word", answer.status);
}
