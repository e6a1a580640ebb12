//! Role and relation together: where a person sits towards one record. Every pair has its place
//! here, so that the rules can speak of "the worker" or "the shelter team"; a pair without
//! meaning (a mentor "supervising") is nobody.

use crate::Relation::{Assigned, BreakGlass, Named, OwnRecord, Referred, SupervisorOf, Team};
use crate::{Relation, Role};

/// Where a person sits towards one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seat {
    /// The caseworker to whom the case is assigned.
    Worker,
    /// A supervisor who carries the case herself.
    HoldingSupervisor,
    /// The supervisor of whoever carries it.
    Supervisor,
    /// The counsellor whose relation with the person it is.
    Counsellor,
    /// A counsellor whom the author of a note named as its reader.
    NamedCounsellor,
    /// The counsellors who hold the clinical key of the house.
    ClinicalTeam,
    /// The team of a shelter.
    ShelterTeam,
    /// The legal officers.
    LegalTeam,
    /// The grants officers.
    GrantsTeam,
    /// Who approves and releases money.
    Finance,
    /// The mentor of one business.
    Mentor,
    /// The helpline worker who took the call, until it is handed over.
    CallTaker,
    /// The helpline, for people on tonight's list.
    NightList,
    /// Anyone else to whom it was referred.
    Receiver,
    /// A supervisor to whom an appeal or a review was addressed, or a referral.
    ReceivingSupervisor,
    /// A counsellor to whom it was referred.
    ReceivingCounsellor,
    /// A legal officer to whom it was referred.
    ReceivingLawyer,
    /// A partner to whom it was referred.
    Partner,
    /// The auditor to whom a complaint or an erasure was addressed.
    ComplaintOfficer,
    /// Whoever came in by the emergency door.
    Emergency,
    /// The person concerned.
    Person,
    /// A member of staff, about her own account.
    OwnAccount,
    /// A caseworker or helpline worker, before there is a case.
    FrontDesk,
    /// A supervisor, without a case.
    SupervisorsDesk,
    /// A grants officer, without a case.
    GrantsDesk,
    /// Monitoring and evaluation.
    Statistician,
    /// The oversight officer.
    Oversight,
    /// The administrator.
    Administrator,
    /// The auditor.
    Auditor,
    /// Any other member of staff, without a case.
    Colleague,
    /// No place: everything is refused.
    Nobody,
}

impl Seat {
    /// Supervisors of a case, whoever carries it.
    pub(crate) const SUPERVISORS: [Self; 2] = [Self::HoldingSupervisor, Self::Supervisor];

    /// Everybody to whom a referral can be addressed.
    pub(crate) const RECEIVERS: [Self; 5] = [
        Self::Receiver,
        Self::ReceivingSupervisor,
        Self::ReceivingCounsellor,
        Self::ReceivingLawyer,
        Self::Partner,
    ];

    /// Staff and partners without any tie to a record.
    pub(crate) const DESKS: [Self; 8] = [
        Self::FrontDesk,
        Self::SupervisorsDesk,
        Self::GrantsDesk,
        Self::Statistician,
        Self::Oversight,
        Self::Administrator,
        Self::Auditor,
        Self::Colleague,
    ];
}

/// The seat of a role with a relation.
pub(crate) const fn seat(role: Role, relation: Relation) -> Seat {
    match role {
        Role::Caseworker => caseworker(relation),
        Role::Supervisor => supervisor(relation),
        Role::Counsellor => counsellor(relation),
        Role::ShelterManager => shelter_manager(relation),
        Role::LegalOfficer => legal_officer(relation),
        Role::GrantsOfficer => grants_officer(relation),
        Role::FinanceApprover => finance_approver(relation),
        Role::Mentor => mentor(relation),
        Role::MeOfficer => deskbound(relation, Seat::Statistician),
        Role::Helpline => helpline(relation),
        Role::PartnerFocalPoint => partner_focal_point(relation),
        Role::OversightOfficer => deskbound(relation, Seat::Oversight),
        Role::Administrator => deskbound(relation, Seat::Administrator),
        Role::Auditor => auditor(relation),
        Role::Survivor => survivor(relation),
    }
}

const fn caseworker(relation: Relation) -> Seat {
    match relation {
        Assigned => Seat::Worker,
        Referred => Seat::Receiver,
        BreakGlass => Seat::Emergency,
        OwnRecord => Seat::OwnAccount,
        Relation::None => Seat::FrontDesk,
        Team | SupervisorOf | Named => Seat::Nobody,
    }
}

const fn supervisor(relation: Relation) -> Seat {
    match relation {
        Assigned => Seat::HoldingSupervisor,
        SupervisorOf => Seat::Supervisor,
        Referred => Seat::ReceivingSupervisor,
        BreakGlass => Seat::Emergency,
        OwnRecord => Seat::OwnAccount,
        Relation::None => Seat::SupervisorsDesk,
        Team | Named => Seat::Nobody,
    }
}

const fn counsellor(relation: Relation) -> Seat {
    match relation {
        Assigned => Seat::Counsellor,
        Team => Seat::ClinicalTeam,
        Named => Seat::NamedCounsellor,
        Referred => Seat::ReceivingCounsellor,
        OwnRecord => Seat::OwnAccount,
        Relation::None => Seat::Colleague,
        SupervisorOf | BreakGlass => Seat::Nobody,
    }
}

const fn shelter_manager(relation: Relation) -> Seat {
    match relation {
        Team => Seat::ShelterTeam,
        Referred => Seat::Receiver,
        BreakGlass => Seat::Emergency,
        OwnRecord => Seat::OwnAccount,
        Relation::None => Seat::Colleague,
        Assigned | SupervisorOf | Named => Seat::Nobody,
    }
}

const fn legal_officer(relation: Relation) -> Seat {
    match relation {
        Team => Seat::LegalTeam,
        Referred => Seat::ReceivingLawyer,
        OwnRecord => Seat::OwnAccount,
        Relation::None => Seat::Colleague,
        Assigned | SupervisorOf | Named | BreakGlass => Seat::Nobody,
    }
}

const fn grants_officer(relation: Relation) -> Seat {
    match relation {
        Team => Seat::GrantsTeam,
        Referred => Seat::Receiver,
        OwnRecord => Seat::OwnAccount,
        Relation::None => Seat::GrantsDesk,
        Assigned | SupervisorOf | Named | BreakGlass => Seat::Nobody,
    }
}

const fn finance_approver(relation: Relation) -> Seat {
    match relation {
        Team => Seat::Finance,
        OwnRecord => Seat::OwnAccount,
        Relation::None => Seat::Colleague,
        Assigned | SupervisorOf | Named | Referred | BreakGlass => Seat::Nobody,
    }
}

const fn mentor(relation: Relation) -> Seat {
    match relation {
        Assigned => Seat::Mentor,
        OwnRecord => Seat::OwnAccount,
        Relation::None => Seat::Colleague,
        Team | SupervisorOf | Named | Referred | BreakGlass => Seat::Nobody,
    }
}

const fn helpline(relation: Relation) -> Seat {
    match relation {
        Assigned => Seat::CallTaker,
        Team => Seat::NightList,
        BreakGlass => Seat::Emergency,
        OwnRecord => Seat::OwnAccount,
        Relation::None => Seat::FrontDesk,
        SupervisorOf | Named | Referred => Seat::Nobody,
    }
}

const fn partner_focal_point(relation: Relation) -> Seat {
    match relation {
        Referred => Seat::Partner,
        OwnRecord => Seat::OwnAccount,
        Relation::None => Seat::Colleague,
        Assigned | Team | SupervisorOf | Named | BreakGlass => Seat::Nobody,
    }
}

const fn auditor(relation: Relation) -> Seat {
    match relation {
        Referred => Seat::ComplaintOfficer,
        OwnRecord => Seat::OwnAccount,
        Relation::None => Seat::Auditor,
        Assigned | Team | SupervisorOf | Named | BreakGlass => Seat::Nobody,
    }
}

const fn survivor(relation: Relation) -> Seat {
    match relation {
        OwnRecord => Seat::Person,
        Assigned | Team | SupervisorOf | Named | Referred | BreakGlass | Relation::None => Seat::Nobody,
    }
}

/// Roles that work with no case at all.
const fn deskbound(relation: Relation, desk: Seat) -> Seat {
    match relation {
        OwnRecord => Seat::OwnAccount,
        Relation::None => desk,
        Assigned | Team | SupervisorOf | Named | Referred | BreakGlass => Seat::Nobody,
    }
}
