"""Forms of test sheets, marks and certificates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.domain.editions import Control
from teraju.modules.metrology.domain.judging import Verdict
from teraju.modules.metrology.domain.marks import Remedy, Result, reasons_by_hand
from teraju.modules.metrology.domain.sheets import counts_pieces
from teraju.modules.metrology.domain.stamps import StampKind
from teraju.modules.metrology.domain.tags import LONGEST
from teraju.modules.metrology.domain.tested_with import may_accompany
from teraju.modules.metrology.models import Instrument, Repairer, Sheet, Standard, Verification
from teraju.modules.metrology.models.order_choices import CONTROLS, REMEDIES, VOID_REASONS
from teraju.modules.metrology.selectors.sheets import is_away, too_heavy, usable_standards
from teraju.modules.metrology.selectors.standards import not_at_hand, told_together
from teraju.modules.metrology.services.sheet_checks import kind_of
from teraju.modules.metrology.sheet_wording import COUNTS
from teraju.modules.metrology.unit_api import StampsOut
from teraju.modules.metrology.unit_wording import stamp_kind_words
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

from .scope_forms import ReasonedForm
from .stamp_forms import NO_STANDARD, not_offered

_TOO_HEAVY = _("It is heavier than the Max of this instrument.")
_OTHER_SORT = _("It does not measure instruments of this kind.")
CONTROL_CHOICES = [(str(one), CONTROLS[one]) for one in (Control.SUBSEQUENT, Control.INITIAL)]


class StandardsField(forms.ModelMultipleChoiceField[Standard]):
    """Standards as a list to tick: those in hand first, those unfit left out."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Standard.objects.none(), label=_("Standards used"), **kwargs)


class OpenForm(forms.Form):
    """A test begins."""

    control = forms.ChoiceField(label=_("Kind of control"), choices=CONTROL_CHOICES)
    standards = StandardsField(
        required=False,
        help_text=_("Those that you have with you. They can be chosen later too."),
    )

    def __init__(
        self, *args: Any, viewer: Viewer, instrument: Instrument, away: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if not away:
            self.fields["standards"].help_text = _(
                "Those that you have with you or that lie at the office. "
                "They can be chosen later too."
            )
        _offer_standards(self, viewer, instrument, instrument.plate, viewer.today, away=away)


class StandardsForm(VersionedForm):
    """Other standards."""

    standards = StandardsField()

    def __init__(self, *args: Any, viewer: Viewer, sheet: Sheet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        one, on, away = sheet.instrument, sheet.tested_on, is_away(sheet.line)
        _offer_standards(self, viewer, one, sheet.plate, on, away=away)


def _offer_standards(
    form: forms.Form,
    viewer: Viewer,
    instrument: Instrument,
    plate: Mapping[str, str],
    on: date,
    *,
    away: bool,
) -> None:
    """Those that may be used, and beside them which may not and why."""
    agency_id, field = instrument.agency_id, form.fields["standards"]
    rows = usable_standards(viewer, agency_id, on, away=away)
    found = list(rows)
    heavy = too_heavy(found, instrument, plate)
    useless = [one for one in found if not may_accompany(instrument.kind, one, on)]
    rows = rows.exclude(pk__in=[one.pk for one in (*heavy, *useless)])
    offer(form, "standards", rows)
    left_out = told_together((one, _TOO_HEAVY) for one in heavy)
    left_out += told_together((one, _OTHER_SORT) for one in useless if one not in heavy)
    left_out += not_at_hand(viewer, agency_id, on, away=away)
    told = not_offered(left_out, rows, NO_STANDARD)
    field.help_text = format_lazy("{} {}", field.help_text, told) if field.help_text else told


class AgainForm(VersionedForm):
    """What was done between two attempts."""

    remedy = forms.ChoiceField(
        label=_("What was done"),
        choices=[(str(one), REMEDIES[one]) for one in (Remedy.ADJUSTED, Remedy.REPAIRED)],
        widget=forms.RadioSelect,
    )
    repairer = forms.ModelChoiceField(
        Repairer.objects.none(),
        label=pgettext_lazy("test sheet", "Repairer"),
        required=False,
        help_text=_("Only where a repairer did it: one with a permit for this kind."),
    )
    remedy_note = forms.CharField(label=_("What exactly"), max_length=300, required=False)

    def __init__(self, *args: Any, viewer: Viewer, sheet: Sheet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = Repairer.objects.visible_to(viewer).filter(agency=sheet.agency_id)
        kind = sheet.instrument.kind
        # Who ended today is a repairer for what was done before, and for nothing from here on.
        rows = mine.permitted_on(viewer.today).filter(ended_on=None)
        fit = [one.pk for one in rows if one.covers(kind)]
        offer(self, "repairer", rows.filter(pk__in=fit).order_by("name", "pk"))
        gone = mine.filter(permit_until__lt=viewer.today, ended_on=None).order_by("name", "pk")
        words = " ".join(_run_out(one) for one in gone if one.covers(kind))
        if words:
            # Else nobody knows why the one who stands there is not among them.
            field = self.fields["repairer"]
            field.help_text = format_lazy("{} {}", field.help_text, words)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        repairer = data.pop("repairer", None)
        return {**data, "repairer_id": repairer.pk if repairer else None}


def _run_out(one: Repairer) -> str:
    day = date_format(one.permit_until) if one.permit_until else ""
    words = _now("Not %(name)s: the permit held until %(day)s. The counter enters a new one.")
    return words % {"name": one.name, "day": day}


class GiveUpForm(ReasonedForm):
    """A test ends without a mark."""


class DecideForm(VersionedForm):
    """The marks put on: a number for each stamp that is in hand, or why none fits."""

    def __init__(
        self, *args: Any, out: StampsOut, sheet: Sheet, counts: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.first = {one: mark_field(out, one) for one in DECIDING} if counts else {}
        self.keys = {
            f"m_{kind}_{size}": (kind, size) for kind, size in _wanted(out, sheet, counts=counts)
        }
        if counts:
            self.fields |= count_fields()
        for name, (kind, size) in self.keys.items():
            words = stamp_kind_words(kind, size)
            self.fields[name] = _number(words, MOST_PIECES if counts else 100)
        if counts:
            self._say_that_each_bears_one()
        self.fields |= _rest()
        if sheet.verdict == Verdict.FAIL and not counts:
            del self.fields["sticker"], self.fields["wants_certificate"]

    def _say_that_each_bears_one(self) -> None:
        told = {
            StampKind.SAH: _("Left empty: one on each piece that passed."),
            StampKind.BATAL: _("Left empty: one on each piece that failed."),
        }
        for kind, name in self.first.items():
            if name:
                self.fields[name].help_text = told[kind]

    def _one_each(self, data: Mapping[str, Any]) -> dict[str, int]:
        """One on each piece by what came of it, where no number was typed and one fits."""
        typed = [data.get(name) for name, (kind, _size) in self.keys.items() if kind in DECIDING]
        if data.get("unmarkable") or any(one is not None for one in typed):
            return {}
        counted = {StampKind.SAH: data.get("passed"), StampKind.BATAL: data.get("failed")}
        return {name: counted[kind] or 0 for kind, name in self.first.items() if name}

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        data |= self._one_each(data)
        spot = data.pop("spot", "")
        marks = [
            {"kind": kind, "size": size, "count": data[name], "spot": spot}
            for name, (kind, size) in self.keys.items()
            if data.get(name)
        ]
        kept = {name: value for name, value in data.items() if name not in self.keys}
        return {**with_pieces(kept), "marks": marks}


MOST_PIECES = 10_000
DECIDING = (StampKind.SAH, StampKind.BATAL)


def count_fields() -> dict[str, forms.Field]:
    """What came of the pieces of a set."""
    needed = ("passed", "failed")
    return {
        name: _number(label, MOST_PIECES, required=name in needed) for name, label in COUNTS.items()
    }


def with_pieces(data: dict[str, Any]) -> dict[str, Any]:
    """The counts of a form as the services take them; nothing where none are asked for."""
    counts = [data.pop(name, None) or 0 for name in COUNTS if name in data]
    return {**data, "pieces": tuple(counts)} if counts else data


def _wanted(out: StampsOut, sheet: Sheet, *, counts: bool) -> Iterator[tuple[str, str]]:
    """The stamps in hand that the verdict may be marked with."""
    against = set() if counts else {StampKind.BATAL}
    if not counts and sheet.verdict == Verdict.FAIL:
        against = {StampKind.SAH}
    deciding = deciding_stamp(sheet)
    for kind, sizes in sorted(out.kinds.items(), key=lambda one: one[0] != deciding):
        if kind not in against:
            for size in sizes:
                yield kind, size


def _number(label: Any, most: int, *, required: bool = False) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=most, required=required)


def _rest() -> Mapping[str, forms.Field]:
    return {
        "spot": forms.CharField(
            label=_("Where on the instrument"),
            max_length=120,
            required=False,
            help_text=_("Needed where one instrument bears several of a kind."),
        ),
        "unmarkable": forms.CharField(
            label=_("Why no mark fits"),
            max_length=200,
            required=False,
            help_text=_("Only where none can be put on: then a certificate stands for it."),
        ),
        "sticker": forms.CharField(
            label=pgettext_lazy("test sheet", "Sticker"),
            max_length=LONGEST,
            required=False,
            help_text=_("Its code, as it is printed or scanned."),
        ),
        "wants_certificate": forms.BooleanField(
            label=_("A certificate (SKHP) is asked for"), required=False
        ),
        "photo": forms.FileField(
            label=_("Photo of the marks"),
            required=False,
            widget=forms.ClearableFileInput(attrs={"accept": "image/*", "capture": "environment"}),
        ),
        "note": forms.CharField(label=_("Note"), max_length=400, required=False),
    }


class VoidForm(VersionedForm):
    """Something took the force from a mark; of a batal only a mistake can be told."""

    on = DateField(label=pgettext_lazy("mark", "Found on"))
    reason = forms.ChoiceField(label=_("What was found"))
    note = TextArea(
        label=_("What exactly"),
        rows=3,
        max_length=300,
        help_text=_("It stays in the house: the public page shows only what was found."),
    )

    def __init__(self, *args: Any, verification: Verification, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = reasons_by_hand(
            Result(verification.result), is_fixed=verification.instrument.is_fixed
        )
        field: Any = self.fields["reason"]
        field.choices = [(one, word) for one, word in VOID_REASONS.items() if one in known]


class SubmitForm(VersionedForm):
    """A certificate that was sent back."""

    note = TextArea(label=_("What was put right"), rows=3, max_length=300)


def deciding_stamp(sheet: Sheet) -> StampKind:
    """The stamp that says what the verdict says."""
    return StampKind.BATAL if sheet.verdict == Verdict.FAIL else StampKind.SAH


def marks_begun(out: StampsOut, sheet: Sheet) -> dict[str, int]:
    """The usual marks of a verdict: one of the deciding stamp; of a set as it is counted."""
    name = mark_field(out, deciding_stamp(sheet))
    is_set = counts_pieces(kind_of(sheet.instrument), sheet.instrument.count)
    return {name: 1} if name and not is_set else {}


def mark_field(out: StampsOut, kind: StampKind) -> str:
    """The field of the first stamp of a kind that is in hand; empty without one."""
    sizes: Sequence[str] = out.kinds.get(kind, ())
    return f"m_{kind}_{sizes[0]}" if sizes else ""
