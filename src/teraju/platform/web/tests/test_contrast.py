"""The tokens are read from the stylesheet: whatever they become, the words stay readable."""

import dataclasses
import re
from pathlib import Path

import pytest

from teraju.platform.web.charts.picture import PAPER, SCREEN

STYLESHEET = Path(__file__).parents[1] / "static/teraju/teraju.css"
GROUNDS = ["paper", "sheet", "sunk"]
SOFT = ["act-soft", "good-soft", "warn-soft", "bad-soft", "none-soft"]
WORDS = [
    *[("ink", ground) for ground in GROUNDS + SOFT],
    *[("ink-2", ground) for ground in GROUNDS],
    *[("act", ground) for ground in [*GROUNDS, "act-soft", "warn-soft"]],
    *[("act-2", ground) for ground in GROUNDS],
    *[(tone, ground) for tone in ("good", "warn", "bad", "none") for ground in ("paper", "sheet")],
    *[(tone, f"{tone}-soft") for tone in ("good", "warn", "bad", "none")],
    ("act-ink", "act"),
    ("act-ink", "act-2"),
    ("paper", "ink"),
    ("sheet", "good"),
]
EDGES = [("edge", ground) for ground in GROUNDS] + [("act", ground) for ground in GROUNDS]


def tokens(selector):
    css = STYLESHEET.read_text()
    start = css.index(selector)
    block = css[css.index("{", start) : css.index("}", start)]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first, second):
    """WCAG 2.2: the ratio of two relative luminances, from 1 to 21."""
    lighter, darker = sorted([luminance(first), luminance(second)], reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


LIGHT = tokens(":root, [data-theme=")
DARK = tokens('\n [data-theme="dark"]')


def test_the_measure_itself():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_wish_of_the_device_and_the_choice_of_the_person_look_the_same():
    assert tokens(":root:not([data-theme])") == DARK
    assert LIGHT.keys() == DARK.keys()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), WORDS)
def test_words_stand_out(theme, words, ground):
    assert contrast(theme[words], theme[ground]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_of_fields_and_focus_stand_out(theme, edge, ground):
    assert contrast(theme[edge], theme[ground]) >= 3


@pytest.mark.parametrize("colour", dataclasses.fields(PAPER), ids=lambda field: field.name)
def test_papers_use_the_light_tokens(colour):
    token = getattr(SCREEN, colour.name).removeprefix("var(--").removesuffix(")")
    assert getattr(PAPER, colour.name) == LIGHT[token]


def test_the_stylesheet_is_small_and_asks_for_nothing_new_or_foreign():
    css = STYLESHEET.read_text()
    assert len(css.encode()) < 24_000
    for word in ("light-dark(", ":has(", "@import", "url(", "color-mix(", "(width"):
        assert word not in css
