"""Exemptions from re-verification: asked for, decided with a certificate, withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.kernel.errors import DomainError
from teraju.kernel.states import TransitionRefused
from teraju.kernel.texts import cleaned
from teraju.modules.metrology import register_permissions as permissions
from teraju.modules.metrology.domain import exemptions as rules
from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.exemptions import STATES, ExemptionState
from teraju.modules.metrology.domain.standing import Standing, standing_on
from teraju.modules.metrology.models import Exemption, Instrument
from teraju.modules.metrology.models.choices import EXEMPTION_PURPOSES, EXEMPTION_STATES
from teraju.modules.metrology.register_refusals import OutOfPlace
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.calendar.selectors import calendar_of
from teraju.platform.papers.api import Signatory, issue_paper, papers_of, revoke_paper

from .instruments import locked_instrument
from .register_common import check_not_future, locked, needed
from .standing import restate

CERTIFICATE_NUMBER = "metrology.exemption"


@transaction.atomic
def request_exemption(
    *,
    actor: Viewer,
    instrument_id: int,
    purpose: str,
    location: str,
    letter: str,
    requested_on: Any = None,
    expected_version: int | None = None,
) -> Exemption:
    """Record the written request; the head decides within the working days of the rules."""
    instrument = locked_instrument(
        actor, instrument_id, permissions.REGISTER_WRITE, expected_version
    )
    asked_on = requested_on or actor.today
    check_not_future(actor, asked_on, "requested_on")
    if instrument.standing == Standing.RETIRED:
        raise OutOfPlace(_("This instrument is out of use: take it into use again first."))
    if instrument.exemptions.filter(state__in=["requested", "granted"]).exists():
        raise OutOfPlace(_("An exemption of this instrument is open already."))
    edition = rules.rules(asked_on)
    if not rules.is_for(purpose, instrument.kind, asked_on):
        raise DomainError(
            _("Transport alone is for tanks of trucks, barges and ships: choose another use."),
            field="purpose",
        )
    due_on = calendar_of(instrument.government_id).add_working_days(
        asked_on, rules.decision_days(asked_on), collective_leave_is_working_day=False
    )
    exemption = Exemption(
        government_id=instrument.government_id,
        agency=instrument.agency,
        instrument=instrument,
        purpose=purpose,
        location=needed(location, "location", _("Say where it stands.")),
        letter=cleaned(letter),
        requested_on=asked_on,
        due_on=due_on,
        edition=edition.name,
        is_example=instrument.is_example,
    )
    save(actor, exemption)
    after = {"purpose": purpose, "location": exemption.location, "due_on": due_on}
    _record(actor, exemption, "requested", {}, after)
    return exemption


@transaction.atomic
def decide_exemption(
    *,
    actor: Viewer,
    exemption_id: int,
    is_granted: bool,
    reason: str = "",
    expected_version: int | None = None,
) -> Exemption:
    """Grant a request, with a signed certificate, or refuse it, with a letter and the reason."""
    exemption = _locked(actor, exemption_id, expected_version)
    _move(exemption, "grant" if is_granted else "refuse", _("This request is decided already."))
    exemption.decided_on = actor.today
    exemption.decision_reason = cleaned(reason) if is_granted else needed(reason)
    if is_granted:
        _check_mark(actor, exemption)
    save(actor, exemption)
    if is_granted:
        _restate(actor, exemption)
    verb = "granted" if is_granted else "refused"
    after = {"state": exemption.state, "reason": exemption.decision_reason}
    _record(actor, exemption, verb, {"state": ExemptionState.REQUESTED}, after)
    tells = _certify if is_granted else _answer
    tells(actor, exemption)
    return exemption


@transaction.atomic
def withdraw_exemption(
    *, actor: Viewer, exemption_id: int, reason: str, expected_version: int | None = None
) -> Exemption:
    """Withdraw an exemption and revoke its certificate; the mark counts again by its date."""
    exemption = _locked(actor, exemption_id, expected_version)
    _move(exemption, "withdraw", _("Only an exemption that stands can be withdrawn."))
    exemption.withdrawn_on, exemption.withdrawn_reason = actor.today, needed(reason)
    save(actor, exemption)
    _restate(actor, exemption)
    after = {"state": exemption.state, "reason": exemption.withdrawn_reason}
    _record(actor, exemption, "withdrawn", {"state": ExemptionState.GRANTED}, after)
    for paper in papers_of(actor, exemption):
        if paper.is_valid:
            revoke_paper(actor=actor, paper_id=paper.pk, reason=exemption.withdrawn_reason)
    return exemption


def _locked(actor: Viewer, pk: int, expected_version: int | None) -> Exemption:
    rows = Exemption.objects.visible_to(actor).select_related("instrument__owner")
    exemption: Exemption = locked(actor, rows, pk, permissions.EXEMPTION_DECIDE, expected_version)
    return exemption


def _move(exemption: Exemption, event: str, sentence: object) -> None:
    try:
        exemption.state = STATES.transition(exemption.state, event).target
    except TransitionRefused as error:
        raise OutOfPlace(sentence) from error


def _restate(actor: Viewer, exemption: Exemption) -> None:
    """The exemption is saved: say what the instrument is worth with it, or without it again."""
    instrument = _instrument(exemption)
    restate(instrument)
    save(actor, instrument)


def _check_mark(actor: Viewer, exemption: Exemption) -> None:
    instrument = _instrument(exemption)
    now = standing_on(instrument.standing, instrument.valid_until, actor.today)
    if not rules.may_be_granted(now):
        raise DomainError(
            _("It bears no valid mark today: have it verified first, or refuse the request."),
            field="is_granted",
        )


def _instrument(exemption: Exemption) -> Instrument:
    rows = Instrument.objects.select_for_update(of=("self",), no_key=True)
    found: Instrument = rows.get(pk=exemption.instrument_id)
    return found


def _certify(actor: Viewer, exemption: Exemption) -> None:
    """The certificate: what it is, where it stands, and the words that it has to bear."""
    words = rules.inscription(exemption.requested_on)
    purpose = EXEMPTION_PURPOSES[exemption.purpose]
    facts = [(_("Used only in"), purpose), (_("Inscription"), words)]
    title = _("Certificate of exemption from re-verification")
    _issue(actor, exemption, title, facts, partial(_body, words=words))


def _answer(actor: Viewer, exemption: Exemption) -> None:
    """The letter that refuses: whoever asked in writing is answered so, with the reason.

    Its public page tells neither the reason nor of whom.
    """
    facts = [(pgettext_lazy("exemption", "Decision"), EXEMPTION_STATES[ExemptionState.REFUSED])]
    title = _("Answer to a request for exemption from re-verification")
    _issue(actor, exemption, title, facts, _refusal)


def _issue(
    actor: Viewer,
    exemption: Exemption,
    title: Any,
    facts: list[tuple[Any, Any]],
    body: Callable[[Exemption, Instrument, str], list[object]],
) -> None:
    instrument = Instrument.objects.select_related("owner", "place").get(pk=exemption.instrument_id)
    kind = catalogue().kind(instrument.kind).name.id
    issue_paper(
        actor=actor,
        template="letter",
        data={
            "title": title,
            "recipient": [instrument.owner.name, instrument.owner.address],
            "body": body(exemption, instrument, kind),
        },
        public_facts=[
            (_("Instrument"), f"{kind} {instrument.capacity}".strip()),
            (_("Tag"), instrument.tag),
            *facts,
        ],
        government=exemption.government,
        agency=exemption.agency,
        target=exemption,
        title=format_lazy("{title} {tag}", title=title, tag=instrument.tag),
        number_key=CERTIFICATE_NUMBER,
        is_public=False,
        is_example=exemption.is_example,
        signatory=Signatory(office=actor.office) if actor.office else None,
    )


def _refusal(exemption: Exemption, instrument: Instrument, kind: str) -> list[object]:
    return [
        format_lazy(
            _(
                "It was asked{letter} that the instrument {kind} {capacity}, tag {tag}, be exempt"
                " from re-verification. The request is refused."
            ),
            letter=f" ({exemption.letter})" if exemption.letter else "",
            kind=kind,
            capacity=instrument.capacity,
            tag=instrument.tag,
        ),
        format_lazy(_("The reason: {reason}"), reason=exemption.decision_reason),
        _("It is verified again as before. Another request may be made."),
    ]


def _body(exemption: Exemption, instrument: Instrument, kind: str, words: str) -> list[object]:
    named = _named(instrument, kind)
    return [
        format_lazy(_("The instrument {named}, is exempt from re-verification."), named=named),
        format_lazy(
            _("It is used only in {purpose}: {location}."),
            purpose=EXEMPTION_PURPOSES[exemption.purpose],
            location=exemption.location,
        ),
        format_lazy(_("It bears, legibly, the words “{words}”."), words=words),
        _(
            "The exemption is withdrawn where place or use change without a report. It allows no"
            " use in trade."
        ),
    ]


def _named(instrument: Instrument, kind: str) -> object:
    """What tells the instrument: only what is known of it, and each once."""
    parts: list[object] = [f"{kind} {instrument.capacity}".strip()]
    if instrument.make:
        parts.append(format_lazy(_("make {make}"), make=instrument.make))
    if instrument.serial:
        parts.append(format_lazy(_("number {serial}"), serial=instrument.serial))
    parts.append(format_lazy(_("tag {tag}"), tag=instrument.tag))
    return format_lazy(", ".join(["{}"] * len(parts)), *parts)


def _record(
    actor: Viewer,
    exemption: Exemption,
    verb: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> None:
    record_event(
        actor=actor,
        verb=f"metrology.exemption.{verb}",
        target=exemption,
        before=before,
        after=after,
    )
