"""Handing chosen words and files of a concern to an authority, locked for it alone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import get_language, gettext, pgettext
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.integrity.concerns import packing, sealing, telling, wording
from teraju.modules.integrity.concerns.domain.modes import Kind
from teraju.modules.integrity.concerns.domain.outcomes import Receiver
from teraju.modules.integrity.concerns.models import Case, HandOver, Identity, SealedFile
from teraju.modules.integrity.concerns.selectors.reading import (
    OpenEntry,
    content_of,
    opened,
    with_parts,
)
from teraju.modules.integrity.concerns.services.desk_common import Hand, claim, tell


class NothingChosen(DomainError):
    """A pack holds at least one entry or file."""


class IdentityClosed(DomainError):
    """An identity goes into a pack only when a custodian has opened it."""


@dataclass(frozen=True)
class Choice:
    """What goes into a pack; `key` is the receiver's, or a passphrase locks it."""

    receiver: Receiver
    entries: Collection[UUID]
    files: Collection[UUID]
    identity: bool
    key: str = ""
    passphrase: str = ""


# How an entry is told: its heading and its whole text, in the words of the page.
Told = Callable[[OpenEntry], tuple[str, str]]


@dataclass(frozen=True)
class Pack:
    """The locked file, which is kept nowhere here."""

    content: bytes
    name: str


@transaction.atomic
def hand_over(hand: Hand, number: str, choice: Choice, told: Told) -> Pack:
    """Decrypt what was chosen, pack and lock it; the log names receiver, day and hash alone."""
    case = claim(hand, number)
    items = [*_words(case, choice, hand, told), *_files(case, choice, hand)]
    if not items:
        raise NothingChosen(_("Choose what is handed over."), field="entries")
    if choice.identity:
        items.append(_identity(case, hand))
    locked = _locked(_zipped(items, _cover(case, choice, items, hand)), choice)
    HandOver.objects.create(
        case=case,
        receiver=choice.receiver,
        day=hand.today,
        handler=hand.visit.handler,
        sha256=hashlib.sha256(locked).hexdigest(),
        size=len(locked),
    )
    tell(hand, case, "case.handed_over")
    return Pack(locked, f"{case.number}.zip.age")


def _zipped(items: list[packing.Item], cover: bytes) -> bytes:
    try:
        return packing.zipped(items, cover=cover)
    except packing.PackTooLarge as error:
        raise DomainError(
            _("Together this is more than 200 MB. Choose fewer files and make two packs."),
            field="attachments",
        ) from error


def _locked(pack: bytes, choice: Choice) -> bytes:
    if not choice.key:
        return packing.locked_with(pack, choice.passphrase)
    try:
        return packing.locked_for(pack, choice.key)
    except packing.KeyUnfit as error:
        raise DomainError(
            _("This is no public key. It begins with age1 or with ssh-."), field="key"
        ) from error


def _words(case: Case, choice: Choice, hand: Hand, told: Told) -> list[packing.Item]:
    # Who raised it goes by its own choice alone, even where every handler reads it.
    entries = case.entries.filter(pk__in=choice.entries).exclude(kind=Kind.IDENTITY)
    items = []
    for entry in opened(with_parts(entries), hand.visit.identity):
        heading, text = told(entry)
        name = packing.placed("01-words", entry.place, entry.kind, "txt")
        items.append(packing.Item(name, f"{heading}\r\n\r\n{text}\r\n".encode()))
    return items


def _files(case: Case, choice: Choice, hand: Hand) -> list[packing.Item]:
    files = SealedFile.objects.filter(entry__case=case, pk__in=choice.files)
    items = []
    for number, file in enumerate(files.order_by("entry__place", "place"), 1):
        described, content = content_of(file, hand.visit.identity)
        _stem, _dot, ending = described.name.rpartition(".")
        name = packing.placed("02-files", number, described.name, ending)
        items.append(packing.Item(name, content))
    return items


def _identity(case: Case, hand: Hand) -> packing.Item:
    named = case.entries.filter(kind=Kind.IDENTITY).order_by("-place").first()
    opened = Identity.objects.filter(case=case).exclude(opened_on=None).first()
    sealed = named.sealed if named else opened.inner if opened else None
    if sealed is None:
        raise IdentityClosed(
            _("No custodian has opened this identity; it cannot be handed over."), field="identity"
        )
    content = sealing.unseal_value(sealed, hand.visit.identity)
    lines = [f"{each.label}: {each.text}" for each in telling.identity_of(content)]
    return packing.Item("03-identity.txt", ("\r\n".join(lines) + "\r\n").encode())


def _cover(case: Case, choice: Choice, items: list[packing.Item], hand: Hand) -> bytes:
    today = hand.today
    return packing.cover(
        items,
        title=gettext("Files handed over"),
        subtitle=gettext("Concern %(number)s") % {"number": case.number},
        facts=[
            (gettext("Handed to"), str(wording.RECEIVERS[choice.receiver])),
            (pgettext("hand-over", "By"), hand.visit.handler.office.name),
            (pgettext("hand-over", "Day"), today),
        ],
        day=datetime(today.year, today.month, today.day, tzinfo=UTC),
        government=settings.TERAJU_CONCERNS_GOVERNMENT,
        language=(get_language() or "id")[:2],
    )
