"""Interested parties and the yearly approval of their list."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.modules.planning import permissions, services
from teraju.modules.planning.domain.reviews import Reviewed, last_day
from teraju.modules.planning.models import InterestedParty, PartyKind, PartyReview
from teraju.modules.planning.selectors import system as selectors
from teraju.modules.planning.web.common import TABLE, TEXT, found
from teraju.modules.planning.web.forms.system import (
    ApprovalForm,
    GiveBackForm,
    PartyChangeForm,
    PartyForm,
    PartyReviewChangeForm,
    PartyReviewForm,
)
from teraju.modules.planning.web.registers.system import PARTIES, PARTY_REVIEWS
from teraju.modules.planning.web.statuses import party_status
from teraju.platform.web.actions import record_action
from teraju.platform.web.kinds import Action, Fact, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

from .approval import REGISTERS, approvable_page
from .pages import add_page, calls, change_page, of_record

REGISTER = (gettext_lazy("Interested parties"), "planning_parties")
REVIEWS = REGISTERS["party_review"]
FIELDS = ("name", "kind", "needs", "requirements", "response", "process", "monitoring")
WRITE = permissions.PARTY_WRITE


def party_register(request: ViewerRequest) -> HttpResponse:
    reviews = Action(
        _("Reviews of interested parties"), reverse("planning_party_reviews"), icon="user-check"
    )
    return register_page(request, PARTIES, more=[reviews])


def party_record(request: ViewerRequest, pk: int) -> HttpResponse:
    party = get_object_or_404(selectors.parties(request.viewer), pk=pk)
    process = party.process
    page = RecordPage(
        title=party.name,
        target=party,
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
        status=party_status(party),
        actions=_actions(request, party),
        facts=[
            Fact(_("Kind"), party.get_kind_display()),
            Fact(_("Agency"), party.agency.name),
            Fact(
                _("Process that answers"),
                str(process) if process else None,
                url=process.get_absolute_url() if process else "",
            ),
            Fact(_("How it is watched"), party.monitoring or None),
        ],
        sections=[
            Section(_("Needs and expectations"), TEXT, {"text": party.needs}),
            Section(_("Of these the system answers for"), TEXT, {"text": party.requirements}),
            Section(_("How it is answered"), TEXT, {"text": party.response}),
        ],
        is_example=party.is_example,
    )
    return record_page(request, page)


def _actions(request: ViewerRequest, party: InterestedParty) -> list[Action]:
    if party.ended_on:
        back = _("Put back on the list")
        return [
            record_action(request.viewer, party, WRITE, back, "planning_party_resume", "undo-2")
        ]
    off = _("Take off the list")
    return [
        record_action(request.viewer, party, WRITE, _("Change"), "planning_party_change", "pencil"),
        record_action(request.viewer, party, WRITE, off, "planning_party_end", "user-minus"),
    ]


def party_add(request: ViewerRequest) -> HttpResponse:
    return add_page(
        request,
        form=PartyForm,
        service=services.add_party,
        title=_("Add a party"),
        register=REGISTER,
    )


def _party(request: ViewerRequest, pk: int) -> InterestedParty:
    rows = InterestedParty.objects.visible_to(request.viewer)
    party: InterestedParty = found(request, rows, pk, WRITE)
    return party


def party_change(request: ViewerRequest, pk: int) -> HttpResponse:
    party = _party(request, pk)
    return change_page(
        request,
        party,
        form=of_record(PartyChangeForm, request, party),
        act=calls(services.change_party, request, party_id=pk),
        fields=FIELDS,
        register=REGISTER,
        intro=_("What was approved before keeps its words."),
    )


def party_end(request: ViewerRequest, pk: int) -> HttpResponse:
    return change_page(
        request,
        _party(request, pk),
        form=GiveBackForm,
        act=calls(services.end_party, request, party_id=pk),
        fields=(),
        register=REGISTER,
        title=_("Take off the list"),
        submit=_("Take off the list"),
        done=_("The party is off the list; its record stays."),
    )


def party_resume(request: ViewerRequest, pk: int) -> HttpResponse:
    return change_page(
        request,
        _party(request, pk),
        form=ApprovalForm,
        act=calls(services.resume_party, request, party_id=pk),
        fields=(),
        register=REGISTER,
        title=_("Put back on the list"),
        submit=_("Put back on the list"),
    )


def review_register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, PARTY_REVIEWS)


def review_record(request: ViewerRequest, pk: int) -> HttpResponse:
    review = get_object_or_404(selectors.party_reviews(request.viewer), pk=pk)
    return approvable_page(
        request,
        review,
        "party_review",
        facts=[
            Fact(_("Agency"), review.agency.name),
            Fact(_("Day of the review"), review.reviewed_on),
            Fact(_("What the review found"), review.finding),
            Fact(
                _("Counts until"),
                last_day(Reviewed.PARTIES, review.reviewed_on),
                note=_("A year is the practice of auditors, not a number of the standard."),
            ),
        ],
        sections=[_content(review)],
    )


def _content(review: PartyReview) -> Section:
    kinds = dict(PartyKind.choices)
    rows = [
        [
            [one["name"], str(kinds.get(one["kind"], one["kind"]))],
            one["needs"],
            one["requirements"] or None,
            [text for text in (one["response"], one["process"]) if text] or None,
        ]
        for one in review.content
    ]
    headers = [
        _("Party"),
        _("Needs and expectations"),
        _("The system answers for"),
        _("How it is answered"),
    ]
    title = _("The list as it was handed in") if not review.is_draft else _("The list as it stands")
    return Section(title, TABLE, {"headers": headers, "rows": rows})


def review_add(request: ViewerRequest) -> HttpResponse:
    return add_page(
        request,
        form=PartyReviewForm,
        service=services.draft_party_review,
        title=_("Begin a review"),
        intro=_("The list is taken as it stands on the day the review is handed in."),
        register=REVIEWS,
        initial={"reviewed_on": request.viewer.today},
    )


def review_change(request: ViewerRequest, pk: int) -> HttpResponse:
    rows = PartyReview.objects.visible_to(request.viewer)
    review = found(request, rows, pk, WRITE)
    return change_page(
        request,
        review,
        form=of_record(PartyReviewChangeForm, request, review),
        act=calls(services.change_party_review, request, review_id=pk),
        fields=("reviewed_on", "finding"),
        register=REVIEWS,
    )
