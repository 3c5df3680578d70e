"""What the channel tells others: numbers, lessons, and a statement for the main site."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel import statements
from teraju.kernel.errors import DomainError
from teraju.kernel.periods import Period
from teraju.modules.integrity.concerns import afterwards, statement_key, trail
from teraju.modules.integrity.concerns.domain.lessons import (
    Found,
    Process,
    Wait,
    batch_month,
    traces,
)
from teraju.modules.integrity.concerns.domain.statement import counts_of, listed, next_period
from teraju.modules.integrity.concerns.domain.statistics import Figures, figures, silence
from teraju.modules.integrity.concerns.models import (
    ChannelTest,
    IssuedStatement,
    Lesson,
    PublishedPeriod,
    TrailEvent,
)
from teraju.modules.integrity.concerns.selectors import facts
from teraju.modules.integrity.concerns.services.desk_common import Hand, claim


class TracesFound(DomainError):
    """A lesson holds what could lead back; `found` says what."""

    def __init__(self, found: Sequence[Found]) -> None:
        super().__init__(_("Something in it could lead back."), field="text")
        self.found = tuple(found)


class LessonWaits(DomainError):
    """A lesson may not be told yet."""


class NothingToTell(DomainError):
    """No period has ended since the last one."""


NOTHING_ENDED = _("No half-year has ended since the last one was told.")
WAITS = {
    Wait.TOO_EARLY: _(
        "A lesson may be told %(days)s days after the concern was closed, not before."
    ),
    Wait.TOO_FEW: _(
        "Too few concerns were closed so long ago: everybody would know which one it came from."
    ),
}


@transaction.atomic
def release_lesson(hand: Hand, number: str, *, process: Process, text: str) -> Lesson:
    """Keep a lesson for the batch of the next month, with nothing of the case it came from.

    The trail names no number and only the month: its day would lead to the case.
    """
    today = hand.today
    wait = facts.lesson_waits(claim(hand, number), today)
    if wait:
        days = afterwards.rules_on(today).integer("lesson_days")
        raise LessonWaits(str(WAITS[wait]) % {"days": days})
    people, units = facts.names_in_directory()
    found = traces(text, people=people | {settings.TERAJU_CONCERNS_GOVERNMENT}, units=units)
    if found:
        raise TracesFound(found)
    lesson = Lesson.objects.create(process=process, text=text, month=batch_month(today))
    trail.record("lesson.released", today=today.replace(day=1), actor=trail.HOUSE)
    return lesson


@transaction.atomic
def close_period(hand: Hand, *, staff: int) -> IssuedStatement:
    """Tell the half-year that ended: in public, and in a signed statement for the main site.

    Both come of one counting and stand for good: two ways of counting, or a second telling of the
    same days, would give away what lies between them. `staff` is the number of employees.
    """
    if not settings.TERAJU_CONCERNS_REGION:
        raise NothingToTell(_("The operator has not told the channel which government it serves."))
    today = hand.today
    last = IssuedStatement.objects.order_by("-sequence").first()
    period = open_period(today)
    if period is None or period.last_day is None:
        raise NothingToTell(NOTHING_ENDED)
    cases, limits = facts.case_facts(), afterwards.thresholds_on(today)
    silent = silence(cases, period, staff=staff, today=today, limits=limits)
    told = None if silent else figures(cases, period, limits)
    statement = _statement(last, period, period.last_day, told, today)
    signed = statements.sign(statement, private_key=statement_key.private_key())
    try:
        with transaction.atomic():
            PublishedPeriod.objects.create(
                first_day=statement.first_day,
                last_day=statement.last_day,
                published_on=today,
                silence=silent or "",
                figures=None if told is None else as_json(told),
            )
            issued = IssuedStatement.objects.create(
                sequence=statement.number,
                first_day=statement.first_day,
                last_day=statement.last_day,
                issued_on=today,
                issued_by=hand.visit.handler,
                digest=statement.digest,
                file=signed.as_file(),
            )
    except IntegrityError as error:
        raise NothingToTell(NOTHING_ENDED) from error
    trail.record("period.closed", today=today, actor=trail.by(hand.visit.handler))
    return issued


def open_period(today: date) -> Period | None:
    """The period that has ended and is not told yet."""
    last = PublishedPeriod.objects.order_by("-last_day").first()
    return next_period(last.last_day if last else None, opened_on(today), today)


def opened_on(today: date) -> date:
    """The day from which the channel answers for itself: the first that its trail knows."""
    return TrailEvent.objects.order_by("sequence").values_list("day", flat=True).first() or today


def as_json(told: Figures) -> dict[str, object]:
    """The numbers of a period as they are kept and given away."""
    share = told.confirmed_share
    return {
        "tables": {
            name: {"total": table.total, "parts": dict(table.parts)}
            for name, table in told.tables.items()
        },
        "median_days_to_acknowledge": told.median_days_to_acknowledge,
        "median_days_to_close": told.median_days_to_close,
        "confirmed": None if share is None else list(share),
    }


def _statement(
    last: IssuedStatement | None, period: Period, last_day: date, told: Figures | None, today: date
) -> statements.Statement:
    tested = ChannelTest.objects.exclude(passed_on=None).order_by("-passed_on").first()
    return statements.Statement(
        channel=settings.TERAJU_ADDRESS.split("://")[-1],
        government=settings.TERAJU_CONCERNS_REGION,
        agencies=(),
        number=last.sequence + 1 if last else 1,
        previous=last.digest if last else "",
        first_day=period.starts_on,
        last_day=last_day,
        issued_on=today,
        tested_on=tested.passed_on if tested else None,
        counts=dict.fromkeys(statements.COUNTS) if told is None else counts_of(told),
        cases=_listed(last_day, today),
    )


def _listed(until: date, today: date) -> tuple[statements.ListedCase, ...] | None:
    told = {
        each.number
        for issued in IssuedStatement.objects.all()
        for each in statements.parse(bytes(issued.file)).statement.cases or ()
    }
    smallest = afterwards.rules_on(today).integer("smallest_list")
    return listed(facts.closed_cases(), until=until, told=told, smallest=smallest)
