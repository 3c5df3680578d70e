"""A plate that was changed in the register while a test ran, or after it was judged."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from teraju.modules.metrology.models import Instrument, Sheet, Verification
from teraju.modules.metrology.services import certificates, instruments, sheets
from teraju.modules.metrology.sheet_refusals import NotTestable
from teraju.modules.metrology.unit_refusals import NotNow
from teraju.modules.metrology.web.trail_words import history_of

from .register_pages import text, url
from .sheet_world import DAY, SAH, Bench, build_bench
from .test_sheet_meanwhile import marked, read

pytestmark = pytest.mark.django_db
LARGER = {"max": "20"}


@pytest.fixture
def bench() -> Bench:
    return build_bench()


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = DAY


def exchanged(bench: Bench, instrument: Instrument, plate: dict[str, str] = LARGER) -> None:
    """Somebody changes the plate in the register, by the page of the instrument."""
    instruments.change_instrument(
        actor=bench.acts("counter"), instrument_id=instrument.pk, plate=plate
    )


def page(client, user, address: str, code: int = 200, **sent) -> str:
    client.force_login(user)
    client.cookies["language"] = "en"
    answer = client.post(address, sent) if sent else client.get(address)
    assert answer.status_code == code
    return text(answer)


class TestTheMark:
    def test_nothing_is_marked_by_the_plate_of_before(self, bench):
        sheet = read(bench)
        exchanged(bench, sheet.instrument)
        with pytest.raises(NotTestable, match="judged by another plate"):
            marked(bench, sheet)
        assert not Verification.objects.exists()
        assert Sheet.objects.get(pk=sheet.pk).state == "open"

    def test_put_right_in_the_register_it_is_marked(self, bench):
        sheet = read(bench)
        exchanged(bench, sheet.instrument)
        exchanged(bench, sheet.instrument, {"max": "10"})
        assert marked(bench, sheet).result == "sah"

    def test_a_new_sheet_is_the_other_way_on(self, bench):
        sheet = read(bench)
        exchanged(bench, sheet.instrument)
        sheets.give_up(actor=bench.acts("tester"), sheet_id=sheet.pk, reason="Pelat lain")
        scale = Instrument.objects.get(pk=sheet.instrument_id)
        assert marked(bench, read(bench, scale=scale)).result == "sah"

    def test_what_no_limit_follows_from_may_change(self, bench):
        sheet = read(bench)
        exchanged(bench, sheet.instrument, {"max": "10.0", "nozzles": "4"})
        assert marked(bench, sheet).result == "sah"

    def test_before_anything_was_judged_it_is_taken_over_at_the_sheet(self, bench):
        scale = bench.scale()
        sheet = sheets.open_sheet(
            actor=bench.acts("tester"),
            instrument_id=scale.pk,
            control="subsequent",
            standards=[bench.weights.pk],
        )
        exchanged(bench, scale)
        sheets.complete_plate(actor=bench.acts("tester"), sheet_id=sheet.pk, plate=LARGER)
        sheets.save_readings(
            actor=bench.acts("tester"),
            sheet_id=sheet.pk,
            cells={f"weighing.{number}.crossed": "yes" for number in range(4)},
            bases={f"weighing.{number}.crossed": [""] for number in range(4)},
        )
        assert marked(bench, sheet).result == "sah"

    def test_a_slip_of_typing_is_put_right_while_the_sheet_is_open(self, bench, client):
        sheet = sheets.open_sheet(
            actor=bench.acts("tester"),
            instrument_id=bench.scale().pk,
            control="subsequent",
            standards=[bench.weights.pk],
        )
        found, way = sheet.get_absolute_url(), url("sheet_plate", sheet.pk)
        assert way in page(client, bench.tester, found)
        sheets.complete_plate(actor=bench.acts("tester"), sheet_id=sheet.pk, plate=LARGER)
        assert way in page(client, bench.tester, found)
        with override("en"):
            told = [each for entry in history_of(sheet) for each in entry.changes]
            assert ["Max: 20 kg"] in [after for _label, _before, after in told]
        sheets.save_readings(
            actor=bench.acts("tester"),
            sheet_id=sheet.pk,
            cells={"weighing.0.crossed": "yes"},
            bases={"weighing.0.crossed": [""]},
        )
        judged = page(client, bench.tester, found)
        assert way not in judged
        assert "It was judged by the plate as it was" in judged

    def test_the_sheet_says_so_with_the_ways_on(self, bench, client):
        sheet = read(bench)
        assert "another plate" not in page(client, bench.tester, sheet.get_absolute_url())
        exchanged(bench, sheet.instrument)
        for address in (sheet.get_absolute_url(), url("sheet_decide", sheet.pk)):
            assert "was judged by another plate" in page(client, bench.tester, address)
        found = page(client, bench.tester, sheet.get_absolute_url())
        assert url("sheet_give_up", sheet.pk) in found
        assert url("instrument_change", sheet.instrument_id) in found
        assert url("sheet_decide", sheet.pk) not in found


class TestTheCertificate:
    @pytest.fixture
    def act(self, bench) -> Verification:
        return bench.record(bench.scale(), wants_certificate=True, marks=SAH).verification

    def test_it_is_not_submitted_again(self, bench, act):
        one = act.certificates.get()
        certificates.send_back(actor=bench.chief(), certificate_id=one.pk, reason="Merek keliru")
        exchanged(bench, act.instrument)
        said = {"actor": bench.acts("tester"), "certificate_id": one.pk, "note": "Merek"}
        with pytest.raises(NotNow, match="judged by another plate"):
            certificates.submit_certificate(**said)
        exchanged(bench, act.instrument, {"max": "10"})
        assert certificates.submit_certificate(**said).state == "to_sign"

    def test_none_is_asked_for(self, bench):
        act = bench.record(bench.scale()).verification
        exchanged(bench, act.instrument)
        with pytest.raises(NotNow, match="judged by another plate"):
            certificates.ask_certificate(actor=bench.acts("tester"), verification_id=act.pk)

    def test_the_head_sees_which_cannot_be_signed(self, bench, act, client):
        one = act.certificates.get()
        ticked = f'name="certificate" value="{one.pk}"'
        assert ticked in page(client, bench.head, url("signing"))
        exchanged(bench, act.instrument)
        found = page(client, bench.head, url("signing"))
        assert ticked not in found
        assert "judged by another plate" in found
        assert "judged by another plate" in page(client, bench.head, one.get_absolute_url())


def test_what_was_tested_is_shown_as_it_was(bench, client):
    act = bench.record(bench.scale(), wants_certificate=True).verification
    exchanged(bench, act.instrument)
    for one in (act.sheet, act, act.certificates.get()):
        found = page(client, bench.tester, one.get_absolute_url())
        assert "10 kg" in found
        assert "20 kg" not in found
    for name in ("sheets", "verifications"):
        found = page(client, bench.tester, url(name))
        assert "10 kg" in found
        assert "20 kg" not in found
    assert "20 kg" in page(client, bench.tester, act.instrument.get_absolute_url())
