"""The facts and blocks of the page of a planned change."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.planning import permissions
from teraju.modules.planning.domain.objective_states import ChangeState
from teraju.modules.planning.models import Change
from teraju.modules.planning.selectors.changes import linked
from teraju.platform.accounts import rights
from teraju.platform.links import api as links
from teraju.platform.web.kinds import Action, Fact, Link, Section, Step
from teraju.platform.web.middleware import ViewerRequest

from .common import TABLE, TEXT

OVER = (ChangeState.CLOSED, ChangeState.REFUSED, ChangeState.CANCELLED)


def facts(change: Change) -> list[Fact]:
    return [
        Fact(_("Agency"), change.agency.name),
        Fact(_("Planned for"), change.planned_on),
        Fact(_("Proposed by"), change.proposed_office),
        *(
            [Fact(_("Decided by"), change.decided_office, note=change.decision_note)]
            if change.decided_on
            else []
        ),
        *(
            [
                Fact(_("Carried out by"), change.carried_out_office, note=change.carried_out_note),
                Fact(_("Effect reviewed from"), change.review_due),
            ]
            if change.carried_out_on
            else []
        ),
        *(
            [
                Fact(_("Effect"), change.get_effect_display()),
                Fact(_("Effect reviewed by"), change.reviewed_office),
            ]
            if change.reviewed_on
            else []
        ),
        *([Fact(_("Ended because"), change.ended_because)] if change.ended_because else []),
    ]


def sections(request: ViewerRequest, change: Change) -> list[Section]:
    texts = (
        (_("Purpose"), change.purpose),
        (_("What changes"), change.content),
        (_("Possible consequences"), change.consequences),
        (_("How the system stays whole"), change.integrity),
        (_("Resources"), change.resources),
        (_("Responsibilities"), change.responsibilities),
        (_("What was seen"), change.effect_note),
        (_("Unwanted consequences"), change.unwanted),
    )
    shown = [Section(title, TEXT, {"text": text}) for title, text in texts if text]
    return [*shown, _links(request, change), _way(change)]


def _links(request: ViewerRequest, change: Change) -> Section:
    """What the change is about; a record that the viewer may not see keeps its title only."""
    kinds = {kind.kind: kind.label for kind in links.kinds()}
    may = rights.allowed(request.viewer, permissions.CHANGE_WRITE, change)
    is_open = change.state not in OVER
    rows = [
        [
            Link(found.title, found.url) if found else link.title,
            kinds.get(link.kind, link.kind),
            found.state if found else None,
            Link(_("Remove"), reverse("planning_change_unlink", args=[link.pk]))
            if may and is_open
            else None,
        ]
        for link, found in linked(request.viewer, change)
    ]
    url = reverse("planning_change_link", args=[change.pk])
    context = {
        "headers": [_("Record"), _("Kind"), _("Status"), ""],
        "rows": rows,
        "empty": _("No process or document is linked yet."),
    }
    action = Action(_("Link a record"), url) if may and is_open else None
    return Section(_("What it is about"), TABLE, context, action=action)


def _way(change: Change) -> Section:
    """Where the change stands on its way, in the narrow column."""
    if change.state in (ChangeState.REFUSED, ChangeState.CANCELLED):
        steps = [
            Step(change.proposed_on, pgettext("change", "proposed"), "done"),
            Step(change.ended_on, change.get_state_display(), "done"),
        ]
    else:
        points = [
            (change.proposed_on, pgettext("change", "proposed"), True),
            (change.decided_on, pgettext("change", "decided"), change.decided_on is not None),
            (
                change.carried_out_on or change.planned_on,
                pgettext("change", "carried out"),
                change.carried_out_on is not None,
            ),
            (
                change.reviewed_on or change.review_due,
                pgettext("change", "effect reviewed"),
                change.reviewed_on is not None,
            ),
            (change.ended_on, pgettext("change", "closed"), change.ended_on is not None),
        ]
        now = next((n for n, point in enumerate(points) if not point[2]), len(points))
        steps = [
            Step(on, label, "done" if n < now else "now" if n == now else "ahead")
            for n, (on, label, _done) in enumerate(points)
        ]
    return Section(
        _("The way of the change"), "web/sections/timeline.html", {"steps": steps}, side=True
    )
