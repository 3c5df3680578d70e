"""Whole tests at once: judged, marked, refused, and sent twice."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.learning.api import Assessment
from teraju.modules.metrology.domain.stickers import sticker_code
from teraju.modules.metrology.models import Certificate, Mark, Repairer, Sheet, Verification
from teraju.modules.metrology.services import registers, sheets, standards
from teraju.modules.metrology.sheet_refusals import (
    NotDecided,
    NotTestable,
    ReadingRefused,
    StampRefused,
    StandardRefused,
)
from teraju.modules.metrology.unit_refusals import (
    DayOutOfOrder,
    NotEntitled,
    NotNow,
    StickerRefused,
)
from teraju.platform.audit.api import timeline
from teraju.platform.audit.models import TrailEvent

from .sheet_world import BAD, BATAL, DAY, DOUBTFUL, GOOD, SAH, Bench, build_bench, key
from .unit_world import CERTIFICATE

pytestmark = pytest.mark.django_db
ELECTRONIC = {
    "zero": {"indication": "0", "added": "2.5"},
    "weighing": [
        {"load": "100", "indication": "100", "added": "2.5"},
        {"load": "2500", "indication": "2500", "added": "2"},
        {"load": "7500", "indication": "7500", "added": "2.5"},
        {"load": "10000", "indication": "10000", "added": "2.5"},
        {"load": "15000", "indication": "15000", "added": "2.5"},
    ],
    "repeatability": {"load": "12000", "indications": ["12000", "12000", "12000"]},
    "eccentricity": {"load": "5000", "indications": ["5000", "5000", "5000", "5000"]},
}


@pytest.fixture
def bench() -> Bench:
    return build_bench()


class TestPassed:
    def test_the_mark_is_the_act_and_needs_no_paper(self, bench):
        scale = bench.scale()
        sheet = bench.record(scale, sticker=sticker_code(bench.agency.government_id, 7))
        found = sheet.verification
        assert (sheet.state, sheet.verdict) == ("decided", "pass")
        assert (found.result, found.passed, found.adjusted, found.failed) == ("sah", 1, 0, 0)
        assert (found.valid_until, found.precision) == (date(2020, 3, 31), "month")
        [mark] = found.marks.all()
        assert (mark.kind, mark.size, mark.spot, mark.stamp.stock.year) == (
            "sah",
            "4",
            "lengan",
            2019,
        )
        assert not Certificate.objects.exists()
        scale.refresh_from_db()
        assert (scale.standing, scale.verified_on) == ("valid", DAY)
        assert scale.valid_until == date(2020, 3, 31)
        assert scale.stickers.get().state == "bound"
        assert {one["document"] for one in sheet.rules} >= {"Kep. Dirjen SPK 131/SPK/KEP/10/2015"}
        event = TrailEvent.objects.get(verb="metrology.verification.marked")
        assert event.changes["result"][1] == "sah"

    def test_a_wrong_sticker_is_said_at_its_place(self, bench):
        with pytest.raises(StickerRefused) as refused:
            bench.record(bench.scale(), sticker="S001")
        assert refused.value.field == "sticker"

    def test_adjusted_on_the_spot_is_as_found_and_as_left(self, bench):
        sheet = bench.record(
            bench.scale(),
            attempts=[{"readings": BAD}, {"remedy": "adjusted", "readings": GOOD}],
        )
        assert [(one.remedy, one.verdict) for one in sheet.attempts.order_by("ordinal")] == [
            ("none", "fail"),
            ("adjusted", "pass"),
        ]
        assert (sheet.verification.passed, sheet.verification.adjusted) == (1, 1)

    def test_repaired_by_a_repairer_of_the_register(self, bench):
        repairer = registers.add_repairer(
            actor=bench.acts("counter"),
            agency=bench.agency,
            name="CV Servis",
            permit_number="510/1",
            kinds=["table_scale"],
        )
        attempts = [
            {"readings": BAD},
            {"remedy": "repaired", "repairer_id": repairer.pk, "readings": GOOD},
        ]
        sheet = bench.record(bench.scale(), attempts=attempts)
        assert sheet.attempts.get(ordinal=2).repairer == repairer
        assert sheet.verification.adjusted == 0
        for name, day, number in (
            ("permit_until", DAY - timedelta(days=1), repairer.pk),
            ("ended_on", DAY - timedelta(days=1), repairer.pk),
            ("ended_on", None, None),
        ):
            Repairer.objects.update(**{"permit_until": None, "ended_on": None, name: day})
            attempts[1]["repairer_id"] = number
            with pytest.raises(DomainError) as refusal:
                bench.record(bench.scale(), attempts=attempts)
            assert refusal.value.field == "repairer"
        Repairer.objects.update(permit_until=DAY, ended_on=DAY)
        attempts[1]["repairer_id"] = repairer.pk
        assert bench.record(bench.scale(), attempts=attempts).verdict == "pass"
        # A permit for other kinds is none for this one; one that names no kind is for all.
        Repairer.objects.update(kinds=["dacin"])
        with pytest.raises(DomainError, match="does not cover this kind"):
            bench.record(bench.scale(), attempts=attempts)
        Repairer.objects.update(kinds=[])
        assert bench.record(bench.scale(), attempts=attempts).verdict == "pass"

    def test_a_set_of_weights_is_one_sheet_with_counts(self, bench):
        weights = bench.scale("common_weight", count=12)
        sheet = bench.record(weights, attempts=[], pieces=(11, 2, 1))
        found = sheet.verification
        assert (found.result, found.passed, found.adjusted, found.failed) == ("sah", 11, 2, 1)
        all_bad = bench.scale("common_weight", count=2)
        found = bench.record(all_bad, attempts=[], pieces=(0, 0, 2)).verification
        assert (found.result, found.failed, found.valid_until) == ("batal", 2, None)
        for wrong in ((1, 2, 0), (0, 0, 0), (-1, 0, 2)):
            with pytest.raises(ReadingRefused):
                bench.record(bench.scale("common_weight", count=2), pieces=wrong)
        with pytest.raises(ReadingRefused):
            bench.record(bench.scale(), pieces=(1, 0, 0))

    def test_an_electronic_scale_by_the_change_over_point(self, bench):
        sheet = bench.record(bench.scale("electronic_scale"), attempts=[{"readings": ELECTRONIC}])
        point = sheet.attempts.get().answer["tests"]["weighing"]["points"][1]
        assert (point["error"], point["limit"]) == ("0.5", "2.5")
        # The weights of M2 that make up 15 kg are good enough: 15 of 20 pieces.
        assert sheet.attempts.get().answer["standards"]["sum"] == "2.4"


class TestNotPassed:
    def test_batal_after_the_last_attempt(self, bench):
        scale = bench.scale()
        sheet = bench.record(
            scale,
            attempts=[{"readings": BAD}, {"remedy": "adjusted", "readings": BAD}],
            marks=BATAL,
        )
        assert (sheet.verification.result, sheet.verification.valid_until) == ("batal", None)
        scale.refresh_from_db()
        assert (scale.standing, scale.valid_until) == ("rejected", None)

    def test_without_a_mark_it_is_given_up(self, bench):
        scale = bench.scale()
        for readings, verdict in ((BAD, "fail"), (DOUBTFUL, "undecided")):
            sheet = bench.record(scale, attempts=[{"readings": readings}], marks=())
            assert (sheet.state, sheet.verdict) == ("given_up", verdict)
            assert sheet.reason_id
        scale.refresh_from_db()
        assert scale.standing == "new"

    @pytest.mark.parametrize(
        ("kind", "readings", "verdict"),
        [
            ("table_scale", DOUBTFUL, "undecided"),
            ("electronic_scale", {"weighing": ELECTRONIC["weighing"]}, "undecided"),
        ],
    )
    def test_what_is_undecided_gets_no_mark(self, bench, kind, readings, verdict):
        with pytest.raises(NotDecided):
            bench.record(bench.scale(kind), attempts=[{"readings": readings}])
        assert not Verification.objects.exists()

    def test_weights_that_are_too_coarse_decide_nothing(self, bench):
        coarse = standards.add_standard(
            actor=bench.acts("tester"),
            agency=bench.agency,
            code="AT-9",
            name="Kasar",
            kind="weight",
            accuracy_class="M3",
            nominal="1",
            unit="kg",
            count=20,
        )
        standards.add_certificate(actor=bench.acts("tester"), standard_id=coarse.pk, **CERTIFICATE)
        fine = {"accuracy_class": "II", "max": "15", "e": "0.5"}
        rows = [{"load": one["load"], "indication": one["load"]} for one in ELECTRONIC["weighing"]]
        bare = {**ELECTRONIC, "zero": {"indication": "0"}, "weighing": rows}
        with pytest.raises(NotDecided) as refusal:
            bench.record(
                bench.scale("electronic_scale", plate=fine),
                attempts=[{"readings": bare}],
                standards=[coarse.pk],
            )
        assert "the standards may be off by 7.5 g" in str(refusal.value)

    def test_sah_is_not_struck_on_what_failed(self, bench):
        with pytest.raises(StampRefused):
            bench.record(bench.scale(), attempts=[{"readings": BAD}], marks=SAH)
        with pytest.raises(StampRefused):
            bench.record(bench.scale(), marks=(*SAH, *BATAL))
        with pytest.raises(StampRefused):
            bench.record(bench.scale(), marks=())

    def test_attempts_in_their_order(self, bench):
        for attempts in (
            [{"readings": GOOD}, {"remedy": "adjusted", "readings": GOOD}],
            [{"readings": BAD}, {"readings": GOOD}],
            [{"remedy": "adjusted", "readings": GOOD}],
        ):
            with pytest.raises(NotDecided):
                bench.record(bench.scale(), attempts=attempts)


class TestRefused:
    def test_sent_twice_it_is_one(self, bench):
        scale = bench.scale()
        first = bench.record(scale, key=key(1))
        assert bench.record(scale, key=key(1)) == first
        assert Verification.objects.count() == 1
        with pytest.raises(DomainError):
            bench.record(bench.scale(), key=key(1))

    def test_who_may_not(self, bench):
        scale = bench.scale()
        for name in ("head", "counter", "supervisor", "staff"):
            with pytest.raises(NotAllowed):
                bench.record(scale, actor=bench.acts(name))
        with pytest.raises(Exception, match="matching query"):
            bench.record(scale, actor=bench.acts("stranger"))

    def test_without_a_valid_certificate_of_a_penera(self, bench):
        Assessment.objects.filter(person=bench.tester).delete()
        with pytest.raises(NotEntitled):
            bench.record(bench.scale())

    def test_out_of_scope(self, bench):
        with pytest.raises(NotTestable):
            bench.record(bench.scale(kind="table_scale"), control="in_service")
        other = bench.scale()
        type(other).objects.filter(pk=other.pk).update(kind="dacin")
        with pytest.raises(NotTestable):
            bench.record(other)

    def test_standards_overdue_lent_or_none(self, bench):
        with pytest.raises(StandardRefused):
            bench.record(bench.scale(), standards=[])
        with pytest.raises(StandardRefused):
            bench.record(bench.scale(), standards=[bench.weights.pk, 999_999])
        # Due on 1 June 2019: on the day after nothing is tested with it.
        with pytest.raises(StandardRefused) as refusal:
            bench.record(bench.scale(), day=date(2019, 6, 2))
        assert "overdue" in str(refusal.value)

    def test_no_stamp_of_the_year_no_mark(self, bench):
        for wrong in (
            [{"kind": "sah", "size": "6"}],
            [{"kind": "lotus"}],
            [{"kind": "sah", "size": "4", "count": 0}],
        ):
            with pytest.raises(StampRefused):
                bench.record(bench.scale(), marks=wrong)
        with pytest.raises(StampRefused):
            # The stamps went out on the fourteenth.
            bench.record(bench.scale(), day=DAY - timedelta(days=1))

    def test_a_day_to_come_and_an_end_before_the_start(self, bench):
        with pytest.raises(DayOutOfOrder):
            bench.record(bench.scale(), tested_on=DAY + timedelta(days=1))
        with pytest.raises(DomainError):
            bench.record(bench.scale(), ended_at=bench.moment() - timedelta(minutes=1))

    def test_readings_that_cannot_be_read(self, bench):
        for readings in (
            {"weighing": [{"load": "99999999", "added": "1", "crossed": True}]},
            {"weighing": [{"load": "x", "added": "1", "crossed": True}]},
            {"given": {"nonsense": "1"}},
            {"unheard_of": {}},
        ):
            with pytest.raises(ReadingRefused):
                bench.record(bench.scale(), attempts=[{"readings": readings}])
        assert not Sheet.objects.exists()

    def test_a_photo_is_a_picture(self, bench):
        with pytest.raises(DomainError):
            bench.record(bench.scale(), photo=SimpleUploadedFile("a.txt", b"text"))


class TestCertificates:
    def test_where_no_mark_fits_a_certificate_waits(self, bench):
        sheet = bench.record(bench.scale(), marks=(), unmarkable="terlalu kecil")
        assert sheet.verification.certificates.get().state == "to_sign"
        assert not Mark.objects.exists()

    def test_the_history_tells_of_no_mark_where_there_is_none(self, bench):
        verbs = [
            timeline(bench.record(bench.scale(), **ending).verification)[0].sentence
            for ending in ({}, {"marks": (), "unmarkable": "terlalu kecil"})
        ]
        with override("id"):
            assert [str(one) for one in verbs] == [
                "membubuhkan cap pada alat",
                "mencatat hasil tera alat yang tidak dibubuhi cap",
            ]

    def test_where_one_is_asked_for(self, bench):
        sheet = bench.record(bench.scale(), wants_certificate=True)
        assert sheet.verification.certificates.get().state == "to_sign"
        sheet = bench.record(
            bench.scale(),
            attempts=[{"readings": BAD}],
            marks=BATAL,
            wants_certificate=True,
        )
        assert not sheet.verification.certificates.exists()


class TestStanding:
    def test_a_void_mark_does_not_count(self, bench):
        scale = bench.scale()
        sheet = bench.record(scale)
        sheets.void_verification(
            actor=bench.acts("supervisor"),
            verification_id=sheet.verification.pk,
            on=DAY,
            reason="seal_broken",
            note="Segel putus",
        )
        scale.refresh_from_db()
        assert scale.standing == "void"
        with pytest.raises(NotNow, match="void already"):
            sheets.void_verification(
                actor=bench.acts("head"),
                verification_id=sheet.verification.pk,
                on=DAY,
                reason="damage",
                note="Lagi",
            )

    def test_a_mistake_gives_back_what_was_before(self, bench):
        before = {
            "standing": "valid",
            "verified_on": date(2018, 5, 1),
            "valid_until": date(2019, 5, 31),
        }
        scale = bench.scale(**before)
        first = bench.record(scale)
        sheets.void_verification(
            actor=bench.acts("tester"),
            verification_id=first.verification.pk,
            on=DAY,
            reason="mistake",
            note="Salah pindai",
        )
        scale.refresh_from_db()
        assert {name: getattr(scale, name) for name in before} == before

    def test_what_arrives_late_does_not_turn_back_time(self, bench):
        scale = bench.scale()
        bench.record(scale, attempts=[{"readings": BAD}], marks=BATAL)
        type(scale).objects.filter(pk=scale.pk).update(void_on=DAY + timedelta(days=1))
        earlier = bench.record(scale, attempts=[{"readings": GOOD}])
        scale.refresh_from_db()
        assert earlier.verification.result == "sah"
        assert (scale.standing, scale.void_on) == ("void", DAY + timedelta(days=1))

    def test_void_by_a_move_and_valid_again_by_the_next_mark(self, bench):
        scale = bench.scale(is_fixed=True)
        first = bench.record(scale).verification
        place = registers.add_place(
            actor=bench.acts("counter"), agency=bench.agency, name="Pasar Lain", kind="market"
        )
        registers.move_instrument(
            actor=bench.acts("tester"), instrument_id=scale.pk, place=place, moved_on=DAY
        )
        scale.refresh_from_db()
        assert (scale.standing, first.voids.get().reason) == ("void", "move")
        bench.record(scale)
        scale.refresh_from_db()
        assert (scale.standing, scale.void_on) == ("valid", None)
