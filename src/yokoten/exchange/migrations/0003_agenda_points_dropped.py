"""Points that were taken out of a programme, for calendars that know them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('exchange', '0002_photographs_of_findings'),
    ]

    operations = [
        migrations.CreateModel(
            name='DroppedPoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField()),
                ('on', models.DateField()),
                ('starts_at', models.TimeField()),
                ('ends_at', models.TimeField()),
                ('title', models.CharField(max_length=200)),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dropped_points', to='exchange.visit')),
            ],
            options={
                'ordering': ['visit', 'number'],
                'constraints': [models.UniqueConstraint(fields=('visit', 'number'), name='point_dropped_once')],
            },
        ),
    ]
