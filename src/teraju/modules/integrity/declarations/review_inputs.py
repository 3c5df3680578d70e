"""What a management review looks at: how far the rounds came, and conflicts without a decision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.review_inputs import InputLine, Period, ReviewInput, Subject

from . import policy
from .domain.kinds import RoundKind, RoundState
from .models import Conflict, Round
from .models.choices import ROUND_KINDS


def declared(viewer: Viewer, agency_id: int, period: Period) -> Sequence[InputLine]:
    """The rounds of the period and how many declared; the conflicts in it. Two queries.

    Numbers alone: nobody's name, nothing of what was declared.
    """
    standing = Q(duties__ended_on=None)
    done = standing & Q(duties__declared_on__lte=period.until)
    rows = Round.objects.filter(agency=agency_id, opened_on__range=(period.since, period.until))
    rounds = (
        rows.exclude(state=RoundState.CANCELLED)
        .annotate(asked=Count("duties", filter=standing), done=Count("duties", filter=done))
        .order_by("opened_on", "pk")
    )
    lines = [_round(one, period) for one in rounds]
    days = policy.number(period.until, "decide_days")
    waiting = Q(first_decided_on=None) | Q(first_decided_on__gt=period.until)
    late = waiting & Q(ended_on=None, declared_on__lt=period.until - timedelta(days=days))
    told = Conflict.objects.filter(
        agency=agency_id, declared_on__range=(period.since, period.until)
    ).aggregate(every=Count("pk"), late=Count("pk", filter=late))
    if told["every"]:
        text = _(
            "Conflicts of interest declared: {every}, waiting too long for a decision: {late}."
        )
        url = f"{reverse('declarations_conflicts')}?agency={agency_id}"
        line = format_lazy(text, every=told["every"], late=told["late"])
        lines.append(InputLine(line, str(told["every"]), url, concerns=told["late"] > 0))
    return lines


def _round(one: Round, period: Period) -> InputLine:
    asked, done = one.asked, one.done  # type: ignore[attr-defined]
    text = format_lazy(
        _("{kind} {year}: {done} of {asked} have declared."),
        kind=ROUND_KINDS[RoundKind(one.kind)],
        year=one.year,
        done=done,
        asked=asked,
    )
    is_late = done < asked and one.due_on < period.until
    return InputLine(text, str(done), one.get_absolute_url(), concerns=is_late)


INPUTS = (
    ReviewInput(
        "declarations.rounds", Subject.BRIBERY_RISKS, _("Declarations and conflicts"), declared
    ),
)
