"""The register of recommendations with their ages, the page of one, and what is done with it."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from teraju.modules.operations import permissions
from teraju.modules.operations import selectors_supervision as selectors
from teraju.modules.operations.models import Recommendation
from teraju.modules.operations.models.supervision.choices import RECOMMENDATION_STATES
from teraju.modules.operations.services import supervision as services
from teraju.modules.operations.services.supervision.following import require_verifier
from teraju.modules.operations.supervision_rules import follow_up_rule
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import TimelineEntry, TrailEvent, timeline
from teraju.platform.audit.timelines import entry_of
from teraju.platform.web.charts.bars import Bar
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Action, Fact, RecordPage, Section, Status
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

from .common import act_page, button, keyed, offered, possible
from .forms import FollowUpForm, ReasonedForm, VerdictForm
from .recommendation_register import RECOMMENDATIONS
from .statuses import RECOMMENDATIONS as TONES
from .statuses import deadline_status, recommendation_status

AFTER_RELEASE = [
    f"operations.recommendation.{verb}"
    for verb in ("followed", "accepted", "returned", "given_up", "reopened")
]


@require_safe
def recommendation_register(request: ViewerRequest) -> HttpResponse:
    """The list, and above it how recommendations stand and how old the unsettled ones are."""
    viewer = request.viewer
    rule = follow_up_rule(viewer.today)
    rows = selectors.recommendations(viewer).exclude(state__in=["draft", "withdrawn"])
    found = selectors.ageing(rows, viewer.today, rule.bands)
    states = [
        Bar(RECOMMENDATION_STATES[state], found.by_state.get(state, 0), tone)
        for state, (tone, _meaning) in TONES.items()
        if found.by_state.get(state)
    ]
    ages = [
        Bar(_band_words(band, rule.bands), count, "none" if band == 0 else "bad")
        for band, count in sorted(found.by_band.items())
    ]
    context = {"states": states, "ages": ages}
    template = "operations/supervision/recommendations.html"
    return register_page(request, RECOMMENDATIONS, template=template, context=context)


def recommendation_of(request: ViewerRequest, pk: int) -> Recommendation:
    return get_object_or_404(selectors.recommendations(request.viewer), pk=pk)


@require_safe
def recommendation_record(request: ViewerRequest, pk: int) -> HttpResponse:
    one = recommendation_of(request, pk)
    viewer = request.viewer
    primary, actions = _next(viewer, one)
    deadline = deadline_status(one, viewer.today)
    status = deadline if deadline and deadline.tone == "bad" else recommendation_status(one)
    page = RecordPage(
        title=str(one),
        number=f"{one.report_number} · {one.number}" if one.report_number else str(one.number),
        target=one,
        register_title=_("Recommendations"),
        register_url=reverse("operations_recommendations"),
        status=status,
        primary=primary,
        actions=actions,
        facts=_facts(viewer, one),
        sections=[
            Section(_("Recommendation"), "web/sections/text.html", {"text": one.text}),
            _follow_ups(one),
        ],
        is_example=one.is_example,
    )
    return record_page(request, page, history=lambda: _history(viewer, one))


@form_methods
def follow_up(request: ViewerRequest, pk: int) -> HttpResponse:
    one = recommendation_of(request, pk)
    return act_page(
        request,
        one,
        right=permissions.RECOMMENDATION_ANSWER,
        event="follow_up",
        form=FollowUpForm,
        title=_("Enter what was done"),
        intro=one.text,
        submit=_("Send to the Inspektorat"),
        act=keyed(services.enter_follow_up, request.viewer, "recommendation_id", pk),
        initial={"done_on": request.viewer.today},
        success=lambda _entry: one.get_absolute_url(),
        done=_("The Inspektorat verifies it now."),
    )


@form_methods
def verify(request: ViewerRequest, pk: int) -> HttpResponse:
    one = recommendation_of(request, pk)
    last = one.follow_ups.order_by("-pk").first()
    return act_page(
        request,
        one,
        right=permissions.RECOMMENDATION_VERIFY,
        at=one.inspectorate,
        event="accept",
        check=lambda: require_verifier(request.viewer, one),
        form=VerdictForm,
        title=_("Verify the follow-up"),
        intro=last.text if last else "",
        submit=_("Send"),
        act=keyed(services.verify_follow_up, request.viewer, "recommendation_id", pk),
        done=_("The verification is recorded."),
    )


@form_methods
def give_up(request: ViewerRequest, pk: int) -> HttpResponse:
    one = recommendation_of(request, pk)
    return act_page(
        request,
        one,
        right=permissions.RECOMMENDATION_DECIDE,
        at=one.inspectorate,
        event="give_up",
        form=ReasonedForm,
        title=_("Decide that it cannot be followed up"),
        intro=_("The reason stands beside it for good."),
        submit=_("Decide"),
        act=keyed(services.give_up_recommendation, request.viewer, "recommendation_id", pk),
        done=_("The decision is recorded."),
    )


@form_methods
def reopen(request: ViewerRequest, pk: int) -> HttpResponse:
    one = recommendation_of(request, pk)
    return act_page(
        request,
        one,
        right=permissions.RECOMMENDATION_DECIDE,
        at=one.inspectorate,
        event="reopen",
        form=ReasonedForm,
        title=_("Open the recommendation again"),
        submit=_("Open again"),
        act=keyed(services.reopen_recommendation, request.viewer, "recommendation_id", pk),
        done=_("The recommendation is open again."),
    )


def _next(viewer: Viewer, one: Recommendation) -> tuple[Action | None, list[Action]]:
    """By whose turn it is: the addressee's, or the team's."""
    giver = one.inspectorate
    rows = (
        ("give_up", _("Cannot be followed up"), "operations_recommendation_give_up"),
        ("reopen", _("Open again"), "operations_recommendation_reopen"),
    )
    decide = permissions.RECOMMENDATION_DECIDE
    others = [
        button(viewer, label, name, one.pk, right=decide, at=giver)
        for event, label, name in rows
        if possible(one, event)
    ]
    if possible(one, "accept"):
        main = button(
            viewer,
            _("Verify the follow-up"),
            "operations_recommendation_verify",
            one.pk,
            right=permissions.RECOMMENDATION_VERIFY,
            at=giver,
            check=lambda: require_verifier(viewer, one),
        )
        return main, offered([_answer(viewer, one, _("Add to it")), *others])
    if possible(one, "follow_up"):
        return _answer(viewer, one, _("Enter what was done")), offered(others)
    if possible(one, "change"):
        work = permissions.ASSIGNMENT_WORK
        change, back = "operations_recommendation_change", "operations_recommendation_withdraw"
        others = [
            button(viewer, _("Change"), change, one.pk, right=work, at=giver, icon="pencil"),
            button(viewer, _("Take back"), back, one.pk, right=work, at=giver),
        ]
    return None, offered(others)


def _answer(viewer: Viewer, one: Recommendation, label: str) -> Action:
    right = permissions.RECOMMENDATION_ANSWER
    name = "operations_recommendation_follow_up"
    return button(viewer, label, name, one.pk, right=right, at=one, icon="reply")


def _facts(viewer: Viewer, one: Recommendation) -> list[Fact]:
    rule = follow_up_rule(one.released_on or viewer.today)
    seen = selectors.assignments(viewer).filter(pk=one.assignment_id or 0).first()
    unconfirmed = "" if rule.confirmed else _("The rule on this day is not confirmed.")
    return [
        Fact(_("Addressee"), one.agency.name, note=one.office),
        Fact(_("Due"), one.due, note=unconfirmed if one.due else ""),
        Fact(_("Report"), one.report_title or None, note=one.report_number),
        *([Fact(_("Assignment"), seen.title, url=seen.get_absolute_url())] if seen else []),
        Fact(_("Finding"), one.finding_title or None),
        Fact(_("Report released on"), one.released_on),
        Fact(_("Given by"), one.inspectorate.name),
        *([Fact(_("Settled on"), one.settled_on)] if one.settled_on else []),
        *([Fact(_("Reason"), one.reason)] if one.reason else []),
    ]


def _follow_ups(one: Recommendation) -> Section:
    rows = [
        [
            entry.text,
            [entry.done_on, entry.entered_office],
            _outcome(entry.outcome, entry.get_outcome_display()),
            entry.note or None,
            [entry.verified_on, entry.verified_office] if entry.verified_on else None,
        ]
        for entry in one.follow_ups.order_by("pk")
    ]
    headers = [_("What was done"), _("Done"), _("Verification"), _("Note"), _("Verified")]
    context = {"headers": headers, "rows": rows, "empty": _("Nothing was entered yet.")}
    return Section(_("Follow-up"), "web/sections/table.html", context)


def _outcome(outcome: str, word: str) -> Status:
    if not outcome:
        return Status("warn", _("waits"))
    return Status("good" if outcome == "accepted" else "bad", word)


def _history(viewer: Viewer, one: Recommendation) -> Sequence[TimelineEntry]:
    """What happened to it; for the addressee without what was drafted before the release."""
    if rights.allowed(viewer, permissions.ASSIGNMENT_READ, one.inspectorate):
        return timeline(one)
    rows = TrailEvent.objects.filter(
        target_type=one._meta.label_lower, target_id=str(one.pk), verb__in=AFTER_RELEASE
    )
    return [entry_of(event) for event in rows.order_by("-at", "-pk")[:50]]


def _band_words(band: int, bands: tuple[int, ...]) -> str:
    """An age group in words."""
    if band == 0:
        return _("within its time")
    if band > len(bands):
        return _("more than %(days)s days late") % {"days": bands[-1]}
    first = bands[band - 2] + 1 if band > 1 else 1
    last = bands[band - 1]
    return ngettext("%(first)s to %(last)s day late", "%(first)s to %(last)s days late", last) % {
        "first": first,
        "last": last,
    }
