"""Market sessions: planned, confirmed, held, ended, or not held."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.metrology import order_permissions as permissions
from teraju.modules.metrology.domain.orders import SESSION, OrderSite, SessionState
from teraju.modules.metrology.domain.requests import AppointmentState
from teraju.modules.metrology.models import Appointment, Order, Place, Session
from teraju.modules.metrology.order_refusals import NoRoom, StillRunning
from teraju.modules.metrology.register_refusals import WrongChoice
from teraju.modules.metrology.said_wording import OTHERS_GO, SESSION_ANEW, SESSION_OFF
from teraju.modules.metrology.selectors.officers import officer
from teraju.modules.metrology.selectors.orders import is_running
from teraju.modules.metrology.unit_api import is_gap, no_stamps_on
from teraju.modules.metrology.unit_refusals import DayOutOfOrder, NotEntitled, NotNow
from teraju.modules.operations.api import Channel
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import fill, locked, needed
from teraju.platform.audit.api import filled, values_of
from teraju.platform.organisation.models import Agency

from .letters import withdraw_letter
from .order_common import NEVER_TESTED, check_stamps_ahead, claim_order, end_untested, let_out
from .order_entry import enter_order
from .tester_days import lock_days
from .unit_common import moved, tell

PLAN, HOLD = permissions.SESSION_PLAN, permissions.SESSION_HOLD
FIELDS = ("place", "starts_on", "ends_on", "expected", "expected_equipment", "note")
# In a big market a session lasts up to four days (practice); more is a slip of the hand.
LONGEST_DAYS = 14
NAMED_AT_MOST = 10


@transaction.atomic
def plan_session(
    *,
    actor: Viewer,
    agency: Agency,
    place: Place,
    starts_on: date,
    ends_on: date,
    expected: int = 0,
    expected_equipment: int = 0,
    testers: Collection[User] = (),
    note: str = "",
    is_example: bool = False,
) -> Session:
    """Plan that the unit goes to a market; instruments and weights are expected apart."""
    rights.require(actor, PLAN, agency)
    session = Session(government=agency.government, agency=agency, is_example=is_example)
    values = {
        "place": place,
        "starts_on": starts_on,
        "ends_on": ends_on,
        "expected": expected,
        "expected_equipment": expected_equipment,
        "note": note,
    }
    fill(session, values, FIELDS)
    _check(session)
    _check_not_over(session, actor.today)
    save(actor, session)
    session.testers.set(testers)
    tell(actor, session, "session.planned", filled({**_told(session), **_who(testers)}))
    return session


@transaction.atomic
def change_session(
    *,
    actor: Viewer,
    session_id: int,
    expected_version: int | None = None,
    testers: Collection[User] | None = None,
    **values: Any,
) -> Session:
    """Move a planned session, or change what is expected and who goes."""
    session = _locked(actor, session_id, PLAN, expected_version)
    require_movable(session)
    before, last_day = _told(session), session.ends_on
    fill(session, values, FIELDS)
    _check(session)
    if session.ends_on != last_day:
        _check_not_over(session, actor.today)
    save(actor, session)
    if testers is not None:
        session.testers.set(testers)
    tell(actor, session, "session.changed", {**_told(session), **_who(testers or ())}, before)
    return session


def require_movable(session: Session) -> None:
    """Others rely on a session that is confirmed."""
    if session.state == SessionState.HELD:
        raise NotNow(
            _(
                "The session is open, and its letter names its days: end it on the last one, and "
                "plan a further session for what is left."
            )
        )
    if session.state != SessionState.PLANNED:
        raise NotNow(_("Take the confirmation back first: others rely on it."))


@transaction.atomic
def confirm_session(
    *,
    actor: Viewer,
    session_id: int,
    expected_version: int | None = None,
    testers: Collection[User] | None = None,
) -> Session:
    """Confirm a session: whoever goes may verify then, and is nowhere else."""
    session = _locked(actor, session_id, PLAN, expected_version)
    going = list(session.testers.order_by("pk")) if testers is None else list(testers)
    if session.ends_on < actor.today:
        raise DayOutOfOrder(_("The days of this session are over: move it to days ahead first."))
    check_stamps_ahead(session, actor.today)
    _check_testers(actor, session, going, session.starts_on)
    session.testers.set(going)
    return _step(actor, session, "confirm", **_who(going))


@transaction.atomic
def change_testers(
    *,
    actor: Viewer,
    session_id: int,
    expected_version: int | None = None,
    testers: Collection[User],
    reason: str,
) -> Session:
    """Send others to a session that is confirmed or runs; its letter, which names who goes, ends.

    Whoever goes no more still sends what they tested there until then.
    """
    session = _locked(actor, session_id, PLAN, expected_version)
    require_ahead(session)
    before, going = list(session.testers.order_by("pk")), list(testers)
    if {one.pk for one in before} == {one.pk for one in going}:
        raise DomainError(_("These testers go already."), field="testers")
    _check_testers(actor, session, going, max(session.starts_on, actor.today))
    told = {**_who(going), "reason": needed(reason, "reason", _("Say why."))}
    withdraw_letter(actor, session, OTHERS_GO)
    session.testers.set(going)
    save(actor, session)
    tell(actor, session, "session.testers", told, _who(before))
    return session


def require_ahead(session: Session) -> None:
    if session.state != SessionState.CONFIRMED and not is_running(session):
        raise NotNow(_("Who goes is changed while a session is confirmed or runs."))


@transaction.atomic
def reopen_session(
    *, actor: Viewer, session_id: int, reason: str, expected_version: int | None = None
) -> Session:
    """Take a confirmation back, so that the session can be moved; its letter is withdrawn."""
    session = _locked(actor, session_id, PLAN, expected_version)
    why = needed(reason, "reason", _("Say why."))
    withdraw_letter(actor, session, SESSION_ANEW)
    return _step(actor, session, "reopen", reason=why)


@transaction.atomic
def cancel_session(
    *, actor: Viewer, session_id: int, reason: str, expected_version: int | None = None
) -> Session:
    """Note that a session does not take place, and why; its letter is withdrawn."""
    session = _locked(actor, session_id, PLAN, expected_version)
    session.ending_reason = needed(reason, "reason", _("Say why."))
    withdraw_letter(actor, session, SESSION_OFF)
    return _step(actor, session, "cancel", ending_reason=session.ending_reason)


@transaction.atomic
def hold_session(
    *,
    actor: Viewer,
    session_id: int,
    expected_version: int | None = None,
    began_at: datetime | None = None,
) -> Order:
    """Open a confirmed session on its day: it gets the order that its instruments come into.

    `began_at`: when it was opened in truth, where the word of it comes later.
    """
    session = _locked(actor, session_id, HOLD, expected_version)
    if actor.today < session.starts_on:
        raise DayOutOfOrder(_("The session has not begun: open it on its first day."))
    _step(actor, session, "hold")
    return enter_order(
        actor=actor,
        agency=session.agency,
        site=OrderSite.SESSION,
        place=session.place,
        session=session,
        channel=Channel.OUTREACH,
        received_at=began_at,
        is_example=session.is_example,
    )


@transaction.atomic
def end_session(*, actor: Viewer, session_id: int, expected_version: int | None = None) -> Order:
    """End a session that is held, once every instrument of it has its result.

    The mark is the result: a certificate may wait for the head beyond the end. A session that
    nobody came to yet goes on until its last day. Where all that came was taken out again or
    referred, its order ends like any other of which nothing was tested.
    """
    session = _locked(actor, session_id, HOLD, expected_version)
    require_held(session)
    order = claim_order(actor, session.order.pk, HOLD)
    if actor.today < session.ends_on and not order.lines.exists():
        raise StillRunning(
            _("No instrument came yet, and the session lasts until %(day)s.")
            % {"day": date_format(session.ends_on, "DATE_FORMAT")}
        )
    running = list(order.lines.unmarked().select_related("instrument").order_by("pk"))
    if running:
        tags = ", ".join(one.instrument.tag for one in running[:NAMED_AT_MOST])
        raise StillRunning(
            _("%(running)s instruments have no result yet: %(tags)s.")
            % {
                "running": len(running),
                "tags": tags + (" …" if len(running) > NAMED_AT_MOST else ""),
            }
        )
    states = set(order.lines.values_list("state", flat=True))
    if states and not states - set(NEVER_TESTED):
        end_untested(actor, order, states, right=HOLD)
    else:
        let_out(actor, order, right=HOLD)
    tell(actor, session, "session.ended", {"instruments": order.lines.count()})
    return order


def require_held(session: Session) -> None:
    if not is_running(session):
        raise NotNow(_("Only a session that is held can be ended."))


def _locked(actor: Viewer, pk: int, right: str, expected_version: int | None) -> Session:
    rows = Session.objects.visible_to(actor).select_related("place")
    session: Session = locked(actor, rows, pk, right, expected_version)
    return session


def _check(session: Session) -> None:
    if session.place.agency_id != session.agency_id:
        raise WrongChoice(_("Choose a record of this unit."), field="place")
    if session.place.closed_on:
        raise WrongChoice(_("This place is closed."), field="place")
    if session.ends_on < session.starts_on:
        raise DayOutOfOrder(_("It ends on the day it begins, or later."), field="ends_on")
    if (session.ends_on - session.starts_on).days >= LONGEST_DAYS:
        raise DayOutOfOrder(_("A session lasts two weeks at most."), field="ends_on")
    if session.starts_on.year != session.ends_on.year:
        words = _("Stamps bear their year: end it with the year, and plan the rest as another.")
        raise DayOutOfOrder(words, field="ends_on")
    for field in ("starts_on", "ends_on"):
        day = getattr(session, field)
        if is_gap(day) and no_stamps_on(session.agency_id, day) is not None:
            words = _("In these days the old stamps end and the new ones may not be there.")
            raise DayOutOfOrder(words, field=field)


def _check_not_over(session: Session, today: date) -> None:
    """Refuse days that are over: nobody confirms them, and nobody can go there any more."""
    if session.ends_on < today:
        words = _("These days are over: a session is planned for today or for days ahead.")
        raise DayOutOfOrder(words, field="ends_on")


def _check_testers(actor: Viewer, session: Session, going: Collection[User], since: date) -> None:
    if not going:
        raise DomainError(_("Say which testers go."), field="testers")
    _lock_days(actor, session, going, since)
    for person in going:
        _check_tester(session, person, since)
        _check_visits(actor, session, person, since)


def _lock_days(actor: Viewer, session: Session, going: Collection[User], since: date) -> None:
    """Let nobody book these testers meanwhile for the days of the session that are ahead."""
    first = max(since, actor.today)
    days = [first + timedelta(days=number) for number in range((session.ends_on - first).days + 1)]
    lock_days(actor, session.agency, going, days)


def _check_tester(session: Session, person: User, since: date) -> None:
    found = officer(session.agency, person, since)
    if not found.may_verify:
        words = " ".join(str(one) for one in found.sentences)
        raise NotEntitled(f"{person.title}: {words}", field="testers")
    others = Session.objects.filter(
        testers=person,
        state__in=[SessionState.CONFIRMED, SessionState.HELD],
        starts_on__lte=session.ends_on,
        ends_on__gte=since,
    ).exclude(pk=session.pk)
    other = others.select_related("place").order_by("starts_on", "pk").first()
    if other is not None:
        raise NoRoom(
            _("%(who)s is at another session on these days: %(session)s.")
            % {"who": person.title, "session": other},
            field="testers",
        )


def _check_visits(actor: Viewer, session: Session, person: User, since: date) -> None:
    """Refuse a tester whom the owner of an order awaits on one of these days."""
    zone = actor.now.tzinfo
    span = (
        datetime.combine(since, time.min, zone),
        datetime.combine(session.ends_on, time.max, zone),
    )
    booked = Appointment.objects.filter(
        tester=person, state=AppointmentState.BOOKED, starts_at__range=span
    )
    visit = booked.select_related("order__output").order_by("starts_at", "pk").first()
    if visit is None:
        return
    words = _("%(who)s has an appointment for the order %(order)s on %(day)s: move it first.")
    told = {
        "who": person.title,
        "order": visit.order,
        "day": date_format(visit.starts_at.astimezone(zone)),
    }
    raise NoRoom(words % told, field="testers")


def _step(actor: Viewer, session: Session, event: str, **more: Any) -> Session:
    before = session.state
    moved(session, event, SESSION)
    save(actor, session)
    tell(actor, session, f"session.{event}", {"state": session.state, **more}, {"state": before})
    return session


def _told(session: Session) -> dict[str, Any]:
    return {**values_of(session, FIELDS), "place": str(session.place)}


def _who(testers: Collection[User]) -> dict[str, Any]:
    return {"testers": [one.title for one in testers]} if testers else {}
