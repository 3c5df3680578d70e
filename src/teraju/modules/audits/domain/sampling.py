"""Drawing a sample that anybody can draw again: by hash, from a population and a seed."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from teraju.kernel.errors import DomainError


class SampleTooLarge(DomainError):
    """More is to be drawn than there is, or nothing."""


def rank(seed: str, key: int) -> str:
    """The place of a record in the draw: the SHA-256 of seed and key, in hexadecimal."""
    return sha256(f"{seed}:{key}".encode()).hexdigest()


def draw(population: Sequence[int], size: int, seed: str) -> list[int]:
    """The `size` keys with the smallest hashes, in the order of the population.

    The same population and seed give the same sample in every version and on every machine, and
    the order in which the population is given decides nothing. Raises SampleTooLarge.
    """
    if not 0 < size <= len(set(population)):
        raise SampleTooLarge("a sample has at least one record and at most all")
    chosen = set(sorted(set(population), key=lambda key: (rank(seed, key), key))[:size])
    return [key for key in population if key in chosen]


def fingerprint(population: Sequence[int]) -> str:
    """A hash of the population, so that a changed list is seen."""
    return sha256(",".join(str(key) for key in sorted(population)).encode()).hexdigest()
