"""The two cookies of the channel. None is set before a receipt or a passphrase was right."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse

DESK = "desk"
BOX = "box"
PATHS = {DESK: "/desk/", BOX: "/box/"}


def give(response: HttpResponse, name: str, token: str) -> None:
    """Set the cookie of a visit: of this host and path alone, gone with the browser's window."""
    response.set_cookie(
        name,
        token,
        path=PATHS[name],
        secure=settings.HTTPS,
        httponly=True,
        samesite="Strict",
    )


def take(response: HttpResponse, name: str) -> None:
    """Take the cookie away."""
    response.delete_cookie(name, path=PATHS[name], samesite="Strict")
