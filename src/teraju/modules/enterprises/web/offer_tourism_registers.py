"""The registers of places of tourism and of their self-checks."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.enterprises import offer_permissions as permissions
from teraju.modules.enterprises.models.offer_choices import (
    CHECK_STATES,
    PLACE_KINDS,
    SCHEME_SIZES,
)
from teraju.modules.enterprises.selectors import offers as reading
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register

from .common import by_field
from .offer_common import AGENCY, AGENCY_COLUMN
from .offer_import import BODY, DAY, GRADE, KIND, NUMBER, PLACE_IMPORT, ROOMS, SIZE, STARS
from .offer_words import check_status, place_status, ready_words


def _districts(viewer: Viewer) -> list[tuple[str, str]]:
    rows = reading.places(viewer).exclude(enterprise__district="").order_by()
    names = rows.values_list("enterprise__district", flat=True).distinct()
    return [(name, name) for name in sorted(names)]


def _with_standing(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    """Places by whether they are certified, run out, not certified, or off the map."""
    if value == "off":
        return rows.exclude(ended_on=None)
    current = rows.filter(ended_on=None)
    if value == "certified":
        return current.filter(chse_until__gte=viewer.today)
    if value == "over":
        return current.filter(chse_until__lt=viewer.today)
    return current.filter(chse_until=None)


TOURISM_PLACES: Register[Any] = Register(
    key="enterprises.tourism_places",
    title=_("Hotels and restaurants"),
    noun=pgettext_lazy("tourism", "places"),
    columns=[
        Column(
            key="name",
            label=_("Enterprise"),
            value=lambda p: p.enterprise.name,
            sort="enterprise__name",
        ),
        Column(
            key="kind",
            label=_("Kind of place"),
            value=lambda p: PLACE_KINDS[p.kind],
            stored=lambda p: p.kind,
            sort="kind",
            reads=KIND,
            required=True,
        ),
        Column(
            key="district",
            label=_("District (kecamatan)"),
            value=lambda p: p.enterprise.district,
            sort="enterprise__district",
            place="beneath",
        ),
        Column(
            key="rooms",
            label=_("Rooms"),
            value=lambda p: p.rooms,
            kind="number",
            sort="rooms",
            reads=ROOMS,
        ),
        Column(
            key="seats",
            label=_("Seats for guests"),
            value=lambda p: p.seats,
            kind="number",
            sort="seats",
            reads=ROOMS,
        ),
        Column(
            key="stars",
            label=_("Stars"),
            value=lambda p: p.stars,
            kind="number",
            sort="stars",
            reads=STARS,
        ),
        Column(
            key="checked_on",
            label=_("Last self-check"),
            value=lambda p: p.checked_on,
            kind="date",
            sort="checked_on",
        ),
        Column(
            key="ready",
            label=pgettext_lazy("readiness", "Ready"),
            value=lambda p: ready_words(p.ready, p.asked),
        ),
        Column(
            key="status",
            label=_("Status"),
            value=place_status,
            kind="status",
            sort="chse_until",
        ),
        Column(
            key="size",
            label=_("Size of the scheme"),
            value=lambda p: SCHEME_SIZES[p.size],
            stored=lambda p: p.size,
            reads=SIZE,
            place="file",
        ),
        Column(key="grade", label=_("Class"), value=lambda p: p.grade, reads=GRADE, place="file"),
        Column(
            key="business_standard",
            label=_("Certificate of the business standard"),
            value=lambda p: p.business_standard,
            reads=NUMBER,
            place="file",
        ),
        Column(
            key="business_standard_until",
            label=_("Business standard until"),
            value=lambda p: p.business_standard_until,
            kind="date",
            reads=DAY,
            place="file",
        ),
        Column(
            key="chse_body",
            label=_("Certified for CHSE by"),
            value=lambda p: p.chse_body,
            reads=BODY,
            place="file",
        ),
        Column(
            key="chse_number",
            label=_("CHSE certificate"),
            value=lambda p: p.chse_number,
            reads=NUMBER,
            place="file",
        ),
        Column(
            key="chse_until",
            label=_("CHSE until"),
            value=lambda p: p.chse_until,
            kind="date",
            reads=DAY,
            place="file",
        ),
        AGENCY_COLUMN,
    ],
    rows=reading.places,
    order=["enterprise__name", "pk"],
    search=[
        "enterprise__name",
        "enterprise__business_number",
        "enterprise__village",
        "chse_number",
    ],
    filters=[
        by_field("kind", _("Kind of place"), PLACE_KINDS),
        by_field("size", _("Size of the scheme"), SCHEME_SIZES),
        Filter(
            key="district",
            label=_("District (kecamatan)"),
            choices=_districts,
            apply=lambda rows, value, viewer: rows.filter(enterprise__district=value),
        ),
        Filter(
            key="standing",
            label=_("Status"),
            choices=lambda viewer: [
                ("certified", _("CHSE certified")),
                ("over", _("CHSE ran out")),
                ("none", _("Not certified")),
                ("off", _("Off the map")),
            ],
            apply=_with_standing,
        ),
        Filter(
            key="checked",
            label=_("Self-check"),
            choices=lambda viewer: [("yes", _("Answered once")), ("no", _("Never answered"))],
            apply=lambda rows, value, viewer: rows.filter(checked_on__isnull=value == "no"),
        ),
        AGENCY,
    ],
    row_url=lambda p: p.get_absolute_url(),
    add_label=_("Map a place"),
    add_url="enterprises_tourism_place_add",
    add_right=permissions.TOURISM,
    empty=_("No place yet. Map the hotels and restaurants of the register, one by one or by file."),
    importing=PLACE_IMPORT,
)

READINESS_CHECKS: Register[Any] = Register(
    key="enterprises.readiness_checks",
    title=_("Self-checks of tourism"),
    noun=pgettext_lazy("readiness", "self-checks"),
    columns=[
        Column(
            key="place",
            label=_("Enterprise"),
            value=lambda c: c.place.enterprise.name,
            sort="place__enterprise__name",
        ),
        Column(
            key="answered_on",
            label=_("Answered on"),
            value=lambda c: c.answered_on,
            kind="date",
            sort="answered_on",
        ),
        Column(
            key="by_owner",
            label=_("By the owner"),
            value=lambda c: c.by_owner,
            kind="yesno",
            sort="by_owner",
        ),
        Column(
            key="ready",
            label=pgettext_lazy("readiness", "Ready"),
            value=lambda c: ready_words(c.ready, c.asked),
            sort="ready",
        ),
        Column(
            key="open_until",
            label=_("Link works until"),
            value=lambda c: c.open_until if c.by_owner else None,
            kind="date",
            place="file",
        ),
        Column(key="state", label=_("Status"), value=check_status, kind="status", sort="state"),
        AGENCY_COLUMN,
    ],
    rows=reading.checks,
    order=["-begun_on", "-pk"],
    search=["place__enterprise__name"],
    filters=[
        by_field("state", _("Status"), CHECK_STATES),
        by_field("kind", _("Kind of place"), PLACE_KINDS),
        AGENCY,
    ],
    row_url=lambda c: c.get_absolute_url(),
    empty=_("No self-check yet. Begin one on the page of a hotel or restaurant."),
)
