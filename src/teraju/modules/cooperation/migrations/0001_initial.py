import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import teraju.modules.cooperation.domain.signing
import teraju.modules.cooperation.domain.states
import teraju.modules.cooperation.models.agreements
from teraju.platform.creation import CreateModel


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("organisation", "0001_initial"),
        ("standards", "0001_initial"),
    ]

    operations = [
        CreateModel(
            name="Agreement",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("mou", "Memorandum of understanding (MoU)"),
                            ("nota_kesepakatan_sinergi", "Synergy note (Nota Kesepakatan Sinergi)"),
                            ("kesepakatan_bersama", "Joint agreement (Kesepakatan Bersama)"),
                            ("perjanjian_kerja_sama", "Cooperation agreement (PKS)"),
                            ("rencana_aksi", "Action plan (Rencana Aksi)"),
                            (
                                "kerja_sama_daerah_luar_negeri",
                                "Cooperation with a region abroad (KSDPL)",
                            ),
                            (
                                "kerja_sama_lembaga_luar_negeri",
                                "Cooperation with a body abroad (KSDLL)",
                            ),
                        ],
                        max_length=32,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=240, verbose_name="title")),
                ("number", models.CharField(blank=True, max_length=80, verbose_name="our number")),
                (
                    "counterpart_number",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="number of the other party"
                    ),
                ),
                (
                    "place",
                    models.CharField(blank=True, max_length=160, verbose_name="place of signing"),
                ),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="signed on")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="starts on")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                ("scope", models.TextField(blank=True, max_length=4000, verbose_name="scope")),
                (
                    "council_consent",
                    models.CharField(
                        choices=[
                            ("not_needed", "not needed"),
                            ("needed", "needed, not given yet"),
                            ("given", "given"),
                        ],
                        default=teraju.modules.cooperation.domain.signing.Consent["NOT_NEEDED"],
                        max_length=12,
                        verbose_name="consent of the council (DPRD)",
                    ),
                ),
                (
                    "council_consent_on",
                    models.DateField(blank=True, null=True, verbose_name="consent given on"),
                ),
                ("funds", models.CharField(blank=True, max_length=300, verbose_name="funds")),
                (
                    "contacts",
                    models.TextField(blank=True, max_length=1000, verbose_name="contacts"),
                ),
                (
                    "reminder_days",
                    models.JSONField(
                        blank=True,
                        default=teraju.modules.cooperation.models.agreements.default_reminders,
                        validators=[teraju.modules.cooperation.models.agreements.check_reminders],
                        verbose_name="reminders, days before the end",
                    ),
                ),
                ("is_public", models.BooleanField(default=False, verbose_name="public")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("active", "in force"),
                            ("ended", "ended"),
                            ("renewed", "renewed"),
                            ("cancelled", "cancelled"),
                        ],
                        default=teraju.modules.cooperation.domain.states.Status["DRAFT"],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "sent_on",
                    models.DateField(blank=True, null=True, verbose_name="sent for signing on"),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "closing_reason",
                    models.CharField(blank=True, max_length=400, verbose_name="reason"),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
                        verbose_name="agency in charge",
                    ),
                ),
                (
                    "editions",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="standards.edition",
                        verbose_name="standards named",
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
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="cooperation.agreement",
                        verbose_name="under the agreement",
                    ),
                ),
                (
                    "renewal_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="renewals",
                        to="cooperation.agreement",
                        verbose_name="renews",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["government", "status", "ends_on"],
                        name="cooperation_governm_a6db67_idx",
                    ),
                    models.Index(
                        fields=["agency", "status"], name="cooperation_agency__99ee22_idx"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None),
                            ("starts_on", None),
                            ("ends_on__gt", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="agreement_ends_after_start",
                        violation_error_message="The last day must lie after the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["draft", "cancelled"]),
                            ("signed_on__isnull", False),
                            _connector="OR",
                        ),
                        name="agreement_in_force_is_signed",
                        violation_error_message="An agreement in force has a day of signing.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("council_consent", "given"), ("council_consent_on__isnull", False)
                            ),
                            models.Q(
                                models.Q(("council_consent", "given"), _negated=True),
                                ("council_consent_on", None),
                            ),
                            _connector="OR",
                        ),
                        name="agreement_consent_has_date",
                        violation_error_message="The day of the consent belongs to a consent that was given, and only to it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_public", False),
                            ("status__in", ["active", "ended", "renewed"]),
                            _connector="OR",
                        ),
                        name="agreement_public_is_signed",
                        violation_error_message="Only what is signed can be public.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("number", ""), _negated=True),
                            models.Q(("status", "cancelled"), _negated=True),
                        ),
                        fields=("government", "number"),
                        name="agreement_number_once",
                        violation_error_message="Another agreement has this number.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "cancelled"), _negated=True),
                        fields=("renewal_of",),
                        name="agreement_renewed_once",
                        violation_error_message="Another agreement renews this one already.",
                    ),
                ],
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
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("achieved", "achieved"),
                            ("partly", "partly achieved"),
                            ("missed", "not achieved"),
                        ],
                        max_length=10,
                        verbose_name="result",
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="note")),
                ("recorded_on", models.DateField(verbose_name="recorded on")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluations",
                        to="cooperation.agreement",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agreement", "year"),
                        name="evaluation_once_per_year",
                        violation_error_message="This year is evaluated already.",
                    )
                ],
            },
        ),
        CreateModel(
            name="LegalBasis",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                ("title", models.CharField(max_length=200, verbose_name="law or decree")),
                (
                    "about",
                    models.CharField(blank=True, max_length=300, verbose_name="what it is about"),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bases",
                        to="cooperation.agreement",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agreement", "title"),
                        name="legal_basis_once_per_agreement",
                        violation_error_message="This legal basis is named already.",
                    )
                ],
            },
        ),
        CreateModel(
            name="Output",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=60, verbose_name="kind")),
                ("target_id", models.PositiveBigIntegerField()),
                ("note", models.CharField(blank=True, max_length=240, verbose_name="note")),
                ("linked_on", models.DateField(verbose_name="linked on")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outputs",
                        to="cooperation.agreement",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agreement", "kind", "target_id"),
                        name="output_once_per_agreement",
                        violation_error_message="This is linked already.",
                    )
                ],
            },
        ),
        CreateModel(
            name="Party",
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
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                (
                    "partner",
                    models.CharField(
                        choices=[
                            ("own", "This government"),
                            ("region", "Another region"),
                            ("central", "Central government, such as BSN"),
                            ("third_party", "Third party"),
                            ("foreign_region", "Region abroad"),
                            ("foreign_body", "Body abroad"),
                        ],
                        max_length=16,
                        verbose_name="kind of party",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "legal_capacity",
                    models.CharField(
                        blank=True,
                        help_text="By which right it acts, as the opening of the paper says.",
                        max_length=300,
                        verbose_name="legal capacity",
                    ),
                ),
                (
                    "signatory_office",
                    models.CharField(
                        blank=True,
                        help_text="The office, never the person: for example Bupati Serang.",
                        max_length=160,
                        verbose_name="office that signs",
                    ),
                ),
                (
                    "power_of_attorney",
                    models.CharField(
                        blank=True,
                        help_text="Number and date of the paper by which somebody else signs.",
                        max_length=200,
                        verbose_name="power of attorney",
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parties",
                        to="cooperation.agreement",
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
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agreement", "name"),
                        name="party_once_per_agreement",
                        violation_error_message="This party stands in the agreement already.",
                    )
                ],
            },
        ),
        CreateModel(
            name="PlanTask",
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
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                ("title", models.CharField(max_length=240, verbose_name="task")),
                (
                    "owner_office",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="office that does it"
                    ),
                ),
                ("due", models.DateField(blank=True, null=True, verbose_name="due")),
                (
                    "budget_source",
                    models.CharField(blank=True, max_length=160, verbose_name="budget source"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "to do"), ("done", "done"), ("dropped", "dropped")],
                        default=teraju.modules.cooperation.domain.states.TaskState["OPEN"],
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                ("note", models.CharField(blank=True, max_length=400, verbose_name="note")),
                (
                    "reason",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="reason for dropping"
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="cooperation.agreement",
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
                    "owner_agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.agency",
                        verbose_name="agency that does it",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["government", "state", "due"], name="cooperation_governm_92f602_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_on__isnull", False), ("state", "done")),
                            models.Q(models.Q(("state", "done"), _negated=True), ("done_on", None)),
                            _connector="OR",
                        ),
                        name="plan_task_done_has_date",
                        violation_error_message="A task that is done, and only that, has a day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "dropped"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="plan_task_dropped_has_reason",
                        violation_error_message="Say why the task is dropped.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Programme",
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
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "wished_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="wished day of the certificate"
                    ),
                ),
                ("started_on", models.DateField(verbose_name="started on")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("running", "running"),
                            ("finished", "finished"),
                            ("stopped", "stopped"),
                        ],
                        default=teraju.modules.cooperation.domain.states.ProgrammeStatus["RUNNING"],
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "closing_reason",
                    models.CharField(blank=True, max_length=400, verbose_name="reason"),
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
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="programmes",
                        to="cooperation.agreement",
                        verbose_name="agreement",
                    ),
                ),
                (
                    "editions",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="standards.edition",
                        verbose_name="standards",
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
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["government", "status"], name="cooperation_governm_1026b6_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on", None), ("status", "running")),
                            models.Q(
                                models.Q(("status", "running"), _negated=True),
                                ("closed_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="programme_closed_has_date",
                    )
                ],
            },
        ),
        CreateModel(
            name="ProgrammeLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=60, verbose_name="kind")),
                ("target_id", models.PositiveBigIntegerField()),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="cooperation.programme",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "kind", "target_id"),
                        name="programme_link_once",
                        violation_error_message="This is linked already.",
                    )
                ],
            },
        ),
        CreateModel(
            name="ProgrammeStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("code", models.SlugField(max_length=40, verbose_name="code")),
                ("title", models.CharField(blank=True, max_length=160, verbose_name="step")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("parent", "signing of the agreement above"),
                            ("agreement", "signing of the agreement"),
                            ("linked", "the linked certification"),
                            ("hand", "entered by hand"),
                        ],
                        max_length=10,
                        verbose_name="date comes from",
                    ),
                ),
                ("planned_on", models.DateField(blank=True, null=True, verbose_name="planned on")),
                ("reached_on", models.DateField(blank=True, null=True, verbose_name="reached on")),
                ("note", models.CharField(blank=True, max_length=400, verbose_name="note")),
                ("is_example", models.BooleanField(default=False, editable=False)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="cooperation.programme",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "order"), name="programme_step_order_once"
                    )
                ],
            },
        ),
        CreateModel(
            name="ProgrammeTemplate",
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
                ("name", models.CharField(max_length=160, verbose_name="name")),
                ("note", models.CharField(blank=True, max_length=400, verbose_name="note")),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="withdrawn on"),
                ),
                (
                    "editions",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="standards.edition",
                        verbose_name="standards",
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
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("government", "name"),
                        name="programme_template_name_once",
                        violation_error_message="A template with this name exists already.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="programme",
            name="template",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cooperation.programmetemplate",
                verbose_name="template",
            ),
        ),
        CreateModel(
            name="ProgrammeTemplateStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("code", models.SlugField(max_length=40, verbose_name="code")),
                ("title", models.CharField(blank=True, max_length=160, verbose_name="step")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("parent", "signing of the agreement above"),
                            ("agreement", "signing of the agreement"),
                            ("linked", "the linked certification"),
                            ("hand", "entered by hand"),
                        ],
                        max_length=10,
                        verbose_name="date comes from",
                    ),
                ),
                (
                    "offset_days",
                    models.SmallIntegerField(
                        blank=True, null=True, verbose_name="days from the certificate"
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="cooperation.programmetemplate",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("template", "order"), name="template_step_order_once"
                    )
                ],
            },
        ),
    ]
