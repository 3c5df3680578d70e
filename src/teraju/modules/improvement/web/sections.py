"""The facts and blocks of the page of a nonconformity: its steps, newest round first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.improvement.domain.states import ActionState, Category, CauseTool, Effect, State
from teraju.modules.improvement.judging import work_refusal
from teraju.modules.improvement.models import Action as Task
from teraju.modules.improvement.models import Nonconformity, Round
from teraju.modules.improvement.subjects import OUTPUT_KIND, find_output
from teraju.platform.accounts.scope import Viewer
from teraju.platform.links import api as links
from teraju.platform.links.api import Linked
from teraju.platform.papers.web.sections import papers_if_any
from teraju.platform.web.charts.picture import SCREEN, Palette, Picture
from teraju.platform.web.kinds import Action, Fact, Link, Section, Status, Step
from teraju.platform.web.record_parts import table

from .charts.fishbone import fishbone_picture
from .charts.whys import whys_picture
from .common import FACTS, PICTURE, TIMELINE
from .statuses import action_status, grade_status


def facts(one: Nonconformity, subject: Linked | None) -> list[Fact]:
    source = one.get_source_display()
    outside = " · ".join(
        text
        for text in (
            one.external_number,
            date_format(one.external_on) if one.external_on else "",
            one.external_from,
        )
        if text
    )
    process = one.process
    return [
        Fact(_("Agency"), one.agency.name),
        Fact(_("Grade"), grade_status(one).word),
        Fact(_("Source"), source, url=subject.url if subject else "", note=outside),
        *([Fact(_("Comes from"), _linked(subject), url=subject.url)] if subject else []),
        Fact(_("Found on"), one.found_on),
        Fact(_("Reported by"), one.reported_office, note=date_format(one.reported_on)),
        Fact(_("Owner"), one.owner_office or None),
        *([Fact(_("Process"), str(process), url=process.get_absolute_url())] if process else []),
        Fact(_("Clauses"), clauses_of(one) or None),
        Fact(_("Round"), one.round_number),
        *([Fact(_("Next step by"), one.due_on)] if one.due_on else []),
    ]


def _linked(subject: Linked) -> str:
    return " ".join(text for text in (subject.number, subject.title) if text)


def clauses_of(one: Nonconformity) -> list[str]:
    """The clauses with their standard; they have been fetched with it."""
    return [f"{clause.edition}: {clause.number}" for clause in one.clauses.all()]


def subject_of(viewer: Viewer, one: Nonconformity) -> Linked | None:
    """The record that it came from, if the viewer may see it."""
    if not one.subject_kind or one.subject_pk is None:
        return None
    if one.subject_kind == OUTPUT_KIND:
        return find_output(viewer, one.subject_pk)
    return links.find(viewer, one.subject_kind, [one.subject_pk]).get(one.subject_pk)


def sections(viewer: Viewer, one: Nonconformity) -> list[Section]:
    rounds = list(one.rounds.all())
    current, earlier = rounds[-1], rounds[-2::-1]
    found = [_report(one), *_steps(viewer, one, current)]
    for each in earlier:
        found += _earlier(one, each)
    return [*found, *papers_if_any(viewer, one), _way(one, current)]


def _report(one: Nonconformity) -> Section:
    lines = [
        Fact(_("What was found"), one.description),
        *([Fact(_("What should be"), one.criterion)] if one.criterion else []),
        *([Fact(_("What shows it"), one.evidence)] if one.evidence else []),
    ]
    return Section(_("What was found"), FACTS, {"facts": lines})


def _steps(viewer: Viewer, one: Nonconformity, current: Round) -> Iterator[Section]:
    """What is on record of the present round, step by step."""
    if current.number > 1:
        yield Section(
            _("Round %(number)s") % {"number": current.number},
            FACTS,
            {
                "facts": [
                    Fact(_("Opened again because"), current.reason, note=_day(current.began_on))
                ]
            },
        )
    if current.contained_on or current.corrected_on:
        yield Section(_("At once"), FACTS, {"facts": _at_once(current)})
    if current.decided_on:
        yield Section(_("Decision"), FACTS, {"facts": _decision(current)})
    yield from _cause(one, current)
    if current.similar_found is not None:
        yield Section(_("Similar cases"), FACTS, {"facts": [_similar(current)]})
    if current.needs_action:
        yield _plan(viewer, one, current)
    if current.effect_due:
        yield Section(pgettext("nonconformity", "Effect"), FACTS, {"facts": _effect(current)})
    if current.plan_closed_on or current.closed_on:
        yield Section(_("Closing"), FACTS, {"facts": _closing(current)})


def _earlier(one: Nonconformity, each: Round) -> list[Section]:
    """A round that is over, as it was left."""
    title = _("Round %(number)s, as it was left") % {"number": each.number}
    lines = [
        *([Fact(_("Opened again because"), each.reason)] if each.reason else []),
        *_at_once(each),
        *_decision(each),
        *([Fact(_("Root cause"), each.root_cause)] if each.root_cause else []),
        *([_similar(each)] if each.similar_found is not None else []),
        *([Fact(_("Actions"), _told_actions(one, each))] if _of_round(one, each) else []),
        *_effect(each),
        *_closing(each),
    ]
    return [Section(title, FACTS, {"facts": lines}), *_pictures(one, each)]


def _of_round(one: Nonconformity, current: Round) -> list[Task]:
    return [action for action in one.actions.all() if action.round_id == current.pk]


def _told_actions(one: Nonconformity, current: Round) -> list[str]:
    return [
        f"{a.title} ({a.owner_office}): {a.get_state_display()}" for a in _of_round(one, current)
    ]


def _at_once(current: Round) -> list[Fact]:
    lines = []
    if current.contained_on:
        note = _by(current.contained_office, current.contained_on)
        lines.append(Fact(_("Containment"), current.containment, note=note))
    if current.corrected_on:
        note = _by(current.corrected_office, current.corrected_on)
        lines.append(Fact(pgettext("nonconformity", "Correction"), current.correction, note=note))
    return lines


def _decision(current: Round) -> list[Fact]:
    if not current.decided_on:
        return []
    word = _("needed") if current.needs_action else _("not needed")
    note = _by(current.decided_office, current.decided_on)
    return [
        Fact(_("Corrective action"), word, note=note),
        Fact(_("Reason"), current.decision_reason),
    ]


def _cause(one: Nonconformity, current: Round) -> Iterator[Section]:
    if not current.root_cause:
        return
    note = _by(current.cause_office, current.cause_on)
    yield Section(
        _("Cause"), FACTS, {"facts": [Fact(_("Root cause"), current.root_cause, note=note)]}
    )
    yield from _pictures(one, current)


def _pictures(one: Nonconformity, current: Round) -> list[Section]:
    return [
        Section(picture.title, PICTURE, {"picture": picture})
        for picture in cause_pictures(one, current)
        if picture.across
    ]


def cause_pictures(
    one: Nonconformity, current: Round, palette: Palette = SCREEN
) -> Sequence[Picture]:
    """The whys and the fishbone of a round; its causes have been fetched with it."""
    lines = list(current.causes.all())
    whys = [line.text for line in lines if line.tool == CauseTool.WHYS]
    bones = {bone: [line.text for line in lines if line.category == bone] for bone in Category}
    return whys_picture(one.title, whys, palette), fishbone_picture(one.title, bones, palette)


def _similar(current: Round) -> Fact:
    word = _("found") if current.similar_found else _("none found")
    note = _by(current.similar_office, current.similar_on)
    return Fact(_("Similar cases"), [word, current.similar_note], note=note)


def _plan(viewer: Viewer, one: Nonconformity, current: Round) -> Section:
    """The actions of the plan; of one that is worked on each can be taken out."""
    draft = one.state == State.ANALYSIS and not work_refusal(viewer, one)
    rows = [
        [
            Link(action.title, action.get_absolute_url()) if current.accepted_on else action.title,
            action.owner_office,
            action.due_on,
            action_status(action, viewer.today),
            *([_take_out(action)] if draft else []),
        ]
        for action in _of_round(one, current)
    ]
    headers = [_("Action"), _("Owner"), _("Due"), _("Status"), *([""] if draft else [])]
    add = Action(_("Add an action"), reverse("improvement_plan_action", args=[one.pk]))
    return table(_("Plan"), headers, rows, _("The plan has no action yet."), add if draft else None)


def _take_out(action: Task) -> Link | None:
    if action.state != ActionState.OPEN:
        return None
    return Link(_("Take out"), reverse("improvement_unplan", args=[action.pk]))


def _effect(current: Round) -> list[Fact]:
    lines = []
    if current.effect_due:
        lines.append(Fact(_("Effect checked from"), current.effect_due))
        lines.append(Fact(_("By what the effect is seen"), current.effect_criterion))
    if current.checked_on:
        note = _by(current.checked_office, current.checked_on)
        lines.append(
            Fact(pgettext("nonconformity", "Effect"), effect_status(current.effect).word, note=note)
        )
        lines.append(Fact(_("What was seen"), current.effect_note))
    return lines


def effect_status(effect: str) -> Status:
    if effect == Effect.EFFECTIVE:
        return Status("good", _("effective"))
    return Status("bad", _("not effective"))


def _closing(current: Round) -> list[Fact]:
    lines = []
    if current.plan_closed_on:
        note = _by(current.plan_closed_office, current.plan_closed_on)
        lines.append(Fact(_("Closed on its plan by"), current.plan_closed_office, note=note))
    if current.closed_on:
        lines.append(Fact(_("Closed by"), current.closed_office, note=_day(current.closed_on)))
    if current.closing_note:
        lines.append(Fact(_("Note on the closing"), current.closing_note))
    return lines


def _way(one: Nonconformity, current: Round) -> Section:
    """Where it stands on its way, in the narrow column."""
    if one.state == State.CANCELLED:
        steps = [
            Step(one.reported_on, pgettext("nonconformity", "reported"), "done"),
            Step(one.cancelled_on, one.get_state_display(), "done"),
        ]
        return Section(_("Its way"), TIMELINE, {"steps": steps}, side=True)
    points = _points(one, current)
    now = next((n for n, point in enumerate(points) if not point[2]), len(points))
    steps = [
        Step(on, label, "done" if n < now else "now" if n == now else "ahead")
        for n, (on, label, _done) in enumerate(points)
    ]
    return Section(_("Its way"), TIMELINE, {"steps": steps}, side=True)


def _points(one: Nonconformity, current: Round) -> list[tuple[date | None, str, bool]]:
    first = current.began_on if current.number > 1 else one.reported_on
    word = (
        pgettext("nonconformity", "opened again")
        if current.number > 1
        else pgettext("nonconformity", "reported")
    )
    points: list[tuple[date | None, str, bool]] = [
        (first, word, True),
        (current.decided_on, _("corrective action decided on"), current.decided_on is not None),
    ]
    if current.needs_action is not False:
        points += [
            (current.accepted_on, _("plan accepted"), current.accepted_on is not None),
            (current.implemented_on, _("actions carried out"), current.implemented_on is not None),
        ]
        if current.effect_due or one.grade in ("major", "minor"):
            seen = current.checked_on or current.effect_due
            points.append((seen, _("effect checked"), current.checked_on is not None))
    return [
        *points,
        (current.closed_on, pgettext("nonconformity", "closed"), current.closed_on is not None),
    ]


def _by(office: str, on: date | None) -> str:
    return ", ".join(text for text in (office, _day(on)) if text)


def _day(on: date | None) -> str:
    return date_format(on) if on else ""
