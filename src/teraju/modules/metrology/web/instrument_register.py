"""The register of instruments: a page of a million rows is as quick as one of ten thousand."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology import register_permissions as permissions
from teraju.modules.metrology.domain.standing import Standing
from teraju.modules.metrology.models import Instrument, Place
from teraju.modules.metrology.models.choices import PLACE_KINDS, STANDINGS, choices
from teraju.modules.metrology.plate_wording import capacity_of
from teraju.modules.metrology.selectors import registers as reading
from teraju.modules.metrology.unit_wording import kind_name
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register

from .register_import_cells import (
    CLASS,
    COUNT,
    DAY,
    KIND,
    LEAST,
    LOW_SIZE,
    LOW_STEP,
    MARKED_ON,
    NAME,
    NUMBER,
    OTHER_STEP,
    PLACE_KIND,
    SHORT,
    SIZE,
    STALL,
    STEP,
    UNIT,
    YES_NO,
)
from .register_imports import INSTRUMENTS_IMPORT, amount_of, plate_value
from .register_lists import markets, unit_filter
from .register_words import kind_choices, standing_column

# No column is sorted by that has no index of its own: of a million rows that takes seconds.
PAGE_COLUMNS: list[Column[Any]] = [
    Column(key="tag", label=_("Tag"), value=lambda i: i.tag, sort="tag"),
    Column(
        key="kind",
        label=_("Kind"),
        value=lambda i: kind_name(i.kind),
        stored=lambda i: i.kind,
        reads=KIND,
        required=True,
    ),
    Column(key="capacity", label=_("Capacity"), value=capacity_of, place="beneath"),
    Column(
        key="owner",
        label=pgettext_lazy("instrument", "Owner"),
        value=lambda i: i.owner.name,
        reads=NAME,
        required=True,
    ),
    Column(key="where", label=_("Where"), value=lambda i: _where(i)),
    Column(key="status", label=_("Status"), value=standing_column, kind="status"),
    Column(
        key="until",
        label=_("Valid until"),
        value=lambda i: i.counts_until,
        kind="date",
        sort="valid_until",
        reads=DAY,
    ),
]
FILE_COLUMNS: list[Column[Any]] = [
    Column(
        key="number",
        label=_("Number or tag"),
        value=lambda i: i.list_number or i.tag,
        reads=NUMBER,
        required=True,
        place="file",
    ),
    Column(
        key="agency",
        label=_("Unit"),
        value=lambda i: i.agency.short_name,
        stored=lambda i: i.agency_id,
        reads=UNIT,
        required=True,
        place="file",
    ),
    Column(
        key="is_business",
        label=_("Owner is a business"),
        value=lambda i: i.owner.is_business,
        kind="yesno",
        reads=YES_NO,
        hint=_("Left empty, PT, CV, Koperasi and the like are businesses, all others persons."),
        place="file",
    ),
    Column(
        key="user",
        label=_("Used by"),
        value=lambda i: i.user.name if i.user else "",
        reads=NAME,
        hint=_("Only where somebody else uses it, as a scale that is rented."),
        place="file",
    ),
    Column(
        key="place_kind",
        label=_("Kind of place"),
        value=lambda i: PLACE_KINDS[i.place.kind],
        stored=lambda i: i.place.kind,
        reads=PLACE_KIND,
        required=True,
        place="file",
    ),
    Column(
        key="market",
        label=_("Market"),
        value=lambda i: i.place.market.name if i.place.market else "",
        reads=NAME,
        place="file",
    ),
    Column(
        key="place",
        label=_("Place"),
        value=lambda i: i.place.name,
        reads=NAME,
        required=True,
        place="file",
    ),
    Column(
        key="stall",
        label=_("Block and number"),
        value=lambda i: i.place.stall,
        reads=STALL,
        place="file",
    ),
    Column(
        key="district",
        label=_("District"),
        value=lambda i: i.place.district,
        reads=SHORT,
        place="file",
    ),
    Column(key="make", label=_("Make"), value=lambda i: i.make, reads=SHORT, place="file"),
    Column(key="model", label=_("Model"), value=lambda i: i.model, reads=SHORT, place="file"),
    Column(
        key="serial",
        label=_("Serial number"),
        value=lambda i: i.serial,
        reads=SHORT,
        place="file",
    ),
    Column(
        key="size",
        label=_("Capacity in the unit of its kind"),
        value=lambda i: amount_of("size", i),
        kind="number",
        reads=SIZE,
        place="file",
    ),
    Column(
        key="step",
        label=_("Scale interval in the unit of its kind"),
        value=lambda i: amount_of("step", i),
        kind="number",
        reads=STEP,
        place="file",
    ),
    Column(
        key="class",
        label=_("Accuracy class"),
        value=lambda i: plate_value("class", i) or "",
        reads=CLASS,
        place="file",
    ),
    *(
        Column(
            key=key,
            label=label,
            value=partial(amount_of, key),
            kind="number",
            reads=reads,
            place="file",
        )
        for key, label, reads in (
            ("min", _("Smallest load (Min) in the unit of its kind"), LEAST),
            ("d", _("Scale interval d where it differs from e"), OTHER_STEP),
            ("max_low", _("Max of the lower range in the unit of its kind"), LOW_SIZE),
            ("e_low", _("e of the lower range in the unit of its kind"), LOW_STEP),
        )
    ),
    Column(
        key="count",
        label=_("Pieces"),
        value=lambda i: i.count,
        kind="number",
        reads=COUNT,
        place="file",
    ),
    Column(
        key="is_fixed",
        label=_("Fixed where it stands"),
        value=lambda i: i.is_fixed,
        kind="yesno",
        reads=YES_NO,
        place="file",
    ),
    Column(
        key="verified",
        label=pgettext_lazy("instrument", "Verified on"),
        value=lambda i: i.verified_on,
        kind="date",
        reads=MARKED_ON,
        hint=_("By an earlier list; marks that are put on here are recorded by themselves."),
        place="file",
    ),
    Column(
        key="void",
        label=_("Void since"),
        value=lambda i: i.void_since,
        kind="date",
        place="file",
    ),
]


def _where(instrument: Any) -> list[str]:
    place = instrument.place
    return [str(place), *([place.market.name] if place.market else [])]


def _in_market(rows: Any, value: str, viewer: Viewer) -> Any:
    """Those in the market itself and in its kiosks; the rows are cut to the viewer already."""
    here = Place.objects.filter(Q(pk=value) | Q(market=value))
    return rows.filter(place__in=here.values("pk"))


INSTRUMENTS: Register[Instrument] = Register(
    key="metrology.instruments",
    title=_("Measuring instruments"),
    noun=_("instruments"),
    columns=[*PAGE_COLUMNS, *FILE_COLUMNS],
    rows=reading.listed_instruments,
    order=["-pk"],
    finds=reading.found_by,
    counted=10_000,
    filters=[
        Filter(
            key="status",
            label=_("Status"),
            choices=lambda viewer: choices(STANDINGS),
            apply=lambda rows, value, viewer: reading.with_standing(
                rows, Standing(value), viewer.today
            ),
            apply_to_many=lambda rows, value, viewer: reading.many_with_standing(
                rows, Standing(value), viewer.today
            ),
        ),
        Filter(
            key="kind",
            label=_("Kind"),
            choices=lambda viewer: kind_choices(),
            apply=lambda rows, value, viewer: rows.filter(kind=value),
        ),
        Filter(key="market", label=_("Market"), choices=markets, apply=_in_market),
        unit_filter(),
    ],
    row_url=lambda i: i.get_absolute_url(),
    add_label=_("Enter an instrument"),
    add_url="metrology_instrument_add",
    add_right=permissions.REGISTER_WRITE,
    empty=_("No instrument yet. Enter the first one, or read your list from Excel."),
    importing=INSTRUMENTS_IMPORT,
)
