"""The steps of an audit programme: sent, approved, revised, closed, issued."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from teraju.modules.audits import permissions, services
from teraju.modules.audits.web.forms.internal import VersionForm, WhyForm
from teraju.modules.audits.web.internal_registers import PROGRAMMES
from teraju.platform.web.forms import TextArea, form_methods
from teraju.platform.web.middleware import ViewerRequest

from .internal_common import programme_of
from .programmes import programme_form


class ClosingNoteForm(VersionForm):
    closing_note = TextArea(label=PROGRAMMES.title, max_length=2000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["closing_note"].label = _("What was reached and what was not")


@form_methods
def send(request: ViewerRequest, pk: int) -> HttpResponse:
    return programme_form(
        request,
        programme_of(request.viewer, pk),
        permissions.PROGRAMME_MANAGE,
        services.send_programme,
        form=VersionForm,
        title=_("Send the programme for approval"),
        submit=_("Send"),
        done=_("The programme waits for approval."),
    )


@form_methods
def approve(request: ViewerRequest, pk: int) -> HttpResponse:
    return programme_form(
        request,
        programme_of(request.viewer, pk),
        permissions.PROGRAMME_APPROVE,
        services.approve_programme,
        form=VersionForm,
        title=_("Approve the programme"),
        submit=_("Approve"),
        done=_("The programme is approved."),
    )


@form_methods
def give_back(request: ViewerRequest, pk: int) -> HttpResponse:
    return programme_form(
        request,
        programme_of(request.viewer, pk),
        permissions.PROGRAMME_APPROVE,
        services.give_back_programme,
        form=WhyForm,
        title=_("Give the programme back"),
        submit=_("Give back"),
        done=_("The programme is a draft again."),
    )


@form_methods
def revise(request: ViewerRequest, pk: int) -> HttpResponse:
    return programme_form(
        request,
        programme_of(request.viewer, pk),
        permissions.PROGRAMME_MANAGE,
        services.revise_programme,
        form=WhyForm,
        title=_("Revise the programme"),
        intro=_("It becomes a draft again, and the head approves it anew."),
        submit=_("Revise"),
        done=_("The programme is a draft again."),
    )


@form_methods
def close(request: ViewerRequest, pk: int) -> HttpResponse:
    return programme_form(
        request,
        programme_of(request.viewer, pk),
        permissions.PROGRAMME_MANAGE,
        services.close_programme,
        form=ClosingNoteForm,
        title=_("Close the programme"),
        submit=_("Close the programme"),
        done=_("The programme is closed."),
    )


@form_methods
def drop(request: ViewerRequest, pk: int) -> HttpResponse:
    return programme_form(
        request,
        programme_of(request.viewer, pk),
        permissions.PROGRAMME_MANAGE,
        services.drop_programme,
        form=WhyForm,
        title=_("Drop the programme"),
        submit=_("Drop the programme"),
        done=_("The programme is dropped."),
    )


@form_methods
def paper(request: ViewerRequest, pk: int) -> HttpResponse:
    return programme_form(
        request,
        programme_of(request.viewer, pk),
        permissions.PROGRAMME_APPROVE,
        lambda actor, programme_id, **_rest: services.issue_programme(
            actor=actor, programme_id=programme_id
        ),
        form=VersionForm,
        title=_("Issue the programme as a paper"),
        submit=_("Issue"),
        done=_("The paper is issued."),
    )
