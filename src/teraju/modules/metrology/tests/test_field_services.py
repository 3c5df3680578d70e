"""What telephones send: once or twice, in any order, by two officials; nothing lost or double."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.metrology.domain.stickers import sticker_code
from teraju.modules.metrology.models import (
    FieldEntry,
    Instrument,
    Order,
    Owner,
    Place,
    Session,
    Sheet,
    StampStock,
    Sticker,
    Verification,
)
from teraju.modules.metrology.selectors.stamps import lines_of
from teraju.modules.metrology.services import field, field_lines
from teraju.modules.metrology.services.orders import hold_session
from teraju.modules.metrology.services.sheets import decide, try_again
from teraju.modules.metrology.web.field_words import told
from teraju.modules.operations.tests.factories import InForceFactory

from .field_world import a_day
from .sheet_world import BAD, GOOD
from .test_sheet_orders import a_line
from .unit_world import DAY, out, standard

pytestmark = pytest.mark.django_db


@pytest.fixture
def day():
    return a_day()


def outcomes(answers):
    return [one.outcome for one in answers]


class TestSync:
    def test_a_sheet_is_stored_with_its_verdict_marks_and_sticker(self, day):
        scale, code = day.bench.scale(), sticker_code(day.bench.agency.government_id, 7)
        [answer] = day.sync(day.entry(scale, sticker=code, note="Di lapak"))
        assert (answer.outcome, answer.entry.sheet.verdict) == ("stored", "pass")
        assert Verification.objects.get(sheet=answer.entry.sheet).result == "sah"
        assert Sticker.objects.get(code=code).instrument == scale
        assert answer.entry.sheet.note == "Di lapak"

    def test_sent_twice_in_another_order_it_is_there_once(self, day):
        sent = [day.entry(day.bench.scale()) for _number in range(3)]
        assert outcomes(day.sync(*sent[:2])) == ["stored", "stored"]
        assert outcomes(day.sync(*reversed(sent))) == ["stored", "already", "already"]
        assert Sheet.objects.count() == Verification.objects.count() == 3
        assert FieldEntry.objects.count() == 3

    def test_as_found_and_as_left_are_kept_when_it_was_adjusted(self, day):
        tries = [
            {"remedy": "none", "readings": BAD, "verdict": "fail"},
            {"remedy": "adjusted", "readings": GOOD, "verdict": "pass"},
        ]
        [answer] = day.sync(day.entry(day.bench.scale(), attempts=tries))
        assert [one.verdict for one in answer.entry.sheet.attempts.order_by("ordinal")] == [
            "fail",
            "pass",
        ]

    def test_a_set_of_weights_is_counted(self, day):
        weights = day.bench.scale("common_weight", count=8)
        marks = [{"kind": "sah", "size": "4", "count": 7}, {"kind": "batal", "size": "4"}]
        tries = [{"remedy": "none", "readings": {}, "verdict": "pass"}]
        [answer] = day.sync(day.entry(weights, attempts=tries, pieces=[7, 2, 1], marks=marks))
        found = Verification.objects.get(sheet=answer.entry.sheet)
        assert (found.passed, found.adjusted, found.failed) == (7, 2, 1)

    def test_a_bad_entry_stops_none_of_the_others(self, day):
        broken = {**day.entry(day.bench.scale()), "attempts": "?"}
        answers = day.sync({"no": "key"}, 7, broken, day.entry(day.bench.scale()))
        assert outcomes(answers) == ["refused", "refused", "refused", "stored"]
        # What has a key is kept as it came.
        assert FieldEntry.objects.get(outcome="refused").payload["attempts"] == "?"

    @pytest.mark.parametrize(
        "junk",
        [
            {"instrument": float("inf")},
            {"standards": [10**30]},
            {"attempts": [{"readings": {"weighing": [{"load": float("nan")}]}}]},
            {"marks": [{"kind": "sah", "count": float("inf")}]},
            {"note": "\ud83d"},
            {"new": {"instrument": {"count": "banyak"}}},
        ],
        ids=str,
    )
    def test_nor_does_one_that_no_database_keeps(self, day, junk):
        """Else a telephone would send all of its sheets again and again, and none arrive."""
        broken = day.entry(None, new=day.new(str(uuid4()), "Pak Baru", str(uuid4())))
        for name, value in junk.get("new", {}).items():
            broken["new"][name] |= value
        broken |= {name: value for name, value in junk.items() if name != "new"}
        answers = day.sync(broken, day.entry(day.bench.scale()))
        assert answers[1].outcome == "stored"
        assert FieldEntry.objects.filter(key=broken["key"]).exists()

    def test_what_an_official_may_not_do_is_kept_with_the_sentence(self, day):
        [answer] = day.sync(day.entry(day.bench.scale(), standards=[]))
        assert answer.outcome == "refused"
        assert "standards" in answer.sentence
        assert Sheet.objects.count() == 0

    def test_only_testers_send(self, day):
        with pytest.raises(NotAllowed):
            day.sync(day.entry(day.bench.scale()), who="counter")

    def test_a_key_of_a_colleague_is_not_taken_over(self, day):
        sent = day.entry(day.bench.scale())
        day.sync(sent)
        [answer] = day.sync(sent, who="second")
        assert answer.outcome == "refused"

    def test_the_first_sheet_opens_the_session_and_brings_its_line(self, day):
        InForceFactory(
            agency=day.bench.agency, kind="verification", promised_value=4, promised_unit="hours"
        )
        scale = day.bench.scale()
        [answer] = day.sync(day.entry(scale))
        order = Order.objects.get(session=day.session)
        line = order.lines.get()
        assert (line.instrument, line.state) == (scale, "done")
        assert answer.entry.sheet.line == line

    def test_who_comes_second_finds_the_order_of_the_first(self, day, monkeypatch):
        """Between the look for the order and the lock of the session another telephone came."""
        InForceFactory(
            agency=day.bench.agency, kind="verification", promised_value=4, promised_unit="hours"
        )
        early = Session.objects.get(pk=day.session.pk)
        order = hold_session(actor=day.acts(), session_id=early.pk)
        look, looks = field_lines._standing, []

        def first_sees_none(session):
            looks.append(session)
            return None if len(looks) == 1 else look(session)

        monkeypatch.setattr(field_lines, "_standing", first_sees_none)
        assert field_lines._order_of(day.acts(), early, day.acts().now) == order

    def test_too_many_at_once_are_refused(self, day):
        with pytest.raises(DomainError):
            day.sync(*[{"key": str(uuid4())}] * 51)


class TestNewOnTheSpot:
    def test_trader_kiosk_and_scales_are_entered_once_by_their_keys(self, day):
        owner, place = str(uuid4()), str(uuid4())
        first = day.entry(None, new=day.new(owner, "Pak Baru", place))
        second = day.entry(None, new=day.new(owner, "Pak Baru", place))
        assert outcomes(day.sync(second, first)) == ["stored", "stored"]
        assert outcomes(day.sync(first, second)) == ["already", "already"]
        assert Owner.objects.filter(name="Pak Baru").count() == 1
        assert Place.objects.get(name="Pak Baru").market == day.session.place
        assert Instrument.objects.filter(owner__name="Pak Baru").count() == 2

    def test_the_name_stays_in_the_register_alone(self, day):
        sent = day.entry(None, new=day.new(str(uuid4()), "Pak Baru", str(uuid4())))
        [answer] = day.sync(sent)
        assert "Pak Baru" not in str(answer.entry.payload["new"]["owner"])

    def test_nor_does_it_stay_with_a_sheet_that_was_replaced(self, day):
        sent = day.entry(None, new=day.new(str(uuid4()), "Pak Baru", str(uuid4())), standards=[])
        day.sync(sent)
        day.sync(day.entry(None, new=sent["new"], replaces=sent["key"]))
        old = FieldEntry.objects.get(key=sent["key"])
        assert old.outcome == "replaced"
        assert "Pak Baru" not in str(old.payload["new"]["owner"])

    def test_two_officials_at_one_new_kiosk_meet(self, day):
        weights = hand_out_to_second(day)
        news = [day.new(str(uuid4()), "Pak Baru", str(uuid4())) for _who in range(2)]
        assert outcomes(day.sync(day.entry(None, new=news[0]))) == ["stored"]
        met = day.entry(None, new=news[1], standards=[weights.pk])
        [answer] = day.sync(met, who="second")
        assert (answer.outcome, answer.entry.meeting) == ("conflict", "same_thing")
        assert Instrument.objects.filter(owner__name="Pak Baru").count() == 1
        assert answer.entry.theirs is not None

    def test_a_refused_sheet_leaves_nothing_half_entered(self, day):
        new = day.new(str(uuid4()), "Pak Baru", str(uuid4()))
        [answer] = day.sync(day.entry(None, new=new, standards=[]))
        assert answer.outcome == "refused"
        assert not Owner.objects.filter(name="Pak Baru").exists()


class TestReadWithoutLimits:
    """A telephone that knew no limit keeps what was read; the engine judges it here."""

    def read(self, day, cells, **more):
        place, owner = str(uuid4()), str(uuid4())
        plate = {"max": "6", "e": "2", "accuracy_class": "III"}
        new = day.new(owner, "Bu Pelat", place, kind="electronic_scale", plate=plate)
        tries = [{"remedy": "none", "readings": {}, "verdict": ""}]
        return day.entry(None, new=new, attempts=tries, marks=[], cells=cells, **more)

    def cells(self, error=0):
        rows = {"weighing": ["100", "1000", "2000", "4000", "6000"]}
        found = {}
        for number, load in enumerate(rows["weighing"]):
            found[f"weighing.{number}.load"] = load
            found[f"weighing.{number}.indication"] = str(int(load) + error)
        for test, load, times in (("repeatability", "3000", 3), ("eccentricity", "2000", 4)):
            found[f"{test}.0.load"] = load
            found |= {f"{test}.{number}.indication": load for number in range(times)}
        return found

    def test_it_is_judged_on_arrival_and_marked_by_hand(self, day):
        [answer] = day.sync(self.read(day, self.cells()))
        sheet = answer.entry.sheet
        assert (answer.outcome, sheet.state) == ("stored", "open")
        assert sheet.attempts.get().verdict == "pass"
        assert not Verification.objects.exists()
        assert told(answer)["judged"] == {"verdict": "pass", "url": sheet.get_absolute_url()}
        marked = decide(actor=day.acts(), sheet_id=sheet.pk, marks=[{"kind": "sah", "size": "4"}])
        assert (marked.result, marked.sheet.tested_on) == ("sah", DAY)

    def test_what_fails_is_adjusted_and_tried_again_there(self, day):
        [answer] = day.sync(self.read(day, self.cells(error=20)))
        assert answer.entry.sheet.attempts.get().verdict == "fail"
        again = try_again(actor=day.acts(), sheet_id=answer.entry.sheet_id, remedy="adjusted")
        assert again.ordinal == 2

    def test_more_points_than_the_plan_has_are_judged_too(self, day):
        far = {"weighing.9.load": "5000", "weighing.9.indication": "5050"}
        [answer] = day.sync(self.read(day, self.cells() | far))
        assert answer.entry.sheet.attempts.get().verdict == "fail"

    def test_the_plan_completes_no_half_of_a_row(self, day):
        half = {"weighing.5.indication": "6000"}
        [answer] = day.sync(self.read(day, self.cells() | half))
        loads = [one["load"] for one in answer.entry.sheet.attempts.get().readings["weighing"]]
        assert loads == ["100", "1000", "2000", "4000", "6000"]

    def test_sent_twice_it_is_one_open_sheet(self, day):
        sent = self.read(day, self.cells())
        assert outcomes(day.sync(sent) + day.sync(sent)) == ["stored", "already"]
        assert Sheet.objects.count() == 1

    def test_a_second_one_waits_until_the_first_is_finished(self, day):
        scale = day.bench.scale()
        cells = {"weighing.0.load": "2500", "weighing.0.added": "1", "weighing.0.crossed": "yes"}
        tries = [{"remedy": "none", "readings": {}, "verdict": ""}]
        one, other = (
            day.entry(scale, attempts=tries, marks=[], cells=cells) for _which in range(2)
        )
        answers = day.sync(one, other)
        assert outcomes(answers) == ["stored", "refused"]
        assert "open" in answers[1].sentence

    def test_its_line_is_in_test_with_whoever_sent_it(self, day):
        """Else others are asked to take an instrument whose sheet is open."""
        cells = {"weighing.0.load": "2500", "weighing.0.added": "1", "weighing.0.crossed": "yes"}
        tries = [{"remedy": "none", "readings": {}, "verdict": ""}]
        line = a_line(day.bench, site="in_place")
        scale, work = line.instrument, f"order-{line.order_id}"
        sent = day.entry(scale, attempts=tries, marks=[], cells=cells, work=work)
        [answer] = day.sync(sent)
        assert answer.entry.sheet.line == line
        line.refresh_from_db()
        assert (line.state, line.tester) == ("in_test", day.bench.tester)

    def test_what_is_no_number_is_refused_whole(self, day):
        [answer] = day.sync(self.read(day, self.cells() | {"weighing.0.load": "satu"}))
        assert answer.outcome == "refused"
        assert not Owner.objects.filter(name="Bu Pelat").exists()

    def test_the_page_of_the_sheet_shows_what_was_read(self, day, client):
        [answer] = day.sync(self.read(day, self.cells()))
        client.force_login(day.bench.tester)
        page = client.get(answer.entry.sheet.get_absolute_url()).content.decode()
        assert 'value="4000"' in page


def hand_out_to_second(day):
    """The second tester has stamps and a standard too."""
    weights = standard(day.bench, code="AT-02", nominal=1, count=20)
    stock = StampStock.objects.get()
    stamps = {one.pk: 1 for one in lines_of(stock)}
    out(day.bench, holder=day.bench.second, stamps=stamps, standards=[weights], job="SPT 13")
    return weights


class TestConflicts:
    def test_two_officials_at_one_scale_stand_side_by_side(self, day):
        weights, scale = hand_out_to_second(day), day.bench.scale()
        day.sync(day.entry(scale))
        theirs = day.entry(scale, standards=[weights.pk])
        [answer] = day.sync(theirs, who="second")
        assert (answer.outcome, answer.entry.meeting) == ("conflict", "other_sheet")
        assert answer.entry.theirs.tester == day.bench.tester
        assert Sheet.objects.count() == 1
        taken = field.accept_entry(
            actor=day.acts("second"), entry_id=answer.entry.pk, note="Dua kali diuji"
        )
        assert (taken.outcome, Sheet.objects.count()) == ("stored", 2)
        assert outcomes(day.sync(theirs, who="second")) == ["already"]

    def test_one_hand_may_test_again_after_the_repairer_was_there(self, day):
        scale = day.bench.scale()
        later = day.acts().now
        again = day.entry(
            scale, started_at=later.isoformat(), ended_at=(later + timedelta(minutes=4)).isoformat()
        )
        assert outcomes(day.sync(day.entry(scale, "fail"), again)) == ["stored", "stored"]

    @pytest.mark.parametrize("struck", ["sah", "batal"])
    def test_a_verdict_that_the_engine_does_not_share_is_never_silent(self, day, struck):
        scale = day.bench.scale()
        tries = [{"remedy": "none", "readings": BAD, "verdict": "pass"}]
        [answer] = day.sync(day.entry(scale, attempts=tries, marks=[{"kind": struck}]))
        assert (answer.outcome, answer.entry.meeting) == ("conflict", "other_verdict")
        assert answer.entry.engine_verdict == "fail"
        assert Sheet.objects.count() == 0
        taken = field.accept_entry(
            actor=day.acts(),
            entry_id=answer.entry.pk,
            marks=[{"kind": "batal", "size": "4"}],
            note="Tanda diganti",
        )
        assert taken.sheet.verdict == "fail"

    def test_a_corrected_sheet_stands_for_the_refused_one(self, day):
        scale = day.bench.scale()
        wrong = day.entry(scale, standards=[])
        day.sync(wrong)
        right = day.entry(scale, replaces=wrong["key"])
        assert outcomes(day.sync(right, wrong)) == ["stored", "already"]
        assert FieldEntry.objects.get(key=wrong["key"]).outcome == "replaced"

    def test_a_refused_one_is_tried_again_with_another_sticker(self, day):
        here = day.bench.agency.government_id
        [answer] = day.sync(day.entry(day.bench.scale(), sticker="S00000"))
        assert answer.outcome == "refused"
        taken = field.retry_entry(
            actor=day.acts(), entry_id=answer.entry.pk, sticker=sticker_code(here, 9)
        )
        assert (taken.outcome, taken.settled_by) == ("stored", day.bench.tester)

    def test_again_refused_it_says_why_and_stays(self, day):
        [answer] = day.sync(day.entry(day.bench.scale(), standards=[]))
        with pytest.raises(DomainError, match="standards"):
            field.retry_entry(actor=day.acts(), entry_id=answer.entry.pk)
        assert FieldEntry.objects.get().outcome == "refused"

    def test_the_head_puts_aside_with_a_reason_but_takes_nothing_for_another(self, day):
        [answer] = day.sync(day.entry(day.bench.scale(), standards=[]))
        with pytest.raises(NotAllowed):
            field.retry_entry(actor=day.acts("head"), entry_id=answer.entry.pk)
        with pytest.raises(NotAllowed):
            field.discard_entry(actor=day.acts("second"), entry_id=answer.entry.pk, reason="Bukan")
        with pytest.raises(DomainError):
            field.discard_entry(actor=day.acts("head"), entry_id=answer.entry.pk, reason=" ")
        entry = field.discard_entry(
            actor=day.acts("head"), entry_id=answer.entry.pk, reason="Diuji ulang besok"
        )
        assert (entry.outcome, entry.reason) == ("discarded", "Diuji ulang besok")
        with pytest.raises(DomainError):
            field.discard_entry(actor=day.acts("head"), entry_id=entry.pk, reason="Lagi")
