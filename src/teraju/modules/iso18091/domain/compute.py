"""The calculator `iso18091`: colours of indicators, counted by category."""

from __future__ import annotations

from teraju.kernel.compute import Answer
from teraju.kernel.inputs import InputError, as_choice, as_list, joined, reading
from teraju.modules.iso18091.domain.colours import Colour, codes, counts, editions, rolled_up

_COLOURS = tuple(Colour)


def iso18091(document: object) -> Answer:
    """Answer `{"edition": "2019", "indicators": {"1.1": ["green", "yellow"], ...}}`.

    Gives `indicators` (all of the edition: `colour`, `complete`), `categories` and `total`
    (counts by colour), `rules`. Raises InputError.
    Source: ISO 18091; that the weakest colour wins is practice.
    """
    with reading(document) as fields:
        edition = editions()[fields.choice("edition", tuple(editions()))]
        listed = codes(edition)
        known = {code for found in listed.values() for code in found}
        section = fields.section("indicators")
        given = {}
        for code in section.keys():  # noqa: SIM118
            if code not in known:
                message = f"is no indicator of the edition {edition.name}"
                raise InputError(joined(section.path, code), message)
            given[code] = section.read(code, _colours)
    standings = {
        code: rolled_up(given.get(code, [])) for found in listed.values() for code in found
    }
    return {
        "indicators": {
            code: {"colour": standing.colour.value, "complete": standing.is_complete}
            for code, standing in standings.items()
        },
        "categories": {
            category: counts(standings[code] for code in found)
            for category, found in listed.items()
        },
        "total": counts(standings.values()),
        "rules": edition.cite("list", "colour"),
    }


def _colours(value: object, path: str) -> list[Colour]:
    return as_list(value, path, lambda each, place: Colour(as_choice(each, place, _COLOURS)))
