"""Forms of inspections, of what they find, and of citizens' reports."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.domain.in_service import (
    DottedThousands,
    Sheet,
    WrongLine,
    read_lines,
)
from teraju.modules.metrology.domain.supervision import outcomes_after
from teraju.modules.metrology.domain.tags import LONGEST
from teraju.modules.metrology.models import InspectionItem
from teraju.modules.metrology.models.choices import choices
from teraju.modules.metrology.models.supervision_choices import FINDINGS, MEASURES, OUTCOMES
from teraju.modules.metrology.selectors import registers as reading
from teraju.modules.metrology.selectors.supervision import supervisors
from teraju.platform.accounts.models import User
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

from .named_fields import NamedField, prepare_place
from .unit_common import PUBLIC_REASON

PROPOSED = 25
CLOCK = {"type": "time"}
CODE = {"autocapitalize": "characters", "autocomplete": "off"}


def hour(label: Any) -> forms.TimeField:
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs=CLOCK, format="%H:%M"))


class InspectionFields(forms.Form):
    purpose = forms.CharField(
        label=_("What is looked at"),
        max_length=300,
        help_text=_("As in: scales of the fish traders, marks and seals of the pumps."),
    )
    planned_on = DateField(label=pgettext_lazy("inspection", "Day"))
    begins_at = hour(_("From"))
    ends_at = hour(_("Until"))
    officials = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label=_("Officials"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Supervisors only; never who verified an instrument there."),
    )

    def offer_officials(self, agency: Agency, viewer: Viewer) -> None:
        offer(self, "officials", supervisors(agency, viewer.today))


class InspectionForm(InspectionFields):
    place = NamedField(
        label=_("Place"),
        missing=_("No open place is called so: enter it in the register of places first."),
        help_text=_("A market, or a kiosk with block and number."),
    )
    field_order = ("place",)

    def __init__(self, *args: Any, viewer: Viewer, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = reading.places(viewer).current().filter(agency=agency)
        known = [str(one) for one in rows.markets().order_by("name", "pk")[:PROPOSED]]
        prepare_place(self, viewer, known)
        self.offer_officials(agency, viewer)


class InspectionChangeForm(VersionedForm, InspectionFields):
    is_open = forms.BooleanField(
        label=_("Open to the public while it trades"),
        required=False,
        help_text=_("A closed place is entered from 06:00 to 18:00 only."),
    )
    field_order = ("purpose", "planned_on", "begins_at", "ends_at", "is_open", "officials")

    def __init__(self, *args: Any, viewer: Viewer, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_officials(agency, viewer)


class StepForm(VersionedForm):
    """For a step that needs nothing but the click."""


class WarnForm(VersionedForm):
    """Asks for a day only where that of the minutes would be over when the letter comes."""

    due_on = DateField(
        label=_("To be put right by"),
        help_text=_("The day that the minutes set is over, or today: the letter names this one."),
    )

    def __init__(self, *args: Any, asks_day: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_day:
            del self.fields["due_on"]


class WhyForm(VersionedForm):
    reason = TextArea(label=_("Reason"), rows=3, max_length=300, help_text=PUBLIC_REASON)


class VisitForm(VersionedForm):
    visited_on = DateField(label=_("Visited on"))
    visited_from = hour(_("From"))
    visited_until = hour(_("Until"))
    summary = TextArea(
        label=_("Course of the visit"),
        rows=4,
        max_length=1000,
        required=False,
        help_text=_("Who was met by their part (owner, keeper of the stall), no names."),
    )


class CloseForm(VersionedForm):
    conclusion = TextArea(label=_("Conclusion"), rows=4, max_length=1000)


class CloseWithAnswerForm(CloseForm):
    answer = TextArea(
        label=_("What the citizen is told"),
        rows=5,
        max_length=2000,
        help_text=_("Whoever has the ticket reads it: plain words, nobody's name."),
    )


class FindForm(forms.Form):
    code = forms.CharField(
        label=_("Code on the tag or sticker"),
        max_length=LONGEST,
        required=False,
        help_text=_("Leave it empty if it bears none and is in no register."),
        widget=forms.TextInput(attrs=CODE),
    )


class ItemFields(forms.Form):
    described = forms.CharField(
        label=_("Which instrument"),
        max_length=200,
        help_text=_("Kind, make, size, and whose part: table scale 10 kg, stall B-12."),
    )
    finding = forms.ChoiceField(
        label=pgettext_lazy("inspection", "Finding"),
        choices=choices(FINDINGS),
        widget=forms.RadioSelect,
    )
    note = TextArea(label=_("What was seen"), rows=3, max_length=600, required=False)
    readings = forms.CharField(
        label=_("Readings"), widget=forms.Textarea(attrs={"rows": 4}), required=False
    )
    measure = forms.ChoiceField(
        label=_("Measure"), choices=choices(MEASURES), widget=forms.RadioSelect
    )
    due_on = DateField(
        label=_("To be put right by"),
        required=False,
        help_text=_(
            "With a written warning; left empty it has the usual day. With a seal only if you set"
            " a day."
        ),
    )
    seal = forms.CharField(
        label=_("Number of the seal"), max_length=60, required=False, help_text=_("With a seal.")
    )
    referred_to = forms.CharField(
        label=_("Referred to"),
        max_length=160,
        required=False,
        help_text=_("With a referral: the investigators (PPNS) or the police."),
    )

    def __init__(
        self, *args: Any, sheet: Sheet | None, help_text: Any, is_known: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sheet = sheet
        if is_known:
            del self.fields["described"]
        if sheet is None:
            del self.fields["readings"]
        else:
            self.fields["readings"].help_text = help_text

    def clean_readings(self) -> dict[str, Any]:
        text = self.cleaned_data.get("readings") or ""
        if self.sheet is None:
            return {}
        try:
            return read_lines(text, self.sheet)
        except DottedThousands as error:
            words = _(
                "Line %(number)s: write thousands without a point, as in 5000, and decimals with "
                "a comma."
            )
            raise forms.ValidationError(words, params={"number": error.number}) from error
        except WrongLine as error:
            words = _("Line %(number)s cannot be read: write the numbers of one point in it.")
            raise forms.ValidationError(words, params={"number": error.number}) from error


class ItemForm(ItemFields):
    pass


class ItemChangeForm(VersionedForm, ItemFields):
    pass


class FollowUpForm(VersionedForm):
    followed_up_on = DateField(label=_("Looked at again on"))
    outcome = forms.ChoiceField(
        label=pgettext_lazy("supervision", "Outcome"),
        choices=choices(OUTCOMES),
        widget=forms.RadioSelect,
        help_text=_(
            "“No longer used” takes it out of use in the register, and its public page says so;"
            " used again it is verified first."
        ),
    )
    code = forms.CharField(
        label=_("Code on the tag that it bears now"),
        max_length=40,
        required=False,
        help_text=_("It bore none on the visit. Whoever verified it gave it one."),
        widget=forms.TextInput(attrs=CODE),
    )
    note = TextArea(label=_("What was found then"), rows=3, max_length=600, required=False)

    def __init__(self, *args: Any, item: InspectionItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if item.instrument_id is not None:
            del self.fields["code"]
        offered = outcomes_after(item.referred_to)
        words = {one: word for one, word in OUTCOMES.items() if one in offered}
        self.fields["outcome"].choices = choices(words)  # type: ignore[attr-defined]


class NextReferralForm(VersionedForm):
    referred_to = forms.CharField(
        label=_("Referred to"),
        max_length=160,
        help_text=_("The investigators (PPNS) or the police."),
    )
    note = TextArea(label=_("Why it is referred"), rows=3, max_length=600)


class RestForm(VersionedForm):
    reason = TextArea(label=_("Why nothing more is done"), rows=3, max_length=600)


class AnswerForm(VersionedForm):
    answer = CloseWithAnswerForm.base_fields["answer"]
