"""The picture of an indicator: told without colour, with its table, for screen and paper."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from teraju.platform.papers.pictures import clean
from teraju.platform.web.charts.picture import PAPER
from teraju.platform.web.charts.trend import TrendPoint, trend_picture, trend_small

EVIL = '<script>alert("x")</script>'


def point(label: str, value: float | None, tone: str = "good", **bounds: float) -> TrendPoint:
    shown = "–" if value is None else str(value)
    return TrendPoint(label, label[:3], value, shown, tone, tone, **bounds)  # type: ignore[arg-type]


POINTS = [
    point("Jan 2020", 80.0, "bad", low=90, near_low=85),
    point(EVIL, 87.0, "warn", low=90, near_low=85),
    point("Mar 2020", None, "none", low=90, near_low=85),
    point("Apr 2020", 95.0, "good", low=90, near_low=85),
    point("May 2020", 96.0, "good", low=90, near_low=85),
]


@pytest.fixture(params=["across", "down", "small"])
def drawing(request):
    picture = trend_picture("Laporan", POINTS)
    small = trend_small("Laporan", POINTS)
    return {"across": picture.across, "down": picture.down, "small": small}[request.param]


def test_is_well_formed_and_says_what_it_shows(drawing):
    svg = ElementTree.fromstring(drawing)
    assert svg.get("role") == "img"
    assert svg.find("title").text == "Laporan"
    assert "80.0" in svg.find("desc").text
    assert "<script" not in drawing
    assert "style=" not in drawing


def test_tells_lights_apart_by_shape():
    drawing = trend_picture("Laporan", POINTS).across
    assert drawing.count("<circle") == 2
    assert drawing.count("var(--warn)") == 1
    assert drawing.count("var(--bad)") == 1


def test_leaves_a_gap_where_nothing_was_measured():
    drawing = trend_picture("Laporan", POINTS).across
    line = next(part for part in drawing.split("<path") if 'stroke-width="2.2"' in part)
    assert line.count("L") == 2


def test_holds_every_period_in_its_table():
    rows = trend_picture("Laporan", POINTS).table.rows
    assert [row[1] for row in rows] == ["80.0", "87.0", "–", "95.0", "96.0"]


def test_of_nothing_draws_nothing():
    assert trend_picture("Laporan", []).across == ""
    assert trend_small("Laporan", [point("Jan", None, "none")]) == ""


@pytest.mark.parametrize("value", [0.0, 5.0, 1e12])
def test_of_one_value(value):
    drawing = trend_picture("Laporan", [point("2020", value)]).across
    assert "NaN" not in drawing
    ElementTree.fromstring(drawing)


def test_fits_a_paper():
    drawing = trend_picture("Laporan", POINTS, palette=PAPER).across
    assert b"<svg" in clean(drawing, set())
