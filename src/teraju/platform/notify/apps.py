from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from .card import CardFace


class NotifyConfig(AppConfig):
    """The inbox, messages to people, and cards with a one-time code."""

    name = "teraju.platform.notify"
    label = "notify"
    verbose_name = _("messages")

    def ready(self) -> None:
        from django.core import checks

        from teraju.platform.audit.api import register_verbs

        from . import jobs  # noqa: F401 - a worker must know every kind of job
        from .card import register_printer
        from .checks import check_adapter
        from .codes import register_purpose
        from .inbox import register_inbox
        from .invitations import FIRST_LOGIN
        from .notices import unread_notices

        checks.register(check_adapter)
        register_printer(print_card)
        register_inbox(unread_notices)
        register_purpose(FIRST_LOGIN, label=_("choose a password"), url_name="first_password")
        register_verbs(
            {
                "notify.message.sent": _("sent a message"),
                "notify.code.issued": _("handed out a one-time code"),
                "notify.code.used": _("used a one-time code"),
            }
        )


def print_card(face: CardFace) -> bytes:
    """Typeset a card. It stands here because papers are above this part of the house."""
    from teraju.platform.papers.rendering import Letterhead, render

    government = face.government
    crest = bytes(government.crest) if government.crest else None
    address = tuple(line for line in (government.address, government.contact) if line)
    paper = render(
        "card",
        {
            "title": face.title,
            "holder": face.holder,
            "address": face.url,
            "one_time_code": face.code,
            "valid_until": face.valid_until,
            "steps": list(face.lines),
        },
        letterhead=Letterhead(government.name, address=address, crest=crest),
        language="en" if get_language() == "en" else "id",
        timestamp=face.printed_at,
    )
    return paper.pdf
