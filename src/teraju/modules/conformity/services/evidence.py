"""Adding evidence by hand, replacing it by newer, and withdrawing what was wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.files.base import File
from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.kernel.texts import cleaned
from teraju.modules.conformity import permissions
from teraju.modules.conformity.domain.evidence import ends_before_it_begins
from teraju.modules.conformity.models import Evidence
from teraju.modules.conformity.models.choices import EvidenceForm
from teraju.modules.conformity.refusals import EvidenceGone, WrongChoice
from teraju.modules.standards.api import Topic
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.rights import acting
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.files.api import attach
from teraju.platform.links import api as links
from teraju.platform.organisation.models import Agency

from .common import check_not_future
from .snapshots import refresh_snapshots


@dataclass(frozen=True)
class Link:
    """A record of another module that the evidence points to."""

    kind: str
    pk: int


@transaction.atomic
def add_evidence(
    *,
    actor: Viewer,
    agency: Agency,
    topics: Sequence[Topic],
    title: str,
    happened_on: date,
    note: str = "",
    upload: File[bytes] | None = None,
    link: Link | None = None,
    valid_from: date | None = None,
    valid_until: date | None = None,
    reference: str = "",
    is_example: bool = False,
) -> Evidence:
    """Add a record, a file or a note that speaks for topics of an agency.

    With a `link` it is a record, with an `upload` a file, else the note is the evidence itself.
    """
    rights.require(actor, permissions.EVIDENCE_ADD, agency)
    row = _new(
        actor,
        agency,
        topics,
        title=title,
        happened_on=happened_on,
        note=note,
        upload=upload,
        link=link,
        valid_from=valid_from,
        valid_until=valid_until,
        reference=reference,
        is_example=is_example,
    )
    _tell(actor, "added", row, topics)
    refresh_snapshots([agency.pk], actor.today)
    return row


@transaction.atomic
def replace_evidence(
    *,
    actor: Viewer,
    evidence_id: int,
    expected_version: int | None = None,
    topics: Sequence[Topic],
    title: str,
    happened_on: date,
    note: str = "",
    upload: File[bytes] | None = None,
    link: Link | None = None,
    valid_from: date | None = None,
    valid_until: date | None = None,
    reference: str = "",
) -> Evidence:
    """Put newer or corrected evidence in the place of what stands; the old one stays readable."""
    old = _claim(actor, evidence_id, expected_version)
    require_follower(actor, old)
    _withdraw(actor, old, str(_("replaced by newer")))
    row = _new(
        actor,
        old.agency,
        topics,
        title=title,
        happened_on=happened_on,
        note=note,
        upload=upload,
        link=link,
        valid_from=valid_from,
        valid_until=valid_until,
        reference=reference,
        is_example=old.is_example,
        replaces=old,
    )
    _tell(actor, "replaced", row, topics)
    refresh_snapshots([old.agency_id], actor.today)
    return row


def require_follower(actor: Viewer, row: Evidence) -> None:
    """Raise NotAllowed, saying why, unless the actor may put newer in the place of evidence."""
    refusal = following_refused(actor, row)
    if refusal:
        raise NotAllowed(refusal)


def following_refused(viewer: Viewer, row: Evidence) -> object:
    """Why the viewer may not follow evidence by newer, or an empty string.

    It ends what stands: one's own by whoever adds evidence, that of others by who may withdraw it.
    """
    if rights.allowed(viewer, permissions.EVIDENCE_WITHDRAW, row):
        return ""
    refusal = rights.refusal(viewer, permissions.EVIDENCE_ADD, row)
    if refusal or row.recorded_by_id == viewer.user_id:
        return refusal
    return format_lazy(
        _("Somebody else recorded it. {who}"), who=rights.reason(permissions.EVIDENCE_WITHDRAW)
    )


@transaction.atomic
def withdraw_evidence(
    *, actor: Viewer, evidence_id: int, expected_version: int | None = None, reason: str
) -> Evidence:
    """Take evidence back with a reason: it counts no more from today on, and stays readable."""
    row = _claim(actor, evidence_id, expected_version)
    rights.require(actor, permissions.EVIDENCE_WITHDRAW, row)
    if not cleaned(reason):
        raise DomainError(_("Say why the evidence is withdrawn."), field="reason")
    before = {"withdrawn_on": None, "withdrawn_reason": ""}
    _withdraw(actor, row, reason)
    record_event(actor=actor, verb="conformity.evidence.withdrawn", target=row, before=before)
    refresh_snapshots([row.agency_id], actor.today)
    return row


def _claim(actor: Viewer, evidence_id: int, expected_version: int | None) -> Evidence:
    rows = Evidence.objects.visible_to(actor).select_related("agency", "government")
    row: Evidence = claim(rows, evidence_id, expected_version)
    if not row.stands:
        raise EvidenceGone(_("This evidence was withdrawn already."))
    return row


def _withdraw(actor: Viewer, row: Evidence, reason: str) -> None:
    row.withdrawn_on, row.withdrawn_reason = actor.today, cleaned(reason)
    save(actor, row)


def _new(
    actor: Viewer,
    agency: Agency,
    topics: Sequence[Topic],
    *,
    upload: File[bytes] | None,
    link: Link | None,
    **values: object,
) -> Evidence:
    row = Evidence(government=agency.government, agency=agency, recorded_on=actor.today, **values)
    row.title, row.note = cleaned(row.title), cleaned(row.note)
    row.reference = cleaned(row.reference)
    row.recorded_by_id, row.recorded_office = acting(actor), actor.office[:160]
    check_not_future(actor, row.happened_on, "happened_on")
    if ends_before_it_begins(row.happened_on, row.valid_from, row.valid_until):
        raise DomainError(_("The last day lies before the first."), field="valid_until")
    if not topics:
        raise WrongChoice(_("Choose at least one topic."), field="topics")
    row.form = EvidenceForm.NOTE
    if link:
        row.form, row.link_kind, row.link_id = EvidenceForm.RECORD, link.kind, link.pk
        _check_link(actor, agency, link)
    elif upload:
        row.form = EvidenceForm.FILE
    elif not row.note:
        raise WrongChoice(_("Add a file, choose a record, or write the note."), field="note")
    save(actor, row)
    row.topics.set(topics)
    if upload:
        attach(
            actor=actor,
            target=row,
            upload=upload,
            title=row.title,
            date_of_fact=row.happened_on,
            shown_to_guests=False,
        )
    return row


def _check_link(actor: Viewer, agency: Agency, link: Link) -> None:
    """Only what the actor sees and what belongs to this government can be pointed to."""
    own = {pk for pk, _label in links.choices(actor, link.kind, agency.government_id)}
    if link.pk not in own or not links.find(actor, link.kind, [link.pk]):
        raise WrongChoice(_("Choose a record of this government."), field="link")


def _tell(actor: Viewer, verb: str, row: Evidence, topics: Sequence[Topic]) -> None:
    after = {
        "title": row.title,
        "form": row.form,
        "topics": [topic.title for topic in topics],
        "happened_on": row.happened_on,
        "valid_from": row.valid_from,
        "valid_until": row.valid_until,
        "reference": row.reference,
        "replaces": row.replaces.title if row.replaces else "",
    }
    after = {name: value for name, value in after.items() if value}
    record_event(actor=actor, verb=f"conformity.evidence.{verb}", target=row, after=after)
