"""Example answers for the demonstration: always the same, entered at once."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from teraju.kernel.errors import NotAllowed
from teraju.modules.satisfaction import permissions
from teraju.modules.satisfaction.domain.questionnaire import groups
from teraju.modules.satisfaction.domain.states import Channel
from teraju.modules.satisfaction.models import Answer, Survey
from teraju.modules.satisfaction.models.answers import ELEMENTS
from teraju.platform.accounts.scope import Viewer

from .answering import add_many
from .common import locked_survey, tell


@dataclass(frozen=True)
class ExampleAnswers:
    """How many, how each element is meant to stand (1 to 4, in hundredths), and comments."""

    count: int
    aims: Mapping[str, int]
    seed: int
    comments: Sequence[str] = ()


@transaction.atomic
def add_examples(*, actor: Viewer, survey_id: int, wanted: ExampleAnswers) -> Survey:
    """Fill an example survey with made-up answers; of a real one it is refused."""
    survey = locked_survey(actor, survey_id, permissions.ENTER)
    if not (survey.is_example and survey.is_open):
        raise NotAllowed("only an open example survey takes examples")
    # Made-up answers ask for repetition, not for secrecy.
    chance = random.Random(wanted.seed)  # noqa: S311
    days = (survey.ends_on - survey.starts_on).days + 1
    made = [
        Answer(
            government_id=survey.government_id,
            survey=survey,
            on=survey.starts_on + timedelta(days=place * days // wanted.count),
            channel=chance.choices(list(Channel)[:3], (6, 2, 2))[0],
            **{code: _score(chance, wanted.aims[code]) for code in ELEMENTS},
            **{code: chance.choice(list(one.options)) for code, one in groups().items()},
            is_example=True,
        )
        for place in range(wanted.count)
    ]
    step = max(wanted.count // max(len(wanted.comments), 1), 1)
    for place, text in enumerate(wanted.comments):
        made[place * step].comment, made[place * step].is_comment_shown = text, True
    add_many(survey, made)
    tell(actor, survey, "examples_added", {"answers": wanted.count})
    return survey


def _score(chance: random.Random, aim: int) -> int:
    """A whole answer around an aim: its part above the whole number is the chance of one more."""
    whole, part = divmod(aim, 100)
    score = whole + (chance.random() * 100 < part)
    # Some people are always more or less content than others.
    turn = chance.random()
    return min(max(score + (turn > 0.93) - (turn < 0.07), 1), 4)
