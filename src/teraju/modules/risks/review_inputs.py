"""What of risks a management review looks at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.review_inputs import InputLine, Period, ReviewInput, Subject

from .domain.levels import Kind
from .domain.states import Status
from .models import RiskEvent
from .selectors import risks as selectors
from .selectors.demands import demands_of, unmet

NAMED = 5
DAY = timedelta(days=1)


def risk_actions(viewer: Viewer, agency_id: int, period: Period) -> Sequence[InputLine]:
    """Whether what was planned against risks was done and worked. Four queries."""
    rows = selectors.treatments(viewer).filter(agency=agency_id)
    late = Q(state="open", due__lt=period.until + DAY)
    done = Q(state="done", done_on__gte=period.since, done_on__lte=period.until)
    counts = rows.aggregate(
        done=Count("pk", filter=done),
        late=Count("pk", filter=late),
        open=Count("pk", filter=Q(state="open")),
    )
    where = f"?agency={agency_id}"
    live = selectors.risks(viewer).filter(agency=agency_id).exclude(state="closed")
    above = selectors.above_appetite(live).count()
    events = selectors.events(viewer).filter(
        agency=agency_id, happened_on__gte=period.since, happened_on__lte=period.until
    )
    treatments = reverse("risks_treatments") + where
    return [
        _line(_("{count} treatments of risks were carried out."), counts["done"], treatments),
        _line(_("{count} treatments of risks are open."), counts["open"], treatments),
        _line(
            _("{count} treatments of risks are overdue."),
            counts["late"],
            f"{treatments}&late=late",
            concerns=counts["late"] > 0,
        ),
        _line(
            _("{count} risks lie above what the agency bears."),
            above,
            f"{reverse('risks_risks')}{where}&what=appetite",
            concerns=above > 0,
        ),
        *(_happened(one) for one in events.order_by("happened_on", "pk")),
    ]


def _happened(one: RiskEvent) -> InputLine:
    return InputLine(
        text=format_lazy(_("It happened: {what}"), what=one.description),
        value=one.risk.code,
        url=one.get_absolute_url(),
        concerns=one.state == "recorded",
    )


def bribery_risks(viewer: Viewer, agency_id: int, period: Period) -> Sequence[InputLine]:
    """The bribery risks above low, what they lack, and how old their assessment is. Ten queries."""
    rows = selectors.risks(viewer).filter(agency=agency_id, kind=Kind.BRIBERY)
    live = list(rows.exclude(state="closed").prefetch_related("partners").order_by("code", "pk"))
    above = [one for one in live if one.makes_demands]
    demands = demands_of(live, period.until)
    url = f"{reverse('risks_risks')}?agency={agency_id}&kind=bribery"
    lines = [
        _line(_("{count} bribery risks are in the register."), len(live), url),
        _line(_("{count} of them are above low."), len(above), f"{url}&what=demanding"),
    ]
    for one in above:
        missing = unmet(demands.get(one.pk, []))
        if missing:
            text = format_lazy(
                _("{risk}: {count} things are missing. {first}"),
                risk=one.title,
                count=len(missing),
                first=missing[0].sentence,
            )
            where = one.get_absolute_url()
            lines.append(InputLine(text=text, value=one.code, url=where, concerns=True))
    return [*lines, _assessment(viewer, agency_id, period)]


def _assessment(viewer: Viewer, agency_id: int, period: Period) -> InputLine:
    rows = selectors.assessments(viewer).filter(agency=agency_id, kind=Kind.BRIBERY)
    last = rows.filter(approved_on__lte=period.until).order_by("-approved_on", "-pk").first()
    if last is None:
        text = _("The bribery risk assessment was never approved.")
        url = reverse("risks_assessments")
        return InputLine(text=text, url=url, concerns=True)
    ran_out = last.valid_until is not None and last.valid_until < period.until
    words = _("The bribery risk assessment is in force.")
    is_old = ran_out and last.status == Status.APPROVED
    if is_old:
        words = _("The bribery risk assessment is to be renewed.")
    elif last.status != Status.APPROVED:
        words = _("The bribery risk assessment was renewed since.")
    return InputLine(text=words, value=str(last.year), url=last.get_absolute_url(), concerns=is_old)


def _line(text: Any, count: int, url: str, *, concerns: bool = False) -> InputLine:
    told = format_lazy(text, count=count)
    return InputLine(text=told, value=str(count), url=url, concerns=concerns)


INPUTS = (
    ReviewInput(
        "risks.actions", Subject.RISK_ACTIONS, _("Actions on risks and opportunities"), risk_actions
    ),
    ReviewInput("risks.bribery", Subject.BRIBERY_RISKS, _("Bribery risks"), bribery_risks),
)
