"""The papers of an order: referral and letter of assignment. Signed, numbered, checkable."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.functional import Promise, lazystr
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from teraju.kernel.errors import DomainError
from teraju.modules.metrology import order_permissions as permissions
from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.legal_basis import legal_basis
from teraju.modules.metrology.domain.orders import LineState, OrderSite, SessionState
from teraju.modules.metrology.domain.scope import Obstacle, is_out_of_scope
from teraju.modules.metrology.models import (
    Appointment,
    Instrument,
    Order,
    OrderLine,
    Session,
)
from teraju.modules.metrology.register_refusals import WrongChoice
from teraju.modules.metrology.report_wording import counted
from teraju.modules.metrology.selectors.letters import (
    ASSIGNMENT,
    letters_begun,
    standing_letter,
    unsent,
    visits_ahead,
)
from teraju.modules.metrology.unit_refusals import DayOutOfOrder, NotNow
from teraju.modules.metrology.unit_wording import OBSTACLES_TOLD
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import locked, needed
from teraju.platform.papers.api import (
    Paper,
    Signatory,
    issue_paper,
    replace_earlier,
)

from .order_common import (
    check_stamps_ahead,
    claim_line,
    claim_order,
    require_accepted,
    settle,
    step_line,
)
from .referral_answers import write_answer
from .taken_along import taken_along, things_taken
from .unit_common import tell

REFERRAL = "metrology.referral"
Facts = list[tuple[str | Promise, Any]]


@transaction.atomic
def refer_line(
    *,
    actor: Viewer,
    line_id: int,
    referred_to: str,
    reason: str = "",
    expected_version: int | None = None,
) -> OrderLine:
    """Refer an instrument to another unit, with the signed record of the review for its owner."""
    line = claim_line(actor, line_id, permissions.ORDER_REFER, expected_version)
    line.referred_to = needed(referred_to, "referred_to", _("Say to whom it is referred."))
    line.reason = (reason.strip() or _found(line))[:300]
    if not line.reason:
        raise DomainError(_("Say why."), field="reason")
    step_line(actor, line, "refer", referred_to=line.referred_to, reason=line.reason)
    _referral(actor, line)
    settle(actor, line.order, right=permissions.ORDER_REFER)
    return line


@transaction.atomic
def record_answer(
    *, actor: Viewer, line_id: int, expected_version: int | None = None, **values: Any
) -> OrderLine:
    """Record what the unit did to which an instrument was referred. `values`: fields of answers."""
    line = claim_line(actor, line_id, permissions.ORDER_ANSWER, expected_version)
    require_referred(line)
    arrived = line.arrived_at.astimezone(actor.now.tzinfo).date()
    before, after = write_answer(actor, line, arrived, values)
    tell(actor, line.order, "line.answered", {"instrument": line.instrument.tag, **after}, before)
    return line


def require_referred(line: OrderLine) -> None:
    if line.state != LineState.REFERRED:
        raise NotNow(_("It was not referred."))


@transaction.atomic
def assign_order(
    *, actor: Viewer, order_id: int, task: str = "", expected_version: int | None = None
) -> Paper:
    """Send the testers of an order in place out; who was booked since gets a newer letter.

    It takes the place of the earlier one, unless somebody went under that: then it stands, with
    the visits to come that it names.
    """
    order = claim_order(actor, order_id, permissions.ASSIGN, expected_version)
    require_to_assign(order)
    visits = visits_ahead(order, actor.now)
    if not visits:
        raise DomainError(_("Book the time of a tester first."))
    begun = letters_begun(order, actor.now)
    new = unsent(visits, actor.now)
    if not new:
        raise NotNow(
            _("The letter %(number)s names every visit already.")
            % {"number": ", ".join(sorted({one.letter.number for one in visits if one.letter}))}
        )
    named = [one for one in visits if one in new or one.letter_id not in begun]
    paper = _assign_visits(actor, order, named, task.strip())
    replace_earlier(actor=actor, paper=paper, kept=begun)
    for one in named:
        one.letter = paper
        save(actor, one)
    return paper


def require_to_assign(order: Order) -> None:
    """A letter sends to where the instruments stand, while the order runs."""
    require_accepted(order)
    if order.site != OrderSite.IN_PLACE:
        raise NotNow(_("A letter of assignment is for work where the instruments stand."))


def _assign_visits(actor: Viewer, order: Order, visits: Sequence[Appointment], task: str) -> Paper:
    zone = actor.now.tzinfo
    days = [one.starts_at.astimezone(zone).date() for one in visits]
    team = list({one.tester_id: one.tester for one in visits}.values())
    lines = order.lines.running().select_related("instrument").order_by("pk")
    tasks = [
        format_lazy(_("Verification of measuring instruments, order {number}"), number=str(order)),
        *(_named(one.instrument) for one in lines if not is_out_of_scope(one.obstacles)),
        *([task] if task else []),
    ]
    facts: Facts = [
        (pgettext_lazy("instrument", "Owner"), order.owner.name if order.owner else ""),
        (_("Place"), order.place.in_full if order.place else ""),
        *([(_("Address"), order.place.address)] if order.place and order.place.address else []),
        *((_("Comes"), one.starts_at.astimezone(zone)) for one in visits),
    ]
    return _assign(actor, order, team, tasks, facts, (min(days), max(days)))


@transaction.atomic
def assign_session(
    *, actor: Viewer, session_id: int, task: str = "", expected_version: int | None = None
) -> Paper:
    """Send the testers of a confirmed session out."""
    rows = Session.objects.visible_to(actor).select_related("place")
    session: Session = locked(actor, rows, session_id, permissions.ASSIGN, expected_version)
    require_unsent(session)
    if session.ends_on < actor.today:
        raise DayOutOfOrder(_("The session is over: nobody is sent there any more."))
    check_stamps_ahead(session, actor.today)
    tasks = [
        format_lazy(_("Market session (sidang tera ulang) at {place}"), place=str(session.place)),
        *([task.strip()] if task.strip() else []),
    ]
    facts: Facts = [
        (_("Place"), str(session.place)),
        (_("District (kecamatan)"), session.place.district),
        (_("Instruments expected"), counted(session.expected)),
        (_("Weights expected"), counted(session.expected_equipment)),
    ]
    team = list(session.testers.order_by("title", "pk"))
    return _assign(actor, session, team, tasks, facts, (session.starts_on, session.ends_on))


def require_unsent(session: Session) -> None:
    """One letter sends to a session that is confirmed or open."""
    if session.state not in (SessionState.CONFIRMED, SessionState.HELD):
        raise NotNow(_("Confirm the session first."))
    letter = standing_letter(session)
    if letter is not None:
        raise NotNow(
            _(
                "The letter %(number)s stands already. It is withdrawn when others go or the "
                "confirmation is taken back."
            )
            % {"number": letter.number}
        )


def _assign(
    actor: Viewer,
    target: Order | Session,
    team: Sequence[User],
    tasks: Sequence[object],
    facts: Facts,
    days: tuple[date, date],
) -> Paper:
    if rights.acting(actor) in {one.pk for one in team}:
        raise WrongChoice(_("Nobody sends oneself: somebody else issues this letter."))
    taken = taken_along(target, [one.pk for one in team], *days)
    paper = issue_paper(
        actor=actor,
        template="assignment_letter",
        data={
            "title": _("Letter of assignment"),
            "basis": [*legal_basis(actor.today), _("Letter of scope (SKKPTTU) of the unit")],
            "team": [(one.on_paper(one.title), _("Verification officer (penera)")) for one in team],
            "tasks": list(tasks),
            "first_day": days[0],
            "last_day": days[1],
            "facts": [*facts, *things_taken(taken, team)],
        },
        public_facts=[(_("First day"), days[0]), (_("Last day"), days[1])],
        government=target.government,
        agency=target.agency,
        target=target,
        title=format_lazy(_("Letter of assignment: {title}"), title=lazystr(target)),
        number_key=ASSIGNMENT,
        is_public=False,
        is_example=target.is_example,
        signatory=Signatory(office=actor.office),
    )
    tell(actor, target, "assignment.issued", {"paper": paper.number})
    return paper


def _found(line: OrderLine) -> str:
    """What the review found, as the letter to the owner says it: in the language of the house."""
    with override(settings.LANGUAGE_CODE):
        return " ".join(str(OBSTACLES_TOLD[Obstacle(one)]) for one in line.obstacles)


def _referral(actor: Viewer, line: OrderLine) -> Paper:
    order = line.order
    owner = order.owner or line.instrument.owner
    title = _("Review of the request and referral")
    return issue_paper(
        actor=actor,
        template="letter",
        data={
            "title": title,
            "recipient": [owner.name, owner.address],
            "body": [
                format_lazy(
                    _("With order {number} you asked for the verification of: {instrument}."),
                    number=str(order),
                    instrument=_named(line.instrument),
                ),
                format_lazy(_("The review of the request found: {reason}"), reason=line.reason),
                format_lazy(
                    _("We therefore refer you to {unit}, which may verify it."),
                    unit=line.referred_to,
                ),
                _("Nothing was tested or marked here, and nothing is charged."),
            ],
        },
        public_facts=[(_("Tag"), line.instrument.tag), (_("Referred to"), line.referred_to)],
        government=order.government,
        agency=order.agency,
        target=order,
        title=format_lazy("{title} {tag}", title=title, tag=line.instrument.tag),
        number_key=REFERRAL,
        is_public=False,
        is_example=order.is_example,
        signatory=Signatory(office=actor.office),
    )


def _named(instrument: Instrument) -> str:
    return f"{kind_words(instrument)} ({instrument.tag})"


def kind_words(instrument: Instrument) -> str:
    """As the papers say it: in Indonesian."""
    kind = catalogue().kinds.get(instrument.kind)
    return f"{kind.name.id if kind else instrument.kind} {instrument.capacity}".strip()
