"""Addresses of audits."""

from .kinds import SERANG, Address, Kind, every

REVIEW = {**SERANG, "kind": "management"}
REPORT = {**SERANG, "kind": "compliance_report"}

AUDITS = (
    {
        "audits_reviews": Address(Kind.LIST),
        "audits_review_decisions": Address(Kind.LIST),
        "audits_governing_bodies": Address(Kind.LIST),
        "audits_samples": Address(Kind.LIST),
        "audits_requests": Address(Kind.LIST),
        "audits_review_add": Address(Kind.FORM),
        "audits_governing_body_add": Address(Kind.FORM),
        "audits_review": Address(Kind.RECORD, "audits.Review", REVIEW),
        "audits_review_issue": Address(Kind.FORM, "audits.Review", REPORT),
        "audits_sample": Address(Kind.RECORD, "audits.Sample", SERANG),
        "audits_request": Address(Kind.RECORD, "audits.RecordRequest", SERANG),
        "audits_request_answer": Address(Kind.FORM, "audits.RecordRequest", SERANG),
        "audits_review_note": Address(
            Kind.FORM, "audits.Review", REVIEW, extra={"subject": "objectives"}
        ),
        "audits_review_receive": Address(
            Kind.FORM, "audits.Review", REVIEW, extra={"recipient": "governing_body"}
        ),
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
        "audits.Review",
        REVIEW,
        "audits_review_change",
        "audits_review_gather",
        "audits_review_postpone",
        "audits_review_cancel",
        "audits_review_hold",
        "audits_review_take_back",
        "audits_review_submit",
        "audits_review_return",
        "audits_review_approve",
        "audits_review_decision_add",
        "audits_review_close",
        "audits_review_pack",
    )
    | every(
        Kind.FORM,
        "audits.ReviewDecision",
        SERANG,
        "audits_review_decision_change",
        "audits_review_decision_remove",
    )
    | every(
        Kind.AUDITING,
        "audits.RecordRequest",
        SERANG,
        "audits_request_return",
        "audits_request_settle",
        "audits_request_withdraw",
    )
    | every(
        Kind.AUDITING,
        "audits.Sample",
        SERANG,
        "audits_sample_show",
    )
    | every(
        Kind.AUDITING,
        "audits.Certification",
        SERANG,
        "audits_sample_add",
        "audits_request_add",
    )
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
