"""The registers of agencies and places."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.platform.exchange.readers import ChoiceReader, TextReader
from teraju.platform.exchange.registers import Column, Filter, Register
from teraju.platform.organisation.models import Agency, AgencyKind, Place
from teraju.platform.organisation.selectors import agencies, places
from teraju.platform.web.kinds import Status

from .imports import AGENCY_IMPORT, AGENCY_READER, PLACE_IMPORT

STANDING = Filter(
    key="standing",
    label=_("Standing"),
    choices=lambda viewer: [("open", _("open")), ("closed", _("closed"))],
    apply=lambda rows, value, viewer: rows.filter(closed_on__isnull=value == "open"),
)


def standing(row: Agency | Place) -> Status:
    if row.closed_on:
        return Status("none", _("closed"), _("No longer in use; its records stay."))
    return Status("good", _("open"), _("In use."))


AGENCIES: Register[Agency] = Register(
    key="organisation.agencies",
    title=_("Agencies"),
    noun=_("agencies"),
    columns=[
        Column(
            key="name",
            label=_("Agency"),
            value=lambda a: a.name,
            sort="name",
            reads=TextReader(longest=160),
        ),
        Column(
            key="kind",
            label=_("Kind"),
            value=lambda a: AgencyKind(a.kind).label,
            sort="kind",
            reads=ChoiceReader(choices=AgencyKind.choices),
            required=True,
            stored=lambda a: a.kind,
        ),
        Column(
            key="parent",
            label=_("Part of"),
            value=lambda a: a.parent,
            sort="parent__name",
            reads=TextReader(longest=160),
            stored=lambda a: a.parent.name if a.parent else "",
            hint=_("The name of an agency that stands in the register, or in this file."),
        ),
        Column(
            key="code",
            label=_("Code"),
            value=lambda a: a.code,
            sort="code",
            reads=TextReader(longest=20),
            required=True,
            hint=_("As it stands in official numbers, for example INSP."),
        ),
        Column(
            key="head_title",
            label=_("Head"),
            value=lambda a: a.head_title,
            reads=TextReader(longest=120),
            required=True,
            hint=_("The title of the head, for example Kepala Dinas."),
        ),
        Column(key="standing", label=_("Standing"), value=standing, kind="status"),
    ],
    rows=agencies,
    order=["path", "pk"],
    search=["name", "short_name", "code", "head_title"],
    filters=[
        Filter(
            key="kind",
            label=_("Kind"),
            choices=lambda viewer: list(AgencyKind.choices),
            apply=lambda rows, value, viewer: rows.filter(kind=value),
        ),
        STANDING,
    ],
    row_url=lambda a: reverse("agency", args=[a.pk]),
    add_label=_("Add an agency"),
    add_url="agency_add",
    add_right="organisation.agency.manage",
    empty=_("No agency matches. The tree of agencies is kept by the administrator."),
    importing=AGENCY_IMPORT,
)

PLACES: Register[Place] = Register(
    key="organisation.places",
    title=_("Places"),
    noun=_("places"),
    columns=[
        Column(
            key="name",
            label=_("Place"),
            value=lambda p: p.name,
            sort="name",
            reads=TextReader(longest=160),
        ),
        Column(
            key="address",
            label=_("Address"),
            value=lambda p: p.address,
            sort="address",
            reads=TextReader(longest=200),
            required=True,
        ),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda p: p.agency.name,
            sort="agency__name",
            reads=AGENCY_READER,
            stored=lambda p: p.agency_id,
        ),
        Column(key="standing", label=_("Standing"), value=standing, kind="status"),
    ],
    rows=places,
    order=["agency__path", "name", "pk"],
    search=["name", "address", "agency__name"],
    filters=[STANDING],
    row_url=lambda p: reverse("place", args=[p.pk]),
    add_label=_("Add a place"),
    add_url="place_add",
    add_right="organisation.place.manage",
    empty=_("No place matches. Places are the sites that a certificate can cover."),
    importing=PLACE_IMPORT,
)
