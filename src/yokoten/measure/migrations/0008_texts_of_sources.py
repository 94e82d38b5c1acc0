"""Room for publisher and licence of a source in every language."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('measure', '0007_imports_being_stored'),
    ]

    operations = [
        migrations.AddField(
            model_name='source',
            name='licences',
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name='source',
            name='publishers',
            field=models.JSONField(blank=True, default=dict),
        ),
    ]
