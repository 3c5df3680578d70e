"""The papers of a review: minutes when they are approved, and the whole pack when asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, cast

from django.conf import settings
from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext, override, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.audits.domain.reviews import DecisionKind, Recipient, ReviewKind
from teraju.modules.audits.models import Review
from teraju.modules.audits.models.reviews import DECISION_KINDS, RECIPIENTS, REVIEW_KINDS
from teraju.modules.audits.refusals import StepNotPossible
from teraju.modules.audits.review_policy import agenda, subject_word
from teraju.modules.audits.review_rights import approve_right
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.papers.api import (
    Drawing,
    Paper,
    ReviewFact,
    ReviewMinutes,
    ReviewSubject,
    Signatory,
    StatementSection,
    issue_paper,
    replace_earlier,
)

from .reviews import claim_review

NUMBER = re.compile(r"[0-9]+")
MINUTES, PACK = "audits.review_minutes", "audits.review_pack"
TITLES = {
    ReviewKind.MANAGEMENT: _("Minutes of the management review"),
    ReviewKind.GOVERNING_BODY: _("Minutes of the governing body's review"),
    ReviewKind.COMPLIANCE_REPORT: _("Report of the anti-bribery function"),
}
Draw = Callable[[Review], Drawing | None]


def issue_minutes(actor: Viewer, review: Review) -> Paper:
    """Issue the minutes; whoever approves them has been asked for the right."""
    return _issue(actor, review, MINUTES, TITLES[ReviewKind(review.kind)], None)


@transaction.atomic
def issue_pack(*, actor: Viewer, review_id: int, draw: Draw | None = None) -> Paper:
    """Issue the whole pack: what was laid before the review, its picture, minutes and follow-up."""
    kind = Review.objects.visible_to(actor).values_list("kind", flat=True).get(pk=review_id)
    review = claim_review(actor, review_id, None, right=approve_right(kind))
    if not review.is_approved:
        raise StepNotPossible(_("The pack is made of approved minutes: approve them first."))
    title = format_lazy(_("Pack of {review}"), review=REVIEW_KINDS[ReviewKind(review.kind)])
    with override(settings.LANGUAGE_CODE):
        picture = draw(review) if draw else None
    paper = _issue(actor, review, PACK, title, picture)
    replace_earlier(actor=actor, paper=paper)
    after = {"paper": paper.number}
    record_event(actor=actor, verb="audits.review.packed", target=review, before={}, after=after)
    return paper


def _issue(
    actor: Viewer, review: Review, key: str, title: object, picture: Drawing | None
) -> Paper:
    with override(settings.LANGUAGE_CODE):
        data = _content(review, title, picture, is_pack=key == PACK)
    return issue_paper(
        actor=actor,
        template="review_minutes",
        data=cast("dict[str, Any]", data),
        public_facts=[
            (pgettext_lazy("meeting", "Review"), review.number),
            (_("Agency"), review.agency.name),
            (_("Held on"), review.held_on),
        ],
        government=review.government,
        agency=review.agency,
        target=review,
        title=format_lazy("{title} {number}", title=title, number=review.number),
        number_key=key,
        is_public=False,
        is_example=review.is_example,
        signatory=Signatory(office=_signs(review)),
    )


def _signs(review: Review) -> str:
    """In whose name it is signed: the head's, the governing body's, or the function's own."""
    if review.kind == ReviewKind.MANAGEMENT:
        return review.agency.head_title
    return review.approver_office or review.chair_office


def _content(
    review: Review, title: object, picture: Drawing | None, *, is_pack: bool
) -> ReviewMinutes:
    return ReviewMinutes(
        title=str(title),
        subtitle=review.agency.name,
        facts=_facts(review),
        picture=picture,
        subjects=_subjects(review, is_pack=is_pack),
        decisions=[
            [
                str(one.place),
                f"{one.title}\n{one.description}".strip(),
                str(DECISION_KINDS[DecisionKind(one.kind)]),
                one.owner.title,
                one.due_on,
            ]
            for one in review.decisions.select_related("owner").order_by("place", "pk")
        ],
        notes=_notes(review),
    )


def _facts(review: Review) -> list[tuple[Any, Any]]:
    names = {"quality": "SNI ISO 9001", "anti_bribery": "SNI ISO 37001"}
    return [
        (_("Agency"), review.agency.name),
        (_("Standards"), ", ".join(names[one] for one in review.systems)),
        (_("Looks back from"), review.period_since),
        (_("Looks back until"), review.period_until),
        (_("Held on"), review.held_on),
        (_("Chair"), review.chair_office),
        (_("Who took part"), review.attendance or "–"),
    ]


def with_value(text: str, value: str) -> str:
    """A fact with its figure behind it, unless its sentence tells these numbers already."""
    told = set(NUMBER.findall(text))
    numbers = NUMBER.findall(value)
    if not value or (numbers and told.issuperset(numbers)):
        return text
    return f"{text} ({value})"


def _subjects(review: Review, *, is_pack: bool) -> list[ReviewSubject]:
    """Each subject of the agenda; minutes hold of the facts those alone that ask for an answer."""
    facts: dict[str, list[ReviewFact]] = {}
    for line in review.lines.order_by("place", "pk"):
        if is_pack or line.concerns:
            fact = ReviewFact(text=with_value(line.text, line.value), concerns=line.concerns)
            facts.setdefault(line.subject, []).append(fact)
    counts: dict[str, int] = {}
    for subject in review.lines.values_list("subject", flat=True):
        counts[subject] = counts.get(subject, 0) + 1
    notes = {note.subject: note for note in review.notes.all()}
    day = review.held_on or review.planned_on
    found = []
    for item in agenda(review.kind, review.systems, day):
        note, name = notes.get(item.subject), item.subject.value
        shown = facts.get(name, [])
        if not shown and counts.get(name):
            text = gettext("%(count)d facts laid before, none asks for an answer.")
            shown = [ReviewFact(text=text % {"count": counts[name]}, concerns=False)]
        found.append(
            ReviewSubject(
                title=str(subject_word(item.subject)),
                clauses=", ".join(item.clauses),
                lines=shown,
                discussion=note.discussion if note else "",
                conclusion=note.conclusion if note else "",
            )
        )
    return found


def _notes(review: Review) -> Sequence[StatementSection]:
    received = [
        f"{RECIPIENTS[Recipient(one.recipient)]}, {one.office}: {one.note or '–'}"
        for one in review.receipts.order_by("received_on", "pk")
    ]
    texts = [
        (gettext("Conclusion on the system"), [review.conclusion]),
        (gettext("Summary for the governing body"), [review.summary]),
        (gettext("Laid before"), received),
    ]
    return [
        StatementSection(title=title, lines=[line for line in lines if line])
        for title, lines in texts
        if any(lines)
    ]
