"""Things under seal, and goods that were given away."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import transaction

from teraju.kernel.errors import ChangedMeanwhile, DomainError
from teraju.modules.integrity.gratification.desk_refusals import CustodyRefused
from teraju.modules.integrity.gratification.models import Deposit, Donation, GiftReport, Movement
from teraju.modules.integrity.gratification.refusals import NotInThisState
from teraju.modules.integrity.gratification.services import desk_custody, desk_endings
from teraju.platform.files.models import Attachment
from teraju.platform.files.tests.contents import PDF, PNG, upload

from .desk_world import (
    CHECKED,
    DECIDED,
    FRUIT,
    HANDED,
    DeskWorld,
    assessed,
    checked,
    decided,
)


def taken_in(desk: DeskWorld, report: GiftReport, **fields: Any) -> Deposit:
    values = {
        "item_id": report.items.get().pk,
        "seal": "S-001",
        "place": "Brankas UPG, rak 2",
        "brought_by": "Analis Perizinan",
        "taken_in_on": CHECKED,
        **fields,
    }
    return desk_custody.take_in(actor=desk.acts("officer"), report_id=report.pk, **values)


class TestCustody:
    def test_taken_in_under_seal_with_a_photo(self, desk: DeskWorld) -> None:
        report = checked(desk)
        deposit = taken_in(desk, report, photo=upload("jam.png", PNG))
        assert deposit.taken_in_office == "Petugas UPG"
        assert Attachment.objects.get(target_type="gratification.deposit").kind == "photo"
        first = Movement.objects.get(deposit=deposit)
        assert (first.kind, first.to_place, first.seal) == (
            "taken_in",
            "Brankas UPG, rak 2",
            "S-001",
        )

    def test_a_thing_is_taken_in_once(self, desk: DeskWorld) -> None:
        report = checked(desk)
        taken_in(desk, report)
        with pytest.raises(CustodyRefused, match="in custody already"):
            taken_in(desk, report, seal="S-002")

    def test_a_seal_is_used_once(self, desk: DeskWorld) -> None:
        taken_in(desk, checked(desk))
        with pytest.raises(ValidationError, match="bears this seal"), transaction.atomic():
            taken_in(desk, checked(desk))

    def test_what_spoils_has_no_custody(self, desk: DeskWorld) -> None:
        with pytest.raises(CustodyRefused, match="What spoils"):
            taken_in(desk, checked(desk, items=[FRUIT]))

    @pytest.mark.parametrize("field", ["seal", "place", "brought_by"])
    def test_seal_place_and_bringer_are_said(self, desk: DeskWorld, field: str) -> None:
        with pytest.raises(DomainError) as refused:
            taken_in(desk, checked(desk), **{field: " "})
        assert refused.value.field == field

    def test_each_movement_stays(self, desk: DeskWorld) -> None:
        deposit = taken_in(desk, checked(desk))
        day = date(2026, 3, 10)
        officer = desk.acts("officer", day)
        desk_custody.move(
            actor=officer,
            deposit_id=deposit.pk,
            expected_version=1,
            moved_on=day,
            place="Gudang aset",
            reason="Brankas diperbaiki",
        )
        with pytest.raises(ChangedMeanwhile):
            desk_custody.move(
                actor=officer,
                deposit_id=deposit.pk,
                expected_version=1,
                moved_on=day,
                place="Lain",
                reason="x",
            )
        with pytest.raises(DomainError, match="lies before"), transaction.atomic():
            desk_custody.send_to_kpk(
                actor=officer, deposit_id=deposit.pk, moved_on=CHECKED, receipt="T-1"
            )
        desk_custody.send_to_kpk(actor=officer, deposit_id=deposit.pk, moved_on=day, receipt="T-1")
        with pytest.raises(NotInThisState):
            desk_custody.move(
                actor=officer, deposit_id=deposit.pk, moved_on=day, place="x", reason="x"
            )
        desk_custody.take_back(
            actor=officer, deposit_id=deposit.pk, moved_on=day, place="Brankas", seal="S-009"
        )
        kinds = Movement.objects.filter(deposit=deposit).order_by("pk")
        assert [one.kind for one in kinds] == ["taken_in", "moved", "sent", "taken_back"]
        deposit.refresh_from_db()
        assert (deposit.state, deposit.place, deposit.seal) == ("held", "Brankas", "S-009")

    def test_it_goes_back_only_when_it_is_the_receivers(self, desk: DeskWorld) -> None:
        report = checked(desk)
        deposit = taken_in(desk, report)
        values = {
            "deposit_id": deposit.pk,
            "out_on": CHECKED,
            "out_to": "Analis Perizinan",
            "receipt": "TT-1",
        }
        with pytest.raises(CustodyRefused, match="not decided"), transaction.atomic():
            desk_custody.give_back_thing(actor=desk.acts("officer"), **values)
        GiftReport.objects.filter(pk=report.pk).update(state="decided_state")
        with pytest.raises(CustodyRefused, match="belongs to the state"), transaction.atomic():
            desk_custody.give_back_thing(actor=desk.acts("officer"), **values)
        GiftReport.objects.filter(pk=report.pk).update(state="decided_receiver")
        given = desk_custody.give_back_thing(actor=desk.acts("officer"), **values)
        assert (given.state, given.out_on, given.receipt) == ("given_back", CHECKED, "TT-1")

    def test_a_report_is_not_closed_over_a_thing_in_custody(self, desk: DeskWorld) -> None:
        report = checked(desk, reportable=False)
        taken_in(desk, report)
        GiftReport.objects.filter(pk=report.pk).update(state="not_reportable")
        with pytest.raises(DomainError, match="lies in custody"):
            desk_endings.close(actor=desk.acts("officer"), report_id=report.pk)

    def test_the_hand_over_takes_all_of_it_along(self, desk: DeskWorld) -> None:
        report = decided(desk)
        deposit = taken_in(desk, report)
        desk_endings.hand_over(
            actor=desk.acts("officer", HANDED),
            report_id=report.pk,
            handed_over_on=HANDED,
            handed_over_to="KPKNL Serang",
            hand_over_receipt="BA-7/2026",
        )
        deposit.refresh_from_db()
        assert (deposit.state, deposit.out_to) == ("with_state", "KPKNL Serang")
        last = deposit.movements.order_by("pk").last()
        assert last is not None
        assert (last.kind, last.moved_on) == ("handed_over", HANDED)

    def test_what_an_officer_may_not_see_they_do_not_move(self, desk: DeskWorld) -> None:
        deposit = taken_in(desk, checked(desk))
        for who in ("head", "administrator", "stranger"):
            assert not Deposit.objects.visible_to(desk.acts(who)).exists()
            assert not Movement.objects.visible_to(desk.acts(who)).exists()
            with pytest.raises(ObjectDoesNotExist):
                desk_custody.move(
                    actor=desk.acts(who),
                    deposit_id=deposit.pk,
                    moved_on=DECIDED,
                    place="x",
                    reason="x",
                )
        assert Deposit.objects.visible_to(desk.acts("reporter")).exists()


class TestGivenAway:
    def give(self, desk: DeskWorld, report: GiftReport, **fields: Any) -> Donation:
        values: dict[str, Any] = {
            "item_id": report.items.get().pk,
            "donated_on": CHECKED,
            "recipient": "Panti Asuhan Al-Ikhlas",
            "signed_by": "Pengurus panti",
            "proofs": [upload("tanda-terima.pdf", PDF)],
            **fields,
        }
        return desk_custody.donate(actor=desk.acts("officer"), report_id=report.pk, **values)

    def test_with_receiver_day_and_receipt(self, desk: DeskWorld) -> None:
        report = assessed(desk, "assess_upg_level", items=[FRUIT])
        donation = self.give(desk, report)
        assert donation.recorded_office == "Petugas UPG"
        assert Attachment.objects.get(target_type="gratification.donation").kind == "receipt"
        done = desk_endings.close(actor=desk.acts("officer"), report_id=report.pk)
        assert done.state == "closed"

    def test_once(self, desk: DeskWorld) -> None:
        report = checked(desk, items=[FRUIT])
        self.give(desk, report)
        with pytest.raises(CustodyRefused, match="given away already"):
            self.give(desk, report)

    def test_nothing_that_keeps(self, desk: DeskWorld) -> None:
        with pytest.raises(CustodyRefused, match="Only what spoils"):
            self.give(desk, checked(desk))

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"recipient": ""}, "recipient"),
            ({"signed_by": ""}, "signed_by"),
            ({"proofs": []}, "receipt_file"),
            ({"donated_on": date(2026, 3, 1)}, "donated_on"),
            ({"donated_on": date(2026, 5, 1)}, "donated_on"),
            ({"item_id": 0}, "item"),
        ],
    )
    def test_what_has_to_be_said(self, desk: DeskWorld, values: dict[str, Any], field: str) -> None:
        with pytest.raises(DomainError) as refused:
            self.give(desk, checked(desk, items=[FRUIT]), **values)
        assert refused.value.field == field
