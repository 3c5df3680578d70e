"""Addresses of conformity."""

from .kinds import INSPECTORATE, SERANG, Address, Kind, every

CONFORMITY = (
    {
        "readiness": Address(Kind.LIST),
        "evidence_list": Address(Kind.LIST),
        "evidence_add": Address(Kind.FORM),
        "evidence": Address(Kind.RECORD, "conformity.Evidence", SERANG),
        "assessments": Address(Kind.LIST),
        "assessment_add": Address(Kind.FORM),
        "assessment": Address(Kind.RECORD, "conformity.Assessment", SERANG),
        "assessment_worksheet": Address(Kind.RECORD, "conformity.Assessment", SERANG),
        "assessment_records": Address(Kind.RECORD, "conformity.Assessment", SERANG),
        "assessment_row": Address(
            Kind.POST, "conformity.Assessment", SERANG, extra={"key": "policy"}
        ),
        "topic_owners": Address(Kind.RECORD, "organisation.Agency", INSPECTORATE),
        "topic_owner_set": Address(
            Kind.FORM, "organisation.Agency", INSPECTORATE, extra={"topic": "policy"}
        ),
        "readiness_agency": Address(Kind.RECORD, "organisation.Agency", INSPECTORATE),
        "readiness_evidence": Address(Kind.RECORD, "organisation.Agency", INSPECTORATE),
        "readiness_edition": Address(
            Kind.RECORD,
            "organisation.Agency",
            INSPECTORATE,
            second=("edition", "standards.Edition", {"sni_designation": "SNI ISO 9001:2015"}),
        ),
        "readiness_transition": Address(
            Kind.RECORD,
            "organisation.Agency",
            INSPECTORATE,
            second=("edition", "standards.Edition", {"iso_designation": "ISO 37001:2025"}),
        ),
        "readiness_report": Address(Kind.FORM, "organisation.Agency", INSPECTORATE),
        "readiness_pack": Address(Kind.FORM, "organisation.Agency", INSPECTORATE),
    }
    | every(
        Kind.FORM,
        "conformity.Assessment",
        SERANG,
        "assessment_change",
        "assessment_conclude",
        "assessment_reopen",
        "assessment_withdraw",
    )
    | every(Kind.FORM, "conformity.Evidence", SERANG, "evidence_replace", "evidence_withdraw")
)
