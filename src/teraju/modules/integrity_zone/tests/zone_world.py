"""A unit on its way to WBK for tests: its people, an assessor of another house, a full sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from teraju.modules.integrity_zone.domain.catalogue import GROUPED, Kind, catalogue
from teraju.modules.integrity_zone.models import Answer, Sheet
from teraju.modules.integrity_zone.services import sheets as services
from teraju.modules.integrity_zone.services.answers import Said, answer_questions
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import NOW, AgencyFactory, GovernmentFactory, person
from teraju.platform.organisation.models import Agency, Government

BEST = {
    Kind.YES_NO: "yes",
    Kind.THREE: "A",
    Kind.FOUR: "A",
    Kind.FIVE: "A",
    Kind.PERCENT: "10/10",
    Kind.INDEX: "4",
}


@dataclass
class Unit:
    """A unit with its people, each as user and as viewer on the usual day."""

    government: Government
    agency: Agency
    users: dict[str, User]

    def at(self, who: str, now: datetime = NOW) -> Viewer:
        return viewer_of(self.users[who], now)


def a_unit() -> Unit:
    government = GovernmentFactory()
    agency = AgencyFactory(government=government)
    inspectorate = AgencyFactory(government=government)
    users = {
        "head": person(Role.AGENCY_HEAD, agency=agency, title="Kepala Unit"),
        "coordinator": person(Role.QUALITY_COORDINATOR, agency=agency, title="Koordinator"),
        "staff": person(Role.STAFF, agency=agency, title="Pegawai"),
        "assessor": person(Role.TPI_ASSESSOR, government=government, agency=None, title="TPI"),
        "other": person(Role.STAFF, agency=inspectorate, title="Pegawai lain"),
        "guest": person(Role.BODY_AUDITOR, agency=agency),
        "stranger": person(Role.AGENCY_HEAD, Role.TPI_ASSESSOR, agency=AgencyFactory()),
    }
    return Unit(government, agency, users)


def a_sheet(unit: Unit, year: int = NOW.year, **values: Any) -> Sheet:
    usual: dict[str, Any] = {"aim": "WBK"}
    return services.open_sheet(
        actor=unit.at("coordinator"), agency=unit.agency, year=year, **{**usual, **values}
    )


def filled(unit: Unit, sheet: Sheet, *, with_results: bool = True, **others: str) -> Sheet:
    """Answer every question in the best way, but for those in `others` (P_1_1_1="no")."""
    said = {
        code: BEST[one.kind]
        for code, one in catalogue(sheet.edition).questions.items()
        if with_results or one.part != GROUPED
    }
    said |= {code.replace("_", "."): answer for code, answer in others.items()}
    answers = [Said(code, answer) for code, answer in said.items()]
    return answer_questions(actor=unit.at("coordinator"), sheet_id=sheet.pk, answers=answers)


def handed_in(unit: Unit, **others: str) -> Sheet:
    sheet = filled(unit, a_sheet(unit), **others)
    return services.submit_sheet(actor=unit.at("head"), sheet_id=sheet.pk)


def assessed(unit: Unit, **others: str) -> Sheet:
    sheet = handed_in(unit, **others)
    return services.finish_assessment(
        actor=unit.at("assessor"), sheet_id=sheet.pk, conclusion="Sudah baik."
    )


def closed(unit: Unit, **others: str) -> Sheet:
    sheet = assessed(unit, **others)
    return services.close_sheet(actor=unit.at("head"), sheet_id=sheet.pk)


def line(sheet: Sheet, code: str) -> Answer:
    found: Answer = Answer.objects.get(sheet=sheet, code=code)
    return found
