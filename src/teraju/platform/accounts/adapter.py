"""How allauth behaves here: nobody signs up by themselves."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from typing_extensions import override


class ClosedDoor(DefaultAccountAdapter):  # type: ignore[misc]
    """The house's door: no sign-up, and wrong passwords counted by name, whatever the address."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    @override
    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # The library's key holds the host that the browser names: another name, five more tries.
        return str(credentials.get("username", "")).strip().casefold()
