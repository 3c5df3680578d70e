"""Forms on findings: recorded, answered, judged."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from typing_extensions import override

from teraju.modules.audits.models import BodyAudit, Certification, Grade
from teraju.modules.standards.api import Edition
from teraju.platform.files.web.forms import CheckedFileField
from teraju.platform.web.forms import DateField, TextArea, VersionedForm, offer

from .certifications import CHOOSE

CLAUSE = re.compile(r"(?:[A-Z]|\d{1,2})(?:\.\d{1,2}){0,3}(?: ?[a-z]\)?)?")


class ClausesField(forms.CharField):
    """Clause numbers of one standard, with commas between them; gives a list."""

    @override
    def to_python(self, value: Any) -> Any:
        numbers = [one.strip() for one in re.split(r"[,;\n]", str(value or "")) if one.strip()]
        for one in numbers:
            if not CLAUSE.fullmatch(one):
                sentence = _("“{clause}” is no clause number: write it as 7.2 or 8.5.1.")
                raise ValidationError(format_lazy(sentence, clause=one[:40]))
        return numbers


class FindingForm(forms.Form):
    audit = forms.ModelChoiceField(
        label=_("Audit"), queryset=BodyAudit.objects.none(), empty_label=CHOOSE
    )
    grade = forms.ChoiceField(label=_("Grade"), choices=Grade.choices)
    statement = forms.CharField(
        label=_("Finding"), max_length=300, help_text=_("In one sentence, as the body put it.")
    )
    evidence = TextArea(label=_("Evidence"), required=False)
    number = forms.CharField(
        label=pgettext_lazy("official number", "Number"),
        max_length=60,
        required=False,
        help_text=_("The body's own number; empty: the next one here."),
    )
    answer_due_on = DateField(
        label=_("Answer asked for by"),
        required=False,
        help_text=_("The body sets this day; no standard does."),
    )

    def __init__(self, *args: Any, certification: Certification, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.editions: list[Edition] = list(certification.editions.all())
        begun = certification.audits.exclude(started_on=None)
        offer(self, "audit", begun.order_by("-started_on", "pk"))
        for edition in self.editions:
            self.fields[f"clauses_{edition.pk}"] = ClausesField(
                label=format_lazy(_("Clauses of {standard}"), standard=str(edition)),
                required=False,
                help_text=_("Numbers only, for example 7.2, 9.2."),
            )
        first = [f"clauses_{edition.pk}" for edition in self.editions]
        self.order_fields(["audit", "grade", "statement", *first])

    def tied(self) -> list[tuple[Edition, str]]:
        """The clauses that were written, each with its standard."""
        return [
            (edition, clause)
            for edition in self.editions
            for clause in self.cleaned_data.get(f"clauses_{edition.pk}") or []
        ]

    @override
    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        data["clauses"] = self.tied()
        for edition in self.editions:
            data.pop(f"clauses_{edition.pk}", None)
        return data


class PlanForm(VersionedForm):
    plan = TextArea(
        label=_("Plan of correction"),
        help_text=_(
            "What you correct, what caused it, what you change so that it stays away, when."
        ),
    )


class CorrectionForm(VersionedForm):
    correction = TextArea(
        label=_("What was corrected"),
        help_text=_("What you corrected and what keeps it from coming back; evidence as files."),
    )


class VerdictForm(VersionedForm):
    """What the auditor decides in person."""

    on = DateField(label=_("Date"))
    note = TextArea(label=_("Note"), rows=3, max_length=2000, required=False)


class LetterForm(VerdictForm):
    """What the body decided in a letter that the administrator copies."""

    letter_number = forms.CharField(label=_("Number of the letter"), max_length=80)
    letter_on = DateField(label=_("Date of the letter"))
    letter_file = CheckedFileField(
        label=_("The letter"), types=("application/pdf", "image/png", "image/jpeg")
    )
