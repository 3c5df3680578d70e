"""Inspections: who goes where, what is found, what comes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from typing import Any

import pytest

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.metrology.domain.standing import Standing
from teraju.modules.metrology.models import Certificate, Inspection
from teraju.modules.metrology.selectors.supervision import is_sealed
from teraju.modules.metrology.services import supervision, supervision_follow_up, supervision_items
from teraju.modules.metrology.supervision_refusals import NotTheirs, WrongEntry
from teraju.modules.metrology.unit_refusals import DayOutOfOrder, NotNow
from teraju.platform.accounts.tests.factories import NOW
from teraju.platform.audit.models import TrailEvent
from teraju.platform.files import store
from teraju.platform.papers.tests.samples import text_of

from .register_world import TODAY, a_market
from .supervision_world import (
    AT_NOON,
    NINE,
    NOON,
    a_report,
    a_stall_scale,
    a_verification_by,
    a_visit,
    a_watched_unit,
    an_item,
    assigned,
    signed,
    stands,
    visited,
    warned,
)

pytestmark = pytest.mark.django_db
SCALE = {"kind": "electronic_scale", "plate": {"max": "15", "e": "5", "accuracy_class": "III"}}
BEYOND = {"weighing": [{"load": "5000", "indication": "4960"}]}
WITHIN = {"weighing": [{"load": "5000", "indication": "4995"}]}


@pytest.fixture
def unit(db):
    return a_watched_unit()


@pytest.fixture
def scale(unit, market):
    return a_stall_scale(unit, market, **SCALE)


class TestPlanning:
    def test_the_head_sends_a_supervisor_with_a_signed_letter(self, unit, market):
        visit = assigned(unit, market)
        assert visit.state == "assigned"
        assert "SPT-WAS" in visit.letter.number
        assert not visit.letter.is_public
        verbs = list(TrailEvent.objects.order_by("sequence").values_list("verb", flat=True))
        assert {"metrology.inspection.planned", "metrology.inspection.assigned"} <= set(verbs)

    def test_only_a_supervisor_goes(self, unit, market):
        with pytest.raises(NotTheirs, match="no supervisor"):
            a_visit(unit, market, officials=[unit.users["tester"]])
        with pytest.raises(DomainError, match="at least one"):
            a_visit(unit, market, officials=[])

    def test_a_supervisor_does_not_send_oneself(self, unit, market):
        visit = a_visit(unit, market, who="supervisor")
        with pytest.raises(NotAllowed):
            supervision.assign_inspection(actor=unit.at("supervisor"), inspection_id=visit.pk)

    @pytest.mark.parametrize("who", ["counter", "tester", "staff", "stranger"])
    def test_others_plan_nothing(self, unit, market, who):
        with pytest.raises(NotAllowed):
            a_visit(unit, market, who=who)

    def test_a_closed_place_is_entered_by_day(self, unit):
        factory = a_market(unit, name="Pabrik", kind="factory")
        with pytest.raises(WrongEntry, match="06:00"):
            a_visit(unit, factory, begins_at=time(5), ends_at=time(9))
        assert not a_visit(unit, factory).is_open

    def test_nobody_plans_for_yesterday(self, unit, market):
        with pytest.raises(DayOutOfOrder):
            a_visit(unit, market, planned_on=TODAY - timedelta(days=1))

    def test_who_verified_the_reported_instrument_does_not_inspect_it(self, unit, market, scale):
        a_verification_by(unit, scale, "supervisor", TODAY + timedelta(days=300))
        report = a_report(unit, instrument=scale).report
        with pytest.raises(NotTheirs, match="Verified it"):
            a_visit(unit, market, report_id=report.pk)
        a_visit(unit, market, report_id=report.pk, officials=[unit.users["other"]])
        assert stands(report) == "in_inspection"

    def test_a_letter_is_taken_back_by_who_may_revoke(self, unit, market):
        visit = assigned(unit, market)
        with pytest.raises(NotAllowed):
            supervision.recall_inspection(
                actor=unit.at("chief"), inspection_id=visit.pk, reason="Hujan"
            )
        again = supervision.recall_inspection(
            actor=unit.at("head"), inspection_id=visit.pk, reason="Hujan"
        )
        assert (again.state, again.letter) == ("planned", None)

    def test_a_visit_called_off_puts_the_report_back(self, unit, market):
        report = a_report(unit).report
        visit = a_visit(unit, market, report_id=report.pk)
        supervision.cancel_inspection(
            actor=unit.at("chief"), inspection_id=visit.pk, reason="Pasar tutup"
        )
        assert stands(report) == "received"


class TestVisiting:
    def test_only_who_was_sent_records_it(self, unit, market):
        visit = assigned(unit, market)
        values = {"visited_on": TODAY, "visited_from": NINE, "visited_until": NOON, "summary": ""}
        for who, refusal in (("other", NotTheirs), ("tester", NotAllowed), ("chief", NotAllowed)):
            with pytest.raises(refusal):
                supervision.record_visit(actor=unit.at(who), inspection_id=visit.pk, **values)

    def test_the_hours_of_the_visit_are_checked_too(self, unit):
        factory = a_market(unit, name="Pabrik", kind="factory")
        visit = assigned(unit, factory)
        with pytest.raises(WrongEntry) as refused:
            supervision.record_visit(
                actor=unit.at("supervisor"),
                inspection_id=visit.pk,
                visited_on=TODAY,
                visited_from=time(17),
                visited_until=time(19),
                summary="",
            )
        assert refused.value.field == "visited_from"

    def test_it_is_written_down_once_it_is_over(self, unit, market):
        visit = assigned(unit, market)
        hours = {"visited_on": TODAY, "visited_from": NINE, "summary": ""}
        acts = {"actor": unit.at("supervisor", AT_NOON), "inspection_id": visit.pk}
        with pytest.raises(DayOutOfOrder, match="not come yet") as refused:
            supervision.record_visit(**acts, **hours, visited_until=time(12, 1))
        assert refused.value.field == "visited_until"
        assert supervision.record_visit(**acts, **hours, visited_until=NOON).state == "visited"

    def test_without_a_letter_of_that_day_nobody_goes(self, unit, market):
        hours = {"visited_from": NINE, "visited_until": NOON, "summary": ""}
        visit = a_visit(unit, market)
        with pytest.raises(NotNow):
            supervision.record_visit(
                actor=unit.at("supervisor"), inspection_id=visit.pk, visited_on=TODAY, **hours
            )
        supervision.assign_inspection(actor=unit.at("chief"), inspection_id=visit.pk)
        with pytest.raises(DayOutOfOrder, match="another day"):
            supervision.record_visit(
                actor=unit.at("supervisor"),
                inspection_id=visit.pk,
                visited_on=TODAY - timedelta(days=1),
                **hours,
            )

    def test_the_tester_of_an_instrument_does_not_inspect_it(self, unit, market, scale):
        visit = visited(unit, market)
        a_verification_by(unit, scale, "supervisor", TODAY)
        with pytest.raises(NotTheirs, match="Verified it"):
            an_item(unit, visit, scale)

    def test_nor_does_who_signed_for_it(self, unit, market, scale):
        visit = visited(unit, market)
        mark = a_verification_by(unit, scale, "tester", TODAY)
        stamped = {"created_at": NOW, "updated_at": NOW}
        Certificate.objects.create(
            government=unit.government,
            agency=unit.agency,
            verification=mark,
            submitted_at=NOW,
            signed_by=unit.users["supervisor"],
            **stamped,
        )
        with pytest.raises(NotTheirs):
            an_item(unit, visit, scale)

    def test_once_the_verification_is_over_they_may(self, unit, market, scale):
        visit = visited(unit, market)
        a_verification_by(unit, scale, "supervisor", TODAY - timedelta(days=1))
        assert an_item(unit, visit, scale).pk

    def test_the_engine_judges_by_the_limits_in_use(self, unit, market, scale):
        visit = visited(unit, market)
        with pytest.raises(WrongEntry) as refused:
            an_item(unit, visit, scale, readings=BEYOND)
        assert refused.value.field == "finding"
        found = an_item(
            unit,
            visit,
            scale,
            readings=BEYOND,
            finding="out_of_limits",
            measure="seal",
            seal="S-1",
        )
        assert found.verdict == "fail"
        assert found.reason_id
        [point] = found.answer["tests"]["weighing"]["points"]
        # e = 5 g, 1000 e: 1.0 e at the verification, twice that in use.
        assert point["limit"] == "10"

    def test_nobody_judges_limits_by_hand(self, unit, market, scale):
        visit = visited(unit, market)
        for readings in ({}, WITHIN):
            with pytest.raises(WrongEntry) as refused:
                an_item(
                    unit,
                    visit,
                    scale,
                    readings=readings,
                    finding="out_of_limits",
                    measure="seal",
                    seal="S-1",
                )
            assert refused.value.field == "readings"

    def test_what_is_in_no_register_is_described(self, unit, market):
        visit = visited(unit, market)
        with pytest.raises(DomainError, match="which instrument"):
            an_item(unit, visit, **warned())
        item = an_item(unit, visit, described="Timbangan meja, los ikan", **warned())
        assert str(item) == "Timbangan meja, los ikan"


def paper_words(paper: Any) -> str:
    with store.open(paper.sha256) as content:
        return " ".join(text_of(content.read()).split())


class TestWhatFollows:
    def test_minutes_fix_what_was_found(self, unit, market, scale):
        visit = visited(unit, market)
        item = an_item(unit, visit, scale, **warned())
        assert "BA-WAS" in signed(unit, visit).minutes.number
        with pytest.raises(NotNow, match="signed"):
            supervision_items.change_item(actor=unit.at("supervisor"), item_id=item.pk)
        with pytest.raises(NotNow, match="signed"):
            an_item(unit, visit, described="satu lagi")

    def test_minutes_part_what_was_seen_from_what_was_read(self, unit, market, scale):
        visit = visited(unit, market)
        seen = {"note": "Jarum macet.", "readings": BEYOND, "measure": "seal", "seal": "S-7"}
        an_item(unit, visit, scale, finding="out_of_limits", **seen)
        assert "Jarum macet; kebenaran: pada 5.000 g" in paper_words(signed(unit, visit).minutes)

    def test_the_letter_says_what_it_rests_on(self, unit, market):
        report = a_report(unit).report
        reported = paper_words(assigned(unit, market, report_id=report.pk).letter)
        assert "Laporan warga" in reported
        assert report.ticket not in reported
        assert "Program kerja pengawasan" in paper_words(assigned(unit, market).letter)

    def test_a_visit_where_nothing_was_in_use_comes_to_its_end(self, unit, market):
        report = a_report(unit).report
        visit = signed(unit, visited(unit, market, report_id=report.pk))
        words = paper_words(visit.minutes)
        assert "Tidak ada alat yang dipakai" in words
        supervision.close_inspection(
            actor=unit.at("chief"),
            inspection_id=visit.pk,
            conclusion="Kios tutup",
            answer="Kios tutup saat kami datang.",
        )
        assert stands(report) == "answered"

    @pytest.mark.parametrize(
        ("finding", "standing"),
        [("seal_broken", Standing.VOID), ("other_use", Standing.VALID)],
    )
    def test_a_broken_seal_voids_the_mark(self, unit, market, scale, finding, standing):
        """With the record of a verification, or with what the register alone tells."""
        visit = visited(unit, market)
        an_item(unit, visit, scale, finding=finding, measure="seal", seal="S-7")
        signed(unit, visit)
        scale.refresh_from_db()
        assert scale.standing == standing
        assert is_sealed(scale)

    def test_a_verification_on_record_is_voided_with_the_reason(self, unit, market, scale):
        mark = a_verification_by(unit, scale, "tester", TODAY + timedelta(days=300))
        visit = visited(unit, market)
        an_item(unit, visit, scale, finding="added_device", measure="seal", seal="S-7")
        signed(unit, visit)
        [voiding] = mark.voids.all()
        assert (voiding.reason, voiding.on) == ("added_device", TODAY)

    def test_a_mark_put_on_since_the_visit_stays(self, unit, market, scale):
        """What was found is put right before the minutes are written: the new mark holds."""
        old = a_verification_by(unit, scale, "tester", TODAY + timedelta(days=300))
        visit = visited(unit, market)
        an_item(unit, visit, scale, finding="seal_broken", measure="seal", seal="S-7")
        new = a_verification_by(unit, scale, "tester", TODAY + timedelta(days=366))
        new.on = TODAY + timedelta(days=1)
        new.save()
        later = unit.at("supervisor")
        later = replace(later, now=later.now + timedelta(days=2))
        supervision_items.sign_minutes(actor=later, inspection_id=visit.pk)
        assert old.voids.get().reason == "seal_broken"
        assert not new.voids.exists()
        scale.refresh_from_db()
        assert (scale.standing, scale.valid_until) == (Standing.VALID, new.valid_until)

    def test_a_warning_is_a_signed_letter_of_the_head(self, unit, market, scale):
        visit = visited(unit, market)
        item = an_item(unit, visit, scale, **warned())
        with pytest.raises(NotNow):
            supervision_items.issue_warning(actor=unit.at("chief"), item_id=item.pk)
        signed(unit, visit)
        with pytest.raises(NotAllowed):
            supervision_items.issue_warning(actor=unit.at("supervisor"), item_id=item.pk)
        item = supervision_items.issue_warning(actor=unit.at("chief"), item_id=item.pk)
        assert "TEGURAN" in item.warning.number
        assert "Susi" not in str(item.warning.facts)

    @pytest.mark.parametrize(
        ("finding", "asked"),
        [
            ("damaged", "Perbaiki dan tera ulangkan"),
            ("other_use", "kembalikan bebas tera ulangnya"),
        ],
    )
    def test_a_warning_asks_for_what_puts_it_right(self, unit, market, scale, finding, asked):
        visit = visited(unit, market)
        item = an_item(unit, visit, scale, **{**warned(), "finding": finding})
        signed(unit, visit)
        item = supervision_items.issue_warning(actor=unit.at("chief"), item_id=item.pk)
        assert asked in paper_words(item.warning)

    def test_an_inspection_ends_once_everything_came_to_something(self, unit, market, scale):
        report = a_report(unit, contact="0812 0000 0009").report
        visit = visited(unit, market, report_id=report.pk)
        item = an_item(unit, visit, scale, **warned())
        signed(unit, visit)
        closing = {"inspection_id": visit.pk, "conclusion": "Selesai", "answer": "Diperbaiki."}
        with pytest.raises(NotNow, match="what follows, first"):
            supervision.close_inspection(actor=unit.at("chief"), **closing)
        supervision_items.issue_warning(actor=unit.at("chief"), item_id=item.pk)
        supervision_follow_up.follow_up_item(
            actor=unit.at("supervisor"),
            item_id=item.pk,
            followed_up_on=TODAY,
            outcome="out_of_use",
        )
        with pytest.raises(NotAllowed):
            supervision.close_inspection(actor=unit.at("supervisor"), **closing)
        supervision.close_inspection(actor=unit.at("chief"), **closing)
        assert stands(report) == "answered"
        assert (report.answer, report.contact) == ("Diperbaiki.", "")
        assert Inspection.objects.get(pk=visit.pk).closed_on == TODAY
