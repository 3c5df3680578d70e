"""What agreements with BSN speak for, on a day, as they stood on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
import yaml
from django.db import connection
from django.test.utils import CaptureQueriesContext

from teraju.modules.conformity.registry import evidence_kinds
from teraju.modules.cooperation import evidence, services
from teraju.modules.cooperation.domain.kinds import Partner
from teraju.modules.cooperation.tests.factories import (
    SIGNED,
    AgreementFactory,
    SignedFactory,
    house,
    two_parties,
)
from teraju.modules.standards.api import own_files
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import NOW, AgencyFactory, viewer

pytestmark = pytest.mark.django_db

ON = date(2019, 2, 1)


def of(agency, on=ON):
    return list(evidence.agreements([agency.pk], on))


@dataclass(frozen=True)
class Case:
    """An agreement, and the last day it speaks; None: it says nothing at all."""

    name: str
    fields: dict[str, Any] = field(default_factory=dict)
    last: date | None = None
    counts: bool = True


CASES = [
    Case("open end"),
    Case("in its term", {"ends_on": date(2020, 12, 31)}, date(2020, 12, 31)),
    Case("its last day", {"ends_on": ON}, ON),
    Case("run out", {"ends_on": date(2018, 12, 31)}, date(2018, 12, 31), counts=False),
    Case("begins later", {"starts_on": date(2019, 3, 1)}, counts=False),
    Case(
        "ended by the parties",
        {"status": "ended", "closed_on": date(2018, 9, 1), "ends_on": date(2020, 12, 31)},
        date(2018, 9, 1),
        counts=False,
    ),
    Case(
        "end recorded after its last day",
        {"status": "ended", "closed_on": date(2019, 1, 20), "ends_on": date(2018, 12, 31)},
        date(2018, 12, 31),
        counts=False,
    ),
    Case(
        "renewed",
        {"status": "renewed", "closed_on": date(2019, 1, 1)},
        date(2018, 12, 31),
        counts=False,
    ),
    Case(
        "ends later, nobody knows it yet",
        {"status": "ended", "closed_on": date(2019, 3, 1)},
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_speaks_in_its_term(case):
    agreement = SignedFactory(agency=AgencyFactory(), **case.fields)
    (proof,) = of(agreement.agency)
    assert (proof.valid_until, proof.counts_on(ON)) == (case.last, case.counts)
    assert proof.supports
    assert proof.topics == {"interested-parties", "communication"}
    assert proof.editions is None
    assert (proof.happened_on, proof.url) == (SIGNED, agreement.get_absolute_url())


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "draft", "signed_on": None, "number": ""},
        {"status": "cancelled", "signed_on": None},
    ],
)
def test_that_was_not_signed_says_nothing(fields):
    assert of(SignedFactory(agency=AgencyFactory(), **fields).agency) == []


def test_that_is_not_with_bsn_says_nothing():
    agreement = SignedFactory(agency=AgencyFactory())
    agreement.parties.filter(partner=Partner.CENTRAL).update(name="Kementerian Perdagangan")
    assert of(agreement.agency) == []


def test_of_the_government_itself_or_of_another_agency_says_nothing():
    agency = AgencyFactory()
    SignedFactory(government=agency.government)
    SignedFactory(agency=AgencyFactory(government=agency.government))
    assert of(agency) == []


class TestAsItStood:
    """Signed on paper on 1 March, recorded on the tenth, ended in December, recorded in January."""

    @pytest.fixture
    def home(self):
        return house()

    def at(self, role, home, day):
        return viewer(
            role, agency=home.agency, now=NOW.replace(year=day.year, month=day.month, day=day.day)
        )

    @pytest.fixture
    def agreement(self, home):
        draft = AgreementFactory(agency=home.agency)
        two_parties(draft)
        signed = services.sign_agreement(
            actor=self.at(Role.AGENCY_HEAD, home, date(2018, 4, 10)),
            agreement_id=draft.pk,
            signed_on=SIGNED,
            number="1",
        )
        return services.end_agreement(
            actor=self.at(Role.AGENCY_HEAD, home, date(2019, 1, 20)),
            agreement_id=signed.pk,
            closed_on=date(2018, 12, 1),
            reason="Selesai",
        )

    @pytest.mark.parametrize(
        ("on", "last"),
        [
            (date(2018, 4, 9), "nothing"),
            (date(2018, 4, 10), None),
            (date(2019, 1, 19), None),
            (date(2019, 1, 20), date(2018, 12, 1)),
        ],
    )
    def test_on_a_day(self, agreement, on, last):
        found = of(agreement.agency, on)
        assert [one.valid_until for one in found] == ([] if last == "nothing" else [last])
        assert all(one.recorded_on == date(2018, 4, 10) for one in found)

    def test_a_renewal_takes_over_on_its_first_day(self, home):
        old = SignedFactory(agency=home.agency)
        new = services.renew_agreement(actor=home.head, agreement_id=old.pk)
        services.sign_agreement(
            actor=home.head, agreement_id=new.pk, signed_on=NOW.date(), number="2"
        )
        before, after = of(home.agency, NOW.date())
        assert before.valid_until == NOW.date() - timedelta(days=1)
        assert after.counts_on(NOW.date())


def test_asks_the_same_number_of_questions_for_any_number_of_agencies():
    agencies, counts = [], []
    for batch in (1, 39):
        agencies += [SignedFactory(agency=AgencyFactory()).agency_id for _n in range(batch)]
        with CaptureQueriesContext(connection) as captured:
            assert len(list(evidence.agreements(agencies, ON))) == len(agencies)
        counts.append(len(captured))
    assert counts[0] == counts[1] == 3


def test_is_registered_names_topics_that_exist_and_leads_somewhere():
    (kind,) = evidence.KINDS
    assert kind in evidence_kinds()
    (path,) = [one for one in own_files() if one.name == "topics.yaml"]
    assert kind.topics <= {one["code"] for one in yaml.safe_load(path.read_text())["topics"]}
    assert kind.start_url(7).endswith("?agency=7")
