"""What a management review looks at of providers, partners and the controls of the year."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.review_inputs import InputLine, Period, ReviewInput, Subject

from .domain.evaluation import EvaluationResult
from .models.partner_choices import CONTROL_KINDS, RESULTS, ControlKind
from .selectors import partners as reading


def providers(viewer: Viewer, agency_id: int, period: Period) -> Sequence[InputLine]:
    """How providers did in the period, and which partners lack what is asked. Four queries."""
    rows = list(reading.partners(viewer).filter(agency=agency_id).order_by("name", "pk"))
    if not rows:
        return []
    figures = reading.figures_of(rows)
    url = f"{reverse('risks_partners')}?agency={agency_id}"
    found = [
        _count(_("{count} providers and partners work with the agency."), figures.current, url),
        *_evaluations(viewer, agency_id, period),
        _wanting(
            _("{count} partners above low risk have no due diligence that counts."),
            figures.without_diligence,
            f"{url}&matter=diligence",
        ),
        _wanting(
            _("{count} partners above low risk have given no commitment that counts."),
            figures.without_commitment,
            f"{url}&matter=commitment",
        ),
        _wanting(
            _("{count} providers have to be evaluated."),
            figures.evaluations_due,
            f"{url}&matter=evaluation",
        ),
        *_deliveries(viewer, agency_id, period),
    ]
    return [line for line in found if line]


def controls(viewer: Viewer, agency_id: int, period: Period) -> Sequence[InputLine]:
    """The worksheets of controls approved in the period, and their gaps. One query."""
    rows = reading.worksheets(viewer).filter(
        agency=agency_id, approved_on__gte=period.since, approved_on__lte=period.until
    )
    sentence = _("{kind} {year}: {gaps} gaps were found, {open} of them are open.")
    return [
        InputLine(
            format_lazy(
                sentence,
                kind=CONTROL_KINDS[ControlKind(one.kind)],
                year=one.year,
                gaps=one.gaps,
                open=one.open_gaps,
            ),
            value=str(one.gaps),
            url=one.get_absolute_url(),
            concerns=bool(one.late_gaps),
        )
        for one in rows.order_by("year", "kind", "pk")
    ]


def _evaluations(viewer: Viewer, agency_id: int, period: Period) -> list[InputLine]:
    """The evaluations of the period, one by one: what was not simply kept needs a decision."""
    rows = reading.evaluations(viewer).filter(
        agency=agency_id,
        annulled_on=None,
        evaluated_on__gte=period.since,
        evaluated_on__lte=period.until,
    )
    return [
        InputLine(
            format_lazy(
                "{name}: {result}",
                name=one.partner.name,
                result=RESULTS[EvaluationResult(one.result)],
            ),
            value=str(one.score),
            url=one.get_absolute_url(),
            concerns=one.result != EvaluationResult.KEEP,
        )
        for one in rows.order_by("partner__name", "pk")
    ]


def _deliveries(viewer: Viewer, agency_id: int, period: Period) -> list[InputLine]:
    ended = reading.engagements(viewer).filter(
        agency=agency_id, ended_on__gte=period.since, ended_on__lte=period.until
    )
    url = f"{reverse('risks_engagements')}?agency={agency_id}"
    return [_count(_("{count} engagements ended with a check of what came."), ended.count(), url)]


def _count(sentence: Promise, count: int, url: str) -> InputLine:
    return InputLine(format_lazy(sentence, count=count), value=str(count), url=url)


def _wanting(sentence: Promise, count: int, url: str) -> InputLine | None:
    """A line about what is missing, where something is."""
    if not count:
        return None
    return InputLine(format_lazy(sentence, count=count), value=str(count), url=url, concerns=True)


INPUTS = (
    ReviewInput(
        "risks.providers", Subject.EXTERNAL_PROVIDERS, _("Providers and partners"), providers
    ),
    ReviewInput("risks.controls", Subject.MONITORING, _("Worksheets of controls"), controls),
)
