from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChannelConfig(AppConfig):
    """What the government tells of its channel of concerns: that it works, never what is in it."""

    name = "teraju.modules.integrity.channel"
    label = "channel"
    verbose_name = _("channel of concerns")

    def ready(self) -> None:
        from teraju.modules.conformity.api import register_evidence
        from teraju.platform.audit.api import register_verbs
        from teraju.platform.exchange.catalogue import register_register
        from teraju.platform.links.review_inputs import register_review_input
        from teraju.platform.notify.inbox import register_inbox

        from . import evidence, inbox, review_inputs
        from .verbs import VERBS
        from .web.registers import ANNOUNCEMENTS, CASES, STATEMENTS

        register_verbs(VERBS)
        register_register(ANNOUNCEMENTS, STATEMENTS, CASES)
        register_inbox(inbox.waiting)
        register_evidence(*evidence.KINDS)
        register_review_input(*review_inputs.INPUTS)
        self._fill_menu()

    def _fill_menu(self) -> None:
        from teraju.platform.accounts.roles import Role
        from teraju.platform.web.kinds import MenuItem
        from teraju.platform.web.menu import register_menu

        from . import permissions

        group, auditors = _("Integrity"), frozenset({Role.BODY_AUDITOR})
        register_menu(
            MenuItem(
                group,
                _("Announcements of the channel"),
                "channel_announcements",
                "megaphone",
                order=790,
                guests=auditors,
            ),
            MenuItem(
                group,
                _("Statements of the channel"),
                "channel_statements",
                "file-check",
                order=792,
                right=permissions.READ,
                guests=auditors,
                covers=("channel_cases",),
            ),
        )
