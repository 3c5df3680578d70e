from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="policystatement",
            name="page",
            field=models.PositiveSmallIntegerField(
                blank=True, null=True, verbose_name="page of the file"
            ),
        ),
    ]
