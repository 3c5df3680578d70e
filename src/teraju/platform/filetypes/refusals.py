"""Why a file is not kept."""

from __future__ import annotations

from teraju.kernel.errors import DomainError


class FileRefused(DomainError):
    """A file that is too large, of a wrong type or dangerous; the message says what to do."""

    def __init__(self, message: object) -> None:
        super().__init__(message, field="upload")
