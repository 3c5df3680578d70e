"""Two who wait for each other's rows: whom the database turned away begins again."""

from __future__ import annotations

import logging

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse

# How PostgreSQL says that it ended one of two transactions that waited for each other.
DEADLOCK = "40P01"
MOST_TIMES = 4

logger = logging.getLogger(__name__)


def begun_again(request: HttpRequest, exception: Exception) -> HttpResponse | Exception:
    """Give what the view answers once more where it met somebody; else what it ended with.

    A use-case is one transaction: what the database turned away left nothing behind, and effects
    outside wait for a commit that never came. The order in which the many use-cases of the house
    take their rows cannot be one for all.
    """
    for _time in range(MOST_TIMES):
        if not met_somebody(exception):
            break
        logger.warning("%s met somebody at the same rows and begins again", request.path_info)
        try:
            return _by_its_view(request)
        except Exception as error:  # noqa: BLE001 - what it is, is said by whoever called
            exception = error
    return exception


def met_somebody(exception: Exception) -> bool:
    cause = exception.__cause__
    return isinstance(exception, OperationalError) and getattr(cause, "sqlstate", None) == DEADLOCK


def _by_its_view(request: HttpRequest) -> HttpResponse:
    for _name, files in request.FILES.lists():
        for file in files:
            file.seek(0)
    found = request.resolver_match
    if found is None:
        raise RuntimeError("only the view of an address is asked again")
    answer: HttpResponse = found.func(request, *found.args, **found.kwargs)
    return answer
