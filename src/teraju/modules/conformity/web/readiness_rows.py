"""The requirements of an edition as lines of a page and of a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.modules.conformity import selectors, wording
from teraju.modules.conformity.domain.evidence import Late, Proof
from teraju.modules.conformity.domain.states import State
from teraju.modules.conformity.selectors import Readiness
from teraju.modules.standards.api import Asked, Documented
from teraju.platform.exchange.registers import Column, Text
from teraju.platform.web.kinds import Status

from .common_readiness import Desk, TopicWords, shown
from .listing import Listing, Sieve


@dataclass(frozen=True)
class Item:
    """A piece of evidence as a line: what, both dates, how long, and its marks."""

    proof: Proof
    late: Sequence[object]
    standing: Status


@dataclass(frozen=True)
class TopicLines:
    """A topic under a requirement, with the evidence that is there for it."""

    words: TopicWords
    items: Sequence[Item]


@dataclass(frozen=True)
class RequirementLine:
    """A requirement: what is asked, how it stands, and why."""

    asked: Asked
    state: State
    status: Status
    topics: Sequence[TopicLines]

    @property
    def open_topics(self) -> list[TopicLines]:
        """Those that keep it open, the ones that decide first."""
        found = [one for one in self.topics if one.words.standing.is_open]
        return sorted(found, key=lambda one: one.words.standing.state is not State.MISSING)

    @property
    def differing(self) -> list[TopicLines]:
        """Topics that are not open, of which assessor and records say different things."""
        return [
            one for one in self.topics if one.words.both_sides and not one.words.standing.is_open
        ]

    @property
    def items(self) -> list[Item]:
        """The evidence of all its topics, each once."""
        found = {item.proof.key: item for one in self.topics for item in one.items}
        return list(found.values())

    @property
    def documented(self) -> str:
        return str(Documented(self.asked.documented).label)


def requirement_lines(ready: Readiness, desk: Desk) -> list[RequirementLine]:
    """Every requirement of the edition in its order; headings are not among them."""
    asked = {one.number: one for one in ready.asked}
    items = _items(ready, desk)
    topics = {
        code: TopicLines(
            desk.about(standing, [ready.edition_id]),
            [items[one.key] for one in (*standing.valid, *standing.ran_out)],
        )
        for code, standing in ready.topics.items()
    }
    return [
        RequirementLine(
            asked[one.number],
            one.state,
            shown(one.state),
            [topics[standing.topic] for standing in one.topics],
        )
        for one in ready.requirements
    ]


def _items(ready: Readiness, desk: Desk) -> dict[str, Item]:
    proofs: dict[str, Proof] = {}
    for standing in ready.topics.values():
        proofs.update({one.key: one for one in (*standing.valid, *standing.ran_out)})
    marked = selectors.with_marks([desk.agency.pk], proofs.values(), desk.on)
    return {
        one.proof.key: Item(one.proof, late_words(one.late), proof_standing(one.proof, desk.on))
        for one in marked
    }


def late_words(late: frozenset[Late]) -> list[object]:
    return [wording.LATE[one] for one in Late if one in late]


def proof_standing(proof: Proof, on: date) -> Status:
    """Whether a piece of evidence counts on a day."""
    if proof.ran_out_by(on):
        return Status("none", _("ran out"))
    if not proof.counts_on(on):
        return Status("none", _("not valid yet"))
    if proof.supports:
        return Status("warn", _("speaks for it"), _("It counts once an assessor has judged it."))
    return shown(proof.state)


def edition_listing(
    lines: Sequence[RequirementLine], chapters: Mapping[str, str]
) -> Listing[RequirementLine]:
    """Search, filters and columns of the requirements of an edition."""
    owners = sorted({str(one.words.owner) for line in lines for one in line.topics})
    return Listing(
        title=_("Requirements"),
        noun=_("requirements"),
        columns=COLUMNS,
        words=_words,
        filters=[
            Sieve(
                key="state",
                label=_("State"),
                choices=[("open", _("open")), *((one.value, shown(one).word) for one in State)],
                keeps=lambda line, value: (
                    bool(line.open_topics) if value == "open" else line.state.value == value
                ),
            ),
            Sieve(
                key="chapter",
                label=_("Chapter"),
                choices=[(number, f"{number} {title}") for number, title in chapters.items()],
                keeps=lambda line, value: line.asked.chapter == value,
            ),
            Sieve(
                key="documented",
                label=_("Documented information"),
                choices=list(Documented.choices),
                keeps=lambda line, value: line.asked.documented == value,
            ),
            Sieve(
                key="owner",
                label=_("Who answers"),
                choices=[(one, one) for one in owners],
                keeps=lambda line, value: any(str(t.words.owner) == value for t in line.topics),
            ),
        ],
        empty=_("No requirement."),
    )


def _words(line: RequirementLine) -> str:
    parts = [line.asked.number, line.asked.title, line.asked.asks]
    for one in line.topics:
        parts += [one.words.topic.title, one.words.record, one.words.sentence]
    parts += [str(item.proof.title) for item in line.items]
    return " ".join(parts)


def _of_open(line: RequirementLine, name: str) -> list[str]:
    return [
        f"{one.words.topic.title}: {getattr(one.words, name)}"
        for one in line.open_topics
        if getattr(one.words, name)
    ]


def _actions(line: RequirementLine) -> list[object]:
    return [one.words.action.label for one in line.open_topics if one.words.action]


def _evidence(line: RequirementLine) -> list[str]:
    return [f"{item.proof.title} ({item.proof.happened_on.isoformat()})" for item in line.items]


def _column(key: str, label: Text, value: Callable[[RequirementLine], Any]) -> Column[Any]:
    return Column(key=key, label=label, value=value)


def _both_sides(line: RequirementLine) -> list[str]:
    return [one.words.both_sides for one in line.topics if one.words.both_sides]


COLUMNS: Sequence[Column[Any]] = (
    _column("number", gettext_lazy("Requirement"), lambda line: line.asked.number),
    _column("title", gettext_lazy("Title"), lambda line: line.asked.title),
    _column("state", gettext_lazy("State"), lambda line: line.status),
    _column("why", gettext_lazy("Why it is open"), lambda line: _of_open(line, "sentence")),
    _column("sides", gettext_lazy("Records and judgement"), _both_sides),
    _column("record", gettext_lazy("Looked for"), lambda line: _of_open(line, "looked_for")),
    _column("owner", gettext_lazy("Who answers"), lambda line: _of_open(line, "owner")),
    _column("next", gettext_lazy("Next step"), _actions),
    _column("documented", gettext_lazy("Documented information"), lambda line: line.documented),
    _column("evidence", gettext_lazy("Evidence"), _evidence),
)
