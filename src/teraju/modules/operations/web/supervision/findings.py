"""A finding on its own page, and what is done with it and with what it recommends."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.modules.operations import permissions
from teraju.modules.operations import selectors_supervision as selectors
from teraju.modules.operations.domain.supervision.states import AssignmentState
from teraju.modules.operations.models import Recommendation, SupervisionFinding
from teraju.modules.operations.services import supervision as services
from teraju.modules.operations.services.supervision.common import part_of, require_part
from teraju.modules.operations.services.supervision.findings import FIELDS
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section, Status
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page

from .assignments import assignment_of
from .common import act_page, keyed, rupiah
from .forms import FindingForm, ReasonedForm, RecommendationForm
from .recommendations import recommendation_of
from .statuses import recommendation_status

WORK = permissions.ASSIGNMENT_WORK


def finding_of(request: ViewerRequest, pk: int) -> SupervisionFinding:
    return get_object_or_404(selectors.findings(request.viewer), pk=pk)


@require_safe
def finding_record(request: ViewerRequest, pk: int) -> HttpResponse:
    finding = finding_of(request, pk)
    assignment = finding.assignment
    page = RecordPage(
        title=finding.title,
        number=str(finding.number),
        target=finding,
        register_title=assignment.title,
        register_url=assignment.get_absolute_url(),
        status=Status("none", _("dropped"), finding.reason) if finding.is_dropped else None,
        actions=_actions(request.viewer, finding),
        facts=[
            Fact(_("Assignment"), assignment.title, url=assignment.get_absolute_url()),
            Fact(_("Kind"), finding.get_kind_display()),
            Fact(_("Amount in rupiah"), rupiah(finding.amount)),
        ],
        sections=[*_texts(finding), _recommendations(finding)],
        is_example=finding.is_example,
    )
    return record_page(request, page)


@form_methods
def finding_add(request: ViewerRequest, pk: int) -> HttpResponse:
    assignment = assignment_of(request, pk)

    def run(data: dict[str, Any]) -> SupervisionFinding:
        data.pop("version")
        return services.record_finding(actor=request.viewer, assignment_id=pk, **data)

    return act_page(
        request,
        assignment,
        right=WORK,
        event="work",
        check=lambda: require_part(request.viewer, assignment),
        form=FindingForm,
        title=_("Record a finding"),
        intro=_("What is recommended on it, and to whom, follows on its page."),
        submit=_("Record a finding"),
        act=run,
        success=lambda finding: reverse("operations_finding", args=[finding.pk]),
        done=_("The finding is recorded."),
    )


@form_methods
def finding_change(request: ViewerRequest, pk: int) -> HttpResponse:
    finding = finding_of(request, pk)
    return _finding_page(
        request,
        finding,
        form=FindingForm,
        title=_("Change the finding"),
        submit=_("Save"),
        act=keyed(services.change_finding, request.viewer, "finding_id", pk),
        initial={"version": finding.version, **{name: getattr(finding, name) for name in FIELDS}},
        done=_("Saved."),
    )


@form_methods
def finding_drop(request: ViewerRequest, pk: int) -> HttpResponse:
    finding = finding_of(request, pk)
    return _finding_page(
        request,
        finding,
        form=ReasonedForm,
        title=_("Drop the finding"),
        submit=pgettext("supervision", "Drop"),
        act=keyed(services.drop_finding, request.viewer, "finding_id", pk),
        initial={"version": finding.version},
        done=_("The finding is dropped."),
    )


@form_methods
def recommend(request: ViewerRequest, pk: int) -> HttpResponse:
    finding = finding_of(request, pk)

    def run(data: dict[str, Any]) -> object:
        data.pop("version")
        return services.recommend(actor=request.viewer, finding_id=pk, **data)

    return _finding_page(
        request,
        finding,
        form=partial(RecommendationForm, government_id=finding.government_id),
        title=_("Recommend"),
        submit=_("Recommend"),
        act=run,
        initial={"version": finding.version, "agency": finding.assignment.audited_id},
        done=_("The recommendation is drafted; its addressee reads it with the report."),
    )


@form_methods
def recommendation_change(request: ViewerRequest, pk: int) -> HttpResponse:
    one = recommendation_of(request, pk)
    return act_page(
        request,
        one,
        right=WORK,
        at=one.inspectorate,
        event="change",
        check=lambda: _require_team(request, one),
        form=partial(RecommendationForm, government_id=one.government_id),
        title=_("Change the recommendation"),
        submit=_("Save"),
        act=keyed(services.change_recommendation, request.viewer, "recommendation_id", pk),
        initial={"text": one.text, "agency": one.agency_id, "office": one.office},
        done=_("Saved."),
    )


@form_methods
def recommendation_withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    one = recommendation_of(request, pk)
    return act_page(
        request,
        one,
        right=WORK,
        at=one.inspectorate,
        event="withdraw",
        check=lambda: _require_team(request, one),
        form=ReasonedForm,
        title=_("Take the recommendation back"),
        submit=_("Take back"),
        act=keyed(services.withdraw_recommendation, request.viewer, "recommendation_id", pk),
        done=_("The recommendation is taken back."),
    )


def _require_team(request: ViewerRequest, one: Recommendation) -> None:
    """Refuse who is not in the team that gave it; of what was taken over, its state refuses."""
    if one.assignment is not None:
        require_part(request.viewer, one.assignment)


def _finding_page(request: ViewerRequest, finding: SupervisionFinding, **page: Any) -> HttpResponse:
    """A form on a finding that leads back to its page."""
    assignment = finding.assignment
    return act_page(
        request,
        assignment,
        right=WORK,
        event="work",
        check=lambda: require_part(request.viewer, assignment),
        success=lambda _result: reverse("operations_finding", args=[finding.pk]),
        **page,
    )


def _actions(viewer: Viewer, finding: SupervisionFinding) -> list[Action]:
    """For the team, while it works in the field."""
    assignment = finding.assignment
    if finding.is_dropped or assignment.state != AssignmentState.FIELD_WORK:
        return []
    if part_of(viewer, assignment) is None:
        return []
    return [
        Action(_("Recommend"), reverse("operations_recommend", args=[finding.pk]), icon="plus"),
        Action(_("Change"), reverse("operations_finding_change", args=[finding.pk]), icon="pencil"),
        Action(
            pgettext("supervision", "Drop"), reverse("operations_finding_drop", args=[finding.pk])
        ),
    ]


def _texts(finding: SupervisionFinding) -> list[Section]:
    texts = (
        (pgettext("finding", "Condition"), finding.condition),
        (pgettext("finding", "Criterion"), finding.criterion),
        (pgettext("finding", "Cause"), finding.cause),
        (pgettext("finding", "Effect"), finding.effect),
    )
    return [Section(title, "web/sections/text.html", {"text": text}) for title, text in texts]


def _recommendations(finding: SupervisionFinding) -> Section:
    rows = [
        [
            Link(f"{one.number}. {one}", one.get_absolute_url()),
            one.agency.short_name,
            one.due,
            recommendation_status(one),
        ]
        for one in finding.recommendations.select_related("agency").order_by("number")
    ]
    headers = [_("Recommendation"), _("Addressee"), _("Due"), _("Status")]
    context = {"headers": headers, "rows": rows, "empty": _("Nothing is recommended yet.")}
    return Section(_("Recommendations"), "web/sections/table.html", context)
