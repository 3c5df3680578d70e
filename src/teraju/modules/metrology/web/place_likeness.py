"""Asking on a form whether a place or a district is another than the one it resembles."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology.domain.likeness import Likeness, name_key
from teraju.modules.metrology.models import Place, PlaceKind

from .owner_likeness import ask

OTHER_PLACE = _("It is another place: save it all the same")
OTHER_MARKET = _("It is another market: save it all the same")
NEW_DISTRICT = _("The district is written so: save it all the same")


def check_place(form: forms.Form, data: dict[str, Any], was: Place | None) -> None:
    """Ask about a place or a district that is nearly written as one that stands."""
    is_other, is_new = data.pop("is_other_market", False), data.pop("is_new_district", False)
    is_other_place = data.pop("is_other_place", False)
    agency = was.agency if was is not None else data.get("agency")
    kind, name, district = (data.get(field) or "" for field in ("kind", "name", "district"))
    if agency is None or kind == PlaceKind.KIOSK:
        return
    apart = Place.objects.filter(agency=agency, market=None)
    if kind == PlaceKind.MARKET and name and (was is None or was.name != name):
        _check_market(form, apart, name, was, is_other=is_other)
    elif name and (was is None or was.name != name):
        _check_apart(form, apart.filter(kind=kind), data, was, is_other=is_other_place)
    if district and (was is None or was.district != district):
        _check_district(form, apart, district, is_new=is_new)


def _check_market(
    form: forms.Form, apart: Any, name: str, was: Place | None, *, is_other: bool
) -> None:
    """The very same name is refused on saving, in the same district: that is no other market."""
    markets = [one for one in apart.markets().order_by("pk") if was is None or one.pk != was.pk]
    near = Likeness(one.name for one in markets).nearest(name)
    alike = [one for one in markets if near and one.name == near]
    if not alike:
        return
    ask(form, "is_other_market", alike)
    if not is_other:
        words = _now("A market in the register is called nearly so: %(name)s.")
        form.add_error("name", words % {"name": near})


def _check_apart(
    form: forms.Form, rows: Any, data: dict[str, Any], was: Place | None, *, is_other: bool
) -> None:
    """A shop, a station or a factory of the same name in the same district or at the same address.

    Capitals, dots and blanks do not count. The very same name and district is refused on saving.
    """
    name, district, address = (data.get(field) or "" for field in ("name", "district", "address"))
    near = Q(district__iexact=district)
    if address:
        near |= Q(address__iexact=address)
    found = rows.filter(near, closed_on=None).exclude(name=name, district=district)
    alike = [
        one
        for one in found.order_by("pk")
        if name_key(one.name) == name_key(name) and (was is None or one.pk != was.pk)
    ]
    if not alike:
        return
    ask(form, "is_other_place", alike)
    if not is_other:
        words = _now("The register holds a place that is called so but for its writing: %(name)s.")
        form.add_error("name", words % {"name": alike[0].name})


def _check_district(form: forms.Form, apart: Any, district: str, *, is_new: bool) -> None:
    rows = apart.exclude(district="").order_by("district")
    known = set(rows.values_list("district", flat=True).distinct())
    near = "" if district in known else Likeness(sorted(known)).nearest(district)
    if not near:
        return
    form["is_new_district"].field.widget = forms.CheckboxInput()
    if not is_new:
        words = _now("The register writes this district as %(name)s: write it so.")
        form.add_error("district", words % {"name": near})
