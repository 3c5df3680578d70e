"""The forms of what comes around and after a concern."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from teraju.modules.integrity.concerns import after_words, spoken, wording
from teraju.modules.integrity.concerns.domain.lessons import LONGEST
from teraju.modules.integrity.concerns.web.desk.forms import (
    LoginForm,
    NewPassphraseForm,
    one_of,
    some_of,
)
from teraju.modules.integrity.concerns.web.fields import Lines

BY_KEY, BY_PASSPHRASE = "key", "passphrase"


class HoldForm(forms.Form):
    reason = Lines(
        label=_("Reason"),
        rows=3,
        help_text=_("For example: a court or an authority asked that nothing be destroyed."),
    )


class LessonForm(forms.Form):
    process = one_of(after_words.PROCESSES, label=_("The kind of work it is about"))
    text = Lines(
        label=_("The lesson, in your own words"),
        rows=6,
        max_length=LONGEST,
        help_text=_(
            "What went wrong in the way of working and what is done now. No name, unit, place, "
            "day or amount; nothing that only somebody who was there could know."
        ),
    )
    confirm = forms.BooleanField(
        label=_(
            "I have read it with the eyes of the reporter, of the person it was about and of "
            "their colleagues: none of them would find the concern in it."
        )
    )


class HandOverForm(forms.Form):
    """What goes to whom, and how it is locked; the passphrase was made with the page."""

    receiver = one_of(wording.RECEIVERS, label=_("To whom"))
    entries = some_of({}, label=_("What goes along"))
    attachments = some_of({}, label=_("Files"))
    identity = forms.BooleanField(
        label=_("The reporter's identity goes along"),
        required=False,
        help_text=_(
            "Only if the reporter agreed. Of a confidential reporter it goes only after a "
            "custodian has opened it."
        ),
    )
    way = one_of(
        {
            BY_KEY: _("with the public key of the receiver (age or SSH)"),
            BY_PASSPHRASE: _("with the passphrase below"),
        },
        label=_("How the file is locked"),
    )
    key = forms.CharField(
        label=_("Public key of the receiver"),
        required=False,
        max_length=2000,
        help_text=_(
            "It begins with age1 or with ssh-. Have it read to you by telephone once more: a key "
            "of somebody else opens everything to them."
        ),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )
    passphrase = forms.CharField(
        label=_("Passphrase, if there is no key"),
        required=False,
        max_length=40,
        help_text=_(
            "Write it down now; it is kept nowhere. It goes another way than the file: by hand or "
            "by telephone."
        ),
        widget=forms.TextInput(attrs={"readonly": True, "autocomplete": "off"}),
    )

    def __init__(
        self,
        *args: Any,
        entries: Iterable[tuple[str, str]] = (),
        attachments: Iterable[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("entries", list(entries)), ("attachments", list(attachments))):
            field = self.fields[name]
            if isinstance(field, forms.MultipleChoiceField):
                field.choices = choices
            if not choices:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("way") == BY_KEY and not values.get("key", "").strip():
            self.add_error("key", _("Paste the public key of the receiver."))
        # The field cannot be typed into; what stands in it all the same was not made here.
        if values.get("way") == BY_PASSPHRASE and not spoken.is_spoken(values["passphrase"]):
            self.add_error("passphrase", _("Take the passphrase that this page has made."))
        return values


class HalfYearForm(forms.Form):
    staff = forms.IntegerField(
        label=_("Employees of this government"),
        min_value=1,
        max_value=10_000_000,
        help_text=_("Where few people work, numbers would lead to them: then none are told."),
    )
    confirm = forms.BooleanField(
        label=_("I know that it is told once and cannot be taken back."),
    )


class BeginRecoveryForm(forms.Form):
    """The first custodian's step."""

    signs = forms.CharField(
        label=_("The ten signs"),
        max_length=30,
        help_text=_(
            "Meet the person, or call them on a number that you knew before, and let them read "
            "the signs to you. Whoever cannot did not ask."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    second = forms.ChoiceField(label=_("Second custodian"), choices=[])
    reason = Lines(label=_("Reason"), rows=3)

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["second"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(people)


class CompleteRecoveryForm(forms.Form):
    """The second custodian's step."""

    signs = forms.CharField(
        label=_("The ten signs"),
        max_length=30,
        help_text=_("Let the person who lost the passphrase read them to you yourself."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    code = forms.CharField(
        label=_("The code of the first custodian"),
        max_length=60,
        help_text=_("Five groups of five; small letters and missing lines do no harm."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    reason = Lines(label=_("Reason"), rows=3)


class AskForKeyForm(NewPassphraseForm):
    field_order = ["login_name"]
    login_name = forms.CharField(
        label=_("Login name"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )


class FinishRecoveryForm(LoginForm):
    """The new passphrase that was chosen when the key was asked for."""


class WayForm(forms.Form):
    """By which way a concern came, and whether its reporter can be given a receipt."""

    channel = one_of(after_words.CHANNELS, label=_("How it came"))
    reachable = forms.BooleanField(
        label=_("The person gets the receipt from me: by hand, by telephone or by letter"),
        required=False,
        help_text=_(
            "With it they read the answer and write on. Without it nobody outside reads on: leave "
            "it open only where the person cannot be reached."
        ),
        initial=True,
    )
