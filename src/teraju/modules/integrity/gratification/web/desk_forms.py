"""Forms of the desk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from teraju.modules.integrity.gratification.domain.assessing import Kind, verdicts_for
from teraju.modules.integrity.gratification.domain.completeness import BY_FORM, BY_LAW, Part
from teraju.modules.integrity.gratification.models import GiftItem
from teraju.modules.integrity.gratification.models.desk_choices import (
    DROP_REASONS,
    OWNERS,
    PARTS,
    VERDICTS,
)
from teraju.platform.files.web.forms import CheckedFileField
from teraju.platform.web.forms import DateField, TextArea, VersionedForm

PAPER = ("application/pdf", "image/png", "image/jpeg")
PHOTO = ("image/png", "image/jpeg")


class StepForm(VersionedForm):
    """For a step that needs nothing but the click."""


class WhyForm(VersionedForm):
    reason = TextArea(label=_("Reason"), rows=3, max_length=600)


class ReturnForm(VersionedForm):
    parts = forms.MultipleChoiceField(
        label=_("What is missing"),
        choices=[(str(part), PARTS[part]) for part in (*BY_LAW, *BY_FORM)],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("What the report does not say is ticked already."),
    )
    note = TextArea(
        label=_("In words"),
        rows=3,
        max_length=600,
        required=False,
        help_text=_("The reporter reads this."),
    )
    answer_by = DateField(label=_("To be completed by"))


class AssessForm(VersionedForm):
    """What becomes of the report; the reason is asked where it departs from the rules."""

    verdict = forms.ChoiceField(label=_("Assessment"), choices=(), widget=forms.RadioSelect)
    departure = TextArea(
        label=_("Why it departs from the rules"),
        rows=3,
        max_length=600,
        required=False,
        help_text=_("Only where your assessment is not the answer of the rules."),
    )

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["verdict"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 as declared above
        field.choices = [(str(one), VERDICTS[one]) for one in verdicts_for(kind)]


class ForwardForm(VersionedForm):
    forwarded_on = DateField(label=_("Forwarded on"))
    gol_number = forms.CharField(
        label=_("GOL number"),
        max_length=60,
        required=False,
        help_text=_("As KPK's application gave it when you entered the report there."),
    )
    forwarding_letter = forms.CharField(
        label=_("Number of the letter to KPK"),
        max_length=80,
        required=False,
        help_text=_("Where the report went by letter or e-mail."),
    )


class GolForm(VersionedForm):
    gol_number = forms.CharField(label=_("GOL number"), max_length=60)


class DayForm(VersionedForm):
    on = DateField(label=_("Since"))


class DecideForm(VersionedForm):
    decided_owner = forms.ChoiceField(
        label=_("By the decision the gift belongs to"),
        choices=[(str(code), word) for code, word in OWNERS.items()],
        widget=forms.RadioSelect,
    )
    decision_number = forms.CharField(label=_("Number of the decision"), max_length=80)
    decided_on = DateField(label=_("Day of the decision"))
    letter = CheckedFileField(label=_("The decision"), types=PAPER, required=False)


class DropForm(VersionedForm):
    drop_reason = forms.ChoiceField(
        label=_("Why it is not followed up"),
        choices=[(str(code), word) for code, word in DROP_REASONS.items()],
        widget=forms.RadioSelect,
    )
    drop_note = TextArea(label=_("In words"), rows=3, max_length=600)


class HandOverForm(VersionedForm):
    handed_over_on = DateField(label=_("Handed over on"))
    handed_over_to = forms.CharField(
        label=_("Handed over to"), max_length=200, help_text=_("For example: KPKNL Serang.")
    )
    hand_over_receipt = forms.CharField(label=_("Number of the receipt"), max_length=80)
    receipt_file = CheckedFileField(label=_("The receipt"), types=PAPER, required=False)


class CloseForm(VersionedForm):
    closing_note = TextArea(label=_("How it ended"), rows=2, max_length=600, required=False)


class ThingForm(forms.Form):
    """One of the objects of a report."""

    item = forms.ChoiceField(label=_("Object"), choices=())

    def __init__(self, *args: Any, items: Sequence[GiftItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["item"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 as declared above
        field.choices = [(str(one.pk), one.description) for one in items]


class TakeInForm(ThingForm):
    seal = forms.CharField(label=_("Number of the seal"), max_length=60)
    place = forms.CharField(
        label=_("Place"), max_length=160, help_text=_("For example: safe of the unit, shelf 2.")
    )
    brought_by = forms.CharField(
        label=_("Brought by"), max_length=160, help_text=_("The office or name of who brought it.")
    )
    taken_in_on = DateField(label=_("Taken in on"))
    photo = CheckedFileField(label=_("Photo under seal"), types=PHOTO)


class DonateForm(ThingForm):
    donated_on = DateField(label=_("Given away on"))
    recipient = forms.CharField(
        label=_("Given to"),
        max_length=200,
        help_text=_("For example: Panti Asuhan Al-Ikhlas, Kecamatan Ciruas."),
    )
    signed_by = forms.CharField(label=_("Receipt signed by"), max_length=160)
    receipt = forms.CharField(label=_("Number of the receipt"), max_length=80, required=False)
    receipt_file = CheckedFileField(label=_("The signed receipt"), types=PAPER, required=False)
    photo = CheckedFileField(label=_("Photo of the hand-over"), types=PHOTO, required=False)
    explanation = TextArea(label=_("Explanation"), rows=2, max_length=600, required=False)


class MoveForm(VersionedForm):
    moved_on = DateField(label=_("Moved on"))
    place = forms.CharField(label=_("New place"), max_length=160)
    seal = forms.CharField(
        label=_("New seal"), max_length=60, required=False, help_text=_("Empty: the same seal.")
    )
    reason = TextArea(label=_("Reason"), rows=2, max_length=400)


class SendForm(VersionedForm):
    moved_on = DateField(label=_("Sent on"))
    receipt = forms.CharField(label=_("Number of the receipt"), max_length=80)


class TakeBackForm(VersionedForm):
    moved_on = DateField(label=_("Came back on"))
    place = forms.CharField(label=_("Place"), max_length=160)
    seal = forms.CharField(label=_("Number of the new seal"), max_length=60)


class GiveBackForm(VersionedForm):
    out_on = DateField(label=_("Given back on"))
    out_to = forms.CharField(label=_("Given back to"), max_length=200)
    receipt = forms.CharField(label=_("Number of the receipt"), max_length=80)


def ticked(missing: Sequence[Part]) -> list[str]:
    return [str(part) for part in missing]
