"""Forms of events: of the office, and those of the public pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.learning.models.choices import choices
from teraju.modules.learning.models.event_choices import EVENT_KINDS
from teraju.platform.web.forms import DateField, TextArea, VersionedForm

from .event_words import ASPECTS, SCALE


class TimeField(forms.TimeField):
    """A time of the day, by the browser's picker or typed 09:00 or 09.00."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
        kwargs.setdefault("input_formats", ["%H:%M", "%H.%M", "%H:%M:%S"])
        super().__init__(**kwargs)


class EventForm(forms.Form):
    kind = forms.ChoiceField(
        label=pgettext_lazy("learning", "Kind of event"), choices=choices(EVENT_KINDS)
    )
    title = forms.CharField(label=_("Title"), max_length=200)
    summary = TextArea(
        label=_("What it is about"),
        max_length=2000,
        help_text=_("In plain words: for whom it is, and what they take home."),
    )
    first_day = DateField(label=_("First day"))
    last_day = DateField(label=_("Last day"))
    starts = TimeField(label=_("Begins at"), help_text=_("Local time of the government."))
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    join_url = forms.URLField(
        label=_("Link to take part"),
        max_length=400,
        required=False,
        assume_scheme="https",
        help_text=_("For a webinar. Only whoever has a seat sees it, on the ticket."),
    )
    seats = forms.IntegerField(
        label=_("Seats"),
        min_value=1,
        max_value=100_000,
        required=False,
        help_text=_("Empty: as many as come. Who comes later waits and moves up."),
    )
    opens_on = DateField(label=_("Registration from"))
    closes_on = DateField(label=_("Registration until"))
    contact = forms.CharField(
        label=_("Whom to ask"),
        max_length=160,
        help_text=_("The office and how it is reached; it stands on the public page."),
    )
    for_awareness = forms.BooleanField(
        label=_("Proves awareness"),
        required=False,
    )
    for_communication = forms.BooleanField(
        label=_("Proves communication"),
        required=False,
    )
    for_competence = forms.BooleanField(
        label=_("Proves competence"),
        required=False,
        help_text=_("As a support: attendance alone shows no competence."),
    )


class EventChangeForm(VersionedForm, EventForm):
    pass


class SessionFields(forms.Form):
    day = DateField(label=_("Day"))
    starts = TimeField(label=_("Begins at"))
    ends = TimeField(label=_("Ends at"))
    title = forms.CharField(label=_("Title"), max_length=200)
    speaker = forms.CharField(
        label=_("Speaker"),
        max_length=200,
        required=False,
        help_text=_("Name or office; it stands on the public page."),
    )


class SessionForm(VersionedForm, SessionFields):
    pass


class MaterialForm(VersionedForm):
    title = forms.CharField(label=_("Title"), max_length=200)
    upload = forms.FileField(label=_("File"))
    release = forms.BooleanField(
        label=_("Everybody may open it at once"),
        required=False,
        help_text=_("Otherwise it is released later, with one click."),
    )


class PersonFields(forms.Form):
    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("As it is to stand on the certificate."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    organisation = forms.CharField(
        label=_("Organisation"),
        max_length=160,
        help_text=_("Office, unit or business."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    region = forms.CharField(
        label=_("Region or government"),
        max_length=120,
        required=False,
        help_text=_("For example Kabupaten Serang."),
    )


class ContactFields(PersonFields):
    contact = forms.CharField(
        label=_("Mail or telephone"),
        max_length=254,
        help_text=_("One of the two. One contact is one ticket."),
        widget=forms.TextInput(attrs={"autocomplete": "email"}),
    )


class PersonForm(VersionedForm, ContactFields):
    """Somebody whom the desk enters."""


class PersonChangeForm(VersionedForm, PersonFields):
    pass


class OwnForm(PersonFields):
    """What a participant puts right on the page of their ticket."""


class RegisterForm(ContactFields):
    """The public form. Its key makes a repeated click one registration; the trap is for robots."""

    agreed = forms.BooleanField(
        label=_("I agree that the organiser keeps these data for this event and its certificate."),
        help_text=_("They are shown to nobody else and are not used for anything else."),
    )
    form_key = forms.CharField(max_length=40, widget=forms.HiddenInput, required=False)
    website = forms.CharField(required=False, widget=forms.HiddenInput)


class AskForm(forms.Form):
    text = TextArea(
        label=_("Your question"),
        rows=3,
        max_length=500,
        help_text=_("Write no names. It is shown once the organiser has looked at it."),
    )
    form_key = forms.CharField(max_length=40, widget=forms.HiddenInput)
    website = forms.CharField(required=False, widget=forms.HiddenInput)


class TypedForm(forms.Form):
    """A ticket or a contact, scanned or typed."""

    typed = forms.CharField(
        label=_("Ticket, mail or telephone"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
    )


class ReplyForm(forms.Form):
    """Three questions and a comment."""

    comment = TextArea(
        label=_("Comment"), rows=3, max_length=500, required=False, help_text=_("Write no names.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in ASPECTS.items():
            self.fields[name] = forms.TypedChoiceField(
                label=str(label), choices=list(SCALE.items()), coerce=int, widget=forms.RadioSelect
            )
        self.order_fields([*ASPECTS, "comment"])


class AnswerForm(VersionedForm):
    answer = TextArea(
        label=_("Answer"),
        max_length=2000,
        help_text=_("Question and answer are shown on the public page."),
    )
