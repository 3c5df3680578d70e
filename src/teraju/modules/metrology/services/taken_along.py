"""What is taken along to a job: handed out for it, not for another of the same days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from teraju.modules.metrology.domain.stamps import is_for
from teraju.modules.metrology.models import Issue, Order, Session
from teraju.modules.metrology.selectors.letters import names_of
from teraju.modules.metrology.unit_wording import stamp_kind_words
from teraju.platform.accounts.models import User

Fact = tuple[str | Promise, Any]


def taken_along(
    target: Order | Session, holders: Collection[int], first: date, last: date
) -> list[Issue]:
    """What is handed out to these officials on these days for this very job. Five queries at most.

    A hand-out names its job in words, for it may be written before the letter and in a book on
    paper: by the number of the order, of a letter that was issued for it, or the market.
    """
    rows = Issue.objects.filter(
        agency=target.agency_id, holder__in=holders, issued_on__lte=last, due_on__gte=first
    ).prefetch_related("stamps__line", "standards__standard")
    found = list(rows.order_by("issued_on", "pk"))
    names = names_of(target) if found else []
    return [one for one in found if is_for(one.job, names)]


def things_taken(issues: Sequence[Issue], team: Sequence[User]) -> list[Fact]:
    """The lines of a letter that tell what is taken along, of a team by whom.

    Stamps of one kind and size are added up, however many hand-outs they are of: each answers for
    the sum in their hands, and the safe for that of all.
    """
    # In the language of the house, whoever issues the letter.
    with override(settings.LANGUAGE_CODE):
        held = [(one.title, [each for each in issues if each.holder_id == one.pk]) for one in team]
        standards = [(who, _standards(theirs)) for who, theirs in held]
        stamps = [(who, _stamps(theirs)) for who, theirs in held]
        facts = [*_by_person(_("Standards"), standards), *_by_person(_("Stamps"), stamps)]
        if sum(bool(told) for _who, told in stamps) > 1:
            facts.append((_("Stamps in all"), _stamps(issues)))
    return facts


def _by_person(label: Promise, told: Sequence[tuple[str, str]]) -> list[Fact]:
    there = [(who, what) for who, what in told if what]
    if not there:
        return [(label, _("handed out against this letter"))]
    if len(told) == 1:
        return [(label, what) for _who, what in there]
    return [(label, f"{who} – {what}") for who, what in there]


def _standards(issues: Sequence[Issue]) -> str:
    return ", ".join(str(one.standard) for issue in issues for one in issue.standards.all())


def _stamps(issues: Sequence[Issue]) -> str:
    sums: Counter[tuple[str, str]] = Counter()
    for issue in issues:
        for one in issue.stamps.all():
            sums[one.line.kind, one.line.size] += one.out
    return ", ".join(f"{stamp_kind_words(*key)}: {number}" for key, number in sums.items())
