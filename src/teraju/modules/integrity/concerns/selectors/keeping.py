"""How concerns are kept: their facts for the rule, and what stands where."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Max, QuerySet

from teraju.modules.integrity.concerns import afterwards
from teraju.modules.integrity.concerns.access import HandlerVisit
from teraju.modules.integrity.concerns.domain.outcomes import Outcome
from teraju.modules.integrity.concerns.domain.retention import Keeping as Stage
from teraju.modules.integrity.concerns.domain.retention import (
    Kept,
    Standing,
    line_is_due,
    standing,
)
from teraju.modules.integrity.concerns.domain.states import State
from teraju.modules.integrity.concerns.models import Case, CaseHandler, Entry, Keeping, Shredded


def kept_of(case: Case) -> Kept:
    """What the rule of retention asks of a concern."""
    last: date | None = case.entries.aggregate(last=Max("day"))["last"]
    return _kept(case, Keeping.objects.filter(case=case).first(), last)


def stands(kept: Kept, today: date) -> Standing:
    """How a concern is kept on a day, by the terms in force then."""
    return standing(kept, afterwards.terms_on(today), today)


def kept_cases(visit: HandlerVisit, today: date) -> list[tuple[Case, Standing]]:
    """The closed concerns of a handler and how they are kept, the next to go first."""
    mine = Case.objects.visible_to(visit.handler)
    rows = [(case, stands(kept, today)) for case, kept in _closed(mine)]
    return sorted(rows, key=lambda row: (row[1].shred_on or date.max, row[0].number))


def cases_to_tend(today: date) -> list[UUID]:
    """The concerns for which a step of keeping is due. Two queries, however many are kept."""
    terms = afterwards.terms_on(today)
    return [
        case.pk
        for case, kept in _closed(Case.objects.all())
        if line_is_due(kept, terms, today)
        or standing(kept, terms, today).keeping in {Stage.TO_WARN, Stage.DUE}
    ]


def shredded() -> QuerySet[Shredded]:
    """The log of what is gone, the latest first."""
    return Shredded.objects.order_by("-day", "number", "whole")


def held_by_outside(case: Case) -> bool:
    """Whether nobody of the government's own offices ever held a key to it."""
    return not CaseHandler.objects.filter(case=case, handler__office__outside=False).exists()


def _closed(cases: QuerySet[Case]) -> list[tuple[Case, Kept]]:
    """The closed ones among some concerns, with what the rule asks of them."""
    found = list(cases.filter(state=State.CLOSED).select_related("keeping").order_by("number"))
    last = Entry.objects.filter(case__in=cases.filter(state=State.CLOSED))
    words = dict(last.values("case").annotate(last=Max("day")).values_list("case", "last"))
    return [
        (case, _kept(case, getattr(case, "keeping", None), words.get(case.pk))) for case in found
    ]


def _kept(case: Case, keeping: Keeping | None, last_word_on: date | None) -> Kept:
    return Kept(
        # What was taken up again keeps its first day of closing; nothing of it is due.
        closed_on=case.closed_on if case.state == State.CLOSED else None,
        outcome=Outcome(case.outcome) if case.outcome else None,
        last_word_on=last_word_on or case.received_on,
        held=keeping is not None and keeping.held_on is not None,
        warned_on=keeping.warned_on if keeping else None,
        shredded_on=keeping.shredded_on if keeping else None,
    )
