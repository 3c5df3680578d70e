"""Reading agreements and programmes, cut to the viewer."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.db.models import Count, DateField, Prefetch, Q, QuerySet, Value
from django.utils.functional import Promise

from teraju.platform.accounts.models import RoleAssignment
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency

from .domain import coaching, kinds, signing, terms
from .domain.kinds import Partner
from .domain.states import SIGNED, TaskState
from .models import (
    Agreement,
    CoachAccess,
    CoachVisit,
    Evaluation,
    LegalBasis,
    Output,
    Party,
    PlanTask,
    Programme,
    ProgrammeTemplate,
)
from .refusals import PROBLEMS
from .register_rules import register_rules

Span = tuple[date, date | None]


def agreements(viewer: Viewer) -> QuerySet[Agreement]:
    """The agreements the viewer may see, each knowing the day it is looked at (`as_of`)."""
    rows: QuerySet[Agreement] = Agreement.objects.visible_to(viewer)
    return rows.select_related("government", "agency").annotate(
        as_of=Value(viewer.today, output_field=DateField())
    )


def parties(agreement: Agreement) -> QuerySet[Party]:
    rows: QuerySet[Party] = Party.objects.filter(agreement=agreement)
    return rows.order_by("order", "pk")


def bases(agreement: Agreement) -> QuerySet[LegalBasis]:
    return LegalBasis.objects.filter(agreement=agreement).order_by("order", "pk")


def tasks(viewer: Viewer) -> QuerySet[PlanTask]:
    """Tasks of the agreements that the viewer may see."""
    rows: QuerySet[PlanTask] = PlanTask.objects.visible_to(viewer)
    return rows.select_related("agreement__agency", "owner_agency")


def tasks_of(viewer: Viewer, agreement: Agreement) -> QuerySet[PlanTask]:
    return tasks(viewer).filter(agreement=agreement).order_by("order", "pk")


def overdue_tasks(viewer: Viewer) -> QuerySet[PlanTask]:
    """Open tasks of agreements in force whose day is over."""
    return tasks(viewer).filter(
        state=TaskState.OPEN, due__lt=viewer.today, agreement__status="active"
    )


def outputs(agreement: Agreement) -> QuerySet[Output]:
    return Output.objects.filter(agreement=agreement).order_by("kind", "pk")


def evaluations(agreement: Agreement) -> QuerySet[Evaluation]:
    return Evaluation.objects.filter(agreement=agreement).order_by("-year", "pk")


def children(viewer: Viewer, agreement: Agreement) -> QuerySet[Agreement]:
    """The agreements under this one that the viewer may see."""
    return agreements(viewer).filter(parent=agreement).order_by("signed_on", "pk")


def relative(viewer: Viewer, pk: int | None) -> Agreement | None:
    """A parent, predecessor or successor, if the viewer may see it."""
    return agreements(viewer).filter(pk=pk).first() if pk else None


def successor(viewer: Viewer, agreement: Agreement) -> Agreement | None:
    """The agreement that renews this one, drafted or signed."""
    rows = agreements(viewer).filter(renewal_of=agreement).exclude(status="cancelled")
    return rows.order_by("pk").first()


def programmes(viewer: Viewer) -> QuerySet[Programme]:
    rows: QuerySet[Programme] = Programme.objects.visible_to(viewer)
    return rows.select_related("government", "agency", "agreement__parent", "template")


def templates(viewer: Viewer) -> QuerySet[ProgrammeTemplate]:
    """Templates of the viewer's governments, with the number of their steps."""
    rows: QuerySet[ProgrammeTemplate] = ProgrammeTemplate.objects.visible_to(viewer)
    return rows.annotate(step_count=Count("steps")).select_related("government")


def public_agreements(slug: str) -> QuerySet[Agreement]:
    """What a government shows to anybody: signed and released."""
    rows: QuerySet[Agreement] = Agreement.objects.public().filter(government__slug=slug)
    return rows.select_related("government", "agency")


def spans(viewer: Viewer) -> list[Span]:
    """First and last day in force of every signed agreement the viewer sees, for a trend."""
    rows = agreements(viewer).filter(signed_on__isnull=False, status__in=SIGNED)
    columns = ("signed_on", "starts_on", "status", "closed_on")
    return [
        (starts or signed, closed - timedelta(days=1) if closed and status != "active" else None)
        for signed, starts, status, closed in rows.values_list(*columns)
    ]


def findings_of(agreement: Agreement, today: date) -> list[terms.Finding]:
    """What is wrong or odd with its days. Reads the parent and the predecessor."""
    return terms.check_term(
        agreement.term,
        today=today,
        parent=agreement.parent.term if agreement.parent else None,
        predecessor=agreement.renewal_of.term if agreement.renewal_of else None,
        consent_on=agreement.council_consent_on,
    )


def paper_rules_broken(
    agreement: Agreement, sides: Iterable[Party], today: date
) -> list[kinds.Rule]:
    """Dated rules that ask for another kind of paper with one of these partners."""
    partners = {Partner(party.partner) for party in sides}
    day = agreement.signed_on or today
    return kinds.broken_paper_rules(register_rules(), agreement.kind_code, partners, day)


def gaps_of(agreement: Agreement, sides: Iterable[Party], day: date) -> list[signing.Gap]:
    """What is missing before a signature on this day; the number may still be taken then."""
    return signing.gaps(
        kind=agreement.kind_code,
        sides=[party.side for party in sides],
        consent=signing.Consent(agreement.council_consent),
        day=day,
        agency_signs=agreement.agency_id is not None,
        rules=register_rules(),
    )


def warnings_of(agreement: Agreement, today: date) -> list[Promise]:
    """What is odd with the days of an agreement, in words."""
    return [PROBLEMS[f.problem] for f in findings_of(agreement, today) if not f.blocks]


def with_bsn(sides: Iterable[Party]) -> bool:
    """Whether BSN is a party."""
    return any(kinds.is_bsn(Partner(party.partner), party.name) for party in sides)


def signed_with_bsn(rows: QuerySet[Agreement]) -> list[Agreement]:
    """The signed agreements of these to which BSN is a party. Two queries."""
    central = Party.objects.filter(partner=Partner.CENTRAL).order_by("order", "pk")
    found = rows.filter(status__in=SIGNED).prefetch_related(Prefetch("parties", central))
    return [one for one in found.order_by("signed_on", "pk") if with_bsn(one.parties.all())]


def coached_under(agency: Agency, day: date) -> Agreement | None:
    """The agreement with BSN under which an agency is coached on a day; its own before another's.

    Not cut to a viewer: a coach works under an agreement that only the two parties read.
    """
    rows = Agreement.objects.filter(government=agency.government_id)
    own_or_shared = rows.filter(Q(agency=agency) | Q(agency=None))
    found = [
        one
        for one in signed_with_bsn(own_or_shared)
        if coaching.covers(one.term, one.closed_on, day)
    ]
    return max(
        found, key=lambda one: (one.agency_id is not None, one.signed_on, one.pk), default=None
    )


def coach_accesses(viewer: Viewer) -> QuerySet[CoachAccess]:
    """Who was let in as a coach at the agencies the viewer sees, on which agreement."""
    seen = RoleAssignment.objects.visible_to(viewer)
    rows = CoachAccess.objects.filter(assignment__in=seen, agreement__in=agreements(viewer))
    return rows.select_related("agreement", "assignment__agency", "assignment__user__home")


def visits(viewer: Viewer) -> QuerySet[CoachVisit]:
    """Visits of coaches, also those withdrawn."""
    rows: QuerySet[CoachVisit] = CoachVisit.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "agreement")


def visits_of(viewer: Viewer, agency_ids: Collection[int]) -> list[CoachVisit]:
    """The visits to these agencies that stand, the newest first. One query."""
    rows = visits(viewer).filter(agency__in=agency_ids)
    return list(rows.exclude(state=coaching.VisitState.WITHDRAWN).order_by("-visited_on", "-pk"))
