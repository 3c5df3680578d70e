"""From what a paper says to its signed bytes: no database, so that other processes can do it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import override

from . import signing
from .rendering import Imprint, Letterhead, render


@dataclass(frozen=True)
class Making:
    """All that the bytes of a paper follow from; equal ones give equal bytes."""

    template: str
    data: Mapping[str, Any]
    letterhead: Letterhead
    imprint: Imprint
    language: str
    at: datetime
    signer_name: str
    title: str


@dataclass(frozen=True)
class Made:
    """The signed PDF, and the characters that no font could print."""

    pdf: bytes
    replaced: tuple[str, ...]


def make(one: Making) -> Made:
    """Typeset and sign a paper; lazy texts are written in its language. Raises CrestUnreadable."""
    with override(one.language):
        rendered = render(
            one.template,
            one.data,
            letterhead=one.letterhead,
            language=one.language,
            timestamp=one.at,
            imprint=one.imprint,
        )
    pdf = signing.sign(rendered.pdf, signer_name=one.signer_name, reason=one.title, at=one.at)
    return Made(pdf, rendered.replaced)
