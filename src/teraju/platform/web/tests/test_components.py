"""Each component shows what it is given, in either language, and never as markup."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.db import models
from django.template import Context, Template
from django.utils import timezone, translation
from django.utils.functional import lazy
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

from teraju.platform.web.kinds import Action, Count, Figure, Section, Status, Step
from teraju.platform.web.menu import MenuLine
from teraju.platform.web.templatetags import teraju as tags
from teraju.platform.web.templatetags import values

EVIL = '<img src=x onerror="alert(1)">'
MOMENT = datetime(2018, 3, 16, 2, 12, tzinfo=UTC)


def draw(source, **context):
    return Template("{% load teraju %}" + source).render(Context(context))


class Linked:
    def get_absolute_url(self):
        return "/agreements/7/"

    def __str__(self):
        return EVIL


@pytest.mark.parametrize("label", [EVIL, lazy(lambda: EVIL, str)()])
def test_a_line_of_the_menu_marks_the_place_and_escapes(label):
    line = MenuLine(label, f"/{EVIL}/", "inbox", current=True, on_phone=True)
    shown = draw("{% menu_line line %}", line=line)
    assert ' aria-current="page"' in shown
    assert "<img" not in shown
    assert "&lt;img" in shown


class TestCell:
    @pytest.mark.parametrize(
        ("value", "shown"),
        [
            (None, "–"),
            ("", "–"),
            ([], "–"),
            (0, "0"),
            (2018, "2018"),
            (47164, "47.164"),
            (Count(2018), "2.018"),
            (True, "ya"),
            (False, "tidak"),
            (Decimal("12345.60"), "12345,60"),
            (2.5, "2,5"),
            (date(2026, 11, 21), "21 November 2026"),
            (time(9, 30), "09.30"),
            (MOMENT, "16 Maret 2018 09.12 WIB"),
            (["a", "b"], '<ul class="lines"><li>a</li><li>b</li></ul>'),
            (Status("warn", "segera"), '<span class="st warn">segera</span>'),
        ],
    )
    def test_writes_any_value(self, value, shown):
        with translation.override("id"), timezone.override(ZoneInfo("Asia/Jakarta")):
            assert draw("{% cell value %}", value=value) == shown

    @pytest.mark.parametrize(
        "value",
        [
            EVIL,
            [EVIL],
            lazy(lambda: EVIL, str)(),
            Status("good", EVIL),
            Status("good", lazy(lambda: EVIL, str)()),
            Action(EVIL, EVIL),
        ],
    )
    def test_escapes(self, value):
        assert "<img" not in draw("{% cell value %}", value=value)

    def test_leaves_what_is_markup_and_translates_when_shown(self):
        word = gettext_lazy("Agencies")
        assert draw("{% cell value %}", value=mark_safe("<b>1</b>")) == "<b>1</b>"
        with translation.override("id"):
            assert draw("{% cell value %}", value=word) == "Perangkat daerah"
        with translation.override("en"):
            assert draw("{% cell value %}", value=word) == "Agencies"

    def test_links_a_record(self, monkeypatch):
        monkeypatch.setattr(values, "Model", (models.Model, Linked))
        shown = values._record(Linked())
        assert shown.startswith('<a href="/agreements/7/">&lt;img')

    def test_writes_decimals_with_a_point_in_english(self):
        with translation.override("en"):
            assert draw("{% cell value %}", value=Decimal("1.5")) == "1.5"


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Asia/Jakarta", "16 Maret 2018 09.12 WIB"),
        ("Asia/Makassar", "16 Maret 2018 10.12 WITA"),
        ("Asia/Jayapura", "16 Maret 2018 11.12 WIT"),
    ],
)
def test_moments_name_the_zone_of_the_place(zone, shown):
    with translation.override("id"), timezone.override(ZoneInfo(zone)):
        assert values.stamp(MOMENT) == shown


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (None, "–"),
        (0, "Rp0"),
        (1500000, "Rp1.500.000"),
        (Decimal("1500000.5"), "Rp1.500.000,50"),
        (-2500, "-Rp2.500"),
    ],
)
def test_money(amount, shown):
    assert draw("{{ amount|rupiah }}", amount=amount) == shown


@pytest.mark.parametrize(("size", "shown"), [(12, "12 B"), (2048, "2 kB"), (1_482_000, "1,4 MB")])
def test_sizes_of_files(size, shown):
    with translation.override("id"):
        assert values.size(size) == shown


class TestIcon:
    def test_is_hidden_from_screen_readers(self):
        assert 'aria-hidden="true"' in draw('{% icon "inbox" %}')

    def test_has_the_size_asked_for(self):
        assert 'width="14" height="14"' in draw('{% icon "x" 14 %}')


class TestStatus:
    def test_tells_tone_word_and_meaning(self):
        shown = draw("{% status st %}", st=Status("bad", "lewat", "Tenggatnya lewat."))
        assert shown == '<span class="st bad" title="Tenggatnya lewat.">lewat</span>'

    def test_escapes_its_meaning(self):
        assert "<img" not in draw("{% status st %}", st=Status("bad", EVIL, EVIL))

    def test_of_nothing_is_nothing(self):
        assert draw("{% status st %}", st=None) == ""


@pytest.mark.parametrize(
    ("value", "set_as"),
    [
        (date(2018, 3, 16), "d"),
        (MOMENT, ""),
        (3, "n"),
        ("", "nil"),
        ("x" * 60, ""),
        ("x" * 61, "w"),
    ],
)
def test_a_table_sets_each_value_its_way(value, set_as):
    assert values.cell_class(value) == set_as


class TestActions:
    def test_what_the_viewer_may_stands_first_and_a_reason_once(self):
        others = [Action("Cabut", "/c/", refusal="Hanya Inspektur."), Action("Ubah", "/u/")]
        primary = Action("Terbitkan", "/t/", refusal="Hanya Inspektur.")
        shown = draw("{% actions a b %}", a=primary, b=others)
        assert shown.index("Ubah") < shown.index("Terbitkan, Cabut")
        assert shown.count("Hanya Inspektur.") == 1
        assert "/c/" not in shown

    def test_nothing_is_markup(self):
        assert "<img" not in draw(
            "{% actions a b %}", a=Action(EVIL, EVIL), b=[Action(EVIL, "", EVIL)]
        )


class TestAction:
    def test_is_a_link_that_looks_like_a_button(self):
        shown = draw("{% action a primary=True %}", a=Action("Ajukan", "/x/?a=1&b=2"))
        assert shown == '<a class="btn go" href="/x/?a=1&amp;b=2">Ajukan</a>'

    def test_says_why_not_instead_of_a_dead_button(self):
        shown = draw("{% action a %}", a=Action("Ajukan", "/x/", refusal="Hanya Inspektur."))
        assert "Hanya Inspektur." in shown
        assert "href" not in shown

    def test_escapes(self):
        shown = draw("{% action a %}{% action b %}", a=Action(EVIL, EVIL), b=Action(EVIL, "", EVIL))
        assert "<img" not in shown


class TestFigure:
    def test_has_its_trend_as_a_table(self):
        shown = draw("{% figure f %}", f=Figure("Temuan", 3, "/f/", trend=(9, 5, 3)))
        assert 'href="/f/"' in shown
        assert "<td>9</td><td>5</td><td>3</td>" in shown

    def test_without_a_trend_has_no_empty_table(self):
        assert "<table" not in draw("{% figure f %}", f=Figure("Temuan", 3, "/f/"))

    def test_escapes(self):
        assert "<img" not in draw("{% figure f %}", f=Figure(EVIL, EVIL, EVIL, EVIL, (1, 2)))


class TestTimeline:
    def test_marks_the_present_step(self):
        shown = draw("{% timeline s %}", s=[Step(date(2018, 3, 16), "MoU", "now")])
        assert 'aria-current="step"' in shown

    def test_says_that_a_date_is_open(self):
        with translation.override("en"):
            assert "date open" in draw("{% timeline s %}", s=[Step(None, "Audit", "ahead")])

    def test_escapes(self):
        steps = [Step(None, EVIL, "ahead", note=EVIL), Step(None, EVIL, "done", url=EVIL)]
        assert "<img" not in draw("{% timeline s %}", s=steps)


class SampleForm(forms.Form):
    title = forms.CharField(label=EVIL, help_text="As on the paper.")
    public = forms.ChoiceField(choices=[("1", EVIL)], widget=forms.RadioSelect, required=False)
    agreed = forms.BooleanField(label="Agreed")


class TestField:
    def field(self, name, **kwargs):
        return draw("{% field f %}", f=SampleForm(**kwargs)[name])

    def test_joins_help_and_error_to_the_widget(self):
        shown = self.field("title", data={})
        assert 'aria-describedby="id_title_helptext id_title_error"' in shown
        assert 'aria-invalid="true"' in shown
        assert 'id="id_title_helptext"' in shown
        assert 'id="id_title_error"' in shown

    def test_labels_the_widget(self):
        assert 'label for="id_title"' in self.field("title")

    def test_groups_choices_in_a_fieldset(self):
        assert "<fieldset" in self.field("public")

    def test_puts_a_tick_before_its_words(self):
        shown = self.field("agreed")
        assert shown.index("<input") < shown.index("Agreed")

    def test_says_what_is_optional(self):
        with translation.override("en"):
            assert "optional" in self.field("public")
            assert "optional" not in self.field("title")

    def test_escapes(self):
        assert "<img" not in self.field("title") + self.field("public")

    def test_gives_back_what_was_typed_as_text(self):
        shown = self.field("title", data={"title": EVIL})
        assert "&lt;img src=x" in shown
        assert "<img" not in shown


class TestSection:
    def test_renders_its_template_with_its_data(self):
        section = Section(
            EVIL, "web/sections/table.html", {"headers": ["A", "B"], "rows": [[EVIL, 1]]}
        )
        shown = draw("{% section s %}", s=section)
        assert 'data-label="B"' in shown
        assert "<img" not in shown

    def test_sets_the_heading_of_numbers_over_them(self):
        given = {"headers": [EVIL, "B", "C", ""], "rows": [[1, 2, "x", "y"]]}
        shown = draw("{% section s %}", s=Section("T", "web/sections/table.html", given))
        assert '<th scope="col" class="n">B</th><th scope="col">C</th><td></td>' in shown
        assert '<th scope="col">&lt;img' in shown

    def test_of_no_rows_says_so(self):
        section = Section("T", "web/sections/table.html", {"rows": [], "empty": "Belum ada."})
        assert "Belum ada." in draw("{% section s %}", s=section)

    def test_leaves_the_context_of_the_page_alone(self):
        section = Section("T", "web/sections/text.html", {"text": "inside"})
        assert draw("{% section s %}{{ text }}", s=section, text="outside").endswith("outside")


class TestRegisterRow:
    def row(self, value, kind="text", url="/r/1/"):
        column = type("Column", (), {"label": "Nilai", "kind": kind})
        cell = type("Cell", (), {"column": column, "value": value})
        given = {"url": url, "cells": [cell, cell], "beneath": ()}
        return tags.register_row(type("Row", (), given))

    @pytest.mark.parametrize(
        ("value", "kind", "shown"), [(1055, "number", "1.055"), (2020, "year", "2020")]
    )
    def test_sets_the_thousands_of_a_count_apart_and_not_those_of_a_year(self, value, kind, shown):
        assert f'<td class="n" data-label="Nilai">{shown}</td>' in self.row(value, kind)

    def test_leads_from_its_first_cell_to_the_record(self):
        assert '<th scope="row"><a href="/r/1/">a</a></th>' in self.row("a")

    def test_without_an_address_has_no_link(self):
        assert "<a" not in self.row("a", url="")

    def test_names_the_column_for_the_phone(self):
        assert '<td data-label="Nilai">a</td>' in self.row("a")

    def test_writes_money(self):
        assert '<td class="n" data-label="Nilai">Rp1.500</td>' in self.row(1500, "money")

    def test_hides_what_is_empty_on_a_phone(self):
        assert 'class="nil"' in self.row(None)

    def test_escapes(self):
        assert "<img" not in self.row(EVIL, url=EVIL)
