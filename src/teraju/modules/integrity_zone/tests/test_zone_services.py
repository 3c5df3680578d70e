"""A sheet from its opening to the public, and what is refused on the way."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.integrity_zone.models import LinkedRecord, Sheet
from teraju.modules.integrity_zone.refusals import Incomplete, NoAnswer, NotNow, OwnUnit
from teraju.modules.integrity_zone.selectors.sheets import answers, published, result_of, rows_of
from teraju.modules.integrity_zone.services import answers as answering
from teraju.modules.integrity_zone.services import publishing
from teraju.modules.integrity_zone.services import sheets as services
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import NOW, RoleAssignmentFactory
from teraju.platform.audit.api import timeline
from teraju.platform.papers.api import papers_of

from .zone_world import Unit, a_sheet, assessed, closed, filled, handed_in, line


def answer(unit: Unit, who: str, sheet: Sheet, code: str, said: str, **more: Any) -> Any:
    return answering.answer_question(
        actor=unit.at(who),
        answer_id=line(sheet, code).pk,
        answer=said,
        **{"note": "", **more},
    )


def lower(unit: Unit, sheet: Sheet, code: str, said: str, reason: str, **more: Any) -> Any:
    return answering.assess_answer(
        actor=unit.at(more.pop("who", "assessor")),
        answer_id=line(sheet, code).pk,
        answer=said,
        reason=reason,
        **more,
    )


class TestOpening:
    def test_every_question_has_a_line(self, unit: Unit) -> None:
        sheet = a_sheet(unit)
        assert sheet.answers.count() == 107
        assert sum(one.lost for one in sheet.answers.all()).quantize(Decimal("0.01")) == 100

    def test_once_for_unit_and_year(self, unit: Unit) -> None:
        a_sheet(unit)
        with pytest.raises(Exception, match="already"):
            a_sheet(unit)

    def test_not_for_a_year_to_come(self, unit: Unit) -> None:
        with pytest.raises(DomainError, match="not begun"):
            a_sheet(unit, year=NOW.year + 1)

    def test_not_by_anybody(self, unit: Unit) -> None:
        with pytest.raises(NotAllowed):
            services.open_sheet(
                actor=unit.at("staff"), agency=unit.agency, year=NOW.year, aim="WBK"
            )


class TestAnswering:
    def test_each_answer_moves_the_score(self, unit: Unit) -> None:
        sheet = a_sheet(unit)
        row = answer(unit, "coordinator", sheet, "P.1.1.1", "ya", note=" SK 12 ")
        sheet.refresh_from_db()
        assert (row.unit_answer, row.unit_note, row.lost) == ("yes", "SK 12", 0)
        assert (sheet.unit_score, sheet.answered, sheet.version) == (Decimal("0.25"), 1, 1)
        assert len(timeline(row)) == 1

    def test_what_changes_nothing_writes_nothing(self, unit: Unit) -> None:
        sheet = a_sheet(unit)
        answer(unit, "coordinator", sheet, "P.1.1.1", "yes")
        row = answer(unit, "coordinator", sheet, "P.1.1.1", "Ya", seen=1)
        assert row.version == 2
        assert len(timeline(row)) == 1

    def test_two_at_once_compare(self, unit: Unit) -> None:
        sheet = a_sheet(unit)
        answer(unit, "coordinator", sheet, "P.1.1.1", "yes", seen=1)
        with pytest.raises(ChangedMeanwhile):
            answer(unit, "head", sheet, "P.1.1.1", "no", seen=1)

    def test_an_answer_of_another_kind(self, unit: Unit) -> None:
        with pytest.raises(NoAnswer, match="yes or no"):
            answer(unit, "coordinator", a_sheet(unit), "P.1.1.1", "B")

    def test_strangers_and_readers_change_nothing(self, unit: Unit) -> None:
        sheet = a_sheet(unit)
        with pytest.raises(NotAllowed):
            answer(unit, "staff", sheet, "P.1.1.1", "yes")
        assert not answers(unit.at("stranger")).exists()
        assert not answers(unit.at("guest")).exists()

    def test_many_at_once_or_none(self, unit: Unit) -> None:
        sheet = a_sheet(unit)
        said = [answering.Said("P.1.1.1", "yes"), answering.Said("P.9.9.9", "yes")]
        with pytest.raises(NoAnswer):
            answering.answer_questions(actor=unit.at("head"), sheet_id=sheet.pk, answers=said)
        assert line(sheet, "P.1.1.1").unit_answer == ""


class TestHandingIn:
    def test_results_may_be_missing_answers_may_not(self, unit: Unit) -> None:
        sheet = filled(unit, a_sheet(unit), with_results=False, P_2_1_1="")
        with pytest.raises(Incomplete, match=r"P\.2\.1\.1"):
            services.submit_sheet(actor=unit.at("head"), sheet_id=sheet.pk)
        answer(unit, "head", sheet, "P.2.1.1", "A")
        done = services.submit_sheet(actor=unit.at("head"), sheet_id=sheet.pk)
        assert (done.state, done.unit_score) == ("submitted", 60)

    def test_answers_stand_until_it_comes_back(self, unit: Unit) -> None:
        sheet = handed_in(unit)
        with pytest.raises(NotNow):
            answer(unit, "head", sheet, "P.1.1.1", "no")
        services.take_back_sheet(actor=unit.at("head"), sheet_id=sheet.pk, reason="Keliru")
        assert answer(unit, "head", sheet, "P.1.1.1", "no").unit_answer == "no"

    def test_only_the_head(self, unit: Unit) -> None:
        with pytest.raises(NotAllowed):
            services.submit_sheet(actor=unit.at("coordinator"), sheet_id=a_sheet(unit).pk)


class TestAssessing:
    def test_another_answer_has_a_reason_and_both_stand(self, unit: Unit) -> None:
        sheet = handed_in(unit)
        with pytest.raises(DomainError, match="Say why"):
            lower(unit, sheet, "P.5.1.1", "C", " ")
        row = lower(unit, sheet, "P.5.1.1", "C", "Kampanye tidak terbukti")
        sheet.refresh_from_db()
        assert (row.unit_answer, row.tpi_answer, row.differs) == ("A", "C", True)
        assert (sheet.unit_score, sheet.score, sheet.differing) == (100, Decimal("99.25"), 1)
        assert result_of(sheet.edition, rows_of(sheet)).gaps[0].question.code == "P.5.1.1"

    def test_an_answer_may_be_raised_and_left_to_the_unit_again(self, unit: Unit) -> None:
        sheet = handed_in(unit, P_5_1_1="C")
        assert lower(unit, sheet, "P.5.1.1", "A", "Terbukti").lost == 0
        assert lower(unit, sheet, "P.5.1.1", "", "").lost == Decimal("0.75")

    def test_never_by_the_units_own(self, unit: Unit) -> None:
        sheet = handed_in(unit)
        RoleAssignmentFactory(
            user=unit.users["coordinator"], role=Role.TPI_ASSESSOR, government=unit.government
        )
        with pytest.raises(OwnUnit):
            lower(unit, sheet, "P.5.1.1", "C", "Alasan", who="coordinator")
        with pytest.raises(NotAllowed):
            lower(unit, sheet, "P.5.1.1", "C", "Alasan", who="head")

    def test_whoever_answered_assesses_nothing(self, unit: Unit) -> None:
        """Somebody of the whole government may hold both roles: not on one sheet."""
        RoleAssignmentFactory(
            user=unit.users["assessor"], role=Role.PROCESS_OWNER, government=unit.government
        )
        sheet = filled(unit, a_sheet(unit))
        answer(unit, "assessor", sheet, "P.1.1.1", "no")
        services.submit_sheet(actor=unit.at("head"), sheet_id=sheet.pk)
        with pytest.raises(OwnUnit):
            lower(unit, sheet, "P.5.1.1", "C", "Alasan")

    def test_only_what_was_handed_in(self, unit: Unit) -> None:
        with pytest.raises(NotNow):
            lower(unit, a_sheet(unit), "P.5.1.1", "C", "Alasan")

    def test_a_new_answer_of_the_unit_is_assessed_anew(self, unit: Unit) -> None:
        sheet = handed_in(unit)
        lower(unit, sheet, "P.5.1.1", "A", "")
        lower(unit, sheet, "P.5.1.2", "C", "Belum")
        services.return_sheet(actor=unit.at("assessor"), sheet_id=sheet.pk, reason="Lengkapi bukti")
        assert line(sheet, "P.5.1.2").tpi_answer == "C"
        for code in ("P.5.1.1", "P.5.1.2"):
            row = answer(unit, "head", sheet, code, "B")
            assert (row.tpi_answer, row.tpi_reason, row.differs) == ("", "", False)

    def test_it_ends_with_a_conclusion_and_can_be_taken_up_again(self, unit: Unit) -> None:
        sheet = handed_in(unit)
        with pytest.raises(DomainError):
            services.finish_assessment(actor=unit.at("assessor"), sheet_id=sheet.pk, conclusion=" ")
        done = services.finish_assessment(
            actor=unit.at("assessor"), sheet_id=sheet.pk, conclusion="Baik"
        )
        assert (done.state, done.predicate) == ("assessed", "WBBM")
        again = services.assess_again(actor=unit.at("assessor"), sheet_id=sheet.pk, reason="Salah")
        assert (again.state, again.assessed_on) == ("submitted", None)


class TestClosing:
    def test_the_public_sees_a_closed_sheet_that_was_published(self, unit: Unit) -> None:
        slug = unit.government.slug
        sheet = assessed(unit)
        with pytest.raises(NotNow):
            publishing.publish_summary(actor=unit.at("head"), sheet_id=sheet.pk)
        services.close_sheet(actor=unit.at("head"), sheet_id=sheet.pk)
        assert not published(slug).exists()
        publishing.publish_summary(actor=unit.at("head"), sheet_id=sheet.pk)
        assert published(slug).get() == sheet
        publishing.withdraw_summary(actor=unit.at("head"), sheet_id=sheet.pk, reason="Keliru")
        assert not published(slug).exists()

    def test_opened_again_it_is_published_no_more(self, unit: Unit) -> None:
        sheet = closed(unit)
        publishing.publish_summary(actor=unit.at("head"), sheet_id=sheet.pk)
        again = services.reopen_sheet(actor=unit.at("head"), sheet_id=sheet.pk, reason="Banding")
        assert (again.state, again.published_on) == ("assessed", None)

    def test_dropped_and_taken_up_again(self, unit: Unit) -> None:
        sheet = a_sheet(unit)
        who = unit.at("coordinator")
        services.drop_sheet(actor=who, sheet_id=sheet.pk, reason="Salah tahun")
        assert services.resume_sheet(actor=who, sheet_id=sheet.pk).state == "open"

    def test_the_report_replaces_the_earlier_one(self, unit: Unit) -> None:
        sheet = handed_in(unit)
        with pytest.raises(NotNow):
            publishing.issue_report(actor=unit.at("head"), sheet_id=sheet.pk)
        lower(unit, sheet, "P.5.1.1", "C", "Kampanye tidak terbukti")
        services.finish_assessment(actor=unit.at("assessor"), sheet_id=sheet.pk, conclusion="Baik")
        first = publishing.issue_report(actor=unit.at("assessor"), sheet_id=sheet.pk)
        second = publishing.issue_report(actor=unit.at("assessor"), sheet_id=sheet.pk)
        assert not first.is_public
        valid = [one.pk for one in papers_of(unit.at("head"), sheet) if one.is_valid]
        assert valid == [second.pk]
        services.assess_again(actor=unit.at("assessor"), sheet_id=sheet.pk, reason="Salah baca")
        assert not any(one.is_valid for one in papers_of(unit.at("head"), sheet))


class TestLinking:
    def test_a_record_is_linked_and_taken_off(self, unit: Unit) -> None:
        row = line(a_sheet(unit), "P.5.1.1")
        said = {"answer_id": row.pk, "title": "Kampanye 2020", "url": "/learning/1/"}
        made = answering.link_record(actor=unit.at("coordinator"), **said)
        with pytest.raises(Exception, match="linked already"):
            answering.link_record(actor=unit.at("coordinator"), **said)
        answering.unlink_record(actor=unit.at("coordinator"), link_id=made.pk)
        answering.unlink_record(actor=unit.at("coordinator"), link_id=made.pk)
        assert LinkedRecord.objects.get().taken_off_on == NOW.date()
        assert len(timeline(row)) == 2

    @pytest.mark.parametrize(
        "url", ["https://example.org/", "//example.org/", "/\\example.org", "x", "javascript:x"]
    )
    def test_only_addresses_of_the_house(self, unit: Unit, url: str) -> None:
        row = line(a_sheet(unit), "P.5.1.1")
        with pytest.raises(DomainError, match="within Teraju"):
            answering.link_record(actor=unit.at("head"), answer_id=row.pk, title="Bukti", url=url)
