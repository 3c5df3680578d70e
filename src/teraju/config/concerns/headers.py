"""What files of the channel carry: no copy of them is kept, no address is told on."""

from typing import Any


def keep_nothing(headers: Any, path: str, url: str) -> None:
    """A stylesheet in the browser's store would tell which site was visited."""
    headers["Cache-Control"] = "no-store"
    headers["Referrer-Policy"] = "no-referrer"
