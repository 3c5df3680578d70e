"""From the draft of an agreement to its end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.cooperation import permissions, selectors
from teraju.modules.cooperation.domain import terms
from teraju.modules.cooperation.domain.states import Event, Status
from teraju.modules.cooperation.models import Agreement, LegalBasis, Party
from teraju.modules.cooperation.refusals import AgreementIsNotThere, refuse_blocking, refuse_gaps
from teraju.modules.standards.api import Edition
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event, values_of
from teraju.platform.organisation.models import Agency, Government
from teraju.platform.papers.numbers import official_number

from .coaching import shut_out_coaches
from .common import (
    check_agency,
    check_agreement_named,
    lock,
    moved,
    names_of,
    require_draft,
    tell,
)

NUMBERED_AS = "cooperation.agreement"
TEXTS = ("title", "number", "counterpart_number", "place", "scope", "funds", "contacts")
FIELDS = (
    "kind",
    "agency",
    "parent",
    *TEXTS,
    "signed_on",
    "starts_on",
    "ends_on",
    "council_consent",
    "council_consent_on",
    "reminder_days",
)
DETAILS = ("number", "counterpart_number", "contacts", "reminder_days")


class AgreementValues(TypedDict, total=False):
    """What a draft may hold. `signed_on` waits for the signature."""

    kind: str
    title: str
    agency: Agency | None
    parent: Agreement | None
    number: str
    counterpart_number: str
    place: str
    starts_on: date | None
    ends_on: date | None
    scope: str
    council_consent: str
    council_consent_on: date | None
    funds: str
    contacts: str
    reminder_days: list[int]


@transaction.atomic
def draft_agreement(
    *,
    actor: Viewer,
    government: Government,
    editions: Iterable[Edition] = (),
    is_example: bool = False,
    **values: Unpack[AgreementValues],
) -> Agreement:
    """Enter a draft; without an agency in charge it is the government's own."""
    agreement = Agreement(government=government, is_example=is_example)
    _assign(agreement, values)
    rights.require(actor, permissions.right_for("draft", agreement), agreement)
    _check_draft(actor, agreement)
    save(actor, agreement)
    agreement.editions.set(editions)
    record_event(
        actor=actor,
        verb="cooperation.agreement.drafted",
        target=agreement,
        after={**_filled(agreement), "editions": names_of(editions)},
    )
    return agreement


@transaction.atomic
def change_agreement(
    *,
    actor: Viewer,
    agreement_id: int,
    expected_version: int | None = None,
    editions: Iterable[Edition] | None = None,
    **values: Unpack[AgreementValues],
) -> Agreement:
    """Change a draft. To move it to another agency the actor needs the right at both."""
    agreement = lock(actor, agreement_id, expected_version, "draft")
    require_draft(agreement)
    before = _state(agreement)
    _assign(agreement, values)
    rights.require(actor, permissions.right_for("draft", agreement), agreement)
    _check_draft(actor, agreement)
    save(actor, agreement)
    if editions is not None:
        agreement.editions.set(editions)
    tell(actor, "changed", agreement, before, _state(agreement))
    return agreement


@transaction.atomic
def change_details(
    *,
    actor: Viewer,
    agreement_id: int,
    expected_version: int | None = None,
    counterpart_number: str,
    contacts: str,
    reminder_days: list[int],
    number: str = "",
) -> Agreement:
    """Change what is not part of the signed text: the other's number, contacts, reminders.

    Our own number is filled in only where it was left open.
    """
    agreement = lock(actor, agreement_id, expected_version, "follow")
    before = values_of(agreement, DETAILS)
    agreement.number = agreement.number or cleaned(number)
    agreement.counterpart_number = cleaned(counterpart_number)
    agreement.contacts = cleaned(contacts)
    agreement.reminder_days = reminder_days
    save(actor, agreement)
    tell(actor, "details_changed", agreement, before, values_of(agreement, DETAILS))
    return agreement


@transaction.atomic
def send_for_signing(
    *, actor: Viewer, agreement_id: int, expected_version: int | None = None
) -> Agreement:
    """Hand a complete draft to whoever signs it."""
    agreement = lock(actor, agreement_id, expected_version, "draft")
    require_draft(agreement)
    refuse_gaps(selectors.gaps_of(agreement, selectors.parties(agreement), actor.today))
    agreement.sent_on, agreement.sent_by_id = actor.today, actor.user_id
    save(actor, agreement)
    tell(actor, "sent", agreement, {"sent_on": None}, {"sent_on": actor.today})
    return agreement


@transaction.atomic
def return_draft(
    *, actor: Viewer, agreement_id: int, expected_version: int | None = None, reason: str
) -> Agreement:
    """Give a draft that was sent for signing back to its authors, with a reason."""
    agreement = lock(actor, agreement_id, expected_version, "sign")
    if not agreement.is_draft or agreement.sent_on is None:
        raise AgreementIsNotThere(_("This draft was not sent for signing."))
    if not cleaned(reason):
        raise DomainError(_("Say what has to change."), field="reason")
    before = values_of(agreement, ["sent_on"])
    agreement.sent_on = agreement.sent_by = None
    save(actor, agreement)
    tell(actor, "returned", agreement, before, {"sent_on": None, "reason": cleaned(reason)})
    return agreement


@transaction.atomic
def sign_agreement(
    *,
    actor: Viewer,
    agreement_id: int,
    expected_version: int | None = None,
    signed_on: date,
    number: str = "",
    place: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
    number_is_open: bool = False,
) -> Agreement:
    """Record that all parties signed. Without a number the next one of the register is taken,
    unless it is an agreement of the past whose number nobody knows (`number_is_open`).

    What it renews is superseded in the same transaction.
    """
    agreement = lock(actor, agreement_id, expected_version, "sign")
    status = moved(agreement, Event.SIGN)
    before = values_of(
        agreement, ["status", "number", "place", "signed_on", "starts_on", "ends_on"]
    )
    agreement.signed_on = signed_on
    agreement.number = cleaned(number) or agreement.number
    agreement.place = cleaned(place) or agreement.place
    agreement.starts_on = starts_on or agreement.starts_on
    agreement.ends_on = ends_on or agreement.ends_on
    refuse_gaps(selectors.gaps_of(agreement, selectors.parties(agreement), signed_on))
    refuse_blocking(selectors.findings_of(agreement, actor.today))
    if not agreement.number and not number_is_open:
        agreement.number = _take_number(agreement, signed_on)
    agreement.status = status
    agreement.sent_on = agreement.sent_by = None
    save(actor, agreement)
    _supersede(actor, agreement)
    tell(actor, "signed", agreement, before, values_of(agreement, list(before)))
    return agreement


@transaction.atomic
def end_agreement(
    *,
    actor: Viewer,
    agreement_id: int,
    expected_version: int | None = None,
    closed_on: date,
    reason: str,
) -> Agreement:
    """Record that an agreement is over: its term ran out, or the parties ended it.

    Coaches who were let in under it see nothing any more.
    """
    agreement = lock(actor, agreement_id, expected_version, "sign")
    status = moved(agreement, Event.END)
    refuse_blocking(terms.check_closing(agreement.term, closed_on, actor.today))
    _close(actor, agreement, status, closed_on, reason, "ended")
    shut_out_coaches(actor, agreement)
    return agreement


@transaction.atomic
def cancel_agreement(
    *, actor: Viewer, agreement_id: int, expected_version: int | None = None, reason: str
) -> Agreement:
    """Give a draft up; its number becomes free."""
    agreement = lock(actor, agreement_id, expected_version, "draft")
    return _close(actor, agreement, moved(agreement, Event.CANCEL), None, reason, "cancelled")


@transaction.atomic
def renew_agreement(
    *,
    actor: Viewer,
    agreement_id: int,
    expected_version: int | None = None,
    title: str = "",
    kind: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Agreement:
    """Draft the successor of an agreement, with its parties and legal bases; gives the successor.

    The old one stays in force until the new one is signed.
    """
    old = lock(actor, agreement_id, expected_version, "draft")
    moved(old, Event.SUPERSEDE)
    if old.renewals.exclude(status=Status.CANCELLED).exists():
        raise AgreementIsNotThere(_("Another agreement renews this one already."))
    new = Agreement(government=old.government, agency=old.agency, parent=old.parent, renewal_of=old)
    new.kind, new.title = kind or old.kind, cleaned(title) or old.title
    new.starts_on, new.ends_on = starts_on, ends_on
    new.scope, new.funds, new.contacts = old.scope, old.funds, old.contacts
    new.reminder_days, new.is_example = old.reminder_days, old.is_example
    refuse_blocking(selectors.findings_of(new, actor.today))
    save(actor, new)
    new.editions.set(old.editions.all())
    _copy_parts(actor, old, new)
    record_event(
        actor=actor, verb="cooperation.agreement.renewal_drafted", target=new, after=_filled(new)
    )
    return new


def _assign(agreement: Agreement, values: AgreementValues) -> None:
    for name, value in values.items():
        setattr(agreement, name, cleaned(value) if isinstance(value, str) else value)


def _check_draft(actor: Viewer, agreement: Agreement) -> None:
    check_agency(agreement.government, agreement.agency)
    check_agreement_named(actor, agreement.government, agreement.parent, "parent")
    _refuse_circle(agreement)
    refuse_blocking(selectors.findings_of(agreement, actor.today))


def _refuse_circle(agreement: Agreement) -> None:
    above, seen = agreement.parent, set()
    while above is not None and above.pk not in seen:
        if above.pk == agreement.pk:
            raise DomainError(_("An agreement cannot stand under itself."), field="parent")
        seen.add(above.pk)
        above = above.parent


def _take_number(agreement: Agreement, on: date) -> str:
    return official_number(
        government=agreement.government, key=NUMBERED_AS, on=on, agency=agreement.agency
    )


def _supersede(actor: Viewer, successor: Agreement) -> None:
    """The predecessor is renewed when its successor is signed. Its own trail tells so, too."""
    if successor.renewal_of_id is None:
        return
    old: Agreement = Agreement.objects.select_for_update(no_key=True).get(
        pk=successor.renewal_of_id
    )
    if old.status == Status.ENDED:
        # It ran out, or the parties ended it, before its successor was signed: that stays true.
        return
    before = values_of(old, ["status", "closed_on"])
    old.status = moved(old, Event.SUPERSEDE)
    old.closed_on = successor.term.first_day
    old.touch(actor.now)
    old.save()
    tell(actor, "renewed", old, before, values_of(old, ["status", "closed_on"]))


def _copy_parts(actor: Viewer, old: Agreement, new: Agreement) -> None:
    for party in selectors.parties(old):
        copy = Party(
            government=new.government, agreement=new, order=party.order, partner=party.partner
        )
        copy.name, copy.legal_capacity = party.name, party.legal_capacity
        copy.signatory_office = party.signatory_office
        copy.touch(actor.now)
        copy.save()
    LegalBasis.objects.bulk_create(
        LegalBasis(agreement=new, order=b.order, title=b.title, about=b.about)
        for b in selectors.bases(old)
    )


def _close(
    actor: Viewer,
    agreement: Agreement,
    status: Status,
    closed_on: date | None,
    reason: str,
    verb: str,
) -> Agreement:
    if not cleaned(reason):
        raise DomainError(_("Say why."), field="reason")
    names = ["status", "closed_on", "closing_reason"]
    before = values_of(agreement, names)
    agreement.status, agreement.closed_on = status, closed_on
    agreement.closing_reason = cleaned(reason)
    agreement.sent_on = agreement.sent_by = None
    save(actor, agreement)
    tell(actor, verb, agreement, before, values_of(agreement, names))
    return agreement


def _state(agreement: Agreement) -> dict[str, Any]:
    return {**values_of(agreement, FIELDS), "editions": names_of(agreement.editions.all())}


def _filled(agreement: Agreement) -> dict[str, Any]:
    return {name: value for name, value in values_of(agreement, FIELDS).items() if value}
