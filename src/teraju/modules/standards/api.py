"""What neighbours may know of standards."""

from __future__ import annotations

from .catalogue_files import BadCatalogue, own_files
from .domain.crosswalk import Pairing, crosswalk, same_number_other_topic
from .models import Documented, Edition, Exclusion, Requirement, Scheme, Standard, Topic
from .readers import TopicsReader
from .selectors import (
    certifiable_editions,
    editions,
    editions_in_force,
    editions_with_requirements,
    newer_editions,
    requirements_of,
    topics,
)
from .services import load_catalogue
from .values import Asked, TopicLine

__all__ = [
    "Asked",
    "BadCatalogue",
    "Documented",
    "Edition",
    "Exclusion",
    "Pairing",
    "Requirement",
    "Scheme",
    "Standard",
    "Topic",
    "TopicLine",
    "TopicsReader",
    "certifiable_editions",
    "crosswalk",
    "editions",
    "editions_in_force",
    "editions_with_requirements",
    "load_catalogue",
    "newer_editions",
    "own_files",
    "requirements_of",
    "same_number_other_topic",
    "topics",
]
