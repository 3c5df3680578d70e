"""Writing down what a visit found: the same rules at a desk and from a telephone."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.enterprises.domain.visit_rules import rules_of, visit_rules
from teraju.modules.enterprises.domain.visits import VISIT, Answer, Held, Step
from teraju.modules.enterprises.models import Visit, VisitStep
from teraju.modules.enterprises.refusals import DayOutOfOrder
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import keep, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, record_event

from .common import check_not_future, moved


def write_down(actor: Viewer, visit: Visit, held: Held, edition: str = "") -> None:
    """Write down a locked visit. `edition`: the checklist that the telephone had with it."""
    moved(visit, "hold", VISIT)
    _check_day(actor, visit, held)
    rules = rules_of(edition) or visit_rules(held.held_on)
    answers = _answers(held, rules.codes(visit.coaching.product.enterprise.sector))
    if not answers and not held.notes:
        raise DomainError(_("Write down what you found: answers or notes."), field="notes")
    visit.held_on, visit.edition, visit.answers = held.held_on, rules.edition, answers
    visit.started_at, visit.ended_at = held.started_at, held.ended_at
    visit.notes, visit.signer, visit.reason = held.notes, held.signer, ""
    visit.held_by_id, visit.held_office = rights.acting(actor), actor.office[:160]
    if held.spot is not None:
        visit.latitude, visit.longitude = held.spot.latitude, held.spot.longitude
        visit.accuracy = held.spot.accuracy
    save(actor, visit)
    write_steps(visit, held.steps)
    _tell(actor, visit, answers, held)


def write_steps(visit: Visit, steps: Sequence[Step]) -> None:
    """Put these next steps in place of those of the visit; one with the same words stays done."""
    done = {(one.text, one.whose): one.done_on for one in visit.steps.all()}
    visit.steps.all().delete()
    for ordinal, one in enumerate(steps, start=1):
        keep(
            VisitStep(
                visit=visit,
                ordinal=ordinal,
                text=one.text,
                whose=one.whose,
                due_on=one.due_on,
                done_on=done.get((one.text, one.whose)),
            )
        )


def _check_day(actor: Viewer, visit: Visit, held: Held) -> None:
    check_not_future(actor, held.held_on, "held_on")
    if held.held_on < visit.coaching.began_on:
        raise DayOutOfOrder(
            _("On this day the coaching had not begun: it began on %(day)s.")
            % {"day": visit.coaching.began_on.isoformat()},
            field="held_on",
        )


def _answers(held: Held, known: frozenset[str]) -> dict[str, dict[str, str]]:
    """Answers with something in them; raises DomainError for a question that is not asked here."""
    if set(held.answers) - known:
        raise DomainError(_("The checklist of this firm has no such question."))
    return {
        code: {"answer": one.get("answer", ""), "note": one.get("note", "")}
        for code, one in held.answers.items()
        if one.get("answer") or one.get("note")
    }


def _tell(actor: Viewer, visit: Visit, answers: dict[str, dict[str, str]], held: Held) -> None:
    counted = {
        f"answers_{name.value}": sum(one["answer"] == name for one in answers.values())
        for name in Answer
    }
    record_event(
        actor=actor,
        verb="enterprises.visit.held",
        target=visit,
        after=filled({"held_on": held.held_on, **counted, "steps": len(held.steps)}),
        personal=filled({"signer": held.signer}) or None,
    )
