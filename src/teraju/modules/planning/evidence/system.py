"""What context, parties, scope, processes and resources prove, and for how long."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.conformity.api import EvidenceKind, Proof, State
from teraju.modules.planning import permissions
from teraju.modules.planning.domain.approval import FROZEN
from teraju.modules.planning.domain.reviews import Reviewed, last_day
from teraju.modules.planning.models import (
    ContextIssue,
    ContextReview,
    PartyReview,
    ProcessMap,
    ResourceStatement,
    ScopeStatement,
)
from teraju.modules.planning.models.common import Approvable

DAY = timedelta(days=1)
CONTEXT, PARTIES, SCOPE, MAP, STATEMENT = (
    f"planning.{name}" for name in ("context", "parties", "scope", "map", "statement")
)


def contexts(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Approved analyses: of the context, of what bears on bribery, of climate. Two queries."""
    issues = ContextIssue.objects.filter(review__agency__in=agency_ids).exclude(bribery_factor="")
    marked = set(issues.values_list("review", flat=True))
    for one in _approved(ContextReview, agency_ids, on):
        last = _earliest(last_day(Reviewed.CONTEXT, one.reviewed_on), _replaced(one, on))
        yield _proof(CONTEXT, one, {"context"}, one.reviewed_on, last)
        if one.pk in marked:
            yield _proof(CONTEXT, one, {"bribery-context"}, one.reviewed_on, last, "bribery")
        if one.climate_matters is not None and one.climate_reason:
            yield _proof(CONTEXT, one, {"climate-change"}, one.reviewed_on, last, "climate")


def party_reviews(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Approved lists; a requirement that no process answers is told. One query."""
    for one in _approved(PartyReview, agency_ids, on):
        last = _earliest(last_day(Reviewed.PARTIES, one.reviewed_on), _replaced(one, on))
        loose = [row["name"] for row in one.content if row["requirements"] and not row["response"]]
        reason = format_lazy(_("Not answered: {names}."), names=", ".join(loose)) if loose else ""
        yield _proof(PARTIES, one, {"interested-parties"}, one.reviewed_on, last, reason=reason)


def scopes(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Approved statements, each for its standards, until the next is in force. Two queries."""
    for one in _approved(ScopeStatement, agency_ids, on).prefetch_related("editions"):
        yield _proof(
            SCOPE,
            one,
            {"scope"},
            one.effective_on,
            _replaced(one, on),
            editions=frozenset(edition.pk for edition in one.editions.all()),
        )


def maps(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Approved maps: of the processes, and in support of the whole system. One query."""
    for one in _approved(ProcessMap, agency_ids, on):
        last = _earliest(last_day(Reviewed.MAP, one.approved_on), _replaced(one, on))
        bare = [row["code"] for row in one.content if not row["procedures"]]
        reason: object = ""
        if bare:
            reason = format_lazy(
                _("Processes without a procedure: {codes}."), codes=", ".join(bare)
            )
        yield _proof(MAP, one, {"process-map"}, one.approved_on, last, reason=reason)
        yield _proof(
            MAP, one, {"management-system"}, one.approved_on, last, "system", supports=True
        )


def statements(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Yearly statements of money and posts; what was decided stands beside a lack. One query."""
    for one in _approved(ResourceStatement, agency_ids, on):
        last = _earliest(last_day(Reviewed.STATEMENT, one.approved_on), _replaced(one, on))
        yield _proof(STATEMENT, one, {"resources"}, one.approved_on, last)


def _approved(model: type[Approvable], agency_ids: Collection[int], on: date) -> Any:
    rows = model.objects.filter(  # type: ignore[attr-defined]
        agency__in=agency_ids, status__in=FROZEN, approved_on__lte=on
    )
    return rows.order_by("agency", "number", "pk")


def _replaced(one: Approvable, on: date) -> date | None:
    """The last day before the next one took its place, if it had by then."""
    gone = one.superseded_on
    return gone - DAY if gone is not None and gone <= on else None


def _proof(
    kind: str,
    one: Any,
    topics: set[str],
    happened_on: date,
    last: date | None,
    suffix: str = "",
    *,
    reason: object = "",
    supports: bool = False,
    editions: frozenset[int] | None = None,
) -> Proof:
    """A proof of what the head approved; with a reason it asks for attention."""
    return Proof(
        kind=kind,
        key="-".join(filter(None, [kind, str(one.pk), suffix])),
        agency_id=one.agency_id,
        topics=frozenset(topics),
        title=str(one),
        url=one.get_absolute_url(),
        happened_on=happened_on,
        recorded_on=one.approved_on,
        state=State.ATTENTION if reason else State.CONFORMING,
        supports=supports,
        reason=reason,
        # Nobody is bound by what the head has not approved yet.
        valid_from=max(happened_on, one.approved_on),
        valid_until=last,
        editions=editions,
        source=(one._meta.label_lower, str(one.pk)),
        is_example=one.is_example,
    )


def _earliest(*days: date | None) -> date | None:
    return min((day for day in days if day), default=None)


KINDS = [
    EvidenceKind(
        kind=CONTEXT,
        label=_("Context analysis"),
        topics=frozenset({"context", "bribery-context", "climate-change"}),
        find=contexts,
        start_url=lambda agency_id: f"{reverse('planning_contexts')}?agency={agency_id}",
        start_right=permissions.CONTEXT_WRITE,
    ),
    EvidenceKind(
        kind=PARTIES,
        label=_("Review of interested parties"),
        topics=frozenset({"interested-parties"}),
        find=party_reviews,
        start_url=lambda agency_id: f"{reverse('planning_party_reviews')}?agency={agency_id}",
        start_right=permissions.PARTY_WRITE,
    ),
    EvidenceKind(
        kind=SCOPE,
        label=_("Statement of scope"),
        topics=frozenset({"scope"}),
        find=scopes,
        start_url=lambda agency_id: f"{reverse('planning_scopes')}?agency={agency_id}",
        start_right=permissions.SCOPE_WRITE,
    ),
    EvidenceKind(
        kind=MAP,
        label=_("Process map"),
        topics=frozenset({"process-map", "management-system"}),
        find=maps,
        start_url=lambda agency_id: f"{reverse('planning_map')}?agency={agency_id}",
        start_right=permissions.PROCESS_WRITE,
    ),
    EvidenceKind(
        kind=STATEMENT,
        label=_("Statement of budget and staff"),
        topics=frozenset({"resources"}),
        find=statements,
        start_url=lambda agency_id: f"{reverse('planning_statements')}?agency={agency_id}",
        start_right=permissions.STATEMENT_WRITE,
    ),
]
