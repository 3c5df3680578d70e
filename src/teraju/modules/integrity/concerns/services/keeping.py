"""Holding, warning and shredding: what was told goes for good, and the log says that it did."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.integrity.concerns import afterwards, store, trail
from teraju.modules.integrity.concerns.domain.modes import Kind
from teraju.modules.integrity.concerns.domain.retention import Keeping as Stage
from teraju.modules.integrity.concerns.domain.retention import line_is_due
from teraju.modules.integrity.concerns.models import (
    Case,
    CaseHandler,
    Entry,
    HandOver,
    Identity,
    IdentityKeeper,
    IdentityRequest,
    Keeping,
    Leftover,
    SealedFile,
    Shredded,
)
from teraju.modules.integrity.concerns.selectors.keeping import (
    cases_to_tend,
    held_by_outside,
    kept_of,
    stands,
)
from teraju.modules.integrity.concerns.services.desk_common import Hand, claim, say, tell


class HeldAlready(DomainError):
    """A concern is held once."""


class NotHeld(DomainError):
    """Only what is held can be let go."""


@transaction.atomic
def hold(hand: Hand, number: str, *, reason: str) -> Keeping:
    """Keep a concern from being shredded until the hold is lifted; the reason is a note in it."""
    case = claim(hand, number)
    keeping, _made = Keeping.objects.select_for_update(no_key=True).get_or_create(case=case)
    if keeping.held_on is not None:
        raise HeldAlready(_("This concern is held already."))
    keeping.held_on, keeping.held_by = hand.today, hand.visit.handler
    keeping.warned_on = None
    keeping.save()
    say(hand, case, Kind.NOTE, {"text": reason})
    tell(hand, case, "case.held")
    return keeping


@transaction.atomic
def let_go(hand: Hand, number: str) -> Keeping:
    """Lift a hold; a new warning stands its days before anything is shredded."""
    case = claim(hand, number)
    keeping = Keeping.objects.select_for_update(no_key=True).filter(case=case).first()
    if keeping is None or keeping.held_on is None:
        raise NotHeld(_("This concern is not held."))
    keeping.held_on, keeping.held_by = None, None
    keeping.save()
    tell(hand, case, "case.let_go")
    return keeping


def keep_house(*, today: date) -> dict[str, int]:
    """Warn, shred words and shred lines that are due on a day; gives how many of each.

    Each concern is a transaction of its own, so that one that fails keeps none of the others.
    """
    done = {"warned": 0, "words": 0, "lines": 0}
    for case_id in cases_to_tend(today):
        step = _keep_one(case_id, today)
        if step:
            done[step] += 1
    remove_leftovers()
    if done["words"] or done["lines"]:
        tidy_database()
    return done


def shred_test(case: Case) -> None:
    """Take a test report away whole; the caller has proved that it is one, and records it."""
    _shred_words(case)
    Keeping.objects.filter(case=case).delete()
    case.delete()
    transaction.on_commit(remove_leftovers)


def remove_leftovers() -> None:
    """Remove the sealed files of shredded concerns from the folder; doing it again does no harm."""
    for leftover in list(Leftover.objects.all()):
        store.remove(leftover.stored_as)
        leftover.delete()


def tidy_database() -> None:
    """Let the database give up what deleted rows left in its files.

    SQLite overwrites deleted bytes by itself (secure_delete); the log beside the file is emptied
    and the file written anew. PostgreSQL frees dead rows. Backups hold what they held, sealed.
    """
    tables = [model._meta.db_table for model in (Entry, SealedFile, Identity, Case, Keeping)]
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            for table in tables:
                cursor.execute(f"VACUUM {connection.ops.quote_name(table)}")


@transaction.atomic
def _keep_one(case_id: UUID, today: date) -> str | None:
    """Do the one step that is due for a concern; the row is locked, a late word is seen."""
    case = Case.objects.select_for_update(no_key=True).filter(pk=case_id).first()
    if case is None:
        return None
    kept = kept_of(case)
    if line_is_due(kept, afterwards.terms_on(today), today):
        _shred_line(case, today)
        return "lines"
    stage = stands(kept, today).keeping
    if stage is Stage.TO_WARN:
        Keeping.objects.update_or_create(case=case, defaults={"warned_on": today})
        trail.record("case.warned", today=today, actor=trail.HOUSE, number=case.number)
        return "warned"
    if stage is Stage.DUE:
        outside = held_by_outside(case)
        _shred_words(case)
        Keeping.objects.update_or_create(
            case=case, defaults={"shredded_on": today, "outside": outside}
        )
        _log(case.number, today, whole=False)
        trail.record("case.shredded", today=today, actor=trail.HOUSE, number=case.number)
        return "words"
    return None


def _shred_words(case: Case) -> None:
    """Delete all that was told and all keys to it; of the case its line is left."""
    entries = Entry.objects.filter(case=case)
    files = SealedFile.objects.filter(entry__in=entries)
    remember(files.values_list("stored_as", flat=True))
    files.delete()
    entries.delete()
    IdentityRequest.objects.filter(case=case).delete()
    IdentityKeeper.objects.filter(identity__case=case).delete()
    Identity.objects.filter(case=case).delete()
    HandOver.objects.filter(case=case).delete()
    CaseHandler.objects.filter(case=case).delete()
    case.lookup_hash, case.reporter_salt, case.reporter_recipient = "", b"", ""
    case.version += 1
    case.save()


def _shred_line(case: Case, today: date) -> None:
    Case.objects.filter(parent=case).update(parent=None)
    Keeping.objects.filter(case=case).delete()
    _log(case.number, today, whole=True)
    trail.record("case.line_shredded", today=today, actor=trail.HOUSE, number=case.number)
    case.delete()


def remember(names: Iterable[str]) -> None:
    """The names of files that go after the commit; if that is cut short they are found again."""
    Leftover.objects.bulk_create(Leftover(stored_as=name) for name in names)
    transaction.on_commit(remove_leftovers)


def _log(number: str, today: date, *, whole: bool) -> None:
    Shredded.objects.create(number=number, day=today, whole=whole)
