"""Who answers for which topic of an agency."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.conformity import permissions, services
from teraju.modules.conformity.models import TopicOwner
from teraju.modules.conformity.selectors import owners_of
from teraju.modules.standards.api import Topic, topics
from teraju.platform.accounts import rights
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import form_page
from teraju.platform.web.kinds import Fact, Link
from teraju.platform.web.middleware import ViewerRequest

from .forms import OwnerForm
from .statuses import CHAPTERS


def agency_of(request: ViewerRequest, pk: int) -> Agency:
    """The agency if the viewer may read its readiness; for everybody else it is not there."""
    return get_object_or_404(rights.agencies_where(request.viewer, permissions.READ), pk=pk)


@require_safe
def owner_list(request: ViewerRequest, pk: int) -> HttpResponse:
    """Every topic with who answers for it, chapter by chapter."""
    agency = agency_of(request, pk)
    owners = owners_of([agency], request.viewer.today)[agency.pk]
    may = rights.allowed(request.viewer, permissions.OWNER_SET, agency)
    words = request.GET.get("q", "").strip().lower()
    chapters: dict[str, list[list[object]]] = {}
    for topic in topics().values():
        owner = owners.of(topic)
        if words and words not in f"{topic.title} {owner.label}".lower():
            continue
        url = reverse("topic_owner_set", args=[agency.pk, topic.code])
        name = Link(topic.title, url) if may else topic.title
        how = _("named") if owner.is_named else _("by role")
        chapters.setdefault(topic.chapter, []).append([name, owner.label, how])
    context = {
        "title": _("Who answers for what"),
        "agency": agency,
        "q": words,
        "refusal": "" if may else rights.reason(permissions.OWNER_SET),
        "headers": [_("Topic"), _("Who answers"), _("How")],
        "chapters": [(key, CHAPTERS[key], rows) for key, rows in chapters.items()],
    }
    return render(request, "conformity/owners.html", context)


def owner_set(request: ViewerRequest, pk: int, topic: str) -> HttpResponse:
    agency = agency_of(request, pk)
    chosen = get_object_or_404(Topic, code=topic)
    rights.require(request.viewer, permissions.OWNER_SET, agency)
    back = reverse("topic_owners", args=[agency.pk])
    standing = TopicOwner.objects.filter(agency=agency, topic=chosen, valid_until=None).first()
    return form_page(
        request,
        form=partial(OwnerForm, agency=agency, viewer=request.viewer),
        title=_("Who answers for “%s”") % chosen.title,
        intro=_("Whoever answers for a topic does not judge it."),
        facts=(Fact(_("Agency"), agency.name),),
        submit=_("Save"),
        act=lambda data: services.set_topic_owner(
            actor=request.viewer, agency=agency, topic=chosen, user=data["user"]
        ),
        success=lambda _row: back,
        back_url=back,
        initial={"user": standing.user_id if standing else None},
        done=_("Saved."),
        register_title=_("Who answers for what"),
        register_url=back,
    )
