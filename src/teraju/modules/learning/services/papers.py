"""The papers of a training: attendance list, certificates of attendance, report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.learning import permissions
from teraju.modules.learning.domain.effects import Attendance
from teraju.modules.learning.models import Participant, Training
from teraju.modules.learning.models.choices import ATTENDANCES, EFFECTS
from teraju.modules.learning.refusals import OutOfPlace
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.api import (
    Paper,
    Signatory,
    issue_paper,
    replace_earlier,
)
from teraju.platform.papers.contents import Letter, TrainingSheet

from .common import locked_training, participants_of

ATTENDANCE = "learning.attendance"
CERTIFICATE = "learning.certificate"
REPORT = "learning.report"


@transaction.atomic
def issue_attendance_list(*, actor: Viewer, training_id: int) -> Paper:
    """Issue the signed attendance list of a training that took place."""
    training = _held(actor, training_id)
    rows = list(participants_of(training))
    data = TrainingSheet(
        title=_("Attendance list"),
        subtitle=training.title,
        facts=_facts(training),
        headers=[_("Participant"), _("Attendance"), _("Note")],
        rows=[[row.label, _word(row), row.attendance_note or "–"] for row in rows],
        notes=[],
    )
    title = format_lazy(_("Attendance list: {title}"), title=training.title)
    return _issue(actor, training, "training_sheet", data, title, ATTENDANCE)


@transaction.atomic
def issue_report(*, actor: Viewer, training_id: int) -> Paper:
    """Issue the signed report of a training: what was taught, who came, what came of it."""
    training = _held(actor, training_id)
    rows = list(participants_of(training))
    notes = [text for text in (training.content, training.reason) if text]
    data = TrainingSheet(
        title=_("Training report"),
        subtitle=training.title,
        facts=[*_facts(training), *_effect_facts(training)],
        headers=[
            _("Participant"),
            _("Attendance"),
            _("Tests"),
            pgettext_lazy("training", "Effect"),
            _("What it rests on"),
        ],
        rows=[
            [row.label, _word(row), _scores(row), _effect(row), row.effect_reason or "–"]
            for row in rows
        ],
        notes=notes,
    )
    title = format_lazy(_("Training report: {title}"), title=training.title)
    return _issue(actor, training, "training_sheet", data, title, REPORT)


@transaction.atomic
def issue_certificate(*, actor: Viewer, participant_id: int) -> Paper:
    """Issue the certificate of attendance of one participant who was present."""
    rows = Participant.objects.visible_to(actor).select_related("person", "training__agency")
    row = rows.get(pk=participant_id)
    training = _held(actor, row.training_id)
    if not row.came:
        raise OutOfPlace(_("Only who was present gets a certificate of attendance."))
    name = (row.person.name or row.person.title) if row.person else row.label
    hours = (
        format_lazy(_("{hours} hours of teaching"), hours=training.hours) if training.hours else ""
    )
    data = Letter(
        title=_("Certificate of attendance"),
        recipient=[name],
        body=[
            format_lazy(
                _("has taken part in the training “{title}” of {agency}."),
                title=training.title,
                agency=training.agency.name,
            ),
            *([hours] if hours else []),
            _("It proves attendance and is no certificate of competence."),
        ],
    )
    title = format_lazy(_("Certificate of attendance: {title}"), title=training.title)
    return _issue(actor, training, "letter", data, title, CERTIFICATE, of=row, name=name)


def _held(actor: Viewer, training_id: int) -> Training:
    training = locked_training(actor, training_id, None, permissions.PAPER)
    if not training.took_place:
        raise OutOfPlace(_("The training did not take place yet."))
    return training


def _issue(
    actor: Viewer,
    training: Training,
    template: str,
    data: Any,
    title: Any,
    key: str,
    *,
    of: Participant | None = None,
    name: str = "",
) -> Paper:
    """Issue a paper and revoke the earlier one of its kind, so that one is valid at a time.

    A certificate is about one participant and opens for anybody who holds its code.
    """
    target = of or training
    facts = _public(training)
    paper = issue_paper(
        actor=actor,
        template=template,
        data=data,
        public_facts=[*facts, (_("Participant"), name)] if of else facts,
        government=training.government,
        agency=training.agency,
        target=target,
        title=title,
        number_key=key,
        is_public=of is not None,
        is_example=training.is_example,
        signatory=Signatory(office=training.agency.head_title),
    )
    replace_earlier(actor=actor, paper=paper)
    return paper


def _public(training: Training) -> list[tuple[Any, Any]]:
    return [
        (_("Training"), training.title),
        (_("Agency"), training.agency.name),
        (_("First day"), training.held_from),
        (_("Last day"), training.held_until),
    ]


def _facts(training: Training) -> Sequence[tuple[object, Any]]:
    place = _("online") if training.is_online else training.place
    lines: list[tuple[object, Any]] = [
        (_("Agency"), training.agency.name),
        (_("First day"), training.held_from),
        (_("Last day"), training.held_until),
        (_("Place"), place),
        (_("Provider"), training.provider),
        (_("Trainer"), training.trainer_office),
        (_("Hours of teaching"), training.hours),
    ]
    return [(label, value) for label, value in lines if value not in (None, "")]


def _effect_facts(training: Training) -> Sequence[tuple[object, Any]]:
    lines: list[tuple[object, Any]] = [
        (_("Competences"), ", ".join(str(one) for one in training.competences.order_by("name"))),
        (_("Effect judged on"), training.evaluated_on),
        (_("Repeats"), training.repeat_of.title if training.repeat_of else ""),
    ]
    return [(label, value) for label, value in lines if value not in (None, "")]


def _word(row: Participant) -> object:
    return ATTENDANCES[Attendance(row.attendance)]


def _effect(row: Participant) -> object:
    return EFFECTS[row.judged] if row.judged else "–"


def _scores(row: Participant) -> str:
    scores = [
        format(one.normalize(), "f").replace(".", ",") if one is not None else "–"
        for one in (row.score_before, row.score_after)
    ]
    return " → ".join(scores) if any(one != "–" for one in scores) else "–"
