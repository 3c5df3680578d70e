"""Every address of the house, what it leads to and who should get there.

A new address fails `test_access.py` until it stands here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.apps import apps

from .world import World


class Kind(StrEnum):
    """What an address is, seen from those who try it."""

    PUBLIC = "anybody may open it"
    LIST = "every colleague may, cut to what they see"
    RECORD = "colleagues who see the record may"
    FORM = "those with the right may, other colleagues are told who may"
    GUARDED_LIST = "only those with the right may"
    GUARDED_RECORD = "only those with the right may know of it"
    POST = "takes a form only"
    OWN = "the person's own: for others it is not there"
    OWN_PART = "a part of such a page, which leads a whole visit to the page"
    COACHED = "only a guest who coaches may; for colleagues it is not their page"


@dataclass(frozen=True)
class Address:
    """An address; `model` and `where` pick the record of Serang that its id stands for."""

    kind: Kind
    model: str = ""
    where: Mapping[str, Any] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)
    key: str = "pk"
    # A second record that the address names: its key, model and conditions.
    second: tuple[str, str, Mapping[str, Any]] | None = None

    def kwargs(self, world: World) -> dict[str, Any]:
        """What the address needs, from the world."""
        found = dict(self.extra)
        if self.model:
            found[self.key] = world.one(apps.get_model(self.model), **self.where).pk
        if self.second:
            key, model, where = self.second
            found[key] = world.one(apps.get_model(model), **where).pk
        return found


SERANG = {"government__region_id": "36.04"}
# A file that the body's auditor is meant to open; those of evidence stay in the house.
FOR_THE_AUDIT = {**SERANG, "target_type": "audits.certification"}
INSPECTORATE = {**SERANG, "kind": "inspectorate"}
PKS = {**SERANG, "kind": "perjanjian_kerja_sama"}
IN_PKS = {f"agreement__{key}": value for key, value in PKS.items()}
IN_PROGRAMME = {"programme__government__region_id": "36.04"}


def _all(kind: Kind, model: str, where: Mapping[str, Any], *names: str) -> dict[str, Address]:
    return {name: Address(kind, model, where) for name in names}


PUBLIC = {
    name: Address(Kind.PUBLIC, extra=extra)
    for name, extra in {
        "language": {},
        "theme": {},
        "demonstration_day": {},
        "design": {},
        "healthz": {},
        "readyz": {},
        "account_login": {},
        "account_inactive": {},
        "demonstration_login": {},
        "account_logout": {},
        "redeem": {},
        "redeem_code": {"code": "AAAA-AAAA"},
        "first_password": {},
        "paper_check_start": {},
        "paper_check_file": {},
        "paper_authority": {},
        "paper_check": {"code": "AAAA-AAAA-AAAA"},
        "paper_check_slash": {"code": "AAAA-AAAA-AAAA"},
        "paper_download": {"code": "AAAA-AAAA-AAAA"},
        "api_compute": {"kind": "deadline"},
        "cooperation_public": {"slug": "kabupaten-serang"},
    }.items()
} | {
    "cooperation_public_agreement": Address(
        Kind.PUBLIC, "cooperation.Agreement", PKS, {"slug": "kabupaten-serang"}
    )
}

PLATFORM = {
    "home": Address(Kind.LIST),
    "search": Address(Kind.LIST),
    "saved_view_add": Address(Kind.POST, extra={"register": "organisation.agencies"}),
    "saved_view_delete": Address(Kind.POST, extra={"pk": 999999}),
    "account_change_password": Address(Kind.LIST),
    "people": Address(Kind.GUARDED_LIST),
    "person_add": Address(Kind.FORM),
    "person": Address(Kind.GUARDED_RECORD, "accounts.User", {"home__region_id": "36.04"}),
    "person_change": Address(Kind.GUARDED_RECORD, "accounts.User", {"home__region_id": "36.04"}),
    "person_card": Address(Kind.GUARDED_RECORD, "accounts.User", {"home__region_id": "36.04"}),
    "role_add": Address(Kind.GUARDED_RECORD, "accounts.User", {"home__region_id": "36.04"}),
    "role_end": Address(Kind.GUARDED_RECORD, "accounts.RoleAssignment", SERANG),
    "government": Address(Kind.RECORD, "organisation.Government", {"region_id": "36.04"}),
    "government_change": Address(Kind.FORM, "organisation.Government", {"region_id": "36.04"}),
    "agencies": Address(Kind.LIST),
    "agency_add": Address(Kind.FORM),
    "agency": Address(Kind.RECORD, "organisation.Agency", INSPECTORATE),
    "agency_change": Address(Kind.FORM, "organisation.Agency", INSPECTORATE),
    "places": Address(Kind.LIST),
    "place_add": Address(Kind.FORM),
    "place": Address(Kind.RECORD, "organisation.Place", SERANG),
    "place_change": Address(Kind.FORM, "organisation.Place", SERANG),
    "decrees": Address(Kind.LIST),
    "decree_add": Address(Kind.FORM),
    "decree": Address(Kind.RECORD, "calendar.CalendarDecree", SERANG),
    "decree_withdraw": Address(Kind.FORM, "calendar.CalendarDecree", SERANG),
    "trail": Address(Kind.GUARDED_LIST),
    "trail_event": Address(Kind.GUARDED_RECORD, "audit.TrailEvent", SERANG),
    "file_download": Address(Kind.RECORD, "files.Attachment", FOR_THE_AUDIT),
    "file_remove": Address(Kind.FORM, "files.Attachment", FOR_THE_AUDIT),
    "file_result": Address(Kind.OWN, extra={"pk": 999999}),
    "file_attach": Address(
        Kind.FORM,
        "audits.Certification",
        SERANG,
        {"target_type": "audits.certification"},
        key="target_id",
    ),
    "register_import": Address(Kind.FORM, extra={"register": "organisation.agencies"}),
    "import_run": Address(Kind.OWN, extra={"pk": 999999}),
    "jobs": Address(Kind.LIST),
    "job": Address(Kind.OWN, "tasks.Job", {}),
    "job_bar": Address(Kind.OWN_PART, "tasks.Job", {}),
    "job_cancel": Address(Kind.POST, "tasks.Job", {}),
    "job_retry": Address(Kind.POST, "tasks.Job", {}),
    "notice": Address(Kind.OWN, extra={"pk": 999999}),
    "notice_read": Address(Kind.POST, extra={"pk": 999999}),
    "papers": Address(Kind.LIST),
    "paper": Address(Kind.RECORD, "papers.Paper", SERANG),
    "paper_file": Address(Kind.RECORD, "papers.Paper", SERANG),
    "paper_revoke": Address(Kind.FORM, "papers.Paper", SERANG),
    "number_patterns": Address(Kind.LIST),
    "number_pattern_add": Address(Kind.FORM),
    "number_pattern": Address(Kind.RECORD, "papers.NumberPattern", SERANG),
    "number_pattern_change": Address(Kind.FORM, "papers.NumberPattern", SERANG),
}

STANDARDS = {
    "standards": Address(Kind.LIST),
    "standard_edition": Address(Kind.LIST, "standards.Edition", {}),
    "standard_requirements": Address(Kind.LIST),
    "standard_requirement": Address(Kind.LIST, "standards.Requirement", {"is_assessed": True}),
    "standard_topics": Address(Kind.LIST),
    "standard_topic": Address(Kind.LIST, "standards.Topic", {}),
    "standards_compare": Address(Kind.LIST),
    "standard_licensed_text_add": Address(
        Kind.FORM, "standards.Requirement", {"is_assessed": True, "number": "5.2.1"}
    ),
} | _all(
    Kind.FORM,
    "standards.LicensedText",
    SERANG,
    "standard_licensed_text_change",
    "standard_licensed_text_drop",
)

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
    | _all(
        Kind.FORM,
        "conformity.Assessment",
        SERANG,
        "assessment_change",
        "assessment_conclude",
        "assessment_reopen",
        "assessment_withdraw",
    )
    | _all(Kind.FORM, "conformity.Evidence", SERANG, "evidence_replace", "evidence_withdraw")
)

INSIGHT = {
    "overview": Address(Kind.GUARDED_LIST),
    "overview_agency": Address(Kind.GUARDED_RECORD, "organisation.Agency", INSPECTORATE),
    "instructions": Address(Kind.LIST),
    "instruction_add": Address(Kind.FORM),
    "instruction": Address(Kind.RECORD, "insight.Instruction", SERANG),
    "coaching": Address(Kind.COACHED),
    "coaching_agency": Address(Kind.COACHED, "organisation.Agency", INSPECTORATE),
} | _all(
    Kind.FORM,
    "insight.Instruction",
    SERANG,
    "instruction_answer",
    "instruction_accept",
    "instruction_return",
    "instruction_withdraw",
)

COOPERATION = (
    {
        "cooperation_agreements": Address(Kind.LIST),
        "cooperation_agreement_add": Address(Kind.FORM),
        "cooperation_tasks": Address(Kind.LIST),
        "cooperation_programmes": Address(Kind.LIST),
        "cooperation_programme_add": Address(Kind.FORM),
        "cooperation_templates": Address(Kind.LIST),
        "cooperation_agreement": Address(Kind.RECORD, "cooperation.Agreement", PKS),
        "cooperation_plan": Address(Kind.GUARDED_RECORD, "cooperation.Agreement", PKS),
        "cooperation_programme": Address(Kind.RECORD, "cooperation.Programme", SERANG),
        "cooperation_template": Address(Kind.RECORD, "cooperation.ProgrammeTemplate", SERANG),
        "cooperation_plan_row": Address(Kind.POST, "cooperation.PlanTask", IN_PKS),
        "cooperation_basis_remove": Address(Kind.FORM, "cooperation.LegalBasis", IN_PKS),
        "cooperation_output_remove": Address(Kind.FORM, "cooperation.Output", IN_PKS),
        "cooperation_coach_invite": Address(Kind.FORM, "cooperation.Agreement", PKS),
        "cooperation_coach_end": Address(Kind.FORM, "cooperation.CoachAccess", IN_PKS),
        "cooperation_visits": Address(Kind.LIST),
        "cooperation_visit_add": Address(Kind.FORM),
        "cooperation_visit": Address(Kind.RECORD, "cooperation.CoachVisit", SERANG),
        "cooperation_link_remove": Address(Kind.FORM, "cooperation.ProgrammeLink", IN_PROGRAMME),
        "cooperation_template_withdraw": Address(
            Kind.FORM, "cooperation.ProgrammeTemplate", SERANG
        ),
    }
    | _all(
        Kind.FORM,
        "cooperation.Agreement",
        PKS,
        "cooperation_change",
        "cooperation_details",
        "cooperation_send",
        "cooperation_return",
        "cooperation_sign",
        "cooperation_end",
        "cooperation_cancel",
        "cooperation_renew",
        "cooperation_publish",
        "cooperation_withdraw",
        "cooperation_party_add",
        "cooperation_basis_add",
        "cooperation_task_add",
        "cooperation_output_add",
        "cooperation_evaluation_add",
    )
    | _all(
        Kind.FORM,
        "cooperation.CoachVisit",
        SERANG,
        "cooperation_visit_change",
        "cooperation_visit_answer",
        "cooperation_visit_withdraw",
    )
    | _all(
        Kind.FORM,
        "cooperation.Party",
        IN_PKS,
        "cooperation_party_change",
        "cooperation_party_remove",
    )
    | _all(
        Kind.FORM,
        "cooperation.PlanTask",
        IN_PKS,
        "cooperation_task_change",
        "cooperation_task_done",
        "cooperation_task_drop",
        "cooperation_task_reopen",
    )
    | _all(
        Kind.FORM,
        "cooperation.Programme",
        SERANG,
        "cooperation_programme_change",
        "cooperation_programme_finish",
        "cooperation_programme_stop",
        "cooperation_summary",
        "cooperation_step_add",
        "cooperation_link_add",
        "cooperation_template_add",
    )
    | _all(
        Kind.FORM,
        "cooperation.ProgrammeStep",
        IN_PROGRAMME,
        "cooperation_step_change",
        "cooperation_step_reached",
        "cooperation_step_remove",
    )
)

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
    | _all(
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
    | _all(
        Kind.FORM,
        "audits.BodyFinding",
        SERANG,
        "audits_finding_answer",
        "audits_finding_accept",
        "audits_finding_verify",
        "audits_finding_return",
    )
    | _all(
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

ADDRESSES: dict[str, Address] = {
    **PUBLIC,
    **PLATFORM,
    **STANDARDS,
    **CONFORMITY,
    **COOPERATION,
    **AUDITS,
    **INSIGHT,
}
