"""A feast: sums by giver against the limits, pasted lines, and a file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from teraju.modules.integrity.gratification import services
from teraju.modules.integrity.gratification.domain.amounts import (
    NotRupiah,
    read_pasted,
    rupiah_of,
)
from teraju.modules.integrity.gratification.domain.givers import (
    Given,
    Line,
    giver_key,
    giver_sums,
)
from teraju.modules.integrity.gratification.models import Envelope
from teraju.modules.integrity.gratification.refusals import NotComplete, NotInThisState

from .world import World, drafted, feast

DAY = date(2026, 3, 6)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Bapak H. Ujang  Suherman", "ujang suherman"),
        ("IBU SITI", "siti"),
        ("PT. Maju-Jaya, Tbk", "pt maju jaya tbk"),
        ("Pak", "pak"),
        ("Hasan", "hasan"),
        ("Ibunda Ani", "ibunda ani"),
        ("...", ""),
    ],
)
def test_givers_are_added_up_by_a_plain_name(name: str, key: str) -> None:
    assert giver_key(name) == key


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1500000", "1500000"),
        ("1.500.000", "1500000"),
        ("Rp1.500.000", "1500000"),
        ("Rp. 1.500.000,50", "1500000.50"),
        ("rp 250.000,-", "250000"),
        ("0", "0"),
    ],
)
def test_rupiah_are_read_as_they_are_written(text: str, amount: str) -> None:
    assert rupiah_of(text) == Decimal(amount)


@pytest.mark.parametrize(
    "text", ["", "1,500,000", "1.50", "1.5000", "seratus", "-5", "1e6", "10000000000000"]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(NotRupiah):
        rupiah_of(text)


class TestSums:
    def given(self, *lines: tuple[str, str, int, bool]) -> dict[str, Any]:
        found = giver_sums(
            [Given(name, Line(kind), Decimal(value), fam) for name, kind, value, fam in lines],
            received_on=DAY,
        )
        return {one.key: one for one in found}

    def test_add_several_envelopes_of_one_giver(self) -> None:
        found = self.given(
            ("Budi", "money", 1_000_000, False), ("Pak Budi", "goods", 500_001, False)
        )
        assert found["budi"].value == 1_500_001
        assert found["budi"].reportable

    def test_stop_at_the_limit(self) -> None:
        found = self.given(("Budi", "money", 1_500_000, False))
        assert not found["budi"].reportable

    def test_leave_flowers_out(self) -> None:
        found = self.given(("Budi", "money", 1_500_000, False), ("Budi", "flowers", 900_000, False))
        assert (found["budi"].value, found["budi"].flowers) == (1_500_000, 900_000)
        assert not found["budi"].reportable

    def test_let_the_family_give(self) -> None:
        found = self.given(("Paman", "money", 50_000_000, True))
        assert not found["paman"].reportable

    def test_take_the_old_limit_of_an_old_feast(self) -> None:
        line = [Given("Budi", Line.MONEY, Decimal(1_200_000))]
        assert giver_sums(line, received_on=date(2026, 1, 19))[0].reportable
        assert not giver_sums(line, received_on=date(2026, 1, 20))[0].reportable


class TestPasting:
    WORDS = {"uang": Line.MONEY, "kado": Line.GOODS}

    def test_reads_a_sheet_with_headings_and_numbers(self) -> None:
        text = "No\tNama\tNilai\n1\tBudi\t1.000.000\tuang\n2\tSiti\tkado\t250000\tjam dinding\n\n"
        found = read_pasted(text, self.WORDS)
        assert [(one.giver_name, one.kind, one.value) for one in found] == [
            ("Budi", Line.MONEY, Decimal(1000000)),
            ("Siti", Line.GOODS, Decimal(250000)),
        ]
        assert found[1].description == "jam dinding"

    def test_names_the_line_that_lacks_something(self) -> None:
        found = read_pasted("Budi;lima ratus\n;500000\n", self.WORDS)
        assert [(one.number, one.fault) for one in found] == [(1, "value"), (2, "giver_name")]


@pytest.mark.django_db
class TestFeast:
    def test_forty_envelopes_make_one_report(self, world: World) -> None:
        lines = [(f"Tamu {n}", "money", 100_000 + n) for n in range(38)]
        lines += [("PT Besar", "money", 2_000_000), ("Karangan", "flowers", 3_000_000)]
        report = feast(world, lines)
        assert report.reportable is True
        assert report.reasons == ["above_event_limit"]
        above = Envelope.objects.filter(report=report, reportable=True)
        assert [one.giver_name for one in above] == ["PT Besar"]
        assert Envelope.objects.filter(report=report).count() == 40

    def test_within_the_limit_nothing_has_to_be_reported(self, world: World) -> None:
        report = feast(world, [("Budi", "money", 1_500_000)])
        assert (report.reportable, report.reasons) == (False, [])

    def test_a_line_is_changed_and_taken_out(self, world: World) -> None:
        report = feast(world, [("Budi", "money", 2_000_000), ("Siti", "money", 1)])
        actor = world.acts("staff")
        report = services.put_envelope(
            actor=actor, report_id=report.pk, place=1, value=Decimal(500_000)
        )
        assert report.reportable is False
        services.remove_envelope(actor=actor, report_id=report.pk, place=1)
        left = Envelope.objects.filter(report=report)
        assert [(one.place, one.giver_name) for one in left] == [(2, "Siti")]

    def test_shows_what_a_giver_gave_earlier(self, world: World) -> None:
        from teraju.modules.integrity.gratification.selectors.reading import envelopes_of
        from teraju.modules.integrity.gratification.services.judging import feast_sums

        drafted(world, giver_name="Budi", received_on=date(2026, 2, 2))
        report = feast(world, [("Pak Budi", "money", 10)])
        assert feast_sums(report, envelopes_of(report))[0].earlier == Decimal(500_000)

    def test_a_single_gift_has_no_grid(self, world: World) -> None:
        with pytest.raises(NotInThisState):
            services.put_envelope(
                actor=world.acts("staff"),
                report_id=drafted(world).pk,
                place=1,
                giver_name="Budi",
                kind="money",
                value=Decimal(1),
            )

    def test_a_name_without_letters_is_refused(self, world: World) -> None:
        report = feast(world, [])
        with pytest.raises(NotComplete) as caught:
            services.put_envelope(
                actor=world.acts("staff"),
                report_id=report.pk,
                place=1,
                giver_name="--",
                kind="money",
                value=Decimal(1),
            )
        assert caught.value.field == "giver_name"

    def test_nothing_is_handed_in_without_an_envelope(self, world: World) -> None:
        with pytest.raises(NotComplete):
            services.submit_report(
                actor=world.acts("staff"), report_id=feast(world, []).pk, declared_true=True
            )
