"""A set is counted piece by piece: at the desk, on the telephone, on arrival, in public."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.utils.translation import override

from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.sheets import Case, Pieces, judge_pieces
from teraju.modules.metrology.domain.tags import numbered
from teraju.modules.metrology.models import (
    Certificate,
    FieldEntry,
    OrderLine,
    Sheet,
    Verification,
)
from teraju.modules.metrology.services import field, order_minutes
from teraju.modules.metrology.services.certificate_papers import contents_of, public_facts
from teraju.modules.metrology.services.certificates import sign_certificate
from teraju.modules.metrology.sheet_refusals import ReadingRefused, StampRefused
from teraju.modules.metrology.web.field_words import told
from teraju.modules.operations.tests.factories import InForceFactory

from .field_world import Day, a_day
from .register_pages import text, url
from .sheet_world import BATAL, SAH, struck
from .test_field_pages import client, sync, today
from .test_field_plan import by_telephone
from .test_sheet_pages import begun
from .unit_world import DAY

pytestmark = pytest.mark.django_db
__all__ = ["today"]
JAMINAN = ({"kind": "jaminan", "size": "4", "count": 1, "spot": "tutup"},)
# Pieces of the set; passed, of them adjusted, failed, not brought; what is wrong with the count.
COUNTS = [
    (7, (7, 0, 0, 0), ""),
    (7, (5, 0, 2, 0), ""),
    (7, (5, 5, 2, 0), ""),
    (7, (0, 0, 7, 0), ""),
    (7, (4, 0, 1, 2), ""),
    (7, (1, 0, 0, 6), ""),
    (1, (1, 0, 0, 0), ""),
    (7, (5, 0, 3, 0), "counts_many"),
    (7, (7, 0, 0, 1), "counts_many"),
    (7, (8, 0, 0, 0), "counts_many"),
    (7, (5, 0, 1, 0), "counts_few"),
    (7, (6, 1, 0, 0), "counts_few"),
    (7, (0, 0, 0, 7), "wrong_counts"),
    (7, (0, 0, 0, 0), "wrong_counts"),
    (7, (5, 6, 2, 0), "adjusted_many"),
    (7, (0, 1, 7, 0), "adjusted_many"),
    (7, (5, 6, 3, 0), "adjusted_many"),
    (7, (0, 1, 0, 7), "wrong_counts"),
    (7, (5, 6, 2, -1), "wrong_counts"),
    (7, (8, 0, 0, -1), "wrong_counts"),
    (7, (-1, 0, 8, 0), "wrong_counts"),
]
TRIES = [{"remedy": "none", "readings": {}, "verdict": "pass"}]


@pytest.fixture
def day(today: date) -> Day:
    return a_day()


def marks(passed: int = 0, failed: int = 0) -> list[dict[str, object]]:
    numbers = (("sah", passed), ("batal", failed))
    return [{"kind": kind, "size": "4", "count": number} for kind, number in numbers if number]


@pytest.mark.parametrize(("count", "pieces", "fault"), COUNTS)
def test_every_piece_is_counted_once(count, pieces, fault):
    assert Pieces(*pieces).fault(count) == fault


def test_the_telephone_says_the_same_while_it_is_typed():
    asked = [{"pieces": pieces, "of": count} for count, pieces, _fault in COUNTS]
    said = by_telephone(sets=asked)["counted"]
    assert said == [fault for _count, _pieces, fault in COUNTS]


def test_what_was_not_brought_is_kept_with_the_count():
    case = Case(catalogue().kind("common_weight"), {"nominal": "1000"}, "subsequent", DAY)
    answer = judge_pieces(case, Pieces(4, 1, 1, 2))
    assert answer["verdict"] == "pass"
    assert answer["pieces"] == {"passed": 4, "adjusted": 1, "failed": 1, "missing": 2}


class TestRecorded:
    @pytest.mark.parametrize(("count", "pieces", "fault"), COUNTS)
    def test_no_more_and_no_fewer_than_the_set_has(self, day, count, pieces, fault):
        weights = day.bench.scale("common_weight", count=count)
        struck = marks(max(pieces[0], 1), max(pieces[2], 0)) if pieces[0] > 0 else marks(0, 7)
        said = {"attempts": [], "pieces": pieces, "marks": struck}
        if fault:
            with pytest.raises(ReadingRefused) as refusal:
                day.bench.record(weights, **said)
            at = "adjusted" if fault == "adjusted_many" else "pieces"
            assert refusal.value.field == at
            return
        found = day.bench.record(weights, **said).verification
        assert (found.passed, found.adjusted, found.failed) == pieces[:3]

    def test_a_set_is_not_read_as_if_it_were_one(self, day):
        with pytest.raises(ReadingRefused, match="say how many pieces passed"):
            day.bench.record(day.bench.scale(count=3))

    @pytest.mark.parametrize(
        ("marked", "unmarkable", "is_taken"),
        [
            (struck(5, 2), "", True),
            ((*struck(5), *BATAL, *BATAL), "", True),
            (struck(5, 1), "", False),
            (struck(5), "", False),
            (struck(5, 1), "Yang kecil tidak muat", True),
            (struck(5), "Terlalu kecil", True),
        ],
    )
    def test_whatever_failed_bears_the_mark_batal(self, day, marked, unmarkable, is_taken):
        weights = day.bench.scale("common_weight", count=7)
        said = {"attempts": [], "pieces": (5, 0, 2), "marks": marked, "unmarkable": unmarkable}
        if is_taken:
            assert day.bench.record(weights, **said).verification.failed == 2
            return
        with pytest.raises(StampRefused, match="each piece that failed"):
            day.bench.record(weights, **said)

    def test_whatever_passed_bears_the_mark_sah(self, day):
        said = {"attempts": [], "pieces": (5, 0, 2)}
        weights = day.bench.scale("common_weight", count=7)
        with pytest.raises(StampRefused, match="each piece that passed"):
            day.bench.record(weights, marks=struck(4, 2), **said)
        with pytest.raises(StampRefused, match="so one fits") as refusal:
            day.bench.record(weights, marks=struck(5, 2), unmarkable="Kecil", **said)
        assert refusal.value.field == "unmarkable"
        day.bench.record(weights, marks=struck(4, 2), unmarkable="Satu tidak muat", **said)

    @pytest.mark.parametrize(
        ("pieces", "marked", "field"),
        [
            ((5, 0, 2), struck(7, 2), "marks"),
            ((5, 0, 2), struck(5, 3), "batal"),
            ((1, 0, 0, 6), struck(7), "marks"),
            ((0, 0, 7), struck(0, 8), "batal"),
        ],
    )
    def test_no_piece_bears_two(self, day, pieces, marked, field):
        weights = day.bench.scale("common_weight", count=7)
        marked = [one for one in marked if one["count"]]
        with pytest.raises(StampRefused, match="each piece bears one") as refusal:
            day.bench.record(weights, attempts=[], pieces=pieces, marks=marked)
        assert refusal.value.field == field

    @pytest.mark.parametrize("marked", [SAH, (*SAH, *JAMINAN)])
    def test_a_mark_that_was_put_on_did_fit(self, day, marked):
        scale = day.bench.scale()
        with pytest.raises(StampRefused, match="so one fits"):
            day.bench.record(scale, marks=marked, unmarkable="Badan kaca")
        day.bench.record(scale, marks=JAMINAN, unmarkable="Badan kaca")


class TestAtTheDesk:
    @pytest.mark.parametrize(
        ("typed", "field"),
        [
            ({"passed": "5", "failed": "3", "m_sah_4": "5", "m_batal_4": "3"}, "passed"),
            ({"passed": "5", "failed": "1", "m_sah_4": "5", "m_batal_4": "1"}, "passed"),
            ({"passed": "5", "adjusted": "6", "failed": "2", "m_sah_4": "5"}, "adjusted"),
            ({"passed": "5", "failed": "2", "m_sah_4": "5"}, "m_batal_4"),
            ({"passed": "5", "failed": "2", "m_sah_4": "5", "m_batal_4": "1"}, "m_batal_4"),
            ({"passed": "0", "failed": "7", "m_batal_4": "6"}, "m_batal_4"),
            ({"passed": "5", "failed": "2", "m_sah_4": "5", "m_batal_4": "2"}, ""),
            ({"passed": "5", "failed": "2", "m_sah_4": "7", "m_batal_4": "2"}, "m_sah_4"),
            ({"passed": "5", "failed": "2", "m_sah_4": "5", "m_batal_4": "3"}, "m_batal_4"),
            ({"passed": "5", "failed": "2"}, ""),
            ({"passed": "4", "failed": "1", "missing": "2", "m_sah_4": "4", "m_batal_4": "1"}, ""),
            ({"passed": "5", "failed": "2", "m_sah_4": "5", "unmarkable": "Terlalu kecil"}, ""),
        ],
    )
    def test_a_wrong_count_is_refused_at_its_field(self, day, typed, field):
        sheet = begun(day.bench, "common_weight", count=7)
        browser, address = client(day), url("sheet_decide", sheet.pk)
        answer = browser.post(address, {"version": sheet.version, **typed})
        if field:
            assert answer.status_code == 422
            assert list(answer.context["form"].errors) == [field]
        else:
            assert answer.status_code == 302

    def test_the_sentence_says_how_many_are_counted(self, day):
        sheet = begun(day.bench, "common_weight", count=7)
        typed = {"version": sheet.version, "passed": "5", "failed": "3"}
        page = text(client(day).post(url("sheet_decide", sheet.pk), typed))
        assert "This makes 8 pieces, and the set has 7" in page
        typed["failed"] = "1"
        page = text(client(day).post(url("sheet_decide", sheet.pk), typed))
        assert "This makes 6 of the 7 pieces" in page
        page = text(client(day).post(url("sheet_decide", sheet.pk), {**typed, "adjusted": "6"}))
        assert "More were adjusted than passed" in page

    def test_the_sheet_says_what_was_not_brought(self, day):
        weights = day.bench.scale("common_weight", count=7)
        sheet = day.bench.record(weights, attempts=[], pieces=(5, 0, 0, 2))
        page = text(client(day).get(sheet.get_absolute_url()))
        assert re.search(r"Not brought</t[dh]>\s*<td[^>]*>\s*2\s*<", page)


class TestOnArrival:
    def sent(self, day, pieces, count=7, **more):
        weights = day.bench.scale("common_weight", count=count)
        struck = {"marks": marks(pieces[0], pieces[2]), **more}
        return day.entry(weights, attempts=TRIES, pieces=list(pieces), **struck)

    def test_what_was_not_brought_comes_along(self, day):
        [answer] = day.sync(self.sent(day, (4, 1, 1, 2)))
        assert answer.outcome == "stored"
        kept = answer.entry.sheet.attempts.get().readings["pieces"]
        assert kept == {"passed": 4, "adjusted": 1, "failed": 1, "missing": 2}

    def test_the_minutes_and_the_list_say_what_came_of_each_piece(self, day):
        InForceFactory(
            agency=day.bench.agency, kind="verification", promised_value=4, promised_unit="hours"
        )
        day.sync(self.sent(day, (5, 0, 1, 1)))
        line = OrderLine.objects.prefetch_related(*order_minutes.ACTS).get()
        with override("en"):
            told = str(order_minutes._row(line)[-1])
        assert told == "5 passed, 1 failed, 1 not brought"
        assert "Sah: 5 passed, 1 failed" in text(client(day).get(url("verifications")))

    def test_a_telephone_that_knew_three_numbers_is_read(self, day):
        assert [one.outcome for one in day.sync(self.sent(day, (6, 0, 1)))] == ["stored"]

    @pytest.mark.parametrize("pieces", [(5, 0, 3), (5, 0, 1), (8, 0, 0, 0)])
    def test_a_wrong_count_waits_and_is_put_right(self, day, pieces):
        sent = self.sent(day, pieces)
        [answer] = day.sync(sent)
        assert answer.outcome == "refused"
        assert "pieces" in answer.sentence
        assert told(answer)["count"] == 7
        assert FieldEntry.objects.get().payload["pieces"] == list(pieces)
        taken = field.retry_entry(
            actor=day.acts(), entry_id=answer.entry.pk, pieces=(5, 0, 2, 0), marks=marks(5, 2)
        )
        found = taken.sheet.verification
        assert (taken.outcome, found.passed, found.failed) == ("stored", 5, 2)

    def test_the_form_asks_for_the_counts_and_the_marks(self, day):
        sync(day, self.sent(day, (5, 0, 3)))
        entry = FieldEntry.objects.get()
        address = url("field_entry_again", entry.pk)
        form = client(day).get(address).context["form"]
        assert [form[name].value() for name in ("passed", "adjusted", "failed", "missing")] == [
            *(5, 0, 3, 0),
        ]
        assert form["marks"].value() == ["sah:4", "batal:4"]
        typed = {"version": entry.version, "passed": "5", "failed": "2"}
        wrong = client(day).post(address, {**typed, "failed": "3", "marks": ["sah:4", "batal:4"]})
        assert list(wrong.context["form"].errors) == ["passed"]
        wrong = client(day).post(address, {**typed, "adjusted": "6", "marks": ["sah:4", "batal:4"]})
        assert list(wrong.context["form"].errors) == ["adjusted"]
        assert (
            client(day).post(address, {**typed, "marks": ["sah:4", "batal:4"]}).status_code == 302
        )
        found = Verification.objects.get()
        assert (found.passed, found.failed) == (5, 2)
        assert {one.kind: one.count for one in found.marks.all()} == {"sah": 5, "batal": 2}

    def test_one_scale_is_asked_for_no_counts(self, day):
        sync(day, day.entry(day.bench.scale(), standards=[]))
        form = client(day).get(url("field_entry_again", FieldEntry.objects.get().pk))
        assert list(form.context["form"].fields) == ["version", "sticker", "note"]

    def test_what_became_a_set_meanwhile_waits_for_its_counts(self, day):
        scale = day.bench.scale(count=3)
        [answer] = day.sync(day.entry(scale))
        assert (answer.outcome, Sheet.objects.count()) == ("refused", 0)
        taken = field.retry_entry(
            actor=day.acts(), entry_id=answer.entry.pk, pieces=(3, 0, 0, 0), marks=marks(3)
        )
        assert taken.sheet.verification.passed == 3


class TestInPublic:
    @pytest.mark.parametrize(
        ("pieces", "unmarkable", "said"),
        [
            ((7, 0, 0), "", ""),
            ((5, 0, 2), "", "5 of 7 pieces passed; whichever bears the mark batal is not used."),
            ((5, 0, 2), "Kecil", "5 of 7 pieces passed; the others may not be used."),
            ((5, 0, 0, 2), "", "5 of 7 pieces passed; the others may not be used."),
            ((4, 0, 1, 2), "", "4 of 7 pieces passed; the others may not be used."),
        ],
    )
    def test_the_tag_says_no_more_than_is_known(self, day, pieces, unmarkable, said):
        weights = day.bench.scale("common_weight", count=7)
        weights.tag = numbered("T001", 77, 5)
        weights.save()
        struck = marks(pieces[0], pieces[2]) if not unmarkable else SAH
        day.bench.record(weights, attempts=[], pieces=pieces, marks=struck, unmarkable=unmarkable)
        page = text(client(day).get(url("tag", weights.tag)))
        assert said in page
        assert ("pieces passed" in page) == bool(said)


class TestInParts:
    """What was not brought comes later: each piece is worth what became of it."""

    def weights(self, day, *parts, **more):
        one = day.bench.scale("common_weight", count=7)
        one.tag = numbered("T001", 77, 5)
        one.save()
        for passed, failed in parts:
            said = {"pieces": (passed, 0, failed, 7 - passed - failed), **more}
            day.bench.record(one, attempts=[], marks=tuple(marks(passed, failed)), **said)
        one.refresh_from_db()
        return one

    @pytest.mark.parametrize(
        ("parts", "standing", "said"),
        [
            ([(5, 0), (0, 2)], "valid", "5 of 7 pieces passed; whichever bears the mark batal"),
            ([(7, 0), (0, 2)], "valid", "5 of 7 pieces passed; whichever bears the mark batal"),
            ([(5, 0), (0, 1)], "valid", "5 of 7 pieces passed; the others may not be used."),
            ([(5, 0), (0, 2), (2, 0)], "valid", ""),
            ([(2, 0), (0, 5)], "rejected", ""),
            ([(0, 2), (5, 0)], "valid", "5 of 7 pieces passed; the others may not be used."),
            ([(5, 0), (0, 7)], "rejected", ""),
        ],
    )
    def test_a_later_part_that_fails_leaves_the_others_their_mark(self, day, parts, standing, said):
        one = self.weights(day, *parts)
        assert one.standing == standing
        page = text(client(day).get(url("tag", one.tag)))
        assert said in page
        assert ("pieces passed" in page) == bool(said)

    @pytest.mark.parametrize(("later", "state"), [((0, 2), "signed"), ((0, 7), "withdrawn")])
    def test_so_does_their_certificate(self, day, later, state):
        one = self.weights(day, (5, 0), wants_certificate=True)
        held = Certificate.objects.get()
        sign_certificate(actor=day.bench.chief(), certificate_id=held.pk)
        said = {"pieces": (0, 0, later[1], 7 - later[1]), "marks": tuple(marks(0, later[1]))}
        later_on = day.bench.moment() + timedelta(hours=1)
        day.bench.record(one, attempts=[], ended_at=later_on, **said)
        held.refresh_from_db()
        assert held.state == state

    @pytest.mark.parametrize(
        ("pieces", "said", "tested"),
        [
            ((0, 0, 2, 5), "BATAL: 2 of the 7 pieces do not meet", "2 of the 7 of the set"),
            ((0, 0, 1, 6), "BATAL: 1 of the 7 pieces do not meet", "1 of the 7 of the set"),
            ((0, 0, 7, 0), "BATAL: it does not meet", "7"),
            ((5, 0, 0, 2), "SAH: it meets", "5 of the 7 of the set"),
        ],
    )
    def test_the_certificate_says_of_how_many_it_tells(self, day, pieces, said, tested):
        one = day.bench.scale("common_weight", count=7)
        said_of = {"pieces": pieces, "marks": (), "unmarkable": "Terlalu kecil"}
        act = day.bench.record(one, attempts=[], **said_of).verification
        with override("en"):
            paper = contents_of(act)
            facts = dict(paper["groups"][0]["facts"])
            assert str(paper["result"]).startswith(said)
            assert str(dict(public_facts(act))["Result"]).startswith(said)
            assert str(facts["Pieces"]) == tested
