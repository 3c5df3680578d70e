"""The pictures: what they say, what stands behind them, and that nothing in them is markup."""

from __future__ import annotations

import pytest

from teraju.modules.improvement.domain.ageing import bands_of
from teraju.modules.improvement.domain.states import Category
from teraju.modules.improvement.web.charts.ages import ages_picture
from teraju.modules.improvement.web.charts.fishbone import fishbone_picture
from teraju.modules.improvement.web.charts.whys import whys_picture
from teraju.platform.papers.pictures import clean
from teraju.platform.web.charts.picture import PAPER

MENACE = "<script>alert(1)</script>"
WHYS = ["Reviu lama", "Pereviu hanya satu", MENACE]
BONES = {Category.PEOPLE: ["Satu pereviu", MENACE], Category.METHOD: ["Tanpa tenggat"]}


def test_the_whys_lead_from_the_problem_to_the_root():
    picture = whys_picture("Laporan terlambat", WHYS)
    assert [row[1] for row in picture.table.rows] == ["Laporan terlambat", *WHYS]
    assert "3 answers lead" in str(picture.description)
    assert "<script" not in picture.across + picture.down


def test_the_fishbone_shows_every_bone_also_without_a_cause():
    picture = fishbone_picture("Laporan terlambat", BONES)
    for name in ("People", "Method", "Tools", "Environment"):
        assert name in picture.across
        assert name in picture.down
    assert len(picture.table.rows) == 3
    assert "<script" not in picture.across + picture.down


@pytest.mark.parametrize(
    "picture", [whys_picture("Laporan", []), fishbone_picture("Laporan", {}), ages_picture([], {})]
)
def test_nothing_is_drawn_of_nothing(picture):
    assert picture.across == ""


def test_ages_tell_each_grade_by_its_number():
    bands = bands_of([30, 60])
    picture = ages_picture(bands, {"0-30": {"major": 1, "minor": 2}, "61-": {"observation": 1}})
    assert [list(row) for row in picture.table.rows] == [
        ["0 to 30 days", 1, 2, 0, 0],
        ["31 to 60 days", 0, 0, 0, 0],
        ["61 days and more", 0, 0, 1, 0],
    ]
    assert "0 to 30 days: 3" in str(picture.description)


@pytest.mark.parametrize(
    "picture",
    [whys_picture("Laporan", WHYS, PAPER), fishbone_picture("Laporan", BONES, PAPER)],
)
def test_a_paper_can_show_the_same_pictures(picture):
    assert clean(str(picture.across), set()).startswith(b"<")
