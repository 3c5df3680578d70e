"""The register of planned changes."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from teraju.modules.planning import permissions
from teraju.modules.planning.models import Change
from teraju.modules.planning.models.choices_objectives import ChangeStateChoice, EffectChoice
from teraju.modules.planning.selectors import changes as selectors
from teraju.modules.planning.web.objective_status import change_status
from teraju.platform.exchange.registers import Column, Filter, Register

from .objectives import AGENCY_FILTER

CHANGES: Register[Change] = Register(
    key="planning.changes",
    title=_("Planned changes"),
    noun=_("planned changes"),
    columns=[
        Column(key="title", label=_("Planned change"), value=lambda row: row.title, sort="title"),
        Column(
            key="code", label=_("Code"), value=lambda row: row.code, sort="code", place="beneath"
        ),
        Column(key="state", label=_("Status"), value=change_status, kind="status", sort="state"),
        Column(
            key="planned_on",
            label=_("Planned for"),
            value=lambda row: row.planned_on,
            kind="date",
            sort="planned_on",
        ),
        Column(
            key="review_due",
            label=_("Effect reviewed from"),
            value=lambda row: row.review_due,
            kind="date",
            sort="review_due",
        ),
        Column(key="effect", label=_("Effect"), value=lambda row: row.get_effect_display() or None),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda row: row.agency.short_name,
            sort="agency__short_name",
        ),
    ],
    rows=selectors.changes,
    order=["-planned_on", "-pk"],
    search=["code", "title", "purpose", "content", "agency__name", "agency__short_name"],
    filters=[
        Filter(
            key="state",
            label=_("Status"),
            choices=lambda viewer: list(ChangeStateChoice.choices),
            apply=lambda rows, value, viewer: rows.filter(state=value),
        ),
        Filter(
            key="effect",
            label=_("Effect"),
            choices=lambda viewer: list(EffectChoice.choices),
            apply=lambda rows, value, viewer: rows.filter(effect=value),
        ),
        AGENCY_FILTER,
    ],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Propose a change"),
    add_url="planning_change_add",
    add_right=permissions.CHANGE_WRITE,
    empty=_("No change is planned. A change is thought through before it is made."),
)
