"""The questions that a reporter is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from teraju.modules.integrity.concerns import receipts, telling
from teraju.modules.integrity.concerns.domain.modes import Mode
from teraju.modules.integrity.concerns.models import Office, Person

from .fields import CheckedFiles, Line, Lines

FILES_HELP = _(
    "PDF, pictures, Word, Excel, OpenDocument, CSV or text; ten at most, 20 MB each, 30 MB "
    "together. A file may tell who made it, when, and where a picture was taken. We change nothing "
    "in it, because it may be proof; whoever wants to stay unknown sends a photo of the paper "
    "rather than the file itself."
)


def one_of(choices: Mapping[Any, Any], **kwargs: Any) -> forms.ChoiceField:
    """One of a few, all of them in sight."""
    listed = [(str(code), words) for code, words in choices.items()]
    return forms.ChoiceField(choices=listed, widget=forms.RadioSelect, **kwargs)


class WhomForm(forms.Form):
    """How somebody wants to raise it, and whom it concerns."""

    mode = one_of(telling.MODES, label=_("How do you want to raise it?"))
    search = Line(
        label=_("Whom does it concern? Search the directory"),
        required=False,
        help_text=_("A name, a post or a unit, for example: kepala dinas perhubungan."),
    )
    people = forms.TypedMultipleChoiceField(
        label=_("Tick whom it concerns"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    written = Lines(
        label=_("Or write it: name and post, one person a line"),
        rows=2,
        required=False,
        max_length=1000,
        help_text=_(
            "A name that could mean several people shuts all of them out. "
            "Leave it empty if you do not know."
        ),
    )

    def __init__(self, *args: Any, people: Iterable[Person] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(each.pk, _told(each)) for each in people]
        field = self.fields["people"]
        if isinstance(field, forms.TypedMultipleChoiceField):
            field.choices = known
        if not known:
            field.widget = forms.MultipleHiddenInput()


class ReadersForm(forms.Form):
    """Who shall not read, or who outside shall read instead."""

    struck = forms.TypedMultipleChoiceField(
        label=_("Strike an office that shall not read"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    chosen = forms.TypedChoiceField(
        label=_("Or let only a receiver outside this government read"),
        coerce=int,
        required=False,
        empty_value=None,
        widget=forms.RadioSelect,
    )

    def __init__(
        self, *args: Any, inside: Iterable[Office], outside: Iterable[Office], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._offer("struck", [(each.pk, office_name(each)) for each in inside])
        choices: list[tuple[Any, Any]] = [(each.pk, office_name(each)) for each in outside]
        self._offer("chosen", [("", _("no, the offices above")), *choices] if choices else [])

    def _offer(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        if not choices:
            del self.fields[name]
            return
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices


class StoryForm(forms.Form):
    """What happened. Only the first question has to be answered."""

    what = Lines(
        label=telling.QUESTIONS["what"],
        rows=8,
        help_text=_(
            "What was done or asked, how it went, how much money it was about. "
            "Leave out what only you can know, if you want to stay unknown."
        ),
    )
    where = Line(label=telling.QUESTIONS["where"], required=False)
    when = Line(
        label=telling.QUESTIONS["when"],
        required=False,
        help_text=_("As exactly as you dare, for example: early March 2026, goes on still."),
    )
    known_from = one_of(telling.KNOWN_FROM, label=telling.QUESTIONS["known_from"], required=False)
    evidence = Lines(
        label=telling.QUESTIONS["evidence"],
        rows=3,
        required=False,
        max_length=4000,
        help_text=_("Papers, messages, pictures, people who know of it."),
    )
    attached = CheckedFiles(label=_("Files"), help_text=FILES_HELP)
    at_risk = one_of(telling.AT_RISK, label=_("Are you at risk because of it?"), required=False)
    risk_note = Lines(label=telling.QUESTIONS["risk_note"], rows=2, required=False, max_length=4000)

    def content(self) -> dict[str, str]:
        """The answers as they are sealed."""
        return {
            code: self.cleaned_data[code]
            for code in telling.QUESTIONS
            if self.cleaned_data.get(code)
        }


class IdentityForm(forms.Form):
    """Who somebody is, where they chose to say it."""

    name = Line(label=telling.IDENTITY["name"], max_length=200)
    contact = Line(
        label=telling.IDENTITY["contact"],
        help_text=_("A telephone number or an address that nobody else reads."),
    )
    card = Line(
        label=telling.IDENTITY["card"],
        required=False,
        max_length=40,
        help_text=_("Only for the reward of PP 43/2018, which asks for a copy of the card too."),
    )

    def identity(self) -> dict[str, str]:
        """The answers as they are sealed."""
        return {code: value for code, value in self.cleaned_data.items() if value}


class NameLaterForm(IdentityForm):
    """The same, later, with who may read it."""

    KEPT = (Mode.CONFIDENTIAL, Mode.NAMED)

    mode = forms.ChoiceField(
        label=_("Who may read your name?"),
        choices=[
            (Mode.CONFIDENTIAL.value, _("Nobody before a second person has approved it")),
            (Mode.NAMED.value, _("Those who handle the concern")),
        ],
        widget=forms.RadioSelect,
    )
    field_order = ["mode", "name", "contact", "card"]

    @override
    def identity(self) -> dict[str, str]:
        return {key: value for key, value in super().identity().items() if key != "mode"}


class MessageForm(forms.Form):
    """What somebody adds."""

    text = Lines(label=_("Write on"), rows=5)
    attached = CheckedFiles(label=_("Files"), help_text=FILES_HELP)


class CodeForm(forms.Form):
    """The receipt."""

    code = forms.CharField(
        label=_("Your code of 16 digits"),
        max_length=60,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}
        ),
        help_text=_("With or without gaps."),
    )

    def clean_code(self) -> str:
        typed: str = self.cleaned_data["code"]
        if receipts.read(typed) is None:
            raise ValidationError(_("A code has 16 digits, for example 1234 5678 9012 3456."))
        return typed


def office_name(office: Office) -> str:
    """The name of an office in the language of the page."""
    from django.utils.translation import get_language

    return office.name_en if office.name_en and get_language() == "en" else office.name


def _told(person: Person) -> str:
    """Name, post and unit; who is listed by the post alone is not named twice."""
    told = dict.fromkeys((person.name, person.post, person.unit))
    return " · ".join(part for part in told if part)
