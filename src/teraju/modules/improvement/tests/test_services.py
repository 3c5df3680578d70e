"""A nonconformity from its report to its end, step by step."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ObjectDoesNotExist, ValidationError

from teraju.kernel.errors import ChangedMeanwhile, DomainError
from teraju.modules.improvement import services
from teraju.modules.improvement.models import Action, Nonconformity
from teraju.modules.improvement.refusals import (
    NotComplete,
    NotInThisState,
    OwnWork,
    WrongPlace,
)
from teraju.modules.improvement.selectors.courses import place_on
from teraju.platform.audit.models import TrailEvent

from . import world as w
from .world import CHECK, DECIDED, DONE, PLANNED, REPORTED

pytestmark = pytest.mark.django_db


def fresh(one: Nonconformity) -> Nonconformity:
    return Nonconformity.objects.prefetch_related("rounds", "actions").get(pk=one.pk)


@pytest.mark.parametrize(
    ("make", "state"),
    [
        (w.reported, "reported"),
        (w.corrected, "reported"),
        (w.analysed, "analysis"),
        (w.submitted, "planned"),
        (w.accepted, "acting"),
        (w.carried_out, "checking"),
        (w.closed, "closed"),
    ],
)
def test_the_days_of_a_record_tell_the_state_that_it_has(world, make, state):
    one = fresh(make(world))
    place = place_on(one, CHECK)
    assert place is not None
    assert (one.state, place.state, place.due_on) == (state, state, one.due_on)


def test_the_head_of_the_audited_unit_does_not_close(world):
    world.process.owner, world.process.owner_office = world.head, "Inspektur"
    world.process.save()
    one = w.checked(world, w.carried_out(world, process=world.process))
    with pytest.raises(OwnWork, match="Your office answers for the unit"):
        services.close(actor=world.acts("head", CHECK), nonconformity_id=one.pk)


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        ("cause", "The cause is missing"),
        ("similar", "similar cases"),
        ("action", "no action yet"),
    ],
)
def test_a_plan_is_whole_before_it_is_handed_in(world, step, sentence):
    one = w.corrected(world)
    services.decide_action(
        actor=world.acts("coordinator", DECIDED),
        nonconformity_id=one.pk,
        needs_action=True,
        reason="Berulang",
    )
    if step != "cause":
        services.record_cause(
            actor=world.acts("owner", PLANNED),
            nonconformity_id=one.pk,
            whys=["Satu"],
            root_cause="Akar",
        )
    if step == "action":
        services.look_for_similar(
            actor=world.acts("owner", PLANNED),
            nonconformity_id=one.pk,
            similar_found=True,
            similar_note="Irban II juga",
        )
    if step != "action":
        w.with_action(world, one)
    with pytest.raises(NotComplete, match=sentence):
        w.hand_in(world, one, PLANNED, CHECK)


def test_a_late_action_gives_the_effect_its_time(world):
    one = w.accepted(world)
    action, late = Action.objects.get(nonconformity=one), date(2019, 6, 20)
    services.complete_action(
        actor=world.acts("staff", late), action_id=action.pk, done_on=late, result="Terbit"
    )
    assert fresh(one).due_on == late + timedelta(days=60)


def test_a_plan_is_given_back_and_handed_in_again(world):
    one = w.submitted(world)
    back = services.return_plan(
        actor=world.acts("head", PLANNED), nonconformity_id=one.pk, reason="Tenggat terlalu lama"
    )
    assert back.state == "analysis"
    assert w.hand_in(world, one, PLANNED, CHECK).state == "planned"


def test_a_plan_that_cannot_be_carried_out_is_revised(world):
    one = w.accepted(world)
    action = Action.objects.get(nonconformity=one)
    services.revise_plan(
        actor=world.acts("auditor", DONE), nonconformity_id=one.pk, reason="Anggaran dipotong"
    )
    with pytest.raises(NotInThisState, match="not accepted"):
        services.complete_action(
            actor=world.acts("staff", DONE), action_id=action.pk, done_on=DONE, result="x"
        )


def test_actions_that_are_done_stay_done_in_a_revised_plan(world):
    one = w.analysed(world)
    first = w.with_action(world, one)
    second = w.with_action(world, one, title="Aplikasi baru")
    w.hand_in(world, one, PLANNED, CHECK)
    services.accept_plan(actor=world.acts("coordinator", PLANNED), nonconformity_id=one.pk)
    services.complete_action(
        actor=world.acts("staff", DONE), action_id=first.pk, done_on=DONE, result="Terbit"
    )
    services.revise_plan(
        actor=world.acts("auditor", DONE), nonconformity_id=one.pk, reason="Tanpa aplikasi"
    )
    services.unplan_action(actor=world.acts("owner", DONE), action_id=second.pk)
    w.hand_in(world, one, DONE, CHECK)
    services.accept_plan(actor=world.acts("coordinator", DONE), nonconformity_id=one.pk)
    assert fresh(one).state == "checking"


def test_the_same_subject_is_reported_once(world):
    subject = {"subject_kind": "audits.finding", "subject_pk": 12, "source": "audit"}
    first = w.reported(world, **subject)
    assert w.reported(world, **subject).pk == first.pk
    assert Nonconformity.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"source": "complaint"}, "external_number"),
        ({"source": "complaint", "external_number": "12"}, "external_on"),
        (
            {
                "source": "concern",
                "external_number": "12",
                "external_on": w.FOUND,
                "external_from": "Budi",
            },
            "external_from",
        ),
        ({"found_on": date(2019, 2, 5)}, "found_on"),
    ],
)
def test_a_report_that_is_not_whole_is_refused_at_its_field(world, fields, field):
    with pytest.raises(DomainError) as refusal:
        w.reported(world, **fields)
    assert refusal.value.field == field


def test_a_report_names_a_process_of_its_agency(world):
    other = w.build_world()
    with pytest.raises(WrongPlace):
        w.reported(world, process=other.process)


def test_a_report_without_title_is_refused(world):
    with pytest.raises(ValidationError):
        w.reported(world, title=" ")


def test_a_report_is_corrected_until_it_is_decided_on(world):
    one = w.reported(world)
    values = {**w.REPORT, "grade": "minor", "title": "Dua laporan terlambat"}
    changed = services.change_report(actor=world.acts("staff"), nonconformity_id=one.pk, **values)
    assert (changed.grade, changed.title) == ("minor", "Dua laporan terlambat")
    services.decide_action(
        actor=world.acts("coordinator", DECIDED),
        nonconformity_id=one.pk,
        needs_action=True,
        reason="Berulang",
    )
    with pytest.raises(NotInThisState):
        services.change_report(actor=world.acts("staff"), nonconformity_id=one.pk, **values)


def test_a_stranger_finds_nothing_and_a_stale_version_is_refused(world):
    one = w.reported(world)
    with pytest.raises(ObjectDoesNotExist):
        services.close(actor=world.acts("stranger"), nonconformity_id=one.pk)
    with pytest.raises(ChangedMeanwhile):
        services.assign_owner(
            actor=world.acts("coordinator"),
            nonconformity_id=one.pk,
            expected_version=1,
            owner=world.staff,
        )


def test_a_cause_shows_how_it_was_found(world):
    one = w.analysed(world)
    with pytest.raises(DomainError) as refusal:
        services.record_cause(
            actor=world.acts("owner", PLANNED), nonconformity_id=one.pk, root_cause="Entah"
        )
    assert refusal.value.field == "why_1"


def test_each_step_is_one_event(world):
    one = w.closed(world)
    verbs = TrailEvent.objects.filter(
        target_type="improvement.nonconformity", target_id=str(one.pk)
    ).order_by("sequence")
    assert [verb.rpartition(".")[2] for verb in verbs.values_list("verb", flat=True)] == [
        "reported",
        "corrected",
        "decided",
        "analysed",
        "compared",
        "action_planned",
        "submitted",
        "accepted",
        "implemented",
        "found_effective",
        "closed",
    ]


def test_steps_out_of_their_order_say_where_it_stands(world):
    one = w.reported(world)
    with pytest.raises(NotInThisState, match="reported"):
        services.accept_plan(actor=world.acts("auditor"), nonconformity_id=one.pk)
    with pytest.raises(NotInThisState, match="reported"):
        w.checked(world, one, day=REPORTED)


def test_the_first_step_is_expected_within_the_days_of_the_rules(world):
    assert w.reported(world).due_on == REPORTED + timedelta(days=7)
