"""The register of the lines of the region's own tariff."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology import unit_permissions as permissions
from teraju.modules.metrology.models import TariffLine
from teraju.modules.metrology.selectors.tariffs import tariff_lines
from teraju.modules.metrology.unit_wording import kind_name
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Filter, Register
from teraju.platform.web.kinds import Status

from .figure_registers import standing_status
from .register_words import kind_choices
from .tariff_words import PRICE_WORDS, size_of
from .unit_common import AGENCY
from .unit_registers import column

STANDING = {
    "running": pgettext_lazy("figure", "In force"),
    "ahead": _("Not in force yet"),
    "over": pgettext_lazy("tariff", "Over"),
    "withdrawn": pgettext_lazy("figure", "Withdrawn"),
}


def tariff_status(one: Any) -> Status:
    """Of one of `tariff_lines`: whether it is in force on the day it is read."""
    if one.withdrawn_on is None and one.valid_from > one.as_of:
        return Status("none", STANDING["ahead"])
    if one.withdrawn_on is None and one.valid_to is not None and one.valid_to < one.as_of:
        return Status("none", STANDING["over"])
    return standing_status(one)


def _by_standing(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    ahead, over = Q(valid_from__gt=viewer.today), Q(valid_to__lt=viewer.today)
    if value == "withdrawn":
        return rows.exclude(withdrawn_on=None)
    asked = {"ahead": ahead, "over": ~ahead & over, "running": ~ahead & ~over}
    return rows.filter(asked[value], withdrawn_on=None)


TARIFFS: Register[TariffLine] = Register(
    key="metrology.tariffs",
    title=_("Tariffs of verification (retribusi)"),
    noun=pgettext_lazy("tariff", "lines"),
    columns=[
        column("kind", _("Kind"), lambda one: kind_name(one.kind), sort="kind"),
        column("agency", _("Agency"), lambda one: one.agency.short_name, place="beneath"),
        column("size", _("Class and size"), size_of),
        column("status", _("Status"), tariff_status, "status"),
        *(
            column(name, words, attrgetter(name), "money", name)
            for name, words in PRICE_WORDS.items()
        ),
        column("valid_from", _("In force from"), lambda one: one.valid_from, "date", "valid_from"),
        column("valid_to", _("In force until"), lambda one: one.valid_to, "date", "valid_to"),
        column("basis", _("Regulation"), lambda one: one.basis, sort="basis", place="beneath"),
        column("office", _("Recorded by"), lambda one: one.office, place="file"),
        column(
            "withdrawn_on",
            pgettext_lazy("figure", "Withdrawn on"),
            lambda one: one.withdrawn_on,
            "date",
            place="file",
        ),
        column(
            "withdrawn_reason",
            _("Why it was withdrawn"),
            lambda one: one.withdrawn_reason,
            place="file",
        ),
    ],
    rows=tariff_lines,
    order=["-valid_from", "kind", "pk"],
    search=["basis", "kind", "accuracy_class", "office"],
    filters=[
        Filter(
            key="kind",
            label=_("Kind"),
            choices=lambda viewer: kind_choices(),
            apply=lambda rows, value, viewer: rows.filter(kind=value),
        ),
        Filter(
            key="stands",
            label=_("Status"),
            choices=lambda viewer: list(STANDING.items()),
            apply=_by_standing,
        ),
        AGENCY,
    ],
    row_url=lambda one: one.get_absolute_url(),
    add_label=_("Record a line of the tariff"),
    add_url="metrology_tariff_add",
    add_right=permissions.SCOPE_WRITE,
    empty=_("No tariff of the region is on record: of old years it is not known what was charged."),
)
