"""Trainings from plan to effect, and the gap that stays open until one has worked."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.learning import inbox, services
from teraju.modules.learning.domain.effects import Attendance, Effect
from teraju.modules.learning.domain.gaps import Standing
from teraju.modules.learning.models import Participant, Training
from teraju.modules.learning.refusals import (
    NoBasis,
    NotComplete,
    OutOfPlace,
    PoorEffect,
    WrongChoice,
    WrongPerson,
)
from teraju.modules.learning.selectors import gaps
from teraju.modules.learning.tests.factories import (
    TODAY,
    CompetenceFactory,
    HoldingFactory,
    PositionFactory,
    RequirementFactory,
    house,
)
from teraju.platform.accounts.tests.factories import NOW
from teraju.platform.audit.api import TrailEvent

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(days=91)
CAME = services.Came(Attendance.PRESENT)


@pytest.fixture
def home():
    return house()


@pytest.fixture
def skill(home):
    """A competence that the first colleague's post needs at level 3, assessed at 1."""
    post = PositionFactory(agency=home.agency)
    HoldingFactory(position=post, person=home.users["first"])
    need = RequirementFactory(position=post)
    assess(home, need.competence, 1)
    return need.competence


def assess(home, competence, level, who="first", actor="head", **more):
    values = {"basis": "Telaah hasil kerja", "actor": home.at(actor), **more}
    return services.assess(
        agency=home.agency, person=home.users[who], competence=competence, level=level, **values
    )


def plan(home, actor="coordinator", people=("first", "second"), **values):
    usual = {"title": "Wawancara", "planned_from": TODAY, "planned_until": TODAY}
    return services.plan_training(
        actor=home.at(actor),
        agency=home.agency,
        people=[home.users[key] for key in people],
        **{**usual, **values},
    )


def hold(home, training, actor="coordinator", **came):
    rows = Participant.objects.filter(training=training).select_related("person")
    said = {row.pk: CAME for row in rows}
    for row in rows:
        for key, how in came.items():
            if row.person_id == home.users[key].pk:
                said[row.pk] = services.Came(how)
    return services.hold_training(
        actor=home.at(actor),
        training_id=training.pk,
        held_from=TODAY,
        held_until=TODAY,
        came=said,
    )


def judge(home, training, effect, people=None, actor="head", now=LATER):
    rows = Participant.objects.filter(training=training, attendance="present", effect="")
    if people:
        rows = rows.filter(person__in=[home.users[key] for key in people])
    return services.evaluate(
        actor=home.at(actor, now),
        training_id=training.pk,
        participants=list(rows),
        effect=effect,
        effect_reason="Berita acara masih menggiring",
    )


def standing(home):
    return gaps.standing_of(gaps.pairs(home.at("head")).get())


class TestRepeating:
    def test_the_gap_stays_open_until_a_repetition_has_worked(self, home, skill):
        assert standing(home) is Standing.BELOW
        training = hold(home, plan(home, competences=[skill]), second=Attendance.EXCUSED)
        training = judge(home, training, Effect.POOR)
        assert training.state == "evaluated"
        row = training.participants.get(person=home.users["first"])
        with pytest.raises(PoorEffect):
            services.assess_after(
                actor=home.at("head", LATER),
                participant_id=row.pk,
                competence=skill,
                level=3,
                basis="Merasa bisa",
            )
        with pytest.raises(PoorEffect):
            assess(home, skill, 3, actor="head")
        # A lower level may always be said.
        assess(home, skill, 0, actor="owner")
        again = services.repeat_training(
            actor=home.at("coordinator", LATER),
            training_id=training.pk,
            planned_from=LATER.date(),
            planned_until=LATER.date(),
            changed="Praktik berpasangan",
        )
        assert again.repeat_of == training
        assert list(again.competences.all()) == [skill]
        people = set(again.participants.values_list("person", flat=True))
        assert people == {home.users["first"].pk, home.users["second"].pk}
        assert again.content.startswith("Praktik berpasangan")
        later = home.at("coordinator", LATER)
        services.hold_training(
            actor=later,
            training_id=again.pk,
            held_from=LATER.date(),
            held_until=LATER.date(),
            came={row.pk: CAME for row in again.participants.all()},
        )
        judge(home, again, Effect.EFFECTIVE, now=LATER + timedelta(days=90))
        assert standing(home) is Standing.BELOW
        row = again.participants.get(person=home.users["first"])
        found = services.assess_after(
            actor=home.at("head", LATER + timedelta(days=91)),
            participant_id=row.pk,
            competence=skill,
            level=3,
            basis="Berita acara bersih",
        )
        assert found.training == again
        viewer = home.at("head", LATER + timedelta(days=92))
        assert gaps.standing_of(gaps.pairs(viewer).get()) is Standing.MET

    def test_is_planned_once_and_only_for_poor_effect(self, home, skill):
        good = judge(home, hold(home, plan(home)), Effect.PARTLY)
        with pytest.raises(OutOfPlace):
            repeat(home, good)
        poor = judge(home, hold(home, plan(home)), Effect.POOR)
        with pytest.raises(NoBasis) as refusal:
            repeat(home, poor, changed="  ")
        assert refusal.value.field == "changed"
        repeat(home, poor)
        with pytest.raises(OutOfPlace):
            repeat(home, poor)
        with pytest.raises(OutOfPlace):
            repeat(home, hold(home, plan(home)))

    def test_a_repetition_of_a_repetition_keeps_the_bare_title(self, home):
        poor = judge(home, hold(home, plan(home)), Effect.POOR)
        again = judge(home, hold(home, repeat(home, poor)), Effect.POOR)
        assert repeat(home, again).title == again.title


def repeat(home, training, changed="Praktik"):
    return services.repeat_training(
        actor=home.at("coordinator"),
        training_id=training.pk,
        planned_from=TODAY,
        planned_until=TODAY,
        changed=changed,
    )


class TestPlanning:
    def test_records_one_event_and_one_for_the_people(self, home, skill):
        training = plan(home, competences=[skill])
        verbs = list(
            TrailEvent.objects.filter(target_id=str(training.pk))
            .order_by("sequence")
            .values_list("verb", flat=True)
        )
        assert verbs[-2:] == ["learning.training.planned", "learning.training.invited"]

    def test_the_compliance_function_plans_those_on_bribery_alone(self, home):
        assert plan(home, actor="compliance", is_anti_bribery=True).is_anti_bribery
        with pytest.raises(NotAllowed):
            plan(home, actor="compliance")
        with pytest.raises(NotAllowed):
            plan(home, actor="first")

    def test_refuses_days_turned_round_people_and_competences_of_others(self, home):
        with pytest.raises(DomainError) as refusal:
            plan(home, planned_until=TODAY - timedelta(days=1))
        assert refusal.value.field == "planned_until"
        with pytest.raises(WrongPerson):
            plan(home, people=("stranger",))
        with pytest.raises(WrongChoice):
            plan(home, competences=[CompetenceFactory()])

    def test_a_stale_version_is_refused(self, home):
        training = plan(home)
        services.postpone_training(
            actor=home.at("coordinator"), training_id=training.pk, reason="Pandemi"
        )
        with pytest.raises(ChangedMeanwhile):
            services.cancel_training(
                actor=home.at("coordinator"),
                training_id=training.pk,
                expected_version=training.version,
                reason="Pandemi",
            )

    def test_a_stranger_does_not_find_it(self, home):
        with pytest.raises(Training.DoesNotExist):
            services.cancel_training(
                actor=home.at("stranger"), training_id=plan(home).pk, reason="x"
            )

    def test_postponed_waits_for_new_days_and_cancelled_is_over(self, home):
        actor, training = home.at("coordinator"), plan(home)
        with pytest.raises(DomainError) as refusal:
            services.postpone_training(actor=actor, training_id=training.pk, reason=" ")
        assert refusal.value.field == "reason"
        services.postpone_training(actor=actor, training_id=training.pk, reason="Pandemi")
        with pytest.raises(OutOfPlace):
            hold(home, training)
        day = TODAY + timedelta(days=30)
        services.reschedule_training(
            actor=actor, training_id=training.pk, planned_from=day, planned_until=day
        )
        services.cancel_training(actor=actor, training_id=training.pk, reason="Tidak ada pengajar")
        with pytest.raises(OutOfPlace):
            services.reschedule_training(
                actor=actor, training_id=training.pk, planned_from=day, planned_until=day
            )


class TestHolding:
    def test_needs_everybody_told_and_somebody_present(self, home):
        training = plan(home)
        rows = list(training.participants.order_by("pk"))
        usual = {
            "actor": home.at("coordinator"),
            "training_id": training.pk,
            "held_from": TODAY,
            "held_until": TODAY,
        }
        with pytest.raises(NotComplete) as refusal:
            services.hold_training(**usual, came={rows[0].pk: CAME})
        assert refusal.value.field == f"came_{rows[1].pk}"
        nobody = {row.pk: services.Came(Attendance.ABSENT) for row in rows}
        with pytest.raises(NotComplete):
            services.hold_training(**usual, came=nobody)
        with pytest.raises(DomainError):
            services.hold_training(
                **{**usual, "held_until": TODAY + timedelta(days=1)}, came=nobody
            )

    def test_sets_the_day_of_judging_by_the_rule(self, home):
        training = hold(home, plan(home))
        assert training.evaluate_by == TODAY + timedelta(days=90)
        assert training.held_recorded_on == TODAY

    def test_attendance_is_put_right_until_the_effect_is_judged(self, home):
        training = hold(home, plan(home))
        row = training.participants.get(person=home.users["second"])
        found = services.change_attendance(
            actor=home.at("coordinator"),
            participant_id=row.pk,
            attendance="absent",
            score_after=Decimal("87.25"),
        )
        assert found.score_after == Decimal("87.25")
        judge(home, training, Effect.EFFECTIVE)
        with pytest.raises(OutOfPlace):
            services.change_attendance(
                actor=home.at("coordinator"), participant_id=row.pk, attendance="present"
            )

    def test_partners_take_part_by_name_and_organisation(self, home):
        training = plan(home, people=(), for_partners=True)
        actor = home.at("coordinator")
        with pytest.raises(DomainError) as refusal:
            services.invite(actor=actor, training_id=training.pk, partner_name="Tenaga ahli")
        assert refusal.value.field == "partner_organisation"
        services.invite(
            actor=actor,
            training_id=training.pk,
            partner_name="Tenaga ahli",
            partner_organisation="Konsultan",
        )
        row = training.participants.get()
        assert row.label == "Tenaga ahli (Konsultan)"
        event = TrailEvent.objects.filter(verb="learning.training.invited").latest("sequence")
        assert "Tenaga ahli" not in str(event.changes)
        services.remove_participant(actor=actor, participant_id=row.pk, reason="Berhalangan")
        assert not training.participants.exists()


class TestJudging:
    def test_wants_a_reason_another_person_and_who_was_there(self, home):
        training = hold(home, plan(home, people=("first", "second", "owner")), second="absent")
        rows = {row.person_id: row for row in training.participants.all()}
        usual = {"training_id": training.pk, "effect": "poor", "effect_reason": "Terlihat"}
        first, second, owner = (rows[home.users[k].pk] for k in ("first", "second", "owner"))
        with pytest.raises(NoBasis):
            services.evaluate(
                actor=home.at("head"), participants=[first], **{**usual, "effect_reason": " "}
            )
        with pytest.raises(WrongPerson):
            services.evaluate(actor=home.at("owner"), participants=[owner], **usual)
        with pytest.raises(OutOfPlace):
            services.evaluate(actor=home.at("head"), participants=[second], **usual)
        with pytest.raises(DomainError):
            services.evaluate(actor=home.at("head"), participants=[], **usual)
        with pytest.raises(NotAllowed):
            services.evaluate(actor=home.at("second"), participants=[first], **usual)
        found = services.evaluate(actor=home.at("head"), participants=[first], **usual)
        assert found.state == "held"
        with pytest.raises(OutOfPlace):
            services.evaluate(actor=home.at("head"), participants=[first], **usual)
        found = services.evaluate(actor=home.at("head"), participants=[owner], **usual)
        assert found.state == "evaluated"
        assert found.evaluated_on == TODAY

    def test_closing_poor_effect_asks_for_a_repetition_or_a_reason(self, home):
        training = judge(home, hold(home, plan(home)), Effect.POOR)
        actor = home.at("coordinator")
        with pytest.raises(NotComplete) as refusal:
            services.close_training(actor=actor, training_id=training.pk)
        assert refusal.value.field == "reason"
        closed = services.close_training(
            actor=actor, training_id=training.pk, reason="Jabatannya dihapus"
        )
        assert closed.state == "closed"


class TestInbox:
    def keys(self, home, who, now=NOW):
        return {item.key for item in inbox.waiting(home.at(who, now))}

    def test_tells_who_looks_after_it_and_the_superior(self, home):
        lead = PositionFactory(agency=home.agency)
        HoldingFactory(position=lead, person=home.users["owner"])
        HoldingFactory(
            position=PositionFactory(agency=home.agency, superior=lead),
            person=home.users["first"],
        )
        training = hold(home, plan(home))
        key = f"learning-training-{training.pk}-effect"
        assert key not in self.keys(home, "coordinator")
        for who in ("coordinator", "owner"):
            assert key in self.keys(home, who, LATER)
        for who in ("first", "head"):
            assert key not in self.keys(home, who, LATER)

    def test_asks_for_the_repetition(self, home):
        training = judge(home, hold(home, plan(home)), Effect.POOR)
        key = f"learning-training-{training.pk}-poor"
        assert key in self.keys(home, "coordinator")
        repeat(home, training)
        assert key not in self.keys(home, "coordinator")

    def test_calls_people_to_what_is_near(self, home):
        training = plan(
            home, planned_from=TODAY + timedelta(days=3), planned_until=date(2018, 4, 1)
        )
        row = training.participants.get(person=home.users["first"])
        assert f"learning-come-{row.pk}" in self.keys(home, "first")
        assert inbox.waiting(home.at("guest")) == []
