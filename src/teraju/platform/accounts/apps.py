from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "teraju.platform.accounts"
    label = "accounts"

    def ready(self) -> None:
        from teraju.platform.audit.api import register_verbs
        from teraju.platform.exchange.catalogue import register_register
        from teraju.platform.web.kinds import MenuItem
        from teraju.platform.web.menu import register_menu

        from . import (
            permissions,  # noqa: F401 - fills the table of rights
            walls,
        )
        from .web.registers import PEOPLE

        connection_created.connect(walls.on_connection, dispatch_uid="walls")
        post_migrate.connect(_build_walls, sender=self, dispatch_uid="walls")
        register_register(PEOPLE)
        register_menu(
            MenuItem(
                _("Settings"),
                _("People"),
                "people",
                "users",
                order=920,
                right="accounts.people.read",
            )
        )

        register_verbs(
            {
                "accounts.person.created": _("added this person"),
                "accounts.person.changed": _("changed this person's data"),
                "accounts.role.given": _("gave a role"),
                "accounts.role.ended": _("set the last day of a role"),
                "accounts.password.chosen": _("chose a password"),
                "accounts.factor.confirmed": _("set up the second factor"),
                "accounts.factor.reset": _("let the second factor begin anew"),
                "accounts.guest.opened": _("opened this as a guest"),
                "accounts.guest.listed": _("looked through a register as a guest"),
                "accounts.guest.taken": _("took a register away as a file, as a guest"),
            }
        )


def _build_walls(*, using: str, **rest: Any) -> None:
    """After every migration: a table that came with it gets its wall too."""
    from . import walls

    walls.build(connections[using])
