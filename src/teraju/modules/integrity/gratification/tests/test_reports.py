"""What a reporter does with a report, and what the rules answer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from teraju.kernel.errors import ChangedMeanwhile, DomainError
from teraju.modules.integrity.gratification import services
from teraju.modules.integrity.gratification.models import GiftItem, GiftReport, UnitSettings
from teraju.modules.integrity.gratification.refusals import (
    BeforeTheRules,
    DateOutOfOrder,
    NotComplete,
    NotInThisState,
    UnknownPerson,
)
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import person
from teraju.platform.accounts.walls import walled_models

from .world import GIFT, ITEM, TOLD, World, drafted, feast, submitted

pytestmark = pytest.mark.django_db
D = date.fromisoformat


def act(world: World, name: str, report: GiftReport, who: str = "staff", **data: Any) -> GiftReport:
    done: GiftReport = getattr(services, name)(actor=world.acts(who), report_id=report.pk, **data)
    return done


class TestAnswer:
    def test_comes_with_the_draft(self, world: World) -> None:
        report = drafted(world)
        assert report.reportable is True
        assert report.reasons == ["not_on_the_list"]
        assert (report.edition, report.value) == ("2026", Decimal(500000))
        assert report.report_to_kpk_by.cautious == D("2026-04-21")
        assert report.report_to_kpk_by.last == D("2026-04-27")
        assert report.report_to_upg_by.cautious == D("2026-03-23")
        assert report.number == ""

    def test_follows_every_change(self, world: World) -> None:
        report = drafted(world, letter="p", item={**ITEM, "category": "perishable"})
        assert report.reportable is False
        report = act(world, "change_report", report, letter="none")
        assert report.reportable is True
        report = act(world, "change_report", report, received_on=D("2026-01-19"))
        assert report.edition == "2019"

    def test_of_a_refusal_and_of_a_present_there_is_none(self, world: World) -> None:
        for kind in ("refused", "gave"):
            assert drafted(world, kind=kind).reportable is None

    def test_adds_up_what_one_giver_gave_in_the_year(self, world: World) -> None:
        goods = {**ITEM, "category": "other", "value": Decimal(500000)}
        gift: dict[str, Any] = {"letter": "o", "giver_relation": "colleague", "item": goods}
        days = ("2026-02-02", "2026-02-20", "2026-03-02", "2026-03-06")
        found = [
            drafted(world, received_on=D(day), giver_name=name, **gift)
            for day, name in zip(days, ("Budi", "Pak Budi", "BUDI", "budi."), strict=True)
        ]
        assert [one.reportable for one in found] == [False, False, False, True]
        assert found[3].reasons == ["above_year_limit"]
        assert found[3].given_before == Decimal(1500000)

    def test_adds_up_whatever_the_order_of_entering(self, world: World) -> None:
        goods = {**ITEM, "category": "other", "value": Decimal(500000)}
        gift: dict[str, Any] = {"letter": "o", "item": goods}
        handed_in = submitted(world, **gift)
        draft = drafted(world, **gift, received_on=D("2026-03-05"))
        assert handed_in.reportable is draft.reportable is False
        late = [drafted(world, **gift, received_on=D(day)) for day in ("2026-02-02", "2026-02-03")]
        for report, sum_ in ((draft, 1_000_000), (handed_in, 1_500_000)):
            report.refresh_from_db()
            assert report.given_before == Decimal(sum_)
        assert (draft.reportable, handed_in.reportable) == (False, True)
        assert handed_in.reasons == ["above_year_limit"]
        act(world, "withdraw_report", late[0], reason="Dua kali dicatat")
        handed_in.refresh_from_db()
        assert handed_in.reportable is False

    def test_adds_up_what_a_guest_of_a_feast_gave_as_well(self, world: World) -> None:
        goods = {**ITEM, "category": "other", "value": Decimal(500000)}
        report = drafted(world, letter="o", item=goods, giver_name="Pak Dedi")
        feast(world, [("Dedi", "money", 1_200_000)], received_on=D("2026-02-02"))
        report.refresh_from_db()
        assert report.reportable is True

    def test_counts_neither_other_years_nor_other_people_nor_what_was_withdrawn(
        self, world: World
    ) -> None:
        goods = {**ITEM, "category": "other"}
        gift: dict[str, Any] = {"letter": "o", "item": goods}
        drafted(world, received_on=D("2025-12-30"), **gift)
        drafted(world, "officer", agency=None, government=world.government, **gift)
        gone = drafted(world, **gift)
        act(world, "withdraw_report", gone, reason="Salah ketik")
        assert drafted(world, **gift).given_before == 0

    def test_takes_the_reporters_word_for_the_rest(self, world: World) -> None:
        goods = {**ITEM, "category": "other"}
        report = drafted(world, letter="o", item=goods, given_otherwise=Decimal(1000001))
        assert report.reasons == ["above_year_limit"]

    def test_of_an_earlier_gift_says_when_the_rules_begin(self, world: World) -> None:
        with pytest.raises(BeforeTheRules, match="15 November 2019") as caught:
            drafted(world, received_on=D("2019-11-14"))
        assert caught.value.field == "received_on"

    def test_a_day_to_come_is_refused(self, world: World) -> None:
        with pytest.raises(DateOutOfOrder):
            drafted(world, received_on=D("2026-03-10"))

    def test_a_received_gift_needs_a_value(self, world: World) -> None:
        with pytest.raises(NotComplete) as caught:
            drafted(world, item={**ITEM, "value": None})
        assert caught.value.field == "value"
        assert drafted(world, kind="refused", item={**ITEM, "value": None}).value == 0

    def test_a_government_shortens_the_days(self, world: World) -> None:
        actor = world.acts("staff")
        UnitSettings.objects.create(
            government=world.government,
            report_to_upg_days=7,
            created_at=actor.now,
            updated_at=actor.now,
        )
        report = drafted(world)
        assert report.report_to_upg_by.cautious == D("2026-03-17")
        assert report.report_to_kpk_by.cautious == D("2026-04-21")


class TestHandingIn:
    def test_gives_a_number_and_starts_the_days_of_the_unit(self, world: World) -> None:
        report = submitted(world)
        assert (report.state, report.number) == ("submitted", "GRAT-0001/2026")
        assert report.submitted_on == report.reached_upg_on == TOLD
        assert report.upg_forwards_by.last == D("2026-03-30")

    def test_needs_the_statement_of_truth(self, world: World) -> None:
        with pytest.raises(NotComplete) as caught:
            act(world, "submit_report", drafted(world), declared_true=False)
        assert caught.value.field == "declared_true"

    def test_needs_a_giver(self, world: World) -> None:
        with pytest.raises(NotComplete, match="unknown"):
            act(world, "submit_report", drafted(world, giver_name=""), declared_true=True)

    def test_happens_once(self, world: World) -> None:
        report = submitted(world)
        with pytest.raises(NotInThisState):
            act(world, "submit_report", report, declared_true=True)
        with pytest.raises(NotInThisState):
            act(world, "change_report", report, place="Lain")

    def test_is_the_reporters_alone(self, world: World) -> None:
        report = drafted(world)
        for who in ("officer", "second"):
            with pytest.raises(GiftReport.DoesNotExist):
                act(world, "submit_report", report, who, declared_true=True)

    def test_meets_a_change_on_another_device(self, world: World) -> None:
        report = drafted(world)
        act(world, "change_report", report, place="Lain")
        with pytest.raises(ChangedMeanwhile):
            act(
                world,
                "submit_report",
                report,
                declared_true=True,
                expected_version=report.version,
            )

    def test_keeps_what_was_said_about_the_reporter_for_the_next_time(self, world: World) -> None:
        report = drafted(world)
        assert (report.receiver_name, report.receiver_post) == ("Siti Aminah", "Analis")
        act(
            world,
            "submit_report",
            report,
            declared_true=True,
            receiver_nik="3604010101800001",
            receiver_address="Serang",
        )
        assert drafted(world).receiver_nik == "3604010101800001"
        assert (
            drafted(world, "officer", agency=None, government=world.government).receiver_nik == ""
        )


class TestReportingDirectly:
    DATA = {"gol_number": " GOL-77 ", "kpk_reported_on": TOLD}

    @pytest.mark.parametrize("begin", [drafted, submitted])
    def test_is_a_valid_way(self, world: World, begin: Any) -> None:
        report = act(world, "report_directly", begin(world), **self.DATA)
        assert (report.state, report.route) == ("reported_directly", "kpk_direct")
        assert (report.gol_number, report.kpk_reported_on) == ("GOL-77", TOLD)
        assert report.number

    @pytest.mark.parametrize(
        ("more", "field"),
        [
            ({"gol_number": " "}, "gol_number"),
            ({"kpk_reported_on": D("2026-03-05")}, "kpk_reported_on"),
            ({"kpk_reported_on": D("2026-03-10")}, "kpk_reported_on"),
        ],
    )
    def test_needs_number_and_day(self, world: World, more: dict[str, Any], field: str) -> None:
        with pytest.raises(DomainError) as caught:
            act(world, "report_directly", drafted(world), **{**self.DATA, **more})
        assert caught.value.field == field


class TestWithdrawing:
    def test_and_taking_it_up_again_keeps_the_number(self, world: World) -> None:
        report = act(world, "withdraw_report", submitted(world), reason="Keliru")
        assert (report.state, report.withdrawn_because) == ("withdrawn", "Keliru")
        report = act(world, "resume_report", report)
        assert (report.state, report.withdrawn_because) == ("draft", "")
        report = act(world, "submit_report", report, declared_true=True)
        assert report.number == "GRAT-0001/2026"

    def test_needs_a_reason(self, world: World) -> None:
        with pytest.raises(NotComplete):
            act(world, "withdraw_report", drafted(world), reason="  ")


class TestObjects:
    def test_are_added_changed_and_removed(self, world: World) -> None:
        report = drafted(world)
        act(world, "put_item", report, category="other", description="Jam", value=Decimal(1))
        report = act(world, "put_item", report, place=1, value=Decimal(7))
        assert report.value == Decimal(8)
        report = act(world, "remove_item", report, place=1)
        assert report.value == Decimal(1)
        with pytest.raises(NotComplete):
            act(world, "remove_item", report, place=2)

    def test_of_another_currency_have_their_amount(self, world: World) -> None:
        report = drafted(world)
        data = {"category": "money", "description": "Dolar", "value": Decimal(1600000)}
        with pytest.raises(ValidationError):
            act(world, "put_item", report, **data, currency="usd")
        act(world, "put_item", report, **data, currency="usd", amount=Decimal(100))
        assert GiftItem.objects.get(report=report, place=2).currency == "USD"

    def test_food_spoils(self, world: World) -> None:
        drafted(world, item={**ITEM, "category": "perishable"})
        assert GiftItem.objects.get().is_perishable


class TestGiver:
    def test_is_found_by_name_office_or_user_name(self, world: World) -> None:
        giver = person(Role.STAFF, agency=world.office, title="Kepala Seksi", name="Rudi Hartono")
        for word in ("rudi hartono", "KEPALA SEKSI", giver.username):
            assert drafted(world, giver_account=word).giver_person == giver

    def test_is_refused_when_nobody_or_several_are_meant(self, world: World) -> None:
        for _each in range(2):
            person(Role.STAFF, agency=world.office, title="Penata")
        for word in ("Tidak Ada", "Penata"):
            with pytest.raises(UnknownPerson) as caught:
                drafted(world, giver_account=word)
            assert caught.value.field == "giver_account"


def test_reports_stand_behind_the_second_wall() -> None:
    assert GiftReport in walled_models()


def test_dates_follow_the_day_of_receipt(world: World) -> None:
    assert drafted(world, received_on=GIFT).kpk_by_last == D("2026-04-27")
