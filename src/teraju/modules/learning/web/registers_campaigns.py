"""The registers of campaigns, onboarding lists and their templates."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from teraju.modules.learning import permissions
from teraju.modules.learning.domain.shares import percent
from teraju.modules.learning.models import Campaign, OnboardingList, OnboardingTemplate
from teraju.modules.learning.models.choices import (
    CAMPAIGN_STATES,
    LIST_STATES,
    SUBJECTS,
    choices,
)
from teraju.modules.learning.selectors import reading
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register

from .common import agency_filter
from .registers_people import by_use
from .statuses import campaign_status, list_status, use_status


def reached(campaign: Any) -> str:
    """How many of how many have acknowledged, and the share."""
    if not campaign.people:
        return ""
    return f"{campaign.reached}/{campaign.people} ({percent(campaign.reached, campaign.people)} %)"


CAMPAIGNS: Register[Campaign] = Register(
    key="learning.campaigns",
    title=_("Campaigns"),
    noun=_("campaigns"),
    columns=[
        Column(key="title", label=_("Campaign"), value=lambda c: c.title, sort="title"),
        Column(
            key="subject",
            label=_("About"),
            value=lambda c: c.get_subject_display(),
            sort="subject",
        ),
        Column(
            key="starts_on",
            label=_("First day"),
            value=lambda c: c.starts_on,
            kind="date",
            sort="starts_on",
        ),
        Column(
            key="ends_on",
            label=_("Last day"),
            value=lambda c: c.ends_on,
            kind="date",
            sort="ends_on",
        ),
        Column(key="reached", label=_("Acknowledged"), value=reached),
        Column(
            key="status",
            label=_("Status"),
            value=lambda c: campaign_status(c, c.as_of),  # type: ignore[attr-defined]
            kind="status",
            sort="state",
        ),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda c: c.agency.short_name,
            sort="agency__name",
        ),
    ],
    rows=reading.campaigns,
    order=["-starts_on", "-pk"],
    search=["title", "message", "document", "agency__name"],
    filters=[
        Filter(
            key="subject",
            label=_("About"),
            choices=lambda viewer: choices(SUBJECTS),
            apply=lambda rows, value, viewer: rows.filter(subject=value),
        ),
        Filter(
            key="status",
            label=_("Status"),
            choices=lambda viewer: choices(CAMPAIGN_STATES),
            apply=lambda rows, value, viewer: rows.filter(state=value),
        ),
        agency_filter(),
    ],
    row_url=lambda c: c.get_absolute_url(),
    add_label=_("Draft a campaign"),
    add_url="learning_campaign_add",
    add_right=permissions.CAMPAIGN,
    empty=_("No campaign yet. Draft a message that everybody reads and acknowledges."),
)


def by_list_state(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    if value == "late":
        return rows.filter(state="open", late__gt=0)
    return rows.filter(state=value)


ONBOARDINGS: Register[OnboardingList] = Register(
    key="learning.onboardings",
    title=_("Onboarding"),
    noun=_("onboarding lists"),
    columns=[
        Column(
            key="person", label=_("Person"), value=lambda o: o.person.title, sort="person__title"
        ),
        Column(
            key="starts_on",
            label=_("First day"),
            value=lambda o: o.starts_on,
            kind="date",
            sort="starts_on",
        ),
        Column(key="template", label=_("Template"), value=lambda o: o.template.name),
        Column(
            key="ticked",
            label=_("Ticked"),
            value=lambda o: f"{o.ticked}/{o.item_count}",  # type: ignore[attr-defined]
            sort="ticked",
        ),
        Column(key="status", label=_("Status"), value=list_status, kind="status", sort="state"),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda o: o.agency.short_name,
            sort="agency__name",
        ),
    ],
    rows=reading.onboardings,
    order=["-starts_on", "-pk"],
    search=["person__title", "person__name", "template__name", "agency__name"],
    filters=[
        Filter(
            key="status",
            label=_("Status"),
            choices=lambda viewer: [("late", _("late")), *choices(LIST_STATES)],
            apply=by_list_state,
        ),
        agency_filter(),
    ],
    row_url=lambda o: o.get_absolute_url(),
    add_label=_("Start an onboarding"),
    add_url="learning_onboarding_add",
    add_right=permissions.ONBOARDING,
    empty=_("Nobody is being onboarded. Start the list of somebody new."),
)

TEMPLATES: Register[OnboardingTemplate] = Register(
    key="learning.templates",
    title=_("Onboarding templates"),
    noun=_("templates"),
    columns=[
        Column(key="name", label=_("Template"), value=lambda t: t.name, sort="name"),
        Column(
            key="items",
            label=_("Lines"),
            value=lambda t: t.item_count,  # type: ignore[attr-defined]
            kind="number",
            sort="item_count",
        ),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda t: t.agency.short_name,
            sort="agency__name",
        ),
        Column(
            key="status",
            label=_("Status"),
            value=lambda t: use_status(t.withdrawn_on),
            kind="status",
            sort="withdrawn_on",
        ),
    ],
    rows=reading.templates,
    order=["name", "pk"],
    search=["name", "agency__name"],
    filters=[agency_filter(), by_use("withdrawn_on")],
    row_url=lambda t: t.get_absolute_url(),
    add_label=_("Add a template"),
    add_url="learning_template_add",
    add_right=permissions.ONBOARDING,
    empty=_("No template yet. Write what everybody new does in the first weeks."),
)
