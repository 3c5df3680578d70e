"""Acts of steps that need a word between the form and the service."""

from __future__ import annotations

from typing import Any

from teraju.kernel.errors import DomainError
from teraju.modules.integrity.concerns import after_words
from teraju.modules.integrity.concerns.domain.lessons import Process
from teraju.modules.integrity.concerns.services import telling
from teraju.modules.integrity.concerns.services.desk_common import Hand


def tell_lesson(hand: Hand, number: str, values: dict[str, Any]) -> None:
    """Tell a lesson; what could lead back is named, all of it at once."""
    try:
        telling.release_lesson(
            hand, number, process=Process(values["process"]), text=values["text"]
        )
    except telling.TracesFound as error:
        sentences = " ".join(after_words.trace(each) for each in error.found)
        raise DomainError(sentences, field="text") from error
