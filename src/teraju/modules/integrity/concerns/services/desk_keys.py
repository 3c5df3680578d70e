"""A handler's own passphrase, changed with the key at hand: the key stays the same."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.modules.integrity.concerns import access, attempts, trail
from teraju.modules.integrity.concerns.models import Handler, Session
from teraju.modules.integrity.concerns.services.desk_common import Hand, StepRefused


def change_passphrase(
    hand: Hand, *, present: str, passphrase: str, bucket: str, now: datetime
) -> None:
    """Lock the key by a new passphrase and end every other visit; raises StepRefused, TooOften."""
    attempts.check(attempts.LOGIN, bucket, now)
    if not access.unlocks(hand.visit.handler, present):
        attempts.count(attempts.LOGIN, bucket, now)
        raise StepRefused(_("This is not your present passphrase."), field="present")
    with transaction.atomic():
        handler = Handler.objects.select_for_update(no_key=True).get(pk=hand.visit.handler.pk)
        access.lock(handler, identity=hand.visit.identity, passphrase=passphrase)
        Session.objects.filter(handler=handler).exclude(pk=hand.visit.session.pk).delete()
        trail.record("handler.passphrase_changed", today=hand.today, actor=trail.by(handler))
