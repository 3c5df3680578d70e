"""A visitor who typed a code right is remembered for a quarter of an hour, for its purpose only."""

from __future__ import annotations

from datetime import datetime, timedelta

from allauth.core.internal.ratelimit import consume
from django.http import HttpRequest

from teraju.kernel.errors import DomainError
from teraju.platform.notify.codes import check
from teraju.platform.notify.models import OneTimeCode
from teraju.platform.web.middleware import ViewerRequest

SESSION_KEY = "one_time_code"
TIME_TO_GO_ON = timedelta(minutes=15)
# Wrong codes from one address; a locked code does not wait for this.
WRONG_TRIES = {"one_time_code": "20/15m/ip"}


def remember(request: ViewerRequest, code: OneTimeCode) -> None:
    """Keep that this visitor proved the code; the code itself is not kept."""
    request.session.cycle_key()
    until = request.viewer.now + TIME_TO_GO_ON
    request.session[SESSION_KEY] = {"id": code.pk, "until": until.isoformat()}


def forget(request: HttpRequest) -> None:
    request.session.pop(SESSION_KEY, None)


def proved(request: ViewerRequest, purpose: str) -> OneTimeCode | None:
    """The code that this visitor proved for a purpose, while it may still be used."""
    kept = request.session.get(SESSION_KEY)
    now = request.viewer.now
    if not kept or now >= datetime.fromisoformat(kept["until"]):
        return None
    code = OneTimeCode.objects.filter(pk=kept["id"], purpose=purpose).first()
    if code is None:
        return None
    try:
        check(code, now)
    except DomainError:
        return None
    return code


def may_try(request: HttpRequest) -> bool:
    """Whether this address has not typed too many wrong codes lately."""
    return _consume(request, dry_run=True)


def count_wrong(request: HttpRequest) -> None:
    _consume(request, dry_run=False)


def _consume(request: HttpRequest, *, dry_run: bool) -> bool:
    usage = consume(
        request, app="teraju.notify", action="one_time_code", config=WRONG_TRIES, dry_run=dry_run
    )
    return usage is not None
