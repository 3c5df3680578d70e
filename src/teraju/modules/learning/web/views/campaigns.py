"""Campaigns: their register, their record, and what is done with one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.kernel.errors import NotAllowed
from teraju.modules.learning import permissions, services
from teraju.modules.learning.campaign_words import proposed
from teraju.modules.learning.domain.quiz import MOST_QUESTIONS
from teraju.modules.learning.domain.shares import percent
from teraju.modules.learning.domain.states import CampaignState
from teraju.modules.learning.models import Addressee, Campaign, Question
from teraju.modules.learning.selectors import reading
from teraju.modules.learning.services.campaigns import FIELDS
from teraju.modules.learning.web.common import history_of, record_form
from teraju.modules.learning.web.forms_campaigns import (
    CampaignChangeForm,
    CampaignForm,
    PeriodForm,
    QuestionForm,
)
from teraju.modules.learning.web.forms_training import (
    MaybeReasonedForm,
    ReasonedForm,
    VersionForm,
)
from teraju.modules.learning.web.registers_campaigns import CAMPAIGNS
from teraju.modules.learning.web.statuses import campaign_status
from teraju.platform.accounts import rights
from teraju.platform.accounts.roles import LABELS, Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.links import api as links
from teraju.platform.web.actions import record_action
from teraju.platform.web.charts.bars import Bar
from teraju.platform.web.forms import form_methods, form_page, versioned
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section, Status
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import agency_asked
from teraju.platform.web.record_parts import table

REGISTER = (CAMPAIGNS.title, "learning_campaigns")


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, CAMPAIGNS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    campaign = campaign_of(request.viewer, pk)
    primary, actions = _next(request.viewer, campaign)
    page = RecordPage(
        title=campaign.title,
        number=campaign.agency.short_name,
        target=campaign,
        register_title=CAMPAIGNS.title,
        register_url=reverse("learning_campaigns"),
        status=campaign_status(campaign, request.viewer.today),
        primary=primary,
        actions=actions,
        facts=_facts(request.viewer, campaign),
        sections=_sections(request.viewer, campaign),
        is_example=campaign.is_example,
    )
    return record_page(request, page, history=lambda: history_of(campaign))


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    rights.require_somewhere(viewer, permissions.CAMPAIGN)
    agency = agency_asked(request, permissions.CAMPAIGN)
    if agency is None:
        raise NotAllowed(rights.reason(permissions.CAMPAIGN))
    return form_page(
        request,
        form=partial(CampaignForm, viewer=viewer, agency=agency),
        title=_("Draft a campaign"),
        intro=_("A short message that everybody it is for reads and acknowledges."),
        submit=_("Draft"),
        act=lambda data: services.draft_campaign(actor=viewer, agency=agency, **_values(data)),
        success=lambda campaign: campaign.get_absolute_url(),
        back_url=reverse("learning_campaigns"),
        initial={"starts_on": viewer.today, **proposed(request.GET.get("subject", ""))},
        done=_("The campaign is drafted. Add up to three questions, then start it."),
        facts=(Fact(_("Agency"), agency.name),),
        register_title=CAMPAIGNS.title,
        register_url=reverse("learning_campaigns"),
    )


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    campaign = campaign_of(request.viewer, pk)
    linked = f"{campaign.link_kind}:{campaign.link_id}" if campaign.link_kind else ""
    return record_form(
        request,
        campaign,
        permissions.CAMPAIGN,
        form=partial(CampaignChangeForm, viewer=request.viewer, campaign=campaign),
        title=_("Change the campaign"),
        submit=_("Save"),
        initial={**{name: getattr(campaign, name) for name in FIELDS}, "link": linked},
        act=lambda data: services.change_campaign(
            actor=request.viewer, campaign_id=pk, **versioned(_values(data))
        ),
        done=_("Saved."),
        register=REGISTER,
    )


@form_methods
def add_question(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        campaign_of(request.viewer, pk),
        services.add_question,
        form=QuestionForm,
        title=_("Add a question"),
        intro=_("Whoever answers wrong reads the message again and tries once more."),
        submit=_("Add"),
        done=_("The question is added."),
    )


@form_methods
def remove_question(request: ViewerRequest, pk: int) -> HttpResponse:
    question = get_object_or_404(
        Question.objects.filter(campaign__in=reading.campaigns(request.viewer)).select_related(
            "campaign__agency"
        ),
        pk=pk,
    )
    campaign = question.campaign
    return record_form(
        request,
        campaign,
        permissions.CAMPAIGN,
        form=VersionForm,
        title=_("Remove the question"),
        submit=_("Remove"),
        act=lambda data: services.remove_question(
            actor=request.viewer, question_id=pk, **versioned(data)
        ),
        done=_("The question is removed."),
        register=REGISTER,
        facts=(Fact(_("Question"), question.text),),
    )


@form_methods
def start(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        campaign_of(request.viewer, pk),
        services.start_campaign,
        form=VersionForm,
        title=_("Start the campaign"),
        intro=_("Everybody it is for finds it in their work; it is not changed any more."),
        submit=_("Start"),
        done=_("The campaign runs."),
    )


@form_methods
def remind(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        campaign_of(request.viewer, pk),
        services.remind,
        form=VersionForm,
        title=_("Remind those who have not acknowledged"),
        submit=_("Remind"),
        done=_("They are reminded."),
    )


@form_methods
def finish(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        campaign_of(request.viewer, pk),
        services.finish_campaign,
        form=MaybeReasonedForm,
        title=_("Finish the campaign"),
        intro=_("A reason is needed only where somebody has not acknowledged."),
        submit=_("Finish"),
        done=_("The campaign is finished."),
    )


@form_methods
def cancel(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        campaign_of(request.viewer, pk),
        services.cancel_campaign,
        form=ReasonedForm,
        title=_("Cancel the campaign"),
        submit=_("Cancel the campaign"),
        done=_("The campaign is cancelled."),
    )


@form_methods
def repeat(request: ViewerRequest, pk: int) -> HttpResponse:
    return _form(
        request,
        campaign_of(request.viewer, pk),
        services.repeat_campaign,
        form=PeriodForm,
        title=_("Draft the next campaign"),
        intro=_("The same message and questions for a new period; change them before you start."),
        submit=_("Draft"),
        initial={"starts_on": request.viewer.today},
        success=lambda new: new.get_absolute_url(),
        done=_("The next campaign is drafted."),
    )


def campaign_of(viewer: Viewer, pk: int) -> Campaign:
    """The campaign if the viewer sees it; else a stranger's 404."""
    campaign: Campaign = get_object_or_404(reading.campaigns(viewer), pk=pk)
    return campaign


def _values(data: Mapping[str, Any]) -> dict[str, Any]:
    values = dict(data)
    kind, _colon, pk = values.pop("link", "").rpartition(":")
    return {**values, "link": (kind, int(pk)) if kind else None}


def _form(
    request: ViewerRequest, campaign: Campaign, service: Callable[..., Any], **page: Any
) -> HttpResponse:
    return record_form(
        request,
        campaign,
        permissions.CAMPAIGN,
        act=lambda data: service(actor=request.viewer, campaign_id=campaign.pk, **versioned(data)),
        register=REGISTER,
        facts=(Fact(_("Campaign"), campaign.title),),
        **page,
    )


def _next(viewer: Viewer, campaign: Campaign) -> tuple[Action | None, Sequence[Action]]:
    def one(label: str, name: str, icon: str) -> Action:
        return record_action(viewer, campaign, permissions.CAMPAIGN, label, name, icon)

    may = rights.allowed(viewer, permissions.CAMPAIGN, campaign)
    mine = Addressee.objects.waiting().filter(campaign=campaign, person=viewer.user_id).first()
    read = (
        Action(
            _("Read and acknowledge"), reverse("learning_acknowledge", args=[mine.pk]), icon="check"
        )
        if mine
        else None
    )
    cancel = one(_("Cancel the campaign"), "learning_campaign_cancel", "x")
    match CampaignState(campaign.state):
        case CampaignState.DRAFT:
            more = [
                one(_("Change"), "learning_campaign_change", "pencil"),
                one(_("Add a question"), "learning_question_add", "plus"),
                cancel,
            ]
            if campaign.questions.count() >= MOST_QUESTIONS:
                del more[1]
            return one(
                _("Start the campaign"), "learning_campaign_start", "play"
            ), more if may else []
        case CampaignState.RUNNING:
            finish = one(_("Finish the campaign"), "learning_campaign_finish", "check")
            remind = one(_("Remind"), "learning_campaign_remind", "bell")
            if read:
                return read, [remind, finish, cancel] if may else []
            return (remind, [finish, cancel]) if may else (None, [])
    has_next = Campaign.objects.filter(repeat_of=campaign).exists()
    if campaign.started_on and not has_next and may:
        return one(_("Draft the next campaign"), "learning_campaign_repeat", "repeat"), []
    return None, []


def _facts(viewer: Viewer, campaign: Campaign) -> Sequence[Fact]:
    found = links.find(viewer, campaign.link_kind, [campaign.link_id]) if campaign.link_id else {}
    linked = found.get(campaign.link_id) if campaign.link_id else None
    old = campaign.repeat_of
    roles = [LABELS[Role(role)] for role in campaign.roles]
    lines = [
        Fact(_("Agency"), campaign.agency.name),
        Fact(_("About"), campaign.get_subject_display()),
        Fact(_("Channel"), campaign.get_channel_display()),
        Fact(_("First day"), campaign.starts_on),
        Fact(_("Last day"), campaign.ends_on),
        Fact(_("For whom"), [str(word) for word in roles] or _("everybody of the agency")),
        Fact(_("Only holders of exposed posts"), campaign.only_exposed or None),
        Fact(_("Document"), campaign.document),
        Fact(_("Linked record"), linked.title if linked else "", url=linked.url if linked else ""),
        Fact(_("Repeats"), old.title if old else "", url=old.get_absolute_url() if old else ""),
        Fact(_("Last reminder"), campaign.reminded_on),
        Fact(_("Finished on"), campaign.finished_on),
        Fact(_("Reason"), campaign.reason),
    ]
    return [fact for fact in lines if fact.value]


def _sections(viewer: Viewer, campaign: Campaign) -> Sequence[Section]:
    sections = [Section(_("Message"), "web/sections/text.html", {"text": campaign.message})]
    may = rights.allowed(viewer, permissions.CAMPAIGN, campaign)
    if campaign.state != CampaignState.DRAFT:
        sections += _reach(viewer, campaign)
    questions = list(campaign.questions.order_by("order"))
    if questions and may:
        is_draft = campaign.state == CampaignState.DRAFT
        rows = [
            [
                one.text,
                one.options,
                one.options[one.right],
                Link(_("remove"), reverse("learning_question_remove", args=[one.pk]))
                if is_draft
                else None,
            ]
            for one in questions
        ]
        headers = [_("Question"), _("Answers"), _("Right answer"), ""]
        sections.append(table(_("Questions"), headers, rows, ""))
    return sections


def _reach(viewer: Viewer, campaign: Campaign) -> list[Section]:
    """How many have acknowledged, as a picture; who, for those who look after it."""
    reached, people = campaign.reached, campaign.people  # type: ignore[attr-defined]
    title = _("Reached: %(share)s %%") % {"share": percent(reached, people)}
    bars = [
        Bar(_("acknowledged"), reached, "good"),
        Bar(_("not acknowledged"), people - reached, "warn"),
    ]
    context = {"caption": _("People by acknowledgement"), "rows": bars, "heading": _("Status")}
    sections = [Section(title, "web/sections/bars.html", context)]
    if rights.allowed(viewer, permissions.ASSESSMENT_READ, campaign):
        rows = [
            [
                str(one.person),
                [Status("good", _("acknowledged")), one.acknowledged_at]
                if one.acknowledged_at
                else Status("warn", _("not acknowledged")),
                one.attempts or None,
            ]
            for one in reading.addressees(viewer)
            .filter(campaign=campaign)
            .order_by("acknowledged_at", "person__title", "pk")
        ]
        headers = [_("Person"), _("Status"), _("Attempts")]
        sections.append(table(_("People it is for"), headers, rows, ""))
    return sections
