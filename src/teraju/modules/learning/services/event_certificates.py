"""Certificates of attendance: many in one step by a job, each once; one revoked."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.learning import event_permissions as permissions
from teraju.modules.learning.domain.event_states import EventState
from teraju.modules.learning.models import Event, Registration
from teraju.modules.learning.models.event_choices import EVENT_KINDS, EventKind
from teraju.modules.learning.refusals import OutOfPlace
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.api import Crew, Draft, Letter, Signatory, issue_papers, revoke_paper
from teraju.platform.tasks.api import Job
from teraju.platform.tasks.api import start as start_job

from .event_common import claimed_registration, locked_event, said, tell, tell_of
from .event_mails import mail_one

CERTIFICATE = "learning.event_certificate"
CERTIFY_JOB = "learning.event_certify"
TITLE = pgettext_lazy("event", "Certificate of attendance")


def to_certify(event_id: int) -> QuerySet[Registration]:
    """Who was present at an event and has no certificate in force."""
    rows: QuerySet[Registration] = Registration.objects.filter(event=event_id)
    return rows.to_certify().order_by("ordinal")  # type: ignore[attr-defined, no-any-return]


@transaction.atomic
def start_certifying(*, actor: Viewer, event_id: int, expected_version: int | None = None) -> Job:
    """Have the certificates of everybody who was present made by a job."""
    event = locked_event(actor, event_id, expected_version, permissions.CERTIFY)
    _check_finished(event)
    waiting = list(to_certify(event.pk).values_list("pk", flat=True))
    if not waiting:
        raise OutOfPlace(_("Everybody who was present has a certificate already."))
    tell(actor, event, "certifying", {"certificates": len(waiting)})
    return start_job(
        actor=actor,
        kind=CERTIFY_JOB,
        arguments={"event": event.pk, "registrations": waiting},
        title=_("Certificates of attendance: %(title)s") % {"title": event.title},
        # One at a time for an event: who clicks again is led to the one under way.
        dedupe_key=f"event-{event.pk}",
        government=event.government,
    )


@transaction.atomic
def certify(
    *,
    actor: Viewer,
    event_id: int,
    registration_ids: Sequence[int],
    crew: Crew | None = None,
) -> int:
    """Issue the certificates of a portion: numbered, typeset, signed, kept, all or none.

    Who has one in force, or was not present after all, is left out; how many were issued.
    """
    # Locked as a whole: two workers never make the same certificate, each unseen by the other.
    event = locked_event(actor, event_id, None, permissions.CERTIFY)
    _check_finished(event)
    waiting = to_certify(event.pk).filter(pk__in=registration_ids)
    found = list(waiting)
    drafts = [_draft(event, one) for one in found]
    for one, paper in zip(found, issue_papers(actor=actor, drafts=drafts, crew=crew), strict=True):
        one.event, one.paper = event, paper
        save(actor, one)
        tell_of(actor, one, "certified", {"number": paper.number})
        mail_one(actor, one, "certified")
    return len(found)


@transaction.atomic
def revoke_certificate(
    *, actor: Viewer, registration_id: int, expected_version: int | None = None, reason: str
) -> Registration:
    """Revoke one certificate for good; its code says so, and a new one may be made."""
    row = claimed_registration(actor, registration_id, expected_version, permissions.REVOKE)
    why = said(reason, "reason", _("Say why."))
    if row.paper is None or not row.paper.is_valid:
        raise OutOfPlace(_("There is no certificate in force."))
    number = row.paper.number
    revoke_paper(actor=actor, paper_id=row.paper.pk, reason=why)
    save(actor, row)
    tell_of(actor, row, "revoked", {"reason": why}, before={"number": number})
    return row


def _check_finished(event: Event) -> None:
    if event.state != EventState.FINISHED:
        raise OutOfPlace(_("Certificates are made once the event is finished."))


def _draft(event: Event, row: Registration) -> Draft:
    one_day = event.first_day == event.last_day
    body = [
        format_lazy(
            _("has attended the event “{title}” ({kind}) of {agency}."),
            title=event.title,
            kind=EVENT_KINDS[EventKind(event.kind)],
            agency=event.agency.name,
        ),
        _("It proves attendance and is no certificate of competence."),
    ]
    days = (
        [(_("Day"), event.first_day)]
        if one_day
        else [
            (_("First day"), event.first_day),
            (_("Last day"), event.last_day),
        ]
    )
    return Draft(
        template="letter",
        data=Letter(title=TITLE, recipient=[row.name, row.organisation], body=body),
        public_facts=[
            (pgettext_lazy("learning", "Event"), event.title),
            (_("Agency"), event.agency.name),
            *days,
            (_("Participant"), row.name),
        ],
        government=event.government,
        agency=event.agency,
        target=row,
        title=format_lazy("{}: {}", TITLE, event.title),
        number_key=CERTIFICATE,
        # Whoever holds the code opens it: the participant passes it on.
        is_public=True,
        is_example=row.is_example,
        signatory=Signatory(office=event.agency.head_title),
    )
