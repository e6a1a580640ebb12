//! What is asked: the action, the part it usually concerns, and what it is for.

use facts::Compartment;

use crate::words::closed;

closed! {
    /// Everything that can be done here. A route names exactly one.
    pub enum Action {
        /// See the line in lists and search: alias, step, next duty, safe-contact rule.
        Find = "find",
        /// Read a compartment.
        Open = "open",
        /// Show the real name once, for a stated reason.
        Reveal = "reveal",
        /// Read the safety plan and the safe-contact rule, and nothing else.
        ReadSafety = "read_safety",
        /// See who looked, and when.
        SeeLooks = "see_looks",
        /// Read and answer a complaint or an appeal that was addressed to one's office.
        Hear = "hear",
        /// See how alike two people are, field by field, without the fields.
        Compare = "compare",
        /// Add a fact.
        Write = "write",
        /// Put a later fact above an earlier one, which stays.
        Correct = "correct",
        /// Record a risk level, an incident or a step of the way.
        Mark = "mark",
        /// Record an answer to a consent notice: yes, no, or taken back.
        RecordConsent = "record_consent",
        /// Sign that an answer, a recall or a limit has been seen.
        Acknowledge = "acknowledge",
        /// Write to somebody outside the programme.
        Complain = "complain",
        /// Take out one entry for good, such as one about the wrong person.
        Strike = "strike",
        /// Let another organisation or person have it, under a consent.
        Disclose = "disclose",
        /// The same without a consent, in the person's best interest.
        DiscloseUnconsented = "disclose_unconsented",
        /// Call back what was disclosed.
        Recall = "recall",
        /// Take a copy out of Pamoja.
        Export = "export",
        /// Give a case to a worker, or move it to another.
        Assign = "assign",
        /// End the work on a case.
        Close = "close",
        /// Take it up again.
        Reopen = "reopen",
        /// Record that a worker has a tie to a case.
        DeclareConflict = "declare_conflict",
        /// Say yes in one's office to what another proposed: a plan, a payment, a review, an erasure.
        Approve = "approve",
        /// Release money that another approved.
        Pay = "pay",
        /// Wrap a tier-1 key for somebody: a new member of the team, a successor, a named reader.
        Admit = "admit",
        /// Make everything about a person unrecoverable.
        Erase = "erase",
        /// Come in by the emergency door.
        BreakGlass = "break_glass",
        /// Ask whether a person may already be known, before opening a case.
        SearchBeforeCreate = "search_before_create",
        /// Open a contact or a case.
        Create = "create",
        /// Use pages that are about no person: directory, places, help.
        LookUp = "look_up",
        /// Tell the house of a relative, a name or a place that ties oneself to cases.
        DeclareTie = "declare_tie",
        /// See what staff monitoring noticed.
        SeeFlags = "see_flags",
        /// Confirm in person that a colleague with a reset account is who they say.
        ConfirmPerson = "confirm_person",
        /// Invite people, give and end roles.
        ManagePeople = "manage_people",
        /// See and end sessions and devices.
        ManageSessions = "manage_sessions",
        /// Languages, forms, backups, keys of the house.
        ManageSettings = "manage_settings",
        /// Read released tables, clocks and counts.
        ReadAggregates = "read_aggregates",
        /// Release a table.
        Publish = "publish",
        /// Verify the chain and read who managed what.
        Audit = "audit",
    }
}

closed! {
    /// What the person's data is used for. Each has its own consent.
    pub enum Purpose {
        /// Help by the organisation that holds the case.
        Services = "services",
        /// Sessions with a counsellor.
        Counselling = "counselling",
        /// Money for a business.
        Grant = "grant",
        /// Help by another organisation.
        Referral = "referral",
        /// Police, immigration, court, embassy: may jail or deport.
        Authority = "authority",
        /// Contact with family, or tracing them.
        Family = "family",
        /// Telling the person's story.
        Story = "story",
        /// A study.
        Research = "research",
        /// The record the state keeps.
        StateRecord = "state_record",
        /// What the person asked for about themselves: a copy, a correction, an erasure.
        OwnRequest = "own_request",
    }
}

impl Action {
    /// The part a question with this action concerns unless it says otherwise; `None` for what
    /// opens no content.
    #[must_use]
    pub const fn usual_part(self) -> Option<Compartment> {
        match self {
            Self::Find
            | Self::Open
            | Self::ReadSafety
            | Self::Hear
            | Self::Write
            | Self::Correct
            | Self::Mark
            | Self::RecordConsent
            | Self::Acknowledge
            | Self::Strike
            | Self::Disclose
            | Self::DiscloseUnconsented
            | Self::Recall
            | Self::Export
            | Self::Assign
            | Self::Close
            | Self::Reopen
            | Self::DeclareConflict
            | Self::Approve => Some(Compartment::Casework),
            Self::Reveal => Some(Compartment::Identity),
            Self::Pay => Some(Compartment::Payment),
            Self::Admit => Some(Compartment::Location),
            Self::SeeLooks
            | Self::Compare
            | Self::Complain
            | Self::Erase
            | Self::BreakGlass
            | Self::SearchBeforeCreate
            | Self::Create
            | Self::LookUp
            | Self::DeclareTie
            | Self::SeeFlags
            | Self::ConfirmPerson
            | Self::ManagePeople
            | Self::ManageSessions
            | Self::ManageSettings
            | Self::ReadAggregates
            | Self::Publish
            | Self::Audit => None,
        }
    }
}

impl Purpose {
    /// It leaves the organisation.
    pub(crate) const fn sharing(self) -> bool {
        match self {
            Self::Referral
            | Self::Authority
            | Self::Family
            | Self::Story
            | Self::Research
            | Self::StateRecord => true,
            Self::Services | Self::Counselling | Self::Grant | Self::OwnRequest => false,
        }
    }

    /// It leaves the organisation to help or protect the person; what may be done unasked.
    pub(crate) const fn protecting(self) -> bool {
        match self {
            Self::Referral | Self::Authority | Self::Family => true,
            Self::Services
            | Self::Counselling
            | Self::Grant
            | Self::Story
            | Self::Research
            | Self::StateRecord
            | Self::OwnRequest => false,
        }
    }

    /// What a counsellor works for.
    pub(crate) const fn care(self) -> bool {
        match self {
            Self::Services | Self::Counselling => true,
            Self::Grant
            | Self::Referral
            | Self::Authority
            | Self::Family
            | Self::Story
            | Self::Research
            | Self::StateRecord
            | Self::OwnRequest => false,
        }
    }
}
