"""Who accepts, checks and closes, at which gate, and what opens again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.improvement import registry, services
from teraju.modules.improvement.models import Action, Nonconformity
from teraju.modules.improvement.refusals import (
    NotComplete,
    NotInThisState,
    OwnWork,
    TooEarly,
)

from . import world as w
from .world import CHECK, DECIDED, DONE, DUE, PLANNED

pytestmark = pytest.mark.django_db


def fresh(one: Nonconformity) -> Nonconformity:
    return Nonconformity.objects.prefetch_related("rounds", "actions").get(pk=one.pk)


def test_a_major_one_goes_all_the_way_over_a_failed_check(world):
    one = w.checked(world, w.carried_out(world), effect="ineffective")
    assert (one.state, one.round_number) == ("analysis", 2)
    services.correct(
        actor=world.acts("owner", CHECK),
        nonconformity_id=one.pk,
        corrected_on=CHECK,
        correction="Satu laporan diterbitkan.",
    )
    w.analyse(world, one, CHECK)
    again = w.with_action(world, one, CHECK, title="Pereviu pengganti", due_on=date(2019, 7, 1))
    w.hand_in(world, one, CHECK, date(2019, 9, 2))
    services.accept_plan(actor=world.acts("coordinator", CHECK), nonconformity_id=one.pk)
    services.complete_action(
        actor=world.acts("staff", date(2019, 7, 1)),
        action_id=again.pk,
        done_on=date(2019, 7, 1),
        result="Ditetapkan",
    )
    w.checked(world, one, day=date(2019, 9, 2))
    done = services.close(actor=world.acts("head", date(2019, 9, 2)), nonconformity_id=one.pk)
    assert (done.state, done.is_closed) == ("closed", True)
    effects = list(done.rounds.order_by("number").values_list("effect", flat=True))
    assert effects == ["ineffective", "effective"]
    assert list(done.actions.order_by("pk").values_list("state", flat=True)) == ["done", "verified"]


@pytest.mark.parametrize("who", ["owner", "staff"])
def test_the_auditee_never_closes(world, who):
    one = w.checked(world, w.carried_out(world))
    with pytest.raises(NotAllowed):
        services.close(actor=world.acts(who, CHECK), nonconformity_id=one.pk)


def test_an_owner_with_the_role_to_close_does_not_close_their_own(world):
    one = w.checked(world, w.carried_out(world, owner=world.coordinator))
    with pytest.raises(OwnWork, match="You own this nonconformity"):
        services.close(actor=world.acts("coordinator", CHECK), nonconformity_id=one.pk)


def test_who_did_an_action_does_not_check_its_effect(world):
    one = w.analysed(world)
    w.with_action(world, one, owner=world.compliance)
    w.hand_in(world, one, PLANNED, CHECK)
    services.accept_plan(actor=world.acts("coordinator", PLANNED), nonconformity_id=one.pk)
    action = Action.objects.get(nonconformity=one)
    services.complete_action(
        actor=world.acts("compliance", DONE), action_id=action.pk, done_on=DONE, result="x"
    )
    with pytest.raises(OwnWork, match="had a hand"):
        w.checked(world, one, who="compliance")


def test_the_effect_is_not_checked_before_its_day(world):
    one = w.carried_out(world)
    with pytest.raises(TooEarly, match="too early: the effect is checked from 3 June 2019"):
        w.checked(world, one, day=CHECK - timedelta(days=1))


def test_a_major_one_is_not_closed_before_its_effect_is_verified(world):
    for make in (w.accepted, w.carried_out):
        one = make(world)
        with pytest.raises(NotComplete, match="closed when its effect is verified"):
            services.close(actor=world.acts("auditor", CHECK), nonconformity_id=one.pk)


def test_a_minor_one_closes_on_its_plan_and_its_effect_is_checked_all_the_same(world):
    one = w.accepted(world, "minor")
    closed = services.close(
        actor=world.acts("auditor", PLANNED + timedelta(9)), nonconformity_id=one.pk
    )
    assert (closed.state, closed.is_closed) == ("acting", True)
    with pytest.raises(NotInThisState, match="closed on its plan already"):
        services.close(actor=world.acts("auditor", DONE), nonconformity_id=one.pk)
    action = Action.objects.get(nonconformity=one)
    services.complete_action(
        actor=world.acts("staff", DONE), action_id=action.pk, done_on=DONE, result="Terbit"
    )
    done = w.checked(world, one)
    assert (done.state, done.rounds.get().effect) == ("closed", "effective")


def test_a_minor_one_that_is_closed_on_its_plan_opens_again_without_effect(world):
    one = w.carried_out(world, "minor")
    services.close(actor=world.acts("auditor", DONE), nonconformity_id=one.pk)
    again = w.checked(world, one, effect="ineffective")
    assert (again.state, again.is_closed, again.round_number) == ("analysis", False, 2)


def test_a_minor_one_is_not_closed_before_its_plan_is_accepted(world):
    one = w.submitted(world, "minor")
    with pytest.raises(NotComplete, match="when its plan is accepted"):
        services.close(actor=world.acts("auditor", PLANNED), nonconformity_id=one.pk)


def test_a_minor_one_without_corrective_action_is_put_right_and_closed(world):
    one = w.reported(world, "minor")
    decide = {"needs_action": False, "reason": "Sekali terjadi, salah ketik"}
    with pytest.raises(NotComplete, match="not put right yet"):
        services.decide_action(
            actor=world.acts("coordinator", DECIDED), nonconformity_id=one.pk, **decide
        )
    services.correct(
        actor=world.acts("owner", DECIDED),
        nonconformity_id=one.pk,
        corrected_on=DECIDED,
        correction="Diperbaiki",
    )
    services.decide_action(
        actor=world.acts("coordinator", DECIDED), nonconformity_id=one.pk, **decide
    )
    done = services.close(actor=world.acts("auditor", DECIDED), nonconformity_id=one.pk)
    assert done.state == "closed"


def test_a_major_one_always_needs_a_corrective_action(world):
    one = w.corrected(world)
    with pytest.raises(NotComplete) as refusal:
        services.decide_action(
            actor=world.acts("coordinator", DECIDED),
            nonconformity_id=one.pk,
            needs_action=False,
            reason="x",
        )
    assert refusal.value.field == "needs_action"


def test_an_observation_asks_for_actions_and_no_check(world):
    one = w.reported(world, "observation")
    services.decide_action(
        actor=world.acts("coordinator", DECIDED),
        nonconformity_id=one.pk,
        needs_action=True,
        reason="Mudah",
    )
    action = w.with_action(world, one)
    services.submit_plan(actor=world.acts("owner", PLANNED), nonconformity_id=one.pk)
    services.accept_plan(actor=world.acts("coordinator", PLANNED), nonconformity_id=one.pk)
    services.complete_action(
        actor=world.acts("staff", DONE), action_id=action.pk, done_on=DONE, result="Terbit"
    )
    assert fresh(one).state == "ready"
    done = services.close(actor=world.acts("auditor", DONE), nonconformity_id=one.pk)
    assert done.state == "closed"


def test_the_owner_does_not_decide_that_nothing_is_needed(world):
    one = w.corrected(world, "minor", owner=world.coordinator)
    with pytest.raises(OwnWork):
        services.decide_action(
            actor=world.acts("coordinator", DECIDED),
            nonconformity_id=one.pk,
            needs_action=False,
            reason="x",
        )


def test_the_owner_does_not_accept_their_own_plan(world):
    one = w.submitted(world, owner=world.coordinator)
    with pytest.raises(OwnWork):
        services.accept_plan(actor=world.acts("coordinator", PLANNED), nonconformity_id=one.pk)


def test_the_effect_is_checked_after_the_last_action(world):
    one = w.analysed(world)
    w.with_action(world, one)
    with pytest.raises(DomainError) as refusal:
        w.hand_in(world, one, PLANNED, DUE)
    assert refusal.value.field == "effect_due"


def test_what_is_closed_is_not_changed_any_more(world):
    one = w.closed(world)
    actor = world.acts("owner", CHECK)
    with pytest.raises(NotInThisState):
        services.correct(
            actor=actor, nonconformity_id=one.pk, corrected_on=CHECK, correction="Lain"
        )
    with pytest.raises(NotInThisState):
        services.record_cause(
            actor=actor, nonconformity_id=one.pk, whys=["Lain"], root_cause="Lain"
        )
    with pytest.raises(NotInThisState):
        w.with_action(world, one, CHECK, due_on=CHECK)


def test_what_comes_back_is_opened_in_a_new_round(world):
    one = w.closed(world)
    again = services.reopen(
        actor=world.acts("auditor", CHECK), nonconformity_id=one.pk, reason="Terjadi lagi"
    )
    assert (again.state, again.round_number, again.closed_on) == ("analysis", 2, None)
    assert again.rounds.get(number=1).closed_on == CHECK


def test_an_unfounded_one_is_cancelled_by_somebody_else_and_taken_up_again(world):
    one = w.reported(world)
    with pytest.raises(NotAllowed):
        services.cancel(
            actor=world.acts("owner", DECIDED), nonconformity_id=one.pk, reason="Tidak benar"
        )
    gone = services.cancel(
        actor=world.acts("auditor", DECIDED), nonconformity_id=one.pk, reason="Salah baca"
    )
    assert (gone.state, gone.is_closed) == ("cancelled", False)
    back = services.resume(
        actor=world.acts("coordinator", DECIDED), nonconformity_id=one.pk, reason="Ternyata benar"
    )
    assert (back.state, back.due_on) == ("reported", DECIDED + timedelta(days=7))


def test_the_source_says_who_judges(world, monkeypatch):
    monkeypatch.setattr(registry, "_closers", {})
    registry.register_closer(
        "audits.finding",
        lambda viewer, pks: dict.fromkeys(
            pks, "" if viewer.office == "Auditor" else "Ketua tim saja."
        ),
    )
    subject = {"subject_kind": "audits.finding", "subject_pk": 12, "source": "audit"}
    one = w.submitted(world, **subject)
    with pytest.raises(NotAllowed, match="Ketua tim saja"):
        services.accept_plan(actor=world.acts("coordinator", PLANNED), nonconformity_id=one.pk)
    # The source lets them, but they own an action of the plan.
    with pytest.raises(OwnWork):
        services.accept_plan(actor=world.acts("staff", PLANNED), nonconformity_id=one.pk)
