"""What people typed, as it is kept."""

from __future__ import annotations


def cleaned(text: str) -> str:
    """Without blanks around it and without characters that no database keeps."""
    return text.replace("\x00", "").strip()
