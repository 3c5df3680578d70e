"""The blocks of a review's page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.modules.audits.domain.reviews import Coverage, Laid, Recipient, coverage
from teraju.modules.audits.models import Review, ReviewLine, ReviewNote
from teraju.modules.audits.models.reviews import RECIPIENTS
from teraju.modules.audits.review_policy import agenda, subject_word
from teraju.modules.audits.review_rights import BRIBERY_READ, RECEIVE, write_right
from teraju.modules.audits.selectors.reviews import GUARDED, laid_before
from teraju.modules.audits.services.review_actions import standings_of
from teraju.modules.audits.services.review_minutes import recipients_of
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.web.sections import papers_if_any
from teraju.platform.web.kinds import Action, Link, Section, Status, Text

from .review_pictures import inputs_picture
from .review_statuses import CONCERN, WITHHELD, decision_status, subject_status
from .sections import TABLE


@dataclass(frozen=True)
class Group:
    """Facts of one kind of input."""

    label: str
    lines: Sequence[ReviewLine]


@dataclass(frozen=True)
class AgendaLine:
    """A subject as the page shows it."""

    title: Text
    clauses: Sequence[str]
    status: Status
    groups: Sequence[Group]
    note: ReviewNote | None
    write: Action | None
    withheld: Text
    is_open: bool


def sections_of(review: Review, viewer: Viewer) -> list[Section]:
    # First, for the agenda below is long and the minutes are what came of it.
    found = [*papers_if_any(viewer, review), _agenda_section(review, viewer)]
    if review.lines.all():
        picture = inputs_picture(review)
        title = _("What was laid before the review")
        found.append(Section(title, "audits/picture.html", {"picture": picture}))
    found.append(_decisions_section(review, viewer))
    found += _texts(review)
    found += _receipts(review, viewer)
    return found


def may_read_bribery(review: Review, viewer: Viewer) -> bool:
    """Whether the viewer reads what was said of reports and investigations."""
    return rights.allowed(viewer, BRIBERY_READ, review)


def _agenda_section(review: Review, viewer: Viewer) -> Section:
    may_write = review.is_writable and rights.allowed(viewer, write_right(review.kind), review)
    reads = may_read_bribery(review, viewer)
    laid = laid_before(review.lines.all())
    groups = _groups(review.lines.all())
    notes = {note.subject: note for note in review.notes.all()}
    items = []
    for item in agenda(review.kind, review.systems, review.held_on or viewer.today):
        name = item.subject.value
        note = notes.get(name)
        how = coverage(laid.get(name, Laid()), has_note=note is not None)
        hidden = item.subject in GUARDED and not reads
        url = reverse("audits_review_note", args=[review.pk, name])
        items.append(
            AgendaLine(
                title=subject_word(item.subject),
                clauses=item.clauses,
                status=WITHHELD if hidden else subject_status(how),
                groups=groups.get(name, []),
                note=note,
                write=Action(_("Write what was said"), url, icon="pencil") if may_write else None,
                withheld=_("Only those who look after the anti-bribery system read this.")
                if hidden
                else "",
                is_open=may_write and how is not Coverage.COVERED,
            )
        )
    context = {"items": items, "concern": CONCERN, "empty": _empty(review)}
    return Section(_("Agenda and inputs"), "audits/agenda.html", context)


def _groups(lines: Iterable[ReviewLine]) -> dict[str, list[Group]]:
    found: dict[str, list[Group]] = {}
    for (subject, label), group in groupby(lines, key=lambda line: (line.subject, line.label)):
        found.setdefault(subject, []).append(Group(label, list(group)))
    return found


def _empty(review: Review) -> str:
    if review.gathered_at is None:
        return _("The inputs are not gathered yet.")
    return _("No record speaks of this in the period: the review has to say what that means.")


def _decisions_section(review: Review, viewer: Viewer) -> Section:
    may_write = review.is_writable and rights.allowed(viewer, write_right(review.kind), review)
    found = list(review.decisions.all())
    standings = standings_of([one.pk for one in found if one.ordered_on], viewer.today)
    rows: list[list[Any]] = []
    for one in found:
        standing = standings.get(one.pk)
        title = Link(one.title, standing.url) if standing and standing.url else one.title
        cells: list[Any] = [
            [part for part in (title, one.get_kind_display(), one.description) if part],
            one.owner.title,
            one.due_on,
            decision_status(one, standing),
        ]
        if may_write:
            change = reverse("audits_review_decision_change", args=[one.pk])
            remove = reverse("audits_review_decision_remove", args=[one.pk])
            cells.append([Link(_("Change"), change), Link(_("Take out"), remove)])
        rows.append(cells)
    headers = [_("Decision"), _("Owner"), _("Due on"), _("Status")]
    context = {
        "headers": [*headers, ""] if may_write else headers,
        "rows": rows,
        "empty": _("Nothing is decided yet."),
    }
    url = reverse("audits_review_decision_add", args=[review.pk])
    action = Action(_("Add a decision"), url) if may_write else None
    return Section(_("Decisions"), TABLE, context, action=action)


def _texts(review: Review) -> list[Section]:
    texts = [
        (_("Conclusion on the system"), review.conclusion),
        (_("Summary for the governing body"), review.summary),
    ]
    return [
        Section(title, "web/sections/text.html", {"text": text}) for title, text in texts if text
    ]


def _receipts(review: Review, viewer: Viewer) -> list[Section]:
    """Before whom the result is laid, and who noted that it was."""
    if not review.is_approved:
        return []
    known = {one.recipient: one for one in review.receipts.all()}
    rows: list[list[Any]] = []
    for recipient in recipients_of(review):
        one = known.get(recipient)
        label = RECIPIENTS[Recipient(recipient)]
        if one:
            rows.append([label, one.received_on, one.office, one.note or None])
            continue
        may = rights.allowed(viewer, RECEIVE[Recipient(recipient)], review)
        url = reverse("audits_review_receive", args=[review.pk, recipient])
        rows.append([label, None, Link(_("Note that it was received"), url) if may else None, None])
    if not rows:
        return []
    headers = [_("Laid before"), _("Received on"), _("Recorded by"), _("Note")]
    return [Section(_("Laid before"), TABLE, {"headers": headers, "rows": rows, "empty": ""})]
