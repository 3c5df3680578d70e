"""The agreement of a coaching: promises, signing, the paper; and the beginning of the work."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _

from teraju.modules.enterprises.coaching_permissions import COACH, ISSUE
from teraju.modules.enterprises.domain.coaching_kinds import Party
from teraju.modules.enterprises.selectors import coaching as reading
from teraju.modules.enterprises.services import coaching_agreements as services
from teraju.modules.enterprises.services import coaching_plans
from teraju.modules.enterprises.web.coaching_forms import ReasonedForm, VersionForm
from teraju.modules.enterprises.web.coaching_registers import COACHINGS
from teraju.modules.enterprises.web.coaching_work_forms import DayForm, PromisesForm, SignForm
from teraju.platform.web.forms import form_methods
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.record_forms import step_form

from .coaching_records import ID, coaching_of


@form_methods
def promises(request: ViewerRequest, pk: int) -> HttpResponse:
    coaching = coaching_of(request.viewer, pk)
    found = reading.undertaking_of(coaching)
    rows = list(found.promises.all()) if found else []
    initial = {party: "\n".join(one.what for one in rows if one.party == party) for party in Party}
    return _step(
        request,
        pk,
        services.write_promises,
        PromisesForm,
        _("Write down promises"),
        _("Saved. When both sides have signed, enter the day."),
        initial={**initial, "note": found.note if found else ""},
        reads=lambda data: {
            "version": data["version"],
            "note": data["note"],
            "promises": {party: data[party].splitlines() for party in Party},
        },
    )


@form_methods
def sign(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        services.sign_agreement,
        SignForm,
        _("Enter the signed agreement"),
        _("It is agreed. Add the signed sheet as a file, if there is one."),
        initial={"signed_on": request.viewer.today},
    )


@form_methods
def reopen(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        services.reopen_agreement,
        ReasonedForm,
        _("Open the agreement again"),
        _("It can be changed, and is signed anew."),
    )


@form_methods
def issue(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        services.issue_agreement,
        VersionForm,
        _("Issue the agreement"),
        _("The agreement is issued. The owner signs the print."),
        right=ISSUE,
        intro=_(
            "A numbered paper signed in the name of the head. It names the firm, not its owner."
        ),
        success=lambda paper: str(paper.get_absolute_url()),
    )


@form_methods
def prepare(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        coaching_plans.begin_preparing,
        DayForm,
        _("Begin to prepare"),
        _("It prepares. Lines of the plan that are late come to the coach."),
        initial={"on": request.viewer.today},
    )


def _step(
    request: ViewerRequest,
    pk: int,
    service: Callable[..., Any],
    form: type[forms.Form],
    title: str,
    done: str,
    *,
    right: str = COACH,
    **more: Any,
) -> HttpResponse:
    return step_form(
        request,
        coaching_of(request.viewer, pk),
        right,
        COACHINGS,
        service,
        key=ID,
        form=form,
        title=title,
        submit=title,
        done=done,
        **more,
    )
