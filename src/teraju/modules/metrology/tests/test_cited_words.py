"""What a verdict rests on is cited in the reader's language, whichever kind was tested."""

from __future__ import annotations

import re

import pytest
from django.utils.translation import override

from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.editions import editions
from teraju.modules.metrology.web.sheet_words import CITED, cited

CITING = (
    "capacity_measures",
    "comparison",
    "control",
    "energy_meters",
    "fuel_dispensers",
    "gas_meters",
    "lengths",
    "mechanical",
    "nawi",
    "sheets",
    "taximeters",
    "validity",
    "water_meters",
    "weights",
)
# Titles of documents, and places in them by number, are the same in every language.
TITLE = re.compile(r"(OIML R|IEC|SOP Met-Bpp|Kep\. Dirjen|UU|Permendag|MI-003)\b.*")
PLACE = re.compile(r"[A-Z]?[0-9.,\sA-Z]*|-|a \+ b L")


@pytest.mark.parametrize("name", CITING)
def test_every_citation_has_its_words(name: str) -> None:
    cites = [one for each in editions(name) for one in each.references.values()]
    said = {words for one in cites for words in (one.document, one.clause)}
    plain = {one for one in said if TITLE.fullmatch(one) or PLACE.fullmatch(one)}
    assert said - plain <= set(CITED)


def test_every_period_has_its_words() -> None:
    periods = [one for kind in catalogue().kinds.values() for one in kind.periods]
    said = {one.regulation for one in periods}
    assert {one for one in said if not TITLE.fullmatch(one)} <= set(CITED)


@pytest.mark.parametrize(
    ("words", "in_indonesian"),
    [("3.5.1, table 6", "3.5.1, tabel 6"), ("articles 20, 25", "Pasal 20 dan 25")],
)
def test_a_table_and_an_article_are_named_in_indonesian(words: str, in_indonesian: str) -> None:
    with override("id"):
        assert str(cited(words)) == in_indonesian
