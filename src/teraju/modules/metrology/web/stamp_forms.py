"""Forms of the stamps of a year, of hand-outs and of stickers; a field for each line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.domain.tags import LONGEST
from teraju.modules.metrology.models import Issue, Standard
from teraju.modules.metrology.models.choices import choices
from teraju.modules.metrology.models.stamps import LARGEST_COUNT
from teraju.modules.metrology.models.unit_choices import CAME_BACK, SITES
from teraju.modules.metrology.selectors.officers import testers
from teraju.modules.metrology.unit_wording import stamp_words
from teraju.platform.accounts.models import User
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

from .amount_fields import CountField
from .named_fields import NamedInput
from .stamp_numbers import NumbersField


def number_field(label: Any, **more: Any) -> forms.IntegerField:
    return CountField(label=label, min_value=0, max_value=LARGEST_COUNT, **more)


class NeedForm(forms.Form):
    """What a year needs."""

    year = forms.IntegerField(label=_("Year of the stamps"), min_value=2000, max_value=2199)
    grounds = TextArea(
        label=_("Grounds of the need"),
        rows=3,
        max_length=1000,
        help_text=_("How many officials verify, and what work is planned."),
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["needs"] = NumbersField(on=on, label=_("How many are needed"))


class NeedChangeForm(VersionedForm):
    """A need that is not applied for yet."""

    grounds = TextArea(label=_("Grounds of the need"), rows=3, max_length=1000)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["needs"] = NumbersField(on=on, label=_("How many are needed"))


class RequestForm(VersionedForm):
    """The application."""

    requested_on = DateField(label=_("Applied for on"))
    request_letter = forms.CharField(label=_("Letter of application"), max_length=80)


class ReceiveForm(VersionedForm):
    """What came, as it was counted when the box was opened."""

    received_on = DateField(label=_("Received on"))
    receipt = forms.CharField(label=_("Minutes of receipt"), max_length=80)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["numbers"] = NumbersField(on=on, label=_("How many came"))


class CorrectForm(ReceiveForm):
    """A receipt that was written down wrongly."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = TextArea(label=_("Reason"), rows=3, max_length=300)


class HandOverForm(VersionedForm):
    """The hand-over to the Directorate."""

    handed_on = DateField(label=_("Handed over on"))
    handover = forms.CharField(
        label=_("Minutes of hand-over"),
        max_length=80,
        required=False,
        help_text=_(
            "The number of minutes that were written elsewhere. Left empty, they are written and "
            "signed here."
        ),
    )
    received_by = forms.CharField(
        label=_("Received by"),
        max_length=160,
        required=False,
        help_text=_(
            "Name and office of whoever takes them at the Directorate: minutes that are written "
            "here name both sides."
        ),
    )


class ConfirmForm(VersionedForm):
    """The receipt by the Directorate."""

    confirmed_on = DateField(label=_("Received by the ministry on"))
    confirmation = forms.CharField(label=_("Letter of the ministry"), max_length=80)


class CountForm(VersionedForm):
    """A count sheet: what is found, without what the book says."""

    counted_on = DateField(label=_("Counted on"))
    witness = forms.CharField(label=_("In the presence of"), max_length=160)

    def __init__(self, *args: Any, lines: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = {f"found_{one.pk}": one.pk for one in lines}
        for one in lines:
            words = stamp_words(one.kind, one.size, one.site)
            self.fields[f"found_{one.pk}"] = number_field(words)
        self.fields["explanation"] = TextArea(
            label=_("Explanation of a difference"), rows=2, max_length=600, required=False
        )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        found = {pk: data.pop(name) for name, pk in self.lines.items() if name in data}
        return {**data, "found": found}


NO_STANDARD = _("No standard is entered: enter each with its certificate first.")
_NO_ROLL = _("No roll with stickers is in the safe: enter one first, or go without.")


def not_offered(left_out: Sequence[str], rows: Any, none: Any) -> Any:
    """What stands at a list to tick: what it leaves out and why, or that there is nothing."""
    if left_out:
        return format_lazy(_("Not offered: {names}"), names=" ".join(left_out))
    return "" if rows.exists() else none


def _many(rows: Any, label: Any, help_text: Any) -> forms.ModelMultipleChoiceField[Any]:
    return forms.ModelMultipleChoiceField(
        rows,
        label=label,
        help_text=help_text,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class IssueForm(forms.Form):
    """What one official takes along for one job."""

    job = forms.CharField(
        label=_("Order or letter of assignment"),
        max_length=80,
        widget=NamedInput,
        help_text=_(
            "The number under which the work is done: the letter of assignment names what is "
            "handed out under it."
        ),
    )
    site = forms.ChoiceField(label=_("Where"), choices=choices(SITES), initial="field")
    holder = forms.ModelChoiceField(User.objects.none(), label=_("Handed out to"))
    issued_on = DateField(label=pgettext_lazy("hand-out", "Handed out on"))
    due_on = DateField(label=_("Back by"))

    def __init__(
        self,
        *args: Any,
        agency: Agency,
        on: date,
        lines: Sequence[Any],
        standards: Any,
        rolls: Any,
        left_out: Mapping[str, Sequence[str]],
        jobs: Sequence[str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["job"].widget.known = jobs
        offer(self, "holder", testers(agency, on))
        self.lines = {f"stamp_{one.pk}": one.pk for one in lines}
        for one in lines:
            there = _("%(number)s in the safe") % {"number": one.there}
            words = stamp_words(one.kind, one.size, one.site)
            field = number_field(words, required=False, help_text=there)
            self.fields[f"stamp_{one.pk}"] = field
        of_standards = not_offered(left_out["standards"], standards, NO_STANDARD)
        self.fields["standards"] = _many(standards, _("Standards"), of_standards)
        of_rolls = not_offered(left_out["rolls"], rolls, _NO_ROLL)
        self.fields["rolls"] = _many(rolls, _("Rolls of stickers"), of_rolls)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        stamps = {pk: data.pop(name, None) or 0 for name, pk in self.lines.items()}
        return {**data, "stamps": stamps}


class IssueBackForm(VersionedForm):
    """What comes back, counted."""

    returned_on = DateField(label=_("Back on"))

    def __init__(self, *args: Any, issue: Issue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stamps: Mapping[str, int] = {f"stamp_{one.pk}": one.pk for one in issue.stamps.all()}
        self.standards = {f"standard_{one.pk}": one.pk for one in issue.standards.all()}
        self.rolls: Mapping[str, int] = {f"roll_{one.pk}": one.pk for one in issue.rolls.all()}
        for stamp in issue.stamps.all():
            line = stamp.line
            words = stamp_words(line.kind, line.size, line.site)
            gone = _("%(number)s went out") % {"number": stamp.out}
            self.fields[f"stamp_{stamp.pk}"] = number_field(words, help_text=gone)
        for each in issue.standards.all():
            self.fields[f"standard_{each.pk}"] = _came_back(each.standard)
        for roll in issue.rolls.all():
            words = _("Stickers left on the roll %(roll)s") % {"roll": roll.roll.name}
            self.fields[f"roll_{roll.pk}"] = CountField(label=words, min_value=0)
        self.fields["note"] = TextArea(
            label=_("What is missing or broken"), rows=2, max_length=600, required=False
        )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        stamps = {pk: data.pop(name) for name, pk in self.stamps.items() if name in data}
        used = {pk: data.pop(name) for name, pk in self.standards.items() if name in data}
        rolls = {pk: data.pop(name) for name, pk in self.rolls.items() if name in data}
        return {**data, "stamps": stamps, "standards": used, "rolls": rolls}


def _came_back(one: Standard) -> forms.ChoiceField:
    """How a standard came back; nothing is chosen beforehand: whoever takes it back looks."""
    pieces = _("%(number)s pieces went out; one that is missing or damaged counts for all.")
    return forms.ChoiceField(
        label=str(one),
        choices=choices(CAME_BACK),
        widget=forms.RadioSelect,
        help_text=pieces % {"number": one.count} if one.count > 1 else "",
    )


class RollForm(forms.Form):
    """A roll that came."""

    name = forms.CharField(
        label=_("Roll"), max_length=40, help_text=_("As it is marked, for example 2026-03.")
    )
    first = CountField(label=_("First number"), min_value=1)
    last = CountField(label=_("Last number"), min_value=1)
    received_on = DateField(label=_("Received on"))


class BindForm(forms.Form):
    """A sticker and the instrument that it goes on."""

    code = forms.CharField(
        label=_("Code of the sticker"),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off"}),
        help_text=_("Scan it or type it; blanks and strokes do not count."),
    )
    tag = forms.CharField(
        label=_("Tag of the instrument"),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off"}),
    )
    on = DateField(label=_("Put on"))


class SpoilForm(forms.Form):
    """A sticker that was torn or lost before it was used."""

    code = forms.CharField(label=_("Code of the sticker"), max_length=LONGEST)
    reason = TextArea(label=_("What happened to it"), rows=2, max_length=300)
