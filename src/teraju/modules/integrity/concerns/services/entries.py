"""Writing into a concern: sealed to those who read it, and to nobody else.

These are the pieces that services are made of: they belong into the transaction of their caller,
who also records the event.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Max

from teraju.modules.integrity.concerns import sealing, store
from teraju.modules.integrity.concerns.domain.modes import Audience, Kind, Side
from teraju.modules.integrity.concerns.models import Case, Entry, Handler, SealedFile
from teraju.modules.integrity.concerns.uploads import CheckedFile


def recipients_of(case: Case, audience: Audience) -> list[str]:
    """The public keys that an entry of a concern is sealed to now."""
    keys = list(
        case.handlers.filter(left_on=None, handler__retired_on=None)
        .exclude(handler__recipient="")
        .values_list("handler__recipient", flat=True)
    )
    if not keys:
        raise sealing.NobodyToReadIt
    if audience is Audience.ALL and case.reporter_recipient:
        keys.append(case.reporter_recipient)
    return keys


def write(
    case: Case,
    *,
    kind: Kind,
    content: Mapping[str, Any],
    today: date,
    author: Handler | None = None,
    audience: Audience = Audience.ALL,
    files: Sequence[CheckedFile] = (),
) -> Entry:
    """Seal an entry with its files; without an author it is the reporter's.

    The caller holds the row of the case locked.
    """
    recipients = recipients_of(case, audience)
    last = case.entries.aggregate(last=Max("place"))["last"] or 0
    entry = Entry.objects.create(
        case=case,
        place=last + 1,
        kind=kind,
        side=Side.HANDLER if author else Side.REPORTER,
        audience=audience,
        author=author,
        day=today,
        sealed=sealing.seal_value(dict(content), recipients),
    )
    for place, file in enumerate(files, 1):
        _keep(entry, place, file, recipients)
    return entry


def _keep(entry: Entry, place: int, file: CheckedFile, recipients: Iterable[str]) -> None:
    described = {
        "name": file.name,
        "media_type": file.media_type,
        "size": len(file.content),
        "sha256": file.sha256,
    }
    name = store.put(sealing.seal(file.content, recipients))
    try:
        SealedFile.objects.create(
            entry=entry,
            place=place,
            sealed=sealing.seal_value(described, recipients),
            stored_as=name,
        )
    except BaseException:
        store.remove(name)
        raise
