"""The pages of test sheets, verifications and certificates."""

from __future__ import annotations

import re
from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

from teraju.modules.metrology.models import Certificate, Sheet, Verification
from teraju.modules.metrology.services import sheets

from .sheet_world import BAD, DAY, GOOD, Bench, build_bench

pytestmark = pytest.mark.django_db


@pytest.fixture
def bench(settings) -> Bench:
    settings.TERAJU_TODAY = DAY
    return build_bench()


@pytest.fixture
def as_who(bench, client: Client):
    def log_in(name: str) -> Client:
        client.force_login(getattr(bench, name))
        return client

    return log_in


def begun(bench: Bench, kind: str = "table_scale", **values) -> Sheet:
    return sheets.open_sheet(
        actor=bench.acts("tester"),
        instrument_id=bench.scale(kind, **values).pk,
        control="subsequent",
        standards=bench.along(kind),
    )


def url(name: str, *args: object) -> str:
    return reverse(f"metrology_{name}", args=args)


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_from_the_instrument_to_the_mark(bench, as_who):
    client, scale = as_who("tester"), bench.scale()
    assert url("sheet_open", scale.pk) in words(client.get(scale.get_absolute_url()))
    form = client.get(url("sheet_open", scale.pk))
    assert "AT-01" in words(form)
    sent = {"control": "subsequent", "standards": [bench.weights.pk], "once": "a"}
    answer = client.post(url("sheet_open", scale.pk), sent)
    sheet = Sheet.objects.get()
    assert answer.url == sheet.get_absolute_url()
    page = words(client.get(sheet.get_absolute_url()))
    assert "weighing.3.crossed" in page
    assert "± 10 g" in page
    for row in range(1, 4):
        name = f"weighing.{row}.crossed"
        cells = {"row": f"weighing-{row}", name: "yes", f"was.{name}": ""}
        saved = client.post(url("sheet_cells", sheet.pk), cells, headers={"HX-Request": "true"})
        assert f'id="state-weighing-{row}"' in words(saved)
        assert (url("sheet_decide", sheet.pk) in words(saved)) is (row == 3)
    form = client.get(url("sheet_decide", sheet.pk))
    assert 'name="m_sah_4" value="1"' in words(form)
    assert "m_batal_4" not in words(form)
    sent = {"version": form.context["form"]["version"].value(), "m_sah_4": "1", "spot": "lengan"}
    answer = client.post(url("sheet_decide", sheet.pk), sent | {"wants_certificate": "on"})
    found = Verification.objects.get()
    assert answer.url == found.get_absolute_url()
    page = words(client.get(found.get_absolute_url()))
    assert re.search(r">\s*Sah\s*<", page)
    assert url("certificate", Certificate.objects.get().pk) in page
    assert words(client.get(sheet.get_absolute_url()))


def test_without_scripts_a_row_leads_back_to_the_sheet(bench, as_who):
    client, sheet = as_who("tester"), begun(bench)
    client.cookies["language"] = "en"
    cells = {"row": "weighing-0", "weighing.0.crossed": "yes", "was.weighing.0.crossed": ""}
    answer = client.post(url("sheet_cells", sheet.pk), cells)
    assert answer.url == f"{sheet.get_absolute_url()}#row-weighing-0"
    answer = client.post(
        url("sheet_cells", sheet.pk), {"row": "weighing-0", "weighing.0.added": "abc"}
    )
    assert answer.status_code == 422
    assert "Write a number" in words(answer)


def test_another_device_is_not_overwritten(bench, as_who):
    client, sheet = as_who("tester"), begun(bench)
    client.cookies["language"] = "en"
    cells = {"row": "weighing-0", "weighing.0.added": "2", "was.weighing.0.added": "9"}
    answer = client.post(url("sheet_cells", sheet.pk), cells, headers={"HX-Request": "true"})
    assert "wrote 3.2 here" in words(answer)
    assert sheet.attempts.get().cells == {}


def test_a_failed_one_is_tried_again_or_rejected(bench, as_who):
    client, sheet = as_who("tester"), begun(bench)
    cells = {"row": "weighing-3", "weighing.3.crossed": "no", "was.weighing.3.crossed": ""}
    saved = client.post(url("sheet_cells", sheet.pk), cells, headers={"HX-Request": "true"})
    assert url("sheet_again", sheet.pk) in words(saved)
    sheet.refresh_from_db()
    sent = {"version": sheet.version, "remedy": "adjusted", "remedy_note": "Pisau"}
    assert client.post(url("sheet_again", sheet.pk), sent).status_code == 302
    page = words(client.get(sheet.get_absolute_url()))
    assert "?attempt=1" in page
    earlier = words(client.get(sheet.get_absolute_url() + "?attempt=1"))
    assert earlier.count("disabled")
    assert "Tidak memenuhi syarat" in earlier
    assert url("sheet_decide", sheet.pk) not in earlier
    refused = client.post(url("sheet_again", sheet.pk), {"version": sheet.version, "remedy": ""})
    assert refused.status_code == 422


@pytest.mark.parametrize(("name", "status"), [("stranger", 404), ("staff", 403), ("counter", 403)])
def test_who_may_not_test(bench, as_who, name, status):
    client, sheet = as_who(name), begun(bench)
    scale = sheet.instrument
    assert client.get(url("sheet_open", scale.pk)).status_code == status
    assert client.post(url("sheet_cells", sheet.pk), {"row": "x"}).status_code == status
    assert client.get(url("sheet_decide", sheet.pk)).status_code == status
    assert client.get(url("sheet_give_up", sheet.pk)).status_code == status
    seen = 404 if name == "stranger" else 200
    assert client.get(sheet.get_absolute_url()).status_code == seen


def test_registers_and_their_files(bench, as_who):
    one = bench.record(bench.scale(), wants_certificate=True).verification
    sheets.void_verification(
        actor=bench.acts("tester"), verification_id=one.pk, on=DAY, reason="damage", note="x"
    )
    other = bench.record(bench.scale()).verification
    client = as_who("head")
    for name in ("sheets", "verifications", "certificates"):
        assert client.get(url(name)).status_code == 200
        assert client.get(url(name), {"format": "csv"}).status_code == 200
    for worth, found in (("valid", other), ("void", one)):
        page = words(client.get(url("verifications"), {"worth": worth}))
        assert found.get_absolute_url() in page
        assert (one if found is other else other).get_absolute_url() not in page
    for worth in ("expired", "batal"):
        page = words(client.get(url("verifications"), {"worth": worth}))
        assert one.get_absolute_url() not in page


def test_a_paper_of_the_early_morning_is_of_that_day(bench, as_who):
    """At five in the morning in Indonesia it is still yesterday in Greenwich."""
    one = bench.record(bench.scale(), wants_certificate=True).verification.certificates.get()
    early = datetime.combine(DAY, time(5), ZoneInfo(bench.agency.government.timezone))
    Certificate.objects.filter(pk=one.pk).update(submitted_at=early)
    client = as_who("head")
    for page in (one.get_absolute_url(), one.verification.get_absolute_url(), url("certificates")):
        assert "13 Mar" not in words(client.get(page))


def test_a_mark_is_recorded_as_void(bench, as_who):
    client, one = as_who("supervisor"), bench.record(bench.scale()).verification
    assert url("verification_void", one.pk) in words(client.get(one.get_absolute_url()))
    sent = {"version": one.version, "on": DAY.isoformat(), "reason": "seal_broken", "note": "Putus"}
    assert client.post(url("verification_void", one.pk), sent | {"note": ""}).status_code == 422
    assert client.post(url("verification_void", one.pk), sent).status_code == 302
    assert "Putus" in words(client.get(one.get_absolute_url()))


def test_the_head_signs_what_is_ticked(bench, as_who):
    found = [
        bench.record(bench.scale(), wants_certificate=True).verification.certificates.get()
        for _each in range(2)
    ]
    client = as_who("head")
    client.cookies["language"] = "en"
    page = words(client.get(url("signing")))
    assert page.count('name="certificate"') == 2
    answer = client.post(url("signing"), {"certificate": [found[0].pk]})
    assert answer.url.startswith("/jobs/")
    answer = client.post(url("signing"), {})
    assert answer.status_code == 422
    assert "Tick what you sign" in words(answer)
    record = words(client.get(found[1].get_absolute_url()))
    assert url("certificate_sign", found[1].pk) in record
    sent = {"version": found[1].version}
    assert client.post(url("certificate_sign", found[1].pk), sent).status_code == 302
    found[1].refresh_from_db()
    assert found[1].state == "signed"
    assert found[1].paper.number in words(client.get(found[1].get_absolute_url()))


def test_the_head_has_the_readings_before_them(bench, as_who):
    """On one line in the list, attempt by attempt on the page of each."""
    one = bench.record(bench.scale(), wants_certificate=True).verification.certificates.get()
    client = as_who("head")
    client.cookies["language"] = "en"
    page = words(client.get(url("signing")))
    assert "points pass" in page
    assert one.verification.sheet.get_absolute_url() in page
    record = words(client.get(one.get_absolute_url()))
    assert "As found" in record
    assert "Test point" in record


def test_a_reader_signs_nothing(bench, as_who):
    one = bench.record(bench.scale(), wants_certificate=True).verification.certificates.get()
    client = as_who("staff")
    assert client.get(url("signing")).status_code == 403
    assert client.get(url("certificate_sign", one.pk)).status_code == 403
    assert as_who("stranger").get(one.get_absolute_url()).status_code == 404


def test_a_set_is_counted_on_its_form(bench, as_who):
    client, sheet = as_who("tester"), begun(bench, "common_weight", count=5)
    form = client.get(url("sheet_decide", sheet.pk))
    sent = {
        "version": form.context["form"]["version"].value(),
        "passed": "4",
        "adjusted": "1",
        "failed": "1",
        "m_sah_4": "4",
        "m_batal_4": "1",
    }
    assert client.post(url("sheet_decide", sheet.pk), sent).status_code == 302
    found = Verification.objects.get()
    assert (found.passed, found.adjusted, found.failed) == (4, 1, 1)


def test_the_record_shows_what_was_read(bench, as_who):
    client = as_who("tester")
    client.cookies["language"] = "en"
    scale, weights = bench.scale(), bench.scale("common_weight", count=4)
    page = words(client.get(bench.record(scale).get_absolute_url()))
    assert "Small weights added 10 g · The beam crosses: yes" in page
    assert "Error (g)" not in page
    counted = bench.record(weights, pieces=(4, 1, 0), attempts=[{}])
    page = words(client.get(counted.verification.get_absolute_url()))
    assert "of them adjusted on the spot" in page
    assert "Limit" not in page


def test_a_plate_that_lacks_more_than_its_class_can_be_completed(bench, as_who):
    client, sheet = as_who("tester"), begun(bench, "electronic_scale", plate={"max": "15"})
    page = words(client.get(sheet.get_absolute_url()))
    assert 'name="given.accuracy_class"' in page
    assert url("sheet_plate", sheet.pk) in page


def test_a_refusal_of_the_mark_stands_at_its_field(bench, as_who):
    client, sheet = as_who("tester"), begun(bench, "common_weight", count=5)
    client.cookies["language"] = "en"
    form = client.get(url("sheet_decide", sheet.pk))
    assert re.search(r"<dt>Pieces</dt>\s*<dd[^>]*>\s*5\s*<", form.content.decode())
    sent = {"version": form.context["form"]["version"].value(), "passed": "4", "failed": "1"}
    marked = {**sent, "m_sah_4": "4", "m_batal_4": "1"}
    for bad, field in (
        ({**sent, "m_sah_4": "0"}, "m_sah_4"),
        ({**marked, "adjusted": "9"}, "adjusted"),
        ({**marked, "sticker": "ABC"}, "sticker"),
    ):
        answer = client.post(url("sheet_decide", sheet.pk), bad)
        assert answer.status_code == 422
        assert list(answer.context["form"].errors) == [field]


@pytest.mark.parametrize(
    "kind",
    [
        "electronic_scale",
        "weighbridge",
        "fuel_dispenser",
        "tape",
        "folding_rule",
        "wet_measure",
        "level_gauge",
    ],
)
def test_every_kind_of_sheet_is_drawn(bench, as_who, kind):
    client, sheet = as_who("tester"), begun(bench, kind)
    assert client.get(sheet.get_absolute_url()).status_code == 200


def test_a_certificate_whose_mark_is_void_is_not_ticked(client, bench):
    one = bench.record(bench.scale(), wants_certificate=True).verification
    client.force_login(bench.head)
    client.cookies["language"] = "en"
    box = f'value="{one.certificates.get().pk}" checked'
    assert box in words(client.get(url("signing")))
    sheets.void_verification(
        actor=bench.acts("tester"), verification_id=one.pk, on=DAY, reason="damage", note="Rusak"
    )
    page = words(client.get(url("signing")))
    assert box not in page
    assert "The mark is void" in page


def test_a_step_names_the_day_as_people_write_it(bench, as_who):
    client = as_who("tester")
    steps = [
        url("sheet_give_up", begun(bench).pk),
        url("verification_void", bench.record(bench.scale()).verification.pk),
    ]
    for step in steps:
        assert ", 14 Maret 2019" in words(client.get(step))


def test_what_leads_to_a_certificate_has_words_before_it_has_a_number(bench, as_who):
    client = as_who("head")
    act = bench.record(bench.scale(), wants_certificate=True).verification
    register = words(client.get(url("certificates")))
    address = act.certificates.get().get_absolute_url()
    assert re.search(rf'href="{address}"[^>]*>\s*{act.instrument.tag}', register)
    for page in (register, words(client.get(act.get_absolute_url()))):
        assert address in page
        assert not re.search(r"<a [^>]*>\s*–\s*</a>", page)


def test_numbers_are_written_as_they_are_read(bench, as_who):
    page = words(as_who("tester").get(begun(bench).get_absolute_url()))
    for said in ("± 3,333 g", "± 6,667 g", "± 10 g", "<b>2.500 g</b>", "<b>10.000 g</b>"):
        assert said in page


def test_what_was_done_between_the_attempts_stays_on_the_record(bench, as_who):
    again = {"remedy": "adjusted", "readings": GOOD, "remedy_note": "Pisau dibersihkan"}
    sheet = bench.record(bench.scale(), attempts=[{"readings": BAD}, again])
    client = as_who("head")
    for record in (sheet, sheet.verification):
        page = words(client.get(record.get_absolute_url()))
        assert "Dijustir oleh penera · Pisau dibersihkan" in page


@pytest.mark.parametrize(
    ("kind", "lacks", "rest"),
    [
        ("spring_scale", "Daya baca (d)", {"plate_d": "50"}),
        ("electronic_scale", "Interval skala verifikasi (e)", {"plate_e": "5"}),
    ],
)
def test_a_plate_that_says_too_little_is_completed_at_the_sheet(bench, as_who, kind, lacks, rest):
    """The counter enters an instrument by its size alone, to be done in a minute."""
    known = {"accuracy_class": "III"} if kind == "electronic_scale" else {}
    sheet = begun(bench, kind, plate={"max": "15", **known})
    client = as_who("tester")
    page = words(client.get(sheet.get_absolute_url()))
    assert lacks in page
    form = client.get(url("sheet_plate", sheet.pk))
    assert 'name="plate_max" value="15"' in words(form)
    sent = {"version": form.context["form"]["version"].value(), "plate_max": "15", **rest}
    sent |= {f"plate_{name}": value for name, value in known.items()}
    assert client.post(url("sheet_plate", sheet.pk), sent).status_code == 302
    page = words(client.get(sheet.get_absolute_url()))
    assert lacks not in page
    assert "weighing.0.indication" in page
    sheet.instrument.refresh_from_db()
    assert sheet.instrument.plate == {"max": "15", **known, **{k[6:]: v for k, v in rest.items()}}


@pytest.mark.parametrize(("text", "kept"), [("2.500", ""), ("2500", "2500"), ("2,5", "2.5")])
def test_a_point_that_may_part_thousands_is_asked_about(bench, as_who, text, kept):
    sheet = begun(bench, "electronic_scale")
    name = "weighing.1.indication"
    cells = {"row": "weighing-1", name: text, f"was.{name}": ""}
    answer = as_who("tester").post(
        url("sheet_cells", sheet.pk), cells, headers={"HX-Request": "true"}
    )
    assert ("tulis 2500, atau 2,5" in words(answer)) == (not kept)
    assert sheet.attempts.get().cells.get(name, "") == kept


@pytest.mark.parametrize(("language", "month"), [("id", "Maret 2020"), ("en", "March 2020")])
def test_the_month_of_the_last_day_is_in_the_readers_language(bench, as_who, language, month):
    client = as_who("head")
    client.cookies["language"] = language
    page = words(client.get(bench.record(bench.scale()).verification.get_absolute_url()))
    assert re.search(rf">\s*{month}\s*<", page)


def test_the_rules_of_the_day_are_told_in_the_readers_language(bench, as_who):
    page = words(as_who("head").get(bench.record(bench.scale()).verification.get_absolute_url()))
    for said in ("masa berlaku tera", "batas kesalahan timbangan meja dan dacin"):
        assert said in page
    assert "period of verification" not in page


def test_a_certificate_says_that_its_mark_is_void(bench, as_who):
    act = bench.record(bench.scale(), wants_certificate=True).verification
    client, address = as_who("head"), act.certificates.get().get_absolute_url()
    link = rf'href="{act.get_absolute_url()}"[^>]*>\s*'
    assert re.search(f"{link}Sah", words(client.get(address)))
    sheets.void_verification(
        actor=bench.acts("tester"), verification_id=act.pk, on=DAY, reason="damage", note="Patah"
    )
    assert re.search(f"{link}Tidak berlaku", words(client.get(address)))
