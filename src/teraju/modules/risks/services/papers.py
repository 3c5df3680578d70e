"""The assessment of risks and the report of a quarter as signed papers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext, override, pgettext
from django.utils.translation import gettext_lazy as _

from teraju.modules.risks import permissions
from teraju.modules.risks.domain.controls import Effectiveness
from teraju.modules.risks.domain.levels import Kind, Level
from teraju.modules.risks.domain.matrix import bands, matrix
from teraju.modules.risks.domain.quarters import Quarter
from teraju.modules.risks.domain.states import Response, RiskState, TreatmentState
from teraju.modules.risks.heat_map import Point, heat_map
from teraju.modules.risks.models import Monitoring, Risk, RiskAssessment, RiskEvent
from teraju.modules.risks.models.assessments import ASSESSED
from teraju.modules.risks.models.choices import EFFECTS, LEVELS, OCCASIONS, RESPONSES, STATES
from teraju.modules.risks.refusals import DateOutOfOrder, NotComplete
from teraju.modules.risks.selectors.content import kept_points, point_of, scheme_of
from teraju.modules.risks.selectors.risks import RATINGS
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Agency
from teraju.platform.papers.api import (
    Drawing,
    Paper,
    RiskReport,
    Signatory,
    StatementSection,
    issue_paper,
    take_back_papers,
)
from teraju.platform.web.charts.picture import PAPER

ASSESSMENT, QUARTER = "risks.assessment", "risks.quarter"
PATTERNS = {
    ASSESSMENT: "{seq:03}/PR/{code}/{month_roman}/{year}",
    QUARTER: "{seq:03}/LPR/{code}/{month_roman}/{year}",
}
LANGUAGE = "id"


def issue_assessment(actor: Viewer, one: RiskAssessment) -> Paper:
    """The approved assessment as it was frozen: register, heat map, criteria, conclusion."""
    kind = ASSESSED[Kind(one.kind)]
    with override(LANGUAGE):
        data = _assessment(one)
    return issue_paper(
        actor=actor,
        template="risk_report",
        data=data,
        public_facts=[
            (_("Agency"), one.agency.name),
            (_("Year"), str(one.year)),
            (_("Subject"), kind),
            (_("Risks"), str(len(one.content))),
        ],
        government=one.government,
        agency=one.agency,
        target=one,
        title=format_lazy(_("Assessment of {kind} {year}"), kind=kind, year=one.year),
        number_key=ASSESSMENT,
        is_public=False,
        is_example=one.is_example,
        language=LANGUAGE,
        signatory=Signatory(office=one.agency.head_title),
    )


@transaction.atomic
def issue_quarter_report(*, actor: Viewer, agency: Agency, quarter: Quarter) -> Paper:
    """Issue how the risks of an agency stood in a quarter: plan, movement, what happened."""
    rights.require(actor, permissions.REPORT_ISSUE, agency)
    if quarter.first_day > actor.today:
        raise DateOutOfOrder(_("This quarter has not come yet."), field="quarter")
    found, events = _seen(agency, quarter)
    with override(LANGUAGE):
        data = _quarter(actor, agency, quarter, found, events)
    paper = issue_paper(
        actor=actor,
        template="risk_report",
        data=data,
        public_facts=[
            (_("Agency"), agency.name),
            (_("Quarter"), f"{quarter.number}/{quarter.year}"),
            (_("Risks"), str(len(found))),
        ],
        government=agency.government,
        agency=agency,
        target=agency,
        title=format_lazy(
            _("Risks in quarter {number} of {year}: {agency}"),
            number=quarter.number,
            year=quarter.year,
            agency=agency.short_name,
        ),
        number_key=QUARTER,
        is_public=False,
        is_example=any(one.is_example for one in found),
        language=LANGUAGE,
        signatory=Signatory(office=agency.head_title),
    )
    after = {"number": paper.number, "quarter": f"{quarter.year}-{quarter.number}"}
    record_event(actor=actor, verb="risks.report.issued", target=agency, after=after)
    return paper


def _seen(agency: Agency, quarter: Quarter) -> tuple[list[Monitoring], list[RiskEvent]]:
    """What was monitored of a quarter, and what happened in it."""
    rows = Monitoring.objects.filter(agency=agency, year=quarter.year, quarter=quarter.number)
    found = list(
        rows.select_related("rating", *[f"risk__{name}" for name in RATINGS])
        .prefetch_related("risk__treatments")
        .order_by("risk__code", "pk")
    )
    if not found:
        raise NotComplete(_("Nothing of this quarter is monitored yet: fill in its sheet first."))
    events = RiskEvent.objects.filter(
        agency=agency, happened_on__gte=quarter.first_day, happened_on__lte=quarter.last_day
    )
    return found, list(events.select_related("risk").order_by("happened_on", "pk"))


def revoke_earlier(actor: Viewer, one: RiskAssessment) -> None:
    """The paper of what was superseded does not count any more."""
    with override(settings.LANGUAGE_CODE):
        reason = gettext("A newer assessment takes its place.")
    take_back_papers(actor=actor, target=one, reason=reason)


def _assessment(one: RiskAssessment) -> RiskReport:
    scheme = one.scheme
    facts = [
        (_("Agency"), one.agency.name),
        (_("Occasion"), OCCASIONS[one.occasion]),
        (_("Day of the assessment"), one.assessed_on),
        (_("Who took part"), one.taken_part),
        (_("Approved by"), one.approver_office),
        (_("Approved on"), one.approved_on),
        (_("Renewed by"), one.valid_until),
        (
            _("Matrix and bands"),
            f"{scheme['matrix']}, {scheme['bands']} ({gettext('not confirmed by a decree')})",
        ),
        (_("Largest value borne without a plan"), scheme["appetite"]),
    ]
    return RiskReport(
        title=str(one),
        subtitle=one.agency.name,
        facts=facts,
        picture=_drawing(kept_points(one.content), scheme),
        table=gettext("Register of risks"),
        headers=[
            _("Code"),
            _("Risk and cause"),
            _("Without controls"),
            _("With controls"),
            pgettext("level of risk", "Target"),
            _("Controls and plan"),
        ],
        rows=[_kept_row(row) for row in one.content],
        sections=[
            StatementSection(title=_("Criteria"), lines=one.criteria.splitlines()),
            StatementSection(title=_("Conclusion"), lines=one.conclusion.splitlines()),
        ],
    )


def _kept_row(row: dict[str, Any]) -> list[object]:
    return [
        row["code"],
        f"{row['title']}. {gettext('Cause')}: {row['cause']}",
        _level(row["inherent"]),
        _level(row["residual"]),
        _level(row["target"]),
        _answer(row),
    ]


def _answer(row: dict[str, Any]) -> str:
    told = [f"{one['text']} ({EFFECTS[Effectiveness(one['effect'])]})" for one in row["controls"]]
    for one in row["treatments"]:
        due = parse_date(one["due"])
        told.append(f"RTP: {one['text']} ({one['owner']}, {date_format(due) if due else ''})")
    if row["response"] == Response.ACCEPT:
        told.append(str(RESPONSES[Response.ACCEPT]))
    return "; ".join(told) or "–"


def _level(rating: dict[str, Any] | None) -> str:
    return f"{rating['value']} {LEVELS[Level(rating['level'])]}" if rating else "–"


def _drawing(points: Sequence[Point], scheme: dict[str, Any]) -> Drawing | None:
    if not points:
        return None
    picture = heat_map(
        gettext("Heat map of risks"),
        points,
        matrix(scheme["matrix"], scheme["matrix_edition"]),
        bands(scheme["bands"], scheme["bands_edition"]),
        palette=PAPER,
    )
    return Drawing(svg=picture.across, alt=picture.description, caption=picture.note)


def _quarter(
    actor: Viewer,
    agency: Agency,
    quarter: Quarter,
    found: Sequence[Monitoring],
    events: Sequence[RiskEvent],
) -> RiskReport:
    on = min(actor.today, quarter.last_day)
    risks = [one.risk for one in found if not one.risk.is_opportunity]
    words = gettext("Quarter %(number)s of %(year)s")
    return RiskReport(
        title=gettext("Monitoring of risks"),
        subtitle=words % {"number": quarter.number, "year": quarter.year},
        facts=[
            (_("Agency"), agency.name),
            (_("Risks monitored"), len(found)),
            (_("Treatments overdue"), _overdue(found, on)),
            (_("Risks that happened"), len(events)),
        ],
        picture=_drawing([point_of(one) for one in risks], scheme_of(agency, on)),
        table=gettext("Risks and their plans"),
        headers=[
            _("Code"),
            _("Risk"),
            _("With controls"),
            _("As it turned out"),
            _("What was done of the plan"),
            _("Status"),
        ],
        rows=[_monitored(one) for one in found],
        sections=[
            StatementSection(
                title=_("Risks that happened"), lines=[_happened(one) for one in events]
            )
        ],
    )


def _overdue(found: Sequence[Monitoring], on: date) -> int:
    """How many treatments of these risks were due by a day and are open."""
    return sum(
        one.state == TreatmentState.OPEN and one.due < on
        for each in found
        for one in each.risk.treatments.all()
    )


def _monitored(one: Monitoring) -> list[object]:
    risk: Risk = one.risk
    return [
        risk.code,
        risk.title,
        str(risk.residual or "–"),
        str(one.rating or "–"),
        f"{one.realisation} {one.note}".strip(),
        STATES[RiskState(risk.state)],
    ]


def _happened(one: RiskEvent) -> str:
    cause = one.true_cause or gettext("the cause is not analysed yet")
    return f"{one}: {one.description} {gettext('Cause')}: {cause}"
