"""The registers of signed reports, potentials, changes of way, reminders and orderly markets."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology import plan_permissions as permissions
from teraju.modules.metrology.domain.reports import ReportPeriod
from teraju.modules.metrology.models import (
    OrderlyRegion,
    PeriodReport,
    Potential,
    Reminder,
    WayChange,
)
from teraju.modules.metrology.models.plan_choices import REMINDER_WAYS
from teraju.modules.metrology.report_wording import period_words
from teraju.modules.metrology.selectors import orderly, reminders
from teraju.modules.metrology.selectors import reports as reading
from teraju.modules.metrology.unit_wording import kind_name
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Filter, Register
from teraju.platform.web.kinds import Status

from .orderly_words import market_status, share_words
from .register_lists import districts
from .unit_common import AGENCY, YES_NO
from .unit_registers import by_field, column


def standing_status(one: Any) -> Status:
    if one.withdrawn_on is not None:
        return Status("none", pgettext_lazy("figure", "Withdrawn"), one.withdrawn_reason)
    return Status("good", pgettext_lazy("figure", "In force"))


def potential_status(one: Any) -> Status:
    """Of one of `selectors.reports.potentials`."""
    if one.withdrawn_on is not None:
        return standing_status(one)
    if one.is_followed and one.weights_followed:
        return Status("none", SUPERSEDED, _("A later figure holds in its place."))
    if one.is_followed:
        words = _("A later figure holds in its place; it does not state the weights.")
        return Status("good", _("In force for the weights"), words)
    if one.lacks_unit:
        return Status("none", _("Counting unit not stated"))
    return standing_status(one)


def _by_worth(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    if value == "no":
        return rows.exclude(withdrawn_on=None)
    over = Q(is_followed=True, weights_followed=True)
    return rows.filter(over if value == "superseded" else ~over, withdrawn_on=None)


def _agency() -> Any:
    return column("agency", _("Agency"), lambda one: one.agency.short_name, place="beneath")


SUPERSEDED = pgettext_lazy("figure", "Superseded")
STANDS = Filter(
    key="stands",
    label=pgettext_lazy("figure", "In force"),
    choices=lambda viewer: YES_NO,
    apply=lambda rows, value, viewer: rows.filter(withdrawn_on__isnull=value == "yes"),
)
SIGNED_REPORTS: Register[PeriodReport] = Register(
    key="metrology.signed_reports",
    title=_("Signed reports"),
    noun=_("reports"),
    columns=[
        column(
            "period",
            _("Period"),
            lambda one: period_words(ReportPeriod(one.year, one.month)),
            sort="year",
        ),
        _agency(),
        column("number", _("Number"), lambda one: one.paper.number if one.paper else ""),
        column("instruments", _("Instruments"), lambda one: one.figures["instruments"], "number"),
        column("weights", _("Weights"), lambda one: one.figures["weights"], "number"),
        column("signed_on", _("Signed on"), lambda one: one.signed_on, "date", "signed_on"),
        column("office", _("Signed by"), lambda one: one.signed_office, place="file"),
        column("replaced_on", _("Replaced on"), lambda one: one.replaced_on, "date"),
        column(
            "replaced_reason",
            _("Why it was replaced"),
            lambda one: one.replaced_reason,
            place="file",
        ),
    ],
    rows=reading.signed_reports,
    order=["-year", "-month", "-pk"],
    search=["year", "signed_office", "paper__number"],
    filters=[
        Filter(
            key="stands",
            label=pgettext_lazy("report", "Latest"),
            choices=lambda viewer: YES_NO,
            apply=lambda rows, value, viewer: rows.filter(replaced_on__isnull=value == "yes"),
        ),
        AGENCY,
    ],
    row_url=lambda one: one.get_absolute_url(),
    add_label=_("Sign the report of a period"),
    add_url="metrology_report_sign",
    add_right=permissions.REPORT_SIGN,
    empty=_("No report is signed."),
)
POTENTIALS: Register[Potential] = Register(
    key="metrology.potentials",
    title=_("Potential"),
    noun=_("figures"),
    columns=[
        column("on", _("As of"), lambda one: one.on, "date", "on"),
        _agency(),
        column("status", _("Status"), potential_status, "status"),
        column(
            "instruments",
            _("Instruments"),
            lambda one: None if one.lacks_unit else one.instruments,
            "number",
        ),
        column(
            "reported",
            _("Reported without a counting unit"),
            lambda one: one.instruments if one.lacks_unit else None,
            "number",
        ),
        column("weights", _("Weights"), lambda one: one.weights, "number"),
        column("source", _("Source"), lambda one: one.source, sort="source"),
        column("office", _("Entered by"), lambda one: one.entered_office, place="file"),
    ],
    rows=reading.potentials,
    order=["-on", "-pk"],
    search=["source", "entered_office"],
    filters=[
        Filter(
            key="stands",
            label=_("Status"),
            choices=lambda viewer: [
                ("yes", pgettext_lazy("figure", "In force")),
                ("superseded", SUPERSEDED),
                ("no", pgettext_lazy("figure", "Withdrawn")),
            ],
            apply=_by_worth,
        ),
        Filter(
            key="unit",
            label=_("Counting unit"),
            choices=lambda viewer: [
                ("stated", pgettext_lazy("counting unit", "stated")),
                ("lacking", pgettext_lazy("counting unit", "not stated")),
            ],
            apply=lambda rows, value, viewer: rows.filter(lacks_unit=value == "lacking"),
        ),
        AGENCY,
    ],
    row_url=lambda one: one.get_absolute_url(),
    add_label=_("Enter the potential"),
    add_url="metrology_potential_add",
    add_right=permissions.FIGURE_WRITE,
    empty=_("No potential is entered: without it no share can be told."),
)
WAY_CHANGES: Register[WayChange] = Register(
    key="metrology.way_changes",
    title=_("Days of change"),
    noun=_("days"),
    columns=[
        column("on", _("Day of the change"), lambda one: one.on, "date", "on"),
        _agency(),
        column("status", _("Status"), standing_status, "status"),
        column("what", _("What changed"), lambda one: one.what),
        column("office", _("Set by"), lambda one: one.set_office),
    ],
    rows=reading.way_changes,
    order=["-on", "-pk"],
    search=["what", "set_office"],
    filters=[STANDS, AGENCY],
    row_url=lambda one: one.get_absolute_url(),
    add_label=_("Set the day of change"),
    add_url="metrology_way_change_add",
    add_right=permissions.FIGURE_WRITE,
    empty=_("No day of change is set."),
)


def due_status(one: Any) -> Status:
    if one.is_stopped:
        return Status("none", _("Wishes no reminders"))
    if one.untold:
        return Status("warn", _("To be told"))
    if one.due:
        return Status("good", _("Told"))
    if one.lapsed:
        return Status("warn", _("Ran out long ago"))
    return Status("none", _("Nothing runs out soon"))


def _by_told(rows: Any, value: str, viewer: Any) -> Any:
    if value == "stopped":
        return rows.filter(is_stopped=True)
    if value == "lapsed":
        return rows.filter(lapsed__gt=0)
    heard = rows.filter(is_stopped=False, due__gt=0)
    return heard.filter(untold=0) if value == "told" else heard.filter(untold__gt=0)


DUE_OWNERS: Register[Any] = Register(
    key="metrology.due_owners",
    title=_("Owners to remind"),
    noun=_("owners"),
    columns=[
        column("name", pgettext_lazy("instrument", "Owner"), lambda one: one.name, sort="name"),
        _agency(),
        column("status", _("Status"), due_status, "status"),
        column("due", _("Run out soon"), lambda one: one.due, "number", "due"),
        column("untold", _("Not told yet"), lambda one: one.untold, "number", "untold"),
        column("first", _("The first on"), lambda one: one.first_term, "date", "first_term"),
        column("lapsed", _("Ran out long ago"), lambda one: one.lapsed, "number", "lapsed"),
    ],
    rows=reminders.due_owners,
    order=["first_term", "name", "pk"],
    search=["name"],
    filters=[
        Filter(
            key="told",
            label=_("Status"),
            choices=lambda viewer: [
                ("untold", _("to be told")),
                ("told", _("told")),
                ("stopped", _("wish no reminders")),
                ("lapsed", _("with what ran out long ago")),
            ],
            apply=_by_told,
        ),
        Filter(
            key="way",
            label=_("Way"),
            choices=lambda viewer: [
                ("mail", _("e-mail")),
                ("phone", _("telephone only")),
                ("none", _("neither")),
            ],
            apply=lambda rows, value, viewer: reminders.with_way(rows, value),
        ),
        AGENCY,
    ],
    row_url=lambda one: reverse("metrology_due_owner", args=[one.pk]),
    empty=_("No instrument runs out within the next weeks."),
)
REMINDERS: Register[Reminder] = Register(
    key="metrology.reminders",
    title=_("Reminders sent"),
    noun=_("reminders"),
    columns=[
        column("tag", _("Instrument"), lambda one: one.instrument.tag, sort="instrument__tag"),
        column("kind", _("Kind"), lambda one: kind_name(one.instrument.kind), place="beneath"),
        column(
            "owner",
            pgettext_lazy("instrument", "Owner"),
            lambda one: one.owner.name,
            sort="owner__name",
        ),
        column("term", _("Runs out on"), lambda one: one.term, "date", "term"),
        column("way", _("Way"), lambda one: one.get_way_display(), sort="way"),
        column("on", _("Sent on"), lambda one: one.on, "date", "on"),
        column("office", _("Sent by"), lambda one: one.sent_office, place="file"),
    ],
    rows=reminders.reminders,
    order=["-on", "-pk"],
    search=["instrument__tag", "owner__name"],
    filters=[by_field("way", _("Way"), REMINDER_WAYS), AGENCY],
    row_url=lambda one: one.instrument.get_absolute_url(),
    empty=_("No reminder was sent."),
)
ORDERLY: Register[Any] = Register(
    key="metrology.orderly",
    title=_("Orderly markets"),
    noun=_("markets"),
    columns=[
        column("name", _("Market"), lambda one: one.name, sort="name"),
        column("district", _("District"), lambda one: one.district, place="beneath"),
        column("status", _("Status"), market_status, "status"),
        column("in_use", _("Instruments in use"), lambda one: one.in_use, "number"),
        column("marked", _("With a valid mark"), lambda one: one.marked, "number"),
        column("share", _("Share"), share_words),
        column("sets_in_use", _("Sets of weights in use"), lambda one: one.sets_in_use, "number"),
        column(
            "sets_marked", _("Of them with a valid mark"), lambda one: one.sets_marked, "number"
        ),
        column("described", _("Stall known"), lambda one: one.described, "number", place="file"),
        column(
            "sets_described",
            _("Stall of the set known"),
            lambda one: one.sets_described,
            "number",
            place="file",
        ),
    ],
    rows=orderly.markets,
    order=["name", "pk"],
    search=["name", "district"],
    filters=[
        Filter(
            key="district",
            label=_("District"),
            choices=districts,
            apply=lambda rows, value, viewer: rows.filter(district=value),
        ),
        AGENCY,
    ],
    row_url=lambda one: reverse("metrology_orderly_market", args=[one.pk]),
    empty=_("No market is in the register."),
)
REGIONS: Register[OrderlyRegion] = Register(
    key="metrology.orderly_regions",
    title=_("Orderly regions (DTU)"),
    noun=_("decisions"),
    columns=[
        column("number", _("Decision"), lambda one: one.number, sort="number"),
        column("region", _("Region"), lambda one: one.government.region.name, place="beneath"),
        column("status", _("Status"), standing_status, "status"),
        column("on", _("Day of the decision"), lambda one: one.on, "date", "on"),
        column("declared_by", _("Declared by"), lambda one: one.declared_by, sort="declared_by"),
        column("covers", _("What it covers"), lambda one: one.covers, place="file"),
        column("shown_by", _("What shows it"), lambda one: one.shown_by, place="file"),
        column("office", _("Recorded by"), lambda one: one.office, place="file"),
        column(
            "withdrawn_on",
            _("Holds no longer since"),
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
    rows=orderly.regions,
    order=["-on", "-pk"],
    search=["number", "declared_by", "covers", "government__region__name"],
    filters=[STANDS, AGENCY],
    row_url=lambda one: one.get_absolute_url(),
    add_label=_("Record a decision"),
    add_url="metrology_orderly_region_add",
    add_right=permissions.ORDERLY_WRITE,
    empty=_("No decision that declares the region orderly (DTU) is on record."),
)
