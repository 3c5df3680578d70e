"""The roles of the house. A person holds them per agency, with dates; several at once is normal."""

from __future__ import annotations

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    REGIONAL_HEAD = "regional_head"
    REGIONAL_SECRETARY = "regional_secretary"
    AGENCY_HEAD = "agency_head"
    QUALITY_COORDINATOR = "quality_coordinator"
    COMPLIANCE_FUNCTION = "compliance_function"
    INTERNAL_AUDITOR = "internal_auditor"
    UPG_OFFICER = "upg_officer"
    CONCERN_HANDLER = "concern_handler"
    STAFF = "staff"
    PROCESS_OWNER = "process_owner"
    COUNTER = "counter"
    TESTER = "tester"
    METROLOGY_HEAD = "metrology_head"
    SUPERVISOR = "supervisor"
    COACH = "coach"
    SURVEY_MANAGER = "survey_manager"
    TPI_ASSESSOR = "tpi_assessor"
    ADMINISTRATOR = "administrator"
    BODY_AUDITOR = "body_auditor"
    BSN_COACH = "bsn_coach"
    MINISTRY = "ministry"


GUESTS = frozenset({Role.BODY_AUDITOR, Role.BSN_COACH, Role.MINISTRY})

LABELS: dict[Role, Promise] = {
    Role.REGIONAL_HEAD: _("Regional head"),
    Role.REGIONAL_SECRETARY: _("Regional secretary"),
    Role.AGENCY_HEAD: _("Head of agency"),
    Role.QUALITY_COORDINATOR: _("Quality coordinator"),
    Role.COMPLIANCE_FUNCTION: _("Anti-bribery compliance function"),
    Role.INTERNAL_AUDITOR: _("Internal auditor"),
    Role.UPG_OFFICER: _("Gratification control officer"),
    Role.CONCERN_HANDLER: _("Receiver of concerns"),
    Role.STAFF: _("Civil servant"),
    Role.PROCESS_OWNER: _("Process owner"),
    Role.COUNTER: _("Counter officer"),
    Role.TESTER: _("Verification officer (penera)"),
    Role.METROLOGY_HEAD: _("Head of the metrology unit"),
    Role.SUPERVISOR: _("Metrology supervisor"),
    Role.COACH: _("Coach of small enterprises"),
    Role.SURVEY_MANAGER: _("Survey manager"),
    Role.TPI_ASSESSOR: _("Internal assessor of the integrity zone"),
    Role.ADMINISTRATOR: _("Administrator"),
    Role.BODY_AUDITOR: _("Auditor of a certification body (guest)"),
    Role.BSN_COACH: _("BSN coach (guest)"),
    Role.MINISTRY: _("Ministry (guest)"),
}
