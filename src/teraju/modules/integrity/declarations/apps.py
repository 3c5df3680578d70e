from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

# Kinds of record whose history stays with those who may read the record.
WALLED = ("declaration", "conflict", "statement")


class DeclarationsConfig(AppConfig):
    """What people declare: conflicts of interest, integrity pacts, statements for an assignment."""

    name = "teraju.modules.integrity.declarations"
    label = "declarations"
    verbose_name = _("declarations")

    def ready(self) -> None:
        from teraju.platform.audit.api import keep_within, register_verbs

        from . import gates, tasks  # noqa: F401 - tasks names the nightly job
        from .verbs import VERBS

        register_verbs(VERBS)
        # Not even those who read the trail learn who declared what.
        keep_within(*(f"declarations.{kind}" for kind in WALLED))
        gates.register()
        self._papers()
        self._list_itself()
        self._show_itself()
        self._ask()
        self._tell()

    def _papers(self) -> None:
        """The pact of a person is for those who read what they declared."""
        from teraju.platform.papers.api import NumberKind, register_audience, register_numbers

        from .models import Declaration
        from .selectors import reading
        from .services import papers

        register_numbers(
            papers.NUMBERED_AS,
            NumberKind(label=_("Integrity pact"), pattern=papers.PATTERN, per_agency=True),
        )
        register_audience(Declaration, reading.declarations)

    def _list_itself(self) -> None:
        """In registers; of what people declared nothing stands in the search box."""
        from teraju.platform.exchange.catalogue import register_register

        from .web.registers import CONFLICTS, DECLARATIONS, DUTIES, ROUNDS, STATEMENTS

        register_register(ROUNDS, DUTIES, DECLARATIONS, CONFLICTS, STATEMENTS)

    def _show_itself(self) -> None:
        """In the menu."""
        from teraju.platform.accounts.roles import Role
        from teraju.platform.web.kinds import MenuItem
        from teraju.platform.web.menu import register_menu

        group = _("Integrity")
        register_menu(
            MenuItem(
                group,
                _("Declarations"),
                "declarations_declarations",
                "pen-line",
                order=680,
                covers=("declarations_statements",),
            ),
            MenuItem(
                group,
                _("Conflicts of interest"),
                "declarations_conflicts",
                "scale",
                order=682,
            ),
            MenuItem(
                group,
                _("Rounds of declarations"),
                "declarations_rounds",
                "calendar-check",
                order=684,
                covers=("declarations_duties",),
                guests=frozenset({Role.BODY_AUDITOR}),
            ),
        )

    def _ask(self) -> None:
        """In Kerja saya."""
        from teraju.platform.notify.inbox import register_handed_over, register_inbox

        from . import inbox

        for provider in (
            inbox.duties_waiting,
            inbox.statements_waiting,
            inbox.conflicts_waiting,
            inbox.exceptions_waiting,
        ):
            register_inbox(provider)
        register_handed_over(inbox.handed_over)

    def _tell(self) -> None:
        """What its records prove, and what a review looks at."""
        from teraju.modules.conformity.api import register_evidence
        from teraju.platform.links.review_inputs import register_review_input

        from . import evidence, review_inputs

        register_evidence(*evidence.KINDS)
        register_review_input(*review_inputs.INPUTS)
