"""How concerns are kept: their facts for the rule, and what stands where."""

from __future__ import annotations

from datetime import date

from django.db.models import Max, QuerySet

from teraju.modules.integrity.concerns import afterwards
from teraju.modules.integrity.concerns.access import HandlerVisit
from teraju.modules.integrity.concerns.domain.outcomes import Outcome
from teraju.modules.integrity.concerns.domain.retention import Kept, Standing, standing
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
    cases = list(
        Case.objects.visible_to(visit.handler)
        .filter(state=State.CLOSED)
        .select_related("keeping")
        .order_by("number")
    )
    last = Entry.objects.filter(case__in=cases).values("case").annotate(last=Max("day"))
    words = dict(last.values_list("case", "last"))
    rows = [
        (case, stands(_kept(case, getattr(case, "keeping", None), words.get(case.pk)), today))
        for case in cases
    ]
    return sorted(rows, key=lambda row: (row[1].shred_on or date.max, row[0].number))


def shredded() -> QuerySet[Shredded]:
    """The log of what is gone, the latest first."""
    return Shredded.objects.order_by("-day", "number", "whole")


def held_by_outside(case: Case) -> bool:
    """Whether nobody of the government's own offices ever held a key to it."""
    return not CaseHandler.objects.filter(case=case, handler__office__outside=False).exists()


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
