"""The printed card: what whoever serves a person hands over where no message reaches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.utils.functional import Promise

from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Government

from . import codes
from .domain import printed

Text = str | Promise


@dataclass(frozen=True)
class CardFace:
    """What stands on a card."""

    government: Government
    title: Text
    holder: Text
    lines: Sequence[Text]
    code: str
    url: str
    valid_until: datetime
    printed_at: datetime


@dataclass(frozen=True)
class Card:
    """A printed card. It holds the only copy of the code: give it away, keep nothing."""

    code: str
    url: str
    pdf: bytes
    valid_until: datetime


Printer = Callable[[CardFace], bytes]

_printers: list[Printer] = []


def register_printer(printer: Printer) -> None:
    """Set what turns a card into a PDF: papers stand above this part of the house."""
    _printers[:] = [printer]


@transaction.atomic
def make_card(
    *,
    actor: Viewer,
    purpose: str,
    title: Text,
    lines: Sequence[Text],
    target: Model,
    government: Government,
    holder: Text = "",
) -> Card:
    """Make a one-time code for a record and a card to hand over; older cards for it end with this.

    The caller has checked that the actor may. `lines` are the steps of "how to use it".
    """
    row, code = codes.issue(actor=actor, purpose=purpose, target=target, government=government)
    face = CardFace(
        government=government,
        title=title,
        holder=holder,
        lines=lines,
        code=printed(code),
        url=address_of(code),
        valid_until=row.expires_at,
        printed_at=actor.now,
    )
    pdf = _printers[0](face)
    return Card(code=face.code, url=face.url, pdf=pdf, valid_until=face.valid_until)


def address_of(code: str) -> str:
    """Where a code is redeemed; what the QR opens."""
    return f"{settings.TERAJU_ADDRESS}/k/{printed(code)}"
