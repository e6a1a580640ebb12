//! Sowing the network: what this release can show of it, and nothing that it cannot.

use std::collections::BTreeMap;

use facts::{
    Absent, Author, Change, Edtf, FactKind, FieldValue, NewFact, OrganisationId, PersonId, StreamChange,
    StreamId,
};
use jiff::civil::Date;
use seal::PersonKeys;
use serde::Deserialize;

use super::when;
use crate::house::{CommitError, House, NewOrganisation, NewPerson, OpenError, RootKey};

static NETWORK: &str = include_str!("../../../../packs/demo/network.json");

/// Numbers of Mvule Walk's series go on after those that were imported.
const LAST_IMPORTED: i64 = 4265;

/// Why the network could not be sown.
#[derive(Debug, thiserror::Error)]
pub enum SeedError {
    /// The pack.
    #[error("packs/demo/network.json: {0}")]
    Pack(#[from] serde_json::Error),
    /// The house.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// Writing.
    #[error(transparent)]
    Commit(#[from] CommitError),
}

/// The pack.
#[derive(Deserialize)]
pub struct Network {
    organisations: Vec<Organisation>,
    /// The staff, in the order they are printed.
    pub staff: Vec<StaffMember>,
    survivors: Vec<Survivor>,
    duties: Vec<SeedDuty>,
}

#[derive(Deserialize)]
struct Organisation {
    id: String,
    name: String,
    kind: String,
}

/// A member of staff of the pack.
#[derive(Deserialize)]
pub struct StaffMember {
    id: String,
    /// What they sign in with; nobody without an account.
    pub signin: Option<String>,
    /// Name.
    pub name: String,
    /// Organisation.
    pub org: String,
    /// Word of the role.
    pub role: String,
    ui: String,
    conflict: Option<SeedConflict>,
}

#[derive(Deserialize)]
struct SeedConflict {
    survivor: Option<String>,
    #[serde(default)]
    declared: Option<String>,
}

#[derive(Deserialize)]
struct Survivor {
    id: String,
    alias: String,
    code: String,
    real: Vec<String>,
    sex: String,
    born: Born,
    nationality: String,
    county: Option<String>,
    languages: Vec<String>,
    access_needs: Vec<String>,
    phone: Option<String>,
    old_phone: Option<String>,
    org: String,
    caseworker: Option<String>,
    opened: String,
    closed: Option<String>,
    step: String,
    pattern: String,
    safe_contact: SafeContact,
    risk: SeedRisk,
    incidents: Option<Vec<Incident>>,
    health_alerts: Option<Vec<String>>,
    closure_reason: Option<String>,
    consents: Vec<SeedConsent>,
    steps: Vec<SeedStep>,
}

#[derive(Deserialize)]
struct SeedStep {
    step: String,
    day: String,
}

#[derive(Deserialize)]
struct Born {
    age: i16,
    birthday_in_days: Option<i64>,
    precision: String,
}

#[derive(Deserialize)]
struct SafeContact {
    channel: String,
    hours: String,
    code_word: Option<String>,
    #[serde(default)]
    never: Vec<String>,
    note: Option<String>,
}

#[derive(Deserialize)]
struct SeedRisk {
    level: String,
    assessed: Option<String>,
    reassess: Option<String>,
}

#[derive(Deserialize)]
struct Incident {
    at: String,
    text: String,
}

#[derive(Deserialize)]
struct SeedConsent {
    purpose: String,
    day: Option<String>,
    state: String,
    expires: Option<String>,
    language: Option<String>,
}

#[derive(Deserialize)]
struct SeedDuty {
    owner: String,
    survivor: String,
    kind: String,
    due: String,
    note: Option<String>,
    note_sw: Option<String>,
}

impl Network {
    /// Reads the pack.
    ///
    /// # Errors
    /// The JSON error.
    pub fn read() -> Result<Self, serde_json::Error> {
        serde_json::from_str(NETWORK)
    }

    /// The name of an organisation.
    #[must_use]
    pub fn organisation_name<'a>(&'a self, id: &'a str) -> &'a str {
        self.organisations.iter().find(|one| one.id == id).map_or(id, |one| one.name.as_str())
    }
}

struct Sown {
    organisations: BTreeMap<String, OrganisationId>,
    people: BTreeMap<String, (PersonId, PersonKeys)>,
    today: Date,
}

/// Sows the whole network into an empty house.
///
/// # Errors
/// [`SeedError`].
pub fn sow(house: &mut House, root: &RootKey) -> Result<(), SeedError> {
    let network = Network::read()?;
    let today = facts::local(house.clock.now()).date();
    let mut sown = Sown { organisations: BTreeMap::new(), people: BTreeMap::new(), today };
    for one in &network.organisations {
        let lead = one.kind == "lead_ngo";
        let new = NewOrganisation {
            name: &one.name,
            kind: &one.kind,
            office: &one.name,
            prefix: if lead { "P-" } else { "N-" },
            after: if lead { LAST_IMPORTED } else { 0 },
        };
        let id = house.open_organisation(root, &new)?;
        sown.organisations.insert(one.id.clone(), id);
    }
    // Supervisors first: they are named by those whose work they answer for.
    let (first, then): (Vec<&StaffMember>, Vec<&StaffMember>) =
        network.staff.iter().partition(|one| one.role == "supervisor");
    for one in first.into_iter().chain(then) {
        add_staff(house, root, one, &network, &mut sown)?;
    }
    for survivor in &network.survivors {
        add_case(house, survivor, &network, &sown)?;
    }
    Ok(())
}

fn add_staff(
    house: &House,
    root: &RootKey,
    one: &StaffMember,
    network: &Network,
    sown: &mut Sown,
) -> Result<(), SeedError> {
    let (Some(sign_in), Some(organisation)) = (&one.signin, sown.organisations.get(&one.org)) else {
        return Ok(());
    };
    let person = PersonId::from_bytes(house.chance());
    let keys = PersonKeys::random(&mut facts::Dice(house.entropy.as_ref()));
    let office = {
        let register = house.register();
        let row = register.get(StreamId::from_bytes(*organisation.bytes()));
        row.and_then(|row| Some(row.card.offices.first()?.id.clone())).unwrap_or_default()
    };
    let over = network
        .staff
        .iter()
        .find(|other| other.org == one.org && other.role == "supervisor" && one.role == "caseworker")
        .and_then(|other| sown.people.get(&other.id))
        .map(|(person, _)| *person);
    let new = NewPerson {
        name: &one.name,
        sign_in,
        role: &one.role,
        office: &office,
        language: &one.ui,
        supervisor: over,
    };
    let epoch = (house.vault.epoch, &house.vault.epoch_key);
    let copy = root
        .wrap(epoch, *organisation, person.stream(), &keys.expose(), house.entropy.as_ref())
        .map_err(CommitError::from)?;
    house.add_person(*organisation, &new, &keys, vec![copy], person)?;
    sown.people.insert(one.id.clone(), (person, keys));
    Ok(())
}

fn add_case(house: &House, one: &Survivor, network: &Network, sown: &Sown) -> Result<(), SeedError> {
    let worker = one.caseworker.as_ref().and_then(|id| sown.people.get(id));
    let (Some((person, keys)), Some(organisation)) = (worker, sown.organisations.get(&one.org)) else {
        return Ok(());
    };
    let mut facts = known(one, sown.today);
    facts.extend(course(one, *person, sown.today));
    facts.extend(duties(one, network, sown));
    facts.extend(conflicts(one, network, sown));
    let case = StreamId::from_bytes(house.chance());
    let change = Change { streams: vec![StreamChange::at(case, 0, facts)], ..Change::default() };
    house.commit(*organisation, change, &Author::Person(*person, keys), house.server_stamp())?;
    Ok(())
}

fn on(text: &str, today: Date) -> Edtf {
    when::read(text, today).unwrap_or_else(|| Edtf::day(today))
}

fn known(one: &Survivor, today: Date) -> Vec<NewFact> {
    let opened = || on(&one.opened, today);
    let new = |kind: &'static FactKind| NewFact::new(kind, opened());
    let languages = codes(&one.languages, "language");
    let mut first = new(&case::facts::CASE_OPENED)
        .given("alias", one.alias.as_str())
        .given("imported_number", one.code.as_str())
        .given("languages", languages);
    if !one.access_needs.is_empty() {
        first = first.given("access_needs", one.access_needs.clone());
    }
    if let Some(alert) = one.health_alerts.as_ref().and_then(|alerts| alerts.first()) {
        first = first.given("health_alert", alert.as_str());
    }
    let born = when::born(one.born.age, one.born.birthday_in_days, &one.born.precision, today);
    let county =
        one.county.as_deref().and_then(|name| code_of("county", name.split(" (").next().unwrap_or(name)));
    let nation = Some(one.nationality.clone()).filter(|code| code.len() == 3);
    let mut identity = new(&case::facts::IDENTITY_RECORDED)
        .given("names_said", one.real.join(" "))
        .given("sex", if matches!(one.sex.as_str(), "man" | "boy") { "SMAL" } else { "SFEM" })
        .with(
            "nationalities",
            nation.map_or(FieldValue::none(Absent::Unknown), |code| FieldValue::given(vec![code])),
        )
        .with("county", county.map_or(FieldValue::none(Absent::Unknown), FieldValue::given));
    for (name, part) in ["own_name", "second_name", "third_name"].into_iter().zip(&one.real) {
        identity = identity.given(name, part.as_str());
    }
    if let Some(born) = born {
        identity = identity.given("born", born.to_string());
    }
    let mut facts = vec![first, identity];
    let phones = [(&one.old_phone, "old"), (&one.phone, owner_of(&one.safe_contact.channel))];
    facts.extend(phones.into_iter().filter_map(|(phone, owner)| {
        let number = phone.as_ref()?.replace(' ', "");
        Some(new(&case::facts::PHONE_RECORDED).given("phone", number).given("phone_owner", owner))
    }));
    facts.push(safe_contact(&one.safe_contact, opened()));
    facts
}

fn safe_contact(contact: &SafeContact, happened: Edtf) -> NewFact {
    let (channel, words) = channel_of(&contact.channel);
    let note =
        [words.map(str::to_owned), contact.note.clone()].into_iter().flatten().collect::<Vec<_>>().join(". ");
    let mut fact = NewFact::new(&case::facts::SAFE_CONTACT_SET, happened)
        .given("channel", channel)
        .given("hours", contact.hours.as_str())
        .given("never", contact.never.clone());
    if let Some(word) = &contact.code_word {
        fact = fact.given("code_word", word.as_str());
    }
    if !note.is_empty() {
        fact = fact.given("contact_note", note);
    }
    fact
}

/// The code of a way to reach someone, and the words that say more than the code.
fn channel_of(words: &str) -> (&'static str, Option<&str>) {
    match words {
        "call" => ("call", None),
        "sms then call" => ("sms_then_call", None),
        "sms only" => ("sms_only", None),
        "own phone, messages only" => ("messages_only", None),
        "email" => ("email", None),
        "any" => ("any", None),
        "she calls us" => ("they_call", None),
        other => ("through_someone", Some(other)),
    }
}

fn owner_of(channel: &str) -> &'static str {
    if channel.contains("aunt") || channel.contains("grandmother") { "relative" } else { "own" }
}

/// What happened since: steps, risk, incidents, the end of a closed case.
fn course(one: &Survivor, worker: PersonId, today: Date) -> Vec<NewFact> {
    let new = |kind: &'static FactKind, day: &str| NewFact::new(kind, on(day, today));
    let step = |code: &str, day: &str| new(&case::facts::STEP_MARKED, day).given("step", code);
    let mut facts = vec![
        new(&case::facts::ASSIGNED, &one.opened).given("worker", worker.to_string()),
        step("contact", &one.opened),
        new(&case::facts::NOTE_WRITTEN, &one.opened).given("note", one.pattern.as_str()),
    ];
    let given = one.consents.iter().filter(|consent| matches!(consent.state.as_str(), "given" | "expired"));
    let first_consent = given.filter_map(|consent| consent.day.as_deref()).next_back();
    facts.extend(first_consent.map(|day| step("consent", day)));
    if let Some(assessed) = &one.risk.assessed {
        facts.push(step("risk", assessed));
        let level = match one.risk.level.as_str() {
            level @ ("high" | "medium" | "low") => level,
            _ => "not_assessed",
        };
        let mut risk = new(&case::facts::RISK_LEVEL_SET, assessed).given("level", level);
        if let Some(again) = one.risk.reassess.as_deref().and_then(|day| when::read(day, today)) {
            risk = risk.given("look_again", again.to_string());
        }
        facts.push(risk);
    }
    facts.extend(one.consents.iter().filter_map(|consent| answered(consent, today)));
    facts.extend(one.steps.iter().map(|taken| step(&taken.step, &taken.day)));
    let latest = one.steps.last().map(|taken| taken.day.as_str());
    let now_at = latest.or(one.risk.assessed.as_deref()).unwrap_or(&one.opened);
    let marked = one.steps.iter().any(|taken| taken.step == one.step);
    let first = matches!(one.step.as_str(), "contact" | "consent" | "risk");
    if case::rules::WAY.contains(&one.step.as_str()) && !first && !marked {
        facts.push(step(&one.step, now_at));
    }
    for incident in one.incidents.iter().flatten() {
        facts.push(new(&case::facts::NOTE_WRITTEN, &incident.at).given("note", incident.text.as_str()));
    }
    if let Some(closed) = &one.closed {
        let lost = one.closure_reason.as_deref().is_some_and(|reason| reason.contains("contact lost"));
        facts.push(
            new(&case::facts::STATUS_SET, closed)
                .given("status", "closed")
                .given("close_reason", if lost { "lost" } else { "goals" }),
        );
    }
    facts
}

/// An answer for one of the purposes this release asks for.
fn answered(consent: &SeedConsent, today: Date) -> Option<NewFact> {
    let purpose = match consent.purpose.as_str() {
        "services" => "services",
        "statistics" => "statistics",
        "family contact" => "family",
        _ => return None,
    };
    let answer = match consent.state.as_str() {
        "given" | "expired" => "given",
        "refused" => "refused",
        _ => return None,
    };
    let mut fact = NewFact::new(&case::facts::CONSENT_RECORDED, on(consent.day.as_deref()?, today))
        .given("purpose", purpose)
        .given("consent_answer", answer)
        .given("consent_how", "aloud");
    if let Some(until) = consent.expires.as_deref().and_then(|day| when::read(day, today)) {
        fact = fact.given("consent_until", until.to_string());
    }
    if let Some(language) = &consent.language {
        fact = fact.given("consent_language", language.as_str());
    }
    Some(fact)
}

fn duties(one: &Survivor, network: &Network, sown: &Sown) -> Vec<NewFact> {
    let own = network.duties.iter().filter(|duty| duty.survivor == one.id);
    own.filter_map(|duty| {
        let (owner, _) = sown.people.get(&duty.owner)?;
        let due = when::read(&duty.due, sown.today)?;
        let swahili = network.staff.iter().any(|staff| staff.id == duty.owner && staff.ui == "sw");
        let note = duty.note_sw.as_ref().filter(|_| swahili).or(duty.note.as_ref());
        let fact = NewFact::new(&case::facts::DUTY_OPENED, on("D-1", sown.today))
            .given("what", duty.kind.as_str())
            .given("due", due.to_string())
            .given("owner", owner.to_string());
        Some(match note {
            Some(note) => fact.given("duty_note", note.as_str()),
            None => fact,
        })
    })
    .collect()
}

fn conflicts(one: &Survivor, network: &Network, sown: &Sown) -> Vec<NewFact> {
    let declared = network.staff.iter().filter_map(|staff| Some((staff, staff.conflict.as_ref()?)));
    declared
        .filter(|(_, conflict)| conflict.survivor.as_deref() == Some(one.id.as_str()))
        .filter_map(|(staff, conflict)| {
            let (worker, _) = sown.people.get(&staff.id)?;
            let day = conflict.declared.as_deref().unwrap_or("D-1");
            Some(
                NewFact::new(&case::facts::CONFLICT_DECLARED, on(day, sown.today))
                    .given("conflicted", worker.to_string())
                    .given("conflict_reason", "A relative is named as a suspect."),
            )
        })
        .collect()
}

/// Codes of a list among words such as `sw-spoken`.
fn codes(words: &[String], list: &str) -> Vec<String> {
    let known = web::Codes::from_json(crate::texts::CODES).unwrap_or_default();
    let mut found: Vec<String> = words
        .iter()
        .map(|word| word.split('-').next().unwrap_or(word))
        .map(|word| if word == "dig" { "nyf" } else { word })
        .filter(|word| known.has(list, word))
        .map(str::to_owned)
        .collect();
    found.dedup();
    found
}

fn code_of(list: &str, label: &str) -> Option<String> {
    let known = web::Codes::from_json(crate::texts::CODES).unwrap_or_default();
    let found = known.list(list).iter().find(|code| code.en == label);
    found.map(|code| code.code.clone())
}
