"""Coaching programmes: their register, their record, criteria, and what moves them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_safe

from teraju.modules.enterprises.coaching_permissions import DECIDE, PLAN
from teraju.modules.enterprises.domain.kinds import ProgrammeState
from teraju.modules.enterprises.models import Criterion, Programme
from teraju.modules.enterprises.selectors import coaching as reading
from teraju.modules.enterprises.services import coaching_programmes as services
from teraju.modules.enterprises.web import coaching_programme_sections as sections
from teraju.modules.enterprises.web.coaching_common import Wanted, history_of
from teraju.modules.enterprises.web.coaching_forms import (
    CriterionForm,
    ProgrammeChangeForm,
    ProgrammeForm,
    ReasonedForm,
    VersionForm,
)
from teraju.modules.enterprises.web.coaching_ranking_file import ranking_file
from teraju.modules.enterprises.web.coaching_registers import PROGRAMMES
from teraju.modules.enterprises.web.coaching_statuses import programme_status
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import agency_asked, step_form
from teraju.platform.web.record_parts import steps

ID = "programme_id"


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = [
        Action(_("Applicants"), reverse("enterprises_applicants"), icon="inbox"),
        Action(_("Compare the roads"), reverse("enterprises_roads"), icon="columns-3"),
    ]
    return register_page(request, PROGRAMMES, more=[] if request.viewer.is_guest else more)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer, programme = request.viewer, programme_of(request.viewer, pk)
    primary, actions = steps(viewer, programme, _wanted(programme))
    page = RecordPage(
        title=str(programme),
        number=programme.agency.short_name,
        target=programme,
        register_title=PROGRAMMES.title,
        register_url=reverse("enterprises_programmes"),
        status=programme_status(programme),
        next_step=_waiting(programme),
        primary=primary,
        actions=actions,
        facts=sections.facts(programme),
        sections=sections.of_programme(viewer, programme),
        is_example=programme.is_example,
    )
    return record_page(request, page, history=lambda: history_of(programme))


@require_safe
def ranking(request: ViewerRequest, pk: int) -> HttpResponse:
    """The ranking with every point and weight, as a workbook; not for guests."""
    programme = programme_of(request.viewer, pk)
    if rights.is_guest_at(request.viewer, programme):
        raise Http404
    return ranking_file(request.viewer, programme)


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    rights.require_somewhere(viewer, PLAN)
    return form_page(
        request,
        form=partial(ProgrammeForm, viewer=viewer),
        title=_("Plan a programme"),
        intro=_("It begins with example criteria, which you change before it opens."),
        submit=_("Plan it"),
        act=lambda data: services.plan_programme(actor=viewer, **data),
        success=lambda programme: str(programme.get_absolute_url()),
        back_url=reverse("enterprises_programmes"),
        initial={"agency": agency_asked(request, PLAN), "year": viewer.today.year},
        done=_("The programme is planned. Look at its criteria, then open it."),
        register_title=PROGRAMMES.title,
        register_url=reverse("enterprises_programmes"),
    )


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    programme = programme_of(request.viewer, pk)
    return step_form(
        request,
        programme,
        PLAN,
        PROGRAMMES,
        services.change_programme,
        key=ID,
        form=ProgrammeChangeForm,
        title=_("Change the programme"),
        submit=_("Save"),
        initial={name: getattr(programme, name) for name in services.FIELDS},
        done=_("Saved."),
    )


@form_methods
def add_criterion(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        programme_of(request.viewer, pk),
        PLAN,
        PROGRAMMES,
        services.add_criterion,
        key=ID,
        form=CriterionForm,
        title=_("Add a criterion"),
        submit=_("Add"),
        done=_("Saved."),
    )


@form_methods
def change_criterion(request: ViewerRequest, pk: int) -> HttpResponse:
    criterion = criterion_of(request.viewer, pk)
    return step_form(
        request,
        programme_of(request.viewer, criterion.programme_id),
        PLAN,
        PROGRAMMES,
        _on(services.change_criterion, criterion),
        key=ID,
        form=CriterionForm,
        title=_("Change the criterion"),
        submit=_("Save"),
        initial={name: getattr(criterion, name) for name in services.CRITERION},
        done=_("Saved."),
    )


@form_methods
def remove_criterion(request: ViewerRequest, pk: int) -> HttpResponse:
    criterion = criterion_of(request.viewer, pk)
    return step_form(
        request,
        programme_of(request.viewer, criterion.programme_id),
        PLAN,
        PROGRAMMES,
        _on(services.remove_criterion, criterion),
        key=ID,
        form=VersionForm,
        title=_("Remove the criterion"),
        submit=_("Remove"),
        intro=_("The scores given by it go with it."),
        facts=[Fact(_("Criterion"), criterion.name)],
        done=_("The criterion is removed."),
    )


def _on(service: Callable[..., Any], criterion: Criterion) -> Callable[..., Any]:
    """A service on a criterion, called with the programme that its form is about."""

    def act(*, programme_id: int, **values: Any) -> Any:
        return service(criterion_id=criterion.pk, **values)

    return act


def _step(
    request: ViewerRequest,
    pk: int,
    service: Callable[..., Any],
    title: str,
    done: str,
    intro: str = "",
    *,
    reasoned: bool = False,
) -> HttpResponse:
    return step_form(
        request,
        programme_of(request.viewer, pk),
        DECIDE,
        PROGRAMMES,
        service,
        key=ID,
        form=ReasonedForm if reasoned else VersionForm,
        title=title,
        submit=title,
        intro=intro,
        done=done,
    )


@form_methods
def open_it(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        services.open_programme,
        _("Open it for applications"),
        _("Enterprises may apply now."),
    )


@form_methods
def start(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        services.start_programme,
        _("End applications"),
        _("Applications are over."),
        _("Nobody applies after this; who waits is still decided on."),
    )


@form_methods
def open_again(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        services.open_again,
        _("Take applications again"),
        _("Enterprises may apply now."),
        reasoned=True,
    )


@form_methods
def close(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        services.close_programme,
        _("Close the programme"),
        _("The programme is closed."),
        _("Coachings that are on their way go on to their end."),
    )


@form_methods
def reopen(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        services.reopen_programme,
        pgettext("programme", "Open it again"),
        _("The programme runs again."),
        reasoned=True,
    )


@form_methods
def drop(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        services.drop_programme,
        _("Drop the programme"),
        _("The programme is dropped."),
        reasoned=True,
    )


@form_methods
def take_up(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        services.take_up_programme,
        pgettext("programme", "Take it up again"),
        _("The programme is a draft again."),
        reasoned=True,
    )


def programme_of(viewer: Viewer, pk: int) -> Programme:
    """The programme if the viewer sees it; else a stranger's 404."""
    found: Programme = get_object_or_404(reading.programmes(viewer), pk=pk)
    return found


def criterion_of(viewer: Viewer, pk: int) -> Criterion:
    found: Criterion = get_object_or_404(Criterion.objects.visible_to(viewer), pk=pk)
    return found


def _wanted(programme: Programme) -> Wanted:
    """What comes next with a programme, in the order of its need."""
    change = (PLAN, _("Change"), "enterprises_programme_change", "pencil")
    applicant = (PLAN, _("Enter an applicant"), "enterprises_applicant_add", "plus")
    take_in = (DECIDE, _("Take a firm in"), "enterprises_take_in", "user-plus")
    drop_it = (DECIDE, _("Drop the programme"), "enterprises_programme_drop", "x")
    ways: dict[str, Wanted] = {
        ProgrammeState.DRAFT: [
            (DECIDE, _("Open it for applications"), "enterprises_programme_open", "play"),
            change,
            drop_it,
        ],
        ProgrammeState.OPEN: [
            applicant,
            (DECIDE, _("End applications"), "enterprises_programme_start", "lock"),
            take_in,
            change,
            drop_it,
        ],
        ProgrammeState.RUNNING: [
            take_in,
            (DECIDE, _("Take applications again"), "enterprises_programme_open_again", "undo-2"),
            change,
            (DECIDE, _("Close the programme"), "enterprises_programme_close", "archive"),
        ],
        ProgrammeState.CLOSED: [
            (
                DECIDE,
                pgettext("programme", "Open it again"),
                "enterprises_programme_reopen",
                "undo-2",
            )
        ],
        ProgrammeState.DROPPED: [
            (
                DECIDE,
                pgettext("programme", "Take it up again"),
                "enterprises_programme_take_up",
                "undo-2",
            )
        ],
    }
    return ways[programme.state]


def _waiting(programme: Programme) -> str:
    count: int = programme.undecided  # type: ignore[attr-defined]
    if not count:
        return ""
    words = ngettext(
        "%(count)d applicant waits for a decision.",
        "%(count)d applicants wait for a decision.",
        count,
    )
    return words % {"count": count}
