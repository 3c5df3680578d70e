"""Telephone numbers and mail addresses as they are compared: one person, many ways to write it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from urllib.parse import quote


class ContactKind(StrEnum):
    """How a code reaches somebody who has no account."""

    MAIL = "mail"
    PHONE = "phone"


COUNTRY = "62"
# A mobile number; no number at home begins so that has as many digits.
_WITHOUT_ZERO = re.compile(r"8[0-9]{8,11}")
_MAIL = re.compile(r"^[^@\s]{1,64}@[^@\s]+\.[^@\s.]{2,}$")
_PHONE = re.compile(r"\+?[0-9 ().\-]{6,24}")
_NO_DIGIT = re.compile(r"\D")


def read_contact(text: str) -> tuple[ContactKind, str] | None:
    """The kind and the comparable form of what somebody typed; None for what is neither.

    A telephone number becomes digits with the country, as in 628123456789; mail small letters.
    """
    typed = text.strip()
    if "@" in typed:
        mail = typed.lower()
        return (ContactKind.MAIL, mail) if len(mail) <= 254 and _MAIL.match(mail) else None
    if not _PHONE.fullmatch(typed):
        return None
    digits = _NO_DIGIT.sub("", typed)
    if digits.startswith("0"):
        digits = COUNTRY + digits[1:]
    elif not digits.startswith(COUNTRY):
        digits = COUNTRY + digits
    return (ContactKind.PHONE, digits) if 9 <= len(digits) <= 15 else None


def written_forms(kind: ContactKind, address: str) -> Sequence[str]:
    """The ways in which the register may hold a contact, so that an index finds it."""
    if kind is ContactKind.MAIL:
        return [address]
    rest = address.removeprefix(COUNTRY)
    home = f"0{rest}"
    groups = [re.sub(r"(.{4})(?=.)", rf"\1{mark}", home) for mark in (" ", "-")]
    # 0812 345 678 and 0812-345-678 besides groups of four.
    thirds = [f"{home[:4]}{mark}{home[4:7]}{mark}{home[7:]}" for mark in (" ", "-")]
    # (0321) 123456 and (031) 1234567, the area apart.
    areas = [
        f"{before}{home[:digits]}{after}{home[digits:]}"
        for digits in (3, 4)
        for before, after in (("(", ") "), ("(", ")"), ("", " "), ("", "-"))
    ]
    abroad = [f"+{address}", address, f"+{COUNTRY} {rest}"]
    abroad += [f"+{COUNTRY} {rest[:3]}{mark}{rest[3:7]}{mark}{rest[7:]}" for mark in (" ", "-")]
    # A spreadsheet keeps 0812 as the number 812; 0622 without its zero would be read as abroad.
    bare = [] if rest.startswith(COUNTRY) else [rest]
    return list(dict.fromkeys([home, *groups, *thirds, *areas, *abroad, *bare]))


def all_forms(text: str) -> Sequence[str]:
    """Whatever somebody typed, as it stands and in every way the register may hold it."""
    read = read_contact(text)
    return [text, *written_forms(*read)] if read else [text]


def with_zero(text: str) -> str:
    """A telephone number with the zero that a spreadsheet dropped; any other text as it stands."""
    bare = text.replace(" ", "").replace("-", "")
    return f"0{text}" if _WITHOUT_ZERO.fullmatch(bare) else text


# The rows of a file name the same owner one after the other.
@lru_cache(maxsize=1000)
def comparable(text: str) -> str:
    """The one form of a contact by which it is compared; as it stands if it is none."""
    read = read_contact(text)
    return read[1] if read else text


def mail_url(subject: str, text: str, address: str = "") -> str:
    """What opens a mail with a text, to an address or to whom one then chooses; sends nothing."""
    return f"mailto:{quote(address, safe='@')}?subject={quote(subject)}&body={quote(text)}"


def whatsapp_url(text: str, number: str = "") -> str:
    """What opens WhatsApp with a text, for a number or for whom one then chooses; sends nothing.

    The number in digits with the country, as `read_contact` gives it.
    """
    return f"https://wa.me/{number}?text={quote(text)}"
