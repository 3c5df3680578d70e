"""Forms of owners, places, repairers and exemptions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology import register_permissions as permissions
from teraju.modules.metrology.domain.likeness import is_same_number
from teraju.modules.metrology.models import Owner, Place, PlaceKind
from teraju.modules.metrology.models.choices import EXEMPTION_PURPOSES, PLACE_KINDS, choices
from teraju.modules.metrology.models.registers import TELEPHONE
from teraju.modules.metrology.selectors import registers as reading
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

from .amount_fields import DegreesField
from .owner_likeness import ANOTHER_OWNER, another_field, ask, check_owner
from .place_likeness import NEW_DISTRICT, OTHER_MARKET, OTHER_PLACE, check_place
from .register_words import kind_choices
from .unit_common import PUBLIC_REASON


class VersionForm(VersionedForm):
    """For a step that needs nothing but the click."""


class _InUnit(forms.Form):
    """A form for something new: in which unit."""

    agency = forms.ModelChoiceField(
        label=_("Unit"), queryset=Agency.objects.none(), empty_label=None
    )
    field_order = ("agency",)
    right = permissions.REGISTER_WRITE

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", rights.agencies_where(viewer, self.right))


class OwnerFields(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=160)
    is_business = forms.BooleanField(
        label=_("It is a business, not a person"),
        required=False,
        help_text=_("The name of a business is no secret; that of a person is."),
    )
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=20,
        required=False,
        validators=[TELEPHONE],
        help_text=_("By it an owner is found at the counter. For example 0812 3456 7890."),
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    address = forms.CharField(label=_("Address"), max_length=300, required=False)
    business_number = forms.CharField(
        label=_("NIB"), max_length=13, required=False, help_text=_("13 digits, of a business.")
    )

    # Asked only where the register holds the name already.
    is_another = another_field(ANOTHER_OWNER)


class OwnerForm(_InUnit, OwnerFields):
    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        check_owner(self, data, data["agency"].pk if data.get("agency") else None)
        return data


class OwnerChangeForm(VersionedForm, OwnerFields):
    def __init__(self, *args: Any, owner: Owner, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owner = owner

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        check_owner(self, data, self.owner.agency_id, self.owner)
        return data


class PlaceFields(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=choices(PLACE_KINDS))
    name = forms.CharField(
        label=_("Name"),
        max_length=160,
        help_text=_(
            "As people call it: Pasar Mojosari, SPBU 54.613.01, Toko Sumber Rejeki. Whoever scans a"
            " tag reads the name of a market; of a filling station, a factory or store, a hall or"
            " office only where businesses alone have instruments; of a kiosk or shop never."
        ),
    )
    market = forms.ModelChoiceField(
        label=_("Market"),
        queryset=Place.objects.none(),
        required=False,
        help_text=_("Of a kiosk only: the market in which it lies."),
    )
    stall = forms.CharField(
        label=_("Block and number"), max_length=40, required=False, help_text=_("As in B-12.")
    )
    # Asked only where the market has the number already.
    is_another = another_field(_("It is another kiosk: save it all the same"))
    # Asked only where the register holds nearly the same.
    is_other_market = another_field(OTHER_MARKET)
    is_other_place = another_field(OTHER_PLACE)
    is_new_district = another_field(NEW_DISTRICT)
    district = forms.CharField(
        label=_("District"),
        max_length=80,
        required=False,
        help_text=_("A kiosk takes that of its market."),
    )
    address = forms.CharField(label=_("Address"), max_length=300, required=False)
    latitude = DegreesField(
        label=_("Latitude"),
        most=90,
        required=False,
        help_text=_("Of the map, as in -7,470000. Leave both empty if you do not know them."),
    )
    longitude = DegreesField(label=_("Longitude"), most=180, required=False)
    # What is changed: it is not like itself.
    place: Place | None = None

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        check_place(self, data, self.place)
        is_another, alike = data.pop("is_another", False), self._alike(data)
        if alike:
            ask(self, "is_another", alike)
        if alike and not is_another:
            words = _("This number of the market is in the register already, as %(names)s.")
            names = ", ".join(str(one) for one in alike)
            self.add_error("stall", str(words) % {"names": names})
        return data

    def _alike(self, data: dict[str, Any]) -> list[Place]:
        market, stall = data.get("market"), data.get("stall")
        if not market or not stall or data.get("kind") != PlaceKind.KIOSK:
            return []
        was = self.place
        if was is not None and was.market_id == market.pk and is_same_number(was.stall, stall):
            return []
        # The same name as well is refused on saving: that is no other kiosk.
        found = reading.kiosks_at(market, stall)
        return [one for one in found if one.name != data.get("name")]

    def offer_markets(self, viewer: Viewer) -> None:
        rows = reading.places(viewer).markets().current()
        offer(self, "market", rows.order_by("name", "pk"))


class PlaceForm(_InUnit, PlaceFields):
    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, **kwargs)
        self.offer_markets(viewer)


class PlaceChangeForm(VersionedForm, PlaceFields):
    def __init__(self, *args: Any, viewer: Viewer, place: Place, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place = place
        self.offer_markets(viewer)


class RepairerFields(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=160)
    permit_number = forms.CharField(label=_("Number of the permit"), max_length=80)
    permit_until = DateField(
        label=_("Permit until"), required=False, help_text=_("Empty if it has no last day.")
    )
    phone = forms.CharField(
        label=_("Telephone"), max_length=20, required=False, validators=[TELEPHONE]
    )
    kinds = forms.MultipleChoiceField(
        label=_("Kinds that the permit covers"),
        choices=kind_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Where none is ticked the permit counts for every kind."),
    )


class RepairerForm(_InUnit, RepairerFields):
    right = permissions.REPAIRER_WRITE


class RepairerChangeForm(VersionedForm, RepairerFields):
    pass


class EndedForm(VersionedForm):
    ended_on = DateField(label=_("Last day"))


class EndedWithReasonForm(EndedForm):
    reason = TextArea(label=_("Reason"), rows=3, max_length=300)


class ClosedForm(VersionedForm):
    closed_on = DateField(label=_("Closed on"))


class ExemptionForm(VersionedForm):
    purpose = forms.ChoiceField(
        label=_("Used only in"), choices=choices(EXEMPTION_PURPOSES), widget=forms.RadioSelect
    )
    location = forms.CharField(
        label=_("Where exactly"),
        max_length=300,
        help_text=_("Building, room, place in it: as on the plan that came with the request."),
    )
    letter = forms.CharField(label=_("Number of the request"), max_length=120, required=False)
    requested_on = DateField(label=_("Requested on"))


class DecisionForm(VersionedForm):
    is_granted = forms.TypedChoiceField(
        label=pgettext_lazy("exemption", "Decision"),
        choices=[("yes", _("Grant it")), ("no", _("Refuse the exemption"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    reason = TextArea(
        label=_("Reason"),
        rows=3,
        max_length=400,
        required=False,
        help_text=_(
            "Needed to refuse: it stands in the letter to whoever asked. "
            "Granted, it may stay empty."
        ),
    )


class WithdrawalForm(VersionedForm):
    reason = TextArea(label=_("Reason"), rows=3, max_length=400, help_text=PUBLIC_REASON)
