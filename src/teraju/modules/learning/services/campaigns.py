"""Awareness campaigns: drafted, started, acknowledged, reminded, finished, repeated."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.learning import permissions
from teraju.modules.learning.domain.quiz import (
    FEWEST_OPTIONS,
    MOST_OPTIONS,
    MOST_QUESTIONS,
    is_passed,
)
from teraju.modules.learning.domain.states import CAMPAIGN
from teraju.modules.learning.models import Addressee, Campaign, Holding, Question
from teraju.modules.learning.refusals import NotComplete, OutOfPlace, WrongChoice
from teraju.modules.learning.selectors.people import people_of
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, keep, save
from teraju.platform.accounts.roles import GUESTS, Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, record_event, values_of
from teraju.platform.links import api as links
from teraju.platform.notify.services import Recipient, send
from teraju.platform.organisation.models import Agency

from .common import locked, moved, needed_reason

FIELDS = (
    "title",
    "subject",
    "channel",
    "message",
    "document",
    "roles",
    "only_exposed",
    "starts_on",
    "ends_on",
)
TEXTS = frozenset({"title", "message", "document"})
OUT_OF_PLACE = {
    "change": _("Only a draft is changed: people read what was started."),
    "start": _("Only a draft is started."),
    "acknowledge": _("This campaign does not run."),
    "remind": _("Only of a campaign that runs people are reminded."),
    "finish": _("Only a campaign that runs is finished."),
    "cancel": _("This campaign is over already."),
}


@transaction.atomic
def draft_campaign(
    *,
    actor: Viewer,
    agency: Agency,
    repeat_of: Campaign | None = None,
    link: tuple[str, int] | None = None,
    is_example: bool = False,
    **values: Any,
) -> Campaign:
    """Draft a campaign. `values` are the fields of `FIELDS`; a link leads to a record."""
    rights.require(actor, permissions.CAMPAIGN, agency)
    campaign = Campaign(
        government_id=agency.government_id,
        agency=agency,
        repeat_of=repeat_of,
        is_example=is_example,
    )
    _fill(actor, campaign, values, link)
    save(actor, campaign)
    verb = "repeated" if repeat_of else "drafted"
    after = filled({"agency": agency, "repeats": repeat_of, **values_of(campaign, FIELDS)})
    record_event(actor=actor, verb=f"learning.campaign.{verb}", target=campaign, after=after)
    return campaign


@transaction.atomic
def repeat_campaign(
    *,
    actor: Viewer,
    campaign_id: int,
    expected_version: int | None = None,
    starts_on: date,
    ends_on: date,
) -> Campaign:
    """Draft the campaign of the next period from one that ran, with its questions."""
    old = _locked(actor, campaign_id, expected_version)
    if old.started_on is None:
        raise OutOfPlace(_("This campaign never ran: start it instead."))
    if Campaign.objects.filter(repeat_of=old).exists():
        raise OutOfPlace(_("The next campaign is drafted already."))
    values = {**values_of(old, FIELDS), "starts_on": starts_on, "ends_on": ends_on}
    link = (old.link_kind, old.link_id) if old.link_kind and old.link_id else None
    new = draft_campaign(
        actor=actor,
        agency=old.agency,
        repeat_of=old,
        link=link,
        is_example=old.is_example,
        **values,
    )
    for one in old.questions.order_by("order"):
        Question.objects.create(
            campaign=new, order=one.order, text=one.text, options=one.options, right=one.right
        )
    return new


@transaction.atomic
def change_campaign(
    *,
    actor: Viewer,
    campaign_id: int,
    expected_version: int | None = None,
    link: tuple[str, int] | None = None,
    **values: Any,
) -> Campaign:
    """Change a draft."""
    campaign = _moved(actor, campaign_id, expected_version, "change")
    before = values_of(campaign, FIELDS)
    _fill(actor, campaign, values, link)
    save(actor, campaign)
    record_event(actor=actor, verb="learning.campaign.changed", target=campaign, before=before)
    return campaign


@transaction.atomic
def add_question(
    *,
    actor: Viewer,
    campaign_id: int,
    expected_version: int | None = None,
    text: str,
    options: Sequence[str],
    right: int,
) -> Question:
    """Add a question to a draft; `right` counts the answers from 0."""
    campaign = _moved(actor, campaign_id, expected_version, "change")
    said = [cleaned(option) for option in options if cleaned(option)]
    count = campaign.questions.count()
    if count >= MOST_QUESTIONS:
        raise OutOfPlace(_("Three questions are enough."))
    if not FEWEST_OPTIONS <= len(said) <= MOST_OPTIONS:
        raise DomainError(_("Write two to four answers, one to a line."), field="options")
    if not 0 <= right < len(said):
        raise DomainError(_("This answer is not in the list."), field="right")
    last = campaign.questions.order_by("-order").values_list("order", flat=True).first()
    question = Question(
        campaign=campaign, order=(last or 0) + 1, text=cleaned(text), options=said, right=right
    )
    keep(question)
    save(actor, campaign)
    after = {"question": question.text, "options": said}
    verb = "learning.campaign.question_added"
    record_event(actor=actor, verb=verb, target=campaign, after=after)
    return question


@transaction.atomic
def remove_question(
    *, actor: Viewer, question_id: int, expected_version: int | None = None
) -> Campaign:
    """Remove a question of a draft."""
    question = Question.objects.select_related("campaign").get(pk=question_id)
    campaign = _moved(actor, question.campaign_id, expected_version, "change")
    save(actor, campaign)
    before, after = {"question": question.text}, {"question": None}
    verb = "learning.campaign.question_removed"
    record_event(actor=actor, verb=verb, target=campaign, before=before, after=after)
    question.delete()
    return campaign


@transaction.atomic
def start_campaign(
    *, actor: Viewer, campaign_id: int, expected_version: int | None = None
) -> Campaign:
    """Start a campaign: everybody of the audience finds it in their work."""
    campaign = _moved(actor, campaign_id, expected_version, "start")
    people = list(audience_of(campaign, actor.today))
    if not people:
        raise NotComplete(_("Nobody is in this audience: choose other roles."))
    if campaign.ends_on < actor.today:
        raise NotComplete(_("The last day is over already: set a later one."))
    campaign.started_on = actor.today
    save(actor, campaign)
    for person in people:
        row = Addressee(campaign=campaign, person=person, is_example=campaign.is_example)
        row.touch(actor.now)
        row.save()
    after = {"people": len(people), "ends_on": campaign.ends_on}
    record_event(actor=actor, verb="learning.campaign.started", target=campaign, after=after)
    return campaign


@transaction.atomic
def acknowledge(*, actor: Viewer, addressee_id: int, answers: Sequence[int] = ()) -> Addressee:
    """Acknowledge a message as the person it is for; wrong answers ask for another attempt."""
    rows = Addressee.objects.filter(person=actor.user_id).select_related("campaign__agency")
    row = claim(rows, addressee_id)
    campaign = row.campaign
    moved(CAMPAIGN, campaign.state, "acknowledge", OUT_OF_PLACE["acknowledge"])
    if row.acknowledged_at:
        raise OutOfPlace(_("You have acknowledged this already."))
    right = list(campaign.questions.order_by("order").values_list("right", flat=True))
    row.attempts += 1
    passed = is_passed(answers, right)
    if passed:
        row.acknowledged_at = actor.now
    save(actor, row)
    verb = f"learning.campaign.{'acknowledged' if passed else 'failed'}"
    record_event(actor=actor, verb=verb, target=campaign, after={"attempts": row.attempts})
    return row


@transaction.atomic
def remind(*, actor: Viewer, campaign_id: int, expected_version: int | None = None) -> Campaign:
    """Remind everybody who has not acknowledged, once a day at most."""
    campaign = _moved(actor, campaign_id, expected_version, "remind")
    if campaign.reminded_on == actor.today:
        raise OutOfPlace(_("They were reminded today already."))
    late = list(
        Addressee.objects.filter(campaign=campaign, acknowledged_at=None)
        .select_related("person")
        .order_by("pk")
    )
    if not late:
        raise OutOfPlace(_("Everybody has acknowledged."))
    campaign.reminded_on = actor.today
    save(actor, campaign)
    with override("id"):
        subject = gettext("Please read: %(title)s") % {"title": campaign.title}
        text = gettext("Open it, read it and acknowledge it by the last day.")
    for row in late:
        send(
            recipient=Recipient.of(row.person),
            subject=subject,
            text=text,
            link=campaign.get_absolute_url(),
            government=campaign.government,
            actor=actor,
        )
    after = {"people": len(late)}
    record_event(actor=actor, verb="learning.campaign.reminded", target=campaign, after=after)
    return campaign


@transaction.atomic
def finish_campaign(
    *, actor: Viewer, campaign_id: int, expected_version: int | None = None, reason: str = ""
) -> Campaign:
    """Finish a campaign; with people missing only with a reason."""
    campaign = _moved(actor, campaign_id, expected_version, "finish")
    missing = Addressee.objects.filter(campaign=campaign, acknowledged_at=None).count()
    if missing and not cleaned(reason):
        raise NotComplete(
            format_lazy(
                _("{count} people have not acknowledged: say why it is finished all the same."),
                count=missing,
            ),
            field="reason",
        )
    campaign.finished_on, campaign.reason = actor.today, cleaned(reason)
    save(actor, campaign)
    after = filled({"missing": missing, "reason": campaign.reason})
    record_event(actor=actor, verb="learning.campaign.finished", target=campaign, after=after)
    return campaign


@transaction.atomic
def cancel_campaign(
    *, actor: Viewer, campaign_id: int, expected_version: int | None = None, reason: str
) -> Campaign:
    """Give a campaign up, with the reason."""
    campaign = _moved(actor, campaign_id, expected_version, "cancel")
    campaign.reason, campaign.finished_on = needed_reason(reason), actor.today
    save(actor, campaign)
    after = {"reason": campaign.reason}
    record_event(actor=actor, verb="learning.campaign.cancelled", target=campaign, after=after)
    return campaign


def audience_of(campaign: Campaign, day: date) -> Any:
    """The people a campaign is for: by role, all roles where none is named, or exposed posts."""
    people = people_of(campaign.agency, day, campaign.roles)
    if campaign.only_exposed:
        exposed = Holding.objects.on(day).filter(agency=campaign.agency, position__is_exposed=True)
        people = people.filter(pk__in=exposed.values("person"))
    found: Any = people
    return found


def _locked(actor: Viewer, campaign_id: int, expected_version: int | None) -> Campaign:
    rows = Campaign.objects.visible_to(actor).select_related("agency", "government")
    return locked(actor, rows, campaign_id, expected_version, permissions.CAMPAIGN)


def _moved(actor: Viewer, campaign_id: int, expected_version: int | None, event: str) -> Campaign:
    campaign = _locked(actor, campaign_id, expected_version)
    campaign.state = moved(CAMPAIGN, campaign.state, event, OUT_OF_PLACE[event])
    return campaign


def _fill(
    actor: Viewer, campaign: Campaign, values: dict[str, Any], link: tuple[str, int] | None
) -> None:
    unknown = set(values) - set(FIELDS)
    if unknown:
        raise TypeError(f"a campaign has no {', '.join(sorted(unknown))}")
    for name, value in values.items():
        setattr(campaign, name, cleaned(value) if name in TEXTS else value)
    if campaign.ends_on < campaign.starts_on:
        raise DomainError(_("The last day lies before the first."), field="ends_on")
    if set(campaign.roles) - {role.value for role in Role if role not in GUESTS}:
        raise WrongChoice(_("Choose roles of the house."), field="roles")
    campaign.link_kind, campaign.link_id = link or ("", None)
    if link:
        kind, pk = link
        if pk not in links.find(actor, kind, [pk]):
            raise WrongChoice(_("Choose a record of this government."), field="link")
