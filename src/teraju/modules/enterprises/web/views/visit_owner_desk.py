"""What the office does for owners: codes to hand over, photos to look at, questions to ask."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from teraju.modules.enterprises import visit_permissions as permissions
from teraju.modules.enterprises.models import Enterprise, OwnerQuestion, OwnerUpload
from teraju.modules.enterprises.selectors import visit_owners as reading
from teraju.modules.enterprises.services import visit_owners
from teraju.modules.enterprises.services.visit_contacts import DOOR
from teraju.modules.enterprises.web import visit_forms as forms
from teraju.modules.enterprises.web.visit_codes import CODES
from teraju.modules.enterprises.web.visit_common import history_of
from teraju.modules.enterprises.web.visit_registers import (
    QUESTIONS,
    UPLOADS,
    question_status,
    upload_status,
)
from teraju.platform.accounts import rights
from teraju.platform.files.web.pictures import picture as sealed
from teraju.platform.notify.web.contacts import code_page, waiting_page
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Fact, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import step_form
from teraju.platform.web.record_parts import filled, steps

SERVE = permissions.OWNER_SERVE


@require_safe
def contacts(request: ViewerRequest) -> HttpResponse:
    """Who asked for a code that no message could carry."""
    return waiting_page(request, DOOR, CODES, "enterprises/visit_contacts.html")


@never_cache
@form_methods
def contact(request: ViewerRequest, pk: int) -> HttpResponse:
    """A code for one of them, shown once."""
    return code_page(
        request,
        DOOR,
        pk,
        list_page="enterprises_owner_contacts",
        template="enterprises/visit_contact.html",
        # Whose number it is, so that nobody sends a code to a stranger unawares.
        more=lambda row: {"firms": reading.enterprises_of(row)},
    )


@require_safe
def uploads(request: ViewerRequest) -> HttpResponse:
    return register_page(request, UPLOADS)


@require_safe
def upload(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    one = _upload(request, pk)
    label = _("Looked at it") if one.seen_at is None else _("Answer again")
    primary, actions = steps(viewer, one, [(SERVE, label, "enterprises_upload_seen", "check")])
    url = reverse("enterprises_upload_picture", args=[one.pk])
    coaching = one.coaching
    page = RecordPage(
        title=one.note or _("Photo from the owner"),
        target=one,
        register_title=UPLOADS.title,
        register_url=reverse("enterprises_uploads"),
        status=upload_status(one),
        primary=primary,
        actions=actions,
        facts=filled(
            [
                Fact(_("Firm"), str(one.enterprise), url=one.enterprise.get_absolute_url()),
                Fact(_("Coaching"), str(coaching.product), url=coaching.get_absolute_url())
                if coaching
                else Fact("", ""),
                Fact(_("Sent"), one.sent_at),
                Fact(_("Looked at by"), one.seen_office),
                Fact(pgettext("to an owner", "Answer"), one.answer),
            ]
        ),
        sections=[
            Section(
                pgettext("picture", "Photo"),
                "enterprises/visit_pictures.html",
                {"shown": [{"url": url, "alt": one.note or _("Photo from the owner")}]},
            )
        ],
        is_example=one.is_example,
    )
    return record_page(request, page, history=lambda: history_of(one))


@require_safe
def picture(request: ViewerRequest, pk: int) -> HttpResponse:
    return sealed(_upload(request, pk).file)


@form_methods
def seen(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _upload(request, pk)
    return step_form(
        request,
        one,
        SERVE,
        UPLOADS,
        visit_owners.see_upload,
        key="upload_id",
        form=forms.SeenForm,
        title=_("Answer the owner's photo"),
        submit=_("Save"),
        initial={"answer": one.answer},
        done=_("Noted. The owner reads it on their page."),
    )


@require_safe
def questions(request: ViewerRequest) -> HttpResponse:
    return register_page(request, QUESTIONS)


@form_methods
def ask(request: ViewerRequest) -> HttpResponse:
    """Ask an owner something short, of the firm named in the address where there is one."""
    viewer = request.viewer
    rights.require_somewhere(viewer, SERVE)
    asked = request.GET.get("enterprise", "")
    rows = Enterprise.objects.visible_to(viewer)
    firm = rows.filter(pk=asked).first() if asked.isdecimal() and len(asked) < 19 else None
    url = reverse("enterprises_owner_questions")
    return form_page(
        request,
        form=partial(forms.QuestionForm, viewer=viewer),
        title=_("Ask an owner"),
        submit=_("Ask"),
        act=lambda data: visit_owners.ask_owner(actor=viewer, **data),
        success=lambda made: str(made.get_absolute_url()),
        back_url=firm.get_absolute_url() if firm else url,
        initial={"enterprise": firm},
        done=_("The question stands on the owner's page."),
        register_title=QUESTIONS.title,
        register_url=url,
    )


@require_safe
def question(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    one = _question(request, pk)
    open_ = one.answered_at is None and one.withdrawn_at is None
    withdraw = (SERVE, _("Withdraw"), "enterprises_owner_question_withdraw", "x")
    primary, actions = steps(viewer, one, [withdraw] if open_ else [])
    page = RecordPage(
        title=one.text,
        target=one,
        register_title=QUESTIONS.title,
        register_url=reverse("enterprises_owner_questions"),
        status=question_status(one),
        primary=primary,
        actions=actions,
        facts=filled(
            [
                Fact(_("Firm"), str(one.enterprise), url=one.enterprise.get_absolute_url()),
                Fact(_("Asked by"), one.asked_office),
                Fact(_("Asked"), one.asked_at),
                Fact(pgettext("of an owner", "Answer"), one.answer),
                Fact(_("Answered"), one.answered_at),
                Fact(_("Reason"), one.reason),
            ]
        ),
        is_example=one.is_example,
    )
    return record_page(request, page, history=lambda: history_of(one))


@form_methods
def withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        _question(request, pk),
        SERVE,
        QUESTIONS,
        visit_owners.withdraw_question,
        key="question_id",
        form=forms.WhyForm,
        title=_("Withdraw the question"),
        submit=_("Withdraw"),
        done=_("The question stands on the owner's page no longer."),
    )


def _upload(request: ViewerRequest, pk: int) -> OwnerUpload:
    found: OwnerUpload = get_object_or_404(reading.uploads(request.viewer), pk=pk)
    return found


def _question(request: ViewerRequest, pk: int) -> OwnerQuestion:
    found: OwnerQuestion = get_object_or_404(reading.questions(request.viewer), pk=pk)
    return found
