import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import teraju.kernel.contacts
import teraju.modules.enterprises.domain.certificates
import teraju.modules.enterprises.domain.coaching_kinds
import teraju.modules.enterprises.domain.firm_audits
import teraju.modules.enterprises.domain.kinds
import teraju.modules.enterprises.domain.offer_checks
import teraju.modules.enterprises.domain.offer_papers
import teraju.modules.enterprises.domain.offer_showcase
import teraju.modules.enterprises.domain.product_tests
import teraju.modules.enterprises.domain.proposals
import teraju.modules.enterprises.domain.size
import teraju.modules.enterprises.domain.stages
import teraju.modules.enterprises.domain.visits
from teraju.platform.creation import CreateModel


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("files", "0001_initial"),
        ("organisation", "0002_crest"),
        ("papers", "__first__"),
    ]

    operations = [
        CreateModel(
            name="Enterprise",
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
                    "sector",
                    models.CharField(
                        choices=[
                            (teraju.modules.enterprises.domain.kinds.Sector["CRAFT"], "Crafts"),
                            (teraju.modules.enterprises.domain.kinds.Sector["FOOD"], "Food"),
                            (teraju.modules.enterprises.domain.kinds.Sector["TOURISM"], "Tourism"),
                            (teraju.modules.enterprises.domain.kinds.Sector["HEALTH"], "Health"),
                            (
                                teraju.modules.enterprises.domain.kinds.Sector["EDUCATION"],
                                "Education",
                            ),
                            (teraju.modules.enterprises.domain.kinds.Sector["OTHER"], "Other"),
                        ],
                        max_length=9,
                        verbose_name="sector",
                    ),
                ),
                ("owner_name", models.CharField(max_length=120, verbose_name="owner")),
                (
                    "phone",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\+?(?:[ ()\\-]*[0-9]){6,20}[ ()\\-]*$",
                                "A telephone number has six digits or more, as in 0812 3456 7890.",
                            )
                        ],
                        verbose_name="telephone",
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
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
                    "activity_code",
                    models.CharField(
                        blank=True,
                        max_length=5,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[0-9]{5}$", "A KBLI code has 5 digits."
                            )
                        ],
                        verbose_name="KBLI",
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="address")),
                (
                    "district",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="district (kecamatan)"
                    ),
                ),
                ("village", models.CharField(blank=True, max_length=80, verbose_name="village")),
                (
                    "latitude",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=8,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="latitude",
                    ),
                ),
                (
                    "longitude",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=9,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="longitude",
                    ),
                ),
                (
                    "began_in",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1800),
                            django.core.validators.MaxValueValidator(2200),
                        ],
                        verbose_name="in business since",
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="note")),
                (
                    "ended_on",
                    models.DateField(blank=True, null=True, verbose_name="out of business since"),
                ),
                (
                    "size_class",
                    models.CharField(
                        blank=True,
                        choices=[
                            (teraju.modules.enterprises.domain.size.Size["MICRO"], "Micro"),
                            (teraju.modules.enterprises.domain.size.Size["SMALL"], "Small"),
                            (teraju.modules.enterprises.domain.size.Size["MEDIUM"], "Medium"),
                            (teraju.modules.enterprises.domain.size.Size["LARGE"], "Large"),
                        ],
                        editable=False,
                        max_length=6,
                        verbose_name="size class",
                    ),
                ),
                (
                    "size_criterion",
                    models.CharField(
                        blank=True,
                        choices=[
                            (
                                teraju.modules.enterprises.domain.size.Criterion["CAPITAL"],
                                "capital",
                            ),
                            (
                                teraju.modules.enterprises.domain.size.Criterion["SALES"],
                                "sales of the year",
                            ),
                        ],
                        editable=False,
                        max_length=7,
                        verbose_name="criterion",
                    ),
                ),
                (
                    "size_year",
                    models.PositiveSmallIntegerField(
                        blank=True, editable=False, null=True, verbose_name="by the figures of"
                    ),
                ),
                (
                    "size_edition",
                    models.CharField(
                        blank=True, editable=False, max_length=40, verbose_name="rule"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "name"], name="enterprises_agency__94e3ba_idx"),
                    models.Index(fields=["agency", "phone"], name="enterprises_agency__302487_idx"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("business_number", ""), _negated=True),
                        fields=("government", "business_number"),
                        name="enterprise_nib_once",
                        violation_error_message="An enterprise with this NIB is in the register.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on", None)),
                        fields=("agency", "name"),
                        name="enterprise_name_once",
                        violation_error_message="An enterprise of this name is in the register.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(("latitude__isnull", False), ("longitude__isnull", False)),
                            _connector="OR",
                        ),
                        name="enterprise_whole_coordinates",
                        violation_error_message="Give both coordinates, or none.",
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
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1990),
                            django.core.validators.MaxValueValidator(2200),
                        ],
                        verbose_name="year",
                    ),
                ),
                (
                    "sector",
                    models.CharField(
                        choices=[
                            (teraju.modules.enterprises.domain.kinds.Sector["CRAFT"], "Crafts"),
                            (teraju.modules.enterprises.domain.kinds.Sector["FOOD"], "Food"),
                            (teraju.modules.enterprises.domain.kinds.Sector["TOURISM"], "Tourism"),
                            (teraju.modules.enterprises.domain.kinds.Sector["HEALTH"], "Health"),
                            (
                                teraju.modules.enterprises.domain.kinds.Sector["EDUCATION"],
                                "Education",
                            ),
                            (teraju.modules.enterprises.domain.kinds.Sector["OTHER"], "Other"),
                        ],
                        max_length=9,
                        verbose_name="sector",
                    ),
                ),
                (
                    "places",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="places",
                    ),
                ),
                (
                    "applies_from",
                    models.DateField(blank=True, null=True, verbose_name="applications from"),
                ),
                (
                    "applies_until",
                    models.DateField(blank=True, null=True, verbose_name="applications until"),
                ),
                ("purpose", models.TextField(blank=True, max_length=2000, verbose_name="purpose")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.kinds.ProgrammeState["DRAFT"],
                                "Draft",
                            ),
                            (
                                teraju.modules.enterprises.domain.kinds.ProgrammeState["OPEN"],
                                "Takes applicants",
                            ),
                            (
                                teraju.modules.enterprises.domain.kinds.ProgrammeState["RUNNING"],
                                "Running",
                            ),
                            (
                                teraju.modules.enterprises.domain.kinds.ProgrammeState["CLOSED"],
                                "Closed",
                            ),
                            (
                                teraju.modules.enterprises.domain.kinds.ProgrammeState["DROPPED"],
                                "Dropped",
                            ),
                        ],
                        default=teraju.modules.enterprises.domain.kinds.ProgrammeState["DRAFT"],
                        max_length=7,
                        verbose_name="status",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "year"], name="enterprises_agency__0868ab_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "year", "title"),
                        name="programme_once",
                        violation_error_message="The agency has a programme of this name in this year.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("applies_from", None),
                            ("applies_until", None),
                            ("applies_until__gte", models.F("applies_from")),
                            _connector="OR",
                        ),
                        name="programme_days_in_order",
                        violation_error_message="The last day lies before the first.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="OwnerContact",
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
                            (teraju.kernel.contacts.ContactKind["MAIL"], "E-mail"),
                            (teraju.kernel.contacts.ContactKind["PHONE"], "Telephone"),
                        ],
                        max_length=5,
                        verbose_name="kind",
                    ),
                ),
                ("address", models.CharField(max_length=254, verbose_name="telephone or mail")),
                ("asked_at", models.DateTimeField(verbose_name="asked for a code")),
                (
                    "sent_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="code handed over"),
                ),
                ("asked_today", models.PositiveSmallIntegerField(default=1)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "address"), name="owner_contact_once")
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Product",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="products",
                        to="enterprises.enterprise",
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="product")),
                (
                    "commodity",
                    models.CharField(blank=True, max_length=40, verbose_name="kind of product"),
                ),
                (
                    "description",
                    models.TextField(blank=True, max_length=2000, verbose_name="description"),
                ),
                (
                    "ended_on",
                    models.DateField(blank=True, null=True, verbose_name="no longer made since"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("enterprise", "name"),
                        name="product_once",
                        violation_error_message="The enterprise has a product of this name.",
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="YearFigures",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="years",
                        to="enterprises.enterprise",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1990),
                            django.core.validators.MaxValueValidator(2200),
                        ],
                        verbose_name="year",
                    ),
                ),
                (
                    "capital",
                    models.DecimalField(
                        blank=True,
                        decimal_places=0,
                        max_digits=15,
                        null=True,
                        verbose_name="capital",
                    ),
                ),
                (
                    "sales",
                    models.DecimalField(
                        blank=True,
                        decimal_places=0,
                        max_digits=15,
                        null=True,
                        verbose_name="sales of the year",
                    ),
                ),
                (
                    "jobs",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="people at work"
                    ),
                ),
                (
                    "markets",
                    models.CharField(blank=True, max_length=300, verbose_name="where it sells"),
                ),
                ("source", models.CharField(max_length=200, verbose_name="source")),
            ],
            options={
                "ordering": ["year"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("enterprise", "year"),
                        name="enterprise_year_once",
                        violation_error_message="This year is entered already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("capital", None), ("capital__gte", 0), _connector="OR"),
                            models.Q(("sales", None), ("sales__gte", 0), _connector="OR"),
                        ),
                        name="enterprise_figures_not_negative",
                        violation_error_message="An amount is not negative.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Criterion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="criteria",
                        to="enterprises.programme",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="criterion")),
                (
                    "help",
                    models.CharField(blank=True, max_length=300, verbose_name="what to look at"),
                ),
                (
                    "weight",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="weight",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "name"),
                        name="criterion_once",
                        violation_error_message="The programme has a criterion of this name.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("weight__gte", 1), ("weight__lte", 100)),
                        name="criterion_weight_in_range",
                        violation_error_message="A weight is a whole number from 1 to 100.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="OwnerQuestion",
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
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="enterprises.enterprise",
                    ),
                ),
                ("text", models.CharField(max_length=300, verbose_name="question")),
                ("asked_at", models.DateTimeField(verbose_name="asked")),
                ("asked_office", models.CharField(max_length=160, verbose_name="asked by")),
                ("answer", models.CharField(blank=True, max_length=1000, verbose_name="answer")),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="answered"),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="withdrawn"),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "answered_at"], name="enterprises_agency__27eed5_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at", None), ("answered_at", None), _connector="OR"
                        ),
                        name="owner_question_answered_or_withdrawn",
                    )
                ],
            },
        ),
        CreateModel(
            name="FirmPapers",
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
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="enterprises.enterprise",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                (
                    "family",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.offer_papers.Family["CRAFT"],
                                "Crafts",
                            ),
                            (teraju.modules.enterprises.domain.offer_papers.Family["FOOD"], "Food"),
                            (
                                teraju.modules.enterprises.domain.offer_papers.Family["TOURISM"],
                                "Tourism",
                            ),
                        ],
                        max_length=7,
                        verbose_name="questions for",
                    ),
                ),
                ("edition", models.CharField(max_length=40)),
                ("code", models.CharField(editable=False, max_length=12, unique=True)),
                ("answers", models.JSONField(blank=True, default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.offer_papers.PapersState["DRAFT"],
                                "Example",
                            ),
                            (
                                teraju.modules.enterprises.domain.offer_papers.PapersState[
                                    "CONFIRMED"
                                ],
                                "Confirmed by the owner",
                            ),
                            (
                                teraju.modules.enterprises.domain.offer_papers.PapersState[
                                    "REPLACED"
                                ],
                                "Replaced",
                            ),
                            (
                                teraju.modules.enterprises.domain.offer_papers.PapersState[
                                    "DROPPED"
                                ],
                                "Dropped",
                            ),
                        ],
                        default=teraju.modules.enterprises.domain.offer_papers.PapersState["DRAFT"],
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                ("begun_on", models.DateField(verbose_name="begun on")),
                (
                    "confirmed_on",
                    models.DateField(blank=True, null=True, verbose_name="confirmed on"),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "state"], name="enterprises_agency__b5a835_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("enterprise", "number"), name="firm_papers_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "draft")),
                        fields=("enterprise",),
                        name="firm_papers_one_draft",
                        violation_error_message="A version of this enterprise is in work already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "confirmed")),
                        fields=("enterprise",),
                        name="firm_papers_one_confirmed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "confirmed"), _negated=True),
                            ("confirmed_on__isnull", False),
                            _connector="OR",
                        ),
                        name="firm_papers_confirmed_has_day",
                    ),
                ],
            },
        ),
        CreateModel(
            name="TourismPlace",
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
                    "enterprise",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tourism_place",
                        to="enterprises.enterprise",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.offer_checks.PlaceKind["HOTEL"],
                                "Hotel or lodging",
                            ),
                            (
                                teraju.modules.enterprises.domain.offer_checks.PlaceKind[
                                    "RESTAURANT"
                                ],
                                "Restaurant",
                            ),
                            (
                                teraju.modules.enterprises.domain.offer_checks.PlaceKind["OTHER"],
                                "Other place",
                            ),
                        ],
                        max_length=10,
                        verbose_name="kind of place",
                    ),
                ),
                (
                    "size",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.offer_checks.SchemeSize["SMALL"],
                                "Micro and small (UMK)",
                            ),
                            (
                                teraju.modules.enterprises.domain.offer_checks.SchemeSize["MEDIUM"],
                                "Medium",
                            ),
                            (
                                teraju.modules.enterprises.domain.offer_checks.SchemeSize["LARGE"],
                                "Large",
                            ),
                        ],
                        default=teraju.modules.enterprises.domain.offer_checks.SchemeSize["SMALL"],
                        max_length=6,
                        verbose_name="size of the scheme",
                    ),
                ),
                (
                    "stars",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="stars",
                    ),
                ),
                ("grade", models.CharField(blank=True, max_length=60, verbose_name="class")),
                (
                    "rooms",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(9999)],
                        verbose_name="rooms",
                    ),
                ),
                (
                    "seats",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(9999)],
                        verbose_name="seats for guests",
                    ),
                ),
                (
                    "business_standard",
                    models.CharField(
                        blank=True,
                        max_length=80,
                        verbose_name="number of the certificate of the business standard",
                    ),
                ),
                (
                    "business_standard_until",
                    models.DateField(blank=True, null=True, verbose_name="business standard until"),
                ),
                (
                    "chse_body",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="certified for CHSE by"
                    ),
                ),
                (
                    "chse_number",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="number of the CHSE certificate"
                    ),
                ),
                ("chse_until", models.DateField(blank=True, null=True, verbose_name="CHSE until")),
                ("mapped_on", models.DateField(verbose_name="mapped on")),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="note")),
                (
                    "ended_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="no place of tourism since"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "kind"], name="enterprises_agency__8f9551_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("chse_until", None),
                            models.Q(("chse_number", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="tourism_chse_has_number",
                        violation_error_message="Give the number of the certificate.",
                    )
                ],
            },
        ),
        CreateModel(
            name="Coaching",
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
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="coachings",
                        to="enterprises.programme",
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="coachings",
                        to="enterprises.product",
                    ),
                ),
                (
                    "road",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.kinds.Road["BINA_UMK"],
                                "SNI Bina UMK",
                            ),
                            (
                                teraju.modules.enterprises.domain.kinds.Road["BATIKMARK"],
                                "Batikmark",
                            ),
                            (teraju.modules.enterprises.domain.kinds.Road["SPPT_SNI"], "SPPT SNI"),
                        ],
                        default=teraju.modules.enterprises.domain.kinds.Road["SPPT_SNI"],
                        max_length=9,
                        verbose_name="road",
                    ),
                ),
                ("standard", models.CharField(blank=True, max_length=40, verbose_name="SNI")),
                (
                    "coach",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="coach",
                    ),
                ),
                ("began_on", models.DateField(verbose_name="began on")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.stages.Stage["SELECTED"],
                                "Selected",
                            ),
                            (
                                teraju.modules.enterprises.domain.stages.Stage["GAP_KNOWN"],
                                "Gaps known",
                            ),
                            (teraju.modules.enterprises.domain.stages.Stage["AGREED"], "Agreed"),
                            (
                                teraju.modules.enterprises.domain.stages.Stage["PREPARING"],
                                "Preparing",
                            ),
                            (
                                teraju.modules.enterprises.domain.stages.Stage["CHECKED"],
                                "Checked inside",
                            ),
                            (
                                teraju.modules.enterprises.domain.stages.Stage["TESTED"],
                                "Product tested",
                            ),
                            (teraju.modules.enterprises.domain.stages.Stage["APPLIED"], "Applied"),
                            (teraju.modules.enterprises.domain.stages.Stage["AUDITED"], "Audited"),
                            (
                                teraju.modules.enterprises.domain.stages.Stage["CERTIFIED"],
                                "Certified",
                            ),
                            (
                                teraju.modules.enterprises.domain.stages.Stage["MARKED"],
                                "Uses the mark",
                            ),
                            (
                                teraju.modules.enterprises.domain.stages.Stage["REGISTERED"],
                                "Registered",
                            ),
                        ],
                        default=teraju.modules.enterprises.domain.stages.Stage["SELECTED"],
                        max_length=10,
                        verbose_name="stage",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.kinds.CoachingState["ACTIVE"],
                                "On its way",
                            ),
                            (
                                teraju.modules.enterprises.domain.kinds.CoachingState["ARRIVED"],
                                "Arrived",
                            ),
                            (
                                teraju.modules.enterprises.domain.kinds.CoachingState["STOPPED"],
                                "Stopped",
                            ),
                        ],
                        default=teraju.modules.enterprises.domain.kinds.CoachingState["ACTIVE"],
                        max_length=7,
                        verbose_name="status",
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "state", "stage"], name="enterprises_agency__6fc8a0_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "active")),
                        fields=("product", "road"),
                        name="coaching_once_at_a_time",
                        violation_error_message="This product is on this road already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "stopped"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="coaching_stopped_has_reason",
                        violation_error_message="Say why.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Listing",
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
                    "product",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="listing",
                        to="enterprises.product",
                    ),
                ),
                ("code", models.CharField(editable=False, max_length=12, unique=True)),
                (
                    "words",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="what everybody reads of it"
                    ),
                ),
                (
                    "photo",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.offer_showcase.ListingState[
                                    "PREPARED"
                                ],
                                "Prepared",
                            ),
                            (
                                teraju.modules.enterprises.domain.offer_showcase.ListingState[
                                    "RELEASED"
                                ],
                                "Shown",
                            ),
                            (
                                teraju.modules.enterprises.domain.offer_showcase.ListingState[
                                    "WITHDRAWN"
                                ],
                                "Withdrawn",
                            ),
                        ],
                        default=teraju.modules.enterprises.domain.offer_showcase.ListingState[
                            "PREPARED"
                        ],
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                (
                    "shown_since",
                    models.DateField(blank=True, null=True, verbose_name="shown since"),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["government", "state"], name="enterprises_governm_7884fd_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "withdrawn"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="listing_withdrawn_has_reason",
                        violation_error_message="Say why.",
                    )
                ],
            },
        ),
        CreateModel(
            name="ReadinessCheck",
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
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checks",
                        to="enterprises.tourismplace",
                    ),
                ),
                ("edition", models.CharField(max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.offer_checks.PlaceKind["HOTEL"],
                                "Hotel or lodging",
                            ),
                            (
                                teraju.modules.enterprises.domain.offer_checks.PlaceKind[
                                    "RESTAURANT"
                                ],
                                "Restaurant",
                            ),
                            (
                                teraju.modules.enterprises.domain.offer_checks.PlaceKind["OTHER"],
                                "Other place",
                            ),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "size",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.offer_checks.SchemeSize["SMALL"],
                                "Micro and small (UMK)",
                            ),
                            (
                                teraju.modules.enterprises.domain.offer_checks.SchemeSize["MEDIUM"],
                                "Medium",
                            ),
                            (
                                teraju.modules.enterprises.domain.offer_checks.SchemeSize["LARGE"],
                                "Large",
                            ),
                        ],
                        max_length=6,
                    ),
                ),
                (
                    "by_owner",
                    models.BooleanField(default=False, verbose_name="answered by the owner"),
                ),
                ("code", models.CharField(max_length=12, unique=True)),
                (
                    "open_until",
                    models.DateField(blank=True, null=True, verbose_name="link works until"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.offer_checks.CheckState["ASKED"],
                                "Waits for the owner",
                            ),
                            (
                                teraju.modules.enterprises.domain.offer_checks.CheckState["DONE"],
                                "Answered",
                            ),
                            (
                                teraju.modules.enterprises.domain.offer_checks.CheckState[
                                    "WITHDRAWN"
                                ],
                                "Taken back",
                            ),
                            (
                                teraju.modules.enterprises.domain.offer_checks.CheckState[
                                    "SET_ASIDE"
                                ],
                                "Set aside",
                            ),
                        ],
                        default=teraju.modules.enterprises.domain.offer_checks.CheckState["ASKED"],
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                ("begun_on", models.DateField(verbose_name="begun on")),
                (
                    "answered_on",
                    models.DateField(blank=True, null=True, verbose_name="answered on"),
                ),
                ("replies", models.JSONField(blank=True, default=dict)),
                (
                    "ready",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="ready"),
                ),
                (
                    "asked",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="questions"
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "state"], name="enterprises_agency__2d7f35_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "done"), _negated=True),
                            ("answered_on__isnull", False),
                            _connector="OR",
                        ),
                        name="readiness_done_has_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "asked"), _negated=True),
                            ("open_until__isnull", False),
                            _connector="OR",
                        ),
                        name="readiness_asked_has_last_day",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Proposal",
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
                ("title", models.CharField(max_length=160, verbose_name="title of the standard")),
                (
                    "product",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="enterprises.product",
                        verbose_name="product",
                    ),
                ),
                (
                    "commodity",
                    models.CharField(blank=True, max_length=40, verbose_name="kind of product"),
                ),
                ("scope", models.TextField(blank=True, max_length=2000, verbose_name="scope")),
                (
                    "need",
                    models.TextField(blank=True, max_length=4000, verbose_name="why it is needed"),
                ),
                (
                    "parties",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="interested parties"
                    ),
                ),
                (
                    "comparable",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="comparable standards"
                    ),
                ),
                (
                    "committee",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="technical committee"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.proposals.ProposalState["DRAFT"],
                                "Draft",
                            ),
                            (
                                teraju.modules.enterprises.domain.proposals.ProposalState[
                                    "SUBMITTED"
                                ],
                                "Submitted to BSN",
                            ),
                            (
                                teraju.modules.enterprises.domain.proposals.ProposalState[
                                    "PROGRAMMED"
                                ],
                                "In PNPS",
                            ),
                            (
                                teraju.modules.enterprises.domain.proposals.ProposalState[
                                    "DRAFTING"
                                ],
                                "RSNI is being drafted",
                            ),
                            (
                                teraju.modules.enterprises.domain.proposals.ProposalState[
                                    "CONSENSUS"
                                ],
                                "Consensus",
                            ),
                            (
                                teraju.modules.enterprises.domain.proposals.ProposalState[
                                    "ENACTED"
                                ],
                                "SNI enacted",
                            ),
                            (
                                teraju.modules.enterprises.domain.proposals.ProposalState[
                                    "REFUSED"
                                ],
                                "Refused",
                            ),
                            (
                                teraju.modules.enterprises.domain.proposals.ProposalState[
                                    "WITHDRAWN"
                                ],
                                "Withdrawn",
                            ),
                        ],
                        default=teraju.modules.enterprises.domain.proposals.ProposalState["DRAFT"],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "result",
                    models.CharField(blank=True, max_length=60, verbose_name="number of the SNI"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "state"], name="enterprises_agency__addd2f_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "title"),
                        name="proposal_once",
                        violation_error_message="The agency has a proposal of this title.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "enacted"), _negated=True),
                            models.Q(("result", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="proposal_enacted_has_number",
                        violation_error_message="Give the number of the SNI.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="StageEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "coaching",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="enterprises.coaching",
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.stages.Stage["SELECTED"],
                                "Selected",
                            ),
                            (
                                teraju.modules.enterprises.domain.stages.Stage["GAP_KNOWN"],
                                "Gaps known",
                            ),
                            (teraju.modules.enterprises.domain.stages.Stage["AGREED"], "Agreed"),
                            (
                                teraju.modules.enterprises.domain.stages.Stage["PREPARING"],
                                "Preparing",
                            ),
                            (
                                teraju.modules.enterprises.domain.stages.Stage["CHECKED"],
                                "Checked inside",
                            ),
                            (
                                teraju.modules.enterprises.domain.stages.Stage["TESTED"],
                                "Product tested",
                            ),
                            (teraju.modules.enterprises.domain.stages.Stage["APPLIED"], "Applied"),
                            (teraju.modules.enterprises.domain.stages.Stage["AUDITED"], "Audited"),
                            (
                                teraju.modules.enterprises.domain.stages.Stage["CERTIFIED"],
                                "Certified",
                            ),
                            (
                                teraju.modules.enterprises.domain.stages.Stage["MARKED"],
                                "Uses the mark",
                            ),
                            (
                                teraju.modules.enterprises.domain.stages.Stage["REGISTERED"],
                                "Registered",
                            ),
                        ],
                        max_length=10,
                        verbose_name="stage",
                    ),
                ),
                ("entered_on", models.DateField(verbose_name="since")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
            ],
            options={
                "ordering": ["entered_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("coaching", "stage"), name="coaching_stage_once"
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Applicant",
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
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applicants",
                        to="enterprises.programme",
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="enterprises.product",
                        verbose_name="product",
                    ),
                ),
                (
                    "road",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.kinds.Road["BINA_UMK"],
                                "SNI Bina UMK",
                            ),
                            (
                                teraju.modules.enterprises.domain.kinds.Road["BATIKMARK"],
                                "Batikmark",
                            ),
                            (teraju.modules.enterprises.domain.kinds.Road["SPPT_SNI"], "SPPT SNI"),
                        ],
                        default=teraju.modules.enterprises.domain.kinds.Road["SPPT_SNI"],
                        max_length=9,
                        verbose_name="road",
                    ),
                ),
                ("applied_on", models.DateField(verbose_name="applied on")),
                (
                    "note",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="why it wants to join"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.ApplicantState[
                                    "RECEIVED"
                                ],
                                "Received",
                            ),
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.ApplicantState[
                                    "ADMITTED"
                                ],
                                "Papers in order",
                            ),
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.ApplicantState[
                                    "REJECTED"
                                ],
                                "Papers not in order",
                            ),
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.ApplicantState[
                                    "SELECTED"
                                ],
                                "Selected",
                            ),
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.ApplicantState[
                                    "RESERVE"
                                ],
                                "Reserve",
                            ),
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.ApplicantState[
                                    "REFUSED"
                                ],
                                "Not selected",
                            ),
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.ApplicantState[
                                    "WITHDRAWN"
                                ],
                                "Withdrawn",
                            ),
                        ],
                        default=teraju.modules.enterprises.domain.coaching_kinds.ApplicantState[
                            "RECEIVED"
                        ],
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                (
                    "checked_on",
                    models.DateField(blank=True, null=True, verbose_name="papers checked on"),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                (
                    "coaching",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applicant",
                        to="enterprises.coaching",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "state"], name="enterprises_agency__612622_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "product"),
                        name="applicant_once",
                        violation_error_message="This product has applied already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["rejected", "refused", "withdrawn"]), _negated=True
                            ),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="applicant_turned_away_has_reason",
                        violation_error_message="Say why.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("coaching__isnull", False), ("state", "selected")),
                            models.Q(
                                models.Q(("state", "selected"), _negated=True), ("coaching", None)
                            ),
                            _connector="OR",
                        ),
                        name="applicant_selected_is_coached",
                        violation_error_message="Who is selected is coached, nobody else.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Undertaking",
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
                    "coaching",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undertaking",
                        to="enterprises.coaching",
                    ),
                ),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="signed on")),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="remark")),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        CreateModel(
            name="GapAnalysis",
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
                    "coaching",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="analyses",
                        to="enterprises.coaching",
                    ),
                ),
                (
                    "road",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.kinds.Road["BINA_UMK"],
                                "SNI Bina UMK",
                            ),
                            (
                                teraju.modules.enterprises.domain.kinds.Road["BATIKMARK"],
                                "Batikmark",
                            ),
                            (teraju.modules.enterprises.domain.kinds.Road["SPPT_SNI"], "SPPT SNI"),
                        ],
                        max_length=9,
                        verbose_name="road",
                    ),
                ),
                ("edition", models.CharField(editable=False, max_length=40)),
                ("on", models.DateField(verbose_name="looked at on")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.AnalysisState[
                                    "OPEN"
                                ],
                                "Being filled in",
                            ),
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.AnalysisState[
                                    "FINISHED"
                                ],
                                "Finished",
                            ),
                        ],
                        default=teraju.modules.enterprises.domain.coaching_kinds.AnalysisState[
                            "OPEN"
                        ],
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="in short")),
                (
                    "finished_on",
                    models.DateField(blank=True, null=True, verbose_name="finished on"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("coaching",),
                        name="gap_analysis_one_open",
                        violation_error_message="Finish the analysis that is being filled in first.",
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Task",
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
                    "coaching",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="enterprises.coaching",
                    ),
                ),
                ("what", models.CharField(max_length=300, verbose_name="what is to be done")),
                ("who", models.CharField(max_length=120, verbose_name="who does it")),
                ("until", models.DateField(verbose_name="until")),
                ("question", models.CharField(blank=True, editable=False, max_length=20)),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                (
                    "outcome",
                    models.CharField(blank=True, max_length=300, verbose_name="what came of it"),
                ),
                ("dropped_on", models.DateField(blank=True, null=True, verbose_name="given up on")),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["coaching", "until"], name="enterprises_coachin_2b7bc9_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dropped_on", None),
                            models.Q(("done_on", None), models.Q(("outcome", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="task_given_up_has_reason",
                        violation_error_message="Say why.",
                    )
                ],
            },
        ),
        CreateModel(
            name="Cost",
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
                    "coaching",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="costs",
                        to="enterprises.coaching",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1990),
                            django.core.validators.MaxValueValidator(2200),
                        ],
                        verbose_name="year",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.CostKind[
                                    "GUIDANCE"
                                ],
                                "Guidance",
                            ),
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.CostKind[
                                    "EQUIPMENT"
                                ],
                                "Tools and materials",
                            ),
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.CostKind["TEST"],
                                "Product test",
                            ),
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.CostKind["LEGAL"],
                                "Legal papers and brand",
                            ),
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.CostKind[
                                    "CERTIFICATE"
                                ],
                                "Audit and certificate",
                            ),
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.CostKind[
                                    "SURVEILLANCE"
                                ],
                                "Surveillance",
                            ),
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.CostKind[
                                    "PROMOTION"
                                ],
                                "Promotion",
                            ),
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.CostKind["OTHER"],
                                "Something else",
                            ),
                        ],
                        max_length=12,
                        verbose_name="what for",
                    ),
                ),
                (
                    "payer",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.Payer["STATE"],
                                "State budget (APBN)",
                            ),
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.Payer["REGION"],
                                "Regional budget (APBD)",
                            ),
                            (teraju.modules.enterprises.domain.coaching_kinds.Payer["BSN"], "BSN"),
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.Payer[
                                    "ENTERPRISE"
                                ],
                                "The enterprise",
                            ),
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.Payer["OTHER"],
                                "Another payer",
                            ),
                        ],
                        max_length=10,
                        verbose_name="who pays",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=0,
                        max_digits=15,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="amount",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)),
                        name="coaching_cost_positive",
                        violation_error_message="An amount is more than nothing.",
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Stop",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "coaching",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stops",
                        to="enterprises.coaching",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.StopKind[
                                    "QUALITY"
                                ],
                                "The product does not reach the limits",
                            ),
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.StopKind["COST"],
                                "Tests and certificate cost too much",
                            ),
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.StopKind["TIME"],
                                "The owner has no time",
                            ),
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.StopKind[
                                    "NO_MARKET"
                                ],
                                "The market does not ask for it",
                            ),
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.StopKind[
                                    "NO_STANDARD"
                                ],
                                "There is no SNI for the product",
                            ),
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.StopKind[
                                    "NOT_MADE"
                                ],
                                "The product is not made any more",
                            ),
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.StopKind["CLOSED"],
                                "The business has ended",
                            ),
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.StopKind[
                                    "NO_CONTACT"
                                ],
                                "The owner cannot be reached",
                            ),
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.StopKind["OTHER"],
                                "Something else",
                            ),
                        ],
                        max_length=11,
                        verbose_name="why",
                    ),
                ),
                ("words", models.CharField(max_length=300, verbose_name="in words")),
                ("on", models.DateField(verbose_name="stopped on")),
                (
                    "taken_up_on",
                    models.DateField(blank=True, null=True, verbose_name="taken up again on"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_up_on", None)),
                        fields=("coaching",),
                        name="coaching_stopped_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("taken_up_on", None),
                            ("taken_up_on__gte", models.F("on")),
                            _connector="OR",
                        ),
                        name="coaching_taken_up_after",
                        violation_error_message="The last day lies before the first.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="OwnerUpload",
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
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uploads",
                        to="enterprises.enterprise",
                    ),
                ),
                (
                    "coaching",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uploads",
                        to="enterprises.coaching",
                    ),
                ),
                ("key", models.UUIDField()),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
                (
                    "note",
                    models.CharField(blank=True, max_length=300, verbose_name="what it shows"),
                ),
                ("sent_at", models.DateTimeField(verbose_name="sent")),
                ("seen_at", models.DateTimeField(blank=True, null=True, verbose_name="looked at")),
                (
                    "seen_office",
                    models.CharField(blank=True, max_length=160, verbose_name="looked at by"),
                ),
                ("answer", models.CharField(blank=True, max_length=300, verbose_name="answer")),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "seen_at"], name="enterprises_agency__2cf6fb_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("enterprise", "key"), name="owner_upload_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answer", ""), ("seen_at__isnull", False), _connector="OR"
                        ),
                        name="owner_upload_answered_is_seen",
                    ),
                ],
            },
        ),
        CreateModel(
            name="ProductTest",
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
                    "coaching",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tests",
                        to="enterprises.coaching",
                        verbose_name="product",
                    ),
                ),
                (
                    "retest_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="retests",
                        to="enterprises.producttest",
                        verbose_name="retest of",
                    ),
                ),
                ("laboratory", models.CharField(max_length=160, verbose_name="laboratory")),
                (
                    "accreditation",
                    models.CharField(max_length=40, verbose_name="KAN accreditation number"),
                ),
                ("sample", models.CharField(max_length=300, verbose_name="sample")),
                ("sampled_on", models.DateField(verbose_name="sample taken on")),
                (
                    "limits_source",
                    models.CharField(max_length=200, verbose_name="source of the limits"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.product_tests.TestState[
                                    "PLANNED"
                                ],
                                "At the laboratory",
                            ),
                            (
                                teraju.modules.enterprises.domain.product_tests.TestState[
                                    "REPORTED"
                                ],
                                "Reported",
                            ),
                            (
                                teraju.modules.enterprises.domain.product_tests.TestState[
                                    "DROPPED"
                                ],
                                "Called off",
                            ),
                        ],
                        default=teraju.modules.enterprises.domain.product_tests.TestState[
                            "PLANNED"
                        ],
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                (
                    "report_number",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="number of the report"
                    ),
                ),
                (
                    "reported_on",
                    models.DateField(blank=True, null=True, verbose_name="day of the report"),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.product_tests.Verdict["OPEN"],
                                "No result yet",
                            ),
                            (
                                teraju.modules.enterprises.domain.product_tests.Verdict["PASSED"],
                                "Passed",
                            ),
                            (
                                teraju.modules.enterprises.domain.product_tests.Verdict["FAILED"],
                                "Failed",
                            ),
                            (
                                teraju.modules.enterprises.domain.product_tests.Verdict[
                                    "UNDECIDED"
                                ],
                                "Not decided",
                            ),
                        ],
                        default=teraju.modules.enterprises.domain.product_tests.Verdict["OPEN"],
                        max_length=9,
                        verbose_name="verdict",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "state", "verdict"], name="enterprises_agency__e3d6ad_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("state", "dropped"), _negated=True),
                            ("retest_of__isnull", False),
                        ),
                        fields=("retest_of",),
                        name="product_retest_once",
                        violation_error_message="This test has a retest already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "reported"), _negated=True),
                            models.Q(
                                ("reported_on__isnull", False),
                                models.Q(("report_number", ""), _negated=True),
                                models.Q(("verdict", "open"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="product_test_reported_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "dropped"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="product_test_dropped_has_reason",
                        violation_error_message="Say why.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="ProposalStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="enterprises.proposal",
                    ),
                ),
                ("event", models.CharField(max_length=10)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.proposals.ProposalState["DRAFT"],
                                "Draft",
                            ),
                            (
                                teraju.modules.enterprises.domain.proposals.ProposalState[
                                    "SUBMITTED"
                                ],
                                "Submitted to BSN",
                            ),
                            (
                                teraju.modules.enterprises.domain.proposals.ProposalState[
                                    "PROGRAMMED"
                                ],
                                "In PNPS",
                            ),
                            (
                                teraju.modules.enterprises.domain.proposals.ProposalState[
                                    "DRAFTING"
                                ],
                                "RSNI is being drafted",
                            ),
                            (
                                teraju.modules.enterprises.domain.proposals.ProposalState[
                                    "CONSENSUS"
                                ],
                                "Consensus",
                            ),
                            (
                                teraju.modules.enterprises.domain.proposals.ProposalState[
                                    "ENACTED"
                                ],
                                "SNI enacted",
                            ),
                            (
                                teraju.modules.enterprises.domain.proposals.ProposalState[
                                    "REFUSED"
                                ],
                                "Refused",
                            ),
                            (
                                teraju.modules.enterprises.domain.proposals.ProposalState[
                                    "WITHDRAWN"
                                ],
                                "Withdrawn",
                            ),
                        ],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("on", models.DateField(verbose_name="day")),
                (
                    "reference",
                    models.CharField(blank=True, max_length=160, verbose_name="letter or number"),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
        CreateModel(
            name="Visit",
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
                    "coaching",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="enterprises.coaching",
                        verbose_name="coaching",
                    ),
                ),
                ("planned_on", models.DateField(verbose_name="day")),
                ("at_time", models.TimeField(blank=True, null=True, verbose_name="time")),
                (
                    "company",
                    models.CharField(blank=True, max_length=200, verbose_name="who comes along"),
                ),
                ("purpose", models.CharField(max_length=300, verbose_name="purpose")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.visits.VisitState["PLANNED"],
                                "Planned",
                            ),
                            (teraju.modules.enterprises.domain.visits.VisitState["HELD"], "Held"),
                            (
                                teraju.modules.enterprises.domain.visits.VisitState["CANCELLED"],
                                "Cancelled",
                            ),
                        ],
                        default=teraju.modules.enterprises.domain.visits.VisitState["PLANNED"],
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                ("held_on", models.DateField(blank=True, null=True, verbose_name="held on")),
                ("started_at", models.DateTimeField(blank=True, null=True, verbose_name="began")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended")),
                (
                    "held_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written down by",
                    ),
                ),
                (
                    "held_office",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="written down by (office)"
                    ),
                ),
                ("edition", models.CharField(blank=True, max_length=40, verbose_name="checklist")),
                ("answers", models.JSONField(blank=True, default=dict, verbose_name="answers")),
                ("notes", models.TextField(blank=True, max_length=4000, verbose_name="notes")),
                (
                    "latitude",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=8,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="latitude",
                    ),
                ),
                (
                    "longitude",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=9,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="longitude",
                    ),
                ),
                (
                    "accuracy",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="accuracy"),
                ),
                ("signer", models.CharField(blank=True, max_length=120, verbose_name="signed by")),
                (
                    "signature",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                        verbose_name="signature",
                    ),
                ),
                (
                    "minutes",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.paper",
                        verbose_name="minutes",
                    ),
                ),
                (
                    "coaches",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who goes",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "state", "planned_on"],
                        name="enterprises_agency__31d841_idx",
                    ),
                    models.Index(
                        fields=["coaching", "planned_on"], name="enterprises_coachin_1b0084_idx"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "held"), _negated=True),
                            ("held_on__isnull", False),
                            _connector="OR",
                        ),
                        name="visit_held_has_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "cancelled"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="visit_cancelled_has_reason",
                        violation_error_message="Say why.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("started_at", None),
                            ("ended_at", None),
                            ("ended_at__gte", models.F("started_at")),
                            _connector="OR",
                        ),
                        name="visit_times_in_order",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Score",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "applicant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scores",
                        to="enterprises.applicant",
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scores",
                        to="enterprises.criterion",
                    ),
                ),
                (
                    "points",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="points",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("applicant", "criterion"), name="score_once"),
                    models.CheckConstraint(
                        condition=models.Q(("points__gte", 0), ("points__lte", 100)),
                        name="score_in_range",
                        violation_error_message="Points run from 0 to 100.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Promised",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "undertaking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promises",
                        to="enterprises.undertaking",
                    ),
                ),
                (
                    "party",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.Party["AGENCY"],
                                "The agency",
                            ),
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.Party[
                                    "ENTERPRISE"
                                ],
                                "The enterprise",
                            ),
                            (teraju.modules.enterprises.domain.coaching_kinds.Party["BSN"], "BSN"),
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.Party["OTHER"],
                                "Another party",
                            ),
                        ],
                        max_length=10,
                        verbose_name="who promises",
                    ),
                ),
                ("what", models.CharField(max_length=300, verbose_name="what is promised")),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
        CreateModel(
            name="GapAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "analysis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="enterprises.gapanalysis",
                    ),
                ),
                ("question", models.CharField(max_length=20)),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.GapAnswerKind[
                                    "MEETS"
                                ],
                                "Meets it",
                            ),
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.GapAnswerKind[
                                    "PARTLY"
                                ],
                                "Partly",
                            ),
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.GapAnswerKind[
                                    "NOT"
                                ],
                                "Not yet",
                            ),
                            (
                                teraju.modules.enterprises.domain.coaching_kinds.GapAnswerKind[
                                    "NOT_APPLICABLE"
                                ],
                                "Does not apply",
                            ),
                        ],
                        max_length=6,
                        verbose_name="answer",
                    ),
                ),
                (
                    "note",
                    models.CharField(blank=True, max_length=300, verbose_name="what was seen"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("analysis", "question"), name="gap_answer_once")
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="LabelCheck",
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
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="label_checks",
                        to="enterprises.product",
                        verbose_name="product",
                    ),
                ),
                ("seen_on", models.DateField(verbose_name="label seen on")),
                ("rulings", models.JSONField(blank=True, default=list, verbose_name="marks seen")),
                (
                    "upload",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="label_checks",
                        to="enterprises.ownerupload",
                        verbose_name="photo sent by the owner",
                    ),
                ),
                (
                    "printed",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="SNI number on the label"
                    ),
                ),
                (
                    "note",
                    models.CharField(blank=True, max_length=600, verbose_name="what was seen"),
                ),
                ("misused", models.BooleanField(default=False, verbose_name="a mark is misused")),
                (
                    "correction",
                    models.CharField(
                        blank=True, max_length=600, verbose_name="what has to be changed"
                    ),
                ),
                (
                    "due_on",
                    models.DateField(blank=True, null=True, verbose_name="to be put right by"),
                ),
                (
                    "settled_on",
                    models.DateField(blank=True, null=True, verbose_name="put right on"),
                ),
                (
                    "outcome",
                    models.CharField(blank=True, max_length=600, verbose_name="what was seen then"),
                ),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="taken back on"),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "misused", "settled_on"],
                        name="enterprises_agency__8bbec7_idx",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("misused", False),
                            models.Q(
                                models.Q(("correction", ""), _negated=True),
                                ("due_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="label_misuse_has_correction",
                        violation_error_message="Say what has to be changed, and by when.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("settled_on", None),
                            models.Q(("outcome", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="label_settled_has_outcome",
                        violation_error_message="Say what was seen then.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_on", None),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="label_withdrawn_has_reason",
                        violation_error_message="Say why.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="TestLine",
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
                    "test",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="enterprises.producttest",
                    ),
                ),
                ("parameter", models.CharField(max_length=120, verbose_name="parameter")),
                (
                    "unit",
                    models.CharField(blank=True, max_length=20, verbose_name="unit of measurement"),
                ),
                (
                    "limit",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.product_tests.LimitKind[
                                    "AT_MOST"
                                ],
                                "at most",
                            ),
                            (
                                teraju.modules.enterprises.domain.product_tests.LimitKind[
                                    "AT_LEAST"
                                ],
                                "at least",
                            ),
                            (
                                teraju.modules.enterprises.domain.product_tests.LimitKind[
                                    "BETWEEN"
                                ],
                                "from … to …",
                            ),
                            (
                                teraju.modules.enterprises.domain.product_tests.LimitKind["WORDS"],
                                "in words",
                            ),
                        ],
                        max_length=8,
                        verbose_name="limit",
                    ),
                ),
                (
                    "least",
                    models.DecimalField(
                        blank=True,
                        decimal_places=8,
                        max_digits=18,
                        null=True,
                        verbose_name="at least",
                    ),
                ),
                (
                    "most",
                    models.DecimalField(
                        blank=True,
                        decimal_places=8,
                        max_digits=18,
                        null=True,
                        verbose_name="at most",
                    ),
                ),
                ("wanted", models.CharField(blank=True, max_length=120, verbose_name="has to be")),
                ("result", models.CharField(blank=True, max_length=60, verbose_name="result")),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="taken back on"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_on", None)),
                        fields=("test", "parameter"),
                        name="test_parameter_once",
                        violation_error_message="This parameter is in the test already.",
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="VisitStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="enterprises.visit",
                    ),
                ),
                ("ordinal", models.PositiveSmallIntegerField()),
                ("text", models.CharField(max_length=300, verbose_name="next step")),
                (
                    "whose",
                    models.CharField(
                        choices=[
                            (teraju.modules.enterprises.domain.visits.Whose["OWNER"], "The owner"),
                            (teraju.modules.enterprises.domain.visits.Whose["COACH"], "The coach"),
                        ],
                        default=teraju.modules.enterprises.domain.visits.Whose["OWNER"],
                        max_length=5,
                        verbose_name="whose it is",
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="by")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                (
                    "told_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="done, as the owner says, on"
                    ),
                ),
            ],
            options={
                "ordering": ["ordinal", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("visit", "ordinal"), name="visit_step_once"),
                    models.CheckConstraint(
                        condition=models.Q(("told_on", None), ("whose", "owner"), _connector="OR"),
                        name="visit_step_told_by_owner",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="VisitEntry",
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
                ("key", models.UUIDField(verbose_name="key")),
                (
                    "visit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="enterprises.visit",
                    ),
                ),
                (
                    "record",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entry",
                        to="enterprises.visit",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="sent by",
                    ),
                ),
                (
                    "sender_office",
                    models.CharField(max_length=160, verbose_name="sent by (office)"),
                ),
                ("held_on", models.DateField(verbose_name="held on")),
                ("arrived_at", models.DateTimeField(verbose_name="arrived")),
                ("payload", models.JSONField(default=dict, verbose_name="as it was sent")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            (teraju.modules.enterprises.domain.visits.Outcome["STORED"], "Stored"),
                            (
                                teraju.modules.enterprises.domain.visits.Outcome["CONFLICT"],
                                "Conflict",
                            ),
                            (
                                teraju.modules.enterprises.domain.visits.Outcome["REFUSED"],
                                "Refused",
                            ),
                            (
                                teraju.modules.enterprises.domain.visits.Outcome["DISCARDED"],
                                "Discarded",
                            ),
                        ],
                        default=teraju.modules.enterprises.domain.visits.Outcome["REFUSED"],
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                (
                    "meeting",
                    models.CharField(
                        blank=True,
                        choices=[
                            (
                                teraju.modules.enterprises.domain.visits.Meeting["HELD_ALREADY"],
                                "Somebody else wrote this visit down already",
                            ),
                            (
                                teraju.modules.enterprises.domain.visits.Meeting["CANCELLED"],
                                "The visit was cancelled meanwhile",
                            ),
                        ],
                        max_length=12,
                        verbose_name="what it met",
                    ),
                ),
                (
                    "sentence",
                    models.CharField(
                        blank=True, max_length=600, verbose_name="why it was not taken"
                    ),
                ),
                ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="settled")),
                (
                    "settled_office",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="settled by (office)"
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "outcome", "held_on"],
                        name="enterprises_agency__767a6c_idx",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("government", "key"), name="visit_entry_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "stored"), _negated=True),
                            ("record__isnull", False),
                            _connector="OR",
                        ),
                        name="visit_stored_entry_has_record",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "discarded"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="visit_discarded_entry_has_reason",
                        violation_error_message="Say why.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="VisitPicture",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pictures",
                        to="enterprises.visitentry",
                    ),
                ),
                ("key", models.UUIDField()),
                ("is_signature", models.BooleanField(default=False)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
                ("arrived_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("entry", "key"), name="visit_picture_once")
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="ProductCertificate",
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
                    "coaching",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificates",
                        to="enterprises.coaching",
                        verbose_name="product",
                    ),
                ),
                (
                    "renews",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="renewed_by",
                        to="enterprises.productcertificate",
                        verbose_name="renews",
                    ),
                ),
                (
                    "road",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.kinds.Road["BINA_UMK"],
                                "SNI Bina UMK",
                            ),
                            (
                                teraju.modules.enterprises.domain.kinds.Road["BATIKMARK"],
                                "Batikmark",
                            ),
                            (teraju.modules.enterprises.domain.kinds.Road["SPPT_SNI"], "SPPT SNI"),
                        ],
                        max_length=9,
                        verbose_name="road",
                    ),
                ),
                ("number", models.CharField(max_length=80, verbose_name="certificate number")),
                ("body", models.CharField(max_length=160, verbose_name="issued by")),
                (
                    "scheme",
                    models.CharField(
                        blank=True,
                        choices=[
                            (
                                teraju.modules.enterprises.domain.certificates.Scheme["SYSTEM"],
                                "Type 5: test and system",
                            ),
                            (
                                teraju.modules.enterprises.domain.certificates.Scheme["BATCH"],
                                "Type 1: one batch",
                            ),
                        ],
                        max_length=1,
                        verbose_name="scheme type",
                    ),
                ),
                ("standard", models.CharField(blank=True, max_length=120, verbose_name="standard")),
                ("scope", models.CharField(blank=True, max_length=1000, verbose_name="scope")),
                ("valid_from", models.DateField(verbose_name="valid from")),
                (
                    "valid_until",
                    models.DateField(blank=True, null=True, verbose_name="valid until"),
                ),
                (
                    "until_reason",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why another last day"
                    ),
                ),
                (
                    "mark_number",
                    models.CharField(blank=True, max_length=80, verbose_name="SPPT SNI number"),
                ),
                (
                    "marked_on",
                    models.DateField(blank=True, null=True, verbose_name="mark approved on"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "valid_until"], name="enterprises_agency__01ff68_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("road", "bina_umk"), _negated=True),
                        fields=("government", "road", "body", "number"),
                        name="product_certificate_once",
                        violation_error_message="This certificate is in the register already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until", None),
                            ("valid_until__gt", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="product_certificate_days_in_order",
                        violation_error_message="The last day lies before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("road", "bina_umk"), ("valid_until__isnull", False), _connector="OR"
                        ),
                        name="product_certificate_ends",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("mark_number", ""), ("marked_on", None)),
                            models.Q(
                                ("marked_on__gte", models.F("valid_from")),
                                ("road", "sppt_sni"),
                                models.Q(("mark_number", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="product_certificate_mark_is_whole",
                        violation_error_message="The mark is approved after the certificate.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Application",
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
                    "coaching",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="enterprises.coaching",
                        verbose_name="product",
                    ),
                ),
                (
                    "renews",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="renewals",
                        to="enterprises.productcertificate",
                        verbose_name="renews",
                    ),
                ),
                (
                    "body",
                    models.CharField(max_length=160, verbose_name="certification body (LSPro)"),
                ),
                (
                    "papers",
                    models.JSONField(blank=True, default=list, verbose_name="papers at hand"),
                ),
                ("note", models.CharField(blank=True, max_length=600, verbose_name="note")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.certificates.ApplicationState[
                                    "PREPARED"
                                ],
                                "Being prepared",
                            ),
                            (
                                teraju.modules.enterprises.domain.certificates.ApplicationState[
                                    "SUBMITTED"
                                ],
                                "Submitted",
                            ),
                            (
                                teraju.modules.enterprises.domain.certificates.ApplicationState[
                                    "GRANTED"
                                ],
                                "Granted",
                            ),
                            (
                                teraju.modules.enterprises.domain.certificates.ApplicationState[
                                    "REFUSED"
                                ],
                                "Refused",
                            ),
                            (
                                teraju.modules.enterprises.domain.certificates.ApplicationState[
                                    "WITHDRAWN"
                                ],
                                "Withdrawn",
                            ),
                        ],
                        default=teraju.modules.enterprises.domain.certificates.ApplicationState[
                            "PREPARED"
                        ],
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                (
                    "number",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="number of the application"
                    ),
                ),
                (
                    "submitted_on",
                    models.DateField(blank=True, null=True, verbose_name="submitted on"),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "state"], name="enterprises_agency__7e4d28_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["prepared", "submitted"])),
                        fields=("coaching",),
                        name="application_once_at_a_time",
                        violation_error_message="An application for this product is under way.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["submitted", "granted"]), _negated=True),
                            ("submitted_on__isnull", False),
                            _connector="OR",
                        ),
                        name="application_submitted_has_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["refused", "withdrawn"]), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="application_ended_has_reason",
                        violation_error_message="Say why.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="CertificateSaying",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "certificate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sayings",
                        to="enterprises.productcertificate",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.certificates.Said["SUSPENDED"],
                                "Suspended",
                            ),
                            (
                                teraju.modules.enterprises.domain.certificates.Said["RESTORED"],
                                "In force again",
                            ),
                            (
                                teraju.modules.enterprises.domain.certificates.Said["WITHDRAWN"],
                                "Withdrawn",
                            ),
                        ],
                        max_length=9,
                        verbose_name="what was said",
                    ),
                ),
                ("on", models.DateField(verbose_name="since")),
                ("reason", models.CharField(max_length=600, verbose_name="reason")),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["certificate", "on"], name="enterprises_certifi_096d02_idx"
                    )
                ],
                "constraints": [],
            },
        ),
        CreateModel(
            name="FirmAudit",
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
                    "coaching",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="audits",
                        to="enterprises.coaching",
                        verbose_name="product",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.firm_audits.AuditKind["INTERNAL"],
                                "Internal audit of the firm",
                            ),
                            (
                                teraju.modules.enterprises.domain.firm_audits.AuditKind["BODY"],
                                "Audit by the certification body (LSPro)",
                            ),
                            (
                                teraju.modules.enterprises.domain.firm_audits.AuditKind[
                                    "SURVEILLANCE"
                                ],
                                "Yearly surveillance by the body",
                            ),
                        ],
                        max_length=12,
                        verbose_name="kind of audit",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="audits",
                        to="enterprises.application",
                        verbose_name="application",
                    ),
                ),
                (
                    "certificate",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="surveillances",
                        to="enterprises.productcertificate",
                        verbose_name="certificate",
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due by")),
                ("planned_on", models.DateField(verbose_name="planned on")),
                (
                    "auditors",
                    models.CharField(blank=True, max_length=200, verbose_name="who audits"),
                ),
                (
                    "scope",
                    models.CharField(blank=True, max_length=300, verbose_name="what is looked at"),
                ),
                ("held_on", models.DateField(blank=True, null=True, verbose_name="first day")),
                ("held_until", models.DateField(blank=True, null=True, verbose_name="last day")),
                (
                    "sampling",
                    models.CharField(blank=True, max_length=600, verbose_name="samples taken"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.firm_audits.AuditState["PLANNED"],
                                "Planned",
                            ),
                            (
                                teraju.modules.enterprises.domain.firm_audits.AuditState["HELD"],
                                "Held",
                            ),
                            (
                                teraju.modules.enterprises.domain.firm_audits.AuditState[
                                    "CONCLUDED"
                                ],
                                "Concluded",
                            ),
                            (
                                teraju.modules.enterprises.domain.firm_audits.AuditState["DROPPED"],
                                "Called off",
                            ),
                        ],
                        default=teraju.modules.enterprises.domain.firm_audits.AuditState["PLANNED"],
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                (
                    "concluded_on",
                    models.DateField(blank=True, null=True, verbose_name="concluded on"),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            (
                                teraju.modules.enterprises.domain.firm_audits.Outcome["PASSED"],
                                "Passed",
                            ),
                            (
                                teraju.modules.enterprises.domain.firm_audits.Outcome["NOT_PASSED"],
                                "Not passed",
                            ),
                        ],
                        max_length=10,
                        verbose_name="result",
                    ),
                ),
                (
                    "conclusion",
                    models.CharField(blank=True, max_length=1000, verbose_name="conclusion"),
                ),
                (
                    "reviewed_on",
                    models.DateField(blank=True, null=True, verbose_name="management review on"),
                ),
                (
                    "review",
                    models.CharField(
                        blank=True, max_length=1000, verbose_name="what the review decided"
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "state", "planned_on"],
                        name="enterprises_agency__80a679_idx",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "internal"), ("application", None), ("certificate", None)
                            ),
                            models.Q(
                                ("kind", "body"),
                                ("application__isnull", False),
                                ("certificate", None),
                            ),
                            models.Q(
                                ("application", None),
                                ("certificate__isnull", False),
                                ("due_on__isnull", False),
                                ("kind", "surveillance"),
                            ),
                            _connector="OR",
                        ),
                        name="firm_audit_belongs_to_its_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("held_until", None),
                            ("held_until__gte", models.F("held_on")),
                            _connector="OR",
                        ),
                        name="firm_audit_days_in_order",
                        violation_error_message="The last day lies before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["held", "concluded"]), _negated=True),
                            models.Q(("held_on__isnull", False), ("held_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="firm_audit_held_has_days",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "concluded"), _negated=True),
                            models.Q(
                                ("concluded_on__isnull", False),
                                models.Q(("outcome", ""), _negated=True),
                                models.Q(("conclusion", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="firm_audit_concluded_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "dropped"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="firm_audit_dropped_has_reason",
                        violation_error_message="Say why.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="FirmFinding",
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
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="enterprises.firmaudit",
                    ),
                ),
                (
                    "weight",
                    models.CharField(
                        choices=[
                            (
                                teraju.modules.enterprises.domain.firm_audits.Weight["MAJOR"],
                                "Major",
                            ),
                            (
                                teraju.modules.enterprises.domain.firm_audits.Weight["MINOR"],
                                "Minor",
                            ),
                            (
                                teraju.modules.enterprises.domain.firm_audits.Weight["OBSERVATION"],
                                "Observation",
                            ),
                        ],
                        max_length=11,
                        verbose_name="weight",
                    ),
                ),
                ("text", models.CharField(max_length=1000, verbose_name="what was found")),
                (
                    "correction",
                    models.CharField(
                        blank=True, max_length=1000, verbose_name="what was done about it"
                    ),
                ),
                (
                    "settled_on",
                    models.DateField(blank=True, null=True, verbose_name="put right on"),
                ),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="taken back on"),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("settled_on", None),
                            models.Q(("correction", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="firm_finding_settled_has_correction",
                        violation_error_message="Say what was done about it.",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.AddField(
            model_name="ProductCertificate",
            name="application",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="certificate",
                to="enterprises.application",
                verbose_name="application",
            ),
        ),
    ]
