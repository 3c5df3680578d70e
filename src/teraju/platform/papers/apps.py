from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PapersConfig(AppConfig):
    """Signed papers and the public page that checks them."""

    name = "teraju.platform.papers"
    label = "papers"

    def ready(self) -> None:
        from teraju.platform.audit.api import register_verbs
        from teraju.platform.exchange.catalogue import register_register
        from teraju.platform.search.api import in_register, register_search
        from teraju.platform.web.kinds import MenuItem
        from teraju.platform.web.menu import register_menu
        from teraju.platform.web.public_pages import PublicPage, register_public_page

        from . import permissions
        from .web.registers import PAPERS, PATTERNS

        register_verbs(
            {
                "papers.paper.issued": _("issued the paper"),
                "papers.paper.closed": _("closed the paper to the public"),
                "papers.paper.revoked": _("revoked the paper"),
                "papers.pattern.changed": _("set the pattern of the number"),
            }
        )
        register_public_page(
            PublicPage(
                _("Check a paper"),
                _("Whether a certificate or letter is genuine and still in force."),
                "paper_check_start",
                "stamp",
                order=10,
            )
        )
        register_register(PAPERS, PATTERNS)
        register_search(in_register(PAPERS, "papers", lambda p: (p.title, p.number)))
        register_menu(
            MenuItem(_("Documents"), _("Issued papers"), "papers", "stamp", order=490),
            MenuItem(
                _("Settings"),
                _("Number patterns"),
                "number_patterns",
                "hash",
                order=940,
                right=permissions.MANAGE_PATTERNS,
            ),
        )
