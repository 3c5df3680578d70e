"""The report on its way: handed in, reviewed, given back, released."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _

from teraju.modules.operations import permissions
from teraju.modules.operations.services import supervision as services
from teraju.modules.operations.services.supervision.common import require_part
from teraju.modules.operations.services.supervision.reports import latest_draft, turn_of
from teraju.modules.operations.supervision_rules import follow_up_rule
from teraju.platform.web.forms import VersionedForm, form_methods
from teraju.platform.web.middleware import ViewerRequest

from .assignments import assignment_of
from .common import act_page, keyed
from .forms import NoteForm, ReportForm, VerdictForm


@form_methods
def report_hand_in(request: ViewerRequest, pk: int) -> HttpResponse:
    assignment = assignment_of(request, pk)
    last = latest_draft(assignment)
    return act_page(
        request,
        assignment,
        right=permissions.ASSIGNMENT_WORK,
        event="draft_report",
        check=lambda: require_part(request.viewer, assignment),
        form=ReportForm,
        title=_("Hand in the report"),
        intro=_("Every level above you reviews it. Findings and recommendations come along."),
        submit=_("Hand in the report"),
        act=keyed(services.hand_in_report, request.viewer, "assignment_id", pk),
        initial={"summary": last.summary if last else ""},
        done=_("The report is handed in."),
        success=lambda _draft: assignment.get_absolute_url(),
    )


@form_methods
def report_review(request: ViewerRequest, pk: int) -> HttpResponse:
    assignment = assignment_of(request, pk)
    return act_page(
        request,
        assignment,
        right=permissions.ASSIGNMENT_WORK,
        event="approve",
        check=lambda: turn_of(request.viewer, assignment),
        form=VerdictForm,
        title=_("Review the report"),
        submit=_("Send"),
        act=keyed(services.review_report, request.viewer, "assignment_id", pk),
        done=_("The review is recorded."),
    )


@form_methods
def report_send_back(request: ViewerRequest, pk: int) -> HttpResponse:
    return act_page(
        request,
        assignment_of(request, pk),
        right=permissions.ASSIGNMENT_DECIDE,
        event="release",
        form=NoteForm,
        title=_("Give the report back"),
        submit=_("Give back"),
        act=keyed(services.send_report_back, request.viewer, "assignment_id", pk),
        done=_("The report is given back."),
    )


@form_methods
def report_release(request: ViewerRequest, pk: int) -> HttpResponse:
    rule = follow_up_rule(request.viewer.today)
    words = _(
        "It becomes a signed paper. Its recommendations are due within {days} days "
        "({counted}, by the practice of internal supervision{unconfirmed})."
    )
    return act_page(
        request,
        assignment_of(request, pk),
        right=permissions.ASSIGNMENT_DECIDE,
        event="release",
        form=VersionedForm,
        title=_("Release the report"),
        intro=str(
            format_lazy(
                words,
                days=rule.days,
                counted=_("calendar days") if rule.counted == "calendar" else _("working days"),
                unconfirmed="" if rule.confirmed else _(", unconfirmed"),
            )
        ),
        submit=_("Release the report"),
        act=keyed(services.release_report, request.viewer, "assignment_id", pk),
        done=_("The report is released."),
    )
