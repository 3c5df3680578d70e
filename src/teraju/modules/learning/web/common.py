"""What the pages of this module share."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.db.models import Model
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.learning.models import (
    Campaign,
    Competence,
    OnboardingList,
    OnboardingTemplate,
    Position,
    Training,
    TrainingPlan,
)
from teraju.platform.accounts import rights
from teraju.platform.audit.api import TimelineEntry, renamed, timeline
from teraju.platform.exchange.registers import Filter
from teraju.platform.organisation.selectors import agencies
from teraju.platform.web.forms import form_page
from teraju.platform.web.kinds import Fact, Text
from teraju.platform.web.middleware import ViewerRequest

T = TypeVar("T")

# What the trail calls facts that are no fields of the record's own table.
TRAIL_LABELS = {
    "Competence": _("Competence"),
    "Competences": _("Competences"),
    "Level": _("Level"),
    "Person": _("Person"),
    "People": _("People"),
    "Since": _("Since"),
    "Until": _("Last day"),
    "Topic": _("Topic"),
    "Audience": _("For whom"),
    "Planned on": _("Planned for"),
    "Provider": _("Provider"),
    "Cost": _("Cost"),
    "Source": _("Why"),
    "Participant": _("Participant"),
    "Attendance": _("Attendance"),
    "Attendance note": _("Note"),
    "Score before": _("Test before"),
    "Score after": _("Test after"),
    "Effect": pgettext_lazy("training", "Effect"),
    "Effect reason": _("What it rests on"),
    "Organisation": _("Organisation"),
    "Present": _("Present"),
    "Invited": _("Asked to come"),
    "Question": _("Question"),
    "Options": _("Answers"),
    "Attempts": _("Attempts"),
    "Missing": _("Not acknowledged"),
    "Repeats": _("Repeats"),
    "What": _("What is to be done"),
    "Office": _("Who sees to it"),
    "Within days": _("Within days"),
    "Done on": _("Done on"),
    "Note": _("Note"),
    "Reason": _("Reason"),
    "Agency": _("Agency"),
    "Template": _("Template"),
}


def history_of(target: Model, bare: Collection[str] = ()) -> list[TimelineEntry]:
    """What happened to a record, with every fact named in the reader's language.

    Of events with a verb among `bare` it is told that they happened, and nothing else.
    """
    return renamed(timeline(target, bare=bare), TRAIL_LABELS)


def record_form(
    request: ViewerRequest,
    record: Any,
    right: str,
    *,
    form: type[forms.Form] | Callable[..., forms.Form],
    title: Text,
    submit: Text,
    act: Callable[[dict[str, Any]], T],
    done: Text,
    register: tuple[Text, str],
    intro: Text = "",
    initial: Mapping[str, Any] | None = None,
    back: str = "",
    success: Callable[[T], str] | None = None,
    facts: Sequence[Fact] = (),
) -> HttpResponse:
    """A form that does one thing with a record and leads back to its page."""
    if right:
        rights.require(request.viewer, right, record)
    url = back or record.get_absolute_url()
    return form_page(
        request,
        form=form,
        title=title,
        submit=submit,
        act=act,
        success=success or (lambda _result: url),
        back_url=url,
        initial={"version": getattr(record, "version", 1), **(initial or {})},
        intro=intro,
        done=done,
        facts=tuple(facts) or (Fact(_called(record), str(record)),),
        register_title=register[0],
        register_url=reverse(register[1]),
    )


def _called(record: Any) -> Text:
    """What sort of record a form is about."""
    names: dict[type, Text] = {
        Position: _("Post"),
        Competence: _("Competence"),
        TrainingPlan: _("Training plan"),
        Training: _("Training"),
        Campaign: _("Campaign"),
        OnboardingTemplate: _("Template"),
        OnboardingList: _("Onboarding"),
    }
    return names.get(type(record), _("Record"))


def back_with(request: ViewerRequest, url: str, sentence: Text) -> HttpResponse:
    """Back to a page with the reason why a form would lead nowhere."""
    messages.info(request, str(sentence))
    return HttpResponseRedirect(url)


def agency_filter() -> Filter:
    return Filter(
        key="agency",
        label=_("Agency"),
        choices=lambda viewer: [
            (str(pk), name)
            for pk, name in agencies(viewer).order_by("name", "pk").values_list("pk", "short_name")
        ],
        apply=lambda rows, value, viewer: rows.filter(agency=value),
    )
