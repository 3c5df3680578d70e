"""Topics: what ties the standards together."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from teraju.modules.standards.models import Topic
from teraju.modules.standards.selectors import topics_with_requirements
from teraju.modules.standards.web.catalogue_registers import TOPICS, owner_of
from teraju.modules.standards.web.statuses import confirmation
from teraju.modules.standards.web.ways import ways
from teraju.platform.web.kinds import Fact, Link, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page


@require_GET
def topic_register(request: ViewerRequest) -> HttpResponse:
    context = ways("standard_topics")
    return register_page(request, TOPICS, template="standards/register.html", context=context)


@require_GET
def topic_record(request: ViewerRequest, pk: int) -> HttpResponse:
    topic = get_object_or_404(topics_with_requirements(request.viewer), pk=pk)
    page = RecordPage(
        title=topic.title,
        target=topic,
        register_title=_("Topics"),
        register_url=reverse("standard_topics"),
        facts=[
            Fact(_("What would prove it"), topic.record),
            Fact(_("Who answers for it"), owner_of(topic)),
            Fact(_("Chapter"), topic.chapter),
            Fact(_("Asked from"), topic.asked_from or _("the beginning")),
            Fact(_("Withheld from guests"), topic.is_restricted, note=_restriction(topic)),
        ],
        sections=[_asked(topic)],
    )
    return record_page(request, page, template="standards/record.html", context=ways(""))


def _restriction(topic: Topic) -> str:
    if not topic.is_restricted:
        return ""
    return _("Guests such as a coach of BSN do not see what was proved under it.")


def _asked(topic: Topic) -> Section:
    """Which requirements of which editions stand under it: that is the crosswalk."""
    table = [
        [
            Link(str(one), one.get_absolute_url()),
            one.edition,
            one.asks,
            confirmation(one),
        ]
        for one in topic.requirements.all()
    ]
    headers = [_("Requirement"), _("Edition"), _("What is asked"), _("Confirmed")]
    return Section(
        _("Who asks for it, under which number"),
        "web/sections/table.html",
        {"headers": headers, "rows": table, "empty": _("No edition asks for it.")},
    )
