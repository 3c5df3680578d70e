import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import teraju.modules.satisfaction.domain.states
from teraju.platform.creation import CreateModel


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("improvement", "0001_initial"),
        ("operations", "0001_initial"),
        ("organisation", "0002_crest"),
    ]

    operations = [
        CreateModel(
            name="Survey",
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
                ("title", models.CharField(max_length=160, verbose_name="title")),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="operations.service",
                        verbose_name="service",
                    ),
                ),
                ("service_code", models.CharField(blank=True, editable=False, max_length=24)),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                (
                    "population",
                    models.PositiveIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="people served in such a period",
                    ),
                ),
                (
                    "sample",
                    models.PositiveIntegerField(
                        editable=False, verbose_name="least number of answers"
                    ),
                ),
                (
                    "scheme",
                    models.CharField(
                        choices=[
                            ("permenpanrb-14-2017", "PermenPANRB 14/2017"),
                            ("kepmenpan-25-2004", "Kepmenpan 25/2004"),
                        ],
                        default="permenpanrb-14-2017",
                        editable=False,
                        max_length=24,
                        verbose_name="scheme",
                    ),
                ),
                (
                    "weight",
                    models.CharField(
                        choices=[
                            ("exact", "exact, one part of the number of elements"),
                            ("0.111", "0.111"),
                            ("0.11", "0.11"),
                            ("0.071", "0.071"),
                        ],
                        default="exact",
                        max_length=8,
                        verbose_name="weight of an element",
                    ),
                ),
                ("print_order", models.JSONField(default=list, verbose_name="order in print")),
                (
                    "code",
                    models.CharField(
                        editable=False, max_length=12, unique=True, verbose_name="code"
                    ),
                ),
                ("kiosk_key", models.CharField(editable=False, max_length=24)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("open", "open"),
                            ("closed", "closed"),
                            ("published", "published"),
                            ("dropped", "dropped"),
                        ],
                        default=teraju.modules.satisfaction.domain.states.SurveyState["DRAFT"],
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                (
                    "published_on",
                    models.DateField(blank=True, null=True, verbose_name="published on"),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "published_office",
                    models.CharField(blank=True, max_length=160, verbose_name="published by"),
                ),
                (
                    "index",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="index"
                    ),
                ),
                ("grade", models.CharField(blank=True, max_length=1, verbose_name="band")),
                (
                    "respondents",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="answers counted"
                    ),
                ),
                ("totals", models.JSONField(blank=True, default=dict)),
                (
                    "is_below_sample",
                    models.BooleanField(default=False, verbose_name="below the least number"),
                ),
                ("note", models.CharField(blank=True, max_length=400, verbose_name="remark")),
                ("reason", models.CharField(blank=True, max_length=400, verbose_name="reason")),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "state", "ends_on"], name="satisfactio_agency__e5f920_idx"
                    ),
                    models.Index(
                        fields=["government", "state"], name="satisfactio_governm_1991f1_idx"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="survey_days_in_order",
                        violation_error_message="The last day lies before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "published"), _negated=True),
                            models.Q(
                                ("index__isnull", False),
                                ("published_on__isnull", False),
                                ("respondents__gt", 0),
                            ),
                            _connector="OR",
                        ),
                        name="survey_published_has_index",
                        violation_error_message="Nothing was counted that could be published.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="DailySalt",
            fields=[
                ("day", models.DateField(primary_key=True, serialize=False)),
                ("salt", models.CharField(max_length=64)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        CreateModel(
            name="Rate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("bucket", models.CharField(max_length=64, unique=True)),
                ("count", models.PositiveIntegerField(default=0)),
            ],
            options={
                "indexes": [models.Index(fields=["day"], name="satisfactio_day_151e06_idx")],
                "constraints": [],
            },
        ),
        CreateModel(
            name="Complaint",
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
                ("number", models.CharField(max_length=80, verbose_name="number")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("counter", "At the counter"),
                            ("paper", "On paper, from the box"),
                            ("telephone", "By telephone or message"),
                            ("letter", "By letter"),
                            ("sp4n", "SP4N-LAPOR!"),
                        ],
                        max_length=10,
                        verbose_name="came by",
                    ),
                ),
                ("received_on", models.DateField(verbose_name="received on")),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="operations.service",
                        verbose_name="service",
                    ),
                ),
                (
                    "element",
                    models.CharField(blank=True, max_length=16, verbose_name="what it is about"),
                ),
                ("title", models.CharField(max_length=160, verbose_name="in one line")),
                ("text", models.TextField(blank=True, verbose_name="what was said")),
                (
                    "name",
                    models.CharField(blank=True, max_length=160, verbose_name="who complained"),
                ),
                (
                    "contact",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="telephone or address"
                    ),
                ),
                (
                    "external_number",
                    models.CharField(
                        blank=True, max_length=40, verbose_name="number in SP4N-LAPOR!"
                    ),
                ),
                ("answer_by", models.DateField(verbose_name="to be answered by")),
                ("close_by", models.DateField(verbose_name="to be closed by")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "received"),
                            ("in_work", "being worked on"),
                            ("answered", "answered"),
                            ("closed", "closed"),
                            ("forwarded", "forwarded"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default=teraju.modules.satisfaction.domain.states.ComplaintState[
                            "RECEIVED"
                        ],
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answer", models.TextField(blank=True, verbose_name="answer")),
                (
                    "answered_on",
                    models.DateField(blank=True, null=True, verbose_name="answered on"),
                ),
                (
                    "answered_office",
                    models.CharField(blank=True, max_length=160, verbose_name="answered by"),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("justified", "Justified"),
                            ("partly", "Justified in part"),
                            ("unfounded", "Not justified"),
                        ],
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "forwarded_to",
                    models.CharField(blank=True, max_length=160, verbose_name="forwarded to"),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                (
                    "ending",
                    models.CharField(blank=True, max_length=400, verbose_name="how it ended"),
                ),
                (
                    "nonconformity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="improvement.nonconformity",
                        verbose_name="nonconformity",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "state", "received_on"],
                        name="satisfactio_agency__f1b263_idx",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "number"),
                        name="complaint_number_once",
                        violation_error_message="Another complaint has this number.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("external_number", ""), _negated=True),
                        fields=("government", "external_number"),
                        name="complaint_external_number_once",
                        violation_error_message="This number of SP4N-LAPOR! is in the register already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("channel", "sp4n"), _negated=True),
                            models.Q(("external_number", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="complaint_sp4n_has_number",
                        violation_error_message="Give its number in SP4N-LAPOR!.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="PastIndex",
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
                    "service_code",
                    models.CharField(blank=True, max_length=24, verbose_name="code of the service"),
                ),
                (
                    "service_name",
                    models.CharField(blank=True, max_length=200, verbose_name="service"),
                ),
                ("period", models.CharField(max_length=60, verbose_name="period")),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                (
                    "scheme",
                    models.CharField(
                        choices=[
                            ("permenpanrb-14-2017", "PermenPANRB 14/2017"),
                            ("kepmenpan-25-2004", "Kepmenpan 25/2004"),
                        ],
                        max_length=24,
                        verbose_name="scheme",
                    ),
                ),
                (
                    "printed",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=5,
                        validators=[
                            django.core.validators.MinValueValidator(25),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="index as printed",
                    ),
                ),
                (
                    "respondents",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="respondents"),
                ),
                (
                    "means",
                    models.JSONField(blank=True, default=dict, verbose_name="elements as printed"),
                ),
                (
                    "weight",
                    models.CharField(blank=True, max_length=8, verbose_name="weight of an element"),
                ),
                (
                    "computed",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="index from the elements",
                    ),
                ),
                (
                    "agrees",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="agrees with its elements"
                    ),
                ),
                ("source", models.CharField(max_length=240, verbose_name="where it was printed")),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="withdrawn on"),
                ),
                ("reason", models.CharField(blank=True, max_length=400, verbose_name="reason")),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "service_code", "ends_on"],
                        name="satisfactio_agency__933992_idx",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "service_code", "period"),
                        name="past_index_once",
                        violation_error_message="This period of the service is entered already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="past_index_days_in_order",
                        violation_error_message="The last day lies before the first.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="ExtraQuestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="satisfaction.survey",
                    ),
                ),
                (
                    "order",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="order",
                    ),
                ),
                ("text", models.CharField(max_length=160, verbose_name="question")),
                (
                    "kind",
                    models.CharField(
                        choices=[("choice", "one of several answers"), ("text", "a few words")],
                        max_length=8,
                        verbose_name="kind of answer",
                    ),
                ),
                ("options", models.JSONField(blank=True, default=list, verbose_name="answers")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("survey", "text"),
                        name="survey_question_once",
                        violation_error_message="The survey asks this already.",
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="SurveyAction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="satisfaction.survey",
                    ),
                ),
                ("element", models.CharField(max_length=16)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="improvement.action",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("survey", "element"),
                        name="survey_action_once",
                        violation_error_message="An action for this element is ordered already.",
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="satisfaction.survey",
                    ),
                ),
                ("on", models.DateField(verbose_name="day")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("phone", "Phone"),
                            ("kiosk", "Kiosk"),
                            ("paper", "Paper"),
                            ("file", "Excel"),
                        ],
                        max_length=8,
                        verbose_name="came by",
                    ),
                ),
                (
                    "number",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="number of the sheet"
                    ),
                ),
                (
                    "requirements",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(4),
                        ],
                        verbose_name="requirements",
                    ),
                ),
                (
                    "procedure",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(4),
                        ],
                        verbose_name="procedure",
                    ),
                ),
                (
                    "time",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(4),
                        ],
                        verbose_name="time",
                    ),
                ),
                (
                    "cost",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(4),
                        ],
                        verbose_name="cost",
                    ),
                ),
                (
                    "product",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(4),
                        ],
                        verbose_name="product",
                    ),
                ),
                (
                    "competence",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(4),
                        ],
                        verbose_name="competence of staff",
                    ),
                ),
                (
                    "conduct",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(4),
                        ],
                        verbose_name="conduct of staff",
                    ),
                ),
                (
                    "complaints",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(4),
                        ],
                        verbose_name="handling of complaints",
                    ),
                ),
                (
                    "facilities",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(4),
                        ],
                        verbose_name="facilities",
                    ),
                ),
                ("sex", models.CharField(blank=True, max_length=8, verbose_name="sex")),
                ("age", models.CharField(blank=True, max_length=8, verbose_name="age")),
                ("education", models.CharField(blank=True, max_length=8, verbose_name="education")),
                ("work", models.CharField(blank=True, max_length=8, verbose_name="work")),
                ("extras", models.JSONField(blank=True, default=dict)),
                ("comment", models.CharField(blank=True, max_length=600, verbose_name="comment")),
                (
                    "is_comment_shown",
                    models.BooleanField(default=False, verbose_name="shown to everybody"),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("counted", "counted"),
                            ("marked", "marked, to be looked at"),
                            ("left_out", "left out"),
                        ],
                        default=teraju.modules.satisfaction.domain.states.Standing["COUNTED"],
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                (
                    "marks",
                    models.CharField(blank=True, max_length=40, verbose_name="marked because"),
                ),
                (
                    "token",
                    models.CharField(
                        blank=True, editable=False, max_length=32, null=True, unique=True
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("is_example", models.BooleanField(default=False, editable=False)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["survey", "standing", "on"], name="satisfactio_survey__eeda60_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("number__isnull", False)),
                        fields=("survey", "number"),
                        name="answer_number_once",
                        violation_error_message="A sheet with this number is entered already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("requirements__gte", 1), ("requirements__lte", 4)),
                        name="answer_requirements_1_to_4",
                        violation_error_message="An answer is 1, 2, 3 or 4.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("procedure__gte", 1), ("procedure__lte", 4)),
                        name="answer_procedure_1_to_4",
                        violation_error_message="An answer is 1, 2, 3 or 4.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("time__gte", 1), ("time__lte", 4)),
                        name="answer_time_1_to_4",
                        violation_error_message="An answer is 1, 2, 3 or 4.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cost__gte", 1), ("cost__lte", 4)),
                        name="answer_cost_1_to_4",
                        violation_error_message="An answer is 1, 2, 3 or 4.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("product__gte", 1), ("product__lte", 4)),
                        name="answer_product_1_to_4",
                        violation_error_message="An answer is 1, 2, 3 or 4.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("competence__gte", 1), ("competence__lte", 4)),
                        name="answer_competence_1_to_4",
                        violation_error_message="An answer is 1, 2, 3 or 4.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("conduct__gte", 1), ("conduct__lte", 4)),
                        name="answer_conduct_1_to_4",
                        violation_error_message="An answer is 1, 2, 3 or 4.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("complaints__gte", 1), ("complaints__lte", 4)),
                        name="answer_complaints_1_to_4",
                        violation_error_message="An answer is 1, 2, 3 or 4.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("facilities__gte", 1), ("facilities__lte", 4)),
                        name="answer_facilities_1_to_4",
                        violation_error_message="An answer is 1, 2, 3 or 4.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Tally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tallies",
                        to="satisfaction.survey",
                    ),
                ),
                ("dimension", models.CharField(max_length=24)),
                ("key", models.CharField(blank=True, max_length=80)),
                ("respondents", models.IntegerField(default=0)),
                ("requirements", models.IntegerField(default=0)),
                ("procedure", models.IntegerField(default=0)),
                ("time", models.IntegerField(default=0)),
                ("cost", models.IntegerField(default=0)),
                ("product", models.IntegerField(default=0)),
                ("competence", models.IntegerField(default=0)),
                ("conduct", models.IntegerField(default=0)),
                ("complaints", models.IntegerField(default=0)),
                ("facilities", models.IntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("survey", "dimension", "key"), name="tally_once"
                    )
                ],
                "indexes": [],
            },
        ),
    ]
