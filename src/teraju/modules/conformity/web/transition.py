"""What an agency that met one edition still lacks for another, topic by topic: never by number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from teraju.modules.conformity.domain.readiness import TopicStanding
from teraju.modules.conformity.selectors import Readiness, readiness_of
from teraju.modules.standards.api import (
    Asked,
    Edition,
    Pairing,
    crosswalk,
    editions_with_requirements,
)
from teraju.platform.exchange.registers import Column, Text
from teraju.platform.web.kinds import Status
from teraju.platform.web.middleware import ViewerRequest

from .common_readiness import Desk, TopicWords, agency_for, day_asked
from .listing import Listing, Sieve, file_of, sift
from .readiness_edition import edition_for

# Group, tone and words: what is lacking comes first.
GROUPS: Mapping[str, Status] = {
    "new_open": Status("bad", gettext_lazy("new and open")),
    "carried_open": Status("warn", gettext_lazy("asked before and open")),
    "new_proved": Status("good", gettext_lazy("new and proved already")),
    "carried": Status("good", gettext_lazy("carried over")),
}


@dataclass(frozen=True)
class TransitionLine:
    """A topic of the newer edition: where each edition asks for it, and how it stands."""

    group: str
    words: TopicWords
    before: Sequence[str]
    now: Sequence[Asked]

    @property
    def status(self) -> Status:
        return GROUPS[self.group]

    @property
    def numbers(self) -> list[str]:
        """The requirements of the newer edition, those without a confirmed source marked."""
        return [
            one.number if one.confirmed else f"{one.number} ({_('unconfirmed')})"
            for one in self.now
        ]


@require_GET
def readiness_transition(request: ViewerRequest, pk: int, edition: int) -> HttpResponse:
    agency, asked = agency_for(request, pk), day_asked(request)
    target = edition_for(request, edition)
    others = _sources(request, target)
    source = _source(request, target, others)
    found = readiness_of([pk], asked.on, [source.pk, target.pk])
    desk = Desk(agency, request.viewer, asked.on)
    lines = transition_lines(found[pk, source.pk], found[pk, target.pk], desk)
    sifted = sift(request, LISTING, lines, kept=("on", "from"))
    file = file_of(request, sifted, f"{agency.code}-{source.designation}-{target.designation}")
    if file:
        return file
    context: dict[str, Any] = {
        **_counts(lines),
        "title": _("What %(edition)s still lacks") % {"edition": target.designation},
        "agency": agency,
        "asked": asked,
        "sift": sifted,
        "source": source,
        "target": target,
        "others": others,
        "groups": _grouped(sifted.found),
        "limits": desk.limits,
    }
    return render(request, "conformity/transition.html", context)


def _counts(lines: Sequence[TransitionLine]) -> dict[str, Any]:
    """What stands on top, whatever is searched for below."""
    counts = {group: sum(one.group == group for one in lines) for group in GROUPS}
    return {
        "counts": [Status(one.tone, f"{one.word} {counts[key]}") for key, one in GROUPS.items()],
        "lacking": counts["new_open"] + counts["carried_open"],
        "unconfirmed": any(not one.confirmed for line in lines for one in line.now),
    }


def _sources(request: ViewerRequest, target: Edition) -> list[Edition]:
    """The editions one may come from: of other standards any, of the same only earlier ones."""
    return [
        one
        for one in editions_with_requirements(request.viewer)
        if one.standard_id != target.standard_id or one.edition < target.edition
    ]


def _source(request: ViewerRequest, target: Edition, others: Sequence[Edition]) -> Edition:
    """The edition one comes from: the one asked for, else the one before it, else any other."""
    asked = request.GET.get("from", "")
    chosen = next((one for one in others if str(one.pk) == asked), None)
    if chosen:
        return chosen
    if not others:
        raise Http404
    earlier = [one for one in others if one.standard_id == target.standard_id]
    return max(earlier, key=lambda one: one.edition) if earlier else others[0]


def transition_lines(source: Readiness, target: Readiness, desk: Desk) -> list[TransitionLine]:
    """Every topic that the newer edition asks for, in the order of topics."""
    now: dict[str, list[Asked]] = {}
    for one in target.asked:
        for code in one.topics if one.is_assessed else ():
            now.setdefault(code, []).append(one)
    pairs = [one for one in crosswalk(source.asked, target.asked) if one.right]
    return [
        _line(pair, _standing(pair, source, target), desk, now[pair.topic], target.edition_id)
        for pair in pairs
    ]


def _standing(pair: Pairing, source: Readiness, target: Readiness) -> TopicStanding:
    """As judged for the newer edition; until somebody has, what was judged for the older counts.

    The topic is the same in both, so what shows it for one shows it for the other.
    """
    new = target.topics[pair.topic]
    if new.judged or pair.topic not in source.topics:
        return new
    return source.topics[pair.topic] if source.topics[pair.topic].judged else new


def _line(
    pair: Pairing, standing: TopicStanding, desk: Desk, now: Sequence[Asked], edition_id: int
) -> TransitionLine:
    if pair.relation == "shared":
        group = "carried_open" if standing.is_open else "carried"
    else:
        group = "new_open" if standing.is_open else "new_proved"
    return TransitionLine(group, desk.about(standing, [edition_id]), pair.left, now)


def _grouped(lines: Sequence[TransitionLine]) -> list[tuple[Status, list[TransitionLine]]]:
    found = {key: [one for one in lines if one.group == key] for key in GROUPS}
    return [(GROUPS[key], rows) for key, rows in found.items() if rows]


def _words(line: TransitionLine) -> str:
    topic = line.words.topic
    return " ".join([topic.title, topic.record, line.words.sentence, *line.before, *line.numbers])


def _column(key: str, label: Text, value: Any) -> Column[Any]:
    return Column(key=key, label=label, value=value)


LISTING: Listing[TransitionLine] = Listing(
    title=gettext_lazy("Transition"),
    noun=gettext_lazy("topics"),
    columns=(
        _column("topic", gettext_lazy("Topic"), lambda line: line.words.topic.title),
        _column("group", gettext_lazy("Transition"), lambda line: line.status),
        _column("before", gettext_lazy("Asked before in"), lambda line: list(line.before)),
        _column("now", gettext_lazy("Asked now in"), lambda line: line.numbers),
        _column("state", gettext_lazy("State"), lambda line: line.words.status),
        _column("why", gettext_lazy("Why"), lambda line: line.words.sentence),
        _column("record", gettext_lazy("Looked for"), lambda line: line.words.looked_for),
        _column("owner", gettext_lazy("Who answers"), lambda line: str(line.words.owner)),
        _column("next", gettext_lazy("Next step"), lambda line: line.words.action),
    ),
    words=_words,
    filters=(
        Sieve(
            key="group",
            label=gettext_lazy("Transition"),
            choices=[(key, one.word) for key, one in GROUPS.items()],
            keeps=lambda line, value: line.group == value,
        ),
    ),
)
