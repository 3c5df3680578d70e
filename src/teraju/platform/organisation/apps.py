from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationConfig(AppConfig):
    name = "teraju.platform.organisation"
    label = "organisation"

    def ready(self) -> None:
        from teraju.platform.audit.api import register_verbs
        from teraju.platform.exchange.catalogue import register_register
        from teraju.platform.search.api import in_register, register_search
        from teraju.platform.web.kinds import MenuItem
        from teraju.platform.web.menu import register_menu

        from . import permissions  # noqa: F401 - fills the table of rights
        from .web.registers import AGENCIES, PLACES

        register_verbs(
            {
                "organisation.government.founded": _("founded the government here"),
                "organisation.government.changed": _("changed the government's data"),
                "organisation.agency.added": _("added the agency"),
                "organisation.agency.changed": _("changed the agency"),
                "organisation.agency.imported": _("imported a file of agencies"),
                "organisation.place.added": _("added the place"),
                "organisation.place.changed": _("changed the place"),
                "organisation.place.imported": _("imported a file of places"),
            }
        )
        register_register(AGENCIES, PLACES)
        register_search(in_register(AGENCIES, "agencies", lambda a: (a.name, a.head_title)))
        group = _("Settings")
        register_menu(
            MenuItem(group, _("Agencies"), "agencies", "building-2", order=900),
            MenuItem(group, _("Places"), "places", "map-pin", order=910),
        )
