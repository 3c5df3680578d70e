"""What an owner sends from their page, and what the office asks and answers."""

from __future__ import annotations

from uuid import UUID

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.enterprises import visit_permissions as permissions
from teraju.modules.enterprises.domain.kinds import CoachingState
from teraju.modules.enterprises.domain.visit_rules import visit_rules
from teraju.modules.enterprises.domain.visits import Whose
from teraju.modules.enterprises.models import (
    Coaching,
    Enterprise,
    OwnerContact,
    OwnerQuestion,
    OwnerUpload,
    Visit,
    VisitStep,
)
from teraju.modules.enterprises.refusals import NotNow
from teraju.modules.enterprises.selectors import visit_owners as reading
from teraju.modules.enterprises.visit_refusals import TooMany
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.records import keep as keep_row
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import locked, needed
from teraju.platform.audit.api import record_event
from teraju.platform.files.api import keep_image

from .common import tell
from .visit_notices import tell_answered

SERVE = permissions.OWNER_SERVE
MOST_OPEN_QUESTIONS = 10


@transaction.atomic
def send_photo(
    *,
    visitor: Viewer,
    contact: OwnerContact,
    enterprise_id: int,
    key: UUID,
    photo: File[bytes],
    note: str = "",
) -> OwnerUpload:
    """Keep a photo that an owner sends; sent twice it is one, and not without end in a day."""
    enterprise = _own(contact, enterprise_id)
    # Two presses at once come one after the other.
    Enterprise.objects.select_for_update(no_key=True).get(pk=enterprise.pk)
    rows = OwnerUpload.objects.filter(enterprise=enterprise)
    here: OwnerUpload | None = rows.filter(key=key).first()
    if here is not None:
        return here
    rules = visit_rules(visitor.today)
    midnight = visitor.now.replace(hour=0, minute=0, second=0, microsecond=0)
    if rows.filter(sent_at__gte=midnight).count() >= rules.owner_uploads_a_day:
        raise TooMany(_("Enough photos for today: send the others tomorrow."), field="photo")
    if photo.size > rules.owner_bytes:
        raise DomainError(_too_large(rules.owner_bytes), field="photo")
    file = keep_image(actor=visitor, government=enterprise.government, upload=photo)
    upload = OwnerUpload(
        government=enterprise.government,
        agency=enterprise.agency,
        enterprise=enterprise,
        coaching=_coaching(enterprise),
        key=key,
        file=file,
        note=cleaned(note),
        sent_at=visitor.now,
    )
    save(visitor, upload)
    tell(visitor, upload, "owner_upload.sent", {"photo": f"sha256:{file.sha256}"})
    return upload


@transaction.atomic
def answer_question(
    *, visitor: Viewer, contact: OwnerContact, question_id: int, answer: str
) -> OwnerQuestion:
    """Answer what the office asked, and tell the coach; the same sent twice is one answer."""
    own = [one.pk for one in reading.enterprises_of(contact)]
    rows = OwnerQuestion.objects.select_for_update(of=("self",), no_key=True).filter(
        enterprise__in=own
    )
    joined = rows.select_related("agency", "government", "enterprise__agency")
    question: OwnerQuestion | None = joined.filter(pk=question_id).first()
    if question and question.answered_at and question.answer == cleaned(answer):
        return question
    if question is None or question.withdrawn_at or question.answered_at:
        raise NotNow(_("This question is answered already, or is asked no longer."))
    question.answer = needed(answer, "answer", _("Write your answer."))
    question.answered_at = visitor.now
    save(visitor, question)
    record_event(
        actor=visitor,
        verb="enterprises.owner_question.answered",
        target=question,
        personal={"answer": question.answer},
    )
    tell_answered(visitor, question)
    return question


@transaction.atomic
def tell_step(*, visitor: Viewer, contact: OwnerContact, step_id: int, is_done: bool) -> VisitStep:
    """Say of something promised that it is done, or not yet after all; the coach looks at it.

    Said twice it is said once.
    """
    own = [one.pk for one in reading.enterprises_of(contact)]
    rows = VisitStep.objects.filter(whose=Whose.OWNER, pk=step_id)
    found = rows.filter(visit__coaching__product__enterprise__in=own).first()
    if found is None:
        raise NotNow(_("This is not asked of you any more."))
    visit = claim(Visit.objects.select_related("agency", "government"), found.visit_id)
    step: VisitStep = rows.get()
    if step.done_on is not None and not is_done:
        raise NotNow(_("Your coach has looked at it already: tell your coach."))
    if step.done_on is not None or (step.told_on is not None) == is_done:
        return step
    step.told_on = visitor.today if is_done else None
    keep_row(step)
    save(visitor, visit)
    verb = "visit.step_told" if is_done else "visit.step_untold"
    tell(visitor, visit, verb, {"next_step": step.ordinal})
    return step


@transaction.atomic
def see_upload(
    *, actor: Viewer, upload_id: int, answer: str = "", expected_version: int | None = None
) -> OwnerUpload:
    """Record that somebody looked at a photo; the owner reads the answer."""
    rows = OwnerUpload.objects.visible_to(actor)
    upload: OwnerUpload = locked(actor, rows, upload_id, SERVE, expected_version)
    upload.seen_at, upload.seen_office = actor.now, actor.office[:160]
    upload.answer = cleaned(answer)
    save(actor, upload)
    tell(actor, upload, "owner_upload.seen", {"answer": upload.answer} if upload.answer else {})
    return upload


@transaction.atomic
def ask_owner(
    *, actor: Viewer, enterprise: Enterprise, text: str, is_example: bool = False
) -> OwnerQuestion:
    """Ask an owner something short, which stands on their page until it is answered."""
    rights.require(actor, SERVE, enterprise)
    waiting = OwnerQuestion.objects.filter(
        enterprise=enterprise, answered_at=None, withdrawn_at=None
    )
    if waiting.count() >= MOST_OPEN_QUESTIONS:
        raise TooMany(_("So many questions wait: let the owner answer them first."), field="text")
    question = OwnerQuestion(
        government_id=enterprise.government_id,
        agency=enterprise.agency,
        enterprise=enterprise,
        text=needed(text, "text", _("Write what you want to know.")),
        asked_at=actor.now,
        asked_office=actor.office[:160],
        is_example=is_example,
    )
    save(actor, question)
    tell(actor, question, "owner_question.asked")
    return question


@transaction.atomic
def withdraw_question(
    *, actor: Viewer, question_id: int, reason: str, expected_version: int | None = None
) -> OwnerQuestion:
    """Take a question off the owner's page that needs no answer any more."""
    rows = OwnerQuestion.objects.visible_to(actor)
    question: OwnerQuestion = locked(actor, rows, question_id, SERVE, expected_version)
    if question.answered_at or question.withdrawn_at:
        raise NotNow(_("This question is answered already, or is asked no longer."))
    question.withdrawn_at = actor.now
    question.reason = needed(reason, "reason", _("Say why."))
    save(actor, question)
    tell(actor, question, "owner_question.withdrawn", {"reason": question.reason})
    return question


def _too_large(most: int) -> str:
    words = _(
        "The photo is too large: at most %(most)d MB. Send it to yourself by WhatsApp, which makes "
        "it small, and choose that one."
    )
    return words % {"most": most // 1_000_000}


def _own(contact: OwnerContact, enterprise_id: int) -> Enterprise:
    found = {one.pk: one for one in reading.enterprises_of(contact)}
    if enterprise_id not in found:
        raise DomainError(_("Choose among your own businesses."), field="enterprise")
    return found[enterprise_id]


def _coaching(enterprise: Enterprise) -> Coaching | None:
    """The coaching that a photo belongs to: the one on its way, where there is exactly one."""
    under_way = [
        one for one in reading.coachings_of([enterprise]) if one.state == CoachingState.ACTIVE
    ]
    return under_way[0] if len(under_way) == 1 else None
