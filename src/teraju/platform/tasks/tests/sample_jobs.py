"""Jobs that tests run, here and in worker processes of their own."""

from __future__ import annotations

import time

from django.db.models import F, Value
from django.db.models.functions import Concat

from teraju.kernel.errors import DomainError
from teraju.platform.organisation.models import Region
from teraju.platform.tasks.api import JobContext, TryLater, job

STEPS = 12
seen: list[JobContext] = []


@job("sample.tally", title="Tally", max_attempts=2)
def tally(context: JobContext, *, region: str, pause: float = 0.0) -> str:
    """Add one letter to a name for each step: a step done twice would show."""
    for number in range(STEPS):
        with context.step(f"letter-{number}") as todo:
            if todo:
                Region.objects.filter(pk=region).update(name=Concat(F("name"), Value("x")))
        context.progress(number + 1, STEPS)
        time.sleep(pause)
    return "/result/"


@job("sample.sleep", title="Sleep", max_attempts=1)
def sleep(context: JobContext, *, seconds: float) -> None:
    """Stay busy without a word."""
    time.sleep(seconds)


@job("sample.look", title="Look")
def look(context: JobContext, **arguments: object) -> None:
    seen.append(context)


@job("sample.refuse", title="Refuse", max_attempts=3)
def refuse(context: JobContext) -> None:
    raise DomainError("The agreement has ended.")


@job("sample.later", title="Later", max_attempts=2)
def later(context: JobContext) -> None:
    raise TryLater("The gateway does not answer.")


@job("sample.break", title="Break", max_attempts=2)
def broken(context: JobContext, *, phone: str) -> None:
    raise ValueError(f"cannot read {phone}")


@job("sample.stoppable", title="Stoppable", can_be_stopped=True)
def stoppable(context: JobContext) -> None:
    from teraju.platform.tasks.models import Job

    Job.objects.filter(pk=context.job.pk).update(claim=None, status="cancelled")
    context.progress(1, 2)
    raise AssertionError("a job went on after it was taken away")
