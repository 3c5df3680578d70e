"""Nonconformities: the register, what is overdue, one of them, and reporting one."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.modules.improvement import permissions, policy, services
from teraju.modules.improvement.domain.ageing import counted
from teraju.modules.improvement.models import Nonconformity
from teraju.modules.improvement.selectors import reading
from teraju.modules.improvement.selectors.courses import place_on
from teraju.modules.improvement.subjects import Subject, subject_named
from teraju.modules.improvement.web.charts.ages import ages_picture
from teraju.modules.improvement.web.common import history_of, require_somewhere
from teraju.modules.improvement.web.forms import ReportForm
from teraju.modules.improvement.web.next_steps import next_of
from teraju.modules.improvement.web.registers import NONCONFORMITIES, OVERDUE
from teraju.modules.improvement.web.sections import facts, sections, subject_of
from teraju.modules.improvement.web.statuses import nonconformity_status
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import agency_asked

REGISTER = (NONCONFORMITIES.title, "improvement_nonconformities")


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = [
        Action(OVERDUE.title, reverse("improvement_ageing"), icon="hourglass"),
        Action(_("Actions"), reverse("improvement_actions"), icon="list-checks"),
    ]
    return register_page(request, NONCONFORMITIES, more=more)


@require_safe
def ageing(request: ViewerRequest) -> HttpResponse:
    """How long everything has been open as a picture, and what is overdue as a register."""
    viewer = request.viewer
    bands = policy.age_bands(viewer.today)
    counts = counted(bands, reading.open_days(viewer), viewer.today)
    unconfirmed = (
        "" if policy.rules_on(viewer.today).confirmed else _("House default, unconfirmed.")
    )
    context = {
        "picture": ages_picture(bands, counts),
        "nothing": _("Nothing is open."),
        "note": unconfirmed,
    }
    return register_page(request, OVERDUE, template="improvement/ageing.html", context=context)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    one = get_object_or_404(reading.whole(reading.nonconformities(viewer)), pk=pk)
    current = list(one.rounds.all())[-1]
    text, primary, others = next_of(viewer, one, current)
    place = place_on(one, viewer.today)
    page = RecordPage(
        title=one.title,
        number=one.number,
        target=one,
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
        status=nonconformity_status(one, viewer.today, place.gate if place else None),
        next_step=text,
        primary=primary,
        actions=others,
        facts=facts(one, subject_of(viewer, one)),
        sections=sections(viewer, one),
        is_example=one.is_example,
    )
    return record_page(request, page, history=lambda: history_of(one))


@form_methods
def report(request: ViewerRequest) -> HttpResponse:
    """A new report; with ?subject=kind:id of a record that it comes from."""
    viewer = request.viewer
    require_somewhere(viewer, permissions.REPORT)
    subject = subject_named(viewer, request.GET.get("subject", ""))
    agency = agency_asked(request, permissions.REPORT)
    return form_page(
        request,
        form=partial(ReportForm, viewer=viewer, agency=agency),
        title=_("Report a nonconformity"),
        intro=_("Say what is not as it has to be. Who is at fault is not asked."),
        submit=pgettext("nonconformity", "Report"),
        act=lambda data: services.report(actor=viewer, **data, **_of(subject)),
        success=lambda made: made.get_absolute_url(),
        back_url=subject.url if subject else reverse(REGISTER[1]),
        initial={"agency": agency, "found_on": viewer.today, **_begun(subject)},
        done=_("The nonconformity is reported."),
        facts=(Fact(_("Comes from"), subject.words, url=subject.url),) if subject else (),
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
    )


def _of(subject: Subject | None) -> dict[str, Any]:
    return {"subject_kind": subject.kind, "subject_pk": subject.pk} if subject else {}


def _begun(subject: Subject | None) -> dict[str, Any]:
    """What the record that it comes from says already."""
    if subject is None:
        return {}
    return {
        "agency": subject.agency_id,
        "source": subject.source,
        "title": subject.words[:200],
        "description": subject.description,
        "found_on": subject.found_on,
    }


def nonconformity_of(request: ViewerRequest, pk: int) -> Nonconformity:
    """One that the viewer sees, with who had a hand in it."""
    rows = reading.with_course(reading.nonconformities(request.viewer))
    found: Nonconformity = get_object_or_404(rows, pk=pk)
    return found
