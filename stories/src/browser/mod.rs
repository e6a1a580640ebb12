//! A real Chromium, driven without any library between: start it, open a tab as a person on a phone or a laptop would,
//! act by what can be read on the page, and be told of every broken security policy.

mod act;
mod audit;
mod fill;
mod look;
mod pipe;
mod tab;
mod watch;

pub use audit::Violation;
pub use look::Cookie;
pub use tab::Tab;
pub use watch::Post;

use pipe::Pipe;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::rc::Rc;

/// The screen a person holds or sits at, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// Width in CSS pixels.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
    /// Device pixels for each CSS pixel; pictures are this much larger.
    pub scale: u32,
    /// Whether the page's viewport tag counts and scroll bars lie over the page.
    pub mobile: bool,
}

impl Viewport {
    /// The common Android phone of the field, 360 by 640.
    pub const PHONE: Viewport = Viewport { width: 360, height: 640, scale: 2, mobile: true };
    /// The shared laptop, 1280 by 800.
    pub const LAPTOP: Viewport = Viewport { width: 1280, height: 800, scale: 1, mobile: false };
    /// The narrowest screen we promise, 320 wide.
    pub const NARROW: Viewport = Viewport { width: 320, height: 568, scale: 2, mobile: true };
}

/// How this person's browser is set up.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Language the browser asks for, such as `en` or `sw`.
    pub language: &'static str,
    /// Whether scripts run. Without them everything but `axe` works.
    pub scripts: bool,
    /// Whether the person prefers a dark page.
    pub dark: bool,
}

impl Options {
    /// English, scripts on, light.
    pub const ENGLISH: Options = Options { language: "en", scripts: true, dark: false };
    /// Kiswahili, scripts on, light.
    pub const SWAHILI: Options = Options { language: "sw", ..Options::ENGLISH };

    /// The same with scripts off.
    pub const fn without_scripts(self) -> Options {
        Options { scripts: false, ..self }
    }

    /// The same on a dark page.
    pub const fn in_the_dark(self) -> Options {
        Options { dark: true, ..self }
    }
}

impl Default for Options {
    fn default() -> Options {
        Options::ENGLISH
    }
}

/// A running Chromium. It ends when this and every tab of it are dropped.
pub struct Browser {
    pipe: Rc<RefCell<Pipe>>,
    agent: String,
}

impl Browser {
    /// Starts Chromium with an empty profile (about half a second).
    pub fn start() -> Browser {
        let mut pipe = Pipe::open();
        let version = pipe
            .call(None, "Browser.getVersion", json!({}))
            .unwrap_or_else(|error| panic!("the browser did not tell its version: {error}"));
        let agent = version["userAgent"].as_str().unwrap_or("Chromium").to_owned();
        Browser { pipe: Rc::new(RefCell::new(pipe)), agent }
    }

    /// A new person at a new device: own cookies, own storage, one tab on an empty page.
    pub fn context(&self, viewport: Viewport, options: Options) -> Tab {
        let context = self.made("Target.createBrowserContext", json!({}), "browserContextId");
        let page = json!({
            "url": "about:blank", "browserContextId": context,
            "width": viewport.width, "height": viewport.height,
        });
        let target = self.made("Target.createTarget", page, "targetId");
        let attach = json!({ "targetId": target, "flatten": true });
        let session = self.made("Target.attachToTarget", attach, "sessionId");
        let setting = (viewport, options);
        let tab = Tab::attached(self.pipe.clone(), context, target, session, setting);
        tab.set_up(&self.agent);
        tab
    }

    fn made(&self, method: &str, params: Value, name: &str) -> String {
        let answer = self
            .pipe
            .borrow_mut()
            .call(None, method, params)
            .unwrap_or_else(|error| panic!("the browser refused: {error}"));
        answer[name].as_str().unwrap_or_else(|| panic!("{method} gave no {name}")).to_owned()
    }
}

impl Tab {
    fn set_up(&self, agent: &str) {
        let (view, options) = self.setting;
        for domain in ["Page", "Runtime", "Log", "Audits"] {
            self.command(&format!("{domain}.enable"), json!({}));
        }
        self.command("Network.enable", json!({ "maxPostDataSize": 4 << 20 }));
        self.screen(f64::from(view.height));
        let language = json!({ "userAgent": agent, "acceptLanguage": options.language });
        self.command("Emulation.setUserAgentOverride", language);
        self.medium("");
        let without = json!({ "value": !options.scripts });
        self.command("Emulation.setScriptExecutionDisabled", without);
    }

    /// A screen as wide as the device and this high.
    fn screen(&self, height: f64) {
        let view = self.setting.0;
        let screen = json!({
            "width": view.width, "height": height, "screenWidth": view.width, "screenHeight": height,
            "deviceScaleFactor": view.scale, "mobile": view.mobile,
        });
        self.command("Emulation.setDeviceMetricsOverride", screen);
    }

    /// `print`, or empty for the screen; the person's light or dark goes with both.
    fn medium(&self, medium: &str) {
        let scheme = if self.setting.1.dark { "dark" } else { "light" };
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        let media = json!({ "media": medium, "features": features });
        self.command("Emulation.setEmulatedMedia", media);
    }
}
