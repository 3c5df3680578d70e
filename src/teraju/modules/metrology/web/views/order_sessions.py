"""Market sessions: their register, their record, and their steps."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms as base
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy
from django.views.decorators.http import require_safe

from teraju.modules.metrology import order_permissions as permissions
from teraju.modules.metrology.domain.orders import RUNNING, SESSION, SessionState
from teraju.modules.metrology.field_permissions import FIELD_WORK
from teraju.modules.metrology.models import Order, Session
from teraju.modules.metrology.said_wording import as_read
from teraju.modules.metrology.selectors import orders as reading
from teraju.modules.metrology.selectors.field import waiting
from teraju.modules.metrology.selectors.letters import standing_letter
from teraju.modules.metrology.services import order_papers, order_sessions
from teraju.modules.metrology.services import orders as services
from teraju.modules.metrology.services.order_minutes import standing_minutes
from teraju.modules.metrology.web import order_forms as forms
from teraju.modules.metrology.web.field_words import entry_status
from teraju.modules.metrology.web.order_lists import SESSIONS
from teraju.modules.metrology.web.order_sections import session_facts
from teraju.modules.metrology.web.order_words import line_status, session_status
from teraju.modules.metrology.web.outside import outside_facts
from teraju.modules.metrology.web.trail_words import history_of
from teraju.modules.metrology.web.unit_common import agency_asked, has_place
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.web.sections import papers_section
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, RecordPage, Status
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_parts import allowed
from teraju.platform.web.steps import RecordStep, Steps

PLAN, HOLD, ASSIGN = permissions.SESSION_PLAN, permissions.SESSION_HOLD, permissions.ASSIGN


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = []
    if rights.allowed_somewhere(request.viewer, permissions.FEED_KEEP):
        more.append(Action(_now("Calendars"), reverse("metrology_feeds"), icon="calendar"))
    return register_page(request, SESSIONS, more=more)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    session = get_object_or_404(reading.sessions(viewer), pk=pk)
    primary, actions = _steps(viewer, session)
    page = RecordPage(
        title=str(session.place),
        target=session,
        register_title=SESSIONS.title,
        register_url=reverse("metrology_sessions"),
        status=session_status(session),
        primary=primary,
        actions=allowed([*actions, *_to_the_field(viewer, session)]),
        facts=[*session_facts(session, viewer.today), *outside_facts(session)],
        sections=[papers_section(viewer, session, reason_read=as_read)],
        is_example=session.is_example,
    )
    return record_page(request, page, history=lambda: history_of(session))


def _to_the_field(viewer: Viewer, session: Session) -> list[Action]:
    """Whoever goes there takes its data along, and tests with it on the spot."""
    ahead = session.state == SessionState.CONFIRMED or reading.is_running(session)
    if not (ahead and rights.allowed_somewhere(viewer, FIELD_WORK)):
        return []
    if not session.testers.filter(pk=viewer.user_id).exists():
        return []
    label = pgettext("metrology", "Field work")
    return [Action(label, reverse("metrology_field"), icon="tablet-smartphone")]


def _steps(viewer: Viewer, session: Session) -> tuple[Action | None, list[Action]]:
    def to(right: str, label: str, name: str, icon: str) -> Action:
        return record_action(viewer, session, right, label, f"metrology_session_{name}", icon)

    change = to(PLAN, _now("Change"), "change", "pencil")
    cancel = to(PLAN, _now("It does not take place"), "cancel", "x")
    sent = standing_letter(session) is not None
    letter = None if sent else to(ASSIGN, _now("Letter of assignment"), "assign", "send")
    others = to(PLAN, _now("Others go"), "testers", "users")
    beside = [*([letter] if letter else []), others]
    match session.state:
        case SessionState.PLANNED:
            return to(PLAN, pgettext("market session", "Confirm"), "confirm", "check"), [
                change,
                cancel,
            ]
        case SessionState.CONFIRMED:
            reopen = to(PLAN, _now("Take the confirmation back"), "reopen", "undo-2")
            if viewer.today < session.starts_on:
                return letter, [others, reopen, cancel]
            return to(HOLD, _now("Open the session"), "hold", "play"), [*beside, reopen, cancel]
        case SessionState.HELD if reading.is_running(session):
            return to(HOLD, _now("End the session"), "end", "check"), beside
        case SessionState.HELD:
            return None, _of_its_order(viewer, session.order)
    return None, []


def _of_its_order(viewer: Viewer, order: Order) -> list[Action]:
    """Where an ended session goes on: its order, and its minutes if somebody wants them."""
    label = _now("Open the order")
    actions = [Action(label, order.get_absolute_url(), icon="arrow-right")]
    if not (order.output.released_at and order.lines.exists()) or standing_minutes(viewer, order):
        return actions
    words, right = _now("Issue the minutes"), permissions.ORDER_WORK
    minutes = record_action(viewer, order, right, words, "metrology_order_minutes", "file-text")
    return [*actions, minutes]


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    viewer, agency = request.viewer, agency_asked(request, PLAN)
    return form_page(
        request,
        form=partial(forms.SessionForm, viewer=viewer, agency=agency),
        title=_("Plan a session"),
        intro=_("The unit goes to a market; the traders bring what they weigh with."),
        submit=_("Plan it"),
        act=lambda data: services.plan_session(actor=viewer, agency=agency, **data),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse("metrology_sessions"),
        done=_("The session is planned."),
        facts=(Fact(_("Unit"), agency.name),),
        register_title=SESSIONS.title,
        register_url=reverse("metrology_sessions"),
    )


def _change_form(viewer: Viewer, session: Session) -> Callable[..., base.Form]:
    return partial(forms.SessionChangeForm, viewer=viewer, agency=session.agency)


def _who_goes(form: type[forms.WhoGoesForm]) -> Callable[..., Callable[..., base.Form]]:
    return lambda viewer, session: partial(form, viewer=viewer, agency=session.agency)


def _going(_viewer: Viewer, session: Session) -> dict[str, Any]:
    return {"testers": list(session.testers.all())}


def _begun(viewer: Viewer, session: Session) -> dict[str, Any]:
    return {
        "place": str(session.place),
        **_going(viewer, session),
        **{
            name: getattr(session, name)
            for name in ("starts_on", "ends_on", "expected", "expected_equipment", "note")
        },
    }


LINES_TOLD = 20


def _unfinished(viewer: Viewer, session: Session) -> list[Fact]:
    """What is left of a session, each leading to its own page.

    Instruments without a result keep it from its end; sheets that are to be settled do not.
    """
    rows = reading.lines(viewer).filter(order__session=session, state__in=RUNNING)
    label = _("Without a result")
    found = list(rows.order_by("pk")[:LINES_TOLD])
    told = [
        Fact(label, one.instrument.tag, note=line_status(one).word, url=one.get_absolute_url())
        for one in found
    ]
    if told:
        goes_on = _(
            "Put them to their end, or take out of the order what comes to another session."
        )
        told.append(Fact(_("What is left"), goes_on))
    return [*told, *_unsettled(viewer, session)]


def _unsettled(viewer: Viewer, session: Session) -> list[Fact]:
    """Sheets of telephones that met others or were refused: they have no result yet."""
    rows = waiting(viewer).filter(session=session).order_by("tested_on", "pk")
    label = _("To be settled from the field")
    told = [
        Fact(
            label,
            one.instrument.tag if one.instrument else _("a new instrument"),
            note=entry_status(one).word,
            url=one.get_absolute_url(),
        )
        for one in rows[:LINES_TOLD]
    ]
    if told:
        late = _("Settle them first: the minutes do not hold what is settled later.")
        told.append(Fact(_("Before the end"), Status("warn", late)))
    return told


def _step(**more: Any) -> RecordStep:
    return RecordStep(keyed="session_id", **more)


STEPS = Steps(
    reading.sessions,
    SESSIONS.title,
    "metrology_sessions",
    {
        "change": _step(
            right=PLAN,
            made_for=_change_form,
            initial=_begun,
            title=_("Change the session"),
            submit=_("Save"),
            act=services.change_session,
            done=_("Saved."),
            when=order_sessions.require_movable,
        ),
        "confirm": _step(
            right=PLAN,
            made_for=_who_goes(forms.WhoGoesForm),
            initial=_going,
            title=_("Confirm the session"),
            intro=_("The testers are nowhere else on these days, and the market can be told."),
            submit=pgettext_lazy("market session", "Confirm"),
            act=services.confirm_session,
            done=_("The session is confirmed: send the testers out by letter."),
            when=has_place("confirm", SESSION),
        ),
        "testers": _step(
            right=PLAN,
            made_for=_who_goes(forms.OthersGoForm),
            initial=_going,
            title=_("Others go to the session"),
            intro=_(
                "A letter of assignment names who goes: it is withdrawn with it, so issue a new "
                "one. Stamps and standards are returned by whoever holds them."
            ),
            submit=_("Save"),
            act=services.change_testers,
            done=_("Others go: issue their letter of assignment."),
            when=order_sessions.require_ahead,
        ),
        "reopen": _step(
            right=PLAN,
            form=forms.WhyForm,
            title=_("Take the confirmation back"),
            intro=_("A letter of assignment for the session is withdrawn with it."),
            submit=_("Take back"),
            act=services.reopen_session,
            done=_("The session is planned again and can be moved."),
            when=has_place("reopen", SESSION),
        ),
        "cancel": _step(
            right=PLAN,
            form=forms.WhyForm,
            title=_("The session does not take place"),
            intro=_("A letter of assignment for the session is withdrawn with it."),
            submit=_("Record it"),
            act=services.cancel_session,
            done=_("Recorded; the session stays on record."),
            when=has_place("cancel", SESSION),
        ),
        "assign": _step(
            right=ASSIGN,
            form=forms.TaskForm,
            title=_("Letter of assignment (SPT)"),
            intro=_("It names who goes, where and when, with the standards and stamps handed out."),
            submit=_("Issue and sign"),
            act=services.assign_session,
            done=_("The letter is issued: hand out the standards and stamps against it."),
            success=lambda paper: reverse("metrology_session", args=[paper.target_id]),
            when=order_papers.require_unsent,
        ),
        "hold": _step(
            right=HOLD,
            title=_("Open the session"),
            intro=_("It gets an order; every instrument that is brought goes into it."),
            submit=_("Open"),
            act=services.hold_session,
            done=_("The session is open."),
            success=lambda order: str(order.get_absolute_url()),
            when=has_place("hold", SESSION),
        ),
        "end": _step(
            right=HOLD,
            title=_("End the session"),
            intro=_(
                "It ends once every instrument has its result; certificates may still wait for "
                "the head. Ask every tester first whether their telephone has sent all: what comes "
                "later is taken in as well, but the minutes do not hold it."
            ),
            submit=_("End it"),
            act=services.end_session,
            done=_("The session is over. If somebody wants minutes, issue them with its order."),
            facts=_unfinished,
            success=lambda order: str(order.get_absolute_url()),
            when=order_sessions.require_held,
        ),
    },
)
