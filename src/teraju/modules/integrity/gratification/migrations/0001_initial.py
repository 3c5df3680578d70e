from decimal import Decimal

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import teraju.modules.integrity.gratification.domain.custody
import teraju.modules.integrity.gratification.domain.given_states
import teraju.modules.integrity.gratification.domain.states
import teraju.platform.sealing
from teraju.platform.creation import CreateModel


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("organisation", "0002_crest"),
        ("risks", "0001_initial"),
    ]

    operations = [
        CreateModel(
            name="GiftReport",
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
                ("number", models.CharField(blank=True, max_length=80, verbose_name="number")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "handed in"),
                            ("under_check", "is being checked"),
                            ("returned", "given back to be completed"),
                            ("not_reportable", "needs no report to KPK"),
                            ("upg_level", "handled by the unit itself"),
                            ("to_kpk", "goes to KPK"),
                            ("refusal_recorded", "refusal on record"),
                            ("forwarded", "forwarded to KPK"),
                            ("kpk_verification", "verified by KPK"),
                            ("kpk_analysis", "analysed by KPK"),
                            ("reported_directly", "reported to KPK directly"),
                            ("decided_state", "belongs to the state"),
                            ("decided_receiver", "belongs to the receiver"),
                            ("handed_over", "handed over to the state"),
                            ("not_followed_up", "not followed up"),
                            ("withdrawn", "withdrawn"),
                            ("closed", "closed"),
                        ],
                        default=teraju.modules.integrity.gratification.domain.states.State["DRAFT"],
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("received", "received"),
                            ("refused", "refused"),
                            ("gave", "given"),
                        ],
                        max_length=10,
                        verbose_name="what happened",
                    ),
                ),
                (
                    "letter",
                    models.CharField(
                        choices=[
                            ("a", "a"),
                            ("b", "b"),
                            ("c", "c"),
                            ("d", "d"),
                            ("e", "e"),
                            ("f", "f"),
                            ("g", "g"),
                            ("h", "h"),
                            ("i", "i"),
                            ("j", "j"),
                            ("k", "k"),
                            ("l", "l"),
                            ("m", "m"),
                            ("n", "n"),
                            ("o", "o"),
                            ("p", "p"),
                            ("q", "q"),
                            ("none", "none"),
                        ],
                        max_length=4,
                        verbose_name="kind of gift",
                    ),
                ),
                (
                    "occasion",
                    models.CharField(
                        choices=[
                            ("wedding", "wedding or engagement"),
                            (
                                "ceremony",
                                "birth, circumcision or another ceremony of custom or religion",
                            ),
                            ("farewell", "farewell, retirement, birthday among colleagues"),
                            ("holiday", "religious holiday"),
                            ("visit", "official visit or meeting"),
                            ("seminar", "seminar or training"),
                            ("service", "service, permit or supervision"),
                            ("procurement", "procurement or contract"),
                            ("misfortune", "disaster or misfortune"),
                            ("other", "other"),
                        ],
                        max_length=12,
                        verbose_name="occasion",
                    ),
                ),
                ("event_name", models.CharField(blank=True, max_length=200, verbose_name="event")),
                ("received_on", models.DateField(verbose_name="day")),
                ("received_at", models.TimeField(blank=True, null=True, verbose_name="time")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                (
                    "story",
                    models.TextField(
                        blank=True, max_length=4000, verbose_name="what happened, in short"
                    ),
                ),
                (
                    "conflict_of_interest",
                    models.BooleanField(default=False, verbose_name="has to do with my duty"),
                ),
                (
                    "is_feast",
                    models.BooleanField(default=False, verbose_name="many gifts at one event"),
                ),
                (
                    "confidential",
                    models.BooleanField(
                        default=False, verbose_name="please keep my name from the giver"
                    ),
                ),
                (
                    "delivery",
                    models.CharField(
                        choices=[
                            ("with_me", "I have it"),
                            ("at_upg", "I brought it to the unit"),
                            ("will_bring", "I shall bring it to the unit"),
                            ("given_on", "it would have spoiled: I gave it to people in need"),
                            ("given_back", "I gave it back or did not take it"),
                        ],
                        max_length=12,
                        verbose_name="where it is",
                    ),
                ),
                (
                    "giver_name",
                    models.CharField(blank=True, max_length=160, verbose_name="name of the giver"),
                ),
                ("giver_key", models.CharField(blank=True, editable=False, max_length=160)),
                (
                    "giver_relation",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("family", "family"),
                            ("colleague", "colleague"),
                            ("superior", "superior"),
                            ("subordinate", "subordinate"),
                            ("served", "somebody served or supervised by the office"),
                            ("partner", "provider or business partner"),
                            ("friend", "friend or neighbour"),
                            ("other", "other"),
                        ],
                        max_length=12,
                        verbose_name="relation",
                    ),
                ),
                (
                    "giver_job",
                    models.CharField(blank=True, max_length=200, verbose_name="work and employer"),
                ),
                (
                    "giver_address",
                    teraju.platform.sealing.SealedText(
                        blank=True, max_length=300, verbose_name="address of the giver"
                    ),
                ),
                (
                    "giver_phone",
                    teraju.platform.sealing.SealedText(
                        blank=True, max_length=40, verbose_name="telephone of the giver"
                    ),
                ),
                (
                    "giver_email",
                    teraju.platform.sealing.SealedText(
                        blank=True, max_length=200, verbose_name="e-mail of the giver"
                    ),
                ),
                (
                    "receiver_name",
                    models.CharField(blank=True, max_length=120, verbose_name="name"),
                ),
                (
                    "receiver_nik",
                    teraju.platform.sealing.SealedText(
                        blank=True, max_length=16, verbose_name="NIK"
                    ),
                ),
                ("receiver_nip", models.CharField(blank=True, max_length=18, verbose_name="NIP")),
                (
                    "receiver_post",
                    models.CharField(blank=True, max_length=160, verbose_name="post"),
                ),
                (
                    "receiver_rank",
                    models.CharField(blank=True, max_length=80, verbose_name="rank and grade"),
                ),
                (
                    "receiver_born",
                    teraju.platform.sealing.SealedText(
                        blank=True, max_length=120, verbose_name="place and day of birth"
                    ),
                ),
                (
                    "receiver_address",
                    teraju.platform.sealing.SealedText(
                        blank=True, max_length=300, verbose_name="home address"
                    ),
                ),
                (
                    "receiver_office_address",
                    models.CharField(blank=True, max_length=300, verbose_name="office address"),
                ),
                (
                    "receiver_phone",
                    teraju.platform.sealing.SealedText(
                        blank=True, max_length=40, verbose_name="telephone"
                    ),
                ),
                (
                    "receiver_email",
                    teraju.platform.sealing.SealedText(
                        blank=True, max_length=200, verbose_name="e-mail"
                    ),
                ),
                ("edition", models.CharField(max_length=40)),
                (
                    "reportable",
                    models.BooleanField(blank=True, null=True, verbose_name="has to be reported"),
                ),
                ("reasons", models.JSONField(blank=True, default=list)),
                (
                    "value",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        max_digits=16,
                        validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                        verbose_name="value",
                    ),
                ),
                (
                    "given_before",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        max_digits=16,
                        validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                        verbose_name="given earlier this year",
                    ),
                ),
                (
                    "given_otherwise",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        max_digits=16,
                        validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                        verbose_name="given earlier this year, not reported here",
                    ),
                ),
                ("upg_by_cautious", models.DateField(verbose_name="to the unit, at the safest by")),
                ("upg_by_last", models.DateField(verbose_name="to the unit, at the latest by")),
                (
                    "forward_by_cautious",
                    models.DateField(verbose_name="unit to KPK, at the safest by"),
                ),
                ("forward_by_last", models.DateField(verbose_name="unit to KPK, at the latest by")),
                ("kpk_by_cautious", models.DateField(verbose_name="to KPK, at the safest by")),
                ("kpk_by_last", models.DateField(verbose_name="to KPK, at the latest by")),
                (
                    "route",
                    models.CharField(
                        choices=[
                            ("upg", "through the unit"),
                            ("kpk_direct", "by the reporter directly"),
                        ],
                        default="upg",
                        max_length=10,
                        verbose_name="way",
                    ),
                ),
                (
                    "declared_true_on",
                    models.DateField(blank=True, null=True, verbose_name="declared true on"),
                ),
                (
                    "submitted_on",
                    models.DateField(blank=True, null=True, verbose_name="handed in on"),
                ),
                (
                    "reached_upg_on",
                    models.DateField(blank=True, null=True, verbose_name="with the unit since"),
                ),
                (
                    "gol_number",
                    models.CharField(blank=True, max_length=60, verbose_name="GOL number"),
                ),
                (
                    "kpk_reported_on",
                    models.DateField(blank=True, null=True, verbose_name="reported to KPK on"),
                ),
                (
                    "returned_on",
                    models.DateField(blank=True, null=True, verbose_name="given back on"),
                ),
                (
                    "returned_because",
                    models.TextField(blank=True, max_length=2000, verbose_name="what is missing"),
                ),
                (
                    "complete_by",
                    models.DateField(blank=True, null=True, verbose_name="to be completed by"),
                ),
                (
                    "completed_on",
                    models.DateField(blank=True, null=True, verbose_name="completed on"),
                ),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="withdrawn on"),
                ),
                (
                    "withdrawn_because",
                    models.CharField(blank=True, max_length=400, verbose_name="withdrawn because"),
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
                (
                    "giver_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "kept_from",
                    models.ManyToManyField(
                        blank=True, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "reporter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["reporter", "state"], name="gift_report_by_reporter"),
                    models.Index(
                        fields=["government", "state", "kpk_by_cautious"], name="gift_report_due"
                    ),
                    models.Index(fields=["reporter", "giver_key"], name="gift_report_by_giver"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("number", ""), _negated=True),
                        fields=("government", "number"),
                        name="gift_report_number_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    teraju.modules.integrity.gratification.domain.states.State[
                                        "DRAFT"
                                    ],
                                    teraju.modules.integrity.gratification.domain.states.State[
                                        "WITHDRAWN"
                                    ],
                                ],
                            ),
                            models.Q(
                                ("declared_true_on__isnull", False),
                                ("submitted_on__isnull", False),
                                models.Q(("number", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="gift_report_handed_in_is_true",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("submitted_on", None),
                            ("submitted_on__gte", models.F("received_on")),
                            _connector="OR",
                        ),
                        name="gift_report_after_receipt",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "state",
                                    teraju.modules.integrity.gratification.domain.states.State[
                                        "REPORTED_DIRECTLY"
                                    ],
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                ("kpk_reported_on__isnull", False),
                                models.Q(("gol_number", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="gift_report_direct_has_number",
                        violation_error_message="Give the GOL number and the day of the report to KPK.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kpk_reported_on", None),
                            ("kpk_reported_on__gte", models.F("received_on")),
                            _connector="OR",
                        ),
                        name="gift_report_kpk_after_receipt",
                        violation_error_message="The day lies before the gift.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "state",
                                    teraju.modules.integrity.gratification.domain.states.State[
                                        "WITHDRAWN"
                                    ],
                                ),
                                _negated=True,
                            ),
                            models.Q(("withdrawn_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="gift_report_withdrawn_why",
                        violation_error_message="Say why the report is withdrawn.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="GiftItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(default=1, verbose_name="line")),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("money", "money, voucher, precious metal"),
                            ("perishable", "flowers, food or drink with a date of expiry"),
                            ("souvenir", "souvenir or plaque with the giver's logo"),
                            ("facility", "travel, meal, lodging or another facility"),
                            ("other", "other"),
                        ],
                        max_length=12,
                        verbose_name="category",
                    ),
                ),
                ("description", models.CharField(max_length=300, verbose_name="what it is")),
                (
                    "quantity",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("1"),
                        max_digits=10,
                        validators=[django.core.validators.MinValueValidator(Decimal("0.01"))],
                        verbose_name="quantity",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=16,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                        verbose_name="estimated value in rupiah",
                    ),
                ),
                (
                    "currency",
                    models.CharField(default="IDR", max_length=3, verbose_name="currency"),
                ),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=16,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                        verbose_name="amount in that currency",
                    ),
                ),
                ("is_perishable", models.BooleanField(default=False, verbose_name="spoils")),
                (
                    "location",
                    models.CharField(blank=True, max_length=200, verbose_name="where it is now"),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="gratification.giftreport",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "place"), name="gift_item_place_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("currency", "IDR"), ("amount__isnull", False), _connector="OR"
                        ),
                        name="gift_item_foreign_has_amount",
                        violation_error_message="Give the amount in that currency.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Envelope",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveIntegerField(verbose_name="line")),
                ("giver_name", models.CharField(max_length=160, verbose_name="name of the giver")),
                ("giver_key", models.CharField(editable=False, max_length=160)),
                (
                    "relation",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("family", "family"),
                            ("colleague", "colleague"),
                            ("superior", "superior"),
                            ("subordinate", "subordinate"),
                            ("served", "somebody served or supervised by the office"),
                            ("partner", "provider or business partner"),
                            ("friend", "friend or neighbour"),
                            ("other", "other"),
                        ],
                        max_length=12,
                        verbose_name="relation",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("money", "money"), ("goods", "goods"), ("flowers", "flowers")],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                (
                    "description",
                    models.CharField(blank=True, max_length=200, verbose_name="what it is"),
                ),
                (
                    "value",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=16,
                        validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                        verbose_name="value in rupiah",
                    ),
                ),
                (
                    "reportable",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="has to be reported"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="envelopes",
                        to="gratification.giftreport",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["report", "giver_key"], name="envelope_by_giver")],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "place"), name="envelope_place_once")
                ],
            },
        ),
        CreateModel(
            name="Donation",
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
                ("donated_on", models.DateField(verbose_name="given away on")),
                (
                    "recipient",
                    models.CharField(
                        help_text="For example: Panti Asuhan Al-Ikhlas, Kecamatan Ciruas.",
                        max_length=200,
                        verbose_name="given to",
                    ),
                ),
                ("signed_by", models.CharField(max_length=160, verbose_name="receipt signed by")),
                (
                    "receipt",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="number of the receipt"
                    ),
                ),
                (
                    "explanation",
                    models.CharField(blank=True, max_length=600, verbose_name="explanation"),
                ),
                (
                    "recorded_office",
                    models.CharField(blank=True, max_length=160, verbose_name="recorded by"),
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
                (
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
                    ),
                ),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="donation",
                        to="gratification.giftitem",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="donations",
                        to="gratification.giftreport",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        CreateModel(
            name="Deposit",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("held", "in custody"),
                            ("with_kpk", "lent to KPK"),
                            ("given_back", "given back"),
                            ("with_state", "handed over to the state"),
                        ],
                        default=teraju.modules.integrity.gratification.domain.custody.CustodyState[
                            "HELD"
                        ],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("seal", models.CharField(max_length=60, verbose_name="number of the seal")),
                ("place", models.CharField(max_length=160, verbose_name="place")),
                ("brought_by", models.CharField(max_length=160, verbose_name="brought by")),
                ("taken_in_on", models.DateField(verbose_name="taken in on")),
                (
                    "taken_in_office",
                    models.CharField(blank=True, max_length=160, verbose_name="taken in by"),
                ),
                ("out_on", models.DateField(blank=True, null=True, verbose_name="given out on")),
                (
                    "out_to",
                    models.CharField(blank=True, max_length=200, verbose_name="given out to"),
                ),
                (
                    "receipt",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="number of the receipt"
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
                (
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deposits",
                        to="gratification.giftitem",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deposits",
                        to="gratification.giftreport",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    teraju.modules.integrity.gratification.domain.custody.CustodyState[
                                        "HELD"
                                    ],
                                    teraju.modules.integrity.gratification.domain.custody.CustodyState[
                                        "WITH_KPK"
                                    ],
                                ],
                            )
                        ),
                        fields=("item",),
                        name="gift_item_in_custody_once",
                        violation_error_message="This thing is in custody already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "state",
                                teraju.modules.integrity.gratification.domain.custody.CustodyState[
                                    "HELD"
                                ],
                            )
                        ),
                        fields=("government", "seal"),
                        name="gift_seal_once",
                        violation_error_message="Another thing in custody bears this seal.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    teraju.modules.integrity.gratification.domain.custody.CustodyState[
                                        "HELD"
                                    ],
                                    teraju.modules.integrity.gratification.domain.custody.CustodyState[
                                        "WITH_KPK"
                                    ],
                                ],
                            ),
                            models.Q(
                                ("out_on__isnull", False),
                                models.Q(("out_to", ""), _negated=True),
                                models.Q(("receipt", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="gift_given_out_with_receipt",
                        violation_error_message="What is given out has its day, its receiver, a receipt.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Completion",
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
                ("asked_on", models.DateField(verbose_name="asked on")),
                (
                    "asked_office",
                    models.CharField(blank=True, max_length=160, verbose_name="asked by"),
                ),
                (
                    "parts",
                    models.JSONField(blank=True, default=list, verbose_name="what is missing"),
                ),
                ("note", models.CharField(blank=True, max_length=600, verbose_name="in words")),
                ("answer_by", models.DateField(verbose_name="to be completed by")),
                ("asked_by_kpk", models.BooleanField(default=False, verbose_name="KPK asked")),
                (
                    "answered_on",
                    models.DateField(blank=True, null=True, verbose_name="completed on"),
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
                (
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="completions",
                        to="gratification.giftreport",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answered_on", None)),
                        fields=("report",),
                        name="gift_asked_once_at_a_time",
                        violation_error_message="The report has been given back already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answer_by__gte", models.F("asked_on"))),
                        name="gift_answer_after_question",
                        violation_error_message="The day lies before the one on which it is asked.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Handling",
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
                    "taken_up_on",
                    models.DateField(blank=True, null=True, verbose_name="taken up on"),
                ),
                (
                    "taken_up_office",
                    models.CharField(blank=True, max_length=160, verbose_name="taken up by"),
                ),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("assess_to_kpk", "goes to KPK"),
                            ("assess_upg_level", "settled by the unit"),
                            ("assess_not_reportable", "need not be reported"),
                            ("record_refusal", "refusal on record"),
                        ],
                        max_length=24,
                        verbose_name="assessment",
                    ),
                ),
                (
                    "rule_verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("assess_to_kpk", "goes to KPK"),
                            ("assess_upg_level", "settled by the unit"),
                            ("assess_not_reportable", "need not be reported"),
                            ("record_refusal", "refusal on record"),
                        ],
                        max_length=24,
                        verbose_name="answer of the rules",
                    ),
                ),
                (
                    "rule_why",
                    models.CharField(
                        blank=True,
                        choices=[
                            (
                                "reportable",
                                "By the rules of the day of receipt the gift has to be reported.",
                            ),
                            (
                                "not_reportable",
                                "By the rules of the day of receipt the gift need not be reported.",
                            ),
                            (
                                "perishable",
                                "Everything that has a value spoils: it is given away, and KPK is told in the recap.",
                            ),
                            ("no_value", "Nothing of it has a value: it is settled without KPK."),
                            (
                                "refused",
                                "The gift was refused: the refusal is kept, and KPK may be told.",
                            ),
                            (
                                "gave",
                                "The gift was given, not received: it is kept in the register.",
                            ),
                        ],
                        max_length=24,
                        verbose_name="why",
                    ),
                ),
                (
                    "departure",
                    models.CharField(
                        blank=True, max_length=600, verbose_name="why it departs from the rules"
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
                    "forwarded_on",
                    models.DateField(blank=True, null=True, verbose_name="forwarded to KPK on"),
                ),
                (
                    "forwarding_letter",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="number of the letter"
                    ),
                ),
                (
                    "verified_on",
                    models.DateField(blank=True, null=True, verbose_name="verified by KPK on"),
                ),
                (
                    "analysed_on",
                    models.DateField(blank=True, null=True, verbose_name="analysed by KPK since"),
                ),
                (
                    "decided_owner",
                    models.CharField(
                        blank=True,
                        choices=[("state", "the state"), ("receiver", "the receiver")],
                        max_length=8,
                        verbose_name="whose the gift is",
                    ),
                ),
                (
                    "decision_number",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="number of the decision"
                    ),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                (
                    "hand_over_cautious",
                    models.DateField(blank=True, null=True, verbose_name="to be handed over by"),
                ),
                (
                    "hand_over_last",
                    models.DateField(
                        blank=True, null=True, verbose_name="last day of the hand-over"
                    ),
                ),
                (
                    "handed_over_on",
                    models.DateField(blank=True, null=True, verbose_name="handed over on"),
                ),
                (
                    "handed_over_to",
                    models.CharField(blank=True, max_length=200, verbose_name="handed over to"),
                ),
                (
                    "hand_over_receipt",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="number of the receipt"
                    ),
                ),
                (
                    "dropped_on",
                    models.DateField(blank=True, null=True, verbose_name="not followed up since"),
                ),
                (
                    "drop_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("incomplete", "stayed incomplete beyond its days"),
                            ("no_elements", "has nothing to do with the office or duty"),
                            ("no_value", "the object has no economic value"),
                            ("by_kpk", "KPK does not follow it up"),
                        ],
                        max_length=12,
                        verbose_name="why it is not followed up",
                    ),
                ),
                (
                    "drop_note",
                    models.CharField(blank=True, max_length=600, verbose_name="in words"),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                (
                    "closed_office",
                    models.CharField(blank=True, max_length=160, verbose_name="closed by"),
                ),
                (
                    "closing_note",
                    models.CharField(blank=True, max_length=600, verbose_name="how it ended"),
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
                (
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.government",
                    ),
                ),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handling",
                        to="gratification.giftreport",
                    ),
                ),
                (
                    "taken_up_by",
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verdict", ""),
                            models.Q(
                                models.Q(("rule_verdict", ""), _negated=True),
                                ("assessed_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="gift_assessed_beside_the_rules",
                        violation_error_message="An assessment stands beside the answer of the rules.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verdict", ""),
                            ("verdict", models.F("rule_verdict")),
                            models.Q(("departure", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="gift_departure_has_reason",
                        violation_error_message="Say why the assessment departs from the rules.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_owner", ""),
                            models.Q(
                                models.Q(("decision_number", ""), _negated=True),
                                ("decided_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="gift_decision_has_number_and_day",
                        violation_error_message="A decision has its number and its day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("handed_over_on", None),
                            models.Q(("hand_over_receipt", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="gift_hand_over_has_receipt",
                        violation_error_message="A hand-over has the number of its receipt.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dropped_on", None),
                            models.Q(("drop_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="gift_dropped_has_reason",
                        violation_error_message="Say why the report is not followed up.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="Movement",
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
                            ("taken_in", "taken in"),
                            ("moved", "moved"),
                            ("sent", "lent to KPK"),
                            ("taken_back", "came back from KPK"),
                            ("given_back", "given back"),
                            ("handed_over", "handed over to the state"),
                        ],
                        max_length=12,
                        verbose_name="what happened",
                    ),
                ),
                ("moved_on", models.DateField(verbose_name="day of the movement")),
                ("from_place", models.CharField(blank=True, max_length=200, verbose_name="from")),
                ("to_place", models.CharField(max_length=200, verbose_name="to")),
                (
                    "seal",
                    models.CharField(blank=True, max_length=60, verbose_name="number of the seal"),
                ),
                ("reason", models.CharField(blank=True, max_length=400, verbose_name="reason")),
                ("moved_office", models.CharField(blank=True, max_length=160, verbose_name="by")),
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
                (
                    "deposit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="movements",
                        to="gratification.deposit",
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
                "abstract": False,
            },
        ),
        CreateModel(
            name="UnitSettings",
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
                    "label",
                    models.CharField(default="UPG", max_length=20, verbose_name="name of the unit"),
                ),
                (
                    "report_to_upg_days",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="working days to report to the unit"
                    ),
                ),
                (
                    "upg_forwards_days",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="working days of the unit to forward"
                    ),
                ),
                (
                    "government",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gift_unit",
                        to="organisation.government",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        CreateModel(
            name="Courtesy",
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
                    "direction",
                    models.CharField(
                        choices=[
                            ("given", "given by the agency"),
                            ("received", "offered to the agency"),
                        ],
                        max_length=8,
                        verbose_name="direction",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("gift", "gift"),
                            ("hospitality", "meal or hospitality"),
                            ("donation", "donation"),
                            ("sponsorship", "sponsorship"),
                            ("travel", "travel or lodging"),
                            ("other", "something similar"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("what", models.CharField(max_length=200, verbose_name="what")),
                ("purpose", models.TextField(max_length=1000, verbose_name="purpose")),
                (
                    "value",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=16,
                        validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                        verbose_name="estimated value",
                    ),
                ),
                ("event_on", models.DateField(verbose_name="day of the event")),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="risks.partner",
                        verbose_name="business associate",
                    ),
                ),
                (
                    "other_side",
                    models.CharField(blank=True, max_length=160, verbose_name="other side"),
                ),
                (
                    "late_because",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="why it is entered late"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("requested", "waits for a decision"),
                            ("approved", "approved"),
                            ("refused", "refused"),
                            ("done", "carried out"),
                            ("cancelled", "cancelled"),
                        ],
                        default=teraju.modules.integrity.gratification.domain.given_states.CourtesyState[
                            "REQUESTED"
                        ],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("requested_on", models.DateField(verbose_name="asked on")),
                (
                    "requested_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("requested_office", models.CharField(max_length=160, verbose_name="asked by")),
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
                    "decision_reason",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="reason of the decision"
                    ),
                ),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="carried out on")),
                (
                    "actual_value",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=16,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                        verbose_name="actual value",
                    ),
                ),
                ("ending_note", models.CharField(blank=True, max_length=400, verbose_name="note")),
            ],
            options={
                "verbose_name": "gift or hospitality of the organisation",
                "indexes": [
                    models.Index(
                        fields=["agency", "state", "event_on"],
                        name="gratificati_agency__716392_idx",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("partner__isnull", False),
                            models.Q(("other_side", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="courtesy_has_other_side",
                        violation_error_message="Choose a business associate, or name the other side.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("requested_on__lte", models.F("event_on")),
                            models.Q(("late_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="courtesy_late_has_reason",
                        violation_error_message="Say why it is entered after the event.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["approved", "refused", "done"]), _negated=True),
                            models.Q(
                                ("decided_on__isnull", False),
                                models.Q(("decision_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="courtesy_decided_has_reason",
                        violation_error_message="Say why.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by", None),
                            models.Q(("decided_by", models.F("requested_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="courtesy_decided_by_somebody_else",
                        violation_error_message="Nobody decides on what they asked for themselves.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "done"), _negated=True),
                            models.Q(("actual_value__isnull", False), ("done_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="courtesy_done_has_day_and_value",
                        violation_error_message="Give the day and the actual value.",
                    ),
                ],
            },
        ),
        CreateModel(
            name="NilStatement",
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
                ("since", models.DateField(verbose_name="from")),
                ("until", models.DateField(verbose_name="until")),
                ("stated_on", models.DateField(verbose_name="stated on")),
                (
                    "stated_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("stated_office", models.CharField(max_length=160, verbose_name="stated by")),
                ("note", models.CharField(max_length=400, verbose_name="how it was asked")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "since"),
                        name="nil_statement_once",
                        violation_error_message="For this period it was stated already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__gte", models.F("since")), ("stated_on__gt", models.F("until"))
                        ),
                        name="nil_statement_after_period",
                        violation_error_message="The period is not over yet.",
                    ),
                ],
            },
        ),
    ]
