"""What the records of operations prove, for which topics."""

from . import faults, outputs, standards

KINDS = (*standards.KINDS, *outputs.KINDS, *faults.KINDS)

__all__ = ["KINDS"]
