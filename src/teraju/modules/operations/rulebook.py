"""The rules of operations, read from their files once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import yaml
from django.utils.functional import Promise as Lazy
from django.utils.functional import lazy
from django.utils.translation import get_language
from pydantic import BaseModel, ConfigDict, Field

from teraju.kernel.rulesets import load_rule_set
from teraju.platform.calendar.selectors import calendar_of

from .domain.standard import Component, KindField, KindStep, ServiceKind
from .domain.times import OfficeHours, WorkClock

FOLDER = Path(__file__).parent / "rules"


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class _Head(_Line):
    source: str
    valid_from: date
    confirmed: bool


class _ComponentLine(_Line):
    code: str
    group: Literal["delivery", "management"]
    source_field: Literal["text", "steps", "time", "fee"] = Field(alias="from")
    required: bool
    name_en: str
    name_id: str
    hint_en: str = ""
    hint_id: str = ""


class _ComponentFile(_Head):
    components: list[_ComponentLine]


class _StepLine(_Line):
    name_en: str
    name_id: str
    role: Literal[
        "counter",
        "staff",
        "tester",
        "metrology_head",
        "process_owner",
        "quality_coordinator",
        "agency_head",
    ]
    check: bool = False
    release: bool = False


class _FieldLine(_Line):
    name_en: str
    name_id: str
    kind: Literal["text", "number", "date", "choice", "yes_no"]
    required: bool = False


class _KindLine(_Line):
    code: str
    name_en: str
    name_id: str
    has_customer: bool
    has_queue: bool
    takes_property: bool
    channels: list[str]
    steps: list[_StepLine]
    fields: list[_FieldLine]


class _KindFile(_Head):
    kinds: list[_KindLine]


@dataclass(frozen=True)
class Source:
    """Where rules come from, and whether that was confirmed."""

    document: str
    confirmed: bool


@dataclass(frozen=True)
class QueueRules:
    """How often a number is called, and how many called numbers the display shows."""

    calls_at_most: int
    called_shown: int


@dataclass(frozen=True)
class EvidenceRules:
    """How far back records speak, how long they hold, what counts as kept well enough."""

    months_back: int
    months_valid: int
    kept_percent: int
    fault_days: int
    confirmed: bool


@lru_cache(maxsize=1)
def _component_file() -> _ComponentFile:
    return _ComponentFile.model_validate(_read("service_components.yaml"))


@lru_cache(maxsize=1)
def components() -> tuple[Component, ...]:
    """The components of a service standard, in the order of the rule."""
    return tuple(Component(**line.model_dump()) for line in _component_file().components)


def components_source() -> Source:
    """The rule that names the components."""
    return Source(_component_file().source, _component_file().confirmed)


@lru_cache(maxsize=1)
def kinds() -> dict[str, ServiceKind]:
    """Every kind of service by its code."""
    lines = _KindFile.model_validate(_read("kinds.yaml")).kinds
    return {line.code: _kind(line) for line in lines}


def kind_of(code: str) -> ServiceKind:
    """A kind; one whose data were taken away is read as the general one."""
    return kinds().get(code, kinds()["general"])


def office_hours(day: date) -> OfficeHours:
    """The office hours in force on a day."""
    values = load_rule_set(FOLDER / "office_hours.yaml").on(day).values
    return OfficeHours(
        usual=_span(values["usual"]),
        by_weekday={int(key): _span(span) for key, span in values["by_weekday"].items()},
    )


def work_clock(government_id: int, day: date) -> WorkClock:
    """Open time of a government's offices, by its calendar and the hours of a day. One query."""
    return WorkClock(calendar_of(government_id), office_hours(day))


def queue_rules(day: date) -> QueueRules:
    """The rules of the queue in force on a day."""
    rules = load_rule_set(FOLDER / "queue.yaml").on(day)
    return QueueRules(rules.integer("calls_at_most"), rules.integer("called_shown"))


def evidence_rules(day: date) -> EvidenceRules:
    """The rules of evidence in force on a day."""
    rules = load_rule_set(FOLDER / "evidence.yaml").on(day)
    return EvidenceRules(
        months_back=rules.integer("months_back"),
        months_valid=rules.integer("months_valid"),
        kept_percent=rules.integer("kept_percent"),
        fault_days=rules.integer("fault_days"),
        confirmed=rules.confirmed,
    )


def worded(english: str, indonesian: str) -> Lazy:
    """A name of the data files in the reader's language."""
    text: Lazy = _worded(english, indonesian)  # type: ignore[assignment]
    return text


def name_of(one: Component | ServiceKind | KindStep | KindField) -> Lazy:
    """What a component, a kind, a step or a question is called."""
    return worded(one.name_en, one.name_id)


def _choose(english: str, indonesian: str) -> str:
    return indonesian if (get_language() or "id").startswith("id") else english


_worded = lazy(_choose, str)


def _kind(line: _KindLine) -> ServiceKind:
    return ServiceKind(
        **line.model_dump(exclude={"channels", "steps", "fields"}),
        channels=tuple(line.channels),
        steps=tuple(KindStep(**one.model_dump()) for one in line.steps),
        fields=tuple(KindField(**one.model_dump()) for one in line.fields),
    )


def _span(texts: list[str]) -> tuple[time, time]:
    opens, closes = (time.fromisoformat(text) for text in texts)
    return opens, closes


def _read(name: str) -> Any:
    return yaml.load((FOLDER / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
