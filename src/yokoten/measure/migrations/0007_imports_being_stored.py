from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """Background work looks twice a minute whether an import waits in vain; that must not read the files."""

    dependencies = [("measure", "0006_values_of_organisations")]
    operations = [
        migrations.AddIndex(
            model_name="datasetimport",
            index=models.Index(name="import_storing", fields=["id"], condition=Q(state="storing")),
        ),
    ]
