"""A form counts once: the second click gets the answer of the first.

The answer may hold a receipt, so it is sealed by the form's own nonce, which stands in the page and
nowhere else, and is gone after half an hour.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from . import derivation, sealing
from .coarse import rounded
from .models import Spent

KEPT = timedelta(minutes=30)
CONTEXT = "answer of a form"


@transaction.atomic
def once(nonce: str, act: Callable[[], Any], *, now: datetime) -> Any:
    """Do something for the first sending of a form; give its answer again for every later one.

    The answer is a value of texts, numbers, lists and dictionaries. What `act` raises passes, and
    the form may be sent again. Of two at the same moment the second waits for the first.
    """
    Spent.objects.filter(expires_at__lte=now).delete()
    row, made = Spent.objects.get_or_create(
        token_hash=derivation.digest(nonce), defaults={"expires_at": rounded(now + KEPT)}
    )
    key = derivation.quick_identity(nonce, context=CONTEXT)
    if not made:
        return sealing.unseal_value(row.answer, key)
    answer = act()
    row.answer = sealing.seal_value(answer, [sealing.recipient_of(key)])
    row.save(update_fields=["answer"])
    return answer
