"""What an earlier list tells under a heading that the register of instruments only shows."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from teraju.modules.metrology.selectors.registers import instruments
from teraju.modules.metrology.tests.import_rows import HEADS, SUSI, brought
from teraju.modules.metrology.tests.register_pages import browser, text
from teraju.modules.metrology.tests.register_world import a_unit
from teraju.modules.metrology.web.instrument_register import INSTRUMENTS
from teraju.platform.exchange.files import to_csv
from teraju.platform.exchange.importing import read_rows
from teraju.platform.exchange.models import ImportRun
from teraju.platform.exchange.plans import LeftOut
from teraju.platform.exchange.readers import Scope
from teraju.platform.exchange.sheets import read_sheet

pytestmark = pytest.mark.django_db
IN_FULL = "Kapasitas dalam satuan jenisnya"


@pytest.fixture
def unit():
    return a_unit()


def left_out(unit, body):
    scope = Scope(unit.at("chief"), unit.government)
    reading = read_rows(INSTRUMENTS, read_sheet(io.BytesIO(body), "text/csv"), scope)
    return reading.layout.left_out


@pytest.mark.parametrize("heading", ["Kapasitas", "CAPACITY"])
def test_a_capacity_that_is_not_read_is_named_with_what_to_call_it(unit, heading):
    heads = HEADS.replace("Capacity in the unit of its kind", heading)
    body = f"{heads}\n{SUSI.replace('HERE', unit.agency.short_name)}".encode()
    with translation.override("id"):
        assert left_out(unit, body) == [LeftOut("L", heading, IN_FULL)]
    upload = SimpleUploadedFile("uttp.csv", body)
    browser(unit, "chief").post("/import/metrology.instruments/", {"upload": upload})
    page = text(browser(unit, "chief").get(ImportRun.objects.get().get_absolute_url()))
    assert f"Not read: {heading}." in page
    assert f"To have “{heading}” read, call the column “Capacity in the unit of its kind”" in page


def test_the_list_that_was_taken_away_is_told_calmly(unit):
    brought(unit, SUSI)
    body = to_csv(list(INSTRUMENTS.columns), instruments(unit.at("chief")))
    told = left_out(unit, body)
    assert [one.heading for one in told] == ["Tag", "Capacity", "Where", "Status"]
    assert not any(one.instead for one in told)
