"""The readiness of one agency: the wheel, the counts, what is next, and what runs out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from teraju.modules.conformity import permissions, selectors
from teraju.modules.conformity.domain.evidence import Proof
from teraju.modules.conformity.domain.states import State
from teraju.modules.conformity.policy import policy_on
from teraju.modules.conformity.registry import proofs_of
from teraju.modules.conformity.selectors import Readiness, readiness_of
from teraju.modules.conformity.selectors.gaps import Gap, gaps_in
from teraju.modules.conformity.selectors.trend import trend_of
from teraju.modules.conformity.services.packs import INDEX_NUMBER, MANIFEST_NUMBER
from teraju.modules.conformity.services.reports import NUMBERED_AS
from teraju.modules.standards.api import Edition, editions_with_requirements
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.papers.web.sections import papers_if_any
from teraju.platform.web.kinds import Action, Link, RecordPage, Section, Status
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page

from .common_readiness import DayAsked, Desk, agency_for, day_asked, shown
from .pictures import trend_section, wheel_section

TABLE = "web/sections/table.html"
FIRST_GAPS = 5
FIRST_ENDING = 8
# An agency has papers of other modules too.
PAPERS = (NUMBERED_AS, INDEX_NUMBER, MANIFEST_NUMBER)


@require_GET
def readiness_agency(request: ViewerRequest, pk: int) -> HttpResponse:
    agency, asked = agency_for(request, pk), day_asked(request)
    proofs = proofs_of([pk], asked.on)
    ready = list(readiness_of([pk], asked.on, proofs=proofs).values())
    editions = {one.pk: one for one in editions_with_requirements(request.viewer)}
    desk = Desk(agency, request.viewer, asked.on)
    gaps = gaps_in(ready, desk.topics)
    page = RecordPage(
        title=_("Readiness of %(agency)s") % {"agency": agency.name},
        target=agency,
        register_title=_("Readiness (self-assessment)"),
        register_url=reverse("readiness"),
        status=_status(ready),
        next_step=_next_step(ready, gaps),
        primary=_primary(request, agency, desk, ready, gaps),
        actions=_actions(request.viewer, agency, asked),
        sections=[
            *_sections(request, asked, ready, editions, desk, gaps, proofs),
            *papers_if_any(request.viewer, agency, number_keys=PAPERS),
        ],
    )
    context = {"asked": asked, "limits": desk.limits}
    template = "conformity/readiness_agency.html"
    return record_page(request, page, template=template, context=context, history=list)


def _status(ready: Sequence[Readiness]) -> Status | None:
    if not ready:
        return Status("none", _("not assessed yet"), _("No assessment of this agency is recorded."))
    count = sum(one.counts.open for one in ready)
    if not count:
        return Status("good", _("nothing open"), _("What is recorded shows that all of it is met."))
    worst = State.MISSING if any(one.counts.missing for one in ready) else State.ATTENTION
    words = ngettext("%(count)d requirement open", "%(count)d requirements open", count)
    return Status(shown(worst).tone, words % {"count": count})


def _next_step(ready: Sequence[Readiness], gaps: Sequence[Gap]) -> str:
    if not ready:
        return _(
            "Start an assessment: it says for which standards the agency is looked at. What its "
            "records prove is counted at once."
        )
    if not gaps:
        return ""
    words = ngettext(
        "%(count)d topic keeps requirements open: %(topic)s.",
        "%(count)d topics keep requirements open. The gravest comes first: %(topic)s.",
        len(gaps),
    )
    return words % {"count": len(gaps), "topic": gaps[0].topic.title}


def _primary(
    request: ViewerRequest,
    agency: Agency,
    desk: Desk,
    ready: Sequence[Readiness],
    gaps: Sequence[Gap],
) -> Action | None:
    if not ready:
        refusal = str(rights.refusal(request.viewer, permissions.ASSESS, agency))
        url = f"{reverse('assessment_add')}?agency={agency.pk}"
        return Action(_("Start an assessment"), url, refusal=refusal)
    actions = (desk.action(gap.standing, {ed for ed, _number in gap.requirements}) for gap in gaps)
    return next((one for one in actions if one and not one.refusal), None)


def _actions(viewer: Viewer, agency: Agency, asked: DayAsked) -> list[Action]:
    """What can be looked up, and, for who may, what can be taken out of the house."""
    found = [
        Action(
            _("All evidence"),
            f"{reverse('readiness_evidence', args=[agency.pk])}{asked.query}",
            icon="files",
        ),
        Action(_("Who answers for what"), reverse("topic_owners", args=[agency.pk]), icon="users"),
    ]
    ways_out = (
        (permissions.REPORT_ISSUE, _("Issue the report"), "readiness_report", "file-text"),
        (permissions.PACK_MAKE, _("Make a pack for the auditor"), "readiness_pack", "package"),
    )
    for right, label, name, icon in ways_out:
        if rights.allowed(viewer, right, agency):
            found.append(Action(label, reverse(name, args=[agency.pk]), icon=icon))
    return found


def _sections(
    request: ViewerRequest,
    asked: DayAsked,
    ready: Sequence[Readiness],
    editions: Mapping[int, Edition],
    desk: Desk,
    gaps: Sequence[Gap],
    proofs: Sequence[Proof],
) -> list[Section]:
    day = Section(_("As it stood on a day"), "conformity/readiness_day.html", side=True)
    if not ready:
        return [day]
    agency = desk.agency
    return [
        wheel_section(_("Readiness (self-assessment)"), ready, editions, asked.query),
        _next_actions(desk, gaps, editions),
        _standards(asked, ready, editions),
        trend_section(trend_of(request.viewer, agency.pk, asked.on), asked.on),
        day,
        _late(agency, asked, proofs),
        _ending(asked, proofs),
    ]


def _standards(
    asked: DayAsked, ready: Sequence[Readiness], editions: Mapping[int, Edition]
) -> Section:
    """The counts by standard, and the way to a newer edition where there is one."""
    rows = [
        [
            Link(
                editions[one.edition_id].designation,
                reverse("readiness_edition", args=[one.agency_id, one.edition_id]) + asked.query,
            ),
            one.counts.conforming,
            one.counts.attention,
            one.counts.missing,
            one.counts.not_applicable,
            _newer(one, editions),
        ]
        for one in ready
    ]
    headers = [
        _("Standard"),
        *(shown(state).word for state in State),
        _("Newer edition"),
    ]
    return Section(_("Requirements by standard"), TABLE, {"headers": headers, "rows": rows})


def _newer(one: Readiness, editions: Mapping[int, Edition]) -> list[Link]:
    own = editions[one.edition_id]
    return [
        Link(
            _("What %(edition)s still lacks") % {"edition": other.designation},
            f"{reverse('readiness_transition', args=[one.agency_id, other.pk])}?from={own.pk}",
        )
        for other in editions.values()
        if other.standard_id == own.standard_id
        and other.edition > own.edition
        # What is not published yet on that day is nobody's to come to.
        and (other.valid_from is None or other.valid_from <= one.on)
    ]


def _next_actions(desk: Desk, gaps: Sequence[Gap], editions: Mapping[int, Edition]) -> Section:
    """The first gaps, each with its reason, the record looked for, its owner and where to start."""
    lines = []
    for gap in gaps[:FIRST_GAPS]:
        words = desk.about(gap.standing, {edition for edition, _number in gap.requirements})
        numbers: dict[str, list[str]] = {}
        for edition, number in gap.requirements:
            numbers.setdefault(editions[edition].designation, []).append(number)
        held_up = [f"{name}: {', '.join(found)}" for name, found in numbers.items()]
        lines.append((words, held_up))
    context = {"lines": lines, "limits": desk.limits, "more": max(len(gaps) - FIRST_GAPS, 0)}
    return Section(_("Open topics"), "conformity/readiness_gaps.html", context)


def _late(agency: Agency, asked: DayAsked, proofs: Sequence[Proof]) -> Section:
    """How much evidence bears a mark by its two dates."""
    marked = selectors.with_marks([agency.pk], proofs, asked.on)
    count = sum(bool(one.late) for one in marked)
    url = f"{reverse('readiness_evidence', args=[agency.pk])}?late=yes"
    if asked.is_past:
        url += f"&on={asked.on.isoformat()}"
    policy = policy_on(asked.on)
    context = {
        "count": count,
        "url": url,
        "after": policy.late_after_days,
        "before": policy.before_audit_days,
    }
    return Section(
        _("Evidence recorded late"), "conformity/readiness_late.html", context, side=True
    )


def _ending(asked: DayAsked, proofs: Sequence[Proof]) -> Section:
    """Evidence whose last day is near."""
    last = asked.on + timedelta(days=policy_on(asked.on).runs_out_soon_days)
    near = [one for one in proofs if one.valid_until and asked.on <= one.valid_until <= last]
    rows = [
        [Link(str(one.title), one.url), one.valid_until]
        for one in sorted(near, key=lambda one: (one.valid_until or last, one.place))[:FIRST_ENDING]
    ]
    context = {
        "headers": [_("Evidence"), _("Last day it counts")],
        "rows": rows,
        "empty": _("Nothing runs out in the coming weeks."),
    }
    return Section(_("Evidence about to run out"), TABLE, context, side=True)
