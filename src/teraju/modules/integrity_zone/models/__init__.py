"""Worksheets of the integrity zone, their answers, and the records that prove them."""

from .sheets import Answer, LinkedRecord, Sheet

__all__ = ["Answer", "LinkedRecord", "Sheet"]
