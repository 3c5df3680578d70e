from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "teraju.platform.accounts"
    label = "accounts"

    def ready(self) -> None:
        from teraju.platform.audit.api import register_verbs
        from teraju.platform.exchange.catalogue import register_register
        from teraju.platform.web.kinds import MenuItem
        from teraju.platform.web.menu import register_menu

        from . import permissions  # noqa: F401 - fills the table of rights
        from .web.registers import PEOPLE

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
                "accounts.guest.opened": _("opened this as a guest"),
            }
        )
