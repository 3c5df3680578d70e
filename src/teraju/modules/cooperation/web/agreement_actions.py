"""Forms that move an agreement: from the draft to its end, and onto the public page."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.kernel.errors import NotAllowed
from teraju.modules.cooperation import selectors, services
from teraju.modules.cooperation.models import Agreement
from teraju.modules.cooperation.services.agreements import FIELDS
from teraju.platform.accounts import rights
from teraju.platform.web.forms import VersionedForm, form_methods, form_page
from teraju.platform.web.middleware import ViewerRequest

from .common import agreement_form, agreement_of
from .forms import (
    AgreementChangeForm,
    AgreementForm,
    DetailsForm,
    EndForm,
    ReasonedForm,
    RenewForm,
    SignForm,
)
from .sections import paper_note


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    if not rights.allowed_somewhere(viewer, "cooperation.register.add"):
        raise NotAllowed(rights.reason("cooperation.register.add"))
    return form_page(
        request,
        form=partial(AgreementForm, viewer=viewer),
        title=_("Add an agreement"),
        submit=_("Save the draft"),
        act=lambda data: services.draft_agreement(actor=viewer, **data),
        success=lambda made: _warned(request, made),
        back_url=reverse("cooperation_agreements"),
        initial={
            "reminder_days": [180, 90, 30],
            "parent": request.GET.get("parent", ""),
            "agency": request.GET.get("agency", ""),
        },
        intro=_("A draft. Parties, legal bases and the plan follow on its page."),
        done=_("The draft is saved."),
        register_title=_("Agreements"),
        register_url=reverse("cooperation_agreements"),
    )


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    agreement = agreement_of(request, pk)
    names = [name for name in FIELDS if name != "signed_on"]

    def act(data: dict[str, Any]) -> Agreement:
        data.pop("government")
        version = data.pop("version")
        return services.change_agreement(
            actor=request.viewer, agreement_id=pk, expected_version=version, **data
        )

    return agreement_form(
        request,
        agreement,
        "draft",
        form=partial(AgreementChangeForm, viewer=request.viewer, own=agreement),
        title=_("Change the draft"),
        submit=_("Save"),
        act=act,
        success=lambda made: _warned(request, made),
        initial={
            **{name: getattr(agreement, name) for name in names},
            "editions": list(agreement.editions.all()),
        },
        done=_("Saved."),
    )


@form_methods
def details(request: ViewerRequest, pk: int) -> HttpResponse:
    agreement = agreement_of(request, pk)
    return agreement_form(
        request,
        agreement,
        "follow",
        form=partial(DetailsForm, agreement=agreement),
        title=_("Change numbers, contacts, reminders"),
        submit=_("Save"),
        act=lambda data: services.change_details(**_keyed(request, pk, data)),
        initial={
            "counterpart_number": agreement.counterpart_number,
            "contacts": agreement.contacts,
            "reminder_days": agreement.reminder_days,
        },
        done=_("Saved."),
    )


@form_methods
def send(request: ViewerRequest, pk: int) -> HttpResponse:
    agreement = agreement_of(request, pk)
    return agreement_form(
        request,
        agreement,
        "draft",
        form=VersionedForm,
        title=_("Send for signing"),
        intro=_("It will wait in the work list of the office that records the signing."),
        submit=_("Send"),
        act=lambda data: services.send_for_signing(**_keyed(request, pk, data)),
        done=_("Sent."),
    )


@form_methods
def give_back(request: ViewerRequest, pk: int) -> HttpResponse:
    agreement = agreement_of(request, pk)
    return agreement_form(
        request,
        agreement,
        "sign",
        form=ReasonedForm,
        title=_("Give the draft back"),
        intro=_("Say what has to change before it can be signed."),
        submit=_("Give back"),
        act=lambda data: services.return_draft(**_keyed(request, pk, data)),
        done=_("The draft is with its authors again."),
    )


@form_methods
def sign(request: ViewerRequest, pk: int) -> HttpResponse:
    agreement = agreement_of(request, pk)
    return agreement_form(
        request,
        agreement,
        "sign",
        form=SignForm,
        title=_("Record the signing"),
        intro=_("After all parties have signed. What is signed is not changed any more."),
        submit=_("Record the signing"),
        act=lambda data: services.sign_agreement(**_keyed(request, pk, data)),
        initial={
            name: getattr(agreement, name) for name in ("number", "place", "starts_on", "ends_on")
        },
        done=_("The agreement is in force."),
    )


@form_methods
def end(request: ViewerRequest, pk: int) -> HttpResponse:
    agreement = agreement_of(request, pk)
    last = agreement.ends_on
    day = last if last and last <= request.viewer.today else request.viewer.today
    return agreement_form(
        request,
        agreement,
        "sign",
        form=EndForm,
        title=_("Record the end"),
        intro=_("Because the term ran out, or because the parties ended it. It cannot be undone."),
        submit=_("Record the end"),
        act=lambda data: services.end_agreement(**_keyed(request, pk, data)),
        initial={"closed_on": day},
        done=_("The end is recorded."),
    )


@form_methods
def cancel(request: ViewerRequest, pk: int) -> HttpResponse:
    agreement = agreement_of(request, pk)
    return agreement_form(
        request,
        agreement,
        "draft",
        form=ReasonedForm,
        title=_("Cancel the draft"),
        intro=_("The draft stays in the register as cancelled."),
        submit=_("Cancel the draft"),
        act=lambda data: services.cancel_agreement(**_keyed(request, pk, data)),
        done=_("The draft is cancelled."),
    )


@form_methods
def renew(request: ViewerRequest, pk: int) -> HttpResponse:
    agreement = agreement_of(request, pk)
    return agreement_form(
        request,
        agreement,
        "draft",
        form=RenewForm,
        title=_("Draft a renewal"),
        intro=_("Parties and legal bases are taken over. This one stays until the new is signed."),
        submit=_("Draft the renewal"),
        act=lambda data: services.renew_agreement(**_keyed(request, pk, data)),
        success=lambda made: _warned(request, made),
        initial={"kind": agreement.kind, "title": agreement.title},
        done=_("The renewal is drafted."),
    )


@form_methods
def publish(request: ViewerRequest, pk: int) -> HttpResponse:
    agreement = agreement_of(request, pk)
    return agreement_form(
        request,
        agreement,
        "sign",
        form=VersionedForm,
        title=_("Show to the public"),
        intro=_(
            "Anybody can then read its title, parties, days, scope and standards. "
            "Contacts and funds are never shown."
        ),
        submit=_("Show to the public"),
        act=lambda data: services.publish_agreement(**_keyed(request, pk, data)),
        done=_("It is on the public page."),
    )


@form_methods
def withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    agreement = agreement_of(request, pk)
    return agreement_form(
        request,
        agreement,
        "sign",
        form=VersionedForm,
        title=_("Take off the public page"),
        submit=_("Take off the public page"),
        act=lambda data: services.withdraw_from_public(**_keyed(request, pk, data)),
        done=_("It is no longer public."),
    )


def _keyed(request: ViewerRequest, pk: int, data: dict[str, Any]) -> dict[str, Any]:
    version = data.pop("version")
    return {"actor": request.viewer, "agreement_id": pk, "expected_version": version, **data}


def _warned(request: ViewerRequest, agreement: Agreement) -> str:
    """Tell what is odd about a saved draft; nothing of it is forbidden."""
    today = request.viewer.today
    sides = list(selectors.parties(agreement))
    for rule in selectors.paper_rules_broken(agreement, sides, today):
        messages.warning(request, str(paper_note(rule)))
    for line in selectors.warnings_of(agreement, today):
        messages.warning(request, str(line))
    return agreement.get_absolute_url()
