//! Who asks: the role, what ties the person to the record, and how sure we are that it is them.

use crate::words::closed;

closed! {
    /// What a person works as. Someone with two roles asks once for each.
    pub enum Role {
        /// Carries the case from first contact to follow-up.
        Caseworker = "caseworker",
        /// Answers for caseworkers: approves, assigns, reviews.
        Supervisor = "supervisor",
        /// Holds counselling sessions and their notes.
        Counsellor = "counsellor",
        /// Runs a shelter: places, stays, arrivals.
        ShelterManager = "shelter_manager",
        /// Takes statements, prepares hearings.
        LegalOfficer = "legal_officer",
        /// Runs applications and tranches of business grants.
        GrantsOfficer = "grants_officer",
        /// Approves and releases money.
        FinanceApprover = "finance_approver",
        /// Visits a business and advises.
        Mentor = "mentor",
        /// Monitoring and evaluation: numbers, never people.
        MeOfficer = "me_officer",
        /// Answers calls, mostly at night.
        Helpline = "helpline",
        /// Police, clinic, labour office, embassy: answers a referral, with or without account.
        PartnerFocalPoint = "partner_focal_point",
        /// Commission or secretariat: duties and clocks, no names.
        OversightOfficer = "oversight_officer",
        /// People, roles, languages, backups; no case.
        Administrator = "administrator",
        /// Verifies the chain, co-signs erasures, hears complaints from outside the programme.
        Auditor = "auditor",
        /// The person the record is about.
        Survivor = "survivor",
    }
}

closed! {
    /// What ties the person to the stream that is asked about (not to the person it concerns:
    /// a caseworker may be assigned to the case and nothing to its counselling stream).
    pub enum Relation {
        /// The stream is theirs to carry, until handed over.
        Assigned = "assigned",
        /// They belong to the team that holds the stream; for the helpline, the night list.
        Team = "team",
        /// They supervise whoever is assigned.
        SupervisorOf = "supervisor_of",
        /// The author of a private note named them as its reader, until a day the author set.
        Named = "named",
        /// The stream was sent to them: a referral, an appeal, a complaint, a review.
        Referred = "referred",
        /// It is about themselves: a survivor's case, a member of staff's own account.
        OwnRecord = "own_record",
        /// They ask to come in, or are in, by the emergency door: typed case number, at most 4 h.
        BreakGlass = "break_glass",
        /// No tie; also for what belongs to no case.
        None = "none",
    }
}

closed! {
    /// Whether the record is there at all, as far as this person is concerned.
    pub enum Standing {
        /// It belongs to the organisation the person works for.
        InHouse = "in_house",
        /// It belongs to another organisation, which addressed it to the person's.
        Addressed = "addressed",
        /// It belongs to another organisation.
        Foreign = "foreign",
        /// A tie to somebody or some place named in it was declared or found. Beats everything.
        Conflicted = "conflicted",
        /// There is no such record, or it could not be read.
        Unknown = "unknown",
    }
}

closed! {
    /// How the person proved who they are, weakest first.
    pub enum Assurance {
        /// Not at all, or it could not be checked.
        None = "none",
        /// A one-time link or own-page link with its spoken code.
        LinkCode = "link_code",
        /// A password on a device not seen before.
        Password = "password",
        /// A password on a device this person has used before.
        KnownDevice = "known_device",
        /// A password and a second thing (code grid, authenticator), or a passkey.
        SecondFactor = "second_factor",
    }
}

closed! {
    /// Whether session, role and person all still stand.
    pub enum Live {
        /// Session, role and person stand, at this moment.
        Active = "active",
        /// One of them ended, is locked, or is not known to stand.
        Ended = "ended",
    }
}

impl Assurance {
    /// Signed in with an account of their own.
    pub(crate) const fn account(self) -> bool {
        match self {
            Self::Password | Self::KnownDevice | Self::SecondFactor => true,
            Self::None | Self::LinkCode => false,
        }
    }

    /// A stolen password alone does not reach this.
    pub(crate) const fn strong(self) -> bool {
        match self {
            Self::KnownDevice | Self::SecondFactor => true,
            Self::None | Self::LinkCode | Self::Password => false,
        }
    }

    /// Neither does a stolen device with its password.
    pub(crate) const fn second_factor(self) -> bool {
        match self {
            Self::SecondFactor => true,
            Self::None | Self::LinkCode | Self::Password | Self::KnownDevice => false,
        }
    }
}
