"""How allauth behaves here: nobody signs up by themselves."""

from __future__ import annotations

from typing_extensions import override

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedDoor(DefaultAccountAdapter):
    @override
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
