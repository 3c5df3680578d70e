"""Addresses of audits."""

from .kinds import SERANG, Address, Kind, every

AUDITS = (
    {
        "audits_certifications": Address(Kind.LIST),
        "audits_certification_add": Address(Kind.FORM),
        "audits_findings": Address(Kind.LIST),
        "audits_certificates": Address(Kind.LIST),
        "audits_certificate_add": Address(Kind.FORM),
        "audits_bodies": Address(Kind.LIST),
        "audits_body_add": Address(Kind.FORM),
        "audits_certification": Address(Kind.RECORD, "audits.Certification", SERANG),
        "audits_finding": Address(Kind.RECORD, "audits.BodyFinding", SERANG),
        "audits_certificate": Address(Kind.RECORD, "audits.Certificate", SERANG),
        "audits_body": Address(Kind.RECORD, "audits.CertificationBody", SERANG),
        "audits_body_change": Address(Kind.FORM, "audits.CertificationBody", SERANG),
        "audits_accreditation_add": Address(Kind.FORM, "audits.CertificationBody", SERANG),
        "audits_accreditation_change": Address(Kind.FORM, "audits.Accreditation", SERANG),
        "audits_guest_end": Address(
            Kind.FORM,
            "audits.Certification",
            SERANG,
            second=("assignment", "accounts.RoleAssignment", {**SERANG, "role": "body_auditor"}),
        ),
        "audits_agreement_unlink": Address(
            Kind.FORM,
            "audits.Certification",
            SERANG,
            second=("link", "audits.CertificationLink", {}),
        ),
    }
    | every(
        Kind.FORM,
        "audits.Certification",
        SERANG,
        "audits_certification_change",
        "audits_apply",
        "audits_withdraw",
        "audits_stage",
        "audits_surveillance",
        "audits_decision",
        "audits_handover",
        "audits_recertification",
        "audits_finding_add",
        "audits_guest_invite",
        "audits_agreement_link",
    )
    | every(
        Kind.FORM,
        "audits.BodyFinding",
        SERANG,
        "audits_finding_answer",
        "audits_finding_accept",
        "audits_finding_verify",
        "audits_finding_return",
    )
    | every(
        Kind.FORM,
        "audits.Certificate",
        SERANG,
        "audits_certificate_complete",
        "audits_certificate_suspend",
        "audits_certificate_restore",
        "audits_certificate_reduce",
        "audits_certificate_withdraw",
    )
)
