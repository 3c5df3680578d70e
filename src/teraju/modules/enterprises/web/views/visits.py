"""Visits to firms: the register, the record, and each step with one."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.modules.enterprises import register_permissions as registers
from teraju.modules.enterprises import visit_permissions as permissions
from teraju.modules.enterprises.domain.visits import VisitState, Whose
from teraju.modules.enterprises.models import Visit, VisitPicture
from teraju.modules.enterprises.selectors import visits as reading
from teraju.modules.enterprises.services import visit_papers
from teraju.modules.enterprises.services import visits as services
from teraju.modules.enterprises.web import visit_forms as forms
from teraju.modules.enterprises.web.visit_common import history_of
from teraju.modules.enterprises.web.visit_registers import ENTRIES, QUESTIONS, UPLOADS, VISITS
from teraju.modules.enterprises.web.visit_sections import (
    checklist_section,
    notes_section,
    pictures_section,
    steps_section,
    unconfirmed_note,
    visit_facts,
)
from teraju.modules.enterprises.web.visit_words import firm, rules_for, visit_status
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.web.pictures import picture as sealed
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import step_form
from teraju.platform.web.record_parts import steps

PLAN, HOLD, SERVE = permissions.VISIT_PLAN, permissions.VISIT_HOLD, permissions.OWNER_SERVE
LIST = "enterprises_visits"


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    more = [
        Action(ENTRIES.title, reverse("enterprises_visit_entries"), icon="tablet-smartphone"),
        Action(UPLOADS.title, reverse("enterprises_uploads"), icon="camera"),
        Action(QUESTIONS.title, reverse("enterprises_owner_questions"), icon="message-square"),
    ]
    if rights.allowed_somewhere(viewer, HOLD):
        label = _("Open on this device")
        more.insert(0, Action(label, reverse("enterprises_visit_app"), icon="tablet-smartphone"))
    if rights.allowed_somewhere(viewer, SERVE):
        url = reverse("enterprises_owner_contacts")
        more.append(Action(_("Codes to hand over"), url, icon="key-round"))
    return register_page(request, VISITS, more=more)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    visit = _visit(viewer, pk)
    primary, actions = steps(viewer, visit, _wanted(visit))
    held = visit.state == VisitState.HELD
    page = RecordPage(
        title=firm(visit),
        target=visit,
        register_title=VISITS.title,
        register_url=reverse(LIST),
        status=visit_status(visit),
        primary=primary,
        actions=actions,
        facts=visit_facts(viewer, visit),
        sections=[
            checklist_section(viewer, visit),
            notes_section(viewer, visit),
            steps_section(viewer, visit),
            *pictures_section(viewer, visit),
        ]
        if held
        else [],
        is_example=visit.is_example,
    )
    return record_page(request, page, history=lambda: history_of(visit))


def _wanted(visit: Visit) -> list[Any]:
    if visit.state == VisitState.PLANNED:
        return [
            (HOLD, _("Write the visit down"), "enterprises_visit_hold", "clipboard-list"),
            (PLAN, _("Change"), "enterprises_visit_change", "pencil"),
            (PLAN, _("Move to another day"), "enterprises_visit_postpone", "calendar"),
            (PLAN, _("Cancel the visit"), "enterprises_visit_cancel", "x"),
        ]
    if visit.state == VisitState.CANCELLED:
        return [(PLAN, _("Plan it again"), "enterprises_visit_resume", "rotate-cw")]
    if visit.is_signed:
        return []
    return [
        (HOLD, _("Sign the minutes"), "enterprises_visit_sign", "file-check"),
        (HOLD, _("Correct notes and steps"), "enterprises_visit_correct", "pencil"),
    ]


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    """Plan a visit, to the coaching named in the address where there is one."""
    viewer = request.viewer
    rights.require_somewhere(viewer, PLAN)
    asked = request.GET.get("coaching", "")
    agencies = rights.agencies_where(viewer, PLAN)
    rows = reading.coachings_to_visit(viewer, agencies)
    coaching = rows.filter(pk=asked).first() if asked.isdecimal() and len(asked) < 19 else None
    back = coaching.get_absolute_url() if coaching else reverse(LIST)
    return form_page(
        request,
        form=partial(forms.VisitForm, viewer=viewer),
        title=_("Plan a visit"),
        submit=_("Plan it"),
        act=lambda data: services.plan_visit(actor=viewer, **data),
        success=lambda made: str(made.get_absolute_url()),
        back_url=back,
        initial={"coaching": coaching, "planned_on": viewer.today},
        done=_("The visit is planned. The owner reads it on their page."),
        register_title=VISITS.title,
        register_url=reverse(LIST),
    )


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    visit = _visit(request.viewer, pk)
    return _step(
        request,
        visit,
        PLAN,
        services.change_visit,
        form=partial(forms.ChangeForm, viewer=request.viewer),
        title=_("Change the visit"),
        submit=_("Save"),
        initial={
            "at_time": visit.at_time,
            "coaches": list(visit.coaches.all()),
            "company": visit.company,
            "purpose": visit.purpose,
        },
        done=_("Saved."),
    )


@form_methods
def postpone(request: ViewerRequest, pk: int) -> HttpResponse:
    visit = _visit(request.viewer, pk)
    return _step(
        request,
        visit,
        PLAN,
        services.postpone_visit,
        form=forms.PostponeForm,
        title=_("Move the visit to another day"),
        submit=_("Move it"),
        initial={"planned_on": visit.planned_on, "at_time": visit.at_time},
        done=_("The visit is moved."),
    )


@form_methods
def cancel(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _visit(request.viewer, pk),
        PLAN,
        services.cancel_visit,
        form=forms.WhyForm,
        title=_("Cancel the visit"),
        submit=_("Cancel the visit"),
        done=_("The visit is cancelled."),
    )


@form_methods
def resume(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _visit(request.viewer, pk),
        PLAN,
        services.resume_visit,
        form=forms.ResumeForm,
        title=_("Plan the visit again"),
        submit=_("Plan it"),
        initial={"planned_on": request.viewer.today},
        done=_("The visit is planned."),
    )


@form_methods
def hold(request: ViewerRequest, pk: int) -> HttpResponse:
    visit = _visit(request.viewer, pk)
    rules = rules_for(visit, request.viewer)
    sector = visit.coaching.product.enterprise.sector
    intro = _(
        "From paper. On the spot the page for the telephone does it, with photos and signature."
    )
    return _step(
        request,
        visit,
        HOLD,
        services.hold_visit,
        form=partial(forms.HoldForm, rules=rules, sector=sector),
        title=_("Write the visit down"),
        intro=" ".join(part for part in (intro, unconfirmed_note(rules)) if part),
        submit=_("Write it down"),
        initial={"held_on": min(visit.planned_on, request.viewer.today)},
        done=_("The visit is written down."),
    )


@form_methods
def correct(request: ViewerRequest, pk: int) -> HttpResponse:
    visit = _visit(request.viewer, pk)
    by = {
        whose: "\n".join(one.text for one in visit.steps.all() if one.whose == whose)
        for whose in Whose
    }
    return _step(
        request,
        visit,
        HOLD,
        services.correct_visit,
        form=partial(forms.CorrectForm, visit=visit),
        title=_("Correct notes and next steps"),
        intro=_("What was found at the questions stays as it was seen on the spot."),
        submit=_("Save"),
        initial={
            "notes": visit.notes,
            "steps_owner": by[Whose.OWNER],
            "steps_coach": by[Whose.COACH],
        },
        done=_("Saved."),
    )


@form_methods
def sign(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        _visit(request.viewer, pk),
        HOLD,
        visit_papers.sign_minutes,
        title=_("Sign the minutes"),
        intro=_("A signed PDF with number and code. From here what was written stands."),
        submit=_("Sign and issue"),
        done=_("The minutes are signed."),
    )


@form_methods
def done(request: ViewerRequest, pk: int, row: int) -> HttpResponse:
    return _tick(
        request,
        pk,
        row,
        services.finish_step,
        pgettext("next step", "It is done"),
        _("Done: noted."),
    )


@form_methods
def reopen(request: ViewerRequest, pk: int, row: int) -> HttpResponse:
    return _tick(request, pk, row, services.reopen_step, _("Open it again"), _("It is open again."))


def _tick(
    request: ViewerRequest, pk: int, row: int, act: Any, label: str, said: str
) -> HttpResponse:
    visit = _visit(request.viewer, pk)
    step = get_object_or_404(visit.steps.all(), pk=row)
    return _step(
        request,
        visit,
        PLAN,
        act,
        title=label,
        submit=label,
        done=said,
        facts=[Fact(_("Next step"), step.text)],
        more={"step_id": step.pk},
    )


@require_safe
def picture(request: ViewerRequest, pk: int) -> HttpResponse:
    """A photo; the signature only for those who may know who signed."""
    found: VisitPicture = get_object_or_404(reading.pictures(request.viewer), pk=pk)
    if found.is_signature:
        rights.require(request.viewer, registers.CONTACT, found.entry)
    return sealed(found.file)


def _step(request: ViewerRequest, visit: Visit, right: str, act: Any, **more: Any) -> HttpResponse:
    facts = more.pop("facts", [Fact(_("Visit"), str(visit), url=visit.get_absolute_url())])
    return step_form(request, visit, right, VISITS, act, key="visit_id", facts=facts, **more)


def _visit(viewer: Viewer, pk: int) -> Visit:
    visit: Visit = get_object_or_404(reading.whole_visits(viewer), pk=pk)
    return visit
