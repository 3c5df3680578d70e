"""Disposal in two steps, and the contents that go with it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from functools import partial
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.states import TransitionRefused
from teraju.modules.documents import permissions
from teraju.modules.documents.domain.retention import DISPOSAL, DisposalState
from teraju.modules.documents.models import Disposal, DisposalItem, Document, Retention, Revision
from teraju.modules.documents.selectors import retention as selectors
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.files import store
from teraju.platform.files.api import StoredFile
from teraju.platform.papers.api import Paper, issue_paper

from .annexes import files_of_these_alone, take_files_off

NUMBERED_AS = "documents.disposal"


class DisposalRefused(DomainError):
    """Something on the list may not be disposed of."""


@transaction.atomic
def propose_disposal(
    *,
    actor: Viewer,
    revisions: Collection[Revision],
    reason: str,
    is_example: bool = False,
) -> Disposal:
    """Put revisions that are due on a list, for the head to decide."""
    wanted = {one.pk for one in revisions}
    if not wanted:
        raise DomainError(_("Choose what is to be disposed of."), field="revisions")
    _lock(wanted)
    due = {one.revision.pk: one for one in selectors.due(actor) if one.revision.pk in wanted}
    if wanted - due.keys():
        raise DisposalRefused(
            _("Something chosen is not due, must be kept, or stands on another list."),
            field="revisions",
        )
    agencies = {one.revision.document.agency for one in due.values()}
    if len(agencies) > 1:
        raise DomainError(_("Make one list for each agency."), field="revisions")
    (agency,) = agencies
    rights.require(actor, permissions.DISPOSAL_PROPOSE, agency)
    disposal = Disposal(
        government_id=agency.government_id,
        agency=agency,
        reason=reason.strip(),
        proposed_on=actor.today,
        proposed_by_id=actor.user_id,
        proposed_office=actor.office[:160],
        is_example=is_example,
    )
    save(actor, disposal)
    for one in due.values():
        _add_item(disposal, one)
    after = {"revisions": [_named(one.revision) for one in due.values()]}
    record_event(actor=actor, verb="documents.disposal.proposed", target=disposal, after=after)
    return disposal


@transaction.atomic
def decide_disposal(
    *, actor: Viewer, disposal_id: int, answer: str = "", expected_version: int | None = None
) -> Disposal:
    """Decide a list: the contents go for good, what they were stays. By another person."""
    disposal = _claim(actor, disposal_id, expected_version, permissions.DISPOSAL_DECIDE)
    if disposal.proposed_by_id == actor.user_id:
        raise DisposalRefused(_("Who proposed it does not decide it."))
    _move(disposal, "decide")
    items = list(
        disposal.items.select_related(
            "revision__document__agency",
            "revision__document__government",
            "revision__file",
            "revision__paper",
        ).order_by("pk")
    )
    _lock({one.revision_id for one in items})
    _require_no_hold(items)
    _require_due(items, actor.today)
    _answer(actor, disposal, answer)
    disposal.paper = _minutes(actor, disposal, items)
    save(actor, disposal)
    for item in items:
        _take_content(actor, item)
    after = {"revisions": [_named(item.revision) for item in items], "paper": disposal.paper}
    record_event(actor=actor, verb="documents.disposal.decided", target=disposal, after=after)
    transaction.on_commit(
        partial(remove_contents, [item.pk for item in items], actor.today), robust=True
    )
    return disposal


@transaction.atomic
def refuse_disposal(
    *, actor: Viewer, disposal_id: int, answer: str, expected_version: int | None = None
) -> Disposal:
    """Leave everything on a list where it is, and say why."""
    disposal = _claim(actor, disposal_id, expected_version, permissions.DISPOSAL_DECIDE)
    _move(disposal, "refuse")
    if not answer.strip():
        raise DomainError(_("Say why."), field="answer")
    return _close(actor, disposal, answer, "documents.disposal.refused")


@transaction.atomic
def take_disposal_back(
    *, actor: Viewer, disposal_id: int, answer: str, expected_version: int | None = None
) -> Disposal:
    """Take a list back before it is decided."""
    disposal = _claim(actor, disposal_id, expected_version, permissions.DISPOSAL_PROPOSE)
    _move(disposal, "take_back")
    if not answer.strip():
        raise DomainError(_("Say why."), field="answer")
    return _close(actor, disposal, answer, "documents.disposal.taken_back")


def remove_contents(item_ids: Collection[int], day: date) -> int:
    """Take stored contents away that nothing else names; gives how many lines are done.

    What was stored within the last hour stays for the next night: the store refuses it.
    """
    done = 0
    for pk in item_ids:
        with transaction.atomic():
            item = DisposalItem.objects.select_for_update(no_key=True).get(pk=pk)
            if item.removed_on is None:
                item.waiting = [one for one in item.waiting if not _removed(one)]
                item.removed_on = None if item.waiting else day
                item.save(update_fields=["waiting", "removed_on"])
                done += item.removed_on is not None
    return done


def _removed(content: Sequence[Any]) -> bool:
    """True when a content is gone or belongs to something else as well."""
    digest, public = content
    files = StoredFile.objects.filter(sha256=digest).exclude(pk__in=_disposed_files())
    if files.exclude(pk__in=files_of_these_alone(_decided())).exists():
        return True
    # A revision begins with the very file of the one before it.
    standing = Revision.objects.exclude(pk__in=_decided().values("revision"))
    if standing.filter(file__sha256=digest).exists():
        return True
    if Paper.objects.filter(sha256=digest).exclude(pk__in=_disposed_papers()).exists():
        return True
    return store.remove(digest, public=public)


def _disposed_files() -> Any:
    return _decided().exclude(revision__file=None).values("revision__file")


def _disposed_papers() -> Any:
    return _decided().exclude(revision__paper=None).values("revision__paper")


def _decided() -> Any:
    return DisposalItem.objects.filter(disposal__state=DisposalState.DECIDED)


def _take_content(actor: Viewer, item: DisposalItem) -> None:
    """Empty the text; what is stored goes after the transaction, when it cannot come back."""
    revision = item.revision
    held: list[list[Any]] = []
    if revision.file is not None:
        held.append([revision.file.sha256, False])
    if revision.paper is not None:
        held.append([revision.paper.sha256, revision.paper.is_public])
    beside = take_files_off(actor, revision, _("Disposed of with the text that it belongs to."))
    held += [[digest, False] for digest in beside]
    item.waiting = held
    item.save(update_fields=["waiting"])
    Revision.objects.filter(pk=revision.pk).update(text="")
    revision.statements.update(passage="")


def _add_item(disposal: Disposal, one: selectors.Kept) -> None:
    revision, schedule = one.revision, one.schedule
    if schedule is None:
        raise DisposalRefused(_("No line of the schedule was chosen for it."))
    body = revision.text.encode()
    file = revision.file
    DisposalItem.objects.create(
        disposal=disposal,
        revision=revision,
        rule_code=revision.document.retention.rule.code,
        due_since=schedule.inactive_until,
        fate=schedule.fate,
        name=file.name if file else "",
        sha256=file.sha256 if file else sha256(body).hexdigest(),
        size=file.size if file else len(body),
    )


def _require_no_hold(items: Sequence[DisposalItem]) -> None:
    """A reason to keep may have come up since the list was proposed."""
    held = Retention.objects.filter(
        document__in=[one.revision.document_id for one in items]
    ).exclude(hold_reason="")
    first = held.select_related("document").order_by("pk").first()
    if first is not None:
        raise DisposalRefused(
            format_lazy(
                _("{document} must be kept: {reason}."),
                document=first.document.number,
                reason=first.hold_reason.rstrip("."),
            )
        )


def _require_due(items: Sequence[DisposalItem], today: date) -> None:
    """The line that a document follows may have changed since the list was proposed."""
    due = selectors.still_due([one.revision_id for one in items], today)
    early = next((one for one in items if one.revision_id not in due), None)
    if early is not None:
        raise DisposalRefused(
            format_lazy(
                _("By the line that it follows now, {document} is not due any more."),
                document=early.revision.document.number,
            )
        )


def _minutes(actor: Viewer, disposal: Disposal, items: Sequence[DisposalItem]) -> Paper:
    """The minutes of disposal (berita acara): what went, by which line, with its digest."""
    lines = [
        format_lazy(
            "{place}. {document}, {revision} {label}; {rule}; SHA-256 {sha256}",
            place=place,
            document=str(one.revision.document),
            revision=_("revision"),
            label=one.revision.label,
            rule=one.rule_code,
            sha256=one.sha256,
        )
        for place, one in enumerate(items, start=1)
    ]
    opening = _("By this decision the contents of the following documents are disposed of:")
    return issue_paper(
        actor=actor,
        template="letter",
        data={
            "title": _("Minutes of disposal"),
            "recipient": [disposal.agency.name],
            "body": [opening, *lines, disposal.reason],
        },
        public_facts=[(_("Documents"), len(items))],
        government=disposal.government,
        agency=disposal.agency,
        target=disposal,
        title=_("Minutes of disposal"),
        number_key=NUMBERED_AS,
        is_public=False,
        is_example=disposal.is_example,
    )


def _named(revision: Revision) -> str:
    """Number and revision: who reads of a disposal may not see the title of everything on it."""
    return f"{revision.document.number} ({revision.label})"


def _lock(revision_ids: Collection[int]) -> None:
    """Whoever disposes of the same revisions, or sets their documents on hold, waits here.

    Documents before revisions: everybody locks in this order.
    """
    documents = Document.objects.filter(revisions__in=revision_ids).values("pk")
    list(Document.objects.select_for_update(no_key=True).filter(pk__in=documents).order_by("pk"))
    list(Revision.objects.select_for_update(no_key=True).filter(pk__in=revision_ids).order_by("pk"))


def _claim(actor: Viewer, disposal_id: int, expected_version: int | None, right: str) -> Disposal:
    rows = Disposal.objects.visible_to(actor).select_related("agency", "government")
    disposal: Disposal = claim(rows, disposal_id, expected_version)
    rights.require(actor, right, disposal)
    return disposal


def _move(disposal: Disposal, event: str) -> None:
    try:
        disposal.state = DISPOSAL.transition(disposal.state, event).target
    except TransitionRefused as error:
        raise DisposalRefused(_("This list was decided or taken back already.")) from error


def _answer(actor: Viewer, disposal: Disposal, answer: str) -> None:
    disposal.decided_on, disposal.answer = actor.today, answer.strip()
    disposal.decided_by_id, disposal.decided_office = actor.user_id, actor.office[:160]


def _close(actor: Viewer, disposal: Disposal, answer: str, verb: str) -> Disposal:
    _answer(actor, disposal, answer)
    save(actor, disposal)
    record_event(actor=actor, verb=verb, target=disposal, after={"answer": disposal.answer})
    return disposal
