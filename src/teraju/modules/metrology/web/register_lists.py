"""The registers of owners, places, repairers and exemptions."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology import register_permissions as permissions
from teraju.modules.metrology.domain.exemptions import ExemptionState
from teraju.modules.metrology.models import Exemption
from teraju.modules.metrology.models.choices import (
    EXEMPTION_PURPOSES,
    EXEMPTION_STATES,
    PLACE_KINDS,
    choices,
)
from teraju.modules.metrology.plate_wording import kind_and_capacity
from teraju.modules.metrology.selectors import registers as reading
from teraju.modules.metrology.unit_wording import kind_name
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register
from teraju.platform.organisation.selectors import agencies

from .register_words import (
    EVERY_KIND,
    exemption_status,
    owner_status,
    permit_status,
    place_kind_word,
    place_status,
)


def unit_filter() -> Filter:
    return Filter(
        key="agency",
        label=_("Unit"),
        choices=lambda viewer: [
            (str(pk), name)
            for pk, name in agencies(viewer).order_by("name", "pk").values_list("pk", "short_name")
        ],
        apply=lambda rows, value, viewer: rows.filter(agency=value),
    )


def unit_column() -> Column[Any]:
    return Column(
        key="agency",
        label=_("Unit"),
        value=lambda one: one.agency.short_name,
        sort="agency__name",
        place="file",
    )


def districts(viewer: Viewer) -> list[tuple[str, str]]:
    rows = reading.places(viewer).exclude(district="").order_by("district")
    return [(name, name) for name in rows.values_list("district", flat=True).distinct()]


def markets(viewer: Viewer) -> list[tuple[str, str]]:
    rows = reading.places(viewer).markets().order_by("name", "pk")
    return [(str(pk), name) for pk, name in rows.values_list("pk", "name")]


TRADING = [("yes", _("Trades")), ("no", _("Trades no longer"))]
OWNERS: Register[Any] = Register(
    key="metrology.owners",
    title=_("Owners of instruments"),
    noun=_("owners"),
    columns=[
        Column(
            key="name",
            label=pgettext_lazy("instrument", "Owner"),
            value=lambda o: o.name,
            sort="name",
        ),
        Column(
            key="kind",
            label=_("Kind"),
            value=lambda o: _("Business") if o.is_business else pgettext_lazy("owner", "Person"),
            sort="is_business",
        ),
        Column(
            key="in_use",
            label=_("Instruments in use"),
            value=lambda o: o.in_use,
            kind="number",
        ),
        Column(key="status", label=_("Status"), value=owner_status, kind="status", sort="ended_on"),
        unit_column(),
    ],
    rows=reading.owners_counted,
    order=["name", "pk"],
    finds=reading.owners_found,
    filters=[
        Filter(
            key="business",
            label=_("Kind"),
            choices=lambda viewer: [
                ("yes", _("Business")),
                ("no", pgettext_lazy("owner", "Person")),
            ],
            apply=lambda rows, value, viewer: rows.filter(is_business=value == "yes"),
        ),
        Filter(
            key="trades",
            label=_("Status"),
            choices=lambda viewer: TRADING,
            apply=lambda rows, value, viewer: rows.filter(ended_on__isnull=value == "yes"),
        ),
        unit_filter(),
    ],
    row_url=lambda o: o.get_absolute_url(),
    add_label=_("Enter an owner"),
    add_url="metrology_owner_add",
    add_right=permissions.REGISTER_WRITE,
    empty=_("No owner yet. Enter the first one, or read a list of instruments from Excel."),
)

PLACES: Register[Any] = Register(
    key="metrology.places",
    title=_("Markets and places"),
    noun=_("places"),
    columns=[
        Column(key="name", label=_("Place"), value=str, sort="name"),
        Column(
            key="market",
            label=_("Market"),
            value=lambda p: p.market.name if p.market else "",
            sort="market__name",
            place="beneath",
        ),
        Column(key="kind", label=_("Kind"), value=place_kind_word, sort="kind"),
        Column(key="district", label=_("District"), value=lambda p: p.district, sort="district"),
        Column(
            key="in_use",
            label=_("Instruments in use"),
            value=lambda p: p.in_use,
            kind="number",
        ),
        Column(
            key="status", label=_("Status"), value=place_status, kind="status", sort="closed_on"
        ),
        Column(key="latitude", label=_("Latitude"), value=lambda p: p.latitude, place="file"),
        Column(key="longitude", label=_("Longitude"), value=lambda p: p.longitude, place="file"),
        unit_column(),
    ],
    rows=reading.places_counted,
    order=["name", "stall", "pk"],
    search=["name", "stall", "district", "address", "market__name"],
    filters=[
        Filter(
            key="kind",
            label=_("Kind"),
            choices=lambda viewer: choices(PLACE_KINDS),
            apply=lambda rows, value, viewer: rows.filter(kind=value),
        ),
        Filter(
            key="market",
            label=_("Market"),
            choices=markets,
            apply=lambda rows, value, viewer: rows.filter(market=value),
        ),
        Filter(
            key="district",
            label=_("District"),
            choices=districts,
            apply=lambda rows, value, viewer: rows.filter(district=value),
        ),
        Filter(
            key="open",
            label=_("Status"),
            choices=lambda viewer: [("yes", _("Open")), ("no", _("Closed"))],
            apply=lambda rows, value, viewer: rows.filter(closed_on__isnull=value == "yes"),
        ),
        unit_filter(),
    ],
    row_url=lambda p: p.get_absolute_url(),
    add_label=_("Enter a place"),
    add_url="metrology_place_add",
    add_right=permissions.REGISTER_WRITE,
    empty=_("No place yet. Enter the first market."),
)

REPAIRERS: Register[Any] = Register(
    key="metrology.repairers",
    title=_("Repairers"),
    noun=_("repairers"),
    columns=[
        Column(key="name", label=_("Repairer"), value=lambda r: r.name, sort="name"),
        Column(
            key="kinds",
            label=_("Repairs"),
            value=lambda r: ", ".join(kind_name(code) for code in r.kinds) or str(EVERY_KIND),
            place="beneath",
        ),
        Column(
            key="permit", label=_("Permit"), value=lambda r: r.permit_number, sort="permit_number"
        ),
        Column(
            key="until",
            label=_("Permit until"),
            value=lambda r: r.permit_until,
            kind="date",
            sort="permit_until",
        ),
        Column(
            key="status",
            label=_("Status"),
            value=lambda r: permit_status(r, r.as_of),
            kind="status",
        ),
        unit_column(),
    ],
    rows=reading.repairers,
    order=["name", "pk"],
    search=["name", "permit_number"],
    filters=[
        Filter(
            key="permit",
            label=_("Permit"),
            choices=lambda viewer: [
                ("valid", _("Permit is valid")),
                ("run_out", _("Permit has run out")),
                ("ended", pgettext_lazy("repairer", "Ended")),
            ],
            apply=lambda rows, value, viewer: reading.with_permit(rows, value, viewer.today),
        ),
        unit_filter(),
    ],
    row_url=lambda r: r.get_absolute_url(),
    add_label=_("Enter a repairer"),
    add_url="metrology_repairer_add",
    add_right=permissions.REPAIRER_WRITE,
    empty=_("No repairer yet. Enter those who hold a permit."),
)

EXEMPTIONS: Register[Exemption] = Register(
    key="metrology.exemptions",
    title=_("Exemptions from re-verification"),
    noun=_("exemptions"),
    columns=[
        Column(
            key="instrument",
            label=_("Instrument"),
            value=lambda e: e.instrument.tag,
            sort="instrument__tag",
        ),
        Column(
            key="kind",
            label=_("Kind"),
            value=lambda e: kind_and_capacity(e.instrument),
            sort="instrument__kind",
            place="beneath",
        ),
        Column(
            key="owner",
            label=pgettext_lazy("instrument", "Owner"),
            value=lambda e: e.instrument.owner.name,
            sort="instrument__owner__name",
        ),
        Column(
            key="purpose",
            label=_("Used only in"),
            value=lambda e: EXEMPTION_PURPOSES[e.purpose],
            sort="purpose",
        ),
        Column(
            key="requested",
            label=_("Requested on"),
            value=lambda e: e.requested_on,
            kind="date",
            sort="requested_on",
        ),
        Column(
            key="due",
            label=_("Decision by"),
            value=lambda e: e.due_on if e.state == ExemptionState.REQUESTED else None,
            kind="date",
            sort="due_on",
        ),
        Column(
            key="status", label=_("Status"), value=exemption_status, kind="status", sort="state"
        ),
        Column(
            key="location",
            label=_("Where exactly"),
            value=lambda e: e.location,
            place="file",
        ),
        unit_column(),
    ],
    rows=reading.exemptions,
    order=["-requested_on", "-pk"],
    search=["instrument__tag", "instrument__owner__name", "location", "letter"],
    filters=[
        Filter(
            key="status",
            label=_("Status"),
            choices=lambda viewer: choices(EXEMPTION_STATES),
            apply=lambda rows, value, viewer: rows.filter(state=value),
        ),
        unit_filter(),
    ],
    row_url=lambda e: e.get_absolute_url(),
    empty=_("No exemption yet. Open an instrument and record the request."),
)
