"""A city for tests: who leads, an agency that answers, who verifies, and a diagnosis."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from teraju.modules.iso18091 import services
from teraju.modules.iso18091.models import Diagnosis, Evidence, Indicator
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import NOW, AgencyFactory, GovernmentFactory, person
from teraju.platform.organisation.models import Agency, Government

TODAY = NOW.date()
GREEN, YELLOW, RED = "green", "yellow", "red"


@dataclass
class Town:
    """A government with its people, each as user and as viewer on the usual day."""

    government: Government
    agency: Agency
    users: dict[str, User]

    def at(self, who: str, now: datetime = NOW) -> Viewer:
        return viewer_of(self.users[who], now)


def a_town() -> Town:
    government = GovernmentFactory()
    agency = AgencyFactory(government=government)
    other = AgencyFactory(government=government)
    users = {
        "secretary": person(Role.REGIONAL_SECRETARY, government=government, title="Sekda"),
        "head": person(Role.AGENCY_HEAD, agency=agency, title="Kepala Dinas"),
        "neighbour": person(Role.AGENCY_HEAD, agency=other, title="Kepala Badan"),
        # The auditors sit in another agency and look at all of them.
        "auditor": person(Role.INTERNAL_AUDITOR, agency=other, title="Auditor"),
        "staff": person(Role.STAFF, agency=agency, title="Pelaksana"),
        "stranger": person(
            Role.REGIONAL_SECRETARY,
            Role.INTERNAL_AUDITOR,
            government=GovernmentFactory(),
            title="Orang lain",
        ),
    }
    return Town(government, agency, users)


def a_diagnosis(town: Town, **values: Any) -> Diagnosis:
    """Begun, with the first two indicators given to the agency."""
    usual = {"year": TODAY.year, "edition": "2019", "started_on": TODAY}
    made = services.start_diagnosis(
        actor=town.at("secretary"), government=town.government, **{**usual, **values}
    )
    return services.assign(
        actor=town.at("secretary"),
        diagnosis_id=made.pk,
        agency=town.agency,
        codes=["1.1", "1.2"],
        due_on=TODAY,
    )


def indicator(diagnosis: Diagnosis, code: str = "1.1") -> Indicator:
    return Indicator.objects.select_related("diagnosis", "agency").get(
        diagnosis=diagnosis, code=code
    )


def say(town: Town, who: str, one: Indicator, *colours: str, **more: Any) -> Indicator:
    """Put colours down for the sub-indicators in their order; one colour is for all."""
    ids = list(one.answers.order_by("question__number").values_list("question", flat=True))
    said = colours if len(colours) > 1 else colours * len(ids)
    wanted = dict(zip(ids, said, strict=True))
    return services.answer_indicator(
        actor=town.at(who), indicator_id=one.pk, colours=wanted, **more
    )


def a_paper(town: Town, one: Indicator, who: str = "head", **values: Any) -> Evidence:
    usual: dict[str, Any] = {"title": "SK contoh", "happened_on": TODAY}
    return services.add_evidence(actor=town.at(who), indicator_id=one.pk, **{**usual, **values})


def handed_over(town: Town, **values: Any) -> Diagnosis:
    """The first indicator green by its own word, with a paper; now it is being verified."""
    diagnosis = a_diagnosis(town, **values)
    one = indicator(diagnosis)
    say(town, "head", one, GREEN)
    a_paper(town, one)
    return services.hand_over(
        actor=town.at("secretary"), diagnosis_id=diagnosis.pk, verifier="Inspektorat"
    )


def concluded(town: Town, colour: str = GREEN, **values: Any) -> Diagnosis:
    diagnosis = handed_over(town, **values)
    say(town, "auditor", indicator(diagnosis), colour)
    return services.conclude(
        actor=town.at("auditor"), diagnosis_id=diagnosis.pk, summary="Bukti cukup."
    )


def published(town: Town, **values: Any) -> Diagnosis:
    diagnosis = concluded(town, **values)
    return services.publish(actor=town.at("secretary"), diagnosis_id=diagnosis.pk)


def day(text: str) -> date:
    return date.fromisoformat(text)
