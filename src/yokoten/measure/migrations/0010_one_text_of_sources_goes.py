"""The texts by language have taken over."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('measure', '0009_sources_in_four_languages'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='source',
            name='licence',
        ),
        migrations.RemoveField(
            model_name='source',
            name='publisher',
        ),
    ]
