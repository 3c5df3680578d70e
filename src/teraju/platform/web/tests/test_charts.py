"""Each picture says what it shows, has a table behind it, and escapes what it is given."""

from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from teraju.platform.web.charts.bars import Bar, bars_picture
from teraju.platform.web.charts.line import lanes, line_picture, spread
from teraju.platform.web.charts.picture import PAPER, num, tag
from teraju.platform.web.charts.spark import points, sparkline
from teraju.platform.web.kinds import Step

TODAY = date(2018, 10, 15)
EVIL = '<script>alert("x")</script> & more'
STEPS = [
    Step(date(2018, 3, 16), "Memorandum", "done"),
    Step(date(2018, 3, 29), EVIL, "done"),
    Step(TODAY, "Application", "now"),
    Step(date(2019, 1, 15), "Certificates", "ahead"),
    Step(None, "Surveillance", "ahead"),
]

LAST_DAYS = [(28, "done"), (29, "done"), (30, "now"), (31, "ahead")]


def drawings():
    line = line_picture(STEPS, TODAY)
    bars = bars_picture("Agreements by state", [Bar(EVIL, 3, "bad"), Bar("valid", 0)])
    return [line.across, line.down, bars.across]


@pytest.mark.parametrize("drawing", drawings(), ids=["across", "down", "bars"])
class TestEveryDrawing:
    def test_is_well_formed_and_says_what_it_shows(self, drawing):
        svg = ElementTree.fromstring(drawing)
        title, description = svg.find("title"), svg.find("desc")
        assert svg.get("role") == "img"
        assert svg.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
        assert title.text
        assert description.text

    def test_escapes(self, drawing):
        assert "<script" not in drawing
        assert "&lt;script" in drawing

    def test_has_no_inline_style(self, drawing):
        assert "style=" not in drawing


class TestLine:
    def test_holds_every_step_in_its_table(self):
        rows = line_picture(STEPS, TODAY).table.rows
        assert [row[0] for row in rows] == [step.on for step in STEPS]

    def test_names_the_steps_without_a_date(self):
        assert "Surveillance" in str(line_picture(STEPS, TODAY).note)

    def test_of_no_date_draws_nothing_but_keeps_its_table(self):
        picture = line_picture([Step(None, "Later", "ahead")], TODAY)
        assert (picture.across, picture.down) == ("", "")
        assert len(picture.table.rows) == 1

    def test_of_one_day(self):
        assert "<svg" in line_picture([Step(TODAY, "Only", "now")], TODAY).across

    def test_shows_states_by_shape(self):
        drawing = line_picture(STEPS, TODAY).across
        assert drawing.count('r="7"') == 2
        assert drawing.count('r="5.5"') == 2

    def test_for_papers_has_plain_colours(self):
        assert "var(" not in line_picture(STEPS, TODAY, PAPER).across

    def test_keeps_all_words_within_the_drawing(self):
        """Also where all is on the last days and every label fills two lines to their end."""
        words = "Permohonan ke lembaga " * 2
        steps = [Step(date(2018, 10, day), words, state) for day, state in LAST_DAYS]
        for today in (TODAY, date(2018, 10, 31)):
            picture = line_picture([STEPS[0], *steps], today)
            for drawing in (picture.across, picture.down):
                svg = ElementTree.fromstring(drawing)
                _left, _top, width, height = map(float, svg.get("viewBox").split())
                for text in svg.iterfind(".//text"):
                    # A wide letter of these 12.5 units, and what hangs below the line.
                    assert float(text.get("x")) + 7.4 * len(text.text) <= width
                    assert 11 <= float(text.get("y")) <= height - 4

    def test_is_the_same_each_time(self):
        assert line_picture(STEPS, TODAY) == line_picture(STEPS, TODAY)

    @pytest.mark.parametrize(
        ("places", "expected"),
        [([], []), ([0, 200], [0, 0]), ([0, 10], [1, 0]), ([0, 10, 20, 200], [2, 1, 0, 0])],
    )
    def test_gives_flags_lanes_of_their_own(self, places, expected):
        assert lanes(places, 100) == expected

    @pytest.mark.parametrize(
        ("places", "expected"),
        [([], []), ([0, 50], [0, 50]), ([0, 1, 2], [0, 10, 20]), ([95, 99], [90, 100])],
    )
    def test_spreads_what_is_too_close(self, places, expected):
        assert spread(places, 10, 100) == expected


class TestBars:
    def test_draws_the_largest_over_the_whole_width(self):
        drawing = bars_picture("Title", [Bar("a", 4), Bar("b", 2)]).across
        assert 'width="316"' in drawing
        assert 'width="158"' in drawing

    @pytest.mark.parametrize("rows", [[], [Bar("a", 0)]])
    def test_of_nothing(self, rows):
        assert "<svg" in bars_picture("Title", rows).across


class TestSparkline:
    @pytest.mark.parametrize("trend", [(), (1,)])
    def test_needs_two_values(self, trend):
        assert sparkline(trend) == ""

    def test_has_the_lowest_value_on_the_floor(self):
        assert points([1, 5, 3]) == [(0, 25), (50, 3), (100, 14)]

    def test_of_equal_values_is_level(self):
        assert {y for _, y in points([2, 2, 2])} == {14}

    def test_is_hidden_from_screen_readers_who_have_the_table(self):
        assert 'aria-hidden="true"' in sparkline([1, 2])


@pytest.mark.parametrize(("value", "text"), [(1.0, "1"), (1.25, "1.2"), (0.0, "0"), (10, "10.0")])
def test_coordinates_have_no_needless_digits(value, text):
    assert num(float(value)) == text.removesuffix(".0")


def test_elements_escape_attributes_and_words():
    assert tag("text", "<b>", fill='"x') == '<text fill="&quot;x">&lt;b&gt;</text>'
    assert tag("path", stroke_width=Decimal(2)) == '<path stroke-width="2"/>'


def test_a_long_name_makes_room_for_what_is_remarked():
    name = "Performance of processes and conformity of outputs"
    bars = bars_picture("Inputs", [Bar(name, 5, "warn", "4 ask for an answer")])
    assert "Performance of processes and …: 4 ask for an answer" in bars.across
    assert bars.table.rows == [(f"{name}: 4 ask for an answer", 5)]
