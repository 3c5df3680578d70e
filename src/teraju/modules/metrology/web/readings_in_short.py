"""What was read in a test, on one line: for the head who signs many papers at once."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from teraju.modules.metrology.models import Sheet
from teraju.modules.metrology.services.certificate_readings import (
    ReadPoint,
    Units,
    error_of,
    limit_of,
    points_of,
    spot_of,
)
from teraju.modules.metrology.services.sheet_checks import case_of
from teraju.modules.metrology.sheet_wording import COUNTS

from .numbers import measured
from .sheet_sections import is_told
from .sheet_words import test_word

# Each number bears its unit, for no head of a column says it.
BARE = Units("", "")


def readings_in_short(sheet: Sheet | None) -> list[str]:
    """The last attempt: how many points, which came nearest to its limit, after how many rounds.

    Of a set its counts. `sheet` has its attempts at hand: no query.
    """
    attempts = list(sheet.attempts.all()) if sheet else []
    if sheet is None or not attempts:
        return []
    last = attempts[-1]
    rounds = [_("Attempt %(number)s") % {"number": len(attempts)}] if len(attempts) > 1 else []
    if pieces := last.answer.get("pieces"):
        told = [(word, pieces[key]) for key, word in COUNTS.items() if is_told(pieces, key)]
        return [*(f"{word}: {number}" for word, number in told), *rounds]
    points = list(points_of(last, case_of(sheet), measured))
    return [*_points(points), *rounds]


def _points(points: list[ReadPoint]) -> Iterator[str]:
    if not points:
        yield _("Nothing was read.")
        return
    passed = sum(one.point["verdict"] == "pass" for one in points)
    words = ngettext(
        "%(passed)s of %(n)s point passes", "%(passed)s of %(n)s points pass", len(points)
    )
    yield words % {"passed": passed, "n": len(points)}
    judged = [(share, one) for one in points if (share := share_of_limit(one)) is not None]
    if judged:
        _share, one = max(judged, key=lambda pair: pair[0])
        yield pgettext(
            "test sheet", "nearest to its limit: %(test)s %(spot)s, %(error)s (%(limit)s)"
        ) % {
            "test": test_word(one.test),
            "spot": spot_of(one, BARE, measured),
            "error": error_of(one, BARE, measured),
            "limit": limit_of(one, BARE, measured),
        }


def share_of_limit(one: ReadPoint) -> Decimal | None:
    """How much of its limit an error takes up: 1 is the limit itself; None where none is judged."""
    error, limit = one.point.get("error"), one.point.get("limit")
    if error is None or limit is None:
        return None
    lower, exact = one.point.get("lower_limit"), Decimal(str(error))
    bound = Decimal(str(limit))
    if lower is not None:
        # A band that does not lie evenly about nought: how far from its middle.
        middle = (bound + Decimal(str(lower))) / 2
        exact, bound = exact - middle, bound - middle
    return abs(exact) / bound if bound else None
