"""The steps that every training of the demonstration takes, each on its day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from teraju.modules.learning import api as learning
from teraju.modules.learning.api import Attendance, Effect
from teraju.portal.demo.cast import Cast

from .learning_plans import Lines
from .learning_posts import Posts
from .stage import Stage

P, X = Attendance.PRESENT, Attendance.EXCUSED


def planned(
    cast: Cast,
    stage: Stage,
    posts: Posts,
    lines: Lines,
    key: str,
    competences: Sequence[str],
    people: Sequence[str],
    day: str,
    *,
    hours: str,
    content: str,
    by: str = "coordinator",
    **flags: bool,
) -> Any:
    """Plan a training on a day by its line of the plan."""
    line = lines[key]
    return learning.plan_training(
        actor=cast.at(by, day, 9),
        agency=stage.inspectorate,
        title=line.topic,
        content=content,
        planned_from=line.planned_on,
        planned_until=line.planned_on,
        provider=line.provider,
        trainer_office=line.provider,
        place="Aula Inspektorat",
        hours=Decimal(hours),
        line=line,
        competences=[posts.competences[one] for one in competences],
        people=[cast.people[one] for one in people],
        is_example=True,
        **flags,
    )


def held(
    cast: Cast,
    training: Any,
    first: str,
    last: str,
    *,
    scores: tuple[str, str] | None = None,
    missing: Mapping[str, Attendance] | None = None,
    by: str = "coordinator",
) -> None:
    away = {cast.people[key].pk: how for key, how in (missing or {}).items()}
    came = {}
    for row in training.participants.order_by("pk"):
        how = away.get(row.person_id, P)
        tested = scores if how is P else None
        came[row.pk] = learning.Came(
            how,
            note="Penugasan luar" if how is X else "",
            score_before=Decimal(tested[0]) if tested else None,
            score_after=Decimal(tested[1]) if tested else None,
        )
    learning.hold_training(
        actor=cast.at(by, last, 16),
        training_id=training.pk,
        held_from=date.fromisoformat(first),
        held_until=date.fromisoformat(last),
        came=came,
    )


def judged(
    cast: Cast, training: Any, day: str, reason: str, effect: Effect = Effect.EFFECTIVE
) -> None:
    """By the head; of the head by the quality coordinator."""
    rows = [row for row in training.participants.order_by("pk") if row.came]
    head = cast.people["inspector"].pk
    for actor, own in (
        (cast.at("coordinator", day, 10), [row for row in rows if row.person_id == head]),
        (cast.at("inspector", day, 11), [row for row in rows if row.person_id != head]),
    ):
        if own:
            learning.evaluate(
                actor=actor,
                training_id=training.pk,
                participants=own,
                effect=effect,
                effect_reason=reason,
            )


def raised(
    cast: Cast,
    training: Any,
    posts: Posts,
    key: str,
    levels: Mapping[str, int],
    day: str,
    basis: str,
) -> None:
    """The explicit act after a training that worked: a new level."""
    for who, level in levels.items():
        row = training.participants.get(person=cast.people[who])
        learning.assess_after(
            actor=cast.at("inspector", day, 10),
            participant_id=row.pk,
            competence=posts.competences[key],
            level=level,
            basis=basis,
        )


def closed(cast: Cast, training: Any, day: str, by: str = "coordinator", hour: int = 15) -> None:
    learning.close_training(actor=cast.at(by, day, hour), training_id=training.pk)
