"""Standards, their editions, what these ask, and the topics that tie them together."""

from .editions import Edition, EditionQuerySet, Scheme, Standard
from .licensed import LONGEST_TEXT, LicensedText, LicensedTextQuerySet
from .reference import ReferenceQuerySet, in_language
from .requirements import (
    CHAPTERS,
    LONGEST_PARAPHRASE,
    Documented,
    Exclusion,
    Requirement,
    Topic,
)

__all__ = [
    "CHAPTERS",
    "LONGEST_PARAPHRASE",
    "LONGEST_TEXT",
    "Documented",
    "Edition",
    "EditionQuerySet",
    "Exclusion",
    "LicensedText",
    "LicensedTextQuerySet",
    "ReferenceQuerySet",
    "Requirement",
    "Scheme",
    "Standard",
    "Topic",
    "in_language",
]
