"""The yearly analysis of the context and its picture."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.planning import permissions, services
from teraju.modules.planning.domain.reviews import Reviewed, last_day
from teraju.modules.planning.models import ContextIssue, ContextReview, Side
from teraju.modules.planning.selectors import system as selectors
from teraju.modules.planning.web.charts.swot import swot_picture
from teraju.modules.planning.web.common import PICTURE, TABLE, found
from teraju.modules.planning.web.forms.system import ContextChangeForm, ContextForm, IssueForm
from teraju.modules.planning.web.registers.system import CONTEXTS
from teraju.platform.accounts import rights
from teraju.platform.web.forms import form_page
from teraju.platform.web.kinds import Action, Fact, Link, Section, Text
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import register_page

from .approval import REGISTERS, approvable_page
from .pages import add_page, calls, change_page, of_record, removal_page

REGISTER = REGISTERS["context"]
FIELDS = ("reviewed_on", "taken_part", "climate_reason")
ISSUE = ("side", "source", "text", "consequence", "bribery_factor")


def context_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, CONTEXTS)


def context_record(request: ViewerRequest, pk: int) -> HttpResponse:
    review = get_object_or_404(selectors.context_reviews(request.viewer), pk=pk)
    sides = list(Side.values)
    issues = sorted(review.issues.all(), key=lambda one: (sides.index(one.side), one.pk))
    return approvable_page(
        request,
        review,
        "context",
        facts=_facts(review),
        sections=[_picture(review, issues), _issues(request, review, issues), _bribery(issues)],
    )


def _facts(review: ContextReview) -> list[Fact]:
    last = last_day(Reviewed.CONTEXT, review.reviewed_on)
    return [
        Fact(_("Agency"), review.agency.name),
        Fact(_("Day of the analysis"), review.reviewed_on),
        Fact(_("Who took part"), review.taken_part or None),
        Fact(
            _("Counts until"),
            last,
            note=_("A year is the practice of auditors, not a number of the standard."),
        ),
        Fact(_("Climate change matters here"), _climate(review), note=review.climate_reason),
    ]


def _climate(review: ContextReview) -> Text:
    words = {True: _("yes"), False: _("no"), None: _("not decided yet")}
    return words[review.climate_matters]


def _picture(review: ContextReview, issues: list[ContextIssue]) -> Section:
    sides = {
        str(side): [issue.text for issue in issues if issue.side == side] for side in Side.values
    }
    picture = swot_picture(str(review), sides)
    return Section(_("What helps and what hinders"), PICTURE, {"picture": picture})


def _issues(request: ViewerRequest, review: ContextReview, issues: list[ContextIssue]) -> Section:
    changes = review.is_draft and rights.allowed(request.viewer, permissions.CONTEXT_WRITE, review)
    rows = [
        [
            [issue.text, issue.consequence],
            [issue.get_side_display(), _("inside") if issue.is_internal else _("outside")],
            issue.get_source_display(),
            issue.get_bribery_factor_display() or None,
            *([_links(review, issue)] if changes else []),
        ]
        for issue in issues
    ]
    headers = [
        _("Issue and what follows from it"),
        _("Side"),
        _("Where it comes from"),
        _("Bears on bribery by"),
    ]
    context = {
        "headers": [*headers, _("Change")] if changes else headers,
        "rows": rows,
        "empty": _("No issue yet: what inside and outside helps or hinders the agency?"),
    }
    url = reverse("planning_issue_add", args=[review.pk])
    add = Action(_("Add an issue"), url, icon="plus") if changes else None
    return Section(_("Issues"), TABLE, context, action=add)


def _links(review: ContextReview, issue: ContextIssue) -> list[Link]:
    args = [review.pk, issue.pk]
    return [
        Link(_("Change"), reverse("planning_issue_change", args=args)),
        Link(_("Remove"), reverse("planning_issue_remove", args=args)),
    ]


def _bribery(issues: list[ContextIssue]) -> Section:
    """What bears on bribery, factor by factor: what SNI ISO 37001 asks to be known."""
    rows = [
        [issue.get_bribery_factor_display(), issue.text, issue.consequence]
        for issue in sorted(issues, key=lambda one: (one.bribery_factor, one.pk))
        if issue.bribery_factor
    ]
    context = {
        "headers": [_("Factor"), pgettext("of the context", "Issue"), _("What follows from it")],
        "rows": rows,
        "empty": _("No issue is marked: size, places, partners and officials all bear on bribery."),
    }
    return Section(_("What bears on bribery"), TABLE, context)


def context_add(request: ViewerRequest) -> HttpResponse:
    return add_page(
        request,
        form=ContextForm,
        service=services.draft_context,
        title=_("Begin an analysis"),
        intro=_("The issues of the analysis in force are copied, so that each is looked at again."),
        register=REGISTER,
        initial={"reviewed_on": request.viewer.today},
        done=_("The draft is there. Add what is new, remove what fell away."),
    )


def context_change(request: ViewerRequest, pk: int) -> HttpResponse:
    review = _writable(request, pk)
    words = {True: "yes", False: "no", None: ""}
    return change_page(
        request,
        review,
        form=of_record(ContextChangeForm, request, review),
        act=calls(services.change_context, request, review_id=pk),
        fields=FIELDS,
        initial={"climate_matters": words[review.climate_matters]},
        register=REGISTER,
    )


def issue_add(request: ViewerRequest, pk: int) -> HttpResponse:
    return _issue_page(
        request,
        _writable(request, pk),
        title=_("Add an issue"),
        submit=_("Add"),
        act=lambda data: services.add_issue(actor=request.viewer, review_id=pk, **data),
    )


def issue_change(request: ViewerRequest, pk: int, issue: int) -> HttpResponse:
    review = _writable(request, pk)
    found_issue = get_object_or_404(review.issues, pk=issue)
    return _issue_page(
        request,
        review,
        title=_("Change an issue"),
        submit=_("Save"),
        act=lambda data: services.change_issue(
            actor=request.viewer, review_id=pk, issue_id=issue, **data
        ),
        initial={name: getattr(found_issue, name) for name in ISSUE},
    )


def issue_remove(request: ViewerRequest, pk: int, issue: int) -> HttpResponse:
    review = _writable(request, pk)
    one = review.issues.filter(pk=issue).first()
    if one is None:
        raise Http404
    return removal_page(
        request,
        review,
        what=one,
        act=lambda: services.remove_issue(actor=request.viewer, review_id=pk, issue_id=issue),
        register=REGISTER,
    )


def _writable(request: ViewerRequest, pk: int) -> ContextReview:
    rows = ContextReview.objects.visible_to(request.viewer)
    review: ContextReview = found(request, rows, pk, permissions.CONTEXT_WRITE)
    return review


def _issue_page(request: ViewerRequest, review: ContextReview, **page: Any) -> HttpResponse:
    back = review.get_absolute_url()
    return form_page(
        request,
        form=IssueForm,
        facts=(Fact(_("Record"), str(review), url=back),),
        success=lambda issue: back,
        back_url=back,
        done=_("Saved."),
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
        **page,
    )
