"""A bribery risk above low is not treated before its partners and people are looked at."""

from __future__ import annotations

from datetime import date

import pytest

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.risks import exposure, services
from teraju.modules.risks.exposure import POSITION_KIND, Holder
from teraju.modules.risks.models import DueDiligence, EmploymentCheck
from teraju.modules.risks.refusals import NotTreated, OwnText, WrongPlace
from teraju.modules.risks.selectors.checks import checks
from teraju.modules.risks.selectors.demands import demands_of, unmet
from teraju.platform.accounts.tests.factories import NOW
from teraju.platform.links import api as links

from .world import DAY, carried_out, entered, partner, planned, rated

pytestmark = pytest.mark.django_db
POST = 41


@pytest.fixture
def post(monkeypatch, world):
    """A post that the staff of the world holds; its training counts until the end of June."""
    titles = {POST: "Auditor Pengadaan"}

    def find(viewer, pks):
        return {
            pk: links.Linked(POSITION_KIND, pk, titles[pk], "", "/", "")
            for pk in pks
            if pk in titles
        }

    kind = links.LinkKind(POSITION_KIND, "Post", find, lambda viewer, government: [])
    monkeypatch.setitem(links._kinds, POSITION_KIND, kind)
    holders = [Holder(world.staff.pk, "Auditor", date(2019, 6, 30))]
    monkeypatch.setattr(exposure, "_looks", [lambda ids, on: dict.fromkeys(ids, holders)])
    return holders


def ready(world, **fields):
    """A bribery risk above low whose plan is carried out."""
    risk = rated(world, entered(world, "RS-01", "bribery", **fields))
    carried_out(world, planned(world, risk))
    return risk


def treat(world, risk, day=DAY):
    return services.treat_risk(actor=world.acts("compliance", day), risk_id=risk.pk)


def diligence(world, one, **fields):
    return DueDiligence.objects.create(
        government=world.agency.government,
        agency=world.agency,
        partner=one,
        created_at=NOW,
        updated_at=NOW,
        **fields,
    )


def checked(world, **fields):
    return services.record_check(
        actor=world.acts("compliance"),
        agency=world.agency,
        **{
            "person": world.staff,
            "position_id": POST,
            "occasion": "yearly",
            "checked": "Rekam jejak, benturan kepentingan",
            "checked_on": DAY,
            "outcome": "clear",
            **fields,
        },
    )


def test_is_refused_without_due_diligence_and_says_why(world):
    risk = ready(world, partners=[partner(world)])
    with pytest.raises(NotTreated) as refusal:
        treat(world, risk)
    sentence = str(refusal.value)
    assert "above low is not treated yet" in sentence
    assert "No due diligence on CV Boga Uji" in sentence


def test_a_low_one_asks_for_nothing(world):
    risk = rated(
        world, entered(world, "RS-01", "bribery", partners=[partner(world)]), (4, 4), (2, 2), None
    )
    carried_out(world, planned(world, risk))
    assert demands_of([risk], DAY) == {}
    assert treat(world, risk).state == "treated"


def test_a_quality_risk_asks_for_nothing(world):
    risk = rated(world, entered(world, partners=[partner(world)]))
    carried_out(world, planned(world, risk))
    assert treat(world, risk).state == "treated"


def test_people_in_the_post_are_checked_and_trained(world, post):
    risk = ready(world, position_id=POST)
    assert risk.position_title == "Auditor Pengadaan"
    with pytest.raises(NotTreated, match="was not checked for the post Auditor Pengadaan"):
        treat(world, risk)
    checked(world)
    assert treat(world, risk).state == "treated"


def test_a_training_that_ran_out_counts_no_more(world, post):
    risk = ready(world, position_id=POST)
    checked(world)
    with pytest.raises(NotTreated, match="not trained against bribery"):
        treat(world, risk, date(2019, 7, 1))


@pytest.mark.parametrize(
    "fields",
    [
        {"valid_until": date(2019, 2, 28)},
        {"outcome": "against", "outcome_note": "Rangkap jabatan"},
    ],
)
def test_a_check_that_does_not_count(world, post, fields):
    risk = ready(world, position_id=POST)
    checked(world, **fields)
    found = demands_of([risk], date(2019, 3, 15))[risk.pk]
    assert [one.kind for one in unmet(found)] == ["check"]


def test_an_unknown_post_is_refused(world, post):
    with pytest.raises(WrongPlace):
        entered(world, "RS-02", "bribery", position_id=POST + 1)


class TestCheck:
    def test_stands_a_year_if_no_day_is_set(self, world, post):
        assert checked(world).valid_until == date(2020, 2, 3)

    def test_nobody_checks_themselves(self, world, post):
        with pytest.raises(OwnText):
            checked(world, person=world.compliance)

    def test_says_what_is_wrong(self, world, post):
        with pytest.raises(Exception, match="Say under which conditions"):
            checked(world, outcome="conditions")

    def test_is_withdrawn_with_a_reason(self, world, post):
        check = checked(world)
        with pytest.raises(DomainError):
            services.withdraw_check(actor=world.acts("compliance"), check_id=check.pk, reason=" ")
        done = services.withdraw_check(
            actor=world.acts("compliance"), check_id=check.pk, reason="Salah orang"
        )
        assert done.withdrawn_on == DAY

    def test_is_read_by_few(self, world, post):
        check = checked(world)
        assert [one.pk for one in checks(world.acts("head"))] == [check.pk]
        assert not checks(world.acts("owner")).exists()
        assert not checks(world.acts("stranger")).exists()
        with pytest.raises(NotAllowed):
            services.withdraw_check(actor=world.acts("head"), check_id=check.pk, reason="x")
        assert EmploymentCheck.objects.count() == 1
