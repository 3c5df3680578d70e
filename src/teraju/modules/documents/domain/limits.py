"""What a text may be, and how it is cleaned before it is kept."""

from __future__ import annotations

# About 200 pages; more is a book and is uploaded as a file.
LONGEST_TEXT = 400_000


def cleaned_text(text: str) -> str:
    """A text with one kind of line end and without the characters that no database keeps."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def is_too_long(text: str) -> bool:
    return len(text) > LONGEST_TEXT
