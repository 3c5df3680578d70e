"""Who holds a key to a concern: joining it, and stepping back from it."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.modules.integrity.concerns import sealing, store
from teraju.modules.integrity.concerns.domain.modes import Audience, Kind
from teraju.modules.integrity.concerns.models import (
    Case,
    CaseHandler,
    Entry,
    Identity,
    IdentityKeeper,
)
from teraju.modules.integrity.concerns.services.desk_common import (
    Hand,
    StepRefused,
    claim,
    keep,
    say,
)
from teraju.modules.integrity.concerns.services.entries import recipients_of


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
    CaseHandler.objects.filter(case=case, handler=handler).update(left_on=hand.today)
    seal_anew(case, hand.visit.identity)
    _seal_identity_anew(case, hand)
    return keep(hand, case, "case.stepped_back")


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
    transaction.on_commit(lambda: _remove(old))
    return unopened


def _remove(names: list[str]) -> None:
    for name in names:
        store.remove(name)


def _seal_entry(
    entry: Entry, identity: str, recipients: list[str], fresh: list[str], old: list[str]
) -> None:
    entry.sealed = sealing.seal(sealing.unseal(entry.sealed, identity), recipients)
    entry.save(update_fields=["sealed"])
    for file in entry.files.all():
        described = sealing.unseal(file.sealed, identity)
        content = sealing.unseal(store.get(file.stored_as), identity)
        name = store.put(sealing.seal(content, recipients))
        fresh.append(name)
        old.append(file.stored_as)
        file.sealed, file.stored_as = sealing.seal(described, recipients), name
        file.save(update_fields=["sealed", "stored_as"])


def _seal_identity_anew(case: Case, hand: Hand) -> None:
    """Take who stepped back out of the layers of an identity, as far as their own key reaches."""
    handler, key = hand.visit.handler, hand.visit.identity
    identity = Identity.objects.filter(case=case).first()
    if identity is None:
        return
    for outer in (True, False):
        sealed = identity.outer if outer else identity.inner
        others = _keys(identity, outer=outer, without=handler.pk)
        keeps = identity.keepers.filter(handler=handler, outer=outer).exists()
        # The inner layer cannot be reached before a custodian has taken off the outer one.
        if not keeps or not sealed or not others:
            continue
        anew = sealing.seal(sealing.unseal(sealed, key), others)
        if outer:
            identity.outer = anew
        else:
            identity.inner = anew
    identity.save()
    IdentityKeeper.objects.filter(identity=identity, handler=handler).delete()


def _keys(identity: Identity, *, outer: bool, without: int) -> list[str]:
    rows = identity.keepers.filter(outer=outer, handler__retired_on=None)
    return list(rows.exclude(handler=without).values_list("handler__recipient", flat=True))
