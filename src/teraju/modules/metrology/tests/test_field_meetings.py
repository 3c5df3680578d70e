"""What two telephones, or two languages, or two moments make of one entry of the field."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from teraju.modules.metrology.domain.stickers import sticker_code
from teraju.modules.metrology.models import (
    Certificate,
    FieldEntry,
    Order,
    Sheet,
    Sticker,
    StickerRoll,
)
from teraju.modules.metrology.selectors import reports
from teraju.modules.metrology.selectors.field import of_session, work_of
from teraju.modules.metrology.selectors.field_package import package_of
from teraju.modules.metrology.selectors.reports import Served, served
from teraju.modules.metrology.services import field_sync, registers
from teraju.modules.metrology.services.certificates import sign_certificate
from teraju.modules.metrology.services.field import accept_entry, discard_entry
from teraju.modules.metrology.services.orders import end_session
from teraju.modules.metrology.services.registers import add_owner
from teraju.modules.metrology.web.field_texts import TEXTS
from teraju.modules.metrology.web.field_words import told
from teraju.modules.operations.tests.factories import InForceFactory

from .field_world import a_day
from .register_pages import text, url
from .test_field_pages import client, sync, today
from .unit_world import DAY

pytestmark = pytest.mark.django_db
__all__ = ["today"]


@pytest.fixture
def day(today):
    return a_day()


class TestOneAfterTheOther:
    def test_who_tested_it_is_asked_once_it_is_locked(self, day, monkeypatch):
        """Else two that arrive at one moment both find nobody else."""
        asked = []
        look, lock = field_sync._check_alone, field_sync.on_the_bench
        monkeypatch.setattr(
            field_sync, "_check_alone", lambda *args: (asked.append("look"), look(*args))
        )
        monkeypatch.setattr(
            field_sync, "on_the_bench", lambda *args: (asked.append("lock"), lock(*args))[1]
        )
        [answer] = day.sync(day.entry(day.bench.scale()))
        assert (answer.outcome, asked) == ("stored", ["lock", "look"])

    @pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite writes one at a time anyhow")
    def test_what_is_new_at_a_market_is_entered_in_turn(self, day):
        with CaptureQueriesContext(connection) as queries:
            day.sync(day.entry(None, new=day.new(str(uuid4()), "Bu Siti", str(uuid4()))))
        locks = [one["sql"] for one in queries if "FOR NO KEY UPDATE" in one["sql"]]
        assert any('"metrology_place"' in one for one in locks)

    @pytest.mark.parametrize("written", ["081200000009", "+62 812 0000 0009"])
    def test_an_owner_whom_another_wrote_in_another_way_is_met(self, day, written):
        actor, agency = day.bench.acts("tester"), day.bench.agency
        known = add_owner(actor=actor, agency=agency, name="Bu Siti", phone=written)
        [answer] = day.sync(day.entry(None, new=day.new(str(uuid4()), "Bu Siti", str(uuid4()))))
        assert answer.outcome == "stored"
        assert answer.entry.sheet.instrument.owner == known


class TestRollWithdrawnMeanwhile:
    @pytest.mark.parametrize(("days", "outcome"), [(1, "stored"), (0, "stored"), (-1, "refused")])
    def test_what_was_put_on_by_that_day_is_taken(self, day, days, outcome):
        """The mark is put on by then: it waits for no sticker that was good in the morning."""
        bench = day.bench
        StickerRoll.objects.filter(pk=bench.roll.pk).update(
            state="withdrawn", withdrawn_on=DAY + timedelta(days=days), withdrawn_because="Hilang"
        )
        code = sticker_code(bench.agency.government_id, 7)
        [answer] = day.sync(day.entry(bench.scale(), sticker=code))
        assert answer.outcome == outcome
        assert Sticker.objects.filter(code=code).exists() == (outcome == "stored")


class TestSentTheNextDay:
    @pytest.fixture
    def order(self, day):
        """Of a market that was held without a line: all its sheets are sent a day later."""
        InForceFactory(
            agency=day.bench.agency, kind="verification", promised_value=4, promised_unit="hours"
        )
        first, second = day.entry(day.bench.scale()), day.entry(day.bench.scale())
        began = datetime.fromisoformat(first["started_at"]) + timedelta(minutes=10)
        ended = began + timedelta(minutes=8)
        second |= {"started_at": began.isoformat(), "ended_at": ended.isoformat()}
        answers = day.sync(first, second, minutes=24 * 60)
        assert {one.outcome for one in answers} == {"stored"}
        return Order.objects.select_related("output").get(session=day.session)

    def test_its_order_came_when_the_first_test_began(self, day, order):
        output = order.output
        assert output.received_at == Sheet.objects.order_by("started_at")[0].started_at
        assert output.promised_at == datetime.combine(DAY, time(16), day.acts().now.tzinfo)

    def test_each_instrument_took_the_time_of_its_test(self, day, order):
        lines = order.lines.order_by("arrived_at")
        assert [one.arrived_at for one in lines] == [one.sheets.get().started_at for one in lines]
        assert [one.service_minutes for one in lines] == [5, 8]
        # The headline counts them on the day of the market, each within the same day.
        agency, next_day = day.bench.agency, DAY + timedelta(days=1)
        assert served(agency, DAY, DAY) == Served(done=2, same_day=2)
        assert served(agency, next_day, next_day).done == 0

    def test_the_market_kept_its_promise_with_the_last_mark(self, day, order):
        end_session(actor=day.acts(minutes=25 * 60), session_id=day.session.pk)
        order.output.refresh_from_db()
        last = order.lines.order_by("done_at").last()
        assert order.output.released_at == last.done_at
        assert order.output.is_kept
        # The first took five minutes; five later the second came and took eight.
        assert order.output.working_minutes == 13

    def test_what_arrives_after_the_session_was_ended_belongs_to_it(self, day, order):
        """The mark is on the scale: an end that somebody pressed refuses nothing."""
        end_session(actor=day.acts(minutes=25 * 60), session_id=day.session.pk)
        entries = [
            day.entry(day.bench.scale()),
            day.entry(day.bench.scale(), wants_certificate=True),
        ]
        answers = day.sync(*entries, minutes=26 * 60)
        assert [one.outcome for one in answers] == ["stored", "stored"]
        lines = [order.lines.get(sheets=one.entry.sheet) for one in answers]
        assert [one.state for one in lines] == ["done", "to_sign"]
        again = day.sync(*entries, minutes=27 * 60)
        assert {one.outcome for one in again} == {"already"}
        order.output.refresh_from_db()
        assert (order.output.state, order.lines.count()) == ("closed", 4)
        assert reports.tested_at(day.session).instruments == 4

    def test_an_ended_session_is_not_offered_to_be_taken_along(self, day, order):
        assert [one.key for one in work_of(day.acts())] == [f"session-{day.session.pk}"]
        end_session(actor=day.acts(minutes=25 * 60), session_id=day.session.pk)
        assert not work_of(day.acts(minutes=26 * 60))

    def test_a_certificate_that_waits_for_the_head_does_not_keep_it_open(self, day, order):
        [answer] = day.sync(day.entry(day.bench.scale(), wants_certificate=True))
        line = order.lines.get(state="to_sign", sheets=answer.entry.sheet)
        ended = end_session(actor=day.acts(minutes=25 * 60), session_id=day.session.pk)
        assert ended.output.state == "closed"
        paper = Certificate.objects.get(verification__sheet__line=line)
        sign_certificate(actor=day.acts("head", minutes=26 * 60), certificate_id=paper.pk)
        line.refresh_from_db()
        assert line.state == "done"

    def test_what_is_tested_again_on_the_day_counts_once(self, day, order):
        scale = order.lines.order_by("pk")[0].instrument
        began = datetime.fromisoformat(day.entry(scale)["started_at"]) + timedelta(minutes=90)
        hours = {"started_at": began.isoformat(), "ended_at": began.isoformat()}
        [answer] = day.sync(day.entry(scale, **hours), minutes=24 * 60)
        assert (answer.outcome, answer.entry.sheet.line) == ("stored", None)
        assert reports.tested_at(day.session).instruments == 2

    def test_a_clock_that_runs_ahead_brings_nothing_from_the_time_to_come(self, day):
        InForceFactory(
            agency=day.bench.agency, kind="verification", promised_value=4, promised_unit="hours"
        )
        [answer] = day.sync(day.entry(day.bench.scale()), minutes=-63)
        assert answer.outcome == "stored"
        line = answer.entry.sheet.line
        assert line.arrived_at == line.order.output.received_at == day.acts(minutes=-63).now


class TestCorrected:
    def test_one_that_had_arrived_all_the_same_is_met(self, day):
        """It was on its way when it was taken back: two acts would stand for one."""
        scale = day.bench.scale()
        first = day.entry(scale)
        later = day.acts().now
        second = day.entry(
            scale,
            replaces=first["key"],
            started_at=later.isoformat(),
            ended_at=(later + timedelta(minutes=5)).isoformat(),
        )
        answers = [*day.sync(first), *day.sync(second)]
        assert [one.outcome for one in answers] == ["stored", "conflict"]
        assert answers[1].entry.theirs == answers[0].entry.sheet
        assert Sheet.objects.count() == 1


class TestThePlate:
    """What the register says of it may have changed since the telephone took it along."""

    @pytest.fixture
    def scale(self, day):
        return day.bench.scale()

    def changed(self, day, scale, **plate):
        registers.change_instrument(
            actor=day.bench.acts("counter"), instrument_id=scale.pk, plate=plate
        )

    def test_the_package_tells_it_and_it_comes_back(self, day, scale):
        found = package_of(day.acts(), of_session(day.session))
        row = next(one for one in found["instruments"] if one[0] == scale.pk)
        assert found["plates"][row[13]] == {"max": "10"}

    @pytest.mark.parametrize("plate", [None, {"max": "10"}, {"max": "10.0"}])
    def test_one_that_is_alike_or_not_told_meets_nothing(self, day, scale, plate):
        [answer] = day.sync(day.entry(scale, plate=plate))
        assert answer.outcome == "stored"

    @pytest.mark.parametrize("plate", ["x", ["max"], {str(n): "1" for n in range(30)}])
    def test_what_is_no_plate_is_refused(self, day, scale, plate):
        assert [one.outcome for one in day.sync(day.entry(scale, plate=plate))] == ["refused"]

    def test_another_waits_though_the_verdict_is_the_same(self, day, scale):
        self.changed(day, scale, max="11")
        [answer] = day.sync(day.entry(scale, plate={"max": "10"}))
        assert (answer.outcome, answer.entry.meeting) == ("conflict", "other_plate")
        assert "(10 kg) than the register has now (11 kg)" in answer.sentence
        assert not Sheet.objects.exists()

    def test_both_stand_side_by_side_and_the_tester_takes_it(self, day, scale):
        self.changed(day, scale, max="11")
        [answer] = day.sync(day.entry(scale, plate={"max": "10"}))
        entry, tester = answer.entry, client(day)
        page = text(tester.get(url("field_entry", entry.pk)))
        assert re.search(r"In the register.*Max.*10.*11", page, re.DOTALL)
        accept = url("field_entry_accept", entry.pk)
        form = tester.get(accept).context["form"]
        assert form.initial["marks"] == ["sah:4"]
        sent = {"version": entry.version, "note": "Pelat dilihat", "marks": form.initial["marks"]}
        assert tester.post(accept, sent).status_code == 302
        assert Sheet.objects.get().plate == {"max": "11"}

    def test_put_right_in_the_register_it_is_taken_too(self, day, scale):
        self.changed(day, scale, max="20")
        [answer] = day.sync(day.entry(scale, plate={"max": "10"}))
        self.changed(day, scale, max="10")
        page = text(client(day).get(url("field_entry", answer.entry.pk)))
        assert "The plates are alike by now." in page
        accept_entry(
            actor=day.acts(), entry_id=answer.entry.pk, marks=answer.entry.payload["marks"]
        )
        assert Sheet.objects.get().plate == {"max": "10"}


class TestSaid:
    @pytest.fixture
    def met(self, day):
        """The tester's sheet is here; the second's, of the same scale, meets it."""
        scale = day.bench.scale()
        code = sticker_code(day.bench.agency.government_id, 7)
        day.sync(day.entry(scale, sticker=code))
        [answer] = day.sync(day.entry(scale, "fail"), who="second")
        return answer

    def test_the_other_sheet_stands_at_the_time_of_its_place(self, day, met):
        assert told(met)["theirs"]["at"].startswith(f"{DAY}T08:05")

    def test_each_reads_in_their_own_language_what_was_met(self, day, met):
        page = url("field_entry", met.entry.pk)
        assert "Penera Ahli Pertama tested this instrument" in text(client(day).get(page))
        indonesian = client(day)
        indonesian.cookies["language"] = "id"
        shown = text(indonesian.get(page)).partition("Riwayat")[0]
        assert "tested this instrument" not in shown
        assert "Penera Ahli Pertama" in shown

    def test_who_may_not_settle_it_sees_who_does(self, day, met):
        """The first tester: no button that would only refuse."""
        page = text(client(day).get(url("field_entry", met.entry.pk)))
        assert "Put it aside" not in page
        assert "for Penera Terampil to say" in page
        assert "Put it aside" in text(client(day, "second").get(url("field_entry", met.entry.pk)))
        assert "Put it aside" in text(client(day, "head").get(url("field_entry", met.entry.pk)))

    def test_both_sides_say_who_tested_and_which_sticker(self, day, met):
        page = text(client(day, "head").get(url("field_entry", met.entry.pk)))
        beside = page[page.index("Side by side") :]
        assert "Penera Terampil" in beside
        assert "Penera Ahli Pertama" in beside
        assert sticker_code(day.bench.agency.government_id, 7) in beside

    def test_numbers_are_written_as_people_write_them(self, day, met):
        browser = client(day, "head")
        browser.cookies["language"] = "id"
        page = text(browser.get(url("field_entry", met.entry.pk)))
        assert "6,6" in page
        assert "6.6" not in page

    def test_another_verdict_is_said_too(self, day):
        entry = day.entry(day.bench.scale(), "fail")
        entry["attempts"][0]["verdict"] = "pass"
        sync(day, entry)
        found = FieldEntry.objects.get(outcome="conflict")
        page = text(client(day).get(url("field_entry", found.pk)))
        assert "The telephone said “Passes”, the engine says “Fails”." in page


class TestTwoCountsOfASet:
    """Each side in the words in which it was counted, at the desk and on the telephone."""

    TRIES = ({"remedy": "none", "readings": {}, "verdict": "pass"},)

    @pytest.fixture
    def met(self, day):
        weights = day.bench.scale("common_weight", count=8)
        for who, pieces in (("tester", [8, 0, 0, 0]), ("second", [5, 2, 1, 2])):
            marks = [{"kind": "sah", "size": "4", "count": pieces[0]}]
            if pieces[2]:
                marks.append({"kind": "batal", "size": "4", "count": pieces[2]})
            sent = day.entry(weights, attempts=list(self.TRIES), pieces=pieces, marks=marks)
            [answer] = day.sync(sent, who=who)
        return answer

    def rows(self, day, met, language="en"):
        browser = client(day, "second")
        browser.cookies["language"] = language
        page = text(browser.get(url("field_entry", met.entry.pk)))
        cells = re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)
        stripped = [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", one, re.DOTALL) for one in cells]
        plain = [
            [" ".join(re.sub("<[^>]+>", "", each).split()) for each in one] for one in stripped
        ]
        return {one[0]: one[1:] for one in plain if len(one) == 3}

    def test_both_counts_are_named(self, day, met):
        rows = self.rows(day, met)
        assert rows["Pieces"] == [
            "Passed 5, of them adjusted on the spot 2, Failed 1, Not brought 2",
            "Passed 8, of them adjusted on the spot 0, Failed 0",
        ]
        assert rows["Attempt 1"] == ["Passes", "Passes"]
        assert rows["Marks"] == [
            "Sah (valid) 4 mm × 5, Batal (rejected) 4 mm × 1",
            "Sah (valid) 4 mm × 8",
        ]

    def test_in_indonesian_too(self, day, met):
        rows = self.rows(day, met, "id")
        assert rows["Jumlah buah"][1] == "Lulus 8, di antaranya dijustir di tempat 0, Gagal 0"
        assert rows["Percobaan 1"][0] == "Memenuhi syarat"

    def test_the_telephone_is_told_the_counts_of_the_other(self, day, met):
        assert told(met)["theirs"]["pieces"] == [8, 0, 0, 0]

    def test_of_one_scale_there_is_nothing_to_count(self, day):
        scale = day.bench.scale()
        day.sync(day.entry(scale))
        [answer] = day.sync(day.entry(scale), who="second")
        assert "pieces" not in told(answer)["theirs"]


class TestPutAside:
    @pytest.fixture
    def aside(self, day):
        scale = day.bench.scale()
        day.sync(day.entry(scale))
        sent = day.entry(scale)
        [answer] = day.sync(sent, who="second")
        discard_entry(
            actor=day.acts("second"), entry_id=answer.entry.pk, reason="Penera lain lebih dulu"
        )
        return sent

    def test_the_page_asks_for_nothing_more(self, day, aside):
        entry = FieldEntry.objects.get(key=aside["key"])
        answer = client(day, "second").get(entry.get_absolute_url())
        assert not answer.context["page"].next_step
        assert str(answer.context["page"].status.meaning) == "Penera lain lebih dulu"
        # What it met stays to be read, once.
        assert text(answer).partition("What happened")[0].count("tested this instrument") == 1

    def test_the_telephone_says_so_whenever_it_asks(self, day, aside):
        for _time in range(2):
            [answer] = day.sync(aside, who="second")
            assert answer.outcome == "discarded"
            assert told(answer)["sentence"] == "Penera lain lebih dulu"
        assert {"status_discarded"} <= set(TEXTS)


def test_the_state_tells_the_moment(day):
    """A telephone whose clock is wrong, or set right during the day, goes by it."""
    assert client(day).get(url("field_state")).json()["now"].startswith(f"{DAY}T09:00")
