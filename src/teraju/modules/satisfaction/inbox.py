"""What waits for whom: surveys to close, publish and follow up; complaints to handle."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.improvement.api import ORDER
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem

from . import permissions
from .domain.questionnaire import answer_rules
from .domain.states import OPEN_COMPLAINTS, ComplaintState, SurveyState
from .models import Complaint, Survey, SurveyAction
from .selectors import reading

# So long after it was published, what was not followed up is history.
FOLLOWED_DAYS = 180


def surveys_waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """Surveys to be closed, published, or followed up by actions. One query."""
    asked = (permissions.PLAN, permissions.PUBLISH, ORDER)
    if not any(rights.allowed_somewhere(viewer, right) for right in asked):
        return []
    since = viewer.today - timedelta(days=FOLLOWED_DAYS)
    over = Q(state=SurveyState.OPEN, ends_on__lt=viewer.today)
    bare = Q(state=SurveyState.PUBLISHED, is_followed=False, published_on__gte=since)
    followed = Exists(SurveyAction.objects.filter(survey=OuterRef("pk")))
    rows = reading.surveys(viewer).annotate(is_followed=followed)
    found = rows.filter(over | Q(state=SurveyState.CLOSED) | bare).order_by("ends_on", "pk")
    return [item for one in found if (item := _survey_item(viewer, one))]


def _survey_item(viewer: Viewer, one: Survey) -> InboxItem | None:
    days = timedelta(days=answer_rules().integer("publish_days"))
    right, words, address, due = {
        SurveyState.OPEN: (
            permissions.PLAN,
            pgettext_lazy("survey", "Close: {title}"),
            "close",
            one.ends_on,
        ),
        SurveyState.CLOSED: (
            permissions.PUBLISH,
            _("Publish: {title}"),
            "publish",
            (one.closed_on or one.ends_on) + days,
        ),
        SurveyState.PUBLISHED: (
            ORDER,
            _("Say what follows from: {title}"),
            "follow_up",
            (one.published_on or one.ends_on) + days,
        ),
    }[SurveyState(one.state)]
    if not rights.allowed(viewer, right, one):
        return None
    return _item(
        f"satisfaction-survey-{one.pk}-{address}",
        format_lazy(words, title=one.title),
        reverse(f"satisfaction_survey_{address}", args=[one.pk]),
        due,
        one.agency.short_name,
    )


def complaints_waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """Complaints that are not closed, for those who answer. One query."""
    if not rights.allowed_somewhere(viewer, permissions.ANSWER):
        return []
    rows = reading.complaints(viewer).filter(state__in=OPEN_COMPLAINTS)
    return [
        _item(
            f"satisfaction-complaint-{one.pk}",
            format_lazy(_WORDS[ComplaintState(one.state)], number=one.number),
            one.get_absolute_url(),
            one.close_by if one.answered_on else one.answer_by,
            one.agency.short_name,
        )
        for one in rows.order_by("received_on", "pk")
        if _is_for(viewer, one)
    ]


def _is_for(viewer: Viewer, one: Complaint) -> bool:
    """Whoever took it up; before that, everybody who may answer there."""
    if one.taken_by_id:
        return one.taken_by_id == viewer.user_id
    return rights.allowed(viewer, permissions.ANSWER, one)


def _item(key: str, title: str | Promise, url: str, due: date, agency: str) -> InboxItem:
    return InboxItem(key=key, title=title, url=url, due=due, agency_label=agency)


_WORDS = {
    ComplaintState.RECEIVED: _("Take up complaint {number}"),
    ComplaintState.IN_WORK: _("Answer complaint {number}"),
    ComplaintState.ANSWERED: _("Close complaint {number}"),
}
