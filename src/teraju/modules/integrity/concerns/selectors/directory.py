"""The directory and the offices, as the routing rule wants them."""

from __future__ import annotations

from collections.abc import Iterable

from teraju.modules.integrity.concerns.domain import naming, routing
from teraju.modules.integrity.concerns.models import (
    Case,
    CaseHandler,
    Handler,
    Office,
    Person,
)

FOUND_AT_MOST = 20


def whole_desk(*, named: bool = True, after: Case | None = None) -> routing.Desk:
    """Everybody the routing rule looks at, in three queries.

    Where nobody is `named`, nobody's line matters, and the directory is not read. Whoever left the
    concern `after`, or the one that it follows from, is not among them: what follows from it does
    not tell by itself why they left.
    """
    people = Person.objects.values_list("pk", "name", "post", "unit", "superior_id")
    offices = Office.objects.filter(retired=False).order_by("outside", "position", "pk")
    serving = Handler.objects.filter(retired_on=None, office__retired=False).order_by("pk")
    if after is not None:
        left = CaseHandler.objects.filter(
            case__in=[after.pk, after.parent_id], left_on__isnull=False
        )
        serving = serving.exclude(pk__in=left.values("handler"))
    handlers = serving.values_list("pk", "office_id", "name", "person_id", "recipient", "custodian")
    return routing.Desk(
        people=[naming.Person(*row) for row in people.order_by("pk")] if named else [],
        offices=[routing.Office(each.pk, each.outside, each.unit) for each in offices],
        handlers=[
            routing.Handler(pk, office, name, person, bool(recipient), custodian)
            for pk, office, name, person, recipient, custodian in handlers
        ],
    )


def offices(keys: Iterable[int] | None = None) -> list[Office]:
    """The offices that serve, in their order; only some of them where keys are given."""
    rows = Office.objects.filter(retired=False).order_by("outside", "position", "pk")
    return list(rows if keys is None else rows.filter(pk__in=list(keys)))


def people(keys: Iterable[int]) -> list[Person]:
    """Some people of the directory, by name."""
    return list(Person.objects.filter(pk__in=list(keys)).order_by("name", "pk"))


def find_people(text: str) -> list[Person]:
    """People of the directory whom some words could mean by name, post or unit; a few at most."""
    words = naming.words_of(text)
    if not words:
        return []
    rows = Person.objects.filter(left=False).order_by("name", "pk")
    scored = []
    for row in rows.iterator():
        held = naming.words_of(f"{row.name} {row.post} {row.unit}")
        score = sum(1 for word in words if any(each.startswith(word) for each in held))
        if score:
            scored.append((-score, row.name, row.pk, row))
    best = min((each[0] for each in scored), default=0)
    found = sorted(each[:3] for each in scored if each[0] == best)[:FOUND_AT_MOST]
    by_key = {each[2]: each[3] for each in scored}
    return [by_key[each[2]] for each in found]
