"""When an owner is told that an instrument runs out, and the link that opens a message."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from teraju.kernel.contacts import whatsapp_url
from teraju.modules.metrology.domain.editions import edition


@dataclass(frozen=True, slots=True)
class Window:
    """The last days of validity that are called to mind on a day, both ends counted."""

    first: date
    last: date


def window(today: date) -> Window:
    """What runs out soon, and what ran out a short while ago. Source: rules/reminders.yaml."""
    rules = edition("reminders", today)
    return Window(
        today - timedelta(days=rules.integer("days_after")),
        today + timedelta(days=rules.integer("days_before")),
    )


def whatsapp_number(phone: str) -> str:
    """A telephone number as wa.me wants it: digits with the country; "" for what is no mobile.

    0812 3456 7890 and +62 812 3456 7890 are the same; a number of another country keeps its own.
    """
    digits = re.sub(r"\D", "", phone)
    if phone.strip().startswith("+"):
        return digits if len(digits) > 8 else ""
    if digits.startswith("62"):
        digits = digits[2:]
    digits = digits.lstrip("0")
    return f"62{digits}" if digits.startswith("8") and len(digits) >= 9 else ""


def whatsapp_link(phone: str, text: str) -> str:
    """The address that opens a chat with a prepared text; nothing is sent by it. "" without one."""
    number = whatsapp_number(phone)
    return whatsapp_url(text, number) if number else ""
