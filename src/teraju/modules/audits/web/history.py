"""What happened to a certification, and to its audits, findings and certificates."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet
from django.utils.text import format_lazy

from teraju.modules.audits.models import Certificate, Certification
from teraju.platform.accounts.models import RoleAssignment
from teraju.platform.audit.api import TimelineEntry, TrailEvent, hidden_on
from teraju.platform.audit.timelines import entry_of

LOOKS = (
    "accounts.guest.opened",
    "accounts.guest.listed",
    "accounts.guest.taken",
    "files.attachment.opened",
)
OF_CERTIFICATES = ("audits.decision.granted", "audits.certificate.handed_over")
LONGEST = 100


def history_of(certification: Certification) -> list[TimelineEntry]:
    """The latest first; of a part of it, the sentence names the part. Queries once."""
    rows = _events(certification).exclude(verb__in=LOOKS).order_by("-at", "-pk")
    label = certification._meta.label_lower
    return [_named(event, own=event.target_type == label) for event in rows[:LONGEST]]


def certificate_history(certificate: Certificate) -> list[TimelineEntry]:
    """Its own events, and the decision and handover of its certification. Queries once."""
    certification = certificate.certification
    rows = TrailEvent.objects.filter(
        Q(target_type=certificate._meta.label_lower, target_id=str(certificate.pk))
        | Q(
            target_type=certification._meta.label_lower,
            target_id=str(certification.pk),
            verb__in=OF_CERTIFICATES,
        )
    ).exclude(verb__in=LOOKS)
    return [entry_of(event) for event in rows.order_by("-at", "-pk")[:LONGEST]]


def looks_of(
    certification: Certification, guests: list[RoleAssignment], day: date
) -> list[tuple[TrailEvent, str]]:
    """What the guests opened, when, the latest first, with the record's name. Queries once.

    What they open stays hidden until the audit is over.
    """
    people = [guest.user_id for guest in guests]
    if not people:
        return []
    # Lists are noted at the agency: they show more than one certification.
    lists = Q(target_type="organisation.agency", target_id=str(certification.agency_id))
    events = _events(certification) | TrailEvent.objects.filter(lists)
    rows = events.filter(verb__in=LOOKS, actor__in=people).exclude(hidden_on(day))
    return [(event, _opened(event)) for event in rows.order_by("-at", "-pk")[:LONGEST]]


def _opened(event: TrailEvent) -> str:
    told = event.changes.get("file") or event.changes.get("register")
    return str(told[1]) if told else event.target_label


def _events(certification: Certification) -> QuerySet[TrailEvent]:
    """Events of the record and of its parts, which the page has loaded already."""
    parts = [
        certification,
        *certification.audits.all(),
        *certification.findings.all(),
        *certification.certificates.all(),
    ]
    keys: dict[str, list[str]] = {}
    for part in parts:
        keys.setdefault(part._meta.label_lower, []).append(str(part.pk))
    condition = Q()
    for kind, pks in keys.items():
        condition |= Q(target_type=kind, target_id__in=pks)
    rows: QuerySet[TrailEvent] = TrailEvent.objects.filter(condition)
    return rows


def _named(event: TrailEvent, *, own: bool) -> TimelineEntry:
    entry = entry_of(event)
    if own:
        return entry
    sentence = format_lazy("{sentence}: {part}", sentence=entry.sentence, part=event.target_label)
    return TimelineEntry(entry.at, entry.office, sentence, entry.changes)
