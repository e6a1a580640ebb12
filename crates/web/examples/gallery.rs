//! Writes every component and the sample pages, in both languages, with the stylesheet:
//! `cargo run -p web --example gallery -- FOLDER`.

#[path = "../tests/pages/sample/mod.rs"]
mod sample;

use std::path::Path;
use std::{env, fs, io};

use maud::{Markup, html};
use web::assets::stylesheet;
use web::frame::Page;
use web::language::Language;

fn main() -> io::Result<()> {
    let folder = env::args().nth(1).unwrap_or_else(|| "gallery".into());
    let folder = Path::new(&folder);
    fs::create_dir_all(folder)?;
    fs::write(folder.join("pamoja.css"), stylesheet().bytes)?;
    let texts = sample::texts().map_err(io::Error::other)?;
    for language in Language::ALL {
        let w = texts.words(language);
        let mut pages = Vec::new();
        for (name, page) in sample::pages(&w, "Upepo") {
            write(folder, &format!("page-{name}-{}.html", language.code()), page)?;
        }
        pages.extend(sample::frames(&w, "Wanza K.").into_iter().filter(|(name, _)| *name == "own"));
        for (name, part) in sample::parts(&w, "Upepo") {
            pages.push((name, Page::new(name, "/", html! { h1 { (name) } (part) }).html(&w)));
        }
        for (name, page) in pages {
            write(folder, &format!("{name}-{}.html", language.code()), page)?;
        }
    }
    let long = "Nyamwezi-wa-Bahari-Kuu-asiyesahaulika-Nyamwezi Wanjiru Atieno Achieng'";
    for (name, page) in sample::pages(&texts.words(Language::Kiswahili), long) {
        write(folder, &format!("page-{name}-long.html"), page)?;
    }
    Ok(())
}

fn write(folder: &Path, name: &str, page: Markup) -> io::Result<()> {
    let page = page.into_string().replace(&stylesheet().path, "pamoja.css");
    fs::write(folder.join(name), page)
}
