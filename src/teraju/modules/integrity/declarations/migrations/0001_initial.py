import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import teraju.modules.integrity.declarations.domain.kinds
import teraju.modules.integrity.declarations.domain.states
from teraju.platform.creation import CreateModel


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("organisation", "0002_crest"),
    ]

    operations = [
        CreateModel(
            name="Round",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "is_example",
                    models.BooleanField(
                        default=False,
                        editable=False,
                        help_text="Invented to fill the demonstration.",
                    ),
                ),
                (
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
                        verbose_name="agency",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("conflict", "conflict of interest"), ("pact", "integrity pact")],
                        max_length=10,
                        verbose_name="declaration",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("text", models.TextField(max_length=6000, verbose_name="text that is confirmed")),
                ("opened_on", models.DateField(verbose_name="opened on")),
                ("due_on", models.DateField(verbose_name="last day")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "running"),
                            ("closed", "closed"),
                            ("cancelled", "cancelled"),
                        ],
                        default=teraju.modules.integrity.declarations.domain.kinds.RoundState[
                            "OPEN"
                        ],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                (
                    "closing_note",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="note on the closing"
                    ),
                ),
                (
                    "reminded_on",
                    models.DateField(blank=True, null=True, verbose_name="last reminder"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "cancelled"), _negated=True),
                        fields=("agency", "kind", "year"),
                        name="declaration_round_once",
                        violation_error_message="This round is open already for the year.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("opened_on"))),
                        name="declaration_round_in_order",
                        violation_error_message="The last day lies before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on", None), ("state", "open")),
                            models.Q(
                                models.Q(("state", "open"), _negated=True),
                                ("closed_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="declaration_round_closed_has_day",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Duty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "is_example",
                    models.BooleanField(
                        default=False,
                        editable=False,
                        help_text="Invented to fill the demonstration.",
                    ),
                ),
                (
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
                        verbose_name="agency",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to="declarations.round",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                ("office", models.CharField(max_length=160, verbose_name="office")),
                ("asked_on", models.DateField(verbose_name="asked on")),
                ("due_on", models.DateField(verbose_name="until")),
                (
                    "reminded_on",
                    models.DateField(blank=True, null=True, verbose_name="reminded on"),
                ),
                (
                    "declared_on",
                    models.DateField(blank=True, null=True, verbose_name="declared on"),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "ended_why",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("left", "does not work at the agency any more"),
                            ("cancelled", "the round was cancelled"),
                        ],
                        max_length=10,
                        verbose_name="why",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["person", "declared_on", "ended_on"],
                        name="declaration_person__466010_idx",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "person"), name="declaration_duty_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_on", None), ("ended_why", "")),
                            models.Q(
                                ("ended_on__isnull", False),
                                models.Q(("ended_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="declaration_duty_ended_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("asked_on"))),
                        name="declaration_duty_in_order",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Declaration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "is_example",
                    models.BooleanField(
                        default=False,
                        editable=False,
                        help_text="Invented to fill the demonstration.",
                    ),
                ),
                (
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
                        verbose_name="agency",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("conflict", "conflict of interest"), ("pact", "integrity pact")],
                        max_length=10,
                        verbose_name="declaration",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="declarations",
                        to="declarations.round",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                ("office", models.CharField(max_length=160, verbose_name="office")),
                ("declared_on", models.DateField(verbose_name="declared on")),
                (
                    "has_conflict",
                    models.BooleanField(
                        default=False, verbose_name="a conflict of interest was declared"
                    ),
                ),
                ("text", models.TextField(max_length=6000, verbose_name="text that was confirmed")),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "kind", "declared_on"],
                        name="declaration_agency__4abbb0_idx",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("round__isnull", False)),
                        fields=("round", "person"),
                        name="declaration_once_a_round",
                        violation_error_message="You have declared in this round already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("round__isnull", False),
                            models.Q(("has_conflict", True), ("kind", "conflict")),
                            _connector="OR",
                        ),
                        name="declaration_of_event_has_conflict",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("has_conflict", False), ("kind", "conflict"), _connector="OR"
                        ),
                        name="declaration_conflict_kind",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Conflict",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "is_example",
                    models.BooleanField(
                        default=False,
                        editable=False,
                        help_text="Invented to fill the demonstration.",
                    ),
                ),
                (
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
                        verbose_name="agency",
                    ),
                ),
                (
                    "declaration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conflicts",
                        to="declarations.declaration",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                ("office", models.CharField(max_length=160, verbose_name="office")),
                (
                    "interest",
                    models.CharField(
                        choices=[
                            ("family", "family or close friends"),
                            ("business", "own business or shares"),
                            ("outside_work", "work outside the office"),
                            ("property", "land, building or other property"),
                            ("former_post", "earlier post or employer"),
                            ("other", "something else"),
                        ],
                        max_length=14,
                        verbose_name="kind of interest",
                    ),
                ),
                ("what", models.TextField(max_length=2000, verbose_name="what")),
                ("with_whom", models.CharField(max_length=200, verbose_name="with whom")),
                ("matter", models.CharField(max_length=300, verbose_name="matter of the office")),
                ("declared_on", models.DateField(verbose_name="declared on")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("declared", "waits for a decision"),
                            ("allowed", "allowed, with conditions"),
                            ("removed", "removed from the matter"),
                            ("refused", "refused"),
                            ("ended", "ended"),
                        ],
                        default=teraju.modules.integrity.declarations.domain.states.ConflictState[
                            "DECLARED"
                        ],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("first_decided_on", models.DateField(blank=True, editable=False, null=True)),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decided_office",
                    models.CharField(blank=True, max_length=160, verbose_name="decided by"),
                ),
                (
                    "conditions",
                    models.TextField(blank=True, max_length=1000, verbose_name="conditions"),
                ),
                (
                    "decision_reason",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="reason of the decision"
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "ended_because",
                    models.CharField(blank=True, max_length=400, verbose_name="how it ended"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "state"], name="declaration_agency__61b76a_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["allowed", "removed", "refused"]), _negated=True
                            ),
                            models.Q(
                                ("decided_on__isnull", False),
                                models.Q(("decision_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="conflict_decided_has_reason",
                        violation_error_message="Say why.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "allowed"), _negated=True),
                            models.Q(("conditions", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="conflict_allowed_has_conditions",
                        violation_error_message="Say under which conditions.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by", None),
                            models.Q(("decided_by", models.F("person")), _negated=True),
                            _connector="OR",
                        ),
                        name="conflict_decided_by_somebody_else",
                        violation_error_message="Nobody decides on what they declared themselves.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_on__isnull", False), ("state", "ended")),
                            models.Q(
                                models.Q(("state", "ended"), _negated=True), ("ended_on", None)
                            ),
                            _connector="OR",
                        ),
                        name="conflict_ended_has_day",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False)),
                ("updated_at", models.DateTimeField(editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "is_example",
                    models.BooleanField(
                        default=False,
                        editable=False,
                        help_text="Invented to fill the demonstration.",
                    ),
                ),
                (
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
                        verbose_name="agency",
                    ),
                ),
                ("subject_kind", models.CharField(max_length=60)),
                ("subject_pk", models.PositiveBigIntegerField()),
                ("member_key", models.PositiveBigIntegerField()),
                ("subject_title", models.CharField(max_length=300, verbose_name="assignment")),
                (
                    "step",
                    models.CharField(
                        choices=[("begin", "before the beginning"), ("close", "before the end")],
                        max_length=8,
                        verbose_name="given",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                ("office", models.CharField(max_length=160, verbose_name="office")),
                ("given_on", models.DateField(verbose_name="given on")),
                ("text", models.TextField(max_length=2000, verbose_name="text that was confirmed")),
                (
                    "copied_by",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="copied from paper by"
                    ),
                ),
                (
                    "paper_note",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="where the paper lies"
                    ),
                ),
                (
                    "exception",
                    models.CharField(
                        choices=[
                            ("none", "nothing to tell"),
                            ("raised", "waits for the compliance function"),
                            ("handled", "looked at"),
                        ],
                        default=teraju.modules.integrity.declarations.domain.states.ExceptionState[
                            "NONE"
                        ],
                        max_length=10,
                        verbose_name="exception",
                    ),
                ),
                (
                    "told",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="what was offered or promised"
                    ),
                ),
                (
                    "handled_on",
                    models.DateField(blank=True, null=True, verbose_name="looked at on"),
                ),
                (
                    "handled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "handled_office",
                    models.CharField(blank=True, max_length=160, verbose_name="looked at by"),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("no_effect", "no effect on the work"),
                            ("reported", "reported as a gift, the work goes on"),
                            ("removed", "the member leaves the team"),
                        ],
                        max_length=10,
                        verbose_name="what came of it",
                    ),
                ),
                (
                    "handling",
                    models.TextField(blank=True, max_length=1000, verbose_name="what was done"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["subject_kind", "subject_pk"], name="declaration_subject_54ca9d_idx"
                    ),
                    models.Index(
                        fields=["government", "exception"], name="declaration_governm_87949e_idx"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("subject_kind", "subject_pk", "member_key", "step"),
                        name="statement_once_a_step",
                        violation_error_message="This statement was given already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("exception", "none"), ("told", "")),
                            models.Q(
                                models.Q(("exception", "none"), _negated=True),
                                models.Q(("told", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="statement_exception_is_told",
                        violation_error_message="Say what was offered or promised.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("exception", "handled"), _negated=True),
                            models.Q(
                                ("handled_on__isnull", False),
                                models.Q(("handling", ""), _negated=True),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="statement_handled_has_words",
                        violation_error_message="Say what was done.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("handled_by", None),
                            ("person", None),
                            models.Q(("handled_by", models.F("person")), _negated=True),
                            _connector="OR",
                        ),
                        name="statement_handled_by_somebody_else",
                        violation_error_message="Nobody looks at their own exception.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("person__isnull", False),
                            models.Q(("paper_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="statement_copied_names_paper",
                        violation_error_message="Say where the paper lies.",
                    ),
                ],
            },
        ),
    ]
