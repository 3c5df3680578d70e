from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    name = "teraju.platform.web"
    label = "web"

    def ready(self) -> None:
        from teraju.platform.accounts.roles import GUESTS

        from . import chores, export_job, import_job  # noqa: F401 - declare their jobs
        from .kinds import MenuItem
        from .menu import register_menu

        register_menu(
            MenuItem("", _("My work"), "home", "inbox", order=0, on_phone=True, guests=GUESTS)
        )
