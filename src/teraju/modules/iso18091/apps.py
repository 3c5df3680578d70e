from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReliableGovernmentConfig(AppConfig):
    """The self-assessment of a reliable local government by 39 indicators."""

    name = "teraju.modules.iso18091"
    label = "iso18091"
    verbose_name = _("reliable local government")

    def ready(self) -> None:
        from teraju.modules.conformity.api import register_evidence
        from teraju.platform.audit.api import register_verbs
        from teraju.platform.notify.inbox import register_handed_over, register_inbox
        from teraju.platform.papers.numbers import NumberKind, register_numbers

        from . import inbox, public_pages
        from . import permissions as _rights  # noqa: F401 - fills the table of rights
        from .evidence import KINDS
        from .services.reports import NUMBERED_AS, PATTERN
        from .verbs import VERBS

        register_verbs(VERBS)
        register_evidence(*KINDS)
        register_inbox(inbox.to_answer)
        register_inbox(inbox.to_carry_on)
        register_handed_over(inbox.handed_over)
        register_numbers(
            NUMBERED_AS, NumberKind(label=_("Diagnosis of a reliable government"), pattern=PATTERN)
        )
        _pages()
        _files()
        public_pages.register()


def _pages() -> None:
    """Registers, search, menu."""
    from teraju.platform.exchange.catalogue import register_register
    from teraju.platform.search.api import in_register, register_search
    from teraju.platform.web.kinds import MenuItem
    from teraju.platform.web.menu import register_menu

    from . import permissions
    from .web.common import heading_of
    from .web.question_registers import ANSWERS, QUESTIONS, SETS
    from .web.registers import DIAGNOSES, EVIDENCE, INDICATORS

    register_register(DIAGNOSES, INDICATORS, ANSWERS, EVIDENCE, SETS, QUESTIONS)
    register_search(
        in_register(
            INDICATORS, "iso18091_indicators", lambda i: (heading_of(i), str(i.diagnosis.year))
        )
    )
    covers = (
        "iso18091_indicators",
        "iso18091_answers",
        "iso18091_evidence_list",
        "iso18091_sets",
        "iso18091_questions",
    )
    register_menu(
        MenuItem(
            _("Management system"),
            _("Reliable government"),
            "iso18091_diagnoses",
            "landmark",
            order=287,
            right=permissions.READ,
            covers=covers,
        )
    )


def _files() -> None:
    """Papers that are evidence carry their files; whoever verifies brings some too."""
    from teraju.platform.files.api import register_owner

    from . import permissions
    from .models import Evidence
    from .selectors import reading
    from .services.evidence import evidence_refusal

    register_owner(
        Evidence,
        visible=lambda viewer, pk: reading.evidence(viewer).filter(pk=pk).first(),
        add_right=permissions.ANSWER,
        remove_right=permissions.ANSWER,
        also_adds=lambda viewer, one: not evidence_refusal(viewer, one.indicator),
    )
