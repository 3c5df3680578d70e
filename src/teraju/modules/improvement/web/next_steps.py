"""The one thing to do next with a nonconformity, whose it is, and the ways beside it."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from teraju.modules.improvement import permissions
from teraju.modules.improvement.domain.closing import Hindrance
from teraju.modules.improvement.domain.grades import demands
from teraju.modules.improvement.domain.states import ActionState, State
from teraju.modules.improvement.judging import SENTENCES, judge_refusal, work_refusal
from teraju.modules.improvement.models import Nonconformity, Round
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Action
from teraju.platform.web.record_parts import allowed, step

Next = tuple[str, Action | None, list[Action]]


def decide_refusal(viewer: Viewer, one: Nonconformity) -> object:
    """Why the viewer does not decide on it: the role, or that it is theirs."""
    if viewer.user_id is not None and viewer.user_id == one.owner_id:
        return SENTENCES[Hindrance.OWNER]
    return rights.refusal(viewer, permissions.DECIDE, one)


class Ways:
    """The buttons of a nonconformity for one viewer, each with the reason why not."""

    def __init__(self, viewer: Viewer, one: Nonconformity) -> None:
        self.viewer, self.one = viewer, one
        self._work = work_refusal(viewer, one)
        self._judge = judge_refusal(viewer, one)
        self._decide = decide_refusal(viewer, one)

    def work(self, label: str, name: str, icon: str) -> Action:
        return step(label, f"improvement_{name}", self.one, icon, self._work)

    def judge(self, label: str, name: str, icon: str) -> Action:
        return step(label, f"improvement_{name}", self.one, icon, self._judge)

    def decide(self, label: str, name: str, icon: str) -> Action:
        return step(label, f"improvement_{name}", self.one, icon, self._decide)

    def assign(self) -> Action:
        refusal = rights.refusal(self.viewer, permissions.DECIDE, self.one)
        return step(_("Say whose it is"), "improvement_assign", self.one, "user-check", refusal)

    def change(self) -> Action:
        mine = self.viewer.user_id is not None and self.viewer.user_id == self.one.reported_by_id
        refusal = "" if mine else rights.refusal(self.viewer, permissions.DECIDE, self.one)
        refusal = refusal or (_("Change it at its source.") if self.one.subject_kind else "")
        return step(_("Correct the report"), "improvement_change", self.one, "pencil", refusal)

    def contain(self) -> Action:
        return self.work(_("Keep it from spreading"), "contain", "shield")

    def correct(self) -> Action:
        return self.work(_("Put it right"), "correct", "wrench")

    def cancel(self) -> Action:
        return self.judge(_("Cancel as unfounded"), "cancel", "x")

    def paper(self) -> Action:
        refusal = rights.refusal(self.viewer, permissions.ISSUE, self.one)
        return step(_("Issue as PDF"), "improvement_issue", self.one, "file-text", refusal)


def next_of(viewer: Viewer, one: Nonconformity, current: Round) -> Next:
    """What comes next, by the state."""
    ways = Ways(viewer, one)
    text, primary, others = {
        State.REPORTED: _reported,
        State.ANALYSIS: _analysis,
        State.PLANNED: _planned,
        State.ACTING: _acting,
        State.CHECKING: _checking,
        State.READY: _ready,
        State.CLOSED: _closed,
        State.CANCELLED: _cancelled,
    }[State(one.state)](ways, one, current)
    return text, primary, allowed([*others, ways.paper()])


def _reported(ways: Ways, one: Nonconformity, current: Round) -> Next:
    decide = ways.decide(_("Decide on a corrective action"), "decide", "scale")
    others = [ways.contain(), ways.assign(), ways.change(), ways.cancel()]
    if demands(one.grade).correction and not current.corrected_on:
        text = _("First the matter itself is put right; whether its cause is removed comes after.")
        return text, ways.correct(), [decide, *others]
    text = _("Somebody other than the owner decides whether the cause has to be removed.")
    return text, decide, [ways.correct(), *others]


def _analysis(ways: Ways, one: Nonconformity, current: Round) -> Next:
    asked = demands(one.grade)
    cause = ways.work(_("Analyse the cause"), "cause", "fish")
    similar = ways.work(_("Look for similar cases"), "similar", "copy-check")
    plan = ways.work(_("Add an action"), "plan_action", "list-plus")
    submit = ways.work(_("Hand the plan in"), "submit", "send")
    planned = any(
        a.round_id == current.pk and a.state != ActionState.DROPPED for a in one.actions.all()
    )
    steps = [
        (asked.correction and not current.corrected_on, ways.correct()),
        (asked.cause and not current.root_cause, cause),
        (asked.similar and current.similar_found is None, similar),
        (not planned, plan),
        (True, submit),
    ]
    primary = next(action for missing, action in steps if missing)
    every = [ways.correct(), cause, similar, plan, submit]
    others = [action for action in every if action.url != primary.url]
    text = current.returned_because and _("Given back: %s") % current.returned_because
    words = text or _("Cause, similar cases and actions make the plan; then it is handed in.")
    return words, primary, [*others, ways.contain(), ways.assign(), ways.cancel()]


def _planned(ways: Ways, one: Nonconformity, current: Round) -> Next:
    accept = ways.judge(_("Accept the plan"), "accept", "check")
    back = ways.judge(_("Give the plan back"), "return", "undo-2")
    return _("Somebody who is not involved accepts the plan."), accept, [back, ways.cancel()]


def _acting(ways: Ways, one: Nonconformity, current: Round) -> Next:
    waiting = [
        a for a in one.actions.all() if a.round_id == current.pk and a.state == ActionState.OPEN
    ]
    revise = ways.judge(_("Have the plan revised"), "revise", "undo-2")
    others = [*_close_on_plan(ways, one), revise, ways.assign()]
    if not waiting:
        return "", None, others
    first = waiting[0]
    words = {"office": first.owner_office, "day": date_format(first.due_on)}
    text = _("Next: %(office)s, by %(day)s.") % words
    return text, Action(first.title, first.get_absolute_url(), icon="list-checks"), others


def _close_on_plan(ways: Ways, one: Nonconformity) -> list[Action]:
    """A minor one may be closed when its plan is accepted; its effect is checked all the same."""
    on_plan = (
        demands(one.grade).closes_at < demands("major").closes_at and demands(one.grade).effect
    )
    if one.is_closed or not on_plan:
        return []
    return [ways.judge(_("Close on its plan"), "close", "archive")]


def _checking(ways: Ways, one: Nonconformity, current: Round) -> Next:
    due, today = current.effect_due, ways.viewer.today
    day = date_format(due) if due else ""
    text = _("The effect is checked from %(day)s on, by somebody who is not involved.") % {
        "day": day
    }
    others = [*_close_on_plan(ways, one), ways.assign()]
    if due is None or today < due:
        return text, None, others
    return text, ways.judge(_("Check the effect"), "check", "search-check"), others


def _ready(ways: Ways, one: Nonconformity, current: Round) -> Next:
    close = ways.judge(_("Close"), "close", "archive")
    again = ways.judge(_("Open it again"), "reopen", "rotate-ccw")
    return _("Somebody who is not involved closes it, never the owner."), close, [again]


def _closed(ways: Ways, one: Nonconformity, current: Round) -> Next:
    again = ways.judge(_("Open it again"), "reopen", "rotate-ccw")
    return _("If it comes back, it is opened again in a new round."), None, [again]


def _cancelled(ways: Ways, one: Nonconformity, current: Round) -> Next:
    resume = ways.decide(_("Take it up again"), "resume", "rotate-ccw")
    return one.cancelled_because, None, [resume]
