"""A handler's identity, sealed to the recovery key whenever they come to the desk."""

from __future__ import annotations

from . import sealing
from .models import Escrow, Handler, RecoveryKey


def keep(handler: Handler, identity: str) -> None:
    """Seal an unlocked identity to the youngest recovery key, unless it lies under it already."""
    key = RecoveryKey.objects.order_by("-pk").first()
    if key is None:
        return
    escrow = Escrow.objects.filter(handler=handler).first()
    if escrow is not None and escrow.key_id == key.pk:
        return
    sealed = sealing.seal(identity.encode(), [key.recipient])
    Escrow.objects.update_or_create(handler=handler, defaults={"key": key, "sealed": sealed})
    forget_unused()


def forget_unused() -> None:
    """Delete the older recovery keys that no identity lies under any more, with their layers."""
    youngest = RecoveryKey.objects.order_by("-pk").first()
    if youngest is not None:
        RecoveryKey.objects.filter(escrows=None, pk__lt=youngest.pk).delete()
