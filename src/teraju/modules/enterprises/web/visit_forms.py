"""Forms of visits, of what telephones sent, and of what the office asks owners."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.enterprises import visit_permissions as permissions
from teraju.modules.enterprises.domain.visit_rules import VisitRules
from teraju.modules.enterprises.domain.visits import MOST_STEPS, Step, Whose
from teraju.modules.enterprises.models import Coaching, Enterprise, Visit
from teraju.modules.enterprises.models.visit_choices import ANSWERS
from teraju.modules.enterprises.selectors import visits as reading
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import DateField, ReasonForm, TextArea, VersionedForm, offer

from .common import offer_coachings
from .visit_words import in_words

QUESTION = "question_"


class WhyForm(VersionedForm, ReasonForm):
    """A step that needs a reason."""

    reason = TextArea(label=_("Reason"), rows=3, max_length=300)


def clock() -> forms.TimeField:
    return forms.TimeField(
        label=_("Time"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )


class _Going(forms.Form):
    """Who goes, when on the day, and what for."""

    at_time = clock()
    coaches = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label=_("Who goes"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Nobody chosen: the coach of the firm goes."),
    )
    company = forms.CharField(
        label=_("Who comes along"),
        max_length=200,
        required=False,
        help_text=_("By office, as in: BSN, Balai Besar Batik."),
    )
    purpose = forms.CharField(
        label=_("Purpose"),
        max_length=300,
        help_text=_("In the owner's words: it stands on the owner's page."),
    )

    def offer_coaches(self, viewer: Viewer) -> None:
        agencies = rights.agencies_where(viewer, permissions.VISIT_PLAN)
        offer(self, "coaches", reading.coaches(agencies, viewer))
        people: Any = self.fields["coaches"]
        people.label_from_instance = lambda one: one.title


class VisitForm(_Going):
    """A visit to be planned."""

    coaching = forms.ModelChoiceField(Coaching.objects.none(), label=_("Firm and product"))
    planned_on = DateField(label=_("Day"))
    field_order = ("coaching", "planned_on", "at_time", "coaches", "company", "purpose")

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_coaches(viewer)
        agencies = rights.agencies_where(viewer, permissions.VISIT_PLAN)
        offer_coachings(self, reading.coachings_to_visit(viewer, agencies))


class ChangeForm(VersionedForm, _Going):
    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_coaches(viewer)


class PostponeForm(VersionedForm):
    planned_on = DateField(label=pgettext_lazy("visit to a firm", "New day"))
    at_time = clock()
    reason = TextArea(
        label=_("Reason"),
        rows=2,
        max_length=300,
        help_text=_("The owner reads it, in plain words."),
    )


class ResumeForm(VersionedForm):
    planned_on = DateField(label=pgettext_lazy("visit to a firm", "New day"))


class _Steps(forms.Form):
    """Next steps, one in a line."""

    steps_owner = TextArea(
        label=_("Next steps of the owner"),
        rows=3,
        required=False,
        help_text=_("One in a line, in plain words: they stand on the owner's page."),
    )
    steps_coach = TextArea(
        label=_("Next steps of the coach"), rows=3, required=False, help_text=_("One in a line.")
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        steps = [
            Step(line[:300], whose)
            for name, whose in (("steps_owner", Whose.OWNER), ("steps_coach", Whose.COACH))
            for line in _lines(data.pop(name, ""))
        ]
        if len(steps) > MOST_STEPS:
            self.add_error("steps_owner", _("These are more steps than anybody takes."))
        return {**data, "steps": steps}


def _lines(text: str) -> Iterable[str]:
    return dict.fromkeys(line.strip() for line in text.splitlines() if line.strip())


class HoldForm(VersionedForm, _Steps):
    """A visit written down at a desk: the checklist of the firm, notes and next steps."""

    held_on = DateField(label=pgettext_lazy("visit to a firm", "Held on"))
    notes = TextArea(label=_("Notes"), rows=6, required=False)

    def __init__(self, *args: Any, rules: VisitRules, sector: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = [("", "–"), *ANSWERS.items()]
        asked = [each for group in rules.asked(sector) for each in group.questions]
        for each in asked:
            self.fields[QUESTION + each.code] = forms.ChoiceField(
                label=in_words(each.words), choices=options, required=False
            )
        names = [QUESTION + each.code for each in asked]
        self.order_fields(["held_on", *names, "notes", "steps_owner", "steps_coach"])

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        names = [name for name in data if name.startswith(QUESTION)]
        answers = {name.removeprefix(QUESTION): {"answer": data.pop(name)} for name in names}
        return {**data, "answers": answers}


class CorrectForm(VersionedForm, _Steps):
    """Notes and next steps of a visit that was held; days agreed on stay with their words."""

    notes = TextArea(label=_("Notes"), rows=6, required=False)
    reason = TextArea(label=_("Reason"), rows=2, max_length=300)
    field_order = ("notes", "steps_owner", "steps_coach", "reason")

    def __init__(self, *args: Any, visit: Visit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.days: dict[str, date | None] = {one.text: one.due_on for one in visit.steps.all()}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        steps = [Step(one.text, one.whose, self.days.get(one.text)) for one in data["steps"]]
        return {**data, "steps": steps}


class SeenForm(VersionedForm):
    answer = TextArea(
        label=pgettext_lazy("to an owner", "Answer"),
        rows=3,
        required=False,
        max_length=300,
        help_text=_("The owner reads it, in plain words."),
    )


class QuestionForm(forms.Form):
    enterprise = forms.ModelChoiceField(Enterprise.objects.none(), label=_("Firm"))
    text = TextArea(
        label=pgettext_lazy("to an owner", "Question"),
        rows=2,
        max_length=300,
        help_text=_("Short, in the owner's words. It stands on the owner's page."),
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agencies = rights.agencies_where(viewer, permissions.OWNER_SERVE)
        rows = Enterprise.objects.visible_to(viewer).current().filter(agency__in=agencies)
        offer(self, "enterprise", rows.order_by("name", "pk"))
