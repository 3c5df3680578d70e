from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StandardsConfig(AppConfig):
    """Standards, their editions and what these ask."""

    name = "teraju.modules.standards"
    label = "standards"
    verbose_name = _("standards")

    def ready(self) -> None:
        from teraju.platform.accounts.roles import GUESTS
        from teraju.platform.audit.api import register_verbs
        from teraju.platform.exchange.catalogue import register_register
        from teraju.platform.search.api import in_register, register_search
        from teraju.platform.web.kinds import MenuItem
        from teraju.platform.web.menu import register_menu

        from . import permissions  # noqa: F401 - fills the table of rights
        from .verbs import VERBS
        from .web.catalogue_registers import REQUIREMENTS, TOPICS
        from .web.registers import EDITIONS

        register_verbs(VERBS)
        register_register(EDITIONS, REQUIREMENTS, TOPICS)
        register_search(
            in_register(EDITIONS, "standards", lambda e: (e.designation, e.standard.title))
        )
        register_search(
            in_register(
                REQUIREMENTS, "standard_requirements", lambda one: (str(one), str(one.edition))
            )
        )
        register_search(in_register(TOPICS, "standard_topics", lambda one: (one.title, one.record)))
        register_menu(
            MenuItem(
                _("Management system"), _("Standards"), "standards", "library", 390, guests=GUESTS
            )
        )
