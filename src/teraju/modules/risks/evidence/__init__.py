"""What the records of this module prove."""

from .risks import KINDS as RISKS

KINDS = (*RISKS,)

__all__ = ["KINDS"]
