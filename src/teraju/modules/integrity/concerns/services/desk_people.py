"""Who holds a key to a concern: joining it, and stepping back from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from teraju.modules.integrity.concerns import sealing, store
from teraju.modules.integrity.concerns.domain import routing
from teraju.modules.integrity.concerns.domain.identity import Answer
from teraju.modules.integrity.concerns.domain.modes import Audience, Channel, Kind, Mode
from teraju.modules.integrity.concerns.models import (
    Case,
    CaseHandler,
    Entry,
    Handler,
    Identity,
    IdentityKeeper,
)
from teraju.modules.integrity.concerns.selectors import directory
from teraju.modules.integrity.concerns.services import keeping, reports
from teraju.modules.integrity.concerns.services.desk_common import (
    Hand,
    StepRefused,
    claim,
    keep,
    say,
    tell,
)
from teraju.modules.integrity.concerns.services.entries import recipients_of
from teraju.modules.integrity.concerns.services.reports import wishes_of


@transaction.atomic
def step_back(hand: Hand, number: str, *, expected_version: int, reason: str) -> Case:
    """Leave a concern with a reason for the others; everything is sealed anew without oneself.

    What was read stays known, and an old copy of the database opens as before: no program can take
    that back. Whoever would leave nobody behind is refused.
    """
    case = claim(hand, number, expected_version, declared=False)
    handler = hand.visit.handler
    others = (
        case.handlers.filter(left_on=None, handler__retired_on=None)
        .exclude(handler=handler)
        .exclude(handler__recipient="")
    )
    if not others.exists():
        raise StepRefused(
            _("Nobody else holds a key to this concern. Let somebody join before you step back.")
        )
    # Sealed while the leaver still writes as one of them, and then anew without them.
    say(hand, case, Kind.STEP_BACK, {"text": reason, "name": handler.name})
    take_key(hand, case, [handler])
    return keep(hand, case, "case.stepped_back")


def take_key(hand: Hand, case: Case, leavers: Sequence[Handler], *, shut_out: bool = False) -> None:
    """Seal a concern anew without some of its handlers, who ask for nothing any more."""
    CaseHandler.objects.filter(case=case, handler__in=leavers).update(left_on=hand.today)
    seal_anew(case, hand.visit.identity)
    for leaver in leavers:
        _seal_identity_anew(case, hand, leaver, shut_out=shut_out)
        case.identity_requests.filter(asked_by=leaver, answer=Answer.WAITING).update(
            answer=Answer.WITHDRAWN, answered_by=leaver, answered_on=hand.today
        )


@transaction.atomic
def join(hand: Hand, number: str, *, expected_version: int, handler: int, reason: str) -> Case:
    """Let somebody read a concern too: all of it is sealed anew to them as well.

    The routing rule is asked again: nobody who is named or stands in the line of somebody named.
    """
    case = claim(hand, number, expected_version)
    who = {each.pk: each for each in who_may_join(case, hand.visit.identity)}.get(handler)
    if who is None:
        raise StepRefused(_("This person may not read this concern."), field="handler")
    known = case.handlers.filter(handler__office=who.office).exists()
    CaseHandler.objects.create(case=case, handler=who, since_on=hand.today)
    seal_anew(case, hand.visit.identity)
    _let_into_identity(case, hand, who)
    say(hand, case, Kind.STEP, {"event": "joined", "name": who.name, "text": reason})
    if not known:
        # The reporter was told which offices read; another one is no secret.
        sentence = _("This office reads your concern now too: %s") % who.office.name
        words = {"event": "joined", "text": sentence}
        say(hand, case, Kind.STEP, words, to_reporter=True)
    return keep(hand, case, "case.joined")


def who_may_join(case: Case, identity: str) -> list[Handler]:
    """Those with a key who do not read it yet, never stepped back and are not in the line."""
    desk = directory.whole_desk(after=case)
    wishes = wishes_in(case, identity)
    taken = set(case.handlers.values_list("handler_id", flat=True))
    free = [
        each.id
        for each in desk.handlers
        if each.id not in taken and routing.may_join(desk, wishes, each.id) is None
    ]
    rows = Handler.objects.filter(pk__in=free).select_related("office")
    return list(rows.order_by("office__position", "name", "pk"))


def wishes_in(case: Case, identity: str) -> routing.Wishes:
    """Whom a concern is about and whom its reporter struck; raises StepRefused where it is shut."""
    rows = Entry.objects.filter(case=case, kind__in=[Kind.REPORT, Kind.STEP]).order_by("place")
    try:
        # A step may name somebody who came to light later.
        found = [wishes_of(sealing.unseal_value(bytes(row.sealed), identity)) for row in rows]
    except sealing.CannotOpen as error:
        raise StepRefused(_("Your key does not open this report.")) from error
    return routing.Wishes(
        named=frozenset[int]().union(*(each.named for each in found)),
        written="\n".join(each.written for each in found if each.written),
        struck=frozenset[int]().union(*(each.struck for each in found)),
        chosen=frozenset[int]().union(*(each.chosen for each in found)),
    )


@transaction.atomic
def report_retaliation(hand: Hand, number: str, *, text: str, written: str = "") -> Case:
    """Open a concern about what was done to the reporter, linked to this one and routed anew."""
    case = claim(hand, number)
    wishes = wishes_in(case, hand.visit.identity)
    names = "\n".join(each for each in (wishes.written, written.strip()) if each)
    received = reports.receive(
        reports.Report(
            mode=Mode.ANONYMOUS,
            wishes=replace(wishes, written=names),
            content={"what": text},
            channel=Channel(case.channel),
            parent=case,
            with_receipt=False,
        ),
        today=hand.today,
        author=hand.visit.handler,
    )
    say(hand, case, Kind.RETALIATION, {"text": text, "name": written})
    tell(hand, case, "case.retaliation_reported")
    return received.case


def seal_anew(case: Case, identity: str) -> int:
    """Seal every entry and file to who holds a key now; returns what this key did not open.

    Sealed files are written under new names; the old ones go when the transaction is through.
    """
    recipients = {each: recipients_of(case, each) for each in Audience}
    unopened = 0
    fresh: list[str] = []
    old: list[str] = []
    try:
        for entry in case.entries.prefetch_related("files").order_by("place"):
            try:
                _seal_entry(entry, identity, recipients[Audience(entry.audience)], fresh, old)
            except sealing.CannotOpen:
                unopened += 1
    except BaseException:
        for name in fresh:
            store.remove(name)
        raise
    keeping.remember(old)
    return unopened


def _seal_entry(
    entry: Entry, identity: str, recipients: list[str], fresh: list[str], old: list[str]
) -> None:
    entry.sealed = sealing.seal(sealing.unseal(bytes(entry.sealed), identity), recipients)
    entry.save(update_fields=["sealed"])
    for file in entry.files.all():
        described = sealing.unseal(bytes(file.sealed), identity)
        content = sealing.unseal(store.get(file.stored_as), identity)
        name = store.put(sealing.seal(content, recipients))
        fresh.append(name)
        old.append(file.stored_as)
        file.sealed, file.stored_as = sealing.seal(described, recipients), name
        file.save(update_fields=["sealed", "stored_as"])


def _seal_identity_anew(case: Case, hand: Hand, leaver: Handler, *, shut_out: bool) -> None:
    """Take who leaves out of the layers of an identity, as far as the key at hand reaches.

    The last who can take off the outer layer stays: it shows them nothing, and the name would be
    lost to everybody. Not so whoever is `shut_out`: a request for the name would be a notice.
    """
    identity = Identity.objects.filter(case=case).first()
    if identity is None:
        return
    for outer in (True, False):
        sealed = identity.outer if outer else identity.inner
        others = _keys(identity, outer=outer, without=leaver.pk)
        rows = identity.keepers.filter(handler=leaver, outer=outer)
        if not rows.exists() or not (others or shut_out):
            continue
        rows.delete()
        # The inner layer cannot be reached before a custodian has taken off the outer one.
        plain = _reached(bytes(sealed), hand.visit.identity) if others else b""
        if plain and outer:
            identity.outer = sealing.seal(plain, others)
        elif plain:
            identity.inner = sealing.seal(plain, others)
    identity.save()


def _reached(sealed: bytes, key: str) -> bytes:
    try:
        return sealing.unseal(sealed, key) if sealed else b""
    except sealing.CannotOpen:
        return b""


def _let_into_identity(case: Case, hand: Hand, who: Handler) -> None:
    """Seal an opened identity to who joined, unless they hold its other layer or it is closed."""
    identity = Identity.objects.filter(case=case).exclude(inner=b"").first()
    if identity is None or identity.keepers.filter(handler=who).exists():
        return
    try:
        plain = sealing.unseal(bytes(identity.inner), hand.visit.identity)
    except sealing.CannotOpen:
        return
    identity.inner = sealing.seal(plain, [*_keys(identity, outer=False, without=0), who.recipient])
    identity.save(update_fields=["inner"])
    IdentityKeeper.objects.create(identity=identity, handler=who, outer=False)


def _keys(identity: Identity, *, outer: bool, without: int) -> list[str]:
    rows = identity.keepers.filter(outer=outer, handler__retired_on=None)
    return list(rows.exclude(handler=without).values_list("handler__recipient", flat=True))
