"""The register of readiness: every agency and standard as it stood last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from teraju.modules.conformity import permissions, selectors
from teraju.modules.conformity.models import ReadinessSnapshot
from teraju.modules.standards.api import editions_with_requirements
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register, Text
from teraju.platform.organisation.models import AgencyKind
from teraju.platform.web.kinds import Action
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import register_page

OPEN = Q(attention__gt=0) | Q(missing__gt=0)


def rows(viewer: Viewer) -> QuerySet[ReadinessSnapshot]:
    """The newest of each agency that is not closed."""
    return selectors.latest_snapshots(viewer).filter(agency__closed_on=None)


def edition_choices(viewer: Viewer) -> Sequence[tuple[str, Text]]:
    return [(str(one.pk), one.designation) for one in editions_with_requirements(viewer)]


def _standard(row: ReadinessSnapshot) -> str:
    return row.edition.designation


def _number(key: str, label: Text) -> Column[Any]:
    return Column(
        key=key, label=label, value=lambda row: getattr(row, key), kind="number", sort=key
    )


READINESS: Register[ReadinessSnapshot] = Register(
    key="conformity.readiness",
    title=_("Readiness (self-assessment)"),
    noun=_("agencies and standards"),
    columns=[
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda row: row.agency.name,
            sort="agency__name",
        ),
        Column(
            key="standard", label=_("Standard"), value=_standard, sort="edition__standard__code"
        ),
        _number("conforming", _("conforming")),
        _number("attention", _("needs attention")),
        _number("missing", _("not proved yet")),
        _number("not_applicable", _("not applicable")),
        Column(key="day", label=_("As of"), value=lambda row: row.day, kind="date", sort="day"),
    ],
    rows=rows,
    order=["agency__name", "edition__standard__code", "edition__edition", "pk"],
    search=["agency__name", "agency__short_name"],
    filters=[
        Filter(
            key="edition",
            label=_("Standard"),
            choices=edition_choices,
            apply=lambda found, value, viewer: found.filter(edition=value),
        ),
        Filter(
            key="open",
            label=_("Requirements"),
            choices=lambda viewer: [("yes", _("some are open")), ("no", _("none is open"))],
            apply=lambda found, value, viewer: (
                found.filter(OPEN) if value == "yes" else found.exclude(OPEN)
            ),
        ),
        Filter(
            key="kind",
            label=_("Kind of agency"),
            choices=lambda viewer: list(AgencyKind.choices),
            apply=lambda found, value, viewer: found.filter(agency__kind=value),
        ),
    ],
    row_url=lambda row: row.get_absolute_url(),
    empty=_(
        "No agency has a self-assessment yet. It begins with an assessment: one agency, and the "
        "standards it is looked at for."
    ),
)


@require_GET
def readiness_register(request: ViewerRequest) -> HttpResponse:
    may = rights.allowed_somewhere(request.viewer, permissions.ASSESS)
    refusal = "" if may else str(rights.reason(permissions.ASSESS))
    start = Action(_("Start an assessment"), reverse("assessment_add"), refusal, icon="plus")
    return register_page(request, READINESS, add=start)
