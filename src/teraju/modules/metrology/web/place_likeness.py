"""Asking on a form whether a market or a district is another than the one it resembles."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology.domain.likeness import Likeness
from teraju.modules.metrology.models import Place, PlaceKind

from .owner_likeness import ask

OTHER_MARKET = _("It is another market: save it all the same")
NEW_DISTRICT = _("The district is written so: save it all the same")


def check_place(form: forms.Form, data: dict[str, Any], was: Place | None) -> None:
    """Ask about a market or a district that is nearly written as one that stands."""
    is_other, is_new = data.pop("is_other_market", False), data.pop("is_new_district", False)
    agency = was.agency if was is not None else data.get("agency")
    kind, name, district = (data.get(field) or "" for field in ("kind", "name", "district"))
    if agency is None or kind == PlaceKind.KIOSK:
        return
    apart = Place.objects.filter(agency=agency, market=None)
    if kind == PlaceKind.MARKET and name and (was is None or was.name != name):
        _check_market(form, apart, name, was, is_other=is_other)
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
