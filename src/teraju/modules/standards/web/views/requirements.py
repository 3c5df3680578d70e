"""Requirements: each by itself, with what others ask under the same topics."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from teraju.modules.standards import permissions, selectors
from teraju.modules.standards.models import LicensedText, Requirement
from teraju.modules.standards.web.catalogue_registers import REQUIREMENTS
from teraju.modules.standards.web.statuses import confirmation
from teraju.modules.standards.web.ways import ways
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.templatetags.values import stamp

TABLE = "web/sections/table.html"


@require_GET
def requirement_register(request: ViewerRequest) -> HttpResponse:
    context = ways("standard_requirements")
    return register_page(request, REQUIREMENTS, template="standards/register.html", context=context)


@require_GET
def requirement_record(request: ViewerRequest, pk: int) -> HttpResponse:
    rows = selectors.requirements(request.viewer).select_related("parent")
    requirement = get_object_or_404(rows, pk=pk)
    page = RecordPage(
        title=str(requirement),
        target=requirement,
        number=str(requirement.edition),
        register_title=_("Requirements"),
        register_url=reverse("standard_requirements"),
        status=confirmation(requirement),
        facts=_facts(requirement),
        sections=_sections(request.viewer, requirement),
    )
    return record_page(request, page, template="standards/record.html", context=ways(""))


def _facts(one: Requirement) -> list[Fact]:
    words = _("In our own words; the text of the standard is under copyright.")
    facts = [
        Fact(_("What is asked"), one.asks, note=words),
        Fact(_("Edition"), one.edition),
        Fact(_("Part of"), one.parent),
    ]
    if one.is_assessed:
        facts += [
            Fact(_("In writing"), one.get_documented_display()),
            Fact(_("Leaving it out"), one.get_exclusion_display(), note=_exclusion_note(one)),
        ]
    return facts


def _exclusion_note(one: Requirement) -> str:
    notes = {
        "never": _("No reason makes it not applicable."),
        "justified": _("Its reason stands beside the scope."),
        "low_risk": _("Not applicable only where the bribery risk assessment says low."),
        "no_governing_body": _("Not applicable where nobody stands above top management."),
    }
    return notes[one.exclusion]


def _sections(viewer: Viewer, one: Requirement) -> list[Section]:
    if not one.is_assessed:
        return [_parts(viewer, one)]
    sections = [_topics(one), _crosswalk(viewer, one)]
    # Whoever is a guest everywhere does not even learn that such a thing is kept.
    return sections if viewer.is_guest else [*sections, _licensed(viewer, one)]


def _parts(viewer: Viewer, one: Requirement) -> Section:
    parts = selectors.requirements(viewer).filter(parent=one).order_by("order", "pk")
    table = [[part, part.asks, confirmation(part)] for part in parts]
    headers = [_("Requirement"), _("What is asked"), _("Confirmed")]
    return Section(_("Its parts"), TABLE, {"headers": headers, "rows": table})


def _topics(one: Requirement) -> Section:
    table = [[topic, topic.record] for topic in one.topics.all()]
    headers = [_("Topic"), _("What would prove it")]
    return Section(_("Topics"), TABLE, {"headers": headers, "rows": table})


def _crosswalk(viewer: Viewer, one: Requirement) -> Section:
    """What the other editions ask under the same topics, whatever number it has there."""
    ours = {topic.pk for topic in one.topics.all()}
    table = [
        [
            Link(str(other), other.get_absolute_url()),
            other.edition,
            [topic.title for topic in other.topics.all() if topic.pk in ours],
        ]
        for other in selectors.under_same_topics(viewer, one)
    ]
    context = {
        "headers": [_("Requirement"), _("Edition"), _("Topic in common")],
        "rows": table,
        "empty": _("No other edition asks for this."),
    }
    return Section(_("What others ask under the same topics"), TABLE, context)


def _licensed(viewer: Viewer, one: Requirement) -> Section:
    texts = [_shown(viewer, kept) for kept in selectors.licensed_texts_of(viewer, one)]
    context = {"texts": texts}
    action = _keep_action(viewer, one)
    return Section(_("Licensed text"), "standards/licensed.html", context, action=action)


def _keep_action(viewer: Viewer, one: Requirement) -> Action | None:
    """None when every agency where the viewer may write keeps its text already."""
    right = permissions.LICENSED_TEXT_WRITE
    url = reverse("standard_licensed_text_add", args=[one.pk])
    if not rights.allowed_somewhere(viewer, right):
        return Action(_("Keep licensed text"), url, refusal=str(rights.reason(right)))
    if not selectors.agencies_without_text(viewer, one).exists():
        return None
    return Action(_("Keep licensed text"), url, icon="plus")


def _shown(viewer: Viewer, kept: LicensedText) -> dict[str, object]:
    may = rights.allowed(viewer, permissions.LICENSED_TEXT_WRITE, kept)
    actions = [
        Action(_("Change"), reverse("standard_licensed_text_change", args=[kept.pk])),
        Action(_("Remove"), reverse("standard_licensed_text_drop", args=[kept.pk])),
    ]
    return {
        "agency": kept.agency.name,
        "text": kept.text,
        "updated": stamp(kept.updated_at),
        "actions": actions if may else [],
    }
