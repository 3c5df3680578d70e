"""Taking out of a comment what tells who somebody is."""

from __future__ import annotations

import re

MASK = "***"
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
# Telephone numbers, NIK, accounts: seven digits or more, however they are spaced.
_DIGITS = re.compile(r"\+?\d(?:[ .\-()]{0,2}\d){6,}")
_PLATE = re.compile(r"\b[A-Z]{1,2} ?\d{1,4} ?[A-Z]{1,3}\b")
_HANDLE = re.compile(r"(?<!\w)@\w[\w.]+")
# How one is addressed, in any case, and the names with a capital behind it: Ibu Siti Aminah.
_NAMED = re.compile(
    r"(?i:\b(?P<title>(?:bapak|bpk|pak|ibu|bu|saudara|saudari|sdri|sdr|mas|mbak|kak|drs|dra|dr|hj"
    r"|haji|mrs|mr|ms|a\.n|atas nama|nama saya|my name is)\.?:?))"
    r"(?:[ \t]+[A-Z][\w'’.-]*){1,4}"
)


def masked(text: str) -> str:
    """Give a comment without numbers, addresses, plates and names behind a form of address."""
    for pattern in (_MAIL, _LINK, _DIGITS, _PLATE, _HANDLE):
        text = pattern.sub(MASK, text)
    return _NAMED.sub(lambda hit: f"{hit['title']} {MASK}", text)
