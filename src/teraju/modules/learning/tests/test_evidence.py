"""What learning's records prove, as they stood on a day."""

from __future__ import annotations

from datetime import date, timedelta
from importlib.resources import files

import pytest
import yaml
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from teraju.modules.conformity.api import State
from teraju.modules.learning import evidence
from teraju.modules.learning.evidence_competence import competence
from teraju.modules.learning.services import assess
from teraju.modules.learning.tests.factories import (
    TODAY,
    AssessmentFactory,
    CampaignFactory,
    HoldingFactory,
    ParticipantFactory,
    PositionFactory,
    RequirementFactory,
    TrainingFactory,
    house,
)
from teraju.platform.accounts.tests.factories import NOW

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=30)


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


@pytest.fixture
def home():
    return house()


def filled(home, *, exposed=False, who="first"):
    post = PositionFactory(agency=home.agency, is_exposed=exposed)
    HoldingFactory(position=post, person=home.users[who])
    return post


def assessed(home, need, level, **values):
    return AssessmentFactory(
        agency=home.agency,
        person=home.users["first"],
        competence=need.competence,
        level=level,
        assessed_by=home.users["head"],
        **values,
    )


def held(home, *people, **values):
    usual = {
        "state": "held",
        "held_from": TODAY,
        "held_until": TODAY,
        "held_recorded_on": TODAY,
        "evaluate_by": TODAY + timedelta(days=90),
        "is_anti_bribery": True,
    }
    training = TrainingFactory(agency=home.agency, **{**usual, **values})
    for who in people:
        ParticipantFactory(training=training, person=home.users[who], attendance="present")
    return training


def one(found):
    (proof,) = found
    return proof


class TestCompetence:
    def ask(self, home, on=TODAY):
        return list(competence([home.agency.pk], on))

    def test_without_filled_posts_nothing_is_said(self, home):
        PositionFactory(agency=home.agency)
        assert self.ask(home) == []

    def test_a_post_without_needs_and_a_need_without_assessment(self, home):
        post = filled(home)
        proof = one(self.ask(home))
        assert proof.state is State.ATTENTION
        assert "1 filled posts" in str(proof.reason)
        RequirementFactory(position=post)
        assert "1 assessments" in str(one(self.ask(home)).reason)

    def test_all_shown_conforms_until_the_next_look(self, home):
        need = RequirementFactory(position=filled(home))
        assessed(home, need, 3)
        proof = one(self.ask(home))
        assert (proof.state, proof.supports) == (State.CONFORMING, False)
        assert proof.valid_until == date(2019, 3, 14)
        assert one(self.ask(home, date(2019, 3, 15))).state is State.ATTENTION

    def test_put_right_later_it_stands_on_earlier_days_as_it_was(self, home):
        need = RequirementFactory(position=filled(home))
        row = assess(
            actor=home.at("head"),
            agency=home.agency,
            person=home.users["first"],
            competence=need.competence,
            level=1,
            basis="Pengamatan",
            on=TODAY,
        )
        assess(
            actor=home.at("head", NOW + timedelta(days=3)),
            agency=home.agency,
            person=home.users["first"],
            competence=need.competence,
            level=3,
            basis="Pengamatan ulang",
            on=TODAY,
            seen_version=row.version,
        )
        assert one(self.ask(home, TODAY + timedelta(days=2))).state is State.ATTENTION
        assert one(self.ask(home, TODAY + timedelta(days=3))).state is State.CONFORMING

    def test_a_gap_names_the_competence_until_a_training_is_planned_in_time(self, home):
        need = RequirementFactory(position=filled(home))
        assessed(home, need, 2)
        reason = str(one(self.ask(home)).reason)
        assert need.competence.name in reason
        assert str(home.users["first"]) not in reason
        far = TrainingFactory(
            agency=home.agency,
            planned_from=TODAY + timedelta(days=300),
            planned_until=TODAY + timedelta(days=300),
        )
        far.competences.add(need.competence)
        assert one(self.ask(home)).state is State.ATTENTION
        near = TrainingFactory(agency=home.agency, planned_from=LATER, planned_until=LATER)
        near.competences.add(need.competence)
        proof = one(self.ask(home))
        assert (proof.state, proof.valid_until) == (State.CONFORMING, LATER)

    def test_an_expired_certificate_is_a_gap(self, home):
        need = RequirementFactory(position=filled(home))
        assessed(home, need, 4, valid_until=TODAY)
        assert one(self.ask(home)).state is State.CONFORMING
        assert need.competence.name in str(one(self.ask(home, TODAY + timedelta(days=1))).reason)

    def test_what_is_recorded_later_is_not_known(self, home):
        need = RequirementFactory(position=filled(home))
        assessed(home, need, 3, on=TODAY, created_at=NOW + timedelta(days=5))
        assert one(self.ask(home)).state is State.ATTENTION
        assert one(self.ask(home, LATER)).state is State.CONFORMING
        assert self.ask(home, TODAY - timedelta(days=1)) == []

    def test_an_effect_that_nobody_judged_in_time(self, home):
        need = RequirementFactory(position=filled(home))
        assessed(home, need, 3)
        held(home, "first")
        assert one(self.ask(home, TODAY + timedelta(days=90))).state is State.CONFORMING
        assert "effect of 1" in str(one(self.ask(home, TODAY + timedelta(days=91))).reason)


class TestTrainings:
    def ask(self, home, on=TODAY):
        return list(evidence.anti_bribery([home.agency.pk], on))

    def test_enough_people_of_exposed_posts_for_twelve_months(self, home):
        filled(home, exposed=True, who="first")
        filled(home, exposed=True, who="second")
        training = held(home, "first")
        proof = one(self.ask(home))
        assert proof.state is State.ATTENTION
        assert "1 of 2" in str(proof.reason)
        ParticipantFactory(training=training, person=home.users["second"], attendance="present")
        proof = one(self.ask(home))
        assert proof.state is State.CONFORMING
        assert proof.valid_until == date(2019, 3, 13)
        assert one(self.ask(home, date(2019, 3, 14))).state is State.ATTENTION
        assert self.ask(home, TODAY - timedelta(days=1)) == []

    def test_without_judged_posts_it_only_speaks_for_it(self, home):
        held(home, "first")
        assert one(self.ask(home)).supports

    def test_partners_have_to_be_there(self, home):
        training = held(home, "first", for_partners=True)
        assert one(evidence.associates([home.agency.pk], TODAY)).supports
        ParticipantFactory(
            training=training,
            partner_name="Ahli",
            partner_organisation="Konsultan",
            attendance="present",
        )
        proof = one(evidence.associates([home.agency.pk], TODAY))
        assert not proof.supports
        assert "Ahli" not in str(proof.title)


class TestCampaigns:
    def started(self, home, reached, **values):
        campaign = CampaignFactory(agency=home.agency, state="running", started_on=TODAY, **values)
        for index, who in enumerate(("first", "second")):
            campaign.addressees.create(
                person=home.users[who],
                acknowledged_at=NOW if index < reached else None,
                created_at=NOW,
                updated_at=NOW,
            )
        return campaign

    def states(self, home, on):
        found = evidence.campaigns([home.agency.pk], on)
        return {(topic, proof.state, proof.supports) for proof in found for topic in proof.topics}

    def test_running_speaks_over_without_people_warns_reached_proves(self, home):
        self.started(home, 1)
        told = ("policy-communication", State.CONFORMING, True)
        assert self.states(home, TODAY) == {("awareness", State.CONFORMING, True), told}
        assert self.states(home, LATER) == {("awareness", State.ATTENTION, False), told}

    def test_all_reached_counts_for_twelve_months(self, home):
        self.started(home, 2, subject="objectives")
        proof = one(evidence.campaigns([home.agency.pk], TODAY))
        assert (proof.state, proof.supports) == (State.CONFORMING, False)
        assert proof.valid_until == date(2019, 3, 13)


def test_every_kind_asks_a_fixed_number_of_times_and_names_known_topics(home):
    text = (files("teraju.modules.standards") / "catalogue" / "topics.yaml").read_text("utf-8")
    known = {line["code"] for line in yaml.safe_load(text)["topics"]}
    for kind in evidence.KINDS:
        assert kind.topics <= known
        assert kind.start_url(home.agency.pk)

    def count():
        with CaptureQueriesContext(connection) as captured:
            for kind in evidence.KINDS:
                list(kind.find([home.agency.pk], LATER))
        return len(captured)

    def world():
        for who in ("first", "second"):
            need = RequirementFactory(position=filled(home, exposed=True, who=who))
            training = held(home, who, for_partners=True)
            training.competences.add(need.competence)

    world()
    few = count()
    world()
    world()
    assert count() == few
