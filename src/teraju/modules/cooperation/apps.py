from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CooperationConfig(AppConfig):
    """Agreements, their plans, and the programmes that lead to a certificate."""

    name = "teraju.modules.cooperation"
    label = "cooperation"
    verbose_name = _("cooperation")

    def ready(self) -> None:
        from teraju.platform.audit.api import register_verbs
        from teraju.platform.links.api import offer
        from teraju.platform.notify.inbox import register_handed_over, register_inbox
        from teraju.platform.papers.numbers import NumberKind, pattern_with, register_numbers
        from teraju.platform.web.overview import register_figures

        from . import inbox, public_pages, stages
        from .api import agreement_kind
        from .figures import figures
        from .services.agreements import NUMBERED_AS
        from .services.summaries import NUMBERED_AS as SUMMARY_NUMBER
        from .verbs import VERBS

        register_verbs(VERBS)
        register_numbers(NUMBERED_AS, NumberKind(label=_("Agreement"), pattern=pattern_with("KS")))
        register_numbers(
            SUMMARY_NUMBER,
            NumberKind(label=_("Summary of a programme"), pattern=pattern_with("RP")),
        )
        offer(agreement_kind())
        register_inbox(inbox.waiting)
        register_handed_over(inbox.handed_over)
        register_figures(figures)
        stages.register()
        self._pages()
        self._files()
        self._evidence()
        public_pages.register()

    def _pages(self) -> None:
        from teraju.platform.accounts.roles import Role
        from teraju.platform.exchange.catalogue import register_register
        from teraju.platform.search.api import in_register, register_search
        from teraju.platform.web.kinds import MenuItem
        from teraju.platform.web.menu import register_menu

        from . import permissions
        from .web.registers import AGREEMENTS, PROGRAMMES, TASKS, TEMPLATES
        from .web.visit_register import VISITS

        register_register(AGREEMENTS, PROGRAMMES, TASKS, TEMPLATES, VISITS)
        register_search(
            in_register(AGREEMENTS, "cooperation_agreements", lambda a: (a.title, a.number))
        )
        register_search(
            in_register(PROGRAMMES, "cooperation_programmes", lambda p: (p.title, p.agency.name))
        )
        register_search(
            in_register(VISITS, "cooperation_visits", lambda v: (str(v), v.agency.name))
        )
        group = _("Cooperation")
        register_menu(
            MenuItem(group, _("Agreements"), "cooperation_agreements", "handshake", 300),
            MenuItem(group, _("Programmes"), "cooperation_programmes", "route", order=310),
            MenuItem(group, _("Tasks of plans"), "cooperation_tasks", "list-checks", order=320),
            MenuItem(group, _("Programme templates"), "cooperation_templates", "copy", order=330),
            MenuItem(
                group,
                _("Coach visits"),
                "cooperation_visits",
                "footprints",
                order=340,
                right=permissions.VISIT_READ,
                guests=frozenset({Role.BSN_COACH}),
            ),
        )

    def _files(self) -> None:
        from teraju.platform.files.owners import register_owner

        from . import selectors
        from .models import Agreement, Programme

        register_owner(
            Agreement,
            visible=lambda viewer, pk: selectors.agreements(viewer).filter(pk=pk).first(),
            add_right="cooperation.agreement.attach",
            remove_right="cooperation.agreement.attach",
        )
        register_owner(
            Programme,
            visible=lambda viewer, pk: selectors.programmes(viewer).filter(pk=pk).first(),
            add_right="cooperation.programme.manage",
            remove_right="cooperation.programme.manage",
        )

    def _evidence(self) -> None:
        from teraju.modules.conformity.api import register_evidence

        from . import evidence

        register_evidence(*evidence.KINDS)
