"""The board of the day, at the desk and on a screen on the wall."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.metrology.selectors.board import board
from teraju.modules.metrology.web.board_words import columns
from teraju.platform.web.middleware import ViewerRequest

SECONDS = 20


@require_safe
def page(request: ViewerRequest) -> HttpResponse:
    """The page fetches its own part anew every few seconds."""
    return render(request, "metrology/board.html", _context(request))


@require_safe
def screen(request: ViewerRequest) -> HttpResponse:
    """The same for a wall: nobody there presses a key, so the browser renews it by itself."""
    answer = render(request, "metrology/board_screen.html", _context(request))
    answer.headers["Refresh"] = str(SECONDS)
    return answer


def _context(request: ViewerRequest) -> dict[str, Any]:
    found = board(request.viewer)
    return {
        "title": _("Board of the day"),
        "columns": columns(found),
        "done_instruments": found.done_instruments,
        "done_weights": found.done_weights,
        "is_cut": found.is_cut,
        "now": request.viewer.now,
        "seconds": SECONDS,
    }
