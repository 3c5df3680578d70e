"""Gifts received, refused or given: reported, handled by the UPG, decided by KPK."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# Kinds of record whose history stays behind the wall of the report that they belong to.
WALLED = ("giftreport", "handling", "completion", "deposit", "donation", "movement")


class GratificationConfig(AppConfig):
    """Gifts received, refused or given: reported, handled by the UPG, decided by KPK."""

    name = "teraju.modules.integrity.gratification"
    label = "gratification"
    verbose_name = _("gratification")

    def ready(self) -> None:
        from teraju.platform.audit.api import keep_within, register_verbs
        from teraju.platform.papers.api import NumberKind, register_numbers

        from . import desk_apps, nil_apps
        from .services import steps
        from .verbs import VERBS

        register_verbs(VERBS)
        # Not even those who read the trail learn who reported a gift.
        keep_within(*(f"gratification.{kind}" for kind in WALLED))
        register_numbers(
            steps.NUMBERED_AS,
            NumberKind(label=_("Report of a gift"), pattern=steps.PATTERN),
        )
        self._list_itself()
        self._carry_files()
        self._show_itself()
        desk_apps.register()
        nil_apps.register()

    def _list_itself(self) -> None:
        """In registers; never in the search box, where a glance over a shoulder would find it."""
        from teraju.platform.exchange.catalogue import register_register

        from .web.registers import ENVELOPES, MINE

        register_register(MINE, ENVELOPES)

    def _carry_files(self) -> None:
        """Photos hang at the report, behind its wall."""
        from teraju.platform.files.owners import register_owner

        from . import permissions
        from .models import GiftReport
        from .selectors import reading
        from .services.common import stands_as_it_is

        register_owner(
            GiftReport,
            visible=reading.find,
            add_right=permissions.ATTACH,
            remove_right=permissions.ATTACH,
            refuses_remove=stands_as_it_is,
        )

    def _show_itself(self) -> None:
        """In the menu of everybody who works here, and in Kerja saya of the reporter."""
        from teraju.platform.notify.inbox import register_handed_over, register_inbox
        from teraju.platform.web.kinds import MenuItem
        from teraju.platform.web.menu import register_menu

        from . import inbox, permissions

        register_menu(
            MenuItem(
                _("Integrity"),
                pgettext_lazy("menu", "My gifts"),
                "gratification_mine",
                "gift",
                order=676,
                right=permissions.REPORT,
                covers=("gratification_envelopes",),
                # A gift comes while one is out; whoever has the telephone in hand finds it there.
                on_phone=True,
            )
        )
        register_inbox(inbox.waiting)
        register_handed_over(inbox.handed_over)
