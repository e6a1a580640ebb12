//! The plug is pulled while a house is begun: either the set-up link still leads in, or the first administrator is in.

use std::time::Duration;
use stories::House;
use stories::cast::PASSWORD;

#[test]
fn a_plug_pulled_while_a_house_begins_leaves_a_way_in() {
    let mut shut = Vec::new();
    for after in [10, 40, 80, 120, 200, 400].map(Duration::from_millis) {
        let (mut house, set_up) = House::found();
        let mut client = house.client();
        let mut form = client.get(&set_up).form("/set-up/");
        form.set("name", "Naisiae Leparwai").set("sign_in", "naisiae");
        form.set("password", PASSWORD).set("again", PASSWORD);
        let pairs = form.pairs();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let pairs: Vec<(&str, &str)> = pairs.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
                // The plug is pulled under it: an answer may come or not.
                let _ = client.try_post(&form.action, &pairs);
            });
            std::thread::sleep(after);
            house.kill();
        });
        house.restart();
        let mut again = house.client();
        let link = again.get(&set_up).status;
        let signed_in = again.post("/sign-in", &[("name", "naisiae"), ("password", PASSWORD)]).status;
        if link != 200 && signed_in != 303 {
            shut.push(format!("after {after:?}: the link {link}, signing in {signed_in}"));
        }
    }
    assert_eq!(shut, Vec::<String>::new(), "nobody can come in any more");
}
