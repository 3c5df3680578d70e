"""Readiness drawn: states differ by shape, nothing is a percentage, the table says the same."""

import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from django.template import Context, Template
from django.utils import translation

from teraju.platform.web.charts.ladder import LadderRow, ladder_picture
from teraju.platform.web.charts.picture import PAPER
from teraju.platform.web.charts.stacks import Day, stacks_picture
from teraju.platform.web.charts.states import STATES, counted, counts_in_words, state_status
from teraju.platform.web.charts.wheel import Arc, Chapter, Ring, Segment, wheel_picture

TODAY = date(2018, 10, 15)
EVIL = '<script>alert("x")</script> & more'
STAGES = ["agreement", "gap", "audit", "review", "stage 1", EVIL]


def segments(chapter, states, url=""):
    return [Segment(f"{chapter}.{n} {EVIL}", state, url) for n, state in enumerate(states, 1)]


def ring(title="SNI ISO 9001:2015", url="", **chapters):
    named = {f"{key[1:]}": states for key, states in chapters.items()}
    return Ring(title, [Chapter(number, segments(number, s, url)) for number, s in named.items()])


QUALITY = ring(c4=["conforming"], c8=list(STATES), c10=["missing", "missing"])
BRIBERY = ring(EVIL, "/gap/?a=1&b=2", c4=["attention"], c9=["not_applicable"])
DAYS = [
    Day(date(2018, 4, 12), {"conforming": 10, "attention": 5, "missing": 30}),
    Day(date(2018, 10, 11), {"conforming": 40, "attention": 8, "missing": 9, "not_applicable": 2}),
]
ROWS = [
    LadderRow(EVIL, "/agencies/1/?a=1&b=2", [True, True, False, False, False, False], TODAY),
    LadderRow("Inspektorat", "", [True, False, True, False, False, False], None),
    LadderRow("Dinas", "", [False] * 6),
    LadderRow("Badan", "", [True] * 6, TODAY),
]


def wheel(*rings, palette=None):
    given = {"palette": palette} if palette else {}
    return wheel_picture("Readiness", rings or [QUALITY, BRIBERY], 5, **given)


def pictures():
    stacks = stacks_picture(EVIL, DAYS, TODAY)
    ladder = ladder_picture("Agencies", STAGES, ROWS)
    return [wheel().across, stacks.across, stacks.down, ladder.across, ladder.down]


def parsed(drawing):
    return ElementTree.fromstring(drawing)


@pytest.mark.parametrize("drawing", pictures(), ids=["wheel", "wide", "narrow", "across", "down"])
class TestEveryDrawing:
    def test_is_well_formed_and_says_what_it_shows(self, drawing):
        svg = parsed(drawing)
        title, description = svg.find("title"), svg.find("desc")
        assert svg.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
        assert title.text
        assert description.text

    def test_hides_no_link_from_screen_readers(self, drawing):
        svg = parsed(drawing)
        linked = svg.find(".//a") is not None
        assert svg.get("role") == ("group" if linked else "img")

    def test_escapes(self, drawing):
        assert "<script" not in drawing
        assert "&lt;script" in drawing

    def test_has_no_style_and_no_percentage(self, drawing):
        assert "style=" not in drawing
        assert "%" not in drawing


class TestStates:
    def test_are_all_counted(self):
        assert counted(["missing", "missing"]) == {
            "conforming": 0,
            "attention": 0,
            "missing": 2,
            "not_applicable": 0,
        }

    def test_stand_in_one_line_without_the_empty_ones(self):
        with translation.override("en"):
            assert counts_in_words(counted(["missing", "conforming"])) == (
                "conforming 1, not proved yet 1"
            )
            assert counts_in_words({}) == "0"

    def test_differ_by_tone_and_word(self):
        states = [state_status(state) for state in STATES]
        assert len({state.tone for state in states}) == 4
        assert len({str(state.word) for state in states}) == 4
        assert str(state_status("missing", 3).word).endswith(" 3")


class TestWheel:
    def test_draws_every_requirement_and_names_it(self):
        tips = [tip.text for tip in parsed(wheel().across).iterfind(".//path/title")]
        assert len(tips) == 9
        assert f"8.4 {EVIL}" in tips[4]

    def test_shows_states_by_how_much_of_the_field_is_filled(self):
        radii = []
        for state in STATES:
            svg = parsed(wheel(ring(c4=[state])).across)
            path = next(p for p in svg.iterfind(".//path") if p.find("title") is not None)
            outer, inner = re.findall(r"A([\d.]+) ", path.get("d"))
            radii.append(float(outer) - float(inner))
        full, two_thirds, third, line = radii
        assert (full, two_thirds, third) == pytest.approx((40, 26.7, 13.3), abs=0.1)
        assert line < 2

    @pytest.mark.parametrize(("count", "flag"), [(1, 1), (2, 0)])
    def test_goes_the_long_way_round_for_one_requirement_alone(self, count, flag):
        svg = parsed(wheel(ring(c4=["missing"] * count)).across)
        flags = [re.findall(r"A[\d.]+ [\d.]+ 0 (\d)", path.get("d")) for path in svg.iter("path")]
        assert {value for found in flags for value in found} == {str(flag)}

    def test_puts_chapters_of_one_number_on_one_spoke(self):
        numbers = [text.text for text in parsed(wheel().across).iterfind(".//text")]
        assert numbers[-4:] == ["4", "8", "9", "10"]

    def test_links_where_a_requirement_is_worked_on(self):
        links = parsed(wheel().across).findall(".//a")
        assert [link.get("href") for link in links] == ["/gap/?a=1&b=2"] * 2

    def test_counts_by_chapter_in_its_table(self):
        rows = wheel().table.rows
        assert rows[0] == ("SNI ISO 9001:2015", "4", 1, 0, 0, 0)
        assert rows[1] == ("SNI ISO 9001:2015", "8", 1, 1, 1, 1)
        assert rows[-1] == (EVIL, "9", 0, 0, 0, 1)
        assert sum(sum(row[2:]) for row in rows) == 9

    def test_has_a_legend_with_all_counts(self):
        assert [state.tone for state in wheel().legend] == ["good", "warn", "bad", "none"]
        assert [str(state.word)[-2:] for state in wheel().legend] == [" 2", " 2", " 3", " 2"]

    def test_tells_its_rings_from_outside_in(self):
        assert "SNI ISO 9001:2015, <script>" in str(wheel().note)
        assert "SNI ISO 9001:2015" not in str(wheel(QUALITY).note)

    @pytest.mark.parametrize("count", [0, 1, 2, 100, 200])
    @pytest.mark.parametrize("rings", [1, 2, 3])
    def test_of_any_size_stays_on_its_sheet(self, count, rings):
        drawing = wheel(*[ring(f"S{n}", c4=["missing"] * count) for n in range(rings)]).across
        places = re.findall(r"[ML]([\d.-]+) ([\d.-]+)", drawing)
        assert all(0 <= float(value) <= 340 for place in places for value in place)
        assert drawing.count("<path") == (count + 1) * rings if count else "<circle" in drawing

    def test_of_no_standard(self):
        picture = wheel_picture("Readiness", [], 0)
        assert "<svg" in picture.across
        assert picture.table.rows == []
        assert picture.description

    def test_parts_are_equal_and_meet(self):
        parts = Arc(10, 40).parts(3)
        assert [(part.start, part.end) for part in parts] == [(10, 20), (20, 30), (30, 40)]

    def test_for_papers_has_plain_colours(self):
        assert "var(" not in wheel(palette=PAPER).across

    def test_is_the_same_each_time_and_another_has_other_ids(self):
        assert wheel() == wheel()
        first, second = (
            parsed(w.across).find("title").get("id") for w in (wheel(), wheel(QUALITY))
        )
        assert first != second

    def test_says_in_words_what_is_open(self):
        with translation.override("id"):
            assert "persyaratan" in wheel().across
            assert "masih terbuka" in wheel().across


def daily(count, step=1):
    return [
        Day(date(2018, 1, 1) + timedelta(days=n * step), {"conforming": n + 1})
        for n in range(count)
    ]


class TestStacks:
    def test_holds_every_count_in_its_table(self):
        assert stacks_picture("T", DAYS, TODAY).table.rows == [
            (date(2018, 4, 12), 10, 5, 30, 0),
            (date(2018, 10, 11), 40, 8, 9, 2),
        ]

    def test_tells_states_apart_by_pattern(self):
        svg = parsed(stacks_picture("T", DAYS, TODAY).across)
        ids = {pattern.get("id") for pattern in svg.iterfind(".//pattern")}
        fills = [path.get("fill") for path in svg.iterfind(".//path")]
        assert {f"url(#{name})" for name in ids} <= set(fills)
        assert len(ids) == 2

    def test_shares_no_id_between_its_drawings(self):
        picture = stacks_picture("T", DAYS, TODAY)
        ids = re.findall(r' id="([^"]+)"', picture.across + picture.down)
        assert len(ids) == len(set(ids)) == 8

    def test_leaves_a_gap_in_time_a_gap(self):
        days = [*daily(3, step=10), Day(date(2018, 12, 1), {"conforming": 1})]
        path = next(
            path.get("d")
            for path in parsed(stacks_picture("T", days, TODAY).across).iterfind(".//path")
            if path.get("d", "").count("z") == 4
        )
        places = [float(x) for x in re.findall(r"M([\d.]+) ", path)]
        assert places[1] - places[0] == pytest.approx(places[2] - places[1], abs=0.2)
        assert places[3] - places[2] > 20 * (places[1] - places[0])

    def test_marks_today(self):
        with translation.override("id"):
            assert ">hari ini<" in stacks_picture("T", DAYS, TODAY).across

    @pytest.mark.parametrize(
        ("days", "columns", "word"),
        [
            (daily(1), 1, ""),
            (daily(60), 60, ""),
            (daily(400), 58, "week"),
            (daily(1200), 40, "month"),
            (daily(400, step=10), 44, "quarter"),
            (daily(40, step=365), 40, ""),
        ],
    )
    def test_is_thinned_to_what_fits_and_says_so(self, days, columns, word):
        with translation.override("en"):
            picture = stacks_picture("T", days, days[-1].on)
        assert len(picture.table.rows) == columns
        assert (word in str(picture.note)) if word else picture.note == ""
        assert picture.table.rows[-1] == (days[-1].on, len(days), 0, 0, 0)

    def test_takes_days_in_any_order_and_the_last_word_of_a_day(self):
        days = [DAYS[1], DAYS[0], Day(DAYS[0].on, {"missing": 45})]
        rows = stacks_picture("T", days, TODAY).table.rows
        assert rows[0] == (date(2018, 4, 12), 0, 0, 45, 0)

    @pytest.mark.parametrize(
        ("total", "marks"),
        [(0, [0, 1]), (1, [0, 1]), (7, [0, 2, 4, 6, 8]), (87, [0, 20, 40, 60, 80, 100])],
    )
    def test_measures_in_whole_counts(self, total, marks):
        svg = parsed(stacks_picture("T", [Day(TODAY, {"missing": total})], TODAY).across)
        texts = [t.text for t in svg.iterfind(".//g[@text-anchor='end']/text")]
        assert texts == [str(mark) for mark in marks]

    def test_of_no_day_draws_nothing(self):
        picture = stacks_picture("T", [], TODAY)
        assert (picture.across, picture.down, picture.table.rows) == ("", "", [])

    def test_for_papers_has_plain_colours_and_is_the_same_each_time(self):
        assert "var(" not in stacks_picture("T", DAYS, TODAY, PAPER).across
        assert stacks_picture("T", DAYS, TODAY) == stacks_picture("T", DAYS, TODAY)


class TestLadder:
    @pytest.mark.parametrize(
        ("reached", "marks"),
        [
            ("", ""),
            ("000", "naa"),
            ("100", "rna"),
            ("110", "rrn"),
            ("111", "rrr"),
            ("101", "rsr"),
            ("0100", "srna"),
        ],
    )
    def test_tells_reached_next_ahead_and_skipped_apart(self, reached, marks):
        row = LadderRow("x", "", [bit == "1" for bit in reached])
        assert "".join(mark[0] for mark in row.marks) == marks

    def test_says_the_same_in_its_table(self):
        with translation.override("en"):
            rows = ladder_picture("Agencies", STAGES, ROWS).table.rows
        assert rows[1] == (
            "Inspektorat", "reached", "not recorded", "reached", "next", "ahead", "ahead", None,
        )  # fmt: skip
        assert rows[0][-1] == TODAY

    @pytest.mark.parametrize(
        ("width", "colour", "count"),
        [
            ("14", "good", 2 + 2 + 6),
            ("1.8", "sheet", 2 + 2 + 6),
            ("16", "act", 3),
            ("8", "sheet", 3),
            ("9.5", "edge", 3 + 2 + 5),
            ("6.5", "sheet", 3 + 2 + 5),
            ("10", "sheet", 1),
            ("2.5", "none", 1),
        ],
    )
    def test_shows_marks_by_shape(self, width, colour, count):
        svg = parsed(ladder_picture("Agencies", STAGES, ROWS).across)
        paths = svg.findall(f".//path[@stroke-width='{width}'][@stroke='var(--{colour})']")
        assert sum(path.get("d").count("M") for path in paths) == count

    def test_weighs_less_than_a_kilobyte_for_each_agency(self):
        name = "Dinas Koperasi, Usaha Kecil, Perindustrian dan Perdagangan"
        rows = [LadderRow(name, f"/agencies/{n}/", [True] * 3 + [False] * 3) for n in range(60)]
        picture = ladder_picture("Agencies", STAGES, rows)
        assert len(picture.across + picture.down) < 60_000

    def test_has_numbers_and_a_key_on_a_phone(self):
        texts = [t.text for t in parsed(ladder_picture("A", STAGES, ROWS).down).iter("text")]
        assert texts[:6] == ["1", "2", "3", "4", "5", "6"]
        assert "1  agreement" in texts

    def test_keeps_a_long_name_as_its_tip(self):
        name = "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu Kabupaten Serang"
        svg = parsed(ladder_picture("A", STAGES, [LadderRow(name, "/x", [True] * 6)]).down)
        assert svg.find(".//a/title").text == name

    @pytest.mark.parametrize("count", [1, 60])
    def test_grows_with_its_rows(self, count):
        svg = parsed(ladder_picture("A", STAGES, ROWS[:1] * count).across)
        assert float(svg.get("viewBox").split()[3]) >= 38 * count

    @pytest.mark.parametrize(("stages", "rows"), [(STAGES, []), ([], [LadderRow("x", "", [])])])
    def test_of_nothing_draws_nothing(self, stages, rows):
        picture = ladder_picture("A", stages, rows)
        assert (picture.across, picture.down) == ("", "")
        assert len(picture.table.rows) == len(rows)

    def test_for_papers_has_plain_colours(self):
        assert "var(" not in ladder_picture("A", STAGES, ROWS, PAPER).down


@pytest.mark.parametrize(
    ("source", "legend"),
    [
        ('{% wheel "R" rings 3 %}', True),
        ('{% stacks "R" days today %}', False),
        ('{% ladder "R" stages rows %}', False),
    ],
)
def test_tags_draw_the_picture_with_its_table(source, legend):
    given = {"rings": [QUALITY], "days": DAYS, "today": TODAY, "stages": STAGES, "rows": ROWS}
    html = Template("{% load teraju %}" + source).render(Context(given))
    assert html.count("<table>") == 1
    assert "<svg" in html
    assert ('class="chips"' in html) == legend
    assert "<script" not in html
