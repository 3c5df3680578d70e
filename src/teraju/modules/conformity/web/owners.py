"""Who answers for which topic of an agency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from teraju.modules.conformity import permissions, services
from teraju.modules.conformity.models import TopicOwner
from teraju.modules.conformity.selectors import Owner, owners_of
from teraju.modules.conformity.selectors.reach import readable_agencies
from teraju.modules.standards.api import Topic, TopicLine, topics
from teraju.platform.accounts import rights
from teraju.platform.exchange.registers import Column
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import form_page
from teraju.platform.web.kinds import Fact
from teraju.platform.web.middleware import ViewerRequest

from .forms import OwnerForm
from .listing import Listing, Sieve, file_of, paged, sift
from .statuses import CHAPTERS


def agency_of(request: ViewerRequest, pk: int) -> Agency:
    """The agency if the viewer may read its readiness; for everybody else it is not there."""
    return get_object_or_404(readable_agencies(request.viewer), pk=pk)


@dataclass(frozen=True)
class OwnerLine:
    """A topic and who answers for it."""

    topic: TopicLine
    owner: Owner
    url: str

    @property
    def how(self) -> str:
        return "named" if self.owner.is_named else "by_role"


@require_safe
def owner_list(request: ViewerRequest, pk: int) -> HttpResponse:
    """Every topic with who answers for it; for who may, each leads to naming somebody."""
    agency = agency_of(request, pk)
    owners = owners_of([agency], request.viewer.today)[agency.pk]
    may = rights.allowed(request.viewer, permissions.OWNER_SET, agency)
    lines = [
        OwnerLine(
            topic,
            owners.of(topic),
            reverse("topic_owner_set", args=[agency.pk, topic.code]) if may else "",
        )
        for topic in topics().values()
    ]
    sifted = sift(request, LISTING, lines)
    file = file_of(request, sifted, f"{agency.code}-{_('Who answers for what')}")
    if file:
        return file
    page = paged(request, sifted)
    context = {
        "title": _("Who answers for what"),
        "agency": agency,
        "refusal": "" if may else rights.reason(permissions.OWNER_SET),
        "sift": page,
        "page": page,
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


HOW = {"named": gettext_lazy("named"), "by_role": gettext_lazy("by role")}
COLUMNS: Sequence[Column[Any]] = (
    Column(key="topic", label=gettext_lazy("Topic"), value=lambda line: line.topic.title),
    Column(
        key="chapter",
        label=gettext_lazy("Chapter"),
        value=lambda line: f"{line.topic.chapter} {CHAPTERS[line.topic.chapter]}",
    ),
    Column(
        key="owner", label=gettext_lazy("Who answers"), value=lambda line: str(line.owner.label)
    ),
    Column(key="how", label=gettext_lazy("How"), value=lambda line: HOW[line.how]),
)
LISTING: Listing[OwnerLine] = Listing(
    title=gettext_lazy("Who answers for what"),
    noun=gettext_lazy("topics"),
    columns=COLUMNS,
    words=lambda line: f"{line.topic.title} {line.owner.label}",
    filters=[
        Sieve(
            key="chapter",
            label=gettext_lazy("Chapter"),
            choices=[(number, f"{number}") for number in CHAPTERS],
            keeps=lambda line, value: line.topic.chapter == value,
        ),
        Sieve(
            key="how",
            label=gettext_lazy("How"),
            choices=list(HOW.items()),
            keeps=lambda line, value: line.how == value,
        ),
    ],
    row_url=lambda line: line.url,
    empty=gettext_lazy("No topic is loaded yet."),
)
