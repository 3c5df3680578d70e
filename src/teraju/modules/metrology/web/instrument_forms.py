"""Forms of an instrument; which plate is asked for, its kind says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.domain.catalogue import InstrumentKind, Parameter
from teraju.modules.metrology.domain.nawi.rules import ACCURACY_CLASSES
from teraju.modules.metrology.domain.plates import SCALES, is_number
from teraju.modules.metrology.models import Owner
from teraju.modules.metrology.selectors import registers as reading
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import DateField, TextArea, VersionedForm

from .amount_fields import CountField, amount_widget, read_field, usual_words
from .named_fields import NamedField, prepare_owner, prepare_place
from .numbers import as_typed
from .register_words import PARAMETERS, grouped_kinds

PREFIX = "plate_"
PROPOSED = 200


class KindForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=grouped_kinds)


class OwnerPlaceForm(forms.Form):
    """Whose it is and where it stands, typed by name."""

    owner = NamedField(
        label=pgettext_lazy("instrument", "Owner"),
        missing=_("No owner who trades is called so. Enter the owner first."),
        help_text=_("The full name, or the telephone number."),
    )
    user = NamedField(
        label=_("Used by"),
        required=False,
        missing=_("No owner who trades is called so. Enter the user as an owner first."),
        help_text=_("Only where somebody else uses it, as a scale that is rented."),
    )
    place = NamedField(
        label=_("Place"),
        missing=_("No open place is called so. Enter the place first."),
        help_text=_("The name; of a kiosk its number and market too: Kios, B-12, Pasar Raya."),
    )


def prepare_people(form: forms.Form, viewer: Viewer, owner: Owner | None = None) -> None:
    """Let the fields that are there find their records; places of the owner are proposed first."""
    for name in {"owner", "user"} & set(form.fields):
        prepare_owner(form, name, viewer)
    if "place" in form.fields:
        rows = reading.places(viewer).current()
        known = rows.filter(instruments__owner=owner).distinct() if owner else rows.none()
        proposed = [*known.order_by("name", "pk")[:PROPOSED]]
        proposed += list(rows.markets().order_by("name", "pk")[:PROPOSED])
        names = list(dict.fromkeys(reading.place_named(one) for one in proposed))
        prepare_place(form, viewer, names)


class PlateFields(forms.Form):
    make = forms.CharField(label=_("Make"), max_length=80, required=False)
    model = forms.CharField(label=_("Model"), max_length=80, required=False)
    serial = forms.CharField(
        label=_("Serial number"),
        max_length=80,
        required=False,
        help_text=_("Leave it empty if the plate bears none: the tag takes its place."),
    )
    count = CountField(
        label=_("Pieces"),
        min_value=1,
        max_value=10_000,
        initial=1,
        help_text=_("More than one only for a set: of weights, rules or measures."),
    )
    is_fixed = forms.BooleanField(
        label=_("Fixed where it stands"),
        required=False,
        help_text=_("As a pump, a tank, a weighbridge: after a move it is verified again."),
    )

    def __init__(
        self,
        *args: Any,
        kind: InstrumentKind,
        plate: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        plates = {
            PREFIX + name: _plate_field(kind, name, parameter)
            for name, parameter in kind.parameters.items()
        }
        self.kind, self.kept = kind, plate or {}
        # What the plate says first, as one reads it.
        order = [name for name in self.fields if name not in {"count", "is_fixed"}]
        self.fields |= plates
        self.order_fields([*order, *plates, "count", "is_fixed"])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        for name, parameter in self.kind.parameters.items():
            value = data.get(PREFIX + name)
            if value and is_number(name, parameter):
                kept = self.kept.get(name, "")
                data[PREFIX + name] = read_field(self, PREFIX + name, value, parameter, kept)
        return data


class InstrumentForm(OwnerPlaceForm, PlateFields):
    def __init__(
        self, *args: Any, viewer: Viewer, kind: InstrumentKind, owner: Any = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, kind=kind, **kwargs)
        self.order_fields(["owner", "place", "user"])
        prepare_people(self, viewer, owner)


class InstrumentChangeForm(VersionedForm, PlateFields):
    pass


class PlateForm(InstrumentChangeForm):
    """What the plate tells, without what only the register asks."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["count"], self.fields["is_fixed"]


class MoveForm(VersionedForm):
    place = OwnerPlaceForm.base_fields["place"]
    moved_on = DateField(label=_("Moved on"))

    def __init__(self, *args: Any, viewer: Viewer, owner: Owner, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        prepare_people(self, viewer, owner)


class HandOverForm(VersionedForm):
    owner = OwnerPlaceForm.base_fields["owner"]
    user = OwnerPlaceForm.base_fields["user"]

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        prepare_people(self, viewer)


class PhotoForm(VersionedForm):
    photo = forms.FileField(
        label=_("Photo"),
        max_length=255,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text=_("The instrument with its plate, without people: anybody may see the photo."),
    )


class RetireForm(VersionedForm):
    retired_on = DateField(label=_("Out of use since"))
    reason = TextArea(label=_("Reason"), rows=3, max_length=300)


class RestoreForm(VersionedForm):
    reason = TextArea(label=_("Reason"), rows=3, max_length=300)


def split_plate(data: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a form with the plate under one name, without what it does not tell."""
    plate = {
        key.removeprefix(PREFIX): value
        for key, value in data.items()
        if key.startswith(PREFIX) and value
    }
    rest = {key: value for key, value in data.items() if not key.startswith(PREFIX)}
    return {**rest, "plate": plate}


def initial_plate(kind: InstrumentKind, plate: Mapping[str, str]) -> dict[str, str]:
    """A plate as it is typed: numbers as the reader writes them."""
    return {PREFIX + name: _typed(kind, name, value) for name, value in plate.items()}


def _typed(kind: InstrumentKind, name: str, value: str) -> str:
    parameter = kind.parameters.get(name)
    return as_typed(value) if parameter and is_number(name, parameter) else value


def _plate_field(kind: InstrumentKind, name: str, parameter: Parameter) -> forms.Field:
    label: Any = PARAMETERS.get(name, name)
    if parameter.unit:
        label = format_lazy("{label} ({unit})", label=label, unit=parameter.unit)
    if name == "accuracy_class" and kind.code in SCALES:
        pairs = [("", "–"), *((one, one) for one in ACCURACY_CLASSES)]
        return forms.ChoiceField(label=label, choices=pairs, required=False)
    if not is_number(name, parameter):
        return forms.CharField(label=label, max_length=40, required=False)
    return forms.CharField(
        label=label,
        max_length=20,
        required=False,
        help_text=usual_words(parameter),
        widget=amount_widget(),
    )
