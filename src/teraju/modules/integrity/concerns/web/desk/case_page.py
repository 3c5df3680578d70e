"""What the list and the page of a concern show, gathered for their templates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.integrity.concerns import policy, telling, wording
from teraju.modules.integrity.concerns.domain.casework import latest
from teraju.modules.integrity.concerns.domain.clocks import Due
from teraju.modules.integrity.concerns.domain.identity import Answer
from teraju.modules.integrity.concerns.domain.modes import Channel, Kind, Mode
from teraju.modules.integrity.concerns.domain.outcomes import Outcome, Receiver
from teraju.modules.integrity.concerns.domain.states import State
from teraju.modules.integrity.concerns.domain.triage import Priority, Risk
from teraju.modules.integrity.concerns.models import Case, CaseHandler, Identity, TrailEvent
from teraju.modules.integrity.concerns.selectors import desk as selectors
from teraju.modules.integrity.concerns.selectors import directory
from teraju.modules.integrity.concerns.selectors.desk import Line
from teraju.modules.integrity.concerns.selectors.reading import OpenEntry
from teraju.modules.integrity.concerns.services.desk_common import Hand, StepRefused
from teraju.modules.integrity.concerns.services.desk_people import wishes_in
from teraju.modules.integrity.concerns.web.after.card import after_card
from teraju.modules.integrity.concerns.wording import Text

from .next_steps import Facts, next_of
from .steps import STEPS
from .telling import tell

Tone = Literal["good", "warn", "bad", "none"]
TONES: dict[State, Tone] = {
    State.RECEIVED: "warn",
    State.ACKNOWLEDGED: "warn",
    State.TRIAGED: "warn",
    State.INVESTIGATING: "warn",
    State.FORWARDED: "good",
    State.OUT_OF_SCOPE: "none",
    State.CONCLUDED: "good",
    State.FOLLOWED_UP: "good",
    State.CLOSED: "none",
}


@dataclass(frozen=True)
class Row:
    """A line of the list."""

    number: str
    url: str
    state: Text
    tone: Tone
    received_on: date
    duty: Text
    due_on: date | None
    late: bool
    priority: Text
    urgent: bool
    declared: bool
    unanswered: bool


@dataclass(frozen=True)
class Button:
    """A step that can be taken now."""

    label: Text
    url: str
    icon: str


def list_rows(lines: Sequence[Line], today: date) -> list[Row]:
    """The lines of the desk in words."""
    return [_row(line, today) for line in lines]


def _row(line: Line, today: date) -> Row:
    case, due = line.case, line.due
    state = State(case.state)
    return Row(
        number=case.number,
        url=reverse("desk_case", args=[case.number]),
        state=wording.STATES[state],
        tone=TONES[state],
        received_on=case.received_on,
        duty=wording.DUTIES[due.duty] if due else "",
        due_on=due.on if due else None,
        late=bool(due and due.is_late(today)),
        priority=wording.PRIORITIES[Priority(line.priority)] if line.priority else "",
        urgent=line.priority in {Priority.URGENT, Priority.HIGH},
        declared=line.declared,
        unanswered=line.unanswered,
    )


def case_context(hand: Hand, case: Case) -> dict[str, Any]:
    """Everything that the page of a concern shows; before the declaration, nothing of it."""
    handler = hand.visit.handler
    standing = selectors.standing_of(handler, case)
    state = State(case.state)
    due = selectors.due_of(case, selectors.contacts_of(case), hand.today)
    context: dict[str, Any] = {
        # The title of a page stands in the history of the browser.
        "title": _("Concern %(number)s") % {"number": case.number},
        "case": case,
        "state": wording.STATES[state],
        "tone": TONES[state],
        "due": due,
        "duty": wording.DUTIES[due.duty] if due else "",
        "late": bool(due and due.is_late(hand.today)),
        "near": bool(due and due.is_near(hand.today, policy.limits_on(hand.today).warn_days)),
        "team": _team(case),
        "declared": standing.declared_on,
        "subjects": _subjects(hand, case) if standing.declared_on is None else [],
        "declare": button(case, "declare"),
        "step_back": button(case, "step-back"),
    }
    return context if standing.declared_on is None else context | _opened(hand, case, due)


def _opened(hand: Hand, case: Case, due: Due | None) -> dict[str, Any]:
    entries = selectors.entries_of(case, hand.visit.identity)
    written = [(entry.kind, entry.content) for entry in entries]
    triage = latest(written, Kind.TRIAGE) or {}
    kinds = {entry.kind for entry in entries}
    plan = latest(written, Kind.PROTECTION) or {}
    facts = Facts(
        heard=Kind.HEARING in kinds,
        protected=bool(plan),
        review_due=bool(plan) and plan.get("review_on", "") <= hand.today.isoformat(),
    )
    offered = next_of(case, triage, due, facts=facts)
    named = names_in(entries)
    told = [tell(entry, named) for entry in entries]
    return {
        "next": offered.words,
        "primary": button(case, offered.first) if offered.first else None,
        "others": [button(case, each) for each in offered.others],
        "facts": _facts(case, triage),
        "talk": [one for one in told if one.to_reporter],
        "work": [one for one in reversed(told) if not one.to_reporter],
        "identity": _identity(hand, case),
        "join": button(case, "join"),
        "retaliation": button(case, "retaliation"),
        "subjects_step": button(case, "subjects"),
        "linked": _linked(hand, case),
        "trail": _trail(case),
        "after": _after(hand, case),
        "reads_here": bool(case.reporter_recipient),
    }


def _after(hand: Hand, case: Case) -> dict[str, Any]:
    card = after_card(hand, case)
    return card | {"steps": [button(case, each) for each in card["steps"]]}


def names_in(entries: Sequence[OpenEntry]) -> dict[int, str]:
    """The names of those that reports picked from the directory."""
    subjects = [(entry.content or {}).get("subject") or {} for entry in entries]
    keys = {key for subject in subjects for key in subject.get("named", ())}
    return {row.pk: row.name for row in directory.people(keys)} if keys else {}


def button(case: Case, step: str) -> Button:
    page = STEPS[step]
    return Button(page.title, reverse("desk_step", args=[case.number, step]), page.icon)


def _subjects(hand: Hand, case: Case) -> list[str]:
    """Whom it concerns, and nothing else: who declares has to know to whom they may be bound."""
    try:
        wishes = wishes_in(case, hand.visit.identity)
    except StepRefused as refusal:
        return [str(refusal)]
    rows = directory.people(wishes.named)
    people = [", ".join(filter(None, dict.fromkeys((row.name, row.post)))) for row in rows]
    return [*people, *(line for line in wishes.written.splitlines() if line.strip())]


def _facts(case: Case, triage: Mapping[str, Any]) -> list[tuple[Text, Any]]:
    facts: list[tuple[Text, Any]] = [
        (_("Received on"), case.received_on),
        (_("How it came"), telling.CHANNELS[Channel(case.channel)]),
        (_("The reporter is"), telling.MODES[Mode(case.mode)]),
    ]
    if triage:
        facts += [
            (_("Priority"), wording.PRIORITIES[Priority(triage["priority"])]),
            (_("Risk to the reporter"), wording.RISKS[Risk(triage["risk"])]),
        ]
    if case.outcome:
        facts.append((pgettext("concern", "Outcome"), wording.OUTCOMES[Outcome(case.outcome)]))
    if case.receiver:
        facts.append((_("Forwarded to"), wording.RECEIVERS[Receiver(case.receiver)]))
    days = [
        (pgettext("concern", "Acknowledged on"), case.acknowledged_on),
        (pgettext("concern", "Answered on"), case.answered_on),
        (_("Followed up on"), case.followed_up_on),
        (pgettext("concern", "Closed on"), case.closed_on),
    ]
    return facts + [(label, day) for label, day in days if day]


def _team(case: Case) -> list[tuple[CaseHandler, Text]]:
    return [(row, _standing(row)) for row in selectors.team_of(case)]


def _standing(row: CaseHandler) -> Text:
    if row.left_on:
        return _("stepped back")
    if row.handler.retired_on:
        return _("serves no more")
    return _("reads") if row.declared_on else _("has not declared yet")


def _identity(hand: Hand, case: Case) -> dict[str, Any]:
    """How the identity of a confidential reporter stands, and who decided what about it."""
    identity = Identity.objects.filter(case=case).first()
    rows = list(case.identity_requests.select_related("asked_by", "answered_by").order_by("pk"))
    waiting = next((row for row in rows if row.answer == Answer.WAITING), None)
    closed = identity is not None and identity.opened_on is None
    mine = waiting is not None and waiting.asked_by_id == hand.visit.handler.pk
    return {
        "exists": identity is not None,
        "open": identity is not None and identity.opened_on is not None,
        "requests": [(row, wording.ANSWERS[Answer(row.answer)]) for row in rows],
        "ask": button(case, "identity") if closed and not waiting else None,
        "withdraw": button(case, "withdraw") if mine else None,
    }


def _linked(hand: Hand, case: Case) -> list[Case]:
    """Concerns that follow from this one or that it follows from, if they are the handler's too."""
    rows = Case.objects.visible_to(hand.visit.handler)
    found = list(rows.filter(parent=case).order_by("received_on", "number"))
    if case.parent_id:
        found = [*rows.filter(pk=case.parent_id), *found]
    return found


def _trail(case: Case) -> list[tuple[TrailEvent, Text]]:
    rows = TrailEvent.objects.filter(number=case.number).order_by("-sequence")
    return [(row, wording.VERBS.get(row.verb, row.verb)) for row in rows]
