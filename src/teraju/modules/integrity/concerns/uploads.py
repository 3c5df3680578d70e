"""What a file may be before it is sealed: its size, its true type, nothing that runs.

The house's list of types decides (`platform.filetypes`); on top, a picture or a PDF that is a zip
archive at its end, or that carries a program, is refused: whoever opens it does so on the machine
on which all concerns are read.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.filetypes.names import clean_name
from teraju.platform.filetypes.refusals import FileRefused
from teraju.platform.filetypes.types import ALLOWED, check_type

from .hidden import refuse_hidden

MOST_FILES = 10


@dataclass(frozen=True)
class CheckedFile:
    """A file that may be sealed."""

    name: str
    media_type: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def check(content: BinaryIO, name: str, *, size: int) -> CheckedFile:
    """Read a file and check it; raises FileRefused with a sentence for the person.

    `size` is what was sent, in bytes, which is more than `content` holds where it was too much.
    """
    most = limit()
    if size > most:
        raise FileRefused(
            format_lazy(
                _("The file is larger than {limit} MB. Send a smaller one, or a part of it."),
                limit=most // (1024 * 1024),
            )
        )
    if size == 0:
        raise FileRefused(_("The file is empty."))
    content.seek(0)
    data = content.read(most + 1)
    found = check_type(BytesIO(data), name)
    refuse_hidden(data, {key for key, one in ALLOWED.items() if one == found})
    return CheckedFile(clean_name(name, found.extensions[0]), found.media_type, data)


def limit() -> int:
    """The most bytes of one file."""
    return int(settings.TERAJU_FILE_LIMIT)
