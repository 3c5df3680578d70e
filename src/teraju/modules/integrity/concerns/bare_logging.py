"""A log that says what broke and where in the program, and not a word of a request.

Messages of exceptions carry values, messages of the framework carry paths and addresses: neither is
written. Our own lines are, because they are fixed sentences without arguments.
"""

from __future__ import annotations

import logging
import traceback

from typing_extensions import override

OURS = "teraju.modules.integrity.concerns"


class BareFormatter(logging.Formatter):
    """Time to the day, level, logger, and of an error its kind and its places in the program."""

    def __init__(self) -> None:
        super().__init__(datefmt="%Y-%m-%d")

    @override
    def format(self, record: logging.LogRecord) -> str:
        day = self.formatTime(record, self.datefmt)
        parts = [day, record.levelname, record.name]
        status = getattr(record, "status_code", None)
        if status:
            parts.append(str(status))
        if record.name.startswith(OURS) and not record.args:
            parts.append(str(record.msg))
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            parts.append(type(error).__qualname__)
            frames = traceback.extract_tb(error.__traceback__)
            parts += [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        return " | ".join(parts)
