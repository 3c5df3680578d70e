"""Materials of an event, questions from its public page, and what people thought of it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.learning import event_permissions as permissions
from teraju.modules.learning.domain.event_states import QUESTION, AskState, EventState
from teraju.modules.learning.models import (
    EventMaterial,
    EventQuestion,
    EventReply,
    Registration,
)
from teraju.modules.learning.refusals import OutOfPlace
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, keep, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.api import keep as keep_file

from .event_common import locked_event, own_registration, queued_event, said, step, tell

SCORES = ("useful", "clear", "organised")
# A public page takes so many questions before somebody has looked at them.
MOST_NEW = 200


@transaction.atomic
def add_material(
    *,
    actor: Viewer,
    event_id: int,
    expected_version: int | None = None,
    title: str,
    upload: File[bytes],
    release: bool = False,
) -> EventMaterial:
    """Add a file to an event; everybody opens it once it is released."""
    event = locked_event(actor, event_id, expected_version)
    if event.state == EventState.CANCELLED:
        raise OutOfPlace(_("The event was cancelled."))
    file = keep_file(actor=actor, government=event.government, upload=upload)
    material = EventMaterial(
        event=event,
        file=file,
        title=said(title, "title", _("Give it a title.")),
        released_on=actor.today if release else None,
        is_example=event.is_example,
    )
    save(actor, material)
    after = {"file": material.title, "content": f"sha256:{file.sha256}", "released": release}
    tell(actor, event, "material_added", after)
    return material


@transaction.atomic
def release_material(
    *, actor: Viewer, material_id: int, expected_version: int | None = None
) -> EventMaterial:
    """Let everybody open a material from now on."""
    material = _material(actor, material_id, expected_version)
    if material.released_on is None:
        material.released_on = actor.today
        save(actor, material)
        tell(actor, material.event, "material_released", {"file": material.title})
    return material


@transaction.atomic
def remove_material(
    *, actor: Viewer, material_id: int, expected_version: int | None = None, reason: str
) -> EventMaterial:
    """Take a material away, with the reason."""
    material = _material(actor, material_id, expected_version)
    why = said(reason, "reason", _("Say why."))
    material.removed_on = actor.today
    save(actor, material)
    before = {"file": material.title}
    tell(actor, material.event, "material_removed", {"reason": why}, before=before)
    return material


@transaction.atomic
def ask(*, actor: Viewer, event_id: int, text: str, form_key: str) -> EventQuestion:
    """Ask on the public page; shown once somebody has looked at it. The same form is one question.

    What people write may name somebody: it stands in the part of the trail that can be shredded.
    """
    event = queued_event(event_id)
    known: EventQuestion | None = event.questions.filter(form_key=form_key).first()
    if known is not None:
        return known
    if not event.is_public or event.state in (EventState.DRAFT, EventState.CANCELLED):
        raise OutOfPlace(_("No questions are taken for this event."))
    if event.questions.filter(state=AskState.NEW).count() >= MOST_NEW:
        raise DomainError(_("Very many questions wait for an answer: ask again later."))
    question = EventQuestion(
        event=event,
        text=said(text, "text", _("Write your question."))[:500],
        asked_on=actor.today,
        form_key=form_key,
        is_example=event.is_example,
    )
    save(actor, question)
    _tell_asked(actor, question, "asked", {"state": question.state}, {}, question.text)
    return question


def show_question(
    *, actor: Viewer, question_id: int, expected_version: int | None = None
) -> EventQuestion:
    """Show a question on the public page; its answer may come later."""
    return _moderated(actor, question_id, expected_version, "show")


def answer_question(
    *, actor: Viewer, question_id: int, expected_version: int | None = None, answer: str
) -> EventQuestion:
    """Answer a question; both are shown."""
    words = said(answer, "answer", _("Write the answer."))
    return _moderated(actor, question_id, expected_version, "answer", answer=words)


def hide_question(
    *, actor: Viewer, question_id: int, expected_version: int | None = None
) -> EventQuestion:
    """Do not show a question."""
    return _moderated(actor, question_id, expected_version, "hide")


@transaction.atomic
def reply(
    *, actor: Viewer, ticket: str, useful: int, clear: int, organised: int, comment: str = ""
) -> Registration:
    """Say once what one thought of an event one was present at.

    No event of the trail and no stamp: a row with the moment would tell whose reply it is.
    """
    row = own_registration(ticket)
    if row.came_at is None or not row.event.takes_place:
        raise OutOfPlace(_("Only who was present is asked."))
    if row.has_replied:
        raise OutOfPlace(_("You have answered already. Thank you."))
    found = EventReply(
        event=row.event,
        useful=useful,
        clear=clear,
        organised=organised,
        comment=cleaned(comment)[:500],
        is_example=row.is_example,
    )
    try:
        keep(found)
    except ValidationError as error:
        field = next(iter(error.message_dict), "")
        raise DomainError(_("Choose one of the answers."), field=field) from error
    Registration.objects.filter(pk=row.pk).update(has_replied=True)
    row.has_replied = True
    return row


@transaction.atomic
def _moderated(
    actor: Viewer, pk: int, expected_version: int | None, name: str, **values: Any
) -> EventQuestion:
    rows = EventQuestion.objects.visible_to(actor)
    question: EventQuestion = claim(
        rows.select_related("event__agency", "event__government"), pk, expected_version
    )
    rights.require(actor, permissions.MANAGE, question)
    before = {"state": question.state}
    step(question, name, QUESTION)
    for key, value in values.items():
        setattr(question, key, value)
        question.answered_office = actor.office[:160]
    save(actor, question)
    _tell_asked(actor, question, name, {"state": question.state, **values}, before, "")
    return question


def _tell_asked(
    actor: Viewer,
    question: EventQuestion,
    verb: str,
    after: dict[str, Any],
    before: dict[str, Any],
    text: str,
) -> None:
    personal = {"text": text} if text else None
    label = question.event.title
    tell(actor, question, verb, after, before=before, personal=personal, label=label)


def _material(actor: Viewer, pk: int, expected_version: int | None) -> EventMaterial:
    rows = EventMaterial.objects.visible_to(actor).filter(removed_on=None)
    event = locked_event(actor, rows.values_list("event_id", flat=True).get(pk=pk))
    material: EventMaterial = claim(rows, pk, expected_version)
    material.event = event
    return material
