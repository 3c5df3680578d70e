"""What risks ask of whom, what they prove, and what a review is told."""

from __future__ import annotations

from datetime import date

import pytest

from teraju.modules.conformity.api import State
from teraju.modules.risks import exposure, figures, inbox, review_inputs, services
from teraju.modules.risks.domain.quarters import Quarter
from teraju.modules.risks.evidence import risks as evidence
from teraju.modules.risks.exposure import POSITION_KIND, Holder
from teraju.platform.links import api as links
from teraju.platform.links.review_inputs import Period

from .world import DAY, approved, carried_out, drafted, entered, partner, planned, rated

pytestmark = pytest.mark.django_db
POST = 41


@pytest.fixture
def post(monkeypatch, world):
    def find(viewer, pks):
        return {pk: links.Linked(POSITION_KIND, pk, "Auditor", "", "/", "") for pk in pks}

    kind = links.LinkKind(POSITION_KIND, "Post", find, lambda viewer, government: [])
    monkeypatch.setitem(links._kinds, POSITION_KIND, kind)
    holders = [Holder(world.staff.pk, "Auditor", date(2019, 6, 30))]
    monkeypatch.setattr(exposure, "_looks", [lambda ids, on: dict.fromkeys(ids, holders)])


def asked(world, who, day):
    return list(inbox.waiting(world.acts(who, day)))


class TestInbox:
    def test_asks_to_rate_and_to_treat(self, world):
        risk = entered(world)
        assert [one.action_label for one in asked(world, "coordinator", DAY)] == ["Rate"]
        rated(world, risk)
        treatment = planned(world, risk)
        mine = asked(world, "staff", date(2019, 6, 15))
        assert [(one.title, one.due) for one in mine] == [("Kendali naskah", date(2019, 6, 30))]
        carried_out(world, treatment)
        titles = [str(one.title) for one in asked(world, "coordinator", DAY)]
        assert titles == ["State as treated: Laporan terlambat"]

    def test_asks_the_compliance_function_for_bribery_risks(self, world):
        entered(world, "RS-01", "bribery")
        assert len(asked(world, "compliance", DAY)) == 1
        assert not asked(world, "coordinator", DAY)

    def test_asks_for_the_quarter_until_it_is_filled_in(self, world):
        risk = rated(world, entered(world))
        day = date(2019, 4, 2)
        found = [one for one in asked(world, "coordinator", day) if "quarter" in one.key]
        assert [one.due for one in found] == [date(2019, 4, 15)]
        services.monitor_risk(
            actor=world.acts("owner", day),
            risk_id=risk.pk,
            quarter=Quarter(2019, 1),
            realisation="Jalan",
        )
        assert not [one for one in asked(world, "coordinator", day) if "quarter" in one.key]

    def test_asks_the_head_and_tells_who_handed_in(self, world):
        planned(world, rated(world, entered(world)))
        one = drafted(world)
        services.submit_assessment(actor=world.acts("coordinator"), assessment_id=one.pk)
        assert [item.action_label for item in asked(world, "head", DAY)] == ["Approve"]
        assert len(inbox.handed_over(world.acts("coordinator"))) == 1

    def test_asks_for_the_renewal_in_time(self, world):
        planned(world, rated(world, entered(world)))
        approved(world)
        early, due = date(2019, 11, 1), date(2019, 12, 10)
        assert not [one for one in asked(world, "coordinator", early) if "renew" in one.key]
        found = [one for one in asked(world, "coordinator", due) if "renew" in one.key]
        assert [one.due for one in found] == [date(2020, 2, 4)]

    def test_asks_for_the_cause(self, world):
        risk = rated(world, entered(world))
        services.record_happening(
            actor=world.acts("owner"),
            risk_id=risk.pk,
            happened_on=DAY,
            description="x",
            effect="x",
        )
        assert [one.due for one in asked(world, "coordinator", DAY) if "event" in one.key] == [
            date(2019, 3, 6)
        ]


class TestEvidence:
    def test_an_assessment_proves_until_it_is_to_be_renewed(self, world):
        planned(world, rated(world, entered(world)))
        approved(world)
        ids = [world.agency.pk]
        assert not list(evidence.actions(ids, date(2019, 2, 3)))
        proof = next(evidence.actions(ids, DAY))
        assert (proof.state, proof.valid_until) == (State.CONFORMING, date(2020, 2, 4))
        assert proof.ran_out_by(date(2020, 2, 5))
        assert not list(evidence.bribery(ids, DAY))

    def test_a_late_treatment_pulls_it_down_since_its_day(self, world):
        planned(world, rated(world, entered(world)))
        approved(world)
        proof = next(evidence.actions([world.agency.pk], date(2019, 7, 1)))
        assert (proof.state, proof.wrong_since) == (State.ATTENTION, date(2019, 7, 1))

    def test_the_bribery_assessment_proves_itself_and_its_renewal(self, world):
        planned(world, rated(world, entered(world, "RS-01", "bribery")))
        first = approved(world, "bribery")
        proof = next(evidence.bribery([world.agency.pk], DAY))
        assert proof.topics == {"bribery-risk-assessment", "bribery-risk-review"}
        assert proof.source == ("risks.riskassessment", str(first.pk))

    def test_monitoring_speaks_for_the_actions(self, world):
        risk = rated(world, entered(world))
        day = date(2019, 4, 2)
        services.monitor_risk(
            actor=world.acts("owner", day),
            risk_id=risk.pk,
            quarter=Quarter(2019, 1),
            realisation="Jalan",
        )
        proof = next(evidence.monitored([world.agency.pk], day))
        assert proof.supports
        assert proof.valid_until == date(2019, 7, 15)

    def test_checks_prove_the_exposed_posts_once_all_are_looked_at(self, world, post):
        rated(world, entered(world, "RS-01", "bribery", position_id=POST))
        ids = [world.agency.pk]
        assert not list(evidence.checked(ids, DAY))
        services.record_check(
            actor=world.acts("compliance"),
            agency=world.agency,
            person=world.staff,
            position_id=POST,
            occasion="hiring",
            checked="x",
            checked_on=DAY,
            outcome="clear",
        )
        proof = next(evidence.checked(ids, DAY))
        assert (proof.state, proof.valid_until) == (State.CONFORMING, date(2020, 2, 3))
        late = next(evidence.checked(ids, date(2020, 2, 4)))
        assert late.state is State.ATTENTION
        assert next(evidence.entered(ids, DAY)).supports


def test_figures_count_what_lies_above_the_appetite(world):
    rated(world, entered(world))
    rated(world, entered(world, "RM-02"), (2, 2), (2, 2), None)
    figure = figures.figures(world.acts("head"))[0]
    assert figure.value == 1
    assert not figures.figures(world.acts("staff"))


def test_a_review_is_told_what_is_done_and_what_is_missing(world):
    planned(world, rated(world, entered(world)))
    risk = rated(world, entered(world, "RS-01", "bribery", partners=[partner(world)]))
    period = Period(date(2019, 1, 1), date(2019, 7, 1))
    actor = world.acts("coordinator", date(2019, 7, 1))
    found = review_inputs.risk_actions(actor, world.agency.pk, period)
    told = {str(one.text): one.concerns for one in found}
    assert told["1 treatments of risks are overdue."]
    found = review_inputs.bribery_risks(actor, world.agency.pk, period)
    texts = [str(one.text) for one in found]
    assert any("No due diligence on CV Boga Uji" in text for text in texts)
    assert texts[-1] == "The bribery risk assessment was never approved."
    assert any(one.value == risk.code for one in found)
