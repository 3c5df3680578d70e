from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ImprovementConfig(AppConfig):
    """Nonconformity and corrective action."""

    name = "teraju.modules.improvement"
    label = "improvement"
    verbose_name = _("improvement")

    def ready(self) -> None:
        from teraju.platform.audit.api import register_verbs
        from teraju.platform.papers.api import NumberKind, register_numbers

        from .services import papers, reports
        from .verbs import VERBS

        register_verbs(VERBS)
        register_numbers(
            reports.NUMBERED_AS,
            NumberKind(label=_("Nonconformity"), pattern=reports.PATTERN, per_agency=True),
        )
        register_numbers(
            papers.NUMBERED_AS,
            NumberKind(label=_("Nonconformity report"), pattern=papers.PATTERN),
        )
        self._list_itself()
        self._carry_files()
        self._show_itself()
        self._ask()
        self._tell()

    def _list_itself(self) -> None:
        """In registers and the search box."""
        from teraju.platform.exchange.catalogue import register_register
        from teraju.platform.search.api import in_register, register_search

        from .web.registers import ACTIONS, NONCONFORMITIES, OVERDUE, SUGGESTIONS

        register_register(NONCONFORMITIES, OVERDUE, ACTIONS, SUGGESTIONS)
        register_search(
            in_register(
                NONCONFORMITIES,
                "improvement_nonconformities",
                lambda one: (one.title, f"{one.number} {one.agency.short_name}"),
            )
        )
        register_search(
            in_register(
                ACTIONS, "improvement_actions", lambda one: (one.title, one.agency.short_name)
            )
        )
        register_search(
            in_register(
                SUGGESTIONS,
                "improvement_suggestions",
                lambda one: (one.title, one.agency.short_name),
            )
        )

    def _carry_files(self) -> None:
        """Pictures, letters and proofs hang at the record that they belong to."""
        from teraju.platform.files.owners import register_owner

        from . import permissions
        from .models import Action, Nonconformity, Suggestion
        from .selectors import reading

        for model, rows in (
            (Nonconformity, reading.nonconformities),
            (Action, reading.actions),
            (Suggestion, reading.suggestions),
        ):
            register_owner(
                model,
                visible=reading.finder(rows),
                add_right=permissions.ATTACH,
                remove_right=permissions.DECIDE,
            )

    def _show_itself(self) -> None:
        """In the menu."""
        from teraju.platform.accounts.roles import Role
        from teraju.platform.web.kinds import MenuItem
        from teraju.platform.web.menu import register_menu

        group, auditors = _("Improvement"), frozenset({Role.BODY_AUDITOR})
        register_menu(
            MenuItem(
                group,
                _("Nonconformities"),
                "improvement_nonconformities",
                "triangle-alert",
                order=650,
                covers=("improvement_ageing",),
                guests=auditors,
            ),
            MenuItem(
                group,
                pgettext_lazy("menu", "Actions"),
                "improvement_actions",
                "list-checks",
                order=655,
                guests=auditors,
            ),
            MenuItem(
                group,
                _("Suggestions"),
                "improvement_suggestions",
                "lightbulb",
                order=660,
                guests=auditors,
            ),
        )

    def _ask(self) -> None:
        """In Kerja saya."""
        from teraju.platform.notify.inbox import register_handed_over, register_inbox
        from teraju.platform.web.overview import register_figures

        from . import inbox
        from .web.figures import figures

        for provider in (inbox.waiting, inbox.actions_waiting, inbox.suggestions_waiting):
            register_inbox(provider)
        register_handed_over(inbox.handed_over)
        register_figures(figures)

    def _tell(self) -> None:
        """What its records prove, what a review looks at, and what others may link to."""
        from teraju.modules.conformity.api import register_evidence
        from teraju.platform.links.api import offer
        from teraju.platform.links.followups import register_followup
        from teraju.platform.links.review_inputs import register_review_input

        from . import evidence, linking, review_inputs, subjects

        register_evidence(*evidence.KINDS)
        register_review_input(*review_inputs.INPUTS)
        offer(linking.kind())
        register_followup(subjects.OUTPUT_KIND, subjects.of_output)
