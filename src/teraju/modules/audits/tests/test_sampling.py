"""The draw of a sample: the same seed gives the same rows."""

from __future__ import annotations

import pytest

from teraju.modules.audits.domain.sampling import SampleTooLarge, draw, fingerprint

POPULATION = list(range(1, 101))


def test_the_same_seed_gives_the_same_rows() -> None:
    assert draw(POPULATION, 5, "benih") == draw(POPULATION, 5, "benih")
    # Kept for ever: a sample of today must be drawn alike in ten years.
    assert draw(POPULATION, 5, "benih") == [1, 22, 57, 67, 93]


def test_the_order_of_the_population_decides_nothing() -> None:
    turned = list(reversed(POPULATION))
    assert sorted(draw(turned, 5, "benih")) == draw(POPULATION, 5, "benih")


def test_another_seed_gives_other_rows() -> None:
    found = {tuple(draw(POPULATION, 5, str(seed))) for seed in range(20)}
    assert len(found) == 20


def test_every_row_has_the_same_chance() -> None:
    counts = dict.fromkeys(range(1, 11), 0)
    for seed in range(2000):
        for key in draw(list(counts), 3, str(seed)):
            counts[key] += 1
    assert all(500 < count < 700 for count in counts.values())


@pytest.mark.parametrize("size", [0, -1, 101])
def test_more_than_there_is_or_nothing(size: int) -> None:
    with pytest.raises(SampleTooLarge):
        draw(POPULATION, size, "benih")


def test_all_of_them() -> None:
    assert draw(POPULATION, 100, "benih") == POPULATION


def test_a_changed_population_is_seen() -> None:
    assert fingerprint(POPULATION) == fingerprint(list(reversed(POPULATION)))
    assert fingerprint(POPULATION) != fingerprint(POPULATION[1:])
