"""What the pages of programmes and internal audits share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from django import forms
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.audits import permissions
from teraju.modules.audits.models import AuditProgramme, InternalAudit
from teraju.modules.audits.refusals import NotInTeam
from teraju.modules.audits.selectors import internal as reading
from teraju.modules.audits.selectors.teams import LEADING, WORKING, works_on
from teraju.modules.audits.services.internal_common import ONLY_LEAD, ONLY_TEAM
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import TimelineEntry, renamed, timeline
from teraju.platform.web.forms import form_page
from teraju.platform.web.kinds import Action, Fact, Section, Text
from teraju.platform.web.middleware import ViewerRequest

T = TypeVar("T")
TABLE = "web/sections/table.html"

# What the trail calls facts that are no fields of the record's own table.
TRAIL_LABELS = {
    "Agency": _("Agency"),
    "Planned on": _("Planned for"),
    "Days": _("Auditor days"),
    "Reason": _("Reason"),
    "Standards": _("Standards"),
    "Person": _("Person"),
    "Part": _("Part"),
    "Declared on": _("Independence declared on"),
    "On": _("Day"),
    "Starts at": _("From"),
    "Ends at": _("Until"),
    "Subject": _("What"),
    "Process": _("Process"),
    "Auditee": _("With whom"),
    "Rows": pgettext_lazy("checklist", "Rows"),
    "Question": _("Question"),
    "Findings": _("Findings"),
    "Copies": _("Distribution"),
    "Read on": _("Read on"),
    "Clauses": _("Clauses"),
}


def history_of(target: Model) -> list[TimelineEntry]:
    """What happened to a record, with every fact named in the reader's language."""
    return renamed(timeline(target), TRAIL_LABELS)


def programme_of(viewer: Viewer, pk: int) -> AuditProgramme:
    return get_object_or_404(reading.programmes(viewer), pk=pk)


def audit_of(viewer: Viewer, pk: int) -> InternalAudit:
    """The audit if the viewer sees it; else a stranger's 404."""
    return get_object_or_404(reading.internal_audits(viewer), pk=pk)


def manager_refusal(viewer: Viewer, audit: InternalAudit) -> Text:
    """Why the viewer may not shape this audit; "" for its lead and who keeps the programme."""
    refusal = rights.refusal(viewer, permissions.INTERNAL_PLAN, audit.programme)
    return "" if not refusal or works_on(viewer, audit, LEADING) else str(refusal)


def team_refusal(viewer: Viewer, audit: InternalAudit) -> Text:
    return "" if works_on(viewer, audit, WORKING) else ONLY_TEAM


def lead_refusal(viewer: Viewer, audit: InternalAudit) -> Text:
    return "" if works_on(viewer, audit, LEADING) else ONLY_LEAD


def stop(refusal: Text) -> None:
    """Tell who may, instead of showing a form that would be refused."""
    if refusal:
        raise NotInTeam(refusal)


def act_on(
    request: ViewerRequest,
    record: Any,
    *,
    form: type[forms.Form] | Callable[..., forms.Form],
    title: Text,
    submit: Text,
    act: Callable[[dict[str, Any]], T],
    done: Text,
    facts: Sequence[Fact],
    intro: Text = "",
    initial: Mapping[str, Any] | None = None,
    back: str = "",
    success: Callable[[T], str] | None = None,
    register: tuple[Text, str] = (_("Internal audits"), "audits_internals"),
) -> HttpResponse:
    """A form that does one thing with a record and leads back to its page."""
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
        facts=tuple(facts),
        register_title=register[0],
        register_url=reverse(register[1]),
    )


def unversioned(data: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a form whose service makes something new."""
    return {name: value for name, value in data.items() if name != "version"}


def button(label: Text, name: str, pk: int, refusal: Text = "", icon: str = "") -> Action:
    return Action(label, reverse(name, args=[pk]), refusal=refusal, icon=icon)


def table(
    title: Text,
    headers: Sequence[Text],
    rows: Sequence[Sequence[Any]],
    empty: Text,
    *,
    action: Action | None = None,
    side: bool = False,
) -> Section:
    """A plain table as a section of a record; an action that is refused is left away."""
    context = {"headers": headers, "rows": rows, "empty": empty}
    shown = action if action and not action.refusal else None
    return Section(title, TABLE, context, side=side, action=shown)
