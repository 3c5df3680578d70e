"""What the pages of the desk share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.integrity.gratification.models import GiftReport
from teraju.modules.integrity.gratification.models.desk_choices import (
    DROP_REASONS,
    OWNERS,
    VERDICTS,
)
from teraju.modules.integrity.gratification.permissions import HANDLE
from teraju.modules.integrity.gratification.selectors import desk as reading
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import TimelineEntry, renamed, timeline
from teraju.platform.web.forms import form_page
from teraju.platform.web.kinds import Action, Fact, Text
from teraju.platform.web.middleware import ViewerRequest

DESK_TITLE = _("Reports of gifts at the desk")

# What the trail tells of the desk's steps that is no field of the report itself.
TRAIL_LABELS = {
    "Complete by": _("To be completed by"),
    "Asked by kpk": _("KPK asked"),
    "Verdict": _("Assessment"),
    "Rule verdict": _("Answer of the rules"),
    "Forwarded on": _("Forwarded on"),
    "Verified on": _("Verified by KPK on"),
    "Analysed on": _("Analysed by KPK since"),
    "Decided owner": _("Whose the gift is"),
    "Decision number": _("Number of the decision"),
    "Decided on": _("Decided on"),
    "Hand over last": _("To be handed over at the latest by"),
    "Handed over on": _("Handed over on"),
    "Hand over receipt": _("Number of the receipt"),
    "Drop reason": _("Why it is not followed up"),
    "Seal": _("Seal"),
    "Taken in on": _("Taken in on"),
    "Moved on": _("Moved on"),
    "Out on": _("Given out on"),
    "Donated on": _("Given away on"),
}


# Codes that the trail keeps, as people read them.
WORDS: Mapping[str, Text] = {
    str(code): word for words in (VERDICTS, OWNERS, DROP_REASONS) for code, word in words.items()
}


def history_of(target: Model) -> list[TimelineEntry]:
    """What happened to a report, every fact by its name and every code in words."""
    return [
        replace(
            entry,
            changes=[(label, _in_words(old), _in_words(new)) for label, old, new in entry.changes],
        )
        for entry in renamed(timeline(target), TRAIL_LABELS)
    ]


def _in_words(value: Any) -> Any:
    return WORDS.get(value, value) if isinstance(value, str) else value


def require_desk(viewer: Viewer) -> None:
    """For the lists of the desk: whoever works at none is told who does."""
    rights.require_somewhere(viewer, HANDLE)


def report_of(viewer: Viewer, pk: int) -> Any:
    """A report at the viewer's desk; else it is not there, their own included."""
    return get_object_or_404(reading.desk_reports(viewer), pk=pk)


def step(label: Text, name: str, target: Any, icon: str) -> Action:
    return Action(label, reverse(f"gratification_{name}", args=[target.pk]), icon=icon)


def desk_form(
    request: ViewerRequest,
    report: GiftReport,
    *,
    form: type[forms.Form] | Callable[..., forms.Form],
    title: Text,
    submit: Text,
    act: Callable[[dict[str, Any]], Any],
    done: Text,
    intro: Text = "",
    initial: dict[str, Any] | None = None,
    facts: Sequence[Fact] = (),
    version: int | None = None,
    back: str = "",
) -> HttpResponse:
    """A form that does one thing with a report, or a thing of it, and leads back to its page."""
    url = back or reverse("gratification_desk_report", args=[report.pk])
    return form_page(
        request,
        form=form,
        title=title,
        submit=submit,
        act=act,
        success=lambda _result: url,
        back_url=url,
        initial={"version": version or report.version, **(initial or {})},
        intro=intro,
        done=done,
        facts=(Fact(_("Number"), report.number), *facts),
        register_title=DESK_TITLE,
        register_url=reverse("gratification_desk"),
    )
