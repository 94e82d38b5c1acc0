"""A remembered name may be no place at all, such as a total."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("measure", "0004_questions_of_imports")]

    operations = [
        migrations.AlterField(
            "namememory",
            "place",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="kernel.place"
            ),
        ),
    ]
