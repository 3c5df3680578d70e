"""Which editions are in force when."""

from __future__ import annotations

from datetime import date

import pytest

from teraju.modules.standards import api
from teraju.modules.standards.tests.factories import EditionFactory, StandardFactory
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.selectors import anonymous
from teraju.platform.accounts.tests.factories import NOW, viewer

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("facts", "day", "holds"),
    [
        ({"valid_from": date(2018, 1, 1)}, date(2018, 1, 1), True),
        ({"valid_from": date(2018, 1, 2)}, date(2018, 1, 1), False),
        (
            {"valid_from": date(2015, 1, 1), "withdrawn_on": date(2018, 1, 1)},
            date(2017, 12, 31),
            True,
        ),
        (
            {"valid_from": date(2015, 1, 1), "withdrawn_on": date(2018, 1, 1)},
            date(2018, 1, 1),
            False,
        ),
        # Without a known day a confirmed edition counts from its year, an unconfirmed never.
        ({"valid_from": None, "edition": "2016"}, date(2018, 1, 1), True),
        ({"valid_from": None, "edition": "2026"}, date(2018, 1, 1), False),
        ({"valid_from": None, "edition": "2016", "confirmed": False}, date(2018, 1, 1), False),
    ],
)
def test_editions_in_force(facts, day, holds):
    edition = EditionFactory(**facts)
    assert (edition in api.editions_in_force(viewer(Role.STAFF), day)) is holds


def test_guidance_is_not_certifiable():
    EditionFactory(standard=StandardFactory(is_certifiable=False))
    certifiable = EditionFactory()
    assert list(api.certifiable_editions(viewer(Role.STAFF), date(2018, 1, 1))) == [certifiable]


def test_nobody_reads_without_a_log_in():
    EditionFactory()
    assert not api.editions(anonymous(NOW)).exists()


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2018, 4, 16), ("context",)),
        (date(2023, 12, 31), ("context",)),
        (date(2024, 1, 1), ("context", "climate-change")),
        (None, ("context", "climate-change")),
    ],
)
def test_nobody_is_asked_before_the_amendment(on: date | None, expected: tuple[str, ...]) -> None:
    """An assessment of 2018 does not ask for the climate, one of today does."""
    api.load_catalogue()
    edition = api.Edition.objects.get(sni_designation="SNI ISO 9001:2015")
    (asked,) = [
        one for one in api.requirements_of([edition.pk], on)[edition.pk] if one.number == "4.1"
    ]
    assert asked.topics == expected
