from decimal import Decimal

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import teraju.modules.risks.domain.controls
import teraju.modules.risks.domain.diligence
import teraju.modules.risks.domain.partner_states
import teraju.modules.risks.domain.states
from teraju.platform.creation import CreateModel


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("organisation", "0002_crest"),
        ("planning", "0001_initial"),
    ]

    operations = [
        CreateModel(
            name="Partner",
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
                ("name", models.CharField(max_length=160, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("provider", "provider of goods or services"),
                            ("associate", "business associate"),
                            ("agent", "agent or intermediary"),
                            ("joint_venture", "partner of a joint undertaking"),
                            ("controlled", "controlled organisation"),
                        ],
                        max_length=14,
                        verbose_name="kind",
                    ),
                ),
                (
                    "affects_service",
                    models.BooleanField(
                        default=True, verbose_name="affects the quality of services"
                    ),
                ),
                (
                    "tax_number",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[0-9.\\-]{15,20}$", "An NPWP has 15 or 16 digits."
                            )
                        ],
                        verbose_name="NPWP",
                    ),
                ),
                (
                    "business_number",
                    models.CharField(
                        blank=True,
                        max_length=13,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[0-9]{13}$", "A NIB has 13 digits."
                            )
                        ],
                        verbose_name="NIB",
                    ),
                ),
                (
                    "supplies",
                    models.CharField(max_length=300, verbose_name="what it does for the agency"),
                ),
                ("contact", models.CharField(blank=True, max_length=200, verbose_name="contact")),
                ("begun_on", models.DateField(verbose_name="works with the agency since")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "ending_reason",
                    models.CharField(blank=True, max_length=400, verbose_name="why it ended"),
                ),
                (
                    "bribery_level",
                    models.CharField(
                        choices=[
                            ("unknown", "not judged yet"),
                            ("low", "low"),
                            ("above_low", "above low"),
                        ],
                        default=teraju.modules.risks.domain.diligence.BriberyLevel["UNKNOWN"],
                        max_length=9,
                        verbose_name="bribery risk",
                    ),
                ),
                (
                    "level_reason",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="reason of the judgement"
                    ),
                ),
                ("level_on", models.DateField(blank=True, null=True, verbose_name="judged on")),
                ("blocked_on", models.DateField(blank=True, null=True, verbose_name="blocked on")),
                (
                    "block_reason",
                    models.CharField(blank=True, max_length=400, verbose_name="why it is blocked"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "bribery_level"], name="risks_partn_agency__a8ed81_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "name"),
                        name="risks_partner_once",
                        violation_error_message="The agency has a partner of this name already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("bribery_level", "unknown"),
                            models.Q(
                                models.Q(("level_reason", ""), _negated=True),
                                ("level_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="risks_partner_level_has_reason",
                        violation_error_message="Say why the bribery risk is judged so.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on", None),
                            models.Q(
                                models.Q(("ending_reason", ""), _negated=True),
                                ("ended_on__gte", models.F("begun_on")),
                            ),
                            _connector="OR",
                        ),
                        name="risks_partner_ended_has_reason",
                        violation_error_message="Say why it ended, on a day after it began.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("blocked_on", None),
                            models.Q(("block_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="risks_partner_blocked_has_reason",
                        violation_error_message="Say why it is blocked.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="RiskScheme",
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
                ("matrix", models.CharField(max_length=20, verbose_name="matrix")),
                ("bands", models.CharField(max_length=20, verbose_name="bands")),
                (
                    "appetite",
                    models.PositiveSmallIntegerField(
                        verbose_name="largest value borne without a plan"
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="in force from")),
                ("basis", models.CharField(max_length=300, verbose_name="what it rests on")),
                ("set_office", models.CharField(blank=True, max_length=160, verbose_name="set by")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("agency__isnull", False)),
                        fields=("agency", "valid_from"),
                        name="risk_scheme_once_a_day",
                        violation_error_message="A choice from this day on stands already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("agency", None)),
                        fields=("government", "valid_from"),
                        name="risk_scheme_of_all_once_a_day",
                        violation_error_message="A choice from this day on stands already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("appetite__gte", 1), ("appetite__lte", 25)),
                        name="risk_appetite_in_matrix",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="RiskAssessment",
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
                        choices=[
                            ("quality", "risks and opportunities"),
                            ("bribery", "bribery risks"),
                        ],
                        max_length=11,
                        verbose_name="kind",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2199),
                        ],
                        verbose_name="year",
                    ),
                ),
                (
                    "occasion",
                    models.CharField(
                        choices=[
                            ("first", "first assessment"),
                            ("yearly", "yearly renewal"),
                            ("change", "after a large change"),
                            ("event", "after something happened"),
                        ],
                        max_length=6,
                        verbose_name="occasion",
                    ),
                ),
                (
                    "occasion_note",
                    models.CharField(blank=True, max_length=400, verbose_name="what changed"),
                ),
                ("assessed_on", models.DateField(verbose_name="day of the assessment")),
                ("taken_part", models.CharField(max_length=400, verbose_name="who took part")),
                (
                    "criteria",
                    models.TextField(
                        max_length=2000, verbose_name="criteria of likelihood and impact"
                    ),
                ),
                (
                    "conclusion",
                    models.TextField(blank=True, max_length=2000, verbose_name="conclusion"),
                ),
                ("content", models.JSONField(blank=True, default=list, verbose_name="risks")),
                (
                    "scheme",
                    models.JSONField(blank=True, default=dict, verbose_name="matrix and bands"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "waits for approval"),
                            ("approved", "approved"),
                            ("superseded", "superseded"),
                            ("discarded", "discarded"),
                        ],
                        default=teraju.modules.risks.domain.states.Status["DRAFT"],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "writer_office",
                    models.CharField(blank=True, max_length=160, verbose_name="written by"),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "submitted_on",
                    models.DateField(blank=True, null=True, verbose_name="handed in on"),
                ),
                (
                    "returned_because",
                    models.CharField(blank=True, max_length=400, verbose_name="given back because"),
                ),
                (
                    "approved_on",
                    models.DateField(blank=True, null=True, verbose_name="approved on"),
                ),
                (
                    "approver_office",
                    models.CharField(blank=True, max_length=160, verbose_name="approved by"),
                ),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="renewed by")),
                (
                    "superseded_on",
                    models.DateField(blank=True, null=True, verbose_name="superseded on"),
                ),
                (
                    "writers",
                    models.ManyToManyField(
                        blank=True, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    teraju.modules.risks.domain.states.Status["DRAFT"],
                                    teraju.modules.risks.domain.states.Status["SUBMITTED"],
                                ],
                            )
                        ),
                        fields=("agency", "kind"),
                        name="risk_assessment_one_draft",
                        violation_error_message="There is an open draft already: go on with that one.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("status", teraju.modules.risks.domain.states.Status["APPROVED"])
                        ),
                        fields=("agency", "kind"),
                        name="risk_assessment_one_in_force",
                        violation_error_message="Another one is in force already.",
                    ),
                    models.UniqueConstraint(
                        fields=("agency", "kind", "number"), name="risk_assessment_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("approved_on__isnull", False),
                                (
                                    "status__in",
                                    [
                                        teraju.modules.risks.domain.states.Status["APPROVED"],
                                        teraju.modules.risks.domain.states.Status["SUPERSEDED"],
                                    ],
                                ),
                                ("valid_until__isnull", False),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "status__in",
                                        [
                                            teraju.modules.risks.domain.states.Status["APPROVED"],
                                            teraju.modules.risks.domain.states.Status["SUPERSEDED"],
                                        ],
                                    ),
                                    _negated=True,
                                ),
                                ("approved_on", None),
                            ),
                            _connector="OR",
                        ),
                        name="risk_assessment_approved_has_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("occasion", "change"), _negated=True),
                            models.Q(("occasion_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="risk_assessment_change_is_named",
                        violation_error_message="Say what changed.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="EmploymentCheck",
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                ("position_id", models.PositiveBigIntegerField(blank=True, null=True)),
                ("position_title", models.CharField(max_length=200, verbose_name="post")),
                (
                    "occasion",
                    models.CharField(
                        choices=[
                            ("hiring", "on taking up the post"),
                            ("promotion", "on promotion or transfer"),
                            ("yearly", "yearly declaration"),
                        ],
                        max_length=9,
                        verbose_name="occasion",
                    ),
                ),
                ("checked", models.TextField(max_length=1000, verbose_name="what was checked")),
                ("checked_on", models.DateField(verbose_name="checked on")),
                ("valid_until", models.DateField(verbose_name="counts until")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("clear", "nothing against it"),
                            ("conditions", "with conditions"),
                            ("against", "against it"),
                        ],
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "outcome_note",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="conditions or reason"
                    ),
                ),
                (
                    "checked_office",
                    models.CharField(blank=True, max_length=160, verbose_name="checked by"),
                ),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="withdrawn on"),
                ),
                (
                    "withdrawn_because",
                    models.CharField(blank=True, max_length=400, verbose_name="withdrawn because"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "person", "valid_until"],
                        name="risks_emplo_agency__dc8c7d_idx",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("valid_until__gte", models.F("checked_on"))),
                        name="employment_check_days_in_order",
                        violation_error_message="The last day lies before the check.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome", "clear"),
                            models.Q(("outcome_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="employment_check_says_what_is_wrong",
                        violation_error_message="Say under which conditions, or what speaks against it.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="ControlWorksheet",
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
                        choices=[
                            ("financial", "financial controls"),
                            ("non_financial", "non-financial controls"),
                        ],
                        max_length=13,
                        verbose_name="controls",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2199),
                        ],
                        verbose_name="year",
                    ),
                ),
                (
                    "edition",
                    models.CharField(editable=False, max_length=40, verbose_name="questions"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("sent", "waits for approval"),
                            ("approved", "approved"),
                            ("dropped", "dropped"),
                        ],
                        default=teraju.modules.risks.domain.partner_states.WorksheetState["DRAFT"],
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("begun_on", models.DateField(editable=False)),
                (
                    "filled_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "filled_office",
                    models.CharField(editable=False, max_length=160, verbose_name="filled by"),
                ),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="sent on")),
                (
                    "approved_on",
                    models.DateField(blank=True, null=True, verbose_name="approved on"),
                ),
                (
                    "approved_office",
                    models.CharField(blank=True, max_length=160, verbose_name="approved by"),
                ),
                (
                    "returned_reason",
                    models.CharField(blank=True, max_length=400, verbose_name="given back because"),
                ),
                (
                    "dropped_reason",
                    models.CharField(blank=True, max_length=400, verbose_name="dropped because"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "dropped"), _negated=True),
                        fields=("agency", "kind", "year"),
                        name="risks_worksheet_once_a_year",
                        violation_error_message="The agency has this worksheet of the year already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "approved"), _negated=True),
                            ("approved_on__isnull", False),
                            _connector="OR",
                        ),
                        name="risks_worksheet_approved_has_day",
                        violation_error_message="An approved worksheet has its day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "dropped"), _negated=True),
                            models.Q(("dropped_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="risks_worksheet_dropped_has_reason",
                        violation_error_message="Say why.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Evaluation",
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
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluations",
                        to="risks.partner",
                    ),
                ),
                (
                    "edition",
                    models.CharField(editable=False, max_length=40, verbose_name="criteria"),
                ),
                ("since", models.DateField(verbose_name="looked at from")),
                ("until", models.DateField(verbose_name="looked at until")),
                ("marks", models.JSONField(default=dict, verbose_name="marks")),
                (
                    "score",
                    models.DecimalField(decimal_places=2, max_digits=3, verbose_name="score"),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("keep", "kept"),
                            ("conditions", "kept with conditions"),
                            ("stop", "stopped"),
                        ],
                        max_length=10,
                        verbose_name="result",
                    ),
                ),
                ("reason", models.CharField(max_length=600, verbose_name="what it rests on")),
                (
                    "conditions",
                    models.CharField(blank=True, max_length=600, verbose_name="conditions"),
                ),
                ("evaluated_on", models.DateField(verbose_name="evaluated on")),
                (
                    "evaluated_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "evaluated_office",
                    models.CharField(editable=False, max_length=160, verbose_name="evaluated by"),
                ),
                ("next_on", models.DateField(verbose_name="evaluated again by")),
                (
                    "annulled_on",
                    models.DateField(blank=True, null=True, verbose_name="annulled on"),
                ),
                (
                    "annulled_reason",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="why it was annulled"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("annulled_on", None)),
                        fields=("partner", "until"),
                        name="risks_evaluation_once_a_period",
                        violation_error_message="This period was evaluated already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__gte", models.F("since")),
                            ("evaluated_on__gte", models.F("until")),
                        ),
                        name="risks_evaluation_in_order",
                        violation_error_message="The last day lies before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="risks_evaluation_has_reason",
                        violation_error_message="Say what it rests on.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("result", "conditions"), _negated=True),
                            models.Q(("conditions", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="risks_evaluation_has_conditions",
                        violation_error_message="Name the conditions.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("annulled_on", None),
                            models.Q(("annulled_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="risks_evaluation_annulled_has_reason",
                        violation_error_message="Say why.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Engagement",
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
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="engagements",
                        to="risks.partner",
                        verbose_name="partner",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="what")),
                (
                    "requirements",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="what is asked of it"
                    ),
                ),
                (
                    "value",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=15,
                        validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                        verbose_name="value",
                    ),
                ),
                (
                    "procurement_number",
                    models.CharField(blank=True, max_length=60, verbose_name="procurement number"),
                ),
                (
                    "has_ending_clause",
                    models.BooleanField(
                        default=False, verbose_name="contract may be ended for bribery"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(verbose_name="until")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("running", "running"),
                            ("ended", "ended"),
                            ("cancelled", "cancelled"),
                        ],
                        default=teraju.modules.risks.domain.partner_states.EngagementState[
                            "PLANNED"
                        ],
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="started on")),
                (
                    "diligence_id",
                    models.PositiveBigIntegerField(blank=True, editable=False, null=True),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "acceptance",
                    models.CharField(blank=True, max_length=600, verbose_name="what was delivered"),
                ),
                ("reason", models.CharField(blank=True, max_length=400, verbose_name="reason")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "state"], name="risks_engag_agency__e9582d_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="risks_engagement_in_order",
                        violation_error_message="The last day lies before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__gte", 0)),
                        name="risks_engagement_value_not_negative",
                        violation_error_message="A value is not negative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["running", "ended"]), _negated=True),
                            ("started_on__isnull", False),
                            _connector="OR",
                        ),
                        name="risks_engagement_started_has_day",
                        violation_error_message="What was started has its day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "ended"), _negated=True),
                            models.Q(
                                ("ended_on__isnull", False),
                                models.Q(("acceptance", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="risks_engagement_ended_has_result",
                        violation_error_message="Say what was delivered.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "cancelled"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="risks_engagement_cancelled_has_reason",
                        violation_error_message="Say why.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Commitment",
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
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to="risks.partner",
                    ),
                ),
                ("is_signed", models.BooleanField(default=True, verbose_name="signed")),
                ("scope", models.CharField(max_length=300, verbose_name="what it covers")),
                ("signed_on", models.DateField(verbose_name="signed or judged on")),
                ("valid_until", models.DateField(verbose_name="valid until")),
                (
                    "signatory",
                    models.CharField(blank=True, max_length=160, verbose_name="signed by (office)"),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True, max_length=600, verbose_name="why it is not practicable"
                    ),
                ),
                (
                    "managed_by",
                    models.CharField(
                        blank=True, max_length=600, verbose_name="how the risk is managed then"
                    ),
                ),
                ("recorded_on", models.DateField(editable=False)),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="withdrawn on"),
                ),
                (
                    "withdrawn_reason",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="why it was withdrawn"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_on", None)),
                        fields=("partner", "signed_on", "scope"),
                        name="risks_commitment_once",
                        violation_error_message="This commitment is on record already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("valid_until__gte", models.F("signed_on"))),
                        name="risks_commitment_in_order",
                        violation_error_message="The last day lies before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_signed", True),
                            models.Q(
                                models.Q(("reason", ""), _negated=True),
                                models.Q(("managed_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="risks_commitment_unsigned_has_reason",
                        violation_error_message="Say why not, and how the risk is managed then.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_on", None),
                            models.Q(("withdrawn_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="risks_commitment_withdrawn_has_reason",
                        violation_error_message="Say why.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="ControlCheck",
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
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="control_checks",
                        to="risks.partner",
                    ),
                ),
                (
                    "controls",
                    models.CharField(
                        choices=[
                            ("in_place", "has its own controls"),
                            ("partly", "has some controls"),
                            ("none", "has no controls"),
                        ],
                        max_length=8,
                        verbose_name="controls of the partner",
                    ),
                ),
                ("basis", models.CharField(max_length=600, verbose_name="what was looked at")),
                (
                    "asked",
                    models.CharField(
                        blank=True, max_length=600, verbose_name="what was asked of it"
                    ),
                ),
                ("asked_by", models.DateField(blank=True, null=True, verbose_name="to be done by")),
                (
                    "not_asked_because",
                    models.CharField(
                        blank=True,
                        max_length=600,
                        verbose_name="why nothing can be asked, and how the risk is managed",
                    ),
                ),
                ("checked_on", models.DateField(verbose_name="checked on")),
                (
                    "checked_office",
                    models.CharField(editable=False, max_length=160, verbose_name="checked by"),
                ),
                ("next_on", models.DateField(verbose_name="checked again by")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partner", "checked_on"),
                        name="risks_control_check_once_a_day",
                        violation_error_message="It was checked on this day already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("controls", "in_place"),
                            models.Q(
                                models.Q(("asked", ""), _negated=True), ("asked_by__isnull", False)
                            ),
                            models.Q(("not_asked_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="risks_control_check_asks",
                        violation_error_message="Say what was asked of it by when, or why nothing.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="ControlLine",
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
                    "worksheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="risks.controlworksheet",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField()),
                ("code", models.CharField(max_length=40)),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "in place and works"),
                            ("partly", "partly"),
                            ("no", "missing"),
                            ("not_applicable", "does not apply"),
                        ],
                        max_length=14,
                        verbose_name="how it stands",
                    ),
                ),
                (
                    "evidence",
                    models.CharField(blank=True, max_length=400, verbose_name="what shows it"),
                ),
                (
                    "action",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="what is done about the gap"
                    ),
                ),
                (
                    "office",
                    models.CharField(blank=True, max_length=160, verbose_name="who sees to it"),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="by")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                (
                    "done_note",
                    models.CharField(blank=True, max_length=400, verbose_name="what was done"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("worksheet", "code"), name="risks_control_line_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_on", None),
                            models.Q(("done_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="risks_control_line_done_has_note",
                        violation_error_message="Say what was done.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="DueDiligence",
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
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="diligences",
                        to="risks.partner",
                        verbose_name="partner",
                    ),
                ),
                ("subject", models.CharField(max_length=200, verbose_name="what it is about")),
                (
                    "edition",
                    models.CharField(editable=False, max_length=40, verbose_name="questionnaire"),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("unknown", "not judged yet"),
                            ("low", "low"),
                            ("above_low", "above low"),
                        ],
                        editable=False,
                        max_length=9,
                        verbose_name="bribery risk then",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("sent", "waits for the compliance function"),
                            ("reviewed", "waits for the head"),
                            ("decided", "decided"),
                            ("dropped", "dropped"),
                        ],
                        default=teraju.modules.risks.domain.partner_states.DiligenceState["DRAFT"],
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("begun_on", models.DateField(editable=False, verbose_name="begun on")),
                (
                    "filled_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "filled_office",
                    models.CharField(editable=False, max_length=160, verbose_name="filled by"),
                ),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="sent on")),
                (
                    "score",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        editable=False,
                        max_digits=5,
                        null=True,
                        verbose_name="score",
                    ),
                ),
                (
                    "allowed",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("acceptable", "acceptable"),
                            ("conditions", "acceptable with conditions"),
                            ("not_acceptable", "not acceptable"),
                        ],
                        editable=False,
                        max_length=14,
                        verbose_name="what the answers allow",
                    ),
                ),
                (
                    "red_flags",
                    models.JSONField(
                        blank=True, default=list, editable=False, verbose_name="red flags"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("acceptable", "acceptable"),
                            ("conditions", "acceptable with conditions"),
                            ("not_acceptable", "not acceptable"),
                        ],
                        max_length=14,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "outcome_reason",
                    models.CharField(
                        blank=True, max_length=600, verbose_name="reason of the outcome"
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reviewed_office",
                    models.CharField(
                        blank=True, editable=False, max_length=160, verbose_name="decided by"
                    ),
                ),
                ("reviewed_on", models.DateField(blank=True, editable=False, null=True)),
                (
                    "approved_office",
                    models.CharField(
                        blank=True, editable=False, max_length=160, verbose_name="approved by"
                    ),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                (
                    "valid_until",
                    models.DateField(blank=True, null=True, verbose_name="valid until"),
                ),
                (
                    "returned_reason",
                    models.CharField(blank=True, max_length=400, verbose_name="given back because"),
                ),
                (
                    "dropped_reason",
                    models.CharField(blank=True, max_length=400, verbose_name="dropped because"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["partner", "state", "decided_on"],
                        name="risks_duedi_partner_ff84ad_idx",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("draft", "sent", "reviewed"))),
                        fields=("partner",),
                        name="risks_diligence_one_open",
                        violation_error_message="A due diligence on this partner is under way already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "decided"), _negated=True),
                            models.Q(
                                models.Q(("outcome", ""), _negated=True),
                                models.Q(("outcome_reason", ""), _negated=True),
                                ("decided_on__isnull", False),
                                ("valid_until__gte", models.F("decided_on")),
                            ),
                            _connector="OR",
                        ),
                        name="risks_diligence_decided_is_whole",
                        violation_error_message="A decision has outcome, reason, day and last day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("level", "above_low"), ("state", "decided"), _negated=True),
                            models.Q(("approved_office", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="risks_diligence_above_low_approved",
                        violation_error_message="Above low the head approves.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reviewed_by", None),
                            models.Q(("reviewed_by", models.F("filled_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="risks_diligence_four_eyes",
                        violation_error_message="Whoever filled it does not decide it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "dropped"), _negated=True),
                            models.Q(("dropped_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="risks_diligence_dropped_has_reason",
                        violation_error_message="Say why.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="DiligenceAnswer",
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
                    "diligence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="risks.duediligence",
                    ),
                ),
                ("question", models.CharField(max_length=40, verbose_name="question")),
                ("answer", models.CharField(blank=True, max_length=20, verbose_name="answer")),
                (
                    "source",
                    models.CharField(blank=True, max_length=400, verbose_name="where it was found"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("diligence", "question"), name="risks_diligence_answer_once"
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="DiligenceCondition",
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
                    "diligence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conditions",
                        to="risks.duediligence",
                    ),
                ),
                ("text", models.CharField(max_length=400, verbose_name="condition")),
                ("office", models.CharField(max_length=160, verbose_name="who sees to it")),
                ("due_on", models.DateField(verbose_name="by")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="met on")),
                (
                    "done_note",
                    models.CharField(blank=True, max_length=400, verbose_name="how it was met"),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_on", None),
                            models.Q(("done_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="risks_condition_met_has_note",
                        violation_error_message="Say how it was met.",
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Risk",
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
                ("code", models.CharField(max_length=20, verbose_name="code")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("quality", "quality risk"),
                            ("bribery", "bribery risk"),
                            ("opportunity", "opportunity"),
                        ],
                        max_length=11,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="what may happen")),
                ("cause", models.TextField(max_length=1000, verbose_name="cause")),
                (
                    "cause_source",
                    models.CharField(
                        choices=[
                            ("internal", "inside the agency"),
                            ("external", "outside the agency"),
                        ],
                        default="internal",
                        max_length=8,
                        verbose_name="where the cause lies",
                    ),
                ),
                (
                    "is_controllable",
                    models.BooleanField(default=True, verbose_name="the agency can influence it"),
                ),
                ("consequence", models.TextField(max_length=1000, verbose_name="consequence")),
                (
                    "process",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="planning.process",
                        verbose_name="process",
                    ),
                ),
                ("position_id", models.PositiveBigIntegerField(blank=True, null=True)),
                (
                    "position_title",
                    models.CharField(blank=True, max_length=200, verbose_name="post"),
                ),
                ("owner_office", models.CharField(max_length=160, verbose_name="owner")),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person in this office",
                    ),
                ),
                ("identified_on", models.DateField(verbose_name="identified on")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("identified", "identified"),
                            ("assessed", "rated"),
                            ("treating", "under treatment"),
                            ("treated", "treated"),
                            ("accepted", "accepted"),
                            ("closed", "closed"),
                        ],
                        default=teraju.modules.risks.domain.states.RiskState["IDENTIFIED"],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "response",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("reduce", "reduce"),
                            ("share", "share"),
                            ("avoid", "avoid"),
                            ("accept", "accept"),
                            ("pursue", "pursue"),
                        ],
                        max_length=8,
                        verbose_name="response",
                    ),
                ),
                (
                    "response_reason",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="reason of the response"
                    ),
                ),
                ("treated_on", models.DateField(blank=True, null=True, verbose_name="treated on")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                (
                    "closed_because",
                    models.CharField(blank=True, max_length=400, verbose_name="closed because"),
                ),
                (
                    "partners",
                    models.ManyToManyField(
                        blank=True,
                        related_name="risks",
                        to="risks.partner",
                        verbose_name="providers and associates",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["government", "kind", "state"], name="risks_risk_governm_29716f_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "code"),
                        name="risk_code_once",
                        violation_error_message="A risk with this code exists already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on__isnull", False), ("state", "closed")),
                            models.Q(
                                models.Q(("state", "closed"), _negated=True), ("closed_on", None)
                            ),
                            _connector="OR",
                        ),
                        name="risk_closed_has_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "treated"), _negated=True),
                            ("treated_on__isnull", False),
                            _connector="OR",
                        ),
                        name="risk_treated_has_day",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Rating",
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
                    "risk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ratings",
                        to="risks.risk",
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("inherent", "inherent"),
                            ("residual", "residual"),
                            ("target", "target"),
                            ("actual", "actual"),
                        ],
                        max_length=8,
                        verbose_name="stage",
                    ),
                ),
                (
                    "likelihood",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="likelihood",
                    ),
                ),
                (
                    "impact",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="impact",
                    ),
                ),
                ("value", models.PositiveSmallIntegerField(verbose_name="value")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("very_low", "very low"),
                            ("low", "low"),
                            ("medium", "medium"),
                            ("high", "high"),
                            ("very_high", "very high"),
                            ("extreme", "extreme"),
                        ],
                        max_length=9,
                        verbose_name="level",
                    ),
                ),
                ("matrix", models.CharField(max_length=20, verbose_name="matrix")),
                ("matrix_edition", models.CharField(max_length=40)),
                ("bands", models.CharField(max_length=20, verbose_name="bands")),
                ("bands_edition", models.CharField(max_length=40)),
                (
                    "appetite",
                    models.PositiveSmallIntegerField(
                        verbose_name="largest value borne without a plan"
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="what the judgement rests on"
                    ),
                ),
                ("rated_on", models.DateField(verbose_name="rated on")),
                (
                    "rated_office",
                    models.CharField(blank=True, max_length=160, verbose_name="rated by"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["risk", "stage", "rated_on"], name="risks_ratin_risk_id_eb096a_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("impact__gte", 1),
                            ("impact__lte", 5),
                            ("likelihood__gte", 1),
                            ("likelihood__lte", 5),
                        ),
                        name="rating_in_matrix",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__gte", 1), ("value__lte", 25)),
                        name="rating_value_in_matrix",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Control",
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
                    "risk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="controls",
                        to="risks.risk",
                    ),
                ),
                ("description", models.CharField(max_length=400, verbose_name="control")),
                (
                    "practice",
                    models.CharField(
                        choices=[
                            ("not_run", "there is none, or nobody runs it"),
                            ("irregular", "it is run, but not routinely"),
                            ("gaps", "it is run routinely, with gaps"),
                            ("proven", "it is run routinely, and records prove it"),
                        ],
                        max_length=9,
                        verbose_name="how it is lived",
                    ),
                ),
                (
                    "proof",
                    models.CharField(blank=True, max_length=300, verbose_name="what shows it"),
                ),
                ("checked_on", models.DateField(verbose_name="looked at on")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "ended_because",
                    models.CharField(blank=True, max_length=400, verbose_name="ended because"),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "practice",
                                    teraju.modules.risks.domain.controls.Practice["PROVEN"],
                                ),
                                _negated=True,
                            ),
                            models.Q(("proof", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="control_proven_has_proof",
                        violation_error_message="Say which records prove that it is run.",
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Treatment",
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
                    "risk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="treatments",
                        to="risks.risk",
                    ),
                ),
                ("action", models.CharField(max_length=400, verbose_name="what is done")),
                ("owner_office", models.CharField(max_length=160, verbose_name="who does it")),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person in this office",
                    ),
                ),
                ("due", models.DateField(verbose_name="done by")),
                (
                    "measure",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="how it is seen that it works"
                    ),
                ),
                (
                    "progress",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="progress (%)",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("done", "done"), ("dropped", "dropped")],
                        default=teraju.modules.risks.domain.states.TreatmentState["OPEN"],
                        max_length=7,
                        verbose_name="status",
                    ),
                ),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                (
                    "result",
                    models.CharField(blank=True, max_length=400, verbose_name="what came of it"),
                ),
                (
                    "dropped_because",
                    models.CharField(blank=True, max_length=400, verbose_name="dropped because"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["government", "state", "due"], name="risks_treat_governm_892e20_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_on__isnull", False), ("state", "done")),
                            models.Q(models.Q(("state", "done"), _negated=True), ("done_on", None)),
                            _connector="OR",
                        ),
                        name="treatment_done_has_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "dropped"), _negated=True),
                            models.Q(("dropped_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="treatment_dropped_has_reason",
                        violation_error_message="Say why.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("progress__lte", 100)),
                        name="treatment_progress_is_a_share",
                    ),
                ],
            },
        ),
        CreateModel(
            name="RiskEvent",
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
                    "risk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="risks.risk",
                    ),
                ),
                ("happened_on", models.DateField(verbose_name="happened on")),
                ("description", models.TextField(max_length=1000, verbose_name="what happened")),
                ("effect", models.CharField(max_length=400, verbose_name="what it brought")),
                (
                    "immediate",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="what was done at once"
                    ),
                ),
                ("recorded_on", models.DateField(verbose_name="recorded on")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("recorded", "cause not analysed"),
                            ("analysed", "cause analysed"),
                        ],
                        default=teraju.modules.risks.domain.states.EventState["RECORDED"],
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                (
                    "true_cause",
                    models.TextField(blank=True, max_length=1000, verbose_name="true cause"),
                ),
                (
                    "changes",
                    models.TextField(
                        blank=True,
                        max_length=1000,
                        verbose_name="what changes in controls and plan",
                    ),
                ),
                (
                    "analysed_on",
                    models.DateField(blank=True, null=True, verbose_name="analysed on"),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("analysed_on", None), ("state", "recorded")),
                            models.Q(
                                ("analysed_on__isnull", False),
                                ("state", "analysed"),
                                models.Q(("true_cause", ""), _negated=True),
                                models.Q(("changes", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="risk_event_analysed_is_whole",
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Monitoring",
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
                    "risk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="monitorings",
                        to="risks.risk",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2199),
                        ],
                        verbose_name="year",
                    ),
                ),
                (
                    "quarter",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(4),
                        ],
                        verbose_name="quarter",
                    ),
                ),
                (
                    "realisation",
                    models.CharField(max_length=400, verbose_name="what was done of the plan"),
                ),
                ("note", models.CharField(blank=True, max_length=400, verbose_name="note")),
                (
                    "rating",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="risks.rating",
                        verbose_name="actual level",
                    ),
                ),
                ("monitored_on", models.DateField(verbose_name="monitored on")),
                (
                    "monitored_office",
                    models.CharField(blank=True, max_length=160, verbose_name="monitored by"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["government", "year", "quarter"],
                        name="risks_monit_governm_35f27a_idx",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("risk", "year", "quarter"),
                        name="risk_monitored_once_a_quarter",
                        violation_error_message="This quarter is on record already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quarter__gte", 1), ("quarter__lte", 4)),
                        name="risk_monitoring_in_a_year",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="Risk",
            name="inherent",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="risks.rating",
            ),
        ),
        migrations.AddField(
            model_name="Risk",
            name="residual",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="risks.rating",
            ),
        ),
        migrations.AddField(
            model_name="Risk",
            name="target",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="risks.rating",
            ),
        ),
        migrations.AddField(
            model_name="Risk",
            name="actual",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="risks.rating",
            ),
        ),
        migrations.AddConstraint(
            model_name="Risk",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["identified", "closed"]),
                    models.Q(("inherent__isnull", False), ("residual__isnull", False)),
                    _connector="OR",
                ),
                name="risk_rated_before_it_goes_on",
            ),
        ),
    ]
