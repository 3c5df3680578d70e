"""The crest moves to a table of its own, so that no list or log-in reads pictures."""

import django.db.models.deletion
from django.db import migrations, models

from teraju.platform.creation import CreateModel


def move(apps, schema_editor):
    Government = apps.get_model("organisation", "Government")
    Crest = apps.get_model("organisation", "Crest")
    for government in Government.objects.exclude(crest=None):
        Crest.objects.create(
            government=government, picture=government.crest, media_type=government.crest_type
        )


class Migration(migrations.Migration):
    dependencies = [("organisation", "0001_initial")]

    operations = [
        CreateModel(
            name="Crest",
            fields=[
                (
                    "government",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="organisation.government",
                    ),
                ),
                ("picture", models.BinaryField()),
                ("media_type", models.CharField(editable=False, max_length=30)),
            ],
        ),
        migrations.RunPython(move, migrations.RunPython.noop),
        migrations.RemoveField(model_name="government", name="crest"),
        migrations.RemoveField(model_name="government", name="crest_type"),
    ]
