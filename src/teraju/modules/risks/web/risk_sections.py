"""The blocks of the page of a risk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from teraju.modules.risks import permissions
from teraju.modules.risks.domain.controls import may_lower
from teraju.modules.risks.domain.matrix import bands, matrix
from teraju.modules.risks.exposure import POSITION_KIND
from teraju.modules.risks.heat_map import heat_map
from teraju.modules.risks.models import Partner, Rating, Risk
from teraju.modules.risks.selectors.content import point_of
from teraju.modules.risks.selectors.demands import Demand, DemandKind
from teraju.platform.accounts import rights
from teraju.platform.links import api as links
from teraju.platform.web.kinds import Action, Fact, Link, Section, Status
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.record_parts import table

from .common import PICTURE, action
from .statuses import control_status, event_status, level_status, treatment_status

SHOWN = 9
DEMANDED = {
    DemandKind.DILIGENCE: gettext_lazy("Due diligence"),
    DemandKind.CHECK: gettext_lazy("Check of the person"),
    DemandKind.TRAINING: gettext_lazy("Anti-bribery training"),
}


def facts(request: ViewerRequest, risk: Risk) -> list[Fact]:
    """What the risk is about and whose it is."""
    process = risk.process
    found = [
        Fact(_("Agency"), risk.agency.name),
        Fact(_("Kind"), risk.get_kind_display()),
        Fact(
            _("Process"),
            str(process) if process else None,
            url=process.get_absolute_url() if process else "",
        ),
        Fact(_("Owner"), risk.owner_office),
        Fact(
            _("Cause lies"),
            risk.get_cause_source_display(),
            note="" if risk.is_controllable else _("The agency cannot influence it."),
        ),
        Fact(_("Identified on"), risk.identified_on),
    ]
    if risk.position_id:
        post = links.find(request.viewer, POSITION_KIND, [risk.position_id])
        url = post[risk.position_id].url if risk.position_id in post else ""
        found.append(Fact(_("Post"), risk.position_title, url=url))
    partners = list(risk.partners.all())
    if partners:
        found.append(Fact(_("Providers and associates"), [_partner(one) for one in partners]))
    if risk.response:
        found.append(Fact(_("Response"), risk.get_response_display(), note=risk.response_reason))
    return found


def _partner(partner: Partner) -> Link:
    return Link(partner.name, partner.get_absolute_url())


def sections(
    request: ViewerRequest, risk: Risk, demands: Sequence[Demand], today: date
) -> list[Section]:
    """How it moves, what asks for it, what holds it down, what is done, what happened."""
    found = []
    if risk.residual:
        found.append(_movement(risk))
    if demands:
        found.append(_demands(demands))
    found += [
        Section(_("Cause"), "web/sections/text.html", {"text": risk.cause}),
        Section(_("Consequence"), "web/sections/text.html", {"text": risk.consequence}),
        # Nothing holds an opportunity down, and that it comes true is no mishap to analyse.
        *([] if risk.is_opportunity else [_controls(request, risk)]),
        _treatments(request, risk, today),
        *([] if risk.is_opportunity else [_events(request, risk)]),
        _monitoring(risk),
    ]
    if risk.ratings.all():
        found.append(_ratings(risk))
    return found


def _movement(risk: Risk) -> Section:
    """The one risk on its map, by the matrix and bands of its standing rating."""
    rating = risk.residual
    if rating is None:
        return Section(_("Movement"), "web/sections/text.html", {"text": ""})
    picture = heat_map(
        _("Movement of %(code)s") % {"code": risk.code},
        [point_of(risk)],
        matrix(rating.matrix, rating.matrix_edition),
        bands(rating.bands, rating.bands_edition),
        is_gain=risk.is_opportunity,
    )
    return Section(_("Movement"), PICTURE, {"picture": picture})


def _demands(demands: Sequence[Demand]) -> Section:
    rows = [
        [
            str(DEMANDED[one.kind]),
            _asked(one),
            Status("good" if one.is_met else "bad", _("there") if one.is_met else _("missing")),
            [str(one.sentence), *_until(one)],
        ]
        for one in demands
    ]
    headers = [_("Asked for"), _("Of whom"), _("Status"), _("Note")]
    return table(_("What a bribery risk above low asks for"), headers, rows, "")


def _asked(one: Demand) -> object:
    if one.partner_id is None:
        return str(one.about)
    url = reverse("risks_partner", args=[one.partner_id])
    return Link(str(one.about), url)


def _until(one: Demand) -> list[str]:
    if not one.is_met or one.valid_until is None:
        return []
    return [_("Counts until %(day)s.") % {"day": date_format(one.valid_until)}]


def _controls(request: ViewerRequest, risk: Risk) -> Section:
    may = rights.allowed(request.viewer, permissions.RISK_WRITE, risk) and not risk.is_closed
    rows = []
    for one in risk.controls.all():
        if one.ended_on:
            continue
        row: list[object] = [
            one.description,
            control_status(one),
            one.proof or None,
            one.checked_on,
        ]
        if may:
            row.append(Link(_("Look again"), reverse("risks_control_change", args=[one.pk])))
            row.append(
                Link(pgettext("control", "End"), reverse("risks_control_end", args=[one.pk]))
            )
        rows.append(row)
    headers = [_("Control"), _("How far it works"), _("What shows it"), _("Looked at on")]
    add = action(
        request, permissions.RISK_WRITE, risk, _("Add a control"), "risks_control_add", "plus"
    )
    return table(
        _("Controls"),
        [*headers, "", ""] if may and rows else headers,
        rows,
        _("No control yet: what holds the risk down today?"),
        add if may else None,
    )


def _treatments(request: ViewerRequest, risk: Risk, today: date) -> Section:
    rows = [
        [
            Link(one.action, one.get_absolute_url()),
            one.owner_office,
            one.due,
            treatment_status(one, today),
        ]
        for one in sorted(risk.treatments.all(), key=lambda one: (one.due, one.pk))
    ]
    headers = [_("What is done"), _("Who does it"), _("To be done by"), _("Status")]
    may = rights.allowed(request.viewer, permissions.RISK_WRITE, risk) and not risk.is_closed
    add = Action(
        _("Plan a treatment"), reverse("risks_treatment_add", args=[risk.pk]), icon="list-checks"
    )
    empty = _("No treatment is planned.")
    return table(_("Treatment plan (RTP)"), headers, rows, empty, add if may and rows else None)


def _events(request: ViewerRequest, risk: Risk) -> Section:
    rows = [
        [
            Link(date_format(one.happened_on), one.get_absolute_url()),
            one.description,
            one.true_cause or None,
            event_status(one),
        ]
        for one in sorted(risk.events.all(), key=lambda one: (one.happened_on, one.pk))
    ]
    headers = [
        _("Happened on"),
        pgettext("risk", "What happened"),
        _("True cause"),
        _("Status"),
    ]
    may = rights.allowed(request.viewer, permissions.EVENT_WRITE, risk) and not risk.is_closed
    add = Action(_("It happened"), reverse("risks_event_add", args=[risk.pk]), icon="siren")
    empty = _("It has not happened.")
    return table(pgettext("risk", "What happened"), headers, rows, empty, add if may else None)


def _monitoring(risk: Risk) -> Section:
    rows = [
        [
            f"{one.quarter}/{one.year}",
            [text for text in (one.realisation, one.note) if text],
            level_status(one.rating, is_gain=risk.is_opportunity),
            one.monitored_office,
        ]
        for one in sorted(risk.monitorings.all(), key=lambda one: one.of_quarter, reverse=True)
    ]
    headers = [
        _("Quarter"),
        _("What was done of the plan"),
        _("As it turned out"),
        _("Monitored by"),
    ]
    return table(_("Monitoring"), headers, rows, _("No quarter is monitored yet."))


def _ratings(risk: Risk) -> Section:
    """All that was judged, the newest first, each with its scheme."""
    newest = sorted(risk.ratings.all(), key=lambda one: (one.rated_on, one.pk), reverse=True)
    rows = [
        [
            [date_format(one.rated_on, "j M Y"), f"{one.matrix} {one.bands}"],
            one.get_stage_display(),
            f"{one.likelihood} × {one.impact}",
            level_status(one, is_gain=risk.is_opportunity),
            [text for text in (one.reason, one.rated_office) if text],
        ]
        for one in newest[:SHOWN]
    ]
    headers = [
        _("Rated on"),
        _("Stage"),
        _("Likelihood × impact"),
        pgettext("of a risk", "Level"),
        _("What it rests on"),
    ]
    return table(_("Ratings"), headers, rows, "")


def unfounded(risk: Risk) -> bool:
    """Whether its rating with controls lies lower than controls carry today."""
    residual: Rating | None = risk.residual
    if residual is None or risk.inherent is None or risk.is_opportunity:
        return False
    running = [one.practice for one in risk.controls.all() if not one.ended_on]
    return residual.value < risk.inherent.value and not may_lower(running)
