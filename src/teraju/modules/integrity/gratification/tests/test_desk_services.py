"""The desk: check, return, assessment, KPK's part, hand-over, the end; and who is shut out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.integrity.gratification.desk_refusals import NoReason, WrongChoice
from teraju.modules.integrity.gratification.models import Completion, GiftReport, Handling
from teraju.modules.integrity.gratification.refusals import (
    DateOutOfOrder,
    NotComplete,
    NotInThisState,
)
from teraju.modules.integrity.gratification.services import (
    desk_checks,
    desk_endings,
    desk_kpk,
)
from teraju.platform.accounts.roles import Role
from teraju.platform.audit.models import TrailEvent
from teraju.platform.files.models import Attachment
from teraju.platform.files.tests.contents import PDF, upload

from .desk_world import (
    CHECKED,
    DECIDED,
    FORWARDED,
    FRUIT,
    HANDED,
    DeskWorld,
    assessed,
    checked,
    decided,
    forwarded,
    reported,
    role,
)


class TestWhoWorksAtTheDesk:
    @pytest.mark.parametrize("who", ["head", "administrator", "secretary", "stranger"])
    def test_for_others_the_report_is_not_there(self, desk: DeskWorld, who: str) -> None:
        report = reported(desk)
        with pytest.raises(ObjectDoesNotExist):
            desk_checks.take_up(actor=desk.acts(who), report_id=report.pk)

    def test_the_reporter_is_told_who_may(self, desk: DeskWorld) -> None:
        report = reported(desk)
        with pytest.raises(NotAllowed, match="Gratification control officer"):
            desk_checks.take_up(actor=desk.acts("reporter"), report_id=report.pk)

    def test_an_officer_does_not_handle_their_own_report(self, desk: DeskWorld) -> None:
        report = reported(desk, reporter=desk.officer)
        with pytest.raises(NotAllowed, match="your own report"):
            desk_checks.take_up(actor=desk.acts("officer"), report_id=report.pk)
        assert desk_checks.take_up(actor=desk.acts("second"), report_id=report.pk)

    def test_nor_one_in_whose_line_they_stand(self, desk: DeskWorld) -> None:
        report = reported(desk)
        role(desk.officer, Role.AGENCY_HEAD, agency=desk.office)
        with pytest.raises(ObjectDoesNotExist):
            desk_checks.take_up(actor=desk.acts("officer"), report_id=report.pk)

    def test_nor_one_of_which_they_are_the_giver(self, desk: DeskWorld) -> None:
        report = reported(desk, giver_person=desk.officer)
        with pytest.raises(ObjectDoesNotExist):
            desk_checks.take_up(actor=desk.acts("officer"), report_id=report.pk)


class TestCheck:
    def test_a_report_is_taken_up_once(self, desk: DeskWorld) -> None:
        report = checked(desk)
        assert report.state == "under_check"
        handling = Handling.objects.get(report=report)
        assert (handling.taken_up_on, handling.taken_up_office) == (CHECKED, "Petugas UPG")
        with pytest.raises(NotInThisState, match="no place"):
            desk_checks.take_up(actor=desk.acts("second"), report_id=report.pk)

    def test_two_officers_at_once(self, desk: DeskWorld) -> None:
        report = reported(desk)
        desk_checks.take_up(actor=desk.acts("officer"), report_id=report.pk, expected_version=1)
        with pytest.raises(ChangedMeanwhile):
            desk_checks.take_up(actor=desk.acts("second"), report_id=report.pk, expected_version=1)

    def test_given_back_with_what_is_missing(self, desk: DeskWorld) -> None:
        report = checked(desk, giver_address="")
        given = desk_checks.give_back(
            actor=desk.acts("officer"),
            report_id=report.pk,
            parts=["giver_address"],
            note="Alamat kantor cukup.",
            answer_by=date(2026, 3, 12),
        )
        assert given.state == "returned"
        assert given.complete_by == date(2026, 3, 12)
        assert "Alamat kantor cukup." in given.returned_because
        one = Completion.objects.get(report=report)
        assert (one.parts, one.asked_by_kpk, one.answered_on) == (["giver_address"], False, None)
        desk_checks.take_up(actor=desk.acts("officer", FORWARDED), report_id=report.pk)
        one.refresh_from_db()
        assert one.answered_on == FORWARDED

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"parts": [], "note": " ", "answer_by": FORWARDED}, "parts"),
            ({"parts": ["photo"], "answer_by": date(2026, 3, 1)}, "answer_by"),
        ],
    )
    def test_a_return_says_what_and_until_when(
        self, desk: DeskWorld, values: dict[str, Any], field: str
    ) -> None:
        report = checked(desk)
        with pytest.raises(DomainError) as refused, transaction.atomic():
            desk_checks.give_back(actor=desk.acts("officer"), report_id=report.pk, **values)
        assert refused.value.field == field
        assert GiftReport.objects.get(pk=report.pk).state == "under_check"


class TestAssessment:
    def test_with_the_rules_no_reason_is_asked(self, desk: DeskWorld) -> None:
        report = assessed(desk)
        handling = Handling.objects.get(report=report)
        assert report.state == "to_kpk"
        assert (handling.verdict, handling.rule_verdict) == ("assess_to_kpk", "assess_to_kpk")
        assert handling.rule_why == "reportable"

    def test_whoever_departs_says_why(self, desk: DeskWorld) -> None:
        report = checked(desk)
        with pytest.raises(NoReason):
            desk_checks.assess(
                actor=desk.acts("officer"), report_id=report.pk, verdict="assess_not_reportable"
            )
        desk_checks.assess(
            actor=desk.acts("officer"),
            report_id=report.pk,
            verdict="assess_not_reportable",
            departure="Pemberian keluarga, dibuktikan kartu keluarga.",
        )
        handling = Handling.objects.get(report=report)
        assert handling.rule_verdict == "assess_to_kpk"
        assert handling.departure.startswith("Pemberian keluarga")

    def test_incomplete_reports_do_not_go_to_kpk(self, desk: DeskWorld) -> None:
        report = checked(desk, giver_address="")
        with pytest.raises(NotComplete, match="address of the giver"):
            desk_checks.assess(
                actor=desk.acts("officer"), report_id=report.pk, verdict="assess_to_kpk"
            )

    @pytest.mark.parametrize(
        ("kind", "verdict"), [("refused", "assess_not_reportable"), ("received", "record_refusal")]
    )
    def test_a_verdict_fits_its_kind(self, desk: DeskWorld, kind: str, verdict: str) -> None:
        report = checked(desk, kind=kind)
        with pytest.raises(WrongChoice):
            desk_checks.assess(
                actor=desk.acts("officer"), report_id=report.pk, verdict=verdict, departure="x"
            )

    def test_assessed_once_more_with_a_reason(self, desk: DeskWorld) -> None:
        report = assessed(desk)
        again = desk_checks.reassess(
            actor=desk.acts("officer"), report_id=report.pk, reason="Nilai diperbaiki"
        )
        assert again.state == "under_check"
        assert Handling.objects.get(report=report).verdict == ""


class TestKpk:
    def test_from_the_upg_to_the_decision(self, desk: DeskWorld) -> None:
        report = forwarded(desk)
        assert (report.state, report.gol_number) == ("forwarded", "GOL-2026-00017")
        day = date(2026, 3, 9)
        desk_kpk.kpk_verifies(actor=desk.acts("officer", day), report_id=report.pk, on=day)
        desk_kpk.kpk_analyses(actor=desk.acts("officer", day), report_id=report.pk, on=day)
        found = desk_kpk.decide(
            actor=desk.acts("officer", DECIDED),
            report_id=report.pk,
            decided_owner="state",
            decision_number="512/2026",
            decided_on=DECIDED,
            letter=upload("sk.pdf", PDF),
        )
        assert found.state == "decided_state"
        handling = Handling.objects.get(report=report)
        # Seven working days after 1 April 2026; Good Friday falls on the 3rd.
        assert handling.hand_over_last == date(2026, 4, 13)
        attached = Attachment.objects.get(target_type="gratification.handling")
        assert (attached.kind, attached.shown_to_guests) == ("decision", False)

    def test_forwarded_with_a_number_or_a_letter(self, desk: DeskWorld) -> None:
        report = assessed(desk)
        with pytest.raises(DomainError) as refused, transaction.atomic():
            desk_kpk.forward(actor=desk.acts("officer"), report_id=report.pk, forwarded_on=CHECKED)
        assert refused.value.field == "gol_number"
        with pytest.raises(DateOutOfOrder):
            desk_kpk.forward(
                actor=desk.acts("officer"),
                report_id=report.pk,
                forwarded_on=date(2026, 3, 30),
                gol_number="1",
            )

    def test_the_first_day_of_forwarding_stays(self, desk: DeskWorld) -> None:
        report = forwarded(desk)
        day = date(2026, 3, 10)
        officer = desk.acts("officer", day)
        desk_kpk.kpk_verifies(actor=officer, report_id=report.pk, on=day)
        desk_checks.give_back(actor=officer, report_id=report.pk, note="Foto", answer_by=day)
        assert Completion.objects.get(report=report).asked_by_kpk
        desk_checks.take_up(actor=officer, report_id=report.pk)
        desk_checks.assess(actor=officer, report_id=report.pk, verdict="assess_to_kpk")
        desk_kpk.forward(actor=officer, report_id=report.pk, forwarded_on=day)
        assert Handling.objects.get(report=report).forwarded_on == FORWARDED

    def test_a_decision_entered_wrongly_is_taken_back(self, desk: DeskWorld) -> None:
        report = decided(desk)
        again = desk_kpk.correct_decision(
            actor=desk.acts("officer", DECIDED), report_id=report.pk, reason="Salah berkas"
        )
        assert again.state == "kpk_analysis"
        assert Handling.objects.get(report=report).decided_on is None

    def test_reported_directly_ends_with_the_decision(self, desk: DeskWorld) -> None:
        report = reported(
            desk, state="reported_directly", gol_number="G-1", kpk_reported_on=CHECKED
        )
        found = desk_kpk.decide(
            actor=desk.acts("officer", DECIDED),
            report_id=report.pk,
            decided_owner="receiver",
            decision_number="9",
            decided_on=DECIDED,
        )
        assert found.state == "decided_receiver"


class TestNotFollowedUp:
    def test_incomplete_only_after_its_days(self, desk: DeskWorld) -> None:
        report = checked(desk, giver_address="")
        desk_checks.give_back(
            actor=desk.acts("officer"),
            report_id=report.pk,
            parts=["giver_address"],
            answer_by=date(2026, 3, 12),
        )
        values = {"report_id": report.pk, "drop_reason": "incomplete", "drop_note": "Tidak ada"}
        # Twenty working days after 4 March 2026, collective leave not counted: 9 April.
        with pytest.raises(NotInThisState, match="09-04-2026"), transaction.atomic():
            desk_kpk.drop(actor=desk.acts("officer", date(2026, 4, 9)), **values)
        found = desk_kpk.drop(actor=desk.acts("officer", date(2026, 4, 10)), **values)
        assert found.state == "not_followed_up"

    def test_a_complete_one_is_not_dropped_for_that(self, desk: DeskWorld) -> None:
        report = checked(desk)
        with pytest.raises(NotInThisState):
            desk_kpk.drop(
                actor=desk.acts("officer", date(2026, 9, 1)),
                report_id=report.pk,
                drop_reason="incomplete",
                drop_note="x",
            )


class TestEndings:
    def test_handed_over_with_a_receipt_and_closed(self, desk: DeskWorld) -> None:
        report = decided(desk)
        with pytest.raises(NotInThisState):
            desk_endings.close(actor=desk.acts("officer", HANDED), report_id=report.pk)
        report = desk_endings.hand_over(
            actor=desk.acts("officer", HANDED),
            report_id=report.pk,
            handed_over_on=HANDED,
            handed_over_to="KPKNL Serang",
            hand_over_receipt="BA-7/2026",
            receipt_file=upload("ba.pdf", PDF),
        )
        assert report.state == "handed_over"
        report = desk_endings.close(actor=desk.acts("officer", HANDED), report_id=report.pk)
        assert report.state == "closed"

    def test_a_forwarded_gift_waits_for_its_decision(self, desk: DeskWorld) -> None:
        report = forwarded(desk)
        with pytest.raises(NotInThisState, match="not decided"):
            desk_endings.close(actor=desk.acts("officer", FORWARDED), report_id=report.pk)

    def test_a_refused_gift_is_closed_without(self, desk: DeskWorld) -> None:
        report = assessed(desk, "record_refusal", kind="refused")
        report = desk_kpk.forward(
            actor=desk.acts("officer"),
            report_id=report.pk,
            forwarded_on=CHECKED,
            forwarding_letter="700/1",
        )
        assert desk_endings.close(actor=desk.acts("officer"), report_id=report.pk).state == "closed"

    def test_what_spoils_is_given_away_first(self, desk: DeskWorld) -> None:
        report = assessed(desk, "assess_upg_level", items=[FRUIT])
        with pytest.raises(NotComplete, match="what spoils"):
            desk_endings.close(actor=desk.acts("officer"), report_id=report.pk)

    def test_closed_by_mistake(self, desk: DeskWorld) -> None:
        report = assessed(desk, "assess_not_reportable", reportable=False)
        officer = desk.acts("officer")
        desk_endings.close(actor=officer, report_id=report.pk, closing_note="Selesai")
        report = desk_endings.reopen(actor=officer, report_id=report.pk, reason="Keliru")
        assert report.state == "under_check"


def test_the_trail_holds_no_word_of_a_report(desk: DeskWorld) -> None:
    report = decided(desk)
    desk_kpk.correct_decision(
        actor=desk.acts("officer", DECIDED), report_id=report.pk, reason="Rahasia besar"
    )
    events = TrailEvent.objects.filter(verb__startswith="gratification.")
    assert events.count() == 5
    for event in events:
        whole = f"{event.target_label} {event.changes}"
        assert "Rahasia" not in whole
        assert "Maju Terus" not in whole
        assert "Jam" not in whole
