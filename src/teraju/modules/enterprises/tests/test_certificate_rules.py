"""How long certificates last, what they are worth on a day, and which papers go along."""

from __future__ import annotations

from datetime import date

import pytest

from teraju.kernel.states import TransitionRefused
from teraju.modules.enterprises.domain.catalogue import scheme
from teraju.modules.enterprises.domain.certificates import (
    APPLICATION,
    SAYING,
    Said,
    Standing,
    last_day,
    missing_papers,
    papers_asked,
    standing_on,
    surveillance_days,
)
from teraju.modules.enterprises.domain.firm_audits import AUDIT
from teraju.modules.enterprises.domain.kinds import Road

FROM, UNTIL = date(2019, 3, 14), date(2023, 3, 14)


@pytest.mark.parametrize(
    ("road", "valid_from", "expected"),
    [
        (Road.SPPT_SNI, date(2019, 3, 14), date(2023, 3, 14)),
        (Road.SPPT_SNI, date(2016, 2, 29), date(2020, 2, 29)),
        (Road.BATIKMARK, date(2019, 3, 14), date(2022, 3, 14)),
        (Road.BATIKMARK, date(2016, 2, 29), date(2019, 2, 28)),
        (Road.BINA_UMK, date(2021, 6, 1), None),
    ],
)
def test_a_mark_lasts_as_long_as_its_road_says(road, valid_from, expected):
    assert last_day(road, valid_from) == expected


@pytest.mark.parametrize(
    ("road", "scheme", "until", "expected"),
    [
        (
            Road.SPPT_SNI,
            "5",
            UNTIL,
            [date(2020, 3, 14), date(2021, 3, 14), date(2022, 3, 14)],
        ),
        (Road.SPPT_SNI, "5", date(2020, 3, 15), [date(2020, 3, 14)]),
        (Road.SPPT_SNI, "5", date(2020, 3, 14), []),
        (Road.SPPT_SNI, "1", UNTIL, []),
        (Road.SPPT_SNI, "", UNTIL, []),
        (Road.SPPT_SNI, "5", None, []),
        (Road.BATIKMARK, "5", UNTIL, []),
        (Road.BINA_UMK, "", None, []),
    ],
)
def test_the_body_looks_again_each_year_of_a_system_scheme(road, scheme, until, expected):
    assert list(surveillance_days(road, scheme, FROM, until)) == expected


SUSPENDED = [(Said.SUSPENDED, date(2020, 5, 1))]
RESTORED = [*SUSPENDED, (Said.RESTORED, date(2020, 8, 1))]
WITHDRAWN = [*RESTORED, (Said.WITHDRAWN, date(2021, 1, 1))]


@pytest.mark.parametrize(
    ("day", "said", "expected"),
    [
        (date(2019, 3, 13), [], Standing.NOT_YET),
        (FROM, [], Standing.IN_FORCE),
        (UNTIL, [], Standing.IN_FORCE),
        (date(2023, 3, 15), [], Standing.EXPIRED),
        (date(2020, 4, 30), SUSPENDED, Standing.IN_FORCE),
        (date(2020, 5, 1), SUSPENDED, Standing.SUSPENDED),
        (date(2020, 7, 31), RESTORED, Standing.SUSPENDED),
        (date(2020, 8, 1), RESTORED, Standing.IN_FORCE),
        (date(2020, 12, 31), WITHDRAWN, Standing.IN_FORCE),
        (date(2021, 1, 1), WITHDRAWN, Standing.WITHDRAWN),
        # A withdrawal outranks the end, the end a suspension.
        (date(2024, 1, 1), WITHDRAWN, Standing.WITHDRAWN),
        (date(2024, 1, 1), SUSPENDED, Standing.EXPIRED),
    ],
)
def test_what_a_certificate_is_worth_on_a_day(day, said, expected):
    assert standing_on(day, valid_from=FROM, valid_until=UNTIL, said=said) is expected


def test_without_a_last_day_it_never_expires():
    far = date(2150, 1, 1)
    assert standing_on(far, valid_from=FROM, valid_until=None) is Standing.IN_FORCE


@pytest.mark.parametrize(
    ("at_hand", "missing"),
    [
        ([], ["nib", "brand", "manual"]),
        (["nib", "manual"], ["brand"]),
        (["nib", "brand", "manual"], []),
    ],
)
def test_an_application_lacks_papers(at_hand, missing):
    found = missing_papers(Road.SPPT_SNI, FROM, at_hand)
    assert [one.key for one in found] == missing


def test_a_declaration_takes_no_papers():
    assert not papers_asked(Road.BINA_UMK, FROM)


@pytest.mark.parametrize(
    ("table", "state", "event"),
    [
        (APPLICATION, "prepared", "grant"),
        (APPLICATION, "granted", "withdraw"),
        (SAYING, Said.WITHDRAWN, "restore"),
        (SAYING, Said.RESTORED, "restore"),
        (AUDIT, "planned", "conclude"),
        (AUDIT, "concluded", "drop"),
    ],
)
def test_some_steps_have_no_place(table, state, event):
    with pytest.raises(TransitionRefused):
        table.transition(state, event)


@pytest.mark.parametrize(
    ("road", "schemes"),
    [(Road.SPPT_SNI, ["textiles", "food"]), (Road.BATIKMARK, ["batikmark"])],
)
def test_the_catalogue_of_schemes_says_the_same(road, schemes):
    for code in schemes:
        known = scheme(code)
        assert last_day(road, FROM) == FROM.replace(year=FROM.year + known.years)
        again = known.surveillance_months
        first = list(surveillance_days(road, "5", FROM, UNTIL))[:1]
        assert first == ([FROM.replace(year=FROM.year + 1)] if again == 12 else [])
