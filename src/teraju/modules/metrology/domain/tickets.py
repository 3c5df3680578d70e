"""Tickets of citizens' reports: a code that can be read aloud, and the secret that opens it."""

from __future__ import annotations

from collections.abc import Sequence

from teraju.modules.metrology.domain.tags import (
    ALIKE,
    ALPHABET,
    WrongCode,
    check_character,
    read_code,
)

# Tags begin with T and stickers with S: a ticket is told from them by its first sign.
KIND = "R"
SIGNS = 7
SECRET_SIGNS = 8


def ticket(numbers: Sequence[int]) -> str:
    """Write random numbers as a ticket with a check character."""
    body = KIND + signs(numbers, SIGNS)
    return body + check_character(body)


def signs(numbers: Sequence[int], count: int) -> str:
    """Write so many random numbers below 256 as signs of the alphabet, each as likely."""
    if len(numbers) < count:
        raise ValueError(f"{count} numbers are needed")
    return "".join(ALPHABET[number % len(ALPHABET)] for number in numbers[:count])


def read_ticket(text: str) -> str:
    """Read a ticket as it was typed or spoken; raises WrongCode for what is none of ours."""
    code = read_code(text)
    if not code.startswith(KIND) or len(code) != len(KIND) + SIGNS + 1:
        raise WrongCode("this is no ticket of a report")
    return code


def read_secret(text: str) -> str:
    """Read the secret as it was written down: case, blanks and strokes do not count."""
    plain = "".join(text.upper().split()).replace("-", "")
    return plain.translate(ALIKE)


def in_groups(code: str, size: int = 4) -> str:
    """Write a code in groups, as people copy it."""
    return " ".join(code[at : at + size] for at in range(0, len(code), size))
