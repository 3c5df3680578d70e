"""Actions of their own, and suggestions that become actions."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.improvement import services
from teraju.modules.improvement.models import Action, Suggestion
from teraju.modules.improvement.refusals import NotInThisState, OwnWork

from . import world as w
from .world import DECIDED, DONE, DUE, REPORTED

pytestmark = pytest.mark.django_db


def done(world: w.World, **fields: object) -> Action:
    action = w.ordered(world, **fields)
    return services.complete_action(
        actor=world.acts("owner", DONE), action_id=action.pk, done_on=DONE, result="Dilatih"
    )


def test_an_action_of_its_own_is_done_and_verified_by_somebody_else(world):
    action = done(world)
    verified = services.verify_action(
        actor=world.acts("auditor", DONE), action_id=action.pk, verification="Daftar hadir"
    )
    assert (verified.state, verified.verified_office) == ("verified", "Auditor Internal")


def test_nobody_verifies_their_own_action(world):
    action = w.ordered(world, owner=world.coordinator)
    services.complete_action(
        actor=world.acts("coordinator", DONE), action_id=action.pk, done_on=DONE, result="x"
    )
    with pytest.raises(OwnWork, match="your own action"):
        services.verify_action(
            actor=world.acts("coordinator", DONE), action_id=action.pk, verification="x"
        )


def test_an_action_that_is_not_sufficient_goes_back(world):
    action = done(world)
    back = services.return_action(
        actor=world.acts("auditor", DONE), action_id=action.pk, reason="Baru separuh peserta"
    )
    assert (back.state, back.done_on, back.result) == ("open", None, "Dilatih")


def test_somebody_else_does_not_say_that_it_is_done(world):
    action = w.ordered(world)
    with pytest.raises(NotAllowed):
        services.complete_action(
            actor=world.acts("staff", DONE), action_id=action.pk, done_on=DONE, result="x"
        )


def test_an_action_is_postponed_with_a_reason_and_not_by_its_owner(world):
    action = w.ordered(world, owner=world.coordinator)
    later = {"due_on": DUE + timedelta(days=30), "reason": "Narasumber berhalangan"}
    with pytest.raises(OwnWork):
        services.postpone_action(
            actor=world.acts("coordinator", DONE), action_id=action.pk, **later
        )
    moved = services.postpone_action(actor=world.acts("head", DONE), action_id=action.pk, **later)
    assert (moved.due_on, moved.first_due_on) == (DUE + timedelta(days=30), DUE)


@pytest.mark.parametrize(
    ("due_on", "reason", "field"),
    [
        (DUE, "x", "due_on"),
        (date(2019, 3, 1), "x", "due_on"),
        (date(2019, 5, 1), " ", "reason"),
    ],
)
def test_a_later_day_lies_later_and_has_a_reason(world, due_on, reason, field):
    action = w.ordered(world)
    with pytest.raises(DomainError) as refusal:
        services.postpone_action(
            actor=world.acts("head", DONE), action_id=action.pk, due_on=due_on, reason=reason
        )
    assert refusal.value.field == field


def test_an_action_is_dropped_with_a_reason(world):
    action = services.drop_action(
        actor=world.acts("head", DONE), action_id=w.ordered(world).pk, reason="Tidak perlu lagi"
    )
    assert (action.state, action.dropped_on) == ("dropped", DONE)
    with pytest.raises(NotInThisState):
        services.complete_action(
            actor=world.acts("owner", DONE), action_id=action.pk, done_on=DONE, result="x"
        )


def test_the_only_action_of_a_plan_is_not_dropped(world):
    one = w.accepted(world)
    action = Action.objects.get(nonconformity=one)
    with pytest.raises(NotInThisState, match="only action"):
        services.drop_action(actor=world.acts("head", DONE), action_id=action.pk, reason="x")


def test_dropping_the_last_open_action_completes_the_plan(world):
    one = w.analysed(world)
    first, second = w.with_action(world, one), w.with_action(world, one, title="Aplikasi")
    w.hand_in(world, one, w.PLANNED, w.CHECK)
    services.accept_plan(actor=world.acts("coordinator", w.ACCEPTED), nonconformity_id=one.pk)
    services.complete_action(
        actor=world.acts("staff", DONE), action_id=first.pk, done_on=DONE, result="Terbit"
    )
    services.drop_action(actor=world.acts("head", DONE), action_id=second.pk, reason="Berlebihan")
    one.refresh_from_db()
    assert one.state == "checking"


def test_an_action_of_a_plan_is_verified_by_the_check_of_its_effect(world):
    one = w.carried_out(world)
    action = Action.objects.get(nonconformity=one)
    with pytest.raises(NotInThisState, match="verified together"):
        services.verify_action(
            actor=world.acts("auditor", DONE), action_id=action.pk, verification="x"
        )


def suggested(world: w.World, who: str = "staff") -> Suggestion:
    return services.suggest(
        actor=world.acts(who, REPORTED),
        agency=world.agency,
        title="Templat laporan",
        description="Satu templat bagi semua tim",
        benefit="Reviu lebih cepat",
    )


def test_an_accepted_suggestion_becomes_an_action_and_is_carried_out_with_it(world):
    one = services.accept_suggestion(
        actor=world.acts("coordinator", DECIDED),
        suggestion_id=suggested(world).pk,
        reason="Murah dan berguna",
        owner=world.owner,
        due_on=DUE,
    )
    assert one.action is not None
    services.complete_action(
        actor=world.acts("owner", DONE), action_id=one.action.pk, done_on=DONE, result="Dipakai"
    )
    services.verify_action(
        actor=world.acts("auditor", DONE), action_id=one.action.pk, verification="Dilihat"
    )
    one.refresh_from_db()
    assert (one.state, one.carried_out_on) == ("carried_out", DONE)


def test_nobody_decides_on_their_own_suggestion(world):
    with pytest.raises(OwnWork):
        services.refuse_suggestion(
            actor=world.acts("coordinator", DECIDED),
            suggestion_id=suggested(world, "coordinator").pk,
            reason="x",
        )


def test_only_who_made_a_suggestion_takes_it_back(world):
    one = suggested(world)
    with pytest.raises(OwnWork):
        services.withdraw_suggestion(
            actor=world.acts("owner", DECIDED), suggestion_id=one.pk, reason="x"
        )
    back = services.withdraw_suggestion(
        actor=world.acts("staff", DECIDED), suggestion_id=one.pk, reason="Sudah ada"
    )
    assert back.state == "withdrawn"


def test_a_refused_suggestion_says_why(world):
    with pytest.raises(DomainError) as refusal:
        services.refuse_suggestion(
            actor=world.acts("head", DECIDED), suggestion_id=suggested(world).pk, reason=" "
        )
    assert refusal.value.field == "reason"
