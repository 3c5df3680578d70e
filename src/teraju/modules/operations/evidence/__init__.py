"""What the records of operations prove, for which topics."""

from . import faults, outputs, standards, supervision

KINDS = (*standards.KINDS, *outputs.KINDS, *faults.KINDS, *supervision.KINDS)

__all__ = ["KINDS"]
