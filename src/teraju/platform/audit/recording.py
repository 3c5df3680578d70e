"""Writing an event at the end of its government's chain."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Model

from teraju.platform.accounts.bulk import insert_many
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Government

from .chain import HASHED_COLUMNS, chain_of, event_hash, event_id, personal_hash
from .models import TrailEvent, TrailHead, TrailPersonal
from .plain import differences, plain


@dataclass(frozen=True)
class Happening:
    """What became of one of many records, as `record_event` is told it."""

    target: Model
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None
    personal: Mapping[str, Any] | None = None
    label: str | None = None


def record_event(
    *,
    actor: Viewer,
    verb: str,
    target: Model,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    personal: Mapping[str, Any] | None = None,
    government: Government | None = None,
    label: str | None = None,
) -> TrailEvent:
    """Append one event: who did what to which record, and what of it changed.

    Only keys whose values differ are kept; with `before` alone the new values are read from
    `target`. Personal data goes into `personal` and nowhere else. The chain stays locked until the
    transaction ends. Four queries at most, but for the first event of a government.
    """
    _require_transaction()
    told = Happening(target, before, after, personal, label)
    head = _locked_head(chain_of(government.pk if government else government_of(target)))
    event, hidden = _appended(actor, verb, told, head)
    event.save(force_insert=True)
    if hidden is not None:
        hidden.save(force_insert=True)
    _move(head, event)
    return event


def record_events(
    *, actor: Viewer, verb: str, government: Government, happenings: Sequence[Happening]
) -> None:
    """Append an event for each of many records of a government, as a file changes them."""
    _require_transaction()
    if not happenings:
        return
    head = _locked_head(chain_of(government.pk))
    written = []
    for told in happenings:
        written.append(_appended(actor, verb, told, head))
        last, _hidden = written[-1]
        head.sequence, head.hash = last.sequence, last.hash
    insert_many([event for event, _hidden in written], are_numbered=True)
    insert_many([hidden for _event, hidden in written if hidden], are_numbered=True)
    _move(head, last)


def hold_trail(government: Government) -> None:
    """Lock the chain of a government before something that many take: a number of a series.

    Some have written an event by then, and hold it; others would take the series first, and the
    two would wait for each other. One query.
    """
    _locked_head(chain_of(government.pk))


def _require_transaction() -> None:
    if not connection.in_atomic_block:
        raise RuntimeError("an event belongs inside the transaction of the change it records")


def _appended(
    actor: Viewer, verb: str, told: Happening, head: TrailHead
) -> tuple[TrailEvent, TrailPersonal | None]:
    """The event that follows a head, and its personal part where it has one; neither is saved."""
    government_id, sequence = head.chain or None, head.sequence + 1
    salt, data = (secrets.token_hex(16), plain(told.personal)) if told.personal else ("", None)
    event = TrailEvent(
        id=event_id(government_id, sequence),
        government_id=government_id,
        sequence=sequence,
        verb=verb,
        **_who(actor),
        **_which(told.target, told.label),
        changes=_changes(told.target, told.before, told.after),
        personal_hash=personal_hash(salt, data) if told.personal else "",
        previous_hash=head.hash,
    )
    event.hash = event_hash({name: getattr(event, name) for name in HASHED_COLUMNS})
    hidden = TrailPersonal(event=event, salt=salt, data=data) if told.personal else None
    return event, hidden


def _move(head: TrailHead, last: TrailEvent) -> None:
    TrailHead.objects.filter(pk=head.pk).update(sequence=last.sequence, hash=last.hash)


def _changes(
    target: Model, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> dict[str, Any]:
    if before is not None and after is None:
        after = {key: getattr(target, key) for key in before}
    return differences(before, after)


def _who(actor: Viewer) -> dict[str, Any]:
    return {"at": actor.now, "actor_id": actor.user_id, "office": actor.office[:160]}


def _which(target: Model, label: str | None) -> dict[str, str]:
    return {
        "target_type": target._meta.label_lower,
        "target_id": str(target.pk),
        "target_label": plain(str(target) if label is None else str(label))[:300],
    }


def government_of(target: Model) -> int | None:
    """The government whose chain an event about this record joins; None for the house itself."""
    if isinstance(target, Government):
        return target.pk
    return getattr(target, "government_id", None)


def _locked_head(chain: int) -> TrailHead:
    head = TrailHead.objects.select_for_update(no_key=True).filter(pk=chain).first()
    if head is None:
        # Two first events at once: the later one waits here until the earlier has committed.
        TrailHead.objects.bulk_create([TrailHead(chain=chain)], ignore_conflicts=True)
        head = TrailHead.objects.select_for_update(no_key=True).get(pk=chain)
    return head
