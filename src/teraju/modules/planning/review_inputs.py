"""What planning lays before a review: context, changes, objectives, resources."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.review_inputs import (
    InputLine,
    Period,
    ReviewInput,
    Subject,
    register_review_input,
)

from .domain.approval import Status
from .domain.lights import Light
from .domain.plans import Need
from .models import ResourceStatus
from .models.choices_objectives import EffectChoice
from .objective_numbers import aim_words, value_words
from .objective_words import period_words
from .selectors import changes as change_selectors
from .selectors import objectives as objective_selectors
from .selectors import system

SPOKEN = (Status.APPROVED, Status.SUPERSEDED)


def context(viewer: Viewer, agency_id: int, period: Period) -> list[InputLine]:
    """The last analysis by the end of the period, and what is new in it. Three queries."""
    rows = system.context_reviews(viewer).filter(
        agency=agency_id, status__in=SPOKEN, approved_on__lte=period.until
    )
    found = list(rows.prefetch_related("issues").order_by("-approved_on", "-pk")[:2])
    if not found:
        return []
    last, earlier = found[0], found[1] if len(found) > 1 else None
    known = {issue.text for issue in earlier.issues.all()} if earlier else set[str]()
    news = [issue for issue in last.issues.all() if issue.text not in known]
    is_old = last.reviewed_on < period.since
    day = date_format(last.reviewed_on)
    words = (
        _("The context was last analysed on %(day)s, before the period began.")
        if is_old
        else _("The context was analysed on %(day)s.")
    )
    url = last.get_absolute_url()
    lines = [InputLine(words % {"day": day}, url=url, concerns=is_old)]
    if not is_old:
        lines += [
            InputLine(
                _("New: %(issue)s (%(side)s). What follows: %(consequence)s")
                % {
                    "issue": issue.text,
                    "side": issue.get_side_display(),
                    "consequence": issue.consequence,
                },
                url=url,
            )
            for issue in sorted(news, key=lambda one: one.pk)
        ]
    return lines


def changes(viewer: Viewer, agency_id: int, period: Period) -> list[InputLine]:
    """The changes that were planned, decided or carried out in the period. Two queries."""
    within = Q()
    for field in ("proposed_on", "decided_on", "carried_out_on", "reviewed_on"):
        within |= Q(**{f"{field}__range": (period.since, period.until)})
    rows = change_selectors.changes(viewer).filter(within, agency=agency_id)
    return [
        InputLine(
            _("%(code)s %(title)s: %(state)s")
            % {"code": one.code, "title": one.title, "state": one.get_state_display()}
            + (f", {one.get_effect_display()}" if one.effect else ""),
            url=one.get_absolute_url(),
            concerns=one.effect in (EffectChoice.PARTLY, EffectChoice.NOT) or bool(one.unwanted),
        )
        for one in rows.order_by("code", "pk")
    ]


def objectives(viewer: Viewer, agency_id: int, period: Period) -> list[InputLine]:
    """Each objective in force with its latest value. A fixed number of queries."""
    rows = objective_selectors.objectives(viewer).filter(
        agency=agency_id, approved_on__lte=period.until
    )
    rows = rows.filter(Q(ended_on=None) | Q(ended_on__gte=period.since)).order_by("code", "pk")
    day = min(viewer.today, period.until)
    return [
        _objective_line(one)
        for one in objective_selectors.standings_of(objective_selectors.with_course(rows), day)
    ]


def _objective_line(one: objective_selectors.Standing) -> InputLine:
    objective, latest = one.objective, one.latest
    name = f"{objective.code} {objective.title}"
    url = objective.get_absolute_url()
    if latest is None:
        return InputLine(
            _("%(objective)s: nothing is measured yet") % {"objective": name},
            url=url,
            concerns=True,
        )
    text = _("%(objective)s: %(period)s against %(target)s") % {
        "objective": name,
        "period": period_words(objective.rhythm, latest.first_day),
        "target": aim_words(objective, latest.target),
    }
    if one.need is Need.PLAN:
        text += ". " + _("It has no plan yet.")
    return InputLine(text, value_words(latest), url, concerns=one.light is Light.RED)


def missing_values(viewer: Viewer, agency_id: int, period: Period) -> list[InputLine]:
    """Objectives that should have been measured and were not."""
    rows = objective_selectors.objectives(viewer).filter(
        agency=agency_id, approved_on__lte=period.until
    )
    rows = rows.filter(Q(ended_on=None) | Q(ended_on__gte=period.since)).order_by("code", "pk")
    day = min(viewer.today, period.until)
    found = objective_selectors.standings_of(objective_selectors.with_course(rows), day)
    late = [one for one in found if one.overdue]
    if not found:
        return []
    if not late:
        text = _("All %(count)d objectives are measured in time.") % {"count": len(found)}
        return [InputLine(text, url=reverse("planning_objectives"))]
    return [
        InputLine(
            _("%(objective)s: %(count)d measurements are overdue")
            % {
                "objective": f"{one.objective.code} {one.objective.title}",
                "count": len(one.overdue),
            },
            str(len(one.overdue)),
            one.objective.get_absolute_url(),
            concerns=True,
        )
        for one in late
    ]


def resources(viewer: Viewer, agency_id: int, period: Period) -> list[InputLine]:
    """What the last statement says is there and lacking, and upkeep that is late. Two queries."""
    return [*_stated(viewer, agency_id, period), *_late_upkeep(viewer, agency_id, period)]


def _stated(viewer: Viewer, agency_id: int, period: Period) -> Iterator[InputLine]:
    rows = system.statements(viewer).filter(
        agency=agency_id, status__in=SPOKEN, approved_on__lte=period.until
    )
    last = rows.order_by("-approved_on", "-pk").first()
    if last is None:
        return
    text = _("Resources %(year)s: %(filled)d of %(needed)d posts are filled") % {
        "year": last.year,
        "filled": last.posts_filled,
        "needed": last.posts_needed,
    }
    url = last.get_absolute_url()
    yield InputLine(
        text,
        f"{last.posts_filled}/{last.posts_needed}",
        url,
        concerns=last.posts_filled < last.posts_needed,
    )
    if last.lacking:
        words = _("What is lacking: %(what)s") % {"what": last.lacking}
        yield InputLine(words, url=url, concerns=not last.decision)


def _late_upkeep(viewer: Viewer, agency_id: int, period: Period) -> Iterator[InputLine]:
    day = min(viewer.today, period.until)
    rows = system.resources(viewer).filter(agency=agency_id, next_due_on__lt=day)
    late = rows.exclude(status=ResourceStatus.DISPOSED).count()
    if late:
        text = _("Upkeep of %(count)d resources is overdue") % {"count": late}
        yield InputLine(text, str(late), reverse("planning_resources"), concerns=True)


def register() -> None:
    """Tell reviews what this module knows."""
    register_review_input(
        ReviewInput(
            "planning.context", Subject.CONTEXT_CHANGES, gettext_lazy("Context analysis"), context
        ),
        ReviewInput(
            "planning.changes", Subject.CONTEXT_CHANGES, gettext_lazy("Planned changes"), changes
        ),
        ReviewInput(
            "planning.objectives", Subject.OBJECTIVES, gettext_lazy("Objectives"), objectives
        ),
        ReviewInput(
            "planning.missing_values",
            Subject.MONITORING,
            gettext_lazy("Measurements of the objectives"),
            missing_values,
        ),
        ReviewInput("planning.resources", Subject.RESOURCES, gettext_lazy("Resources"), resources),
    )
