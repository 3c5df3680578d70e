import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import teraju.modules.metrology.domain.exemptions
import teraju.modules.metrology.domain.field
import teraju.modules.metrology.domain.fitness
import teraju.modules.metrology.domain.marks
import teraju.modules.metrology.domain.orders
import teraju.modules.metrology.domain.planning
import teraju.modules.metrology.domain.requests
import teraju.modules.metrology.domain.scope
import teraju.modules.metrology.domain.stamps
import teraju.modules.metrology.domain.standing
import teraju.modules.metrology.domain.stickers
import teraju.modules.metrology.domain.supervision
import teraju.modules.metrology.models.unit_choices
from teraju.platform.creation import CreateModel


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("files", "0001_initial"),
        ("operations", "0001_initial"),
        ("organisation", "0002_crest"),
        ("papers", "0001_initial"),
    ]

    operations = [
        CreateModel(
            name="Owner",
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
                ("name_key", models.CharField(blank=True, editable=False, max_length=480)),
                ("is_business", models.BooleanField(default=False, verbose_name="a business")),
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
                ("address", models.CharField(blank=True, max_length=300, verbose_name="address")),
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
                    "ended_on",
                    models.DateField(blank=True, null=True, verbose_name="no longer trades since"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "name"], name="metrology_o_agency__5989db_idx"),
                    models.Index(
                        fields=["agency", "name_key"], name="metrology_o_agency__de83aa_idx"
                    ),
                    models.Index(fields=["agency", "phone"], name="metrology_o_agency__70f24f_idx"),
                ],
                "constraints": [],
            },
        ),
        CreateModel(
            name="Place",
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
                            ("market", "Market"),
                            ("kiosk", "Kiosk in a market"),
                            ("shop", "Shop"),
                            ("station", "Filling station"),
                            ("factory", "Factory or store"),
                            ("hall", "Hall or office"),
                            ("other", "Other"),
                        ],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                (
                    "market",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kiosks",
                        to="metrology.place",
                        verbose_name="market",
                    ),
                ),
                (
                    "stall",
                    models.CharField(blank=True, max_length=40, verbose_name="block and number"),
                ),
                (
                    "district",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="district (kecamatan)"
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="address")),
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
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "kind", "district"], name="metrology_p_agency__13e907_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "kiosk"), ("market__isnull", False)),
                            models.Q(
                                models.Q(("kind", "kiosk"), _negated=True), ("market__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="metrology_kiosk_has_market",
                        violation_error_message="A kiosk lies in a market, and nothing else does.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(("latitude__isnull", False), ("longitude__isnull", False)),
                            _connector="OR",
                        ),
                        name="metrology_place_whole_coordinates",
                        violation_error_message="Give both coordinates, or none.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("market__isnull", True)),
                        fields=("agency", "kind", "name", "district"),
                        name="metrology_place_once",
                        violation_error_message="This place is in the register already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("market__isnull", False)),
                        fields=("market", "name", "stall"),
                        name="metrology_kiosk_once",
                        violation_error_message="This place is in the register already.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="TagSeries",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "government",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
                    ),
                ),
                ("last", models.PositiveIntegerField(default=0)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        CreateModel(
            name="Repairer",
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
                ("permit_number", models.CharField(max_length=80, verbose_name="permit")),
                (
                    "permit_until",
                    models.DateField(blank=True, null=True, verbose_name="permit until"),
                ),
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
                ("kinds", models.JSONField(blank=True, default=list, verbose_name="kinds")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "ended_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="why it ended"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "permit_number"),
                        name="metrology_permit_once",
                        violation_error_message="This permit is in the register already.",
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="DayOfTester",
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
                    "tester",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("minutes", models.PositiveSmallIntegerField(verbose_name="minutes of the day")),
                (
                    "booked",
                    models.PositiveSmallIntegerField(default=0, verbose_name="minutes booked"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "tester", "day"), name="metrology_tester_day_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("booked__lte", models.F("minutes"))),
                        name="metrology_tester_day_not_overbooked",
                        violation_error_message="The tester has no time left on this day.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="CalendarFeed",
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="whose days",
                    ),
                ),
                ("opened_on", models.DateField(verbose_name="opened on")),
                ("revoked_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("person__isnull", False), ("revoked_on", None)),
                        fields=("agency", "person"),
                        name="metrology_feed_of_person_once",
                        violation_error_message="This calendar has an address already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("person__isnull", True), ("revoked_on", None)),
                        fields=("agency",),
                        name="metrology_feed_of_unit_once",
                        violation_error_message="This calendar has an address already.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Standard",
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
                ("code", models.CharField(max_length=40, verbose_name="inventory number")),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("weight", "Weights"),
                            ("measure", "Measure of volume"),
                            ("length", "Measure of length"),
                            ("balance", "Balance or comparator"),
                            ("other", "Other"),
                        ],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                (
                    "accuracy_class",
                    models.CharField(blank=True, max_length=12, verbose_name="class"),
                ),
                (
                    "nominal",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=16,
                        null=True,
                        verbose_name="nominal value",
                    ),
                ),
                (
                    "together",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=16,
                        null=True,
                        verbose_name="mass of all pieces",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=8, verbose_name="unit")),
                (
                    "count",
                    models.PositiveIntegerField(
                        default=1,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(10000),
                        ],
                        verbose_name="pieces",
                    ),
                ),
                ("make", models.CharField(blank=True, max_length=80, verbose_name="make")),
                (
                    "serial",
                    models.CharField(blank=True, max_length=80, verbose_name="serial number"),
                ),
                (
                    "custody",
                    models.CharField(
                        choices=[("own", "Own"), ("borrowed", "Borrowed from another unit")],
                        default=teraju.modules.metrology.models.unit_choices.Custody["OWN"],
                        max_length=8,
                        verbose_name="whose it is",
                    ),
                ),
                (
                    "lender",
                    models.CharField(blank=True, max_length=160, verbose_name="borrowed from"),
                ),
                (
                    "agreement",
                    models.CharField(blank=True, max_length=80, verbose_name="agreement"),
                ),
                (
                    "agreement_on",
                    models.DateField(blank=True, null=True, verbose_name="agreement of"),
                ),
                (
                    "agreement_until",
                    models.DateField(blank=True, null=True, verbose_name="agreement until"),
                ),
                ("kept_at", models.CharField(blank=True, max_length=160, verbose_name="kept at")),
                (
                    "state",
                    models.CharField(
                        choices=[("in_use", "In use"), ("withdrawn", "Withdrawn")],
                        default=teraju.modules.metrology.domain.fitness.StandardState["IN_USE"],
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="withdrawn on"),
                ),
                (
                    "withdrawn_because",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why it was withdrawn"
                    ),
                ),
                ("certified", models.BooleanField(default=False, verbose_name="certified fit")),
                (
                    "due_on",
                    models.DateField(blank=True, null=True, verbose_name="next calibration by"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "state", "due_on"], name="metrology_s_agency__a8d34e_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "code"),
                        name="metrology_standard_once",
                        violation_error_message="This number is in the inventory already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("custody", "own"), ("lender", "")),
                            models.Q(
                                ("custody", "borrowed"), models.Q(("lender", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="metrology_borrowed_standard_has_lender",
                        violation_error_message="Name the lender of what is borrowed, and only then.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("nominal", None),
                            models.Q(("unit", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="metrology_nominal_has_unit",
                        violation_error_message="Give the unit of the nominal value.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("together", None),
                            models.Q(
                                models.Q(("unit", ""), _negated=True),
                                ("kind", "weight"),
                                ("nominal", None),
                            ),
                            _connector="OR",
                        ),
                        name="metrology_together_of_a_box",
                        violation_error_message="Only a box of weights of several sizes has a mass of all pieces, with a unit.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "withdrawn"),
                                ("withdrawn_on__isnull", False),
                                models.Q(("withdrawn_because", ""), _negated=True),
                            ),
                            models.Q(("state", "in_use"), ("withdrawn_on", None)),
                            _connector="OR",
                        ),
                        name="metrology_withdrawn_standard_has_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agreement_on", None),
                            ("agreement_until", None),
                            ("agreement_until__gte", models.F("agreement_on")),
                            _connector="OR",
                        ),
                        name="metrology_standard_agreement_in_order",
                        violation_error_message="The agreement ends before it begins.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="RoomReading",
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
                ("room", models.CharField(max_length=80, verbose_name="room")),
                ("read_on", models.DateField(verbose_name="read on")),
                ("read_at", models.TimeField(verbose_name="at")),
                (
                    "temperature",
                    models.DecimalField(
                        decimal_places=1,
                        max_digits=4,
                        validators=[
                            django.core.validators.MinValueValidator(-10),
                            django.core.validators.MaxValueValidator(60),
                        ],
                        verbose_name="temperature, °C",
                    ),
                ),
                (
                    "humidity",
                    models.DecimalField(
                        decimal_places=1,
                        max_digits=4,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="relative humidity, %",
                    ),
                ),
                ("is_within", models.BooleanField(verbose_name="within the limits")),
                ("edition", models.CharField(max_length=40, verbose_name="limits by")),
                (
                    "measure",
                    models.CharField(blank=True, max_length=300, verbose_name="what was done"),
                ),
                ("office", models.CharField(max_length=160, verbose_name="read by")),
                (
                    "struck_on",
                    models.DateField(blank=True, null=True, verbose_name="struck out on"),
                ),
                (
                    "struck_because",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why it was struck out"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "read_on"], name="metrology_r_agency__39dda0_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("struck_on", None)),
                        fields=("agency", "room", "read_on", "read_at"),
                        name="metrology_reading_once",
                        violation_error_message="A reading of this room and time is there already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("struck_on", None),
                            models.Q(("struck_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="metrology_struck_reading_has_reason",
                    ),
                ],
            },
        ),
        CreateModel(
            name="StampStock",
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
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2199),
                        ],
                        verbose_name="year of the stamps",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Being prepared"),
                            ("requested", "Applied for"),
                            ("received", "In the safe"),
                            ("handed_over", "Handed over"),
                            ("closed", "Closed"),
                        ],
                        default=teraju.modules.metrology.domain.stamps.StockState["PLANNED"],
                        max_length=11,
                        verbose_name="status",
                    ),
                ),
                (
                    "grounds",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="grounds of the need"
                    ),
                ),
                (
                    "requested_on",
                    models.DateField(blank=True, null=True, verbose_name="applied for on"),
                ),
                (
                    "request_letter",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="letter of application"
                    ),
                ),
                (
                    "received_on",
                    models.DateField(blank=True, null=True, verbose_name="received on"),
                ),
                (
                    "receipt",
                    models.CharField(blank=True, max_length=80, verbose_name="minutes of receipt"),
                ),
                (
                    "handed_on",
                    models.DateField(blank=True, null=True, verbose_name="handed over on"),
                ),
                (
                    "handover",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="minutes of hand-over"
                    ),
                ),
                (
                    "confirmed_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="received by the ministry on"
                    ),
                ),
                (
                    "confirmation",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="letter of the ministry"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "year"),
                        name="metrology_stock_once",
                        violation_error_message="The stamps of this year are in the book already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("received_on", None), ("state__in", ["planned", "requested"])
                            ),
                            models.Q(
                                ("received_on__isnull", False),
                                ("state__in", ["received", "handed_over", "closed"]),
                            ),
                            _connector="OR",
                        ),
                        name="metrology_stock_received_has_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("handed_on", None),
                            ("handed_on__gte", models.F("received_on")),
                            _connector="OR",
                        ),
                        name="metrology_stock_handed_later",
                        violation_error_message="They are handed over after they were received.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_on", None),
                            ("confirmed_on__gte", models.F("handed_on")),
                            _connector="OR",
                        ),
                        name="metrology_stock_confirmed_later",
                        violation_error_message="The ministry receives them after the hand-over.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="StickerRoll",
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
                ("name", models.CharField(max_length=40, verbose_name="roll")),
                (
                    "first",
                    models.PositiveIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(1073741823),
                        ],
                        verbose_name="first number",
                    ),
                ),
                (
                    "last",
                    models.PositiveIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(1073741823),
                        ],
                        verbose_name="last number",
                    ),
                ),
                ("received_on", models.DateField(verbose_name="received on")),
                (
                    "state",
                    models.CharField(
                        choices=[("in_stock", "In stock"), ("withdrawn", "Withdrawn")],
                        default=teraju.modules.metrology.domain.stickers.RollState["IN_STOCK"],
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="withdrawn on"),
                ),
                (
                    "withdrawn_because",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why it was withdrawn"
                    ),
                ),
                ("used", models.PositiveIntegerField(default=0, verbose_name="used")),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["government", "first"], name="metrology_s_governm_e124b2_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "name"),
                        name="metrology_roll_once",
                        violation_error_message="A roll of this name is in the book already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last__gte", models.F("first"))),
                        name="metrology_roll_numbers_in_order",
                        violation_error_message="The last number is not below the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "withdrawn"),
                                ("withdrawn_on__isnull", False),
                                models.Q(("withdrawn_because", ""), _negated=True),
                            ),
                            models.Q(("state", "in_stock"), ("withdrawn_on", None)),
                            _connector="OR",
                        ),
                        name="metrology_withdrawn_roll_has_reason",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Issue",
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
                    "job",
                    models.CharField(max_length=80, verbose_name="order or letter of assignment"),
                ),
                (
                    "site",
                    models.CharField(
                        choices=[("office", "At the office"), ("field", "In the field")],
                        max_length=6,
                        verbose_name="place of the job",
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="handed out to",
                    ),
                ),
                (
                    "holder_office",
                    models.CharField(max_length=160, verbose_name="handed out to (office)"),
                ),
                ("issued_on", models.DateField(verbose_name="handed out on")),
                ("due_on", models.DateField(verbose_name="back by")),
                (
                    "issued_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="handed out by",
                    ),
                ),
                (
                    "issued_office",
                    models.CharField(max_length=160, verbose_name="handed out by (office)"),
                ),
                ("returned_on", models.DateField(blank=True, null=True, verbose_name="back on")),
                (
                    "returned_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="back at"),
                ),
                (
                    "returned_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="taken back by",
                    ),
                ),
                (
                    "returned_office",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="taken back by (office)"
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True, max_length=600, verbose_name="what was missing or broken"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "returned_on", "due_on"],
                        name="metrology_i_agency__a3b6f1_idx",
                    ),
                    models.Index(
                        fields=["holder", "returned_on"], name="metrology_i_holder__f55b6e_idx"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("issued_on"))),
                        name="metrology_issue_due_later",
                        violation_error_message="It comes back on the day or later.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("returned_on", None),
                            ("returned_on__gte", models.F("issued_on")),
                            _connector="OR",
                        ),
                        name="metrology_issue_back_later",
                        violation_error_message="It comes back on the day or later.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("issued_by", None),
                            models.Q(("issued_by", models.F("holder")), _negated=True),
                            _connector="OR",
                        ),
                        name="metrology_issue_by_another",
                        violation_error_message="Nobody hands out to themselves.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="NetContact",
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
                        choices=[("mail", "E-mail"), ("phone", "Telephone")],
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
                    models.UniqueConstraint(
                        fields=("agency", "address"), name="metrology_contact_once"
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="YearPlan",
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
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2199),
                        ],
                        verbose_name="year",
                    ),
                ),
                ("proposed_on", models.DateField(verbose_name="proposed on")),
                ("grounds", models.JSONField(blank=True, default=dict)),
                ("note", models.CharField(blank=True, max_length=400, verbose_name="note")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "year"),
                        name="metrology_plan_once",
                        violation_error_message="This year has a plan already.",
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="OrderlyRegion",
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
                ("number", models.CharField(max_length=120, verbose_name="number of the decision")),
                ("on", models.DateField(verbose_name="day of the decision")),
                ("declared_by", models.CharField(max_length=200, verbose_name="declared by")),
                (
                    "covers",
                    models.CharField(blank=True, max_length=400, verbose_name="what it covers"),
                ),
                ("shown_by", models.CharField(max_length=400, verbose_name="what shows it")),
                ("office", models.CharField(max_length=160, verbose_name="recorded by")),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="holds no longer since"),
                ),
                (
                    "withdrawn_reason",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why it was withdrawn"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_on", None)),
                        fields=("agency", "number"),
                        name="metrology_orderly_region_once",
                        violation_error_message="This decision is on record already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_on", None),
                            ("withdrawn_on__gte", models.F("on")),
                            _connector="OR",
                        ),
                        name="metrology_orderly_region_days_in_order",
                        violation_error_message="It cannot end before the day of the decision.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="TariffLine",
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
                ("kind", models.CharField(max_length=40, verbose_name="kind")),
                (
                    "accuracy_class",
                    models.CharField(blank=True, max_length=8, verbose_name="accuracy class"),
                ),
                (
                    "parameter",
                    models.CharField(blank=True, max_length=20, verbose_name="bounded by"),
                ),
                (
                    "above",
                    models.DecimalField(
                        blank=True, decimal_places=6, max_digits=16, null=True, verbose_name="above"
                    ),
                ),
                (
                    "up_to",
                    models.DecimalField(
                        blank=True, decimal_places=6, max_digits=16, null=True, verbose_name="up to"
                    ),
                ),
                (
                    "office_price",
                    models.PositiveIntegerField(verbose_name="tera, at the office or market"),
                ),
                ("in_place_price", models.PositiveIntegerField(verbose_name="tera, in place")),
                (
                    "office_price_again",
                    models.PositiveIntegerField(verbose_name="tera ulang, at the office or market"),
                ),
                (
                    "in_place_price_again",
                    models.PositiveIntegerField(verbose_name="tera ulang, in place"),
                ),
                ("valid_from", models.DateField(verbose_name="in force from")),
                ("valid_to", models.DateField(verbose_name="in force until")),
                ("basis", models.CharField(max_length=200, verbose_name="regulation")),
                ("office", models.CharField(max_length=160, verbose_name="recorded by")),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="withdrawn on"),
                ),
                (
                    "withdrawn_reason",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why it was withdrawn"
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
                    models.Index(fields=["agency", "kind"], name="metrology_t_agency__0fbce3_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("valid_to__gte", models.F("valid_from"))),
                        name="metrology_tariff_days_in_order",
                        violation_error_message="The last day lies before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("above", None), ("parameter", ""), ("up_to", None)),
                            models.Q(
                                models.Q(("parameter", ""), _negated=True),
                                models.Q(("above", None), ("up_to", None), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="metrology_tariff_bound_has_parameter",
                        violation_error_message="Say what is bounded, and by how much.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("above", None),
                            ("up_to", None),
                            ("up_to__gt", models.F("above")),
                            _connector="OR",
                        ),
                        name="metrology_tariff_bounds_in_order",
                        violation_error_message="The upper bound lies above the lower one.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Potential",
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
                ("on", models.DateField(verbose_name="as of")),
                (
                    "instruments",
                    models.PositiveIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(9999999),
                        ],
                        verbose_name="instruments",
                    ),
                ),
                (
                    "weights",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(9999999)],
                        verbose_name="weights",
                    ),
                ),
                (
                    "lacks_unit",
                    models.BooleanField(
                        default=False, verbose_name="the source does not state the counting unit"
                    ),
                ),
                ("source", models.CharField(max_length=300, verbose_name="source")),
                ("entered_office", models.CharField(max_length=160, verbose_name="entered by")),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="withdrawn on"),
                ),
                (
                    "withdrawn_reason",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why it was withdrawn"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_on", None)),
                        fields=("agency", "on", "lacks_unit"),
                        name="metrology_potential_once",
                        violation_error_message="A figure of this day stands already.",
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="WayChange",
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
                ("on", models.DateField(verbose_name="day of the change")),
                ("what", models.CharField(max_length=400, verbose_name="what changed")),
                (
                    "set_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="set by",
                    ),
                ),
                ("set_office", models.CharField(max_length=160, verbose_name="set by (office)")),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="withdrawn on"),
                ),
                (
                    "withdrawn_reason",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why it was withdrawn"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_on", None)),
                        fields=("agency",),
                        name="metrology_one_change_of_way",
                        violation_error_message="A day of change stands already: withdraw it first.",
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="PeriodReport",
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
                    "month",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(12)],
                        verbose_name="month",
                    ),
                ),
                ("figures", models.JSONField(default=dict)),
                ("signed_on", models.DateField(verbose_name="signed on")),
                (
                    "signed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="signed by",
                    ),
                ),
                (
                    "signed_office",
                    models.CharField(max_length=160, verbose_name="signed by (office)"),
                ),
                (
                    "paper",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.paper",
                    ),
                ),
                (
                    "replaced_on",
                    models.DateField(blank=True, null=True, verbose_name="replaced on"),
                ),
                (
                    "replaced_reason",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why it was replaced"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_on", None)),
                        fields=("agency", "year", "month"),
                        name="metrology_report_once",
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="ScopeLetter",
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
                ("issued_on", models.DateField(verbose_name="issued on")),
                ("issuer", models.CharField(max_length=160, verbose_name="issued by")),
                ("region", models.CharField(max_length=160, verbose_name="own working area")),
                (
                    "mark_code",
                    models.CharField(
                        max_length=12, verbose_name="code of the regional mark (tanda daerah)"
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=400, verbose_name="note")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in_force", "In force"),
                            ("ended", "No longer in force"),
                            ("dropped", "Dropped"),
                        ],
                        default=teraju.modules.metrology.domain.scope.ScopeState["DRAFT"],
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("from_on", models.DateField(blank=True, null=True, verbose_name="in force from")),
                (
                    "ended_on",
                    models.DateField(blank=True, null=True, verbose_name="no longer in force from"),
                ),
                (
                    "ended_because",
                    models.CharField(blank=True, max_length=300, verbose_name="why it ended"),
                ),
                (
                    "replaced_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaces",
                        to="metrology.scopeletter",
                        verbose_name="revoked by",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "from_on"], name="metrology_s_agency__cc44ec_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "number"),
                        name="metrology_scope_number_once",
                        violation_error_message="This letter is in the register already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "in_force")),
                        fields=("agency",),
                        name="metrology_one_scope_in_force",
                        violation_error_message="Another letter is in force.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["in_force", "ended"]), _negated=True),
                            ("from_on__isnull", False),
                            _connector="OR",
                        ),
                        name="metrology_scope_in_force_has_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_on__gte", models.F("from_on")), ("state", "ended")),
                            models.Q(
                                models.Q(("state", "ended"), _negated=True), ("ended_on", None)
                            ),
                            _connector="OR",
                        ),
                        name="metrology_scope_ended_has_day",
                        violation_error_message="It ends on or after the day it came into force.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Instrument",
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
                ("tag", models.CharField(max_length=12, verbose_name="tag")),
                (
                    "list_number",
                    models.CharField(
                        blank=True, max_length=40, verbose_name="number in the earlier list"
                    ),
                ),
                ("list_key", models.CharField(blank=True, editable=False, max_length=120)),
                ("kind", models.CharField(max_length=40, verbose_name="kind")),
                ("make", models.CharField(blank=True, max_length=80, verbose_name="make")),
                ("model", models.CharField(blank=True, max_length=80, verbose_name="model")),
                (
                    "serial",
                    models.CharField(blank=True, max_length=80, verbose_name="serial number"),
                ),
                ("plate", models.JSONField(blank=True, default=dict, verbose_name="plate")),
                ("capacity", models.CharField(blank=True, max_length=80, verbose_name="capacity")),
                (
                    "count",
                    models.PositiveIntegerField(
                        default=1,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(10000),
                        ],
                        verbose_name="pieces",
                    ),
                ),
                (
                    "is_fixed",
                    models.BooleanField(default=False, verbose_name="fixed where it stands"),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="instruments",
                        to="metrology.owner",
                        verbose_name="owner",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="used_instruments",
                        to="metrology.owner",
                        verbose_name="used by",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="instruments",
                        to="metrology.place",
                        verbose_name="place",
                    ),
                ),
                ("since", models.DateField(verbose_name="in the register since")),
                ("moved_on", models.DateField(blank=True, null=True, verbose_name="moved on")),
                (
                    "void_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="earlier marks void since"
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
                        verbose_name="photo",
                    ),
                ),
                (
                    "pictured_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="photo taken"),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("new", "Not verified yet"),
                            ("valid", "Sah (valid)"),
                            ("unproven", "Without certificate"),
                            ("expired", "Expired"),
                            ("void", "Void"),
                            ("rejected", "Batal (rejected)"),
                            ("exempt", "Exempt from re-verification"),
                            ("retired", "Out of use"),
                        ],
                        default=teraju.modules.metrology.domain.standing.Standing["NEW"],
                        max_length=8,
                        verbose_name="standing",
                    ),
                ),
                (
                    "verified_on",
                    models.DateField(blank=True, null=True, verbose_name="verified on"),
                ),
                (
                    "valid_until",
                    models.DateField(blank=True, null=True, verbose_name="valid until"),
                ),
                (
                    "retired_on",
                    models.DateField(blank=True, null=True, verbose_name="out of use since"),
                ),
                (
                    "retired_reason",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why it is out of use"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "standing", "valid_until"],
                        name="metrology_i_agency__ceef83_idx",
                    ),
                    models.Index(fields=["agency", "kind"], name="metrology_i_agency__389f11_idx"),
                    models.Index(fields=["tag"], name="metrology_i_tag_8a8926_idx"),
                    models.Index(
                        fields=["agency", "valid_until"], name="metrology_i_agency__f6669e_idx"
                    ),
                    models.Index(
                        fields=["government", "serial"], name="metrology_i_governm_442584_idx"
                    ),
                    models.Index(
                        fields=["agency", "list_key"], name="metrology_i_agency__24f1ca_idx"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("government", "tag"),
                        name="metrology_tag_once",
                        violation_error_message="Another instrument has this tag.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("list_number", ""), _negated=True),
                        fields=("agency", "list_number"),
                        name="metrology_list_number_once",
                        violation_error_message="Another instrument has this number of the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True),
                            ("verified_on__isnull", False),
                            _connector="OR",
                        ),
                        name="metrology_validity_has_verification",
                        violation_error_message="Only what was verified is valid until a day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("retired_on__isnull", True),
                            models.Q(("retired_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="metrology_retired_has_reason",
                        violation_error_message="Say why it is out of use.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("photo", None), ("pictured_at", None)),
                            models.Q(("photo__isnull", False), ("pictured_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="metrology_photo_has_its_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("user__isnull", True),
                            models.Q(("user", models.F("owner")), _negated=True),
                            _connector="OR",
                        ),
                        name="metrology_user_is_another",
                        violation_error_message="Leave the user empty where the owner uses it.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Session",
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
                        related_name="sessions",
                        to="metrology.place",
                        verbose_name="market or hall",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(verbose_name="until")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("confirmed", "Confirmed"),
                            ("held", "Held"),
                            ("cancelled", "Cancelled"),
                        ],
                        default=teraju.modules.metrology.domain.orders.SessionState["PLANNED"],
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                (
                    "expected",
                    models.PositiveIntegerField(default=0, verbose_name="instruments expected"),
                ),
                (
                    "expected_equipment",
                    models.PositiveIntegerField(default=0, verbose_name="weights expected"),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                (
                    "ending_reason",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why it does not take place"
                    ),
                ),
                (
                    "testers",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="testers",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "starts_on"], name="metrology_s_agency__75bea8_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="metrology_session_days_in_order",
                        violation_error_message="It ends on the day it begins, or later.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "cancelled"), _negated=True),
                        fields=("place", "starts_on"),
                        name="metrology_session_once",
                        violation_error_message="A session of this market begins on this day already.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="StandardCertificate",
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
                    "standard",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificates",
                        to="metrology.standard",
                    ),
                ),
                ("number", models.CharField(max_length=80, verbose_name="certificate")),
                ("issued_by", models.CharField(max_length=160, verbose_name="laboratory")),
                ("traceable_to", models.CharField(max_length=160, verbose_name="traceable to")),
                ("calibrated_on", models.DateField(verbose_name="calibrated on")),
                ("due_on", models.DateField(verbose_name="next calibration by")),
                ("is_fit", models.BooleanField(default=True, verbose_name="found fit")),
                (
                    "uncertainty",
                    models.CharField(blank=True, max_length=80, verbose_name="uncertainty"),
                ),
                ("result", models.CharField(blank=True, max_length=300, verbose_name="result")),
                (
                    "struck_on",
                    models.DateField(blank=True, null=True, verbose_name="struck out on"),
                ),
                (
                    "struck_because",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why it was struck out"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["standard", "calibrated_on"], name="metrology_s_standar_92d00f_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("struck_on", None)),
                        fields=("standard", "number"),
                        name="metrology_certificate_once",
                        violation_error_message="This certificate is entered already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gt", models.F("calibrated_on"))),
                        name="metrology_certificate_due_later",
                        violation_error_message="The next calibration lies after this one.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="StandardLoan",
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
                    "standard",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="loans",
                        to="metrology.standard",
                    ),
                ),
                ("borrower", models.CharField(max_length=160, verbose_name="lent to")),
                ("agreement", models.CharField(max_length=80, verbose_name="agreement")),
                ("lent_on", models.DateField(verbose_name="lent on")),
                ("until", models.DateField(verbose_name="back by")),
                ("lent_office", models.CharField(max_length=160, verbose_name="handed out by")),
                ("returned_on", models.DateField(blank=True, null=True, verbose_name="back on")),
                (
                    "returned_office",
                    models.CharField(blank=True, max_length=160, verbose_name="taken back by"),
                ),
                (
                    "returned_as",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="condition when it came back"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("returned_on", None)),
                        fields=("standard",),
                        name="metrology_standard_lent_once",
                        violation_error_message="It is lent already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gte", models.F("lent_on"))),
                        name="metrology_loan_until_later",
                        violation_error_message="It comes back after it was lent.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("returned_on", None),
                            ("returned_on__gte", models.F("lent_on")),
                            _connector="OR",
                        ),
                        name="metrology_loan_back_later",
                        violation_error_message="It comes back after it was lent.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="StampLine",
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
                    "stock",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="metrology.stampstock",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("sah", "Sah (valid)"),
                            ("batal", "Batal (rejected)"),
                            ("jaminan", "Jaminan (seal)"),
                            ("daerah", "Daerah (region)"),
                            ("pegawai", "Pegawai berhak (official)"),
                        ],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("size", models.CharField(max_length=8, verbose_name="size")),
                (
                    "site",
                    models.CharField(
                        choices=[("office", "At the office"), ("field", "In the field")],
                        max_length=6,
                        verbose_name="used",
                    ),
                ),
                (
                    "requested",
                    models.PositiveIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(10000)],
                        verbose_name="applied for",
                    ),
                ),
                (
                    "received",
                    models.PositiveIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(10000)],
                        verbose_name="received",
                    ),
                ),
                (
                    "missing",
                    models.PositiveIntegerField(default=0, verbose_name="missing or broken"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("stock", "kind", "size", "site"), name="metrology_stamp_line_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("missing__lte", models.F("received"))),
                        name="metrology_stamp_missing_of_received",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="StampCount",
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
                    "stock",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="counts",
                        to="metrology.stampstock",
                    ),
                ),
                ("counted_on", models.DateField(verbose_name="counted on")),
                ("office", models.CharField(max_length=160, verbose_name="counted by")),
                ("witness", models.CharField(max_length=160, verbose_name="in the presence of")),
                (
                    "explanation",
                    models.CharField(
                        blank=True, max_length=600, verbose_name="explanation of a difference"
                    ),
                ),
                ("expected", models.PositiveIntegerField(verbose_name="by the book")),
                ("found", models.PositiveIntegerField(verbose_name="found")),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["stock", "counted_on"], name="metrology_s_stock_i_62d7da_idx"
                    )
                ],
                "constraints": [],
            },
        ),
        CreateModel(
            name="IssuedStandard",
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
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="standards",
                        to="metrology.issue",
                    ),
                ),
                (
                    "standard",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issued",
                        to="metrology.standard",
                    ),
                ),
                ("is_out", models.BooleanField(default=True)),
                (
                    "came_back",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("in_order", "Back in order"),
                            ("damaged", "Back damaged"),
                            ("missing", "Missing"),
                        ],
                        max_length=8,
                        verbose_name="condition when it came back",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("issue", "standard"), name="metrology_issued_standard_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_out", True)),
                        fields=("standard",),
                        name="metrology_standard_out_once",
                        violation_error_message="This standard is out already.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="IssuedRoll",
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
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rolls",
                        to="metrology.issue",
                    ),
                ),
                (
                    "roll",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issued",
                        to="metrology.stickerroll",
                    ),
                ),
                ("is_out", models.BooleanField(default=True)),
                ("left_out", models.PositiveIntegerField(verbose_name="stickers on it")),
                (
                    "left_back",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="stickers on it when back"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("issue", "roll"), name="metrology_issued_roll_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_out", True)),
                        fields=("roll",),
                        name="metrology_roll_out_once",
                        violation_error_message="This roll is out already.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="MarketStatement",
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
                        related_name="statements",
                        to="metrology.place",
                        verbose_name="market",
                    ),
                ),
                (
                    "condition",
                    models.CharField(
                        choices=[
                            ("marked", "Every instrument bears a valid mark"),
                            ("registered", "Number, kind, owner and stall are known"),
                            ("informed", "All traders are informed"),
                            ("manager", "The market has a manager"),
                            ("trained", "The manager trains those who use instruments"),
                            ("programme", "A programme of the government stands behind it"),
                        ],
                        max_length=10,
                        verbose_name="condition",
                    ),
                ),
                ("holds", models.BooleanField(verbose_name="it holds")),
                ("on", models.DateField(verbose_name="as of")),
                ("shown_by", models.CharField(max_length=400, verbose_name="what shows it")),
                ("office", models.CharField(max_length=160, verbose_name="stated by")),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["place", "condition", "on"], name="metrology_m_place_i_a15db6_idx"
                    )
                ],
                "constraints": [],
            },
        ),
        CreateModel(
            name="ReminderStop",
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
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminder_stops",
                        to="metrology.owner",
                    ),
                ),
                ("on", models.DateField(verbose_name="since")),
                (
                    "office",
                    models.CharField(blank=True, max_length=160, verbose_name="recorded by"),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="until")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on", None)),
                        fields=("owner",),
                        name="metrology_one_stop_of_reminders",
                        violation_error_message="This owner gets no reminders already.",
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="ScopeLine",
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
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="metrology.scopeletter",
                    ),
                ),
                ("kind", models.CharField(max_length=40, verbose_name="kind")),
                ("classes", models.CharField(blank=True, max_length=40, verbose_name="classes")),
                (
                    "parameter",
                    models.CharField(blank=True, max_length=20, verbose_name="bounded by"),
                ),
                (
                    "lower",
                    models.DecimalField(
                        blank=True, decimal_places=6, max_digits=16, null=True, verbose_name="from"
                    ),
                ),
                (
                    "upper",
                    models.DecimalField(
                        blank=True, decimal_places=6, max_digits=16, null=True, verbose_name="up to"
                    ),
                ),
                (
                    "standards",
                    models.CharField(
                        blank=True, max_length=600, verbose_name="standards and equipment listed"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["letter", "kind"], name="metrology_s_letter__6aa7a8_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lower", None), ("upper", None)),
                            models.Q(("parameter", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="metrology_scope_bound_has_parameter",
                        violation_error_message="Say what is bounded.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lower", None),
                            ("upper", None),
                            ("upper__gte", models.F("lower")),
                            _connector="OR",
                        ),
                        name="metrology_scope_bounds_in_order",
                        violation_error_message="The upper bound is not below the lower one.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="ScopeArea",
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
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="areas",
                        to="metrology.scopeletter",
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="region")),
                (
                    "agreement",
                    models.CharField(max_length=80, verbose_name="number of the agreement"),
                ),
                ("since", models.DateField(blank=True, null=True, verbose_name="holds from")),
                ("until", models.DateField(blank=True, null=True, verbose_name="holds until")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("letter", "name", "agreement"),
                        name="metrology_scope_area_once",
                        violation_error_message="This agreement is listed already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("since", None),
                            ("until", None),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="metrology_scope_area_days_in_order",
                        violation_error_message="The last day lies before the first.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Inspection",
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
                        related_name="inspections",
                        to="metrology.place",
                        verbose_name="place",
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("plan", "Planned"),
                            ("report", "Report of a citizen"),
                            ("follow_up", "Follows an earlier visit"),
                        ],
                        max_length=9,
                        verbose_name="origin",
                    ),
                ),
                ("purpose", models.CharField(max_length=300, verbose_name="what is looked at")),
                ("planned_on", models.DateField(verbose_name="planned on")),
                ("begins_at", models.TimeField(verbose_name="from")),
                ("ends_at", models.TimeField(verbose_name="until")),
                ("is_open", models.BooleanField(default=True, verbose_name="open to the public")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("assigned", "Assigned"),
                            ("visited", "Visited"),
                            ("closed", "Closed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default=teraju.modules.metrology.domain.supervision.InspectionState[
                            "PLANNED"
                        ],
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                (
                    "letter",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.paper",
                        verbose_name="assignment letter",
                    ),
                ),
                ("visited_on", models.DateField(blank=True, null=True, verbose_name="visited on")),
                ("visited_from", models.TimeField(blank=True, null=True, verbose_name="begun")),
                ("visited_until", models.TimeField(blank=True, null=True, verbose_name="ended")),
                (
                    "summary",
                    models.CharField(
                        blank=True, max_length=1000, verbose_name="course of the visit"
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
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                (
                    "conclusion",
                    models.CharField(blank=True, max_length=1000, verbose_name="conclusion"),
                ),
                (
                    "ending_reason",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why it does not take place"
                    ),
                ),
                (
                    "officials",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="officials",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "planned_on"], name="metrology_i_agency__0a6586_idx"
                    ),
                    models.Index(fields=["agency", "state"], name="metrology_i_agency__765ea4_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("begins_at"))),
                        name="metrology_inspection_hours",
                        violation_error_message="It ends after it begins.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["planned", "assigned", "cancelled"]),
                            models.Q(
                                ("visited_from__isnull", False),
                                ("visited_on__isnull", False),
                                ("visited_until__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="metrology_visited_has_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "closed"), _negated=True),
                            models.Q(("closed_on__isnull", False), ("minutes__isnull", False)),
                            _connector="OR",
                        ),
                        name="metrology_closed_has_minutes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "cancelled"), _negated=True),
                            models.Q(("ending_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="metrology_no_inspection_has_reason",
                        violation_error_message="Say why it does not take place.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="InstrumentWord",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "government_id",
                        "word",
                        "instrument_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "government",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
                    ),
                ),
                ("word", models.CharField(max_length=16)),
                (
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="words",
                        to="metrology.instrument",
                    ),
                ),
            ],
        ),
        CreateModel(
            name="Order",
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
                    "output",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="operations.output",
                        verbose_name="order",
                    ),
                ),
                (
                    "site",
                    models.CharField(
                        choices=[
                            ("office", "At the office"),
                            ("in_place", "Where it stands (loko)"),
                            ("session", "Market session (sidang)"),
                        ],
                        max_length=8,
                        verbose_name="where",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="orders",
                        to="metrology.owner",
                        verbose_name="owner",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="orders",
                        to="metrology.place",
                        verbose_name="place",
                    ),
                ),
                (
                    "session",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="order",
                        to="metrology.session",
                        verbose_name="market session",
                    ),
                ),
                ("wished_on", models.DateField(blank=True, null=True, verbose_name="wished for")),
                (
                    "letter_number",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="number of the owner's letter"
                    ),
                ),
                (
                    "letter_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="date of the owner's letter"
                    ),
                ),
                (
                    "wants_certificate",
                    models.BooleanField(
                        default=False, verbose_name="a certificate (SKHP) is asked for"
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=400, verbose_name="note")),
                ("idle_minutes", models.PositiveIntegerField(default=0, editable=False)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "site"], name="metrology_o_agency__df612c_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("site", "session"), ("session__isnull", False)),
                            models.Q(
                                models.Q(("site", "session"), _negated=True),
                                ("session__isnull", True),
                                ("owner__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="metrology_order_of_somebody",
                        violation_error_message="An order is of an owner or of a market session.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("site", "office"), ("place__isnull", False), _connector="OR"
                        ),
                        name="metrology_order_has_place",
                        violation_error_message="Say where the instruments stand.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Exemption",
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
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exemptions",
                        to="metrology.instrument",
                        verbose_name="instrument",
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("laboratory", "a laboratory"),
                            ("office", "an office"),
                            ("workshop", "a workshop"),
                            ("storage", "a store"),
                            ("closed_area", "a closed area of the company"),
                            ("machine_room", "the machine room of a production"),
                            ("transport", "transport alone, as the tank of a truck, barge or ship"),
                        ],
                        max_length=16,
                        verbose_name="used only in",
                    ),
                ),
                ("location", models.CharField(max_length=300, verbose_name="where exactly")),
                (
                    "letter",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="number of the request"
                    ),
                ),
                ("requested_on", models.DateField(verbose_name="requested on")),
                ("due_on", models.DateField(verbose_name="decision by")),
                ("edition", models.CharField(max_length=60, verbose_name="edition of the rules")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("requested", "Requested"),
                            ("granted", "Granted"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default=teraju.modules.metrology.domain.exemptions.ExemptionState[
                            "REQUESTED"
                        ],
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                (
                    "decision_reason",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="reason of the decision"
                    ),
                ),
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
                "indexes": [
                    models.Index(
                        fields=["agency", "state", "due_on"], name="metrology_e_agency__3ef9a5_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["requested", "granted"])),
                        fields=("instrument",),
                        name="metrology_one_exemption_at_a_time",
                        violation_error_message="An exemption of this instrument is open already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "requested"), ("decided_on__isnull", True)),
                            models.Q(
                                models.Q(("state", "requested"), _negated=True),
                                ("decided_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="metrology_exemption_decided",
                        violation_error_message="A decision has a day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "withdrawn"), ("withdrawn_on__isnull", False)),
                            models.Q(
                                models.Q(("state", "withdrawn"), _negated=True),
                                ("withdrawn_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="metrology_exemption_withdrawn",
                        violation_error_message="A withdrawal has a day.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="FieldKey",
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
                ("key", models.UUIDField()),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="metrology.owner",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="metrology.place",
                    ),
                ),
                (
                    "instrument",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="metrology.instrument",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("government", "key"), name="metrology_field_key_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("instrument", None), ("owner__isnull", False), ("place", None)
                            ),
                            models.Q(
                                ("instrument", None), ("owner", None), ("place__isnull", False)
                            ),
                            models.Q(
                                ("instrument__isnull", False), ("owner", None), ("place", None)
                            ),
                            _connector="OR",
                        ),
                        name="metrology_field_key_of_one",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="StampCountLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "count",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="metrology.stampcount",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="metrology.stampline",
                    ),
                ),
                ("expected", models.PositiveIntegerField(verbose_name="by the book")),
                ("found", models.PositiveIntegerField(verbose_name="found")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("count", "line"), name="metrology_count_line_once"
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Sticker",
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
                    "roll",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stickers",
                        to="metrology.stickerroll",
                    ),
                ),
                ("code", models.CharField(max_length=12, unique=True, verbose_name="code")),
                (
                    "instrument",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stickers",
                        to="metrology.instrument",
                        verbose_name="instrument",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("bound", "On an instrument"),
                            ("replaced", "Replaced"),
                            ("withdrawn", "Withdrawn"),
                            ("spoiled", "Spoiled"),
                        ],
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                ("used_on", models.DateField(verbose_name="used on")),
                (
                    "used_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="used by",
                    ),
                ),
                ("used_office", models.CharField(max_length=160, verbose_name="used by (office)")),
                (
                    "ended_on",
                    models.DateField(blank=True, null=True, verbose_name="no longer valid since"),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["roll", "state"], name="metrology_s_roll_id_b55200_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "bound")),
                        fields=("instrument",),
                        name="metrology_one_sticker_on_instrument",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "spoiled"), ("instrument__isnull", False), _connector="OR"
                        ),
                        name="metrology_bound_sticker_has_instrument",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_on", None), ("state", "bound")),
                            models.Q(
                                models.Q(("state", "bound"), _negated=True),
                                ("ended_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="metrology_ended_sticker_has_day",
                    ),
                ],
            },
        ),
        CreateModel(
            name="IssuedStamp",
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
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stamps",
                        to="metrology.issue",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issued",
                        to="metrology.stampline",
                    ),
                ),
                ("out", models.PositiveIntegerField(verbose_name="out")),
                ("back", models.PositiveIntegerField(blank=True, null=True, verbose_name="back")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("issue", "line"), name="metrology_issued_line_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("back", None), ("back__lte", models.F("out")), _connector="OR"
                        ),
                        name="metrology_back_not_more_than_out",
                        violation_error_message="No more comes back than went out.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="PlanLine",
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="metrology.yearplan",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="metrology.place",
                        verbose_name="market or hall",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(verbose_name="until")),
                (
                    "expected",
                    models.PositiveIntegerField(default=0, verbose_name="instruments expected"),
                ),
                (
                    "expected_equipment",
                    models.PositiveIntegerField(default=0, verbose_name="weights expected"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("planned", "Planned"),
                            ("dropped", "Dropped"),
                        ],
                        default=teraju.modules.metrology.domain.planning.LineState["PROPOSED"],
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("reasons", models.JSONField(blank=True, default=list)),
                ("is_kept", models.BooleanField(default=False)),
                (
                    "note",
                    models.CharField(blank=True, max_length=300, verbose_name="why it was changed"),
                ),
                (
                    "session",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plan_line",
                        to="metrology.session",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["plan", "starts_on"], name="metrology_p_plan_id_9eb18d_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="metrology_plan_days_in_order",
                        violation_error_message="It ends on the day it begins, or later.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "dropped"), _negated=True),
                        fields=("plan", "place", "starts_on"),
                        name="metrology_plan_line_once",
                        violation_error_message="A session of this market begins on this day already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "planned"), _negated=True),
                            ("session__isnull", False),
                            _connector="OR",
                        ),
                        name="metrology_planned_line_has_session",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Reminder",
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
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="metrology.instrument",
                        verbose_name="instrument",
                    ),
                ),
                ("term", models.DateField(verbose_name="runs out on")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="metrology.owner",
                        verbose_name="owner",
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("mail", "By e-mail"),
                            ("whatsapp", "By WhatsApp"),
                            ("other", "In person or by telephone"),
                        ],
                        max_length=8,
                        verbose_name="way",
                    ),
                ),
                ("on", models.DateField(verbose_name="day")),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="sent by",
                    ),
                ),
                (
                    "sent_office",
                    models.CharField(blank=True, max_length=160, verbose_name="sent by (office)"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "on"], name="metrology_r_agency__05d698_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("instrument", "term"),
                        name="metrology_reminded_once",
                        violation_error_message="The owner was reminded of this already.",
                    )
                ],
            },
        ),
        CreateModel(
            name="InspectionItem",
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
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="metrology.inspection",
                    ),
                ),
                (
                    "instrument",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inspections",
                        to="metrology.instrument",
                        verbose_name="instrument",
                    ),
                ),
                (
                    "described",
                    models.CharField(blank=True, max_length=200, verbose_name="which instrument"),
                ),
                (
                    "finding",
                    models.CharField(
                        choices=[
                            ("in_order", "In order"),
                            ("no_mark", "Bears no valid mark"),
                            ("expired", "Its verification has run out"),
                            ("damaged", "Its mark is damaged"),
                            ("seal_broken", "A securing mark is broken"),
                            ("repaired", "Repaired or changed, and not verified since"),
                            ("added_device", "A device was added"),
                            ("out_of_limits", "Its error is beyond the limit in use"),
                            ("other_use", "Used for what it is not for"),
                        ],
                        max_length=13,
                        verbose_name="finding",
                    ),
                ),
                (
                    "note",
                    models.CharField(blank=True, max_length=600, verbose_name="what was seen"),
                ),
                ("readings", models.JSONField(blank=True, default=dict, verbose_name="readings")),
                ("answer", models.JSONField(blank=True, default=dict)),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("pass", "Passes"),
                            ("fail", "Fails"),
                            ("undecided", "Not decided"),
                            ("unfit", "Not fit to be tested so"),
                        ],
                        max_length=9,
                        verbose_name="verdict of the engine",
                    ),
                ),
                ("reason_en", models.CharField(blank=True, max_length=600)),
                ("reason_id", models.CharField(blank=True, max_length=600)),
                (
                    "measure",
                    models.CharField(
                        choices=[
                            ("none", "None"),
                            ("warning", "Written warning"),
                            ("seal", "Sealed, not to be used"),
                            ("referral", "Referred to investigators"),
                        ],
                        default=teraju.modules.metrology.domain.supervision.Measure["NONE"],
                        max_length=8,
                        verbose_name="measure",
                    ),
                ),
                (
                    "due_on",
                    models.DateField(blank=True, null=True, verbose_name="to be put right by"),
                ),
                (
                    "seal",
                    models.CharField(blank=True, max_length=60, verbose_name="number of the seal"),
                ),
                (
                    "referred_to",
                    models.CharField(blank=True, max_length=160, verbose_name="referred to"),
                ),
                (
                    "warning",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.paper",
                        verbose_name="warning letter",
                    ),
                ),
                (
                    "referral",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.paper",
                        verbose_name="letter of referral",
                    ),
                ),
                (
                    "followed_up_on",
                    models.DateField(blank=True, null=True, verbose_name="followed up on"),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("put_right", "Put right and verified"),
                            ("out_of_use", "No longer used"),
                            ("handed_on", "In the hands of the investigators"),
                            ("not_put_right", "Not put right"),
                        ],
                        max_length=13,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "outcome_note",
                    models.CharField(
                        blank=True, max_length=600, verbose_name="what was found then"
                    ),
                ),
                (
                    "next_step",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("visit", "Another visit"),
                            ("referral", "Referred to investigators"),
                            ("rest", "Nothing more is done"),
                        ],
                        max_length=8,
                        verbose_name="what follows",
                    ),
                ),
                (
                    "decided_on",
                    models.DateField(blank=True, null=True, verbose_name="decided on"),
                ),
                (
                    "next_visit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carried",
                        to="metrology.inspection",
                        verbose_name="next visit",
                    ),
                ),
                (
                    "next_note",
                    models.CharField(blank=True, max_length=600, verbose_name="why this follows"),
                ),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="taken back on"),
                ),
                (
                    "replied_on",
                    models.DateField(blank=True, null=True, verbose_name="answered on"),
                ),
                (
                    "reply",
                    models.CharField(
                        blank=True, max_length=600, verbose_name="what the receiver did"
                    ),
                ),
                (
                    "reply_number",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="number of their document"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["followed_up_on", "due_on"], name="metrology_i_followe_e35739_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("instrument__isnull", False),
                            models.Q(("described", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="metrology_item_has_instrument",
                        violation_error_message="Say which instrument it is.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_on", None)),
                        fields=("inspection", "instrument"),
                        name="metrology_item_once",
                        violation_error_message="This instrument is in the list of the visit already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finding", "in_order"), ("measure", "none")),
                            models.Q(
                                models.Q(("finding", "in_order"), _negated=True),
                                models.Q(("measure", "none"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="metrology_finding_has_measure",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("measure", "warning"), _negated=True),
                                ("due_on__isnull", False),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("measure", "seal"), _negated=True),
                                models.Q(("seal", ""), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("measure", "referral"), _negated=True),
                                models.Q(("referred_to", ""), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="metrology_measure_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finding", "out_of_limits"), _negated=True),
                            ("verdict", "fail"),
                            _connector="OR",
                        ),
                        name="metrology_limits_by_engine",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("followed_up_on", None), ("outcome", "")),
                            models.Q(
                                ("followed_up_on__isnull", False),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="metrology_followed_up_has_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_on", None), ("next_step", "")),
                            models.Q(
                                models.Q(("next_step", ""), _negated=True),
                                ("decided_on__isnull", False),
                                ("outcome", "not_put_right"),
                            ),
                            _connector="OR",
                        ),
                        name="metrology_next_step_has_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("next_step", "visit"), ("next_visit__isnull", False)),
                            models.Q(
                                models.Q(("next_step", "visit"), _negated=True),
                                ("next_visit", None),
                            ),
                            _connector="OR",
                        ),
                        name="metrology_next_visit_is_there",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("next_step__in", ["", "visit"]),
                            models.Q(
                                ("next_step", "rest"), models.Q(("next_note", ""), _negated=True)
                            ),
                            models.Q(
                                ("next_step", "referral"),
                                models.Q(("next_note", ""), _negated=True),
                                models.Q(("referred_to", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="metrology_next_step_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("replied_on", None), ("reply", "")),
                            models.Q(
                                ("replied_on__isnull", False),
                                models.Q(("reply", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="metrology_item_answer_is_whole",
                    ),
                ],
            },
        ),
        CreateModel(
            name="CitizenReport",
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
                ("key", models.UUIDField(unique=True, verbose_name="key")),
                ("ticket", models.CharField(max_length=12, unique=True, verbose_name="ticket")),
                ("secret", models.CharField(editable=False, max_length=64)),
                (
                    "concern",
                    models.CharField(
                        choices=[
                            ("short", "I got less than I paid for"),
                            ("no_mark", "It bears no mark or sticker, or it has run out"),
                            ("wrong_sticker", "The sticker does not belong to this instrument"),
                            ("broken_seal", "A seal is broken, or something was added"),
                            ("other", "Something else about a measuring instrument"),
                        ],
                        max_length=13,
                        verbose_name="what happened",
                    ),
                ),
                ("happened_on", models.DateField(verbose_name="day")),
                (
                    "instrument",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="metrology.instrument",
                        verbose_name="instrument",
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=20, verbose_name="code")),
                ("where", models.CharField(max_length=200, verbose_name="where")),
                (
                    "text",
                    models.CharField(
                        blank=True, max_length=2000, verbose_name="in the words of the citizen"
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
                        verbose_name="photo",
                    ),
                ),
                ("contact", models.CharField(blank=True, max_length=200, verbose_name="contact")),
                ("received_at", models.DateTimeField(verbose_name="received")),
                ("due_on", models.DateField(verbose_name="to be looked at by")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Received"),
                            ("in_inspection", "Is being inspected"),
                            ("answered", "Answered"),
                            ("not_ours", "No matter of this unit"),
                        ],
                        default=teraju.modules.metrology.domain.supervision.ReportState["RECEIVED"],
                        max_length=13,
                        verbose_name="status",
                    ),
                ),
                (
                    "inspection",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="metrology.inspection",
                        verbose_name="inspection",
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        blank=True, max_length=2000, verbose_name="answer that the citizen sees"
                    ),
                ),
                (
                    "answered_on",
                    models.DateField(blank=True, null=True, verbose_name="answered on"),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="answered by",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "state", "due_on"], name="metrology_c_agency__f69a0b_idx"
                    ),
                    models.Index(
                        fields=["agency", "received_at"], name="metrology_c_agency__990bab_idx"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "in_inspection"), _negated=True),
                            ("inspection__isnull", False),
                            _connector="OR",
                        ),
                        name="metrology_inspected_report_has_visit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["answered", "not_ours"]), _negated=True),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="metrology_ended_report_has_answer",
                        violation_error_message="Write what the citizen is told.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="OrderLine",
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
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="metrology.order",
                    ),
                ),
                (
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="order_lines",
                        to="metrology.instrument",
                        verbose_name="instrument",
                    ),
                ),
                (
                    "control",
                    models.CharField(
                        choices=[
                            ("initial", "Initial verification (tera)"),
                            ("subsequent", "Re-verification (tera ulang)"),
                            ("in_service", "Inspection in use"),
                        ],
                        max_length=10,
                        verbose_name="kind of control",
                    ),
                ),
                (
                    "count",
                    models.PositiveIntegerField(
                        default=1,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(10000),
                        ],
                        verbose_name="pieces",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("in_test", "In test"),
                            ("paused", "Waits for somebody else"),
                            ("to_sign", "To sign"),
                            ("returned", "Back with the tester"),
                            ("done", "Done"),
                            ("referred", "Referred"),
                            ("cancelled", "Cancelled"),
                        ],
                        default=teraju.modules.metrology.domain.orders.LineState["WAITING"],
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                ("arrived_at", models.DateTimeField(verbose_name="arrived")),
                (
                    "taken_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="taken into test"),
                ),
                (
                    "tester",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="tester",
                    ),
                ),
                ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="done")),
                (
                    "service_minutes",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="service time"),
                ),
                ("obstacles", models.JSONField(blank=True, default=list)),
                (
                    "referred_to",
                    models.CharField(blank=True, max_length=200, verbose_name="referred to"),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                (
                    "replied_on",
                    models.DateField(blank=True, null=True, verbose_name="answered on"),
                ),
                (
                    "reply",
                    models.CharField(
                        blank=True, max_length=600, verbose_name="what the receiver did"
                    ),
                ),
                (
                    "reply_number",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="number of their document"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["state", "arrived_at"], name="metrology_o_state_c5e28a_idx"
                    ),
                    models.Index(fields=["done_at"], name="metrology_o_done_at_079bd1_idx"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "cancelled"), _negated=True),
                        fields=("order", "instrument"),
                        name="metrology_instrument_once_in_order",
                        violation_error_message="This instrument is in the order already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "done"), _negated=True),
                            models.Q(
                                ("done_at__isnull", False), ("service_minutes__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="metrology_done_line_has_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "referred"), _negated=True),
                            models.Q(("referred_to", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="metrology_referred_line_has_unit",
                        violation_error_message="Say to whom it is referred.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("replied_on", None), ("reply", "")),
                            models.Q(
                                ("replied_on__isnull", False),
                                models.Q(("reply", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="metrology_line_answer_is_whole",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Appointment",
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
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="metrology.order",
                    ),
                ),
                (
                    "tester",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="tester",
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="comes at")),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(1440),
                        ],
                        verbose_name="minutes",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("booked", "Booked"),
                            ("kept", "Kept"),
                            ("missed", "Missed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default=teraju.modules.metrology.domain.requests.AppointmentState["BOOKED"],
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                (
                    "is_here",
                    models.BooleanField(
                        default=False, verbose_name="the instruments are here already"
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.paper",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "starts_at"], name="metrology_a_agency__ddd56b_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "cancelled"), _negated=True),
                        fields=("tester", "starts_at"),
                        name="metrology_appointment_once",
                        violation_error_message="This time is taken meanwhile: choose another.",
                    )
                ],
            },
        ),
        CreateModel(
            name="NetRequest",
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
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="metrology.netcontact",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="metrology.owner",
                        verbose_name="owner",
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                (
                    "site",
                    models.CharField(
                        choices=[
                            ("office", "At the office"),
                            ("in_place", "Where it stands (loko)"),
                            ("session", "Market session (sidang)"),
                        ],
                        max_length=8,
                        verbose_name="where",
                    ),
                ),
                (
                    "address",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="where the instruments stand"
                    ),
                ),
                ("wished_on", models.DateField(blank=True, null=True, verbose_name="wished for")),
                (
                    "wants_certificate",
                    models.BooleanField(
                        default=False, verbose_name="a certificate (SKHP) is asked for"
                    ),
                ),
                ("instruments", models.JSONField(blank=True, default=list)),
                (
                    "described",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="instruments not in the register"
                    ),
                ),
                ("received_at", models.DateTimeField(verbose_name="received")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Waits for the counter"),
                            ("taken", "Became an order"),
                            ("declined", "Declined"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default=teraju.modules.metrology.domain.requests.RequestState["RECEIVED"],
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                (
                    "order",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="request",
                        to="metrology.order",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="answer")),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "state", "received_at"],
                        name="metrology_n_agency__c4428b_idx",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "taken"), _negated=True),
                            ("order__isnull", False),
                            _connector="OR",
                        ),
                        name="metrology_taken_request_has_order",
                    )
                ],
            },
        ),
        CreateModel(
            name="LinePause",
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
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pauses",
                        to="metrology.orderline",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("repairer", "Waits for the repairer"),
                            ("owner", "Waits for the owner"),
                        ],
                        max_length=8,
                        verbose_name="waits for",
                    ),
                ),
                ("since", models.DateTimeField(verbose_name="since")),
                ("until", models.DateTimeField(blank=True, null=True, verbose_name="until")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("line",),
                        name="metrology_one_pause_runs",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="metrology_pause_ends_later",
                    ),
                ],
                "indexes": [],
            },
        ),
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
                        verbose_name="agency",
                    ),
                ),
                ("key", models.UUIDField(verbose_name="key")),
                (
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheets",
                        to="metrology.instrument",
                        verbose_name="instrument",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheets",
                        to="metrology.orderline",
                        verbose_name="order",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="metrology.place",
                    ),
                ),
                (
                    "control",
                    models.CharField(
                        choices=[
                            ("initial", "Initial verification (tera)"),
                            ("subsequent", "Re-verification (tera ulang)"),
                            ("in_service", "Inspection in use"),
                        ],
                        max_length=10,
                        verbose_name="kind of control",
                    ),
                ),
                (
                    "tester",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="tester",
                    ),
                ),
                ("tester_office", models.CharField(max_length=160, verbose_name="tester (office)")),
                ("tested_on", models.DateField(verbose_name="tested on")),
                ("started_at", models.DateTimeField(verbose_name="begun")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended")),
                ("plate", models.JSONField(blank=True, default=dict, verbose_name="plate")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("decided", "Decided"),
                            ("given_up", "Given up"),
                        ],
                        default=teraju.modules.metrology.domain.marks.SheetState["OPEN"],
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("pass", "Passes"),
                            ("fail", "Fails"),
                            ("undecided", "Not decided"),
                            ("unfit", "Not fit to be tested so"),
                        ],
                        max_length=9,
                        verbose_name="verdict of the engine",
                    ),
                ),
                ("reason_en", models.CharField(blank=True, max_length=600)),
                ("reason_id", models.CharField(blank=True, max_length=600)),
                ("rules", models.JSONField(blank=True, default=list)),
                (
                    "photo",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                        verbose_name="photo of the marks",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=400, verbose_name="note")),
                (
                    "standards",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="metrology.standard",
                        verbose_name="standards",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "tested_on"], name="metrology_s_agency__93230b_idx"
                    ),
                    models.Index(
                        fields=["tester", "tested_on"], name="metrology_s_tester__95388f_idx"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("government", "key"), name="metrology_sheet_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("instrument",),
                        name="metrology_one_open_sheet",
                        violation_error_message="Somebody is testing this instrument already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "decided"), _negated=True),
                            models.Q(
                                models.Q(("verdict", ""), _negated=True),
                                ("ended_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="metrology_decided_sheet_has_verdict",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Attempt",
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
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attempts",
                        to="metrology.sheet",
                    ),
                ),
                ("ordinal", models.PositiveSmallIntegerField(verbose_name="attempt")),
                (
                    "remedy",
                    models.CharField(
                        choices=[
                            ("none", "Nothing"),
                            ("adjusted", "Adjusted by the official"),
                            ("repaired", "Repaired by a repairer"),
                        ],
                        default=teraju.modules.metrology.domain.marks.Remedy["NONE"],
                        max_length=8,
                        verbose_name="done before",
                    ),
                ),
                (
                    "repairer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="metrology.repairer",
                        verbose_name="repairer",
                    ),
                ),
                (
                    "remedy_note",
                    models.CharField(blank=True, max_length=300, verbose_name="what was done"),
                ),
                ("readings", models.JSONField(blank=True, default=dict, verbose_name="readings")),
                ("cells", models.JSONField(blank=True, default=dict)),
                ("answer", models.JSONField(blank=True, default=dict)),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("pass", "Passes"),
                            ("fail", "Fails"),
                            ("undecided", "Not decided"),
                            ("unfit", "Not fit to be tested so"),
                        ],
                        max_length=9,
                        verbose_name="verdict of the engine",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("sheet", "ordinal"), name="metrology_attempt_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ordinal__gte", 1),
                            models.Q(
                                models.Q(("ordinal", 1), ("remedy", "none")),
                                models.Q(
                                    ("ordinal__gt", 1), models.Q(("remedy", "none"), _negated=True)
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="metrology_later_attempt_has_remedy",
                        violation_error_message="Say what was done before it was tried again.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("remedy", "repaired"), _negated=True),
                            ("repairer__isnull", False),
                            _connector="OR",
                        ),
                        name="metrology_repair_has_repairer",
                        violation_error_message="Say who repaired it.",
                    ),
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="FieldEntry",
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
                    "session",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="metrology.session",
                        verbose_name="market session",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="metrology.order",
                        verbose_name="order",
                    ),
                ),
                (
                    "tester",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="tester",
                    ),
                ),
                ("tester_office", models.CharField(max_length=160, verbose_name="tester (office)")),
                ("tested_on", models.DateField(verbose_name="tested on")),
                ("arrived_at", models.DateTimeField(verbose_name="arrived")),
                ("payload", models.JSONField(default=dict, verbose_name="as it was sent")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("stored", "Stored"),
                            ("conflict", "Conflict"),
                            ("refused", "Refused"),
                            ("discarded", "Put aside"),
                            ("replaced", "Corrected and sent again"),
                        ],
                        default=teraju.modules.metrology.domain.field.Outcome["REFUSED"],
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                (
                    "meeting",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("other_sheet", "Another sheet of this instrument and day"),
                            ("other_verdict", "The engine judges otherwise"),
                            ("other_plate", "The register has another plate by now"),
                            ("same_thing", "A like instrument was entered the same day"),
                        ],
                        max_length=13,
                        verbose_name="what it met",
                    ),
                ),
                (
                    "sentence",
                    models.CharField(
                        blank=True, max_length=600, verbose_name="why it was not taken"
                    ),
                ),
                (
                    "instrument",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="metrology.instrument",
                        verbose_name="instrument",
                    ),
                ),
                (
                    "sheet",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="field_entry",
                        to="metrology.sheet",
                        verbose_name="Test sheet",
                    ),
                ),
                (
                    "theirs",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="metrology.sheet",
                    ),
                ),
                ("engine_verdict", models.CharField(blank=True, max_length=9)),
                ("photo_key", models.UUIDField(blank=True, null=True)),
                (
                    "photo",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                        verbose_name="photo of the marks",
                    ),
                ),
                ("picture_key", models.UUIDField(blank=True, null=True)),
                (
                    "picture",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                        verbose_name="photo of the instrument",
                    ),
                ),
                ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="settled")),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="settled by",
                    ),
                ),
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
                        fields=["agency", "outcome", "tested_on"],
                        name="metrology_f_agency__787cec_idx",
                    ),
                    models.Index(
                        fields=["tester", "tested_on"], name="metrology_f_tester__8adab9_idx"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("government", "key"), name="metrology_entry_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "stored"), _negated=True),
                            ("sheet__isnull", False),
                            _connector="OR",
                        ),
                        name="metrology_stored_entry_has_sheet",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "discarded"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="metrology_discarded_entry_has_reason",
                        violation_error_message="Say why.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Verification",
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
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verifications",
                        to="metrology.instrument",
                        verbose_name="instrument",
                    ),
                ),
                (
                    "sheet",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verification",
                        to="metrology.sheet",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[("sah", "Sah (valid)"), ("batal", "Batal (rejected)")],
                        max_length=5,
                        verbose_name="result",
                    ),
                ),
                (
                    "control",
                    models.CharField(
                        choices=[
                            ("initial", "Initial verification (tera)"),
                            ("subsequent", "Re-verification (tera ulang)"),
                            ("in_service", "Inspection in use"),
                        ],
                        max_length=10,
                        verbose_name="kind of control",
                    ),
                ),
                ("on", models.DateField(verbose_name="day")),
                ("at", models.DateTimeField(verbose_name="marked at")),
                (
                    "valid_until",
                    models.DateField(blank=True, null=True, verbose_name="valid until"),
                ),
                ("precision", models.CharField(blank=True, max_length=5)),
                ("passed", models.PositiveIntegerField(default=0, verbose_name="passed")),
                (
                    "adjusted",
                    models.PositiveIntegerField(default=0, verbose_name="of them adjusted"),
                ),
                ("failed", models.PositiveIntegerField(default=0, verbose_name="failed")),
                (
                    "tester",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="tester",
                    ),
                ),
                ("tester_office", models.CharField(max_length=160, verbose_name="tester (office)")),
                (
                    "unmarkable",
                    models.CharField(blank=True, max_length=200, verbose_name="why no mark fits"),
                ),
                ("before", models.JSONField(blank=True, default=dict)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "on"], name="metrology_v_agency__9b5579_idx"),
                    models.Index(
                        fields=["instrument", "on"], name="metrology_v_instrum_b11311_idx"
                    ),
                    models.Index(fields=["tester", "on"], name="metrology_v_tester__3c5714_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("result", "sah"), ("valid_until", None), _connector="OR"
                        ),
                        name="metrology_batal_has_no_validity",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("passed__gt", 0), ("failed__gt", 0), _connector="OR"),
                        name="metrology_verified_some",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Mark",
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
                    "verification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="marks",
                        to="metrology.verification",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("sah", "Sah (valid)"),
                            ("batal", "Batal (rejected)"),
                            ("jaminan", "Jaminan (seal)"),
                            ("daerah", "Daerah (region)"),
                            ("pegawai", "Pegawai berhak (official)"),
                        ],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("size", models.CharField(blank=True, max_length=8, verbose_name="size")),
                ("count", models.PositiveIntegerField(default=1, verbose_name="how many")),
                (
                    "stamp",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="metrology.stampline",
                    ),
                ),
                (
                    "spot",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="where on the instrument"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        CreateModel(
            name="Voiding",
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
                    "verification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="voids",
                        to="metrology.verification",
                    ),
                ),
                ("on", models.DateField(verbose_name="day")),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("damage", "The mark or the instrument is damaged"),
                            ("seal_broken", "A securing mark is broken"),
                            ("repair", "Repaired or changed since"),
                            ("move", "Moved although it is fixed"),
                            ("added_device", "A device was added"),
                            ("over_limit", "Its error is beyond the limit in use"),
                            ("no_mark", "Bears no valid mark"),
                            ("out_of_use", "Was out of use"),
                            ("mistake", "Recorded by mistake"),
                        ],
                        max_length=12,
                        verbose_name="reason",
                    ),
                ),
                ("note", models.CharField(max_length=300, verbose_name="what was found")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
                (
                    "recorded_office",
                    models.CharField(max_length=160, verbose_name="recorded by (office)"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("verification",),
                        name="metrology_voided_once",
                        violation_error_message="This mark is void already.",
                    )
                ],
                "indexes": [],
            },
        ),
        CreateModel(
            name="Certificate",
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
                    "verification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificates",
                        to="metrology.verification",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("to_sign", "To sign"),
                            ("signed", "Signed"),
                            ("sent_back", "Sent back"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default=teraju.modules.metrology.domain.marks.CertificateState["TO_SIGN"],
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                (
                    "paper",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.paper",
                    ),
                ),
                ("submitted_at", models.DateTimeField(verbose_name="submitted")),
                ("signed_at", models.DateTimeField(blank=True, null=True, verbose_name="signed")),
                (
                    "signed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="signed by",
                    ),
                ),
                (
                    "signed_office",
                    models.CharField(blank=True, max_length=160, verbose_name="signed by (office)"),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "state"], name="metrology_c_agency__64635b_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "withdrawn"), _negated=True),
                        fields=("verification",),
                        name="metrology_skhp_once",
                        violation_error_message="A certificate of this verification exists already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "signed"), _negated=True),
                            models.Q(("paper__isnull", False), ("signed_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="metrology_signed_certificate_has_paper",
                    ),
                ],
            },
        ),
    ]
