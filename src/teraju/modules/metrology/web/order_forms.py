"""Forms of orders, of their instruments, of sessions and appointments."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.orders import OrderSite
from teraju.modules.metrology.domain.plates import sized_by
from teraju.modules.metrology.domain.standing import Standing
from teraju.modules.metrology.models import (
    Instrument,
    Order,
    OrderLine,
    Owner,
    Place,
    PlaceKind,
)
from teraju.modules.metrology.models.choices import PLACE_KINDS, STANDINGS, choices
from teraju.modules.metrology.models.order_choices import ORDER_SITES, PAUSE_REASONS
from teraju.modules.metrology.models.registers import TELEPHONE
from teraju.modules.metrology.plate_wording import kind_and_capacity
from teraju.modules.metrology.selectors import registers as reading
from teraju.modules.metrology.selectors.officers import testers
from teraju.modules.metrology.services.order_counter import NewInstrument, NewPlace
from teraju.modules.operations.api import Channel
from teraju.platform.accounts.models import User
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField, ReasonForm, TextArea, VersionedForm, offer

from .amount_fields import CountField, read_field
from .instrument_forms import PROPOSED
from .named_fields import NamedField, leave_out_stalls, prepare_place
from .owner_likeness import ANOTHER_OWNER, another_field, check_owner
from .register_words import grouped_kinds

SITES = [(str(code), text) for code, text in ORDER_SITES.items() if code != OrderSite.SESSION]
# A kiosk is entered by the market and its block and number.
NEW_PLACES = [
    ("", "–"),
    *((code, text) for code, text in choices(PLACE_KINDS) if code != PlaceKind.KIOSK),
]
CHANNELS = [
    (one.value, capfirst(one.label))
    for one in (Channel.COUNTER, Channel.TELEPHONE, Channel.LETTER, Channel.ELECTRONIC)
]
# New instruments on the form of somebody new, and beside the list of somebody known; more are put
# into the order afterwards.
NEW_ROWS, MORE_ROWS = 3, 1
WHOSE = ("name", "phone", "is_business", "is_another", "known")
WHERE = ("site", "place", "stall", "place_kind", "district", "address", "channel")
WHERE_NEW = _("Say where the new instruments stand.")


class AskedForm(forms.Form):
    """What an owner asks for beside the test."""

    letter_number = forms.CharField(
        label=_("Number of the owner's letter"),
        max_length=80,
        required=False,
        help_text=_("Of an order that came by letter: the certificate names it."),
    )
    letter_on = DateField(label=_("Date of the owner's letter"), required=False)
    wants_certificate = forms.BooleanField(
        label=_("A certificate (SKHP) is asked for"), required=False
    )
    wished_on = DateField(label=_("Wished for"), required=False)
    note = forms.CharField(label=_("Note"), max_length=400, required=False)


class OrderChangeForm(VersionedForm, AskedForm):
    field_order = ("wished_on", "wants_certificate", "letter_number", "letter_on", "note")


class OrderForm(AskedForm):
    """Who stands at the counter and what they bring; what is known is not asked again."""

    name = forms.CharField(label=_("Name of the owner"), max_length=160)
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=20,
        required=False,
        validators=[TELEPHONE],
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    is_business = forms.BooleanField(label=_("It is a business, not a person"), required=False)
    # Asked only where the register holds the name already.
    is_another = another_field(ANOTHER_OWNER)
    known = forms.MultipleChoiceField(
        label=_("Instruments of the owner"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    site = forms.ChoiceField(label=_("Where it is tested"), choices=SITES, initial="office")
    place = NamedField(
        label=_("Place"),
        required=False,
        may_be_new=True,
        missing=_("No open place is called so. Say below what kind of place it is."),
        help_text=_("For new instruments and work in place: a market, a shop, a station."),
    )
    stall = forms.CharField(
        label=_("Block and number"),
        max_length=40,
        required=False,
        help_text=_("Of a kiosk in the market, as in B-12."),
    )
    place_kind = forms.ChoiceField(
        label=_("Kind of a new place"),
        choices=NEW_PLACES,
        required=False,
        help_text=_("Only where the place is not in the register: it is entered with the order."),
    )
    district = forms.CharField(label=_("District of a new place"), max_length=80, required=False)
    address = forms.CharField(label=_("Address of a new place"), max_length=300, required=False)
    channel = forms.ChoiceField(
        label=_("How the order came"), choices=CHANNELS, initial=Channel.COUNTER.value
    )

    def __init__(
        self,
        *args: Any,
        viewer: Viewer,
        agency_id: int,
        owner: Owner | None,
        instruments: list[Instrument],
        waiting: list[OrderLine],
        with_owner: Callable[[Owner], str] = Owner.get_absolute_url,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.with_owner = with_owner
        if owner is not None:
            for name in ("name", "phone", "is_business", "is_another"):
                del self.fields[name]
        self.agency_id = agency_id
        if instruments:
            running = {one.instrument_id: one.order for one in waiting}
            self.fields["known"].choices = [  # type: ignore[attr-defined]
                (str(one.pk), instrument_words(one, running.get(one.pk))) for one in instruments
            ]
        else:
            del self.fields["known"]
        self.instruments = {str(one.pk): one for one in instruments}
        self.rows = range(1, (MORE_ROWS if instruments else NEW_ROWS) + 1)
        new = {f"{name}_{row}": field for row in self.rows for name, field in _new(row)}
        if instruments:
            new["kind_1"].help_text = _("One that the list above does not hold.")
        self.fields |= new
        if not instruments:
            self._need("kind_1", _("Name at least one instrument."))
            self._need("place", WHERE_NEW)
        self.order_fields([*WHOSE, *new, *WHERE])
        rows = reading.places(viewer).current()
        known = rows.filter(instruments__owner=owner).distinct() if owner else rows.none()
        proposed = [*known.order_by("name", "pk")[:PROPOSED]]
        if len(proposed) == 1:
            # What they bring next stands most likely where the rest of theirs does.
            self.fields["place"].initial = reading.place_named(proposed[0])
        proposed += list(rows.markets().order_by("name", "pk")[:PROPOSED])
        known = list(dict.fromkeys(reading.place_named(one) for one in proposed))
        prepare_place(self, viewer, known)
        if self.data.get("place_kind"):
            leave_out_stalls(self)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        data["known"] = [self.instruments[pk] for pk in data.get("known") or []]
        data["new"] = [one for row in self.rows if (one := self._read(data, row))]
        data["place"] = self._place(data)
        check_owner(self, data, self.agency_id, address=self.with_owner)
        if not data["known"] and not data["new"] and not self.errors:
            self.add_error("known", _("Name at least one instrument."))
        if data["new"] and data["place"] is None and "place" not in self.errors:
            self.add_error("place", WHERE_NEW)
        return data

    def _need(self, name: str, missing: str | Promise) -> None:
        """Require a field of whoever has no instrument in the register: they bring a new one."""
        field = self.fields[name]
        field.required = True
        field.error_messages["required"] = str(missing)

    def _place(self, data: dict[str, Any]) -> Place | NewPlace | None:
        """A place of the register, or what is told of a new one."""
        found: Any = data.get("place")
        kind, *where = (data.pop(name, "") for name in ("place_kind", "district", "address"))
        if not isinstance(found, str):
            return found or None
        if not kind:
            self.add_error("place", str(self.fields["place"].missing))  # type: ignore[attr-defined]
        return NewPlace(found, kind, *where)

    def _read(self, data: dict[str, Any], row: int) -> NewInstrument | None:
        kind, size, count = (data.pop(f"{name}_{row}", None) for name in ("kind", "size", "count"))
        if not kind:
            if size and f"kind_{row}" not in self.errors:
                self.add_error(f"kind_{row}", _("Say what kind of instrument it is."))
            return None
        parameter = sized_by(catalogue().kind(kind))
        if size and parameter is None:
            self.add_error(f"size_{row}", _("This kind has no size: leave it empty."))
        elif size and parameter is not None:
            size = read_field(self, f"size_{row}", size, parameter)
        return NewInstrument(kind, size or "", count or 1)


def _new(row: int) -> list[tuple[str, forms.Field]]:
    """The fields of one new instrument: its kind, its size and its pieces."""
    kinds = [("", "–"), *grouped_kinds(with_unit=True)]
    return [
        (
            "kind",
            forms.ChoiceField(
                label=format_lazy(_("New instrument {row}"), row=row),
                choices=kinds,
                required=False,
            ),
        ),
        (
            "size",
            forms.CharField(
                label=format_lazy(_("Largest load or size of instrument {row}"), row=row),
                max_length=20,
                required=False,
                help_text=_("In the unit behind the kind above, or with its own as in 600 g.")
                if row == 1
                else "",
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            ),
        ),
        (
            "count",
            CountField(
                label=format_lazy(_("Pieces of instrument {row}"), row=row),
                min_value=1,
                max_value=10_000,
                required=False,
                initial=1,
                help_text=_("Weights are one set; of scales each gets a tag of its own.")
                if row == 1
                else "",
            ),
        ),
    ]


class LineForm(forms.Form):
    """Another instrument of the register for an order that is under way."""

    tag = forms.CharField(
        label=_("Tag"),
        max_length=12,
        help_text=_("As the label says it, such as T0010000AB."),
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off"}),
    )


class PauseForm(VersionedForm):
    reason = forms.ChoiceField(
        label=_("Waits for"), choices=choices(PAUSE_REASONS), widget=forms.RadioSelect
    )


class ReferForm(VersionedForm):
    referred_to = forms.CharField(
        label=_("To which unit"),
        max_length=200,
        help_text=_("The nearest that may verify it: another UML, or the BSML of the region."),
    )
    reason = TextArea(
        label=_("Reason"),
        rows=3,
        max_length=300,
        required=False,
        help_text=_("Left empty, what the review of the request found stands in the letter."),
    )


class WhyForm(VersionedForm, ReasonForm):
    reason = TextArea(label=_("Reason"), rows=3, max_length=300)


class ToForm(VersionedForm):
    to = forms.CharField(
        label=pgettext_lazy("instrument", "Given to"),
        max_length=200,
        help_text=_("The name of whoever took them away."),
    )


class TaskForm(VersionedForm):
    task = forms.CharField(
        label=_("A further task"), max_length=200, required=False, help_text=_("May stay empty.")
    )


class NoteForm(VersionedForm):
    note = TextArea(
        label=_("Remark"),
        rows=3,
        max_length=600,
        required=False,
        help_text=_("What the results do not tell: who witnessed, what was agreed."),
    )


class SessionFields(forms.Form):
    place = NamedField(
        label=_("Market or hall"),
        missing=_("No open place is called so. Enter the place first."),
    )
    starts_on = DateField(label=_("From"))
    ends_on = DateField(label=_("Until"), help_text=_("A big market takes two to four days."))
    expected = CountField(
        label=_("Instruments expected"), min_value=0, max_value=100_000, initial=0
    )
    expected_equipment = CountField(
        label=_("Weights expected"),
        min_value=0,
        max_value=100_000,
        initial=0,
        help_text=_("Counted apart: weights make a total four times as large."),
    )
    testers = forms.ModelMultipleChoiceField(
        label=pgettext_lazy("session", "Testers"),
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def prepare(self, viewer: Viewer, agency: Agency) -> None:
        """Offer the testers of the unit and the markets by name."""
        offer(self, "testers", testers(agency, viewer.today))
        rows = reading.places(viewer).current().filter(agency=agency)
        markets = rows.markets().order_by("name", "pk")[:PROPOSED]
        prepare_place(self, viewer, [str(one) for one in markets])


class SessionForm(SessionFields):
    def __init__(self, *args: Any, viewer: Viewer, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.prepare(viewer, agency)


class SessionChangeForm(VersionedForm, SessionFields):
    def __init__(self, *args: Any, viewer: Viewer, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.prepare(viewer, agency)


class WhoGoesForm(VersionedForm):
    """The testers of a session."""

    testers = forms.ModelMultipleChoiceField(
        label=pgettext_lazy("session", "Testers"),
        queryset=User.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Say which testers go.")},
    )

    def __init__(self, *args: Any, viewer: Viewer, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "testers", testers(agency, viewer.today))


class OthersGoForm(WhoGoesForm):
    """Other testers of a session that is confirmed or runs, and why."""

    reason = TextArea(label=_("Reason"), rows=3, max_length=300)


def instrument_words(one: Instrument, waits_in: Order | None = None) -> str:
    """An instrument in a list of choices: what it is, tag, what it is worth, where it waits."""
    parts = [kind_and_capacity(one), one.tag]
    if one.standing == Standing.VALID and one.valid_until:
        day = date_format(one.valid_until, "SHORT_DATE_FORMAT")
        parts.append(_now("valid until %(day)s") % {"day": day})
    elif one.standing != Standing.NEW:
        parts.append(str(STANDINGS[one.standing]))
    if waits_in is not None:
        parts.append(_now("waits in %(order)s") % {"order": waits_in})
    return " · ".join(parts)
