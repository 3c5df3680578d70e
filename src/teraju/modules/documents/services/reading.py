"""Who must read, who confirmed, who is reminded."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _say
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.documents import permissions
from teraju.modules.documents.models import (
    Document,
    DutyEnd,
    Reader,
    Reading,
    ReadingDuty,
    Revision,
)
from teraju.modules.documents.reading_rules import term_of
from teraju.modules.documents.selectors import current_revision
from teraju.modules.documents.selectors import reading as selectors
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import claim, keep
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.notify.services import Recipient, send

# What a change of a duty writes.
STAMPS = ("updated_at", "version")
ENDED = ("ended_on", "ended_why", *STAMPS)
ASKED = ("asked_on", "due_on", "read_on", *ENDED)


class TextSuperseded(DomainError):
    """What was read is not in force any more."""


@transaction.atomic
def set_readers(
    *,
    actor: Viewer,
    document_id: int,
    roles: Collection[str],
    people: Collection[User],
    expected_version: int | None = None,
) -> Document:
    """Set who must read a document: whoever is new is asked at once, whoever goes is let off."""
    document = _claim_document(actor, document_id, expected_version, permissions.READERS_SET)
    if not document.is_active:
        raise DomainError(_("A withdrawn document is not read any more."))
    before = {"readers": _named(document)}
    known = {user.pk for user in selectors.people_at(document.agency_id, actor.today)}
    if any(user.pk not in known for user in people):
        raise DomainError(_("Choose people who work at this agency."), field="people")
    persons = {user.pk for user in people}
    standing = list(document.readers.all())
    gone = [one.pk for one in standing if one.role not in roles and one.user_id not in persons]
    document.readers.filter(pk__in=gone).delete()
    _add_readers(
        document,
        set(roles) - {one.role for one in standing},
        persons - {one.user_id for one in standing},
        actor.today,
    )
    document.touch(actor.now)
    document.save()
    after = {"readers": _named(document)}
    record_event(
        actor=actor,
        verb="documents.readers.set",
        target=document,
        before=before,
        after=after,
    )
    sync_readers([document], actor.today, actor.now)
    return document


def ask_readers(*, actor: Viewer, revision: Revision) -> int:
    """Ask whoever must read a revision that takes effect, in the caller's transaction.

    Open duties of earlier revisions end: nobody has to confirm a text that is over. What was
    confirmed of them stays. Gives how many people are asked.
    """
    earlier = ReadingDuty.objects.filter(revision__document=revision.document_id)
    _end(
        earlier.exclude(revision=revision).filter(ended_on=None),
        DutyEnd.REPLACED,
        actor.today,
        actor.now,
    )
    people = selectors.people_of(revision.document, actor.today)
    return _ask(revision, people.values(), actor.today, actor.now)


def close_duties(*, actor: Viewer, revision: Revision) -> int:
    """End the duties of a revision that goes out of force without a successor."""
    rows = ReadingDuty.objects.filter(revision=revision, ended_on=None)
    return _end(rows, DutyEnd.WITHDRAWN, actor.today, actor.now)


@transaction.atomic
def confirm_reading(*, actor: Viewer, revision_id: int) -> Reading:
    """Say "I have read and understood": of the revision in force alone, and once."""
    rows = Revision.objects.visible_to(actor).select_related(
        "document__agency", "document__government"
    )
    revision: Revision = claim(rows, revision_id)
    document = revision.document
    rights.require(actor, permissions.READING_CONFIRM, document)
    _require_in_force(revision, actor.today)
    standing = selectors.my_reading(actor, revision)
    if standing is not None:
        return standing
    reading = Reading(
        government_id=document.government_id,
        revision=revision,
        user_id=_person(actor),
        office=actor.office[:160],
        read_at=actor.now,
        read_on=actor.today,
        statement=_say("I have read and understood revision %(revision)s of %(document)s.")
        % {"revision": revision.label, "document": document.number},
        is_example=document.is_example,
    )
    reading.save()
    duty = ReadingDuty.objects.filter(revision=revision, user=actor.user_id).first()
    if duty is not None:
        duty.read_on = actor.today
        duty.touch(actor.now)
        duty.save()
    after = {"revision": revision.label}
    record_event(actor=actor, verb="documents.reading.confirmed", target=document, after=after)
    return reading


@transaction.atomic
def remind_readers(*, actor: Viewer, document_id: int) -> int:
    """Remind whoever has not confirmed the revision in force; each person once a day."""
    document = _claim_document(actor, document_id, None, permissions.READERS_REMIND)
    revision = current_revision(document, actor.today)
    waiting = _not_reminded(revision, actor.today) if revision else []
    if not waiting:
        raise DomainError(_("Nobody is left to be reminded today."))
    for duty in waiting:
        send(
            recipient=Recipient.of(duty.user),
            subject=_say("Please read: %s") % document.title,
            text=_say("Read %(document)s, revision %(revision)s, and confirm it.")
            % {"document": document.number, "revision": duty.revision.label},
            link=reverse("document_read", args=[document.pk]),
            government=document.government,
            actor=actor,
        )
        duty.reminded_on = actor.today
        duty.touch(actor.now)
        duty.save()
    after = {"people": len(waiting)}
    record_event(actor=actor, verb="documents.readers.reminded", target=document, after=after)
    return len(waiting)


def sync_readers(documents: Collection[Document], day: date, now: datetime) -> int:
    """Bring the duties of revisions in force in line with who works where on a day.

    Whoever came since is asked from that day; whoever left, or need not read any more, does not
    count any longer. Gives how many duties changed. A fixed number of queries for reading.
    """
    rows = Revision.objects.filter(document__in=documents).current_on(day)
    revisions = list(rows.select_related("document"))
    people = selectors.resolve([one.document for one in revisions], day)
    changed = 0
    for revision in revisions:
        wanted = people[revision.document_id]
        standing = revision.duties.filter(ended_on=None)
        surplus = standing.exclude(user__in=wanted)
        there = selectors.people_at(revision.document.agency_id, day).values("pk")
        changed += _end(surplus.exclude(user__in=there), DutyEnd.LEFT, day, now)
        changed += _end(surplus.filter(user__in=there), DutyEnd.NOT_ASKED, day, now)
        changed += _ask(revision, wanted.values(), day, now)
    return changed


def _ask(revision: Revision, people: Iterable[User], day: date, now: datetime) -> int:
    """Make the duties that lack; somebody who comes back is asked anew."""
    document = revision.document
    due = term_of(document.type, day).due_on(day)
    standing = {duty.user_id: duty for duty in revision.duties.all()}
    read = dict(revision.readings.values_list("user", "read_on"))
    new: list[ReadingDuty] = []
    again: list[ReadingDuty] = []
    for user in people:
        duty = standing.get(user.pk)
        if duty is not None and duty.ended_on is None:
            continue
        (again if duty else new).append(duty := duty or _duty(revision, user))
        duty.asked_on, duty.due_on, duty.read_on = day, due, read.get(user.pk)
        duty.ended_on, duty.ended_why = None, ""
        duty.touch(now)
    ReadingDuty.objects.bulk_create(new)
    ReadingDuty.objects.bulk_update(again, ASKED)
    return len(new) + len(again)


def _duty(revision: Revision, user: User) -> ReadingDuty:
    document = revision.document
    return ReadingDuty(
        government_id=document.government_id,
        revision=revision,
        user=user,
        is_example=document.is_example,
    )


def _end(rows: Iterable[ReadingDuty], why: DutyEnd, day: date, now: datetime) -> int:
    ended = list(rows)
    for duty in ended:
        duty.ended_on, duty.ended_why = day, why
        duty.touch(now)
    ReadingDuty.objects.bulk_update(ended, ENDED)
    return len(ended)


def _not_reminded(revision: Revision, today: date) -> list[ReadingDuty]:
    rows = revision.duties.waiting().exclude(reminded_on=today)
    return list(rows.select_related("user", "revision").order_by("pk"))


def _require_in_force(revision: Revision, today: date) -> None:
    current = current_revision(revision.document, today)
    if current is not None and current.pk == revision.pk:
        return
    if current is None:
        raise TextSuperseded(_("No revision of this document is in force."))
    if current.number > revision.number:
        raise TextSuperseded(
            format_lazy(
                _(
                    "Revision {old} is not in force any more: revision {new} took its place while "
                    "you were reading. Read what changed and confirm that one."
                ),
                old=revision.label,
                new=current.label,
            )
        )
    raise TextSuperseded(_("This revision is not in force yet."))


def _person(actor: Viewer) -> int:
    """Who confirms: a person who logged in, never a job."""
    if actor.user_id is None:
        raise NotAllowed(rights.reason(permissions.READING_CONFIRM))
    return actor.user_id


def _claim_document(
    actor: Viewer, document_id: int, expected_version: int | None, right: str
) -> Document:
    rows = Document.objects.visible_to(actor).select_related("government", "agency")
    document: Document = claim(rows, document_id, expected_version)
    rights.require(actor, right, document)
    return document


def _add_readers(
    document: Document, roles: Collection[str], persons: Collection[int | None], day: date
) -> None:
    new = [Reader(role=role) for role in sorted(roles)]
    new += [Reader(user_id=user) for user in persons if user]
    for reader in new:
        reader.government_id, reader.document, reader.since = document.government_id, document, day
        keep(reader)


def _named(document: Document) -> list[str]:
    return [str(one) for one in document.readers.select_related("user").order_by("role", "pk")]
