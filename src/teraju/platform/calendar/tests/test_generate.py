from datetime import date
from importlib.metadata import version

import holidays
import pytest

from teraju.platform.calendar import generate
from teraju.platform.calendar.domain import DayKind, national_data


def test_the_committed_file_is_what_the_library_gives() -> None:
    assert generate.TARGET.read_text(encoding="utf-8") == generate.rendered()


def test_names_its_generator() -> None:
    assert national_data().generator == f"holidays {version('holidays')}"


# Not through the generator: a slip in it would pass a comparison with itself.
@pytest.mark.parametrize(
    ("kind", "category"),
    [(DayKind.PUBLIC, "public"), (DayKind.COLLECTIVE_LEAVE, "government")],
)
@pytest.mark.parametrize("year", [1996, 2007, 2020, 2026, 2027, 2050])
def test_every_day_of_a_year_agrees(kind: DayKind, category: str, year: int) -> None:
    library: set[date] = set(holidays.country_holidays("ID", years=year, categories={category}))
    ours = {d.on for d in national_data().holidays if d.kind is kind and d.on.year == year}
    assert ours == library
