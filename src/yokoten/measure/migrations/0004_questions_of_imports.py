"""Alarms of one matter share a question."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("measure", "0003_written_batches")]

    operations = [
        migrations.AddField("importalarm", "question", models.PositiveIntegerField(default=0)),
    ]
