"""My learning: what somebody has to read, their trainings, their competences."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.modules.learning import services
from teraju.modules.learning.models import Assessment, Participant
from teraju.modules.learning.selectors import gaps, reading
from teraju.modules.learning.web.statuses import (
    attendance_status,
    effect_status,
    level_words,
    standing_status,
)
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Action, Link, Section, Status
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.record_parts import table

SHOWN = 20


@require_safe
def mine(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    sections = [
        _to_read(viewer),
        *_onboarding(viewer),
        _trainings(viewer),
        _competences(viewer),
    ]
    context = {"title": _("My learning"), "sections": sections}
    return render(request, "learning/own.html", context)


def _to_read(viewer: Viewer) -> Section:
    rows: list[list[Any]] = []
    found = reading.own_addressees(viewer).exclude(campaign__state__in=["draft", "cancelled"])
    for one in found.order_by("-campaign__ends_on", "pk")[:SHOWN]:
        campaign = one.campaign
        if one.acknowledged_at:
            status: Any = Status("good", _("acknowledged"))
            way: Any = one.acknowledged_at
        elif campaign.state == "running":
            status = Status("bad" if campaign.ends_on < viewer.today else "warn", _("to be read"))
            url = reverse("learning_acknowledge", args=[one.pk])
            way = Action(_("Read and acknowledge"), url, icon="check")
        else:
            status, way = Status("none", _("not acknowledged")), None
        rows.append(
            [Link(campaign.title, campaign.get_absolute_url()), campaign.ends_on, status, way]
        )
    # What is still to be read stands on top: nothing sorts before a day.
    rows.sort(key=lambda row: not isinstance(row[3], Action))
    headers = [_("Message"), _("By"), _("Status"), _("Acknowledged")]
    return table(_("What I read and acknowledge"), headers, rows, _("Nothing waits to be read."))


def _onboarding(viewer: Viewer) -> list[Section]:
    rows: list[list[Any]] = []
    for item in reading.own_items(viewer).filter(onboarding__state="open"):
        if item.done_on:
            way: Any = Status("good", _("done"))
        elif services.may_tick(viewer, item):
            way = Action(_("Tick"), reverse("learning_tick", args=[item.pk]), icon="check")
        else:
            way = Status("bad" if item.due < viewer.today else "none", _("not ticked yet"))
        rows.append([item.what, item.office, item.due, way])
    if not rows:
        return []
    headers = [_("What is to be done"), _("Who sees to it"), _("Due"), _("Status")]
    return [table(_("My first weeks"), headers, rows, "")]


def _trainings(viewer: Viewer) -> Section:
    found = (
        Participant.objects.filter(person=viewer.user_id)
        .exclude(training__state="cancelled")
        .select_related("training", "person")
        .order_by("-training__planned_from", "-pk")[:SHOWN]
    )
    rows = [
        [
            Link(one.training.title, one.training.get_absolute_url()),
            one.training.held_from or one.training.planned_from,
            attendance_status(one),
            effect_status(one),
        ]
        for one in found
    ]
    headers = [_("Training"), _("Day"), _("Attendance"), pgettext("training", "Effect")]
    return table(_("My trainings"), headers, rows, _("No training yet."))


def _competences(viewer: Viewer) -> Section:
    found = gaps.needs_of(viewer.user_id, viewer)
    own = Assessment.objects.filter(person=viewer.user_id).newest_first()
    basis: dict[int, Assessment] = {}
    for one in own:
        basis.setdefault(one.competence_id, one)
    rows = []
    for pair in found:
        latest = basis.get(pair.competence_id)
        rows.append(
            [
                Link(pair.competence_name, latest.get_absolute_url())
                if latest
                else pair.competence_name,
                level_words(pair.needed),
                level_words(pair.held),
                standing_status(gaps.standing_of(pair)),
                latest.basis if latest else None,
            ]
        )
    headers = [_("Competence"), _("Needed"), _("Held"), _("Status"), _("What it rests on")]
    empty = _("Your post has no competences set yet: ask the quality coordinator.")
    return table(_("My competences"), headers, rows, empty)
