"""Nil statements, the campaign that goes with them, and the register of 8.7."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.conformity.api import State
from teraju.modules.improvement.tests.pages import get, refused_at, send
from teraju.modules.integrity.gratification import nil_evidence, nil_inbox, services
from teraju.modules.integrity.gratification.campaign_inbox import campaigns_waiting
from teraju.modules.integrity.gratification.models import Courtesy, NilStatement
from teraju.modules.integrity.gratification.refusals import DateOutOfOrder, NotComplete
from teraju.modules.integrity.gratification.selectors.nil_reading import agencies_without
from teraju.modules.integrity.gratification.services.given import (
    ask_courtesy,
    cancel_courtesy,
    carry_out_courtesy,
    decide_courtesy,
)
from teraju.modules.integrity.gratification.services.nil_statements import state_nil
from teraju.modules.learning import api as learning
from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import person

from .world import World, submitted

AFTER, EVENT = date(2026, 7, 3), date(2026, 7, 20)
IN_PERIOD = date(2026, 3, 9)


@pytest.fixture
def head(world: World) -> User:
    return person(Role.AGENCY_HEAD, agency=world.office, title="Kepala Dinas")


def nil(world: World, head: User, **fields: Any) -> NilStatement:
    values: dict[str, Any] = {
        "actor": world.acts(head, AFTER),
        "agency": world.office,
        "day": IN_PERIOD,
        "note": "Ditanyakan pada apel",
        "confirmed": True,
    }
    return state_nil(**(values | fields))


def ask(world: World, **fields: Any) -> Courtesy:
    values: dict[str, Any] = {
        "actor": world.acts("staff", AFTER),
        "agency": world.office,
        "direction": "given",
        "kind": "gift",
        "what": "Plakat bagi narasumber",
        "purpose": "Ucapan terima kasih",
        "value": Decimal(300_000),
        "event_on": EVENT,
        "other_side": "Universitas Uji",
    }
    return ask_courtesy(**(values | fields))


class TestNil:
    def test_stated_once_for_the_whole_period(self, world: World, head: User) -> None:
        made = nil(world, head)
        assert (made.since, made.until) == (date(2026, 1, 1), date(2026, 6, 30))
        assert nil(world, head, day=date(2026, 5, 1)).pk == made.pk

    @pytest.mark.parametrize(
        ("fields", "error", "field"),
        [
            ({"day": date(2026, 7, 1)}, DateOutOfOrder, "day"),
            ({"day": date(2019, 7, 1)}, DomainError, "day"),
            ({"confirmed": False}, NotComplete, "confirmed"),
            ({"note": " "}, DomainError, "note"),
        ],
    )
    def test_bad_input(
        self, world: World, head: User, fields: dict[str, Any], error: type[DomainError], field: str
    ) -> None:
        with pytest.raises(error) as caught:
            nil(world, head, **fields)
        assert caught.value.field == field

    def test_others_do_not(self, world: World) -> None:
        with pytest.raises(NotAllowed):
            nil(world, world.staff)

    def test_the_officer_may(self, world: World) -> None:
        assert nil(world, world.officer).stated_office

    def test_refused_where_a_report_reached_the_unit_without_telling_whose(
        self, world: World, head: User
    ) -> None:
        one = submitted(world)
        with pytest.raises(NotComplete, match="reached the unit") as caught:
            nil(world, head)
        for word in (one.number, one.giver_name, "Analis", "Siti"):
            assert word not in str(caught.value)
        (proof,) = nil_evidence.nil([world.office.pk], date(2026, 7, 15))
        assert (proof.state, proof.supports) == (State.CONFORMING, True)
        assert str(proof.reason) == "At least one gift was reported."

    def test_a_withdrawn_report_is_none(self, world: World, head: User) -> None:
        one = submitted(world)
        services.withdraw_report(actor=world.acts("staff"), report_id=one.pk, reason="Keliru")
        assert nil(world, head)

    def test_evidence_wants_both(self, world: World, head: User) -> None:
        def found(on: date) -> Any:
            (one,) = nil_evidence.nil([world.office.pk], on)
            return one

        assert found(date(2026, 7, 1)).supports
        one = found(date(2026, 7, 15))
        assert (one.state, one.wrong_since) == (State.ATTENTION, date(2026, 7, 15))
        nil(world, head)
        assert "campaign" in str(found(date(2026, 7, 15)).reason)
        campaign(world, head)
        one = found(date(2026, 7, 15))
        assert (one.state, one.supports) == (State.CONFORMING, False)

    def test_asked_for_where_people_were_told(self, world: World, head: User) -> None:
        viewer = world.acts(head, AFTER)
        assert nil_inbox.nil_waiting(viewer) == []
        campaign(world, head)
        (item,) = nil_inbox.nil_waiting(viewer)
        assert item.due == date(2026, 7, 14)
        nil(world, head)
        assert nil_inbox.nil_waiting(viewer) == []


class TestDesk:
    def test_who_has_stated_nothing(self, world: World, head: User) -> None:
        desk = world.acts(world.officer, AFTER)
        before = {one.short_name for one in agencies_without(desk)}
        nil(world, head)
        after = {one.short_name for one in agencies_without(desk)}
        assert (before, after) == ({"Disdukcapil", "Inspektorat"}, {"Inspektorat"})
        assert not agencies_without(world.acts(head, AFTER)).exists()

    def test_a_report_behind_the_wall_does_not_show(self, world: World) -> None:
        near = world.officer_of(world.office)
        one = submitted(world)
        one.kept_from.add(near)
        assert "Disdukcapil" in [
            found.short_name for found in agencies_without(world.acts(near, AFTER))
        ]
        assert "Disdukcapil" not in [
            found.short_name for found in agencies_without(world.acts(world.officer, AFTER))
        ]


class TestHoliday:
    @pytest.mark.parametrize(
        ("day", "items"),
        [(date(2026, 11, 24), 0), (date(2026, 11, 25), 1), (date(2026, 12, 25), 0)],
    )
    def test_the_campaign_is_called_to_mind(
        self, world: World, head: User, day: date, items: int
    ) -> None:
        function = person(Role.COMPLIANCE_FUNCTION, agency=world.office, title="FKAP")
        assert campaigns_waiting(world.acts(function, day)) == []
        campaign(world, head)
        found = campaigns_waiting(world.acts(function, day))
        assert len(found) == items
        assert all("Christmas Day" in str(one.title) for one in found)

    def test_one_that_has_begun_is_enough(self, world: World, head: User) -> None:
        campaign(world, head)
        function = person(Role.COMPLIANCE_FUNCTION, agency=world.office, title="FKAP")
        assert campaigns_waiting(world.acts(function, date(2026, 3, 5))) == []


def campaign(world: World, head: User) -> None:
    """A campaign on gifts that everybody acknowledged."""
    quality = person(Role.QUALITY_COORDINATOR, agency=world.office, title="Ketua tim")
    actor = world.acts(quality, date(2026, 3, 2))
    made = learning.draft_campaign(
        actor=actor,
        agency=world.office,
        title="Tanpa hadiah Lebaran",
        subject="gifts",
        channel="teraju",
        message="Tolak dan laporkan.",
        starts_on=date(2026, 3, 2),
        ends_on=date(2026, 3, 20),
    )
    learning.start_campaign(actor=actor, campaign_id=made.pk)
    for row in made.addressees.select_related("person"):
        learning.acknowledge(actor=world.acts(row.person, date(2026, 3, 3)), addressee_id=row.pk)


class TestCourtesies:
    def test_asked_decided_and_carried_out(self, world: World, head: User) -> None:
        one = ask(world)
        decide = {"courtesy_id": one.pk, "approve": True, "reason": "Wajar"}
        with pytest.raises(NotAllowed):
            decide_courtesy(actor=world.acts("staff", AFTER), **decide)
        one = decide_courtesy(actor=world.acts(head, AFTER), **decide)
        done = {"courtesy_id": one.pk, "done_on": EVENT, "actual_value": Decimal(350_000)}
        with pytest.raises(DomainError) as caught:
            carry_out_courtesy(actor=world.acts("staff", EVENT), **done)
        assert caught.value.field == "note"
        one = carry_out_courtesy(actor=world.acts("staff", EVENT), note="Ongkos ukir", **done)
        assert one.state == "done"
        with pytest.raises(DomainError):
            cancel_courtesy(actor=world.acts("staff", EVENT), courtesy_id=one.pk, reason="Lagi")

    def test_who_asked_never_decides(self, world: World, head: User) -> None:
        one = ask(world, actor=world.acts(head, AFTER))
        with pytest.raises(NotAllowed, match="yourself"):
            decide_courtesy(
                actor=world.acts(head, AFTER), courtesy_id=one.pk, approve=True, reason="Ya"
            )

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"other_side": ""}, "other_side"),
            ({"event_on": date(2026, 7, 1)}, "late_because"),
            ({"what": " "}, "what"),
            ({"purpose": ""}, "purpose"),
        ],
    )
    def test_bad_input(self, world: World, fields: dict[str, Any], field: str) -> None:
        with pytest.raises(DomainError) as caught:
            ask(world, **fields)
        assert caught.value.field == field

    def test_evidence_wants_the_decision_before_the_event(self, world: World, head: User) -> None:
        one = ask(world)

        def found(on: date) -> Any:
            (proof,) = nil_evidence.courtesies([world.office.pk], on)
            return proof

        assert found(EVENT).supports
        late = found(date(2026, 7, 21))
        assert (late.state, late.wrong_since) == (State.ATTENTION, date(2026, 7, 21))
        decide_courtesy(
            actor=world.acts(head, EVENT), courtesy_id=one.pk, approve=True, reason="Wajar"
        )
        assert found(date(2026, 7, 21)).state is State.CONFORMING

    def test_it_waits_for_the_head(self, world: World, head: User) -> None:
        one = ask(world)
        (item,) = nil_inbox.courtesies_waiting(world.acts(head, AFTER))
        assert (item.due, item.url) == (EVENT, one.get_absolute_url())
        (mine,) = nil_inbox.courtesies_handed_over(world.acts("staff", AFTER))
        assert mine.url == one.get_absolute_url()


def test_a_fixed_number_of_queries(
    world: World, head: User, django_assert_num_queries: Any
) -> None:
    ask(world)
    campaign(world, head)
    ids = [world.office.pk, world.inspectorate.pk]
    with django_assert_num_queries(5):
        list(nil_evidence.nil(ids, AFTER))
    with django_assert_num_queries(1):
        list(nil_evidence.courtesies(ids, AFTER))


def test_pages(world: World, head: User, settings: Any) -> None:
    settings.TERAJU_TODAY = AFTER
    data = {
        "agency": world.office.pk,
        "direction": "given",
        "kind": "gift",
        "what": "Plakat",
        "purpose": "Terima kasih",
        "value": "300.000",
        "event_on": "2026-07-20",
    }
    refused = send(world.staff, "gratification_courtesy_ask", data=data, status=422)
    assert refused_at(refused, "other_side")
    send(world.staff, "gratification_courtesy_ask", data=data | {"other_side": "Universitas"})
    one = Courtesy.objects.get()
    assert "Rp300.000" in get(head, "gratification_courtesy", one.pk)
    decision = {"version": 1, "approve": "yes", "reason": "Wajar"}
    get(world.staff, "gratification_courtesy_decide", one.pk, code=403)
    send(head, "gratification_courtesy_decide", one.pk, data=decision)
    nil_data = {"agency": world.office.pk, "day": "2026-03-01", "note": "Apel"}
    assert refused_at(send(head, "gratification_nil_state", data=nil_data, status=422), "confirmed")
    send(head, "gratification_nil_state", data=nil_data | {"confirmed": "on"})
    get(head, "gratification_nil", NilStatement.objects.get().pk)
    assert "subject=gifts" in get(world.officer, "gratification_nils")
    assert "No gifts around the holiday" in get(
        world.officer, "learning_campaign_add", subject="gifts"
    )
