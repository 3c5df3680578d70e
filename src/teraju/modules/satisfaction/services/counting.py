"""Keeping the sums of a survey in step with its answers."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F

from teraju.modules.satisfaction.domain.tallies import EVERY, Key, Sums, sums_of
from teraju.modules.satisfaction.models import Answer, ExtraQuestion, Survey, Tally
from teraju.modules.satisfaction.models.answers import ELEMENTS


def choice_keys(survey: Survey) -> frozenset[str]:
    """The questions of one's own whose answers are counted. Queries once."""
    rows = ExtraQuestion.objects.filter(survey=survey, kind="choice")
    return frozenset(str(pk) for pk in rows.values_list("pk", flat=True))


def count_in(survey: Survey, answers: Iterable[Answer], sign: int = 1) -> None:
    """Add answers to the sums, or take them out; few queries for any number of answers.

    The row of all answers is written first: whoever counts at the same time waits there.
    """
    keys = choice_keys(survey)
    sums = sums_of((one.given(keys) for one in answers), sign)
    for key in sorted(sums, key=lambda one: (one[0] != EVERY, one)):
        _add(survey, key, sums[key])


def _add(survey: Survey, key: Key, sums: Sums) -> None:
    dimension, value = key
    rows = Tally.objects.filter(survey=survey, dimension=dimension, key=value)
    steps = {name: F(name) + step for name, step in zip(ELEMENTS, sums.totals, strict=True) if step}
    changes = {**steps, "respondents": F("respondents") + sums.respondents}
    if not rows.update(**changes):
        new = Tally(survey=survey, dimension=dimension, key=value)
        Tally.objects.bulk_create([new], ignore_conflicts=True)
        rows.update(**changes)
