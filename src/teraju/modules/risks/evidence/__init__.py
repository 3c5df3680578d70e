"""What the records of this module prove."""

from .partners import KINDS as PARTNERS
from .risks import KINDS as RISKS

KINDS = (*RISKS, *PARTNERS)

__all__ = ["KINDS"]
