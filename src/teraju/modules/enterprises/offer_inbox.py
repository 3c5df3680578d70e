"""What waits: papers to be confirmed, links that ran out, products shown without a mark."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem

from . import offer_permissions as permissions
from .domain.certificates import Standing
from .domain.offer_checks import CheckState
from .domain.offer_papers import PapersState
from .domain.offer_showcase import ListingState, standing_of
from .selectors import offers as reading
from .selectors.offer_marks import marks_by_product

# An owner needs some evenings to read what was made of the answers.
PAPERS_DAYS = 30


def papers_waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """Versions that no owner confirmed yet. One query."""
    if not rights.allowed_somewhere(viewer, permissions.PAPERS):
        return []
    rows = reading.papers(viewer).filter(state=PapersState.DRAFT).order_by("begun_on", "pk")
    return [
        InboxItem(
            key=f"enterprises-papers-{one.pk}",
            title=format_lazy(_("Let the owner confirm the papers: {name}"), name=one.enterprise),
            url=one.get_absolute_url(),
            due=one.begun_on + timedelta(days=PAPERS_DAYS),
            agency_label=one.agency.short_name,
        )
        for one in rows
        if rights.allowed(viewer, permissions.PAPERS, one)
    ]


def checks_waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """Links to self-checks that ran out unanswered. One query."""
    if not rights.allowed_somewhere(viewer, permissions.TOURISM):
        return []
    rows = reading.checks(viewer).filter(state=CheckState.ASKED, open_until__lt=viewer.today)
    return [
        InboxItem(
            key=f"enterprises-check-{one.pk}",
            title=format_lazy(
                _("Nobody answered the self-check: {name}"), name=one.place.enterprise
            ),
            url=one.get_absolute_url(),
            due=one.open_until,
            agency_label=one.agency.short_name,
        )
        for one in rows.order_by("open_until", "pk")
        if rights.allowed(viewer, permissions.TOURISM, one)
    ]


def listings_waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """Products that everybody sees while no mark of theirs is in force."""
    if not rights.allowed_somewhere(viewer, permissions.SHOW):
        return []
    rows = reading.listings(viewer).filter(state=ListingState.RELEASED).order_by("pk")
    shown = [one for one in rows if rights.allowed(viewer, permissions.SHOW, one)]
    marks = marks_by_product([one.product_id for one in shown], viewer.today)
    return [
        InboxItem(
            key=f"enterprises-listing-{one.pk}",
            title=format_lazy(_("Shown without a mark in force: {name}"), name=one.product),
            url=reverse("enterprises_listing", args=[one.pk]),
            agency_label=one.agency.short_name,
        )
        for one in shown
        if standing_of(marks.get(one.product_id, [])) is not Standing.IN_FORCE
    ]
