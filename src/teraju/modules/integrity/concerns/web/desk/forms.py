"""The forms of the desk. What is typed into them is sealed before it is stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.integrity.concerns import wording
from teraju.modules.integrity.concerns.domain import passphrases
from teraju.modules.integrity.concerns.domain.outcomes import outcomes_of
from teraju.modules.integrity.concerns.domain.states import Event
from teraju.modules.integrity.concerns.web.fields import CheckedFiles, Line, Lines

FILES_HELP = _("Pictures, PDF, Word or Excel; ten at most, 20 MB each, 30 MB together.")
PASSPHRASE_FAULTS = {
    passphrases.Fault.TOO_SHORT: _(
        "Take at least 16 characters: four or five words that belong together nowhere."
    ),
    passphrases.Fault.TOO_LONG: _("Take at most 200 characters."),
    passphrases.Fault.TOO_PLAIN: _("It repeats the same few characters. Take other words."),
    passphrases.Fault.HOLDS_NAME: _("It holds your login name. Take other words."),
    passphrases.Fault.SAME: _("It is the same as before."),
}


class Day(forms.DateField):
    """A day, by the browser's picker; where there is none, typed 2026-03-16 or 16/03/2026."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        kwargs.setdefault("widget", widget)
        kwargs.setdefault("input_formats", ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"])
        super().__init__(**kwargs)


class Passphrase(forms.CharField):
    """A passphrase: kept to the letter, never shown, never filled in again."""

    def __init__(self, *, autocomplete: str = "current-password", **kwargs: Any) -> None:
        widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
        super().__init__(strip=False, max_length=1000, widget=widget, **kwargs)


def one_of(choices: Mapping[Any, Any], **kwargs: Any) -> forms.ChoiceField:
    """One of a few, all of them in sight; each code with its words."""
    listed = [(str(code), words) for code, words in choices.items()]
    return forms.ChoiceField(choices=listed, widget=forms.RadioSelect, **kwargs)


def some_of(choices: Mapping[str, Any], **kwargs: Any) -> forms.MultipleChoiceField:
    """Any of a few, all of them in sight."""
    kwargs.setdefault("required", False)
    return forms.MultipleChoiceField(
        choices=list(choices.items()), widget=forms.CheckboxSelectMultiple, **kwargs
    )


class LoginForm(forms.Form):
    login_name = forms.CharField(
        label=_("Login name"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    passphrase = Passphrase(label=_("Passphrase"))


class NewPassphraseForm(forms.Form):
    """A new passphrase, typed twice."""

    passphrase = Passphrase(
        label=_("Your own passphrase"),
        autocomplete="new-password",
        help_text=_(
            "At least 16 characters: four or five words that belong together nowhere. Nobody can "
            "read or reset it; write it down and keep it locked away."
        ),
    )
    again = Passphrase(label=_("The same once more"), autocomplete="new-password")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        passphrase, again = values.get("passphrase"), values.get("again")
        if passphrase and again and passphrase != again:
            self.add_error("again", _("The two differ. Type the passphrase again."))
        if passphrase:
            fault = passphrases.fault_of(
                passphrase,
                login_name=values.get("login_name", ""),
                present=values.get("present", ""),
            )
            if fault:
                self.add_error("passphrase", PASSPHRASE_FAULTS[fault])
        return values


class InvitationForm(NewPassphraseForm):
    field_order = ["invitation"]
    invitation = forms.CharField(
        label=_("One-time word of your invitation"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "none"}),
    )


class ChangePassphraseForm(NewPassphraseForm):
    field_order = ["present"]
    present = Passphrase(label=_("Your present passphrase"))


class StepForm(forms.Form):
    """A step in a concern: carries the version that the handler saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class DeclareForm(StepForm):
    confirm = forms.BooleanField(
        label=_(
            "I declare: I am not named in this concern, I am not related to anybody who is, "
            "neither above nor below them, and I gain and lose nothing by its outcome."
        ),
        help_text=_(
            "The concern opens after this. If you find out in it that you are bound after all, "
            "step back at once."
        ),
    )


class ReasonForm(StepForm):
    """For steps that need a reason and nothing else."""

    reason = Lines(label=_("Reason"), rows=3)


class TextForm(StepForm):
    """A text for the reporter."""

    text = Lines(label=_("What the reporter is told"), rows=6)


class WriteForm(forms.Form):
    """A message or a note, with files."""

    text = Lines(label=pgettext_lazy("concern", "Text"), rows=6)
    attachments = CheckedFiles(label=_("Files"), help_text=FILES_HELP)


class TriageForm(StepForm):
    relevance = one_of(wording.RELEVANCE, label=_("What it is about"))
    jurisdiction = one_of(wording.JURISDICTION, label=_("Who may look into it"))
    facts = some_of(wording.FACTS, label=_("What is known"))
    gravity = some_of(wording.GRAVITY, label=_("What makes it weigh"))
    danger = some_of(wording.DANGER, label=_("What makes it dangerous for the reporter"))
    priority = one_of(
        {"": _("as the signs say"), **wording.PRIORITIES},
        label=_("How soon"),
        required=False,
        help_text=_("Choose another one only with a reason below."),
    )
    risk = one_of(
        {"": _("as the signs say"), **wording.RISKS},
        label=_("Risk to the reporter"),
        required=False,
        help_text=_("Choose another one only with a reason below."),
    )
    text = Lines(label=_("Your judgement"), rows=4, required=False)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        differs = values.get("priority") or values.get("risk")
        if differs and not values.get("text", "").strip():
            self.add_error("text", _("Say why you judge otherwise than the signs."))
        return values


class PlanForm(StepForm):
    question = Lines(label=_("What has to be found out"), rows=3)
    steps = Lines(
        label=_("Steps"),
        rows=6,
        help_text=_("One on each line: what, by whom, until when. Secure evidence first."),
    )
    care = Lines(
        label=_("How the reporter and the people named are protected meanwhile"),
        rows=3,
        help_text=_("Nobody named has to be told who reported, nor that there was a report."),
    )


class ContactForm(forms.Form):
    text = Lines(
        label=_("What you ask, or what you learnt by telephone"),
        rows=5,
        help_text=_("Has anything changed for them at work since they reported?"),
    )


class SubjectForm(StepForm):
    written = Lines(
        label=_("Name and post, one person a line"),
        rows=2,
        max_length=1000,
        help_text=_("A name that could mean several people shuts all of them out."),
    )
    reason = Lines(label=_("Reason"), rows=3)


class RetaliationForm(forms.Form):
    text = Lines(
        label=_("What was done to the reporter, by whom and when"),
        rows=6,
        help_text=_("It becomes a concern of its own, with its own clock, linked to this one."),
    )
    written = Line(
        label=_("Names of who did it"),
        max_length=400,
        required=False,
        help_text=_("They and their line do not read it."),
    )


class HearingForm(forms.Form):
    person = Line(label=_("Who was heard"), max_length=200)
    held_on = Day(label=pgettext_lazy("hearing", "On"))
    told = Lines(
        label=_("What was put to them"),
        rows=3,
        help_text=_("The facts, never who reported them. They may bring somebody along."),
    )
    text = Lines(label=_("What they said"), rows=6)
    answer_until = Day(label=_("They may add to it until"), required=False)
    attachments = CheckedFiles(label=_("Files"), help_text=FILES_HELP)


class ProtectionForm(StepForm):
    measures = Lines(
        label=_("Measures"),
        rows=5,
        help_text=_("For example: another superior, no transfer without the desk, LPSK."),
    )
    person = Line(label=pgettext_lazy("concern", "Who sees to it"), max_length=200)
    review_on = Day(label=_("Looked at again on"))


class ConcludeForm(StepForm):
    outcome = one_of(
        {one: wording.OUTCOMES[one] for one in outcomes_of(Event.CONCLUDE)},
        label=pgettext_lazy("concern", "Outcome"),
    )
    findings = Lines(
        label=_("What was found, and by what it is shown"),
        rows=6,
        help_text=_("For the handlers. Facts and their proof; no guess about motives."),
    )
    measures = Lines(
        label=pgettext_lazy("concern", "What follows from it"),
        rows=4,
        required=False,
        help_text=_("Correction, discipline, recovery, forwarding; by whom and until when."),
    )
    feedback = Lines(
        label=_("What the reporter is told"),
        rows=5,
        help_text=_("As much as the law allows; nothing about the private life of others."),
    )


class ForwardForm(StepForm):
    receiver = one_of(wording.RECEIVERS, label=_("To whom"))
    text = Lines(label=_("Why, and with which reference"), rows=4)
    feedback = Lines(label=_("What the reporter is told"), rows=5)


class TurnAwayForm(StepForm):
    reason = one_of(wording.SCOPES, label=_("Why it does not belong here"))
    feedback = Lines(
        label=_("What the reporter is told"),
        rows=5,
        help_text=_("Say where it belongs and how to get there."),
    )


class MaskForm(forms.Form):
    text = Lines(
        label=pgettext_lazy("concern", "Text"),
        rows=12,
        help_text=_("Put what has to go between [[ and ]]. The original stays as it is."),
    )
    words = Lines(
        label=_("Names and words to mask wherever they occur"),
        rows=3,
        required=False,
        help_text=_("One on each line."),
    )
    attachments = CheckedFiles(
        label=_("Masked copies of its files"),
        help_text=_("Blacken them yourself, in a copy. The originals stay with their digests."),
    )
    purpose = Line(label=_("For whom the copy is"), max_length=200)

    def clean_words(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["words"].splitlines() if line.strip()]


class AddHandlerForm(StepForm):
    handler = forms.TypedChoiceField(label=_("Who joins"), choices=[], coerce=int)
    reason = Lines(label=_("Reason"), rows=3)

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["handler"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(people)


class AnswerRequestForm(forms.Form):
    answer = one_of(
        {"approved": _("Open it to the handlers"), "refused": _("Leave it closed")},
        label=_("Your decision"),
    )
    reason = Lines(label=_("Reason"), rows=3)
