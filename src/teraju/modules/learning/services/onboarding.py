"""Onboarding: templates, and the list of each new person."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.learning import permissions
from teraju.modules.learning.domain.states import LIST
from teraju.modules.learning.models import (
    ListItem,
    OnboardingList,
    OnboardingTemplate,
    TemplateItem,
)
from teraju.modules.learning.models.choices import ItemKind
from teraju.modules.learning.refusals import NotComplete, OutOfPlace, WrongChoice, WrongPerson
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import claim, keep, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Agency

from .common import check_not_future, check_works_at, locked, moved, needed_reason

# What the new person says alone; the rest is ticked by who sees to it.
OWN_KINDS = frozenset({ItemKind.READ, ItemKind.CODE, ItemKind.DECLARATION})


@transaction.atomic
def add_template(
    *, actor: Viewer, agency: Agency, name: str, is_example: bool = False
) -> OnboardingTemplate:
    """Begin a template; its lines are added one by one."""
    rights.require(actor, permissions.ONBOARDING, agency)
    template = OnboardingTemplate(
        government_id=agency.government_id,
        agency=agency,
        name=cleaned(name),
        is_example=is_example,
    )
    save(actor, template)
    after = {"agency": agency, "name": template.name}
    record_event(actor=actor, verb="learning.template.added", target=template, after=after)
    return template


@transaction.atomic
def add_template_item(
    *,
    actor: Viewer,
    template_id: int,
    expected_version: int | None = None,
    kind: str,
    what: str,
    office: str,
    within_days: int,
    asks_note: bool = False,
) -> TemplateItem:
    """Add a line; lists that were started keep the lines they had."""
    template = _template(actor, template_id, expected_version)
    last = template.items.order_by("-order").values_list("order", flat=True).first()
    item = TemplateItem(
        template=template,
        order=(last or 0) + 1,
        kind=kind,
        what=cleaned(what),
        office=cleaned(office),
        within_days=within_days,
        asks_note=asks_note,
    )
    keep(item)
    save(actor, template)
    after = {"what": item.what, "office": item.office, "within_days": within_days}
    record_event(actor=actor, verb="learning.template.item_added", target=template, after=after)
    return item


@transaction.atomic
def remove_template_item(
    *, actor: Viewer, item_id: int, expected_version: int | None = None
) -> OnboardingTemplate:
    """Remove a line of a template."""
    item = TemplateItem.objects.get(pk=item_id)
    template = _template(actor, item.template_id, expected_version)
    save(actor, template)
    before, after = {"what": item.what}, {"what": None}
    verb = "learning.template.item_removed"
    record_event(actor=actor, verb=verb, target=template, before=before, after=after)
    item.delete()
    return template


@transaction.atomic
def withdraw_template(
    *, actor: Viewer, template_id: int, expected_version: int | None = None, reason: str
) -> OnboardingTemplate:
    """Take a template out of use."""
    template = _template(actor, template_id, expected_version)
    template.withdrawn_on, template.withdrawn_reason = actor.today, needed_reason(reason)
    save(actor, template)
    after = {"reason": template.withdrawn_reason}
    record_event(actor=actor, verb="learning.template.withdrawn", target=template, after=after)
    return template


@transaction.atomic
def start_onboarding(
    *,
    actor: Viewer,
    template: OnboardingTemplate,
    person: User,
    starts_on: date,
    is_example: bool = False,
) -> OnboardingList:
    """Start the list of a new person from a template, each line with its day."""
    rights.require(actor, permissions.ONBOARDING, template)
    if template.withdrawn_on:
        raise WrongChoice(_("This template is out of use."), field="template")
    check_works_at(person, template.agency, max(actor.today, starts_on))
    items = list(template.items.order_by("order", "pk"))
    if not items:
        raise NotComplete(_("This template has no line yet."), field="template")
    row = OnboardingList(
        government_id=template.government_id,
        agency=template.agency,
        person=person,
        template=template,
        starts_on=starts_on,
        is_example=is_example,
    )
    save(actor, row)
    for item in items:
        _copy(actor, row, item)
    after = {"person": person, "template": template.name, "starts_on": starts_on}
    record_event(actor=actor, verb="learning.onboarding.started", target=row, after=after)
    return row


@transaction.atomic
def tick_item(
    *,
    actor: Viewer,
    item_id: int,
    expected_version: int | None = None,
    done_on: date,
    note: str = "",
) -> ListItem:
    """Tick a line with its day; with the last one the onboarding is finished."""
    rows = ListItem.objects.visible_to(actor).select_related("onboarding__agency")
    item = claim(rows, item_id, expected_version)
    row = claim(OnboardingList.objects.select_related("agency", "person"), item.onboarding_id)
    if not may_tick(actor, item):
        rights.require(actor, permissions.TICK, row)
        raise WrongPerson(_("Somebody else sees to this line: they tick it."))
    sentence = _("This onboarding is over.")
    moved(LIST, row.state, "tick", sentence)
    if item.done_on:
        raise OutOfPlace(_("This line is ticked already."))
    check_not_future(actor, done_on, "done_on")
    if item.asks_note and not cleaned(note):
        raise DomainError(_("Write the note that is asked for."), field="note")
    item.done_on, item.done_office, item.note = done_on, actor.office[:160], cleaned(note)
    save(actor, item)
    is_last = not row.items.filter(done_on=None).exists()
    if is_last:
        row.state = moved(LIST, row.state, "finish", sentence)
        row.finished_on = actor.today
    save(actor, row)
    record_event(
        actor=actor,
        verb=f"learning.onboarding.{'finished' if is_last else 'ticked'}",
        target=row,
        after={"what": item.what, "done_on": done_on, "note": item.note},
    )
    return item


@transaction.atomic
def stop_onboarding(
    *, actor: Viewer, onboarding_id: int, expected_version: int | None = None, reason: str
) -> OnboardingList:
    """Stop an onboarding, for somebody who did not stay."""
    rows = OnboardingList.objects.visible_to(actor).select_related("agency", "person")
    row: OnboardingList = locked(
        actor, rows, onboarding_id, expected_version, permissions.ONBOARDING
    )
    row.state = moved(LIST, row.state, "stop", _("This onboarding is over."))
    row.reason, row.finished_on = needed_reason(reason), actor.today
    save(actor, row)
    after = {"reason": row.reason}
    record_event(actor=actor, verb="learning.onboarding.stopped", target=row, after=after)
    return row


def may_tick(actor: Viewer, item: ListItem) -> bool:
    """Who sees to it; the new person, in whatever role, only what is theirs to say."""
    if item.onboarding.person_id == actor.user_id:
        return item.kind in OWN_KINDS
    return rights.allowed(actor, permissions.TICK, item.onboarding)


def _copy(actor: Viewer, row: OnboardingList, item: TemplateItem) -> None:
    copied = ListItem(
        onboarding=row,
        order=item.order,
        kind=item.kind,
        what=item.what,
        office=item.office,
        asks_note=item.asks_note,
        due=row.starts_on + timedelta(days=item.within_days),
        is_example=row.is_example,
    )
    save(actor, copied)


def _template(actor: Viewer, template_id: int, expected_version: int | None) -> OnboardingTemplate:
    rows = OnboardingTemplate.objects.visible_to(actor).select_related("agency", "government")
    template: OnboardingTemplate = locked(
        actor, rows, template_id, expected_version, permissions.ONBOARDING
    )
    if template.withdrawn_on:
        raise OutOfPlace(_("This template is out of use."))
    return template
