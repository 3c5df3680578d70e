"""What the pages of readiness and evidence share: whose, as of when, and what is next."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import cast

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.modules.conformity import evidence, permissions, selectors, wording
from teraju.modules.conformity.domain.readiness import NextAction, TopicStanding
from teraju.modules.conformity.domain.states import State
from teraju.modules.conformity.policy import first_day
from teraju.modules.conformity.registry import EvidenceKind, evidence_kinds
from teraju.modules.conformity.selectors.reach import open_by_edition, readable_agencies
from teraju.modules.standards.api import TopicLine, topics
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.charts import states
from teraju.platform.web.charts.states import state_status
from teraju.platform.web.kinds import Action, Link, Status, Text
from teraju.platform.web.middleware import ViewerRequest

TO_JUDGE = (NextAction.JUDGE, NextAction.JUDGE_AGAIN)


def agency_for(request: ViewerRequest, pk: int) -> Agency:
    """The agency, if its readiness is within the viewer's reach; else it is not there."""
    return get_object_or_404(readable_agencies(request.viewer), pk=pk)


@dataclass(frozen=True)
class DayAsked:
    """The day that a page is read for; `refusal` says why the one asked for is not shown."""

    on: date
    today: date
    refusal: str = ""

    @property
    def is_past(self) -> bool:
        return self.on < self.today

    @property
    def query(self) -> str:
        """What a link to a page of the same day carries."""
        return f"?on={self.on.isoformat()}" if self.is_past else ""


def day_asked(request: ViewerRequest) -> DayAsked:
    """Today, or the earlier day in the address."""
    today, text = request.viewer.today, request.GET.get("on", "").strip()
    if not text:
        return DayAsked(today, today)
    try:
        on = date.fromisoformat(text)
    except ValueError:
        return DayAsked(today, today, _("That is not a day. Choose one, or write 2018-04-12."))
    if on > today:
        return DayAsked(
            today, today, _("That day has not come yet: readiness is read up to today.")
        )
    if on < first_day():
        return DayAsked(today, today, _("Nothing is kept of so early a day."))
    return DayAsked(on, today)


def shown(state: State, count: int | None = None) -> Status:
    """A state by colour, shape and word."""
    return state_status(literal(state), count)


def literal(state: State) -> states.State:
    """A state as the pictures call it."""
    return state.value


@dataclass(frozen=True)
class TopicWords:
    """A topic of an agency in words: how it stands, why, what was looked for, who, what next."""

    topic: TopicLine
    standing: TopicStanding
    status: Status
    sentence: str
    both_sides: str
    record: str
    kinds: list[Link] = field(default_factory=list)
    owner: Text = ""
    action: Action | None = None

    @property
    def looked_for(self) -> str:
        return wording.looked_for(self.topic)


class Desk:
    """What it takes to say of each topic of an agency whose it is and what is next.

    At most four queries. Of a day that is past nothing can be done any more: then no action is
    offered.
    """

    def __init__(self, agency: Agency, viewer: Viewer, on: date) -> None:
        self.agency, self.viewer, self.on = agency, viewer, on
        self.topics = topics()
        self.owners = selectors.owners_of([agency], on)[agency.pk]
        self.may_add = rights.allowed(viewer, permissions.EVIDENCE_ADD, agency)
        self.may_judge = rights.allowed(viewer, permissions.ASSESS, agency)
        self._kinds = [
            (one, Link(one.label, self._start(one))) for one in evidence_kinds() if one.topics
        ]

    def _start(self, kind: EvidenceKind) -> str:
        """Where such a record begins; empty for whoever may not begin one."""
        may = not kind.start_right or rights.allowed(self.viewer, kind.start_right, self.agency)
        return kind.start_url(self.agency.pk) if may else ""

    @cached_property
    def open(self) -> dict[tuple[int, int], int]:
        """The open assessments; asked for only where something waits to be judged."""
        return open_by_edition(self.viewer, [self.agency.pk])

    def about(self, standing: TopicStanding, editions: Collection[int]) -> TopicWords:
        """A topic in words, as it stands for some of these editions."""
        topic = self.topics[standing.topic]
        return TopicWords(
            topic,
            standing,
            shown(standing.state),
            wording.sentence(standing),
            wording.both_sides(standing),
            topic.record,
            [link for kind, link in self._kinds if topic.code in kind.topics],
            cast("Text", self.owners.of(topic).label),
            self.action(standing, editions),
        )

    def action(self, standing: TopicStanding, editions: Collection[int]) -> Action | None:
        """Where to begin; nothing where nothing is open, or where the viewer may not."""
        next_action = standing.action
        if next_action is None or self.on < self.viewer.today:
            return None
        label = wording.NEXT[next_action]
        if next_action is NextAction.FOLLOW_RECORD:
            found = wording.against(standing)
            return Action(label, found[0].url) if found else None
        if next_action in TO_JUDGE:
            return self._judge(label, standing.topic, editions)
        if not self.may_add:
            return None
        return Action(label, evidence.start_url(self.agency.pk, topic=standing.topic))

    def _judge(self, label: Text, topic: str, editions: Collection[int]) -> Action | None:
        if not self.may_judge:
            return None
        own = self.viewer.user_id in self.owners.of(self.topics[topic]).user_ids
        refusal = _("You answer for it: somebody else judges it.") if own else ""
        running = [
            self.open[self.agency.pk, one] for one in editions if (self.agency.pk, one) in self.open
        ]
        if running:
            url = reverse("assessment_worksheet", args=[max(running)])
            return Action(label, f"{url}#row-{topic}", refusal)
        return Action(label, f"{reverse('assessment_add')}?agency={self.agency.pk}", refusal)

    @property
    def limits(self) -> list[object]:
        """Why this viewer finds no links to begin with; said once for the page."""
        if self.on < self.viewer.today:
            return []
        return [] if self.may_add else [rights.reason(permissions.EVIDENCE_ADD)]
