"""Loading the user of a session together with the government, in one query."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend

from .models import User


class OneQueryBackend(AuthenticationBackend):  # type: ignore[misc]
    def get_user(self, user_id: int) -> User | None:
        """The active user of a session, with the government; None closes the session."""
        user: User | None = User.objects.select_related("home").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
