"""The channel was announced."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.modules.integrity.channel import permissions
from teraju.modules.integrity.channel.models import Announcement
from teraju.modules.integrity.channel.models.choices import Medium
from teraju.modules.integrity.channel.refusals import WrongPlace
from teraju.modules.learning.api import Campaign
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency

from .common import check_not_future, locked, said, tell


@transaction.atomic
def record_announcement(
    *,
    actor: Viewer,
    agency: Agency,
    title: str,
    medium: str,
    announced_on: date,
    to_whole_government: bool = False,
    campaign: Campaign | None = None,
    is_example: bool = False,
) -> Announcement:
    """Record how and when people were told of the channel."""
    rights.require(actor, permissions.WRITE, agency)
    check_not_future(actor, announced_on, "announced_on")
    if medium == Medium.CAMPAIGN and campaign is None:
        raise WrongPlace(_("Choose the campaign."), field="campaign")
    if campaign is not None and campaign.government_id != agency.government_id:
        raise WrongPlace(_("Choose a campaign of this government."), field="campaign")
    made = Announcement(
        government=agency.government,
        agency=agency,
        title=said(title, "title", _("Say in a line what was announced.")),
        medium=medium,
        announced_on=announced_on,
        to_whole_government=to_whole_government,
        campaign=campaign,
        recorded_on=actor.today,
        recorded_office=actor.office[:160],
        is_example=is_example,
    )
    save(actor, made)
    tell(actor, made, "recorded", title=made.title, announced_on=announced_on)
    return made


@transaction.atomic
def withdraw_announcement(
    *, actor: Viewer, announcement_id: int, reason: str, expected_version: int | None = None
) -> Announcement:
    """Take back what was recorded by mistake."""
    record = locked(actor, Announcement, announcement_id, expected_version)
    record.withdrawn_on, record.withdrawn_because = actor.today, said(reason)[:400]
    save(actor, record)
    tell(actor, record, "withdrawn", reason=record.withdrawn_because)
    return record
