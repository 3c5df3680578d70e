"""Forms on study visits."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.documents.api import Document
from teraju.modules.learning.domain.regions import provinces
from teraju.modules.learning.models import Practice, StudyVisit
from teraju.modules.learning.models.choices import choices
from teraju.modules.learning.models.study_choices import MILESTONES, OUTCOMES
from teraju.modules.learning.selectors import studies as reading
from teraju.modules.learning.study_permissions import STUDY_HANDLE
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer


def province_choices() -> list[tuple[str, str]]:
    named = sorted(provinces().items(), key=lambda pair: pair[1])
    return [("", "–"), *named]


class ClockField(forms.TimeField):
    """A time of day, by the browser's picker; typed 09:00 or 09.00."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
        kwargs.setdefault("input_formats", ["%H:%M", "%H.%M", "%H:%M:%S"])
        super().__init__(**kwargs)


class GuestFields(forms.Form):
    """Who wants to come, when, and what for."""

    province = forms.ChoiceField(label=_("Province"), choices=province_choices)
    guest = forms.CharField(
        label=_("Guest government"),
        max_length=120,
        help_text=_("As in: Kabupaten Tabanan, Kota Kupang, Provinsi Maluku."),
    )
    guest_offices = forms.CharField(
        label=_("Offices that come"),
        max_length=300,
        required=False,
        help_text=_("The agencies, not the people."),
    )
    size = forms.IntegerField(label=_("Number of guests"), min_value=1, max_value=9999)
    wished_from = DateField(label=_("First day wished"))
    wished_until = DateField(label=_("Last day wished"))
    wishes = TextArea(
        label=_("What they want to see"),
        max_length=2000,
        help_text=_("For example the anti-bribery management system, or how gifts are reported."),
    )


class ContactFields(forms.Form):
    contact_name = forms.CharField(label=_("Whom to reach"), max_length=120, required=False)
    contact_office = forms.CharField(
        label=_("Office of the contact"), max_length=160, required=False
    )
    contact_phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    contact_email = forms.EmailField(label=_("Mail"), required=False)


class PublicStudyForm(ContactFields, GuestFields):
    """Anybody asks for a visit: no account; the key makes two clicks one request."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    agency = forms.ModelChoiceField(
        label=pgettext_lazy("study visit", "Which agency to visit"),
        queryset=Agency.objects.none(),
    )
    field_order = ("key", "agency")

    def __init__(self, *args: Any, slug: str, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", reading.hosts(slug, day))
        self.fields["wishes"].label = _("What you want to see")
        self.fields["contact_name"].label = _("Whom we can reach")
        self.fields["contact_phone"].help_text = _(
            "A telephone number or a mail address. We forget both when the visit is over with."
        )


class LetterForm(ContactFields, GuestFields):
    """A request that came as a letter."""

    agency = forms.ModelChoiceField(
        label=pgettext_lazy("study visit", "Host"), queryset=Agency.objects.none()
    )
    letter_number = forms.CharField(label=_("Number of the letter"), max_length=120)
    letter_on = DateField(label=_("Date of the letter"))
    received_on = DateField(label=_("Received on"))
    field_order = ("agency", "letter_number", "letter_on", "received_on")

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "agency", rights.agencies_where(viewer, STUDY_HANDLE))


class RequestChangeForm(VersionedForm, ContactFields, GuestFields):
    """A request that exists and was not answered."""


class AcceptForm(VersionedForm):
    visit_on = DateField(
        label=_("Day of the visit"), help_text=_("One of the days that the guests wished.")
    )
    reply = TextArea(
        label=_("What the guests are told"),
        max_length=2000,
        required=False,
        help_text=_("For example when and where you receive them."),
    )


class ProposeForm(VersionedForm):
    visit_on = DateField(label=_("Day that you propose"))
    reply = TextArea(
        label=_("What the guests are told"),
        max_length=2000,
        help_text=_("Why another day is needed."),
    )


class StudyReasonForm(VersionedForm):
    reason = TextArea(
        label=_("Reason"),
        rows=3,
        max_length=400,
        help_text=_("The guests read it on the page of their request."),
    )


class WhyForm(VersionedForm):
    reason = TextArea(label=_("Reason"), rows=3, max_length=400)


class AgreeForm(VersionedForm):
    note = TextArea(
        label=_("How they answered"),
        rows=2,
        max_length=400,
        help_text=_("As in: by telephone today, by letter number …"),
    )


class AgendaForm(VersionedForm):
    starts = ClockField(label=_("From"))
    ends = ClockField(label=pgettext_lazy("time of day", "Until"), required=False)
    topic = forms.CharField(label=_("Topic"), max_length=200)
    host = forms.CharField(
        label=_("Who receives them"), max_length=160, help_text=_("The office, not the person.")
    )
    place = forms.CharField(label=_("Place"), max_length=160, required=False)


class HeldForm(VersionedForm):
    held_on = DateField(label=_("Held on"))
    came = forms.IntegerField(label=_("Guests who came"), min_value=1, max_value=9999)
    offices_came = forms.CharField(
        label=_("Offices that came"),
        max_length=300,
        required=False,
        help_text=_("The agencies, not the people."),
    )
    minutes = TextArea(
        label=_("What was shown and said"), help_text=_("This stands in the minutes.")
    )


class HeldChangeForm(HeldForm):
    reason = TextArea(label=_("Reason"), rows=3, max_length=400)


class TakenForm(VersionedForm):
    practice = forms.ModelChoiceField(
        label=_("Practice of the library"), queryset=Practice.objects.none(), required=False
    )
    document = forms.ModelChoiceField(
        label=_("Document"),
        queryset=Document.objects.none(),
        required=False,
        help_text=_("Public documents alone."),
    )
    title = forms.CharField(
        label=pgettext_lazy("study visit", "What it is"),
        max_length=200,
        required=False,
        help_text=_("Where it is neither: a presentation, a set of forms."),
    )

    def __init__(self, *args: Any, viewer: Viewer, visit: StudyVisit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "practice", reading.practices_to_take(viewer, visit))
        offer(self, "document", reading.documents_to_take(viewer, visit))


class FollowUpForm(VersionedForm):
    outcome = forms.ChoiceField(
        label=_("What came of it"), choices=choices(OUTCOMES), widget=forms.RadioSelect
    )
    follow_up = TextArea(label=_("What they did"))
    ask_again_on = DateField(
        label=_("Ask again on"),
        required=False,
        help_text=_("Empty: it is over with, and whom to reach is forgotten."),
    )


class MilestoneForm(VersionedForm):
    kind = forms.ChoiceField(
        label=_("What they reached"), choices=choices(MILESTONES), widget=forms.RadioSelect
    )
    on = DateField(label=pgettext_lazy("study visit", "On which day"))
    standard = forms.CharField(
        label=_("Standard"),
        max_length=120,
        required=False,
        help_text=_("As it stands on the certificate: SNI ISO 37001:2016."),
    )
    guest_agency = forms.CharField(
        label=_("Which agency of theirs"), max_length=160, required=False
    )
    until = DateField(label=_("Valid until"), required=False)
    source = forms.CharField(
        label=_("Where that stands"),
        max_length=300,
        help_text=_("A letter, a news report with its day, the list of a certification body."),
    )


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code of your request"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off"}),
    )


class SayForm(forms.Form):
    """What guests say to a day that was proposed, or that they do not come."""

    note = TextArea(label=_("What you want to say"), rows=3, max_length=400, required=False)
