//! Drives the whole product from outside: a real browser, a bare HTTP client, and the built binary with its invented
//! cast. It links none of our crates' logic, so what a story shows is what a person would see.
//!
//! A story lives in `stories/tests/`, has a sentence for a name, and acts by what can be read on the page:
//!
//! ```no_run
//! use stories::{Browser, House, Options, Viewport};
//!
//! let house = House::start();
//! let browser = Browser::start();
//! let wanza = browser.context(Viewport::PHONE, Options::SWAHILI.without_scripts());
//! wanza.goto(house.link("Wanza Kyaluvi"));
//! wanza.click_text("Fungua");
//! wanza.fill("Jina la kuitwa", "Tausi");
//! wanza.submit();
//! assert_eq!(wanza.status(), 200);
//! wanza.no_horizontal_scroll();
//! wanza.screenshot("tausi-360");
//! wanza.finish();
//! ```
#![warn(missing_docs)]
#![expect(
    clippy::panic,
    reason = "a story that cannot go on stops, naming what it looked for and what the page said"
)]

pub mod browser;
pub mod canary;
pub mod cast;
pub mod house;
pub mod places;
pub mod plain;
pub mod staff;
pub mod table;
pub mod theirs;

pub use browser::{Browser, Options, Tab, Viewport};
pub use house::{Founding, House, Person};
pub use plain::{Answer, Client, Form};
pub use staff::Staff;
pub use table::{Names, Route, deed};
