"""How people can be reached and by what they are known again, as they type it."""

from __future__ import annotations

import re

COUNTRY = "62"
_MAIL = re.compile(r"^[^@\s]{1,64}@[^@\s]+\.[^@\s.]{2,}$")
_PHONE = re.compile(r"\+?[0-9 ().\-]{6,24}")
# Without I, L, O, U, 0 and 1: nobody at a desk mistakes one for another.
LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
TICKET_LENGTH = 12


def read_contact(typed: str) -> str:
    """A mail address in small letters, or a telephone number as digits with the country.

    "" for what is neither: 0812 3456 7890 and +62 812-3456-7890 are the same person.
    """
    text = typed.strip()
    if "@" in text:
        mail = text.lower()
        return mail if len(mail) <= 254 and _MAIL.match(mail) else ""
    if not _PHONE.fullmatch(text):
        return ""
    digits = re.sub(r"\D", "", text)
    if digits.startswith("0"):
        digits = COUNTRY + digits[1:]
    elif not digits.startswith(COUNTRY):
        digits = COUNTRY + digits
    return digits if 9 <= len(digits) <= 15 else ""


def is_mail(contact: str) -> bool:
    return "@" in contact


def masked_contact(contact: str) -> str:
    """So much of a contact that its owner knows it again, and nobody else learns it."""
    if is_mail(contact):
        name, _at, place = contact.partition("@")
        return f"{name[:1]}•••@{place}"
    return f"•••{contact[-4:]}" if contact else ""


def read_ticket(typed: str) -> str:
    """A ticket's code as typed or read by a scanner, also out of its address; "" if it is none."""
    last = typed.strip().rstrip("/").rpartition("/")[2]
    code = re.sub(r"[\s\-‐-―._]+", "", last[:100]).upper()
    fits = len(code) == TICKET_LENGTH and all(letter in LETTERS for letter in code)
    return code if fits else ""
