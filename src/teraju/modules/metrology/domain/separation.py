"""Who may verify, and which parts of a case one person never plays together."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Part(StrEnum):
    """What somebody does with an instrument."""

    TEST = "test"
    SIGN = "sign"
    REPAIR = "repair"
    SUPERVISE = "supervise"


class Barred(StrEnum):
    """Why somebody may not do it."""

    NOT_A_TESTER = "not_a_tester"
    NO_CERTIFICATE = "no_certificate"
    CERTIFICATE_OVER = "certificate_over"
    IS_SUPERVISOR = "is_supervisor"
    OWN_TEST = "own_test"
    REPAIRED_IT = "repaired_it"
    TESTED_IT = "tested_it"


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody of the unit: roles held here on the day, and the certificate of a penera."""

    roles: frozenset[str]
    has_certificate: bool = True
    certificate_until: date | None = None


def may_verify(officer: Officer, on: date) -> tuple[Barred, ...]:
    """Why somebody does not verify on a day; nothing where they may.

    The last day of the certificate still counts. Source: UU 2/1981, article 1 (entitled official);
    Permendag 30/2025 (supervision by others: second-rank).
    """
    over = officer.certificate_until is not None and on > officer.certificate_until
    stands = {
        Barred.NOT_A_TESTER: "tester" not in officer.roles,
        Barred.NO_CERTIFICATE: not officer.has_certificate,
        Barred.CERTIFICATE_OVER: officer.has_certificate and over,
        Barred.IS_SUPERVISOR: "supervisor" in officer.roles,
    }
    return tuple(reason for reason, holds in stands.items() if holds)


_TOGETHER = {
    (Part.SIGN, Part.TEST): Barred.OWN_TEST,
    (Part.TEST, Part.SIGN): Barred.OWN_TEST,
    (Part.TEST, Part.REPAIR): Barred.REPAIRED_IT,
    (Part.SIGN, Part.REPAIR): Barred.REPAIRED_IT,
    (Part.SUPERVISE, Part.REPAIR): Barred.REPAIRED_IT,
    (Part.SUPERVISE, Part.TEST): Barred.TESTED_IT,
    (Part.SUPERVISE, Part.SIGN): Barred.TESTED_IT,
    (Part.TEST, Part.SUPERVISE): Barred.IS_SUPERVISOR,
    (Part.REPAIR, Part.TEST): Barred.TESTED_IT,
    (Part.REPAIR, Part.SIGN): Barred.TESTED_IT,
    (Part.REPAIR, Part.SUPERVISE): Barred.IS_SUPERVISOR,
    (Part.SIGN, Part.SUPERVISE): Barred.IS_SUPERVISOR,
}


def barred(part: Part, played: Collection[Part]) -> Barred | None:
    """Why somebody who played these parts with an instrument does not play another; None if free.

    A light adjustment by the official (article 15 of UU 2/1981) is part of the test, no repair.
    """
    return next((_TOGETHER[part, one] for one in Part if one in played and part != one), None)
