from decimal import Decimal

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import teraju.modules.integrity_zone.domain.states
import teraju.modules.integrity_zone.models.choices
from teraju.platform.creation import CreateModel


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("organisation", "0002_crest"),
    ]

    operations = [
        CreateModel(
            name="Sheet",
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
                        verbose_name="unit",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2014),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="year",
                    ),
                ),
                (
                    "edition",
                    models.CharField(max_length=40, verbose_name="edition of the worksheet"),
                ),
                (
                    "aim",
                    models.CharField(
                        choices=[("WBK", "WBK"), ("WBBM", "WBBM")],
                        default=teraju.modules.integrity_zone.models.choices.Predicate["WBK"],
                        max_length=4,
                        verbose_name="predicate aimed at",
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="hand in by")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Being filled in"),
                            ("submitted", "With the assessor"),
                            ("assessed", "Assessed"),
                            ("closed", "Closed"),
                            ("dropped", "Dropped"),
                        ],
                        default=teraju.modules.integrity_zone.domain.states.SheetState["OPEN"],
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                (
                    "submitted_on",
                    models.DateField(blank=True, null=True, verbose_name="handed in on"),
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
                    "submitted_office",
                    models.CharField(blank=True, max_length=160, verbose_name="handed in by"),
                ),
                (
                    "returned_because",
                    models.CharField(
                        blank=True, max_length=1000, verbose_name="why it was returned"
                    ),
                ),
                (
                    "assessed_on",
                    models.DateField(blank=True, null=True, verbose_name="assessed on"),
                ),
                (
                    "assessed_office",
                    models.CharField(blank=True, max_length=160, verbose_name="assessed by"),
                ),
                (
                    "conclusion",
                    models.TextField(
                        blank=True, max_length=4000, verbose_name="conclusion of the assessor"
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                (
                    "dropped_because",
                    models.CharField(
                        blank=True, max_length=1000, verbose_name="why it was dropped"
                    ),
                ),
                (
                    "published_on",
                    models.DateField(blank=True, null=True, verbose_name="published on"),
                ),
                (
                    "unit_score",
                    models.DecimalField(
                        decimal_places=6,
                        default=Decimal("0"),
                        max_digits=9,
                        verbose_name="score by the unit",
                    ),
                ),
                (
                    "score",
                    models.DecimalField(
                        decimal_places=6, default=Decimal("0"), max_digits=9, verbose_name="score"
                    ),
                ),
                (
                    "answered",
                    models.PositiveSmallIntegerField(default=0, verbose_name="questions answered"),
                ),
                (
                    "differing",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="answers changed by the assessor"
                    ),
                ),
                (
                    "predicate",
                    models.CharField(
                        blank=True,
                        choices=[("WBK", "WBK"), ("WBBM", "WBBM")],
                        max_length=4,
                        verbose_name="predicate reached",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "state", "year"], name="integrity_z_agency__2441b8_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "year"),
                        name="integrity_zone_sheet_once",
                        violation_error_message="This unit has a worksheet for this year already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "state",
                                    teraju.modules.integrity_zone.domain.states.SheetState[
                                        "DROPPED"
                                    ],
                                ),
                                _negated=True,
                            ),
                            models.Q(("dropped_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="integrity_zone_dropped_has_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_on", None),
                            (
                                "state",
                                teraju.modules.integrity_zone.domain.states.SheetState["CLOSED"],
                            ),
                            _connector="OR",
                        ),
                        name="integrity_zone_published_is_closed",
                    ),
                ],
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
                        verbose_name="unit",
                    ),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="integrity_zone.sheet",
                    ),
                ),
                ("code", models.CharField(max_length=12, verbose_name="code")),
                ("place", models.PositiveSmallIntegerField()),
                ("part", models.CharField(max_length=1, verbose_name="part")),
                ("area", models.CharField(max_length=1, verbose_name="area")),
                (
                    "unit_answer",
                    models.CharField(blank=True, max_length=24, verbose_name="answer of the unit"),
                ),
                (
                    "unit_note",
                    models.CharField(blank=True, max_length=1000, verbose_name="explanation"),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "tpi_answer",
                    models.CharField(
                        blank=True, max_length=24, verbose_name="answer of the assessor"
                    ),
                ),
                (
                    "tpi_reason",
                    models.CharField(
                        blank=True, max_length=1000, verbose_name="reason of the assessor"
                    ),
                ),
                (
                    "lost",
                    models.DecimalField(
                        decimal_places=6,
                        default=Decimal("0"),
                        max_digits=9,
                        verbose_name="points missing",
                    ),
                ),
                (
                    "differs",
                    models.BooleanField(default=False, verbose_name="changed by the assessor"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["sheet", "place"], name="integrity_z_sheet_i_3d3478_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("sheet", "code"), name="integrity_zone_answer_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("differs", False),
                            models.Q(("tpi_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="integrity_zone_change_has_reason",
                    ),
                ],
            },
        ),
        CreateModel(
            name="LinkedRecord",
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
                        verbose_name="unit",
                    ),
                ),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="integrity_zone.answer",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="what it is")),
                ("url", models.CharField(max_length=300, verbose_name="address")),
                ("linked_on", models.DateField(verbose_name="linked on")),
                ("linked_office", models.CharField(max_length=160, verbose_name="linked by")),
                (
                    "taken_off_on",
                    models.DateField(blank=True, null=True, verbose_name="taken off on"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["answer", "taken_off_on"], name="integrity_z_answer__4bab0a_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_off_on", None)),
                        fields=("answer", "url"),
                        name="integrity_zone_link_once",
                        violation_error_message="This record is linked already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("url__startswith", "/")),
                        name="integrity_zone_link_within_the_house",
                    ),
                ],
            },
        ),
    ]
