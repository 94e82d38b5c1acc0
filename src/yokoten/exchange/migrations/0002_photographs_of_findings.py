"""Photographs of findings, changes that arrived from devices, and the figure of a wording to choose."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('exchange', '0001_trips_and_visits'),
        ('kernel', '0004_notifications'),
    ]

    operations = [
        migrations.AddField(
            model_name='conflict',
            name='figure',
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.CreateModel(
            name='Arrival',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField()),
                ('revision', models.PositiveIntegerField()),
                ('arrived_at', models.DateTimeField()),
                ('conflict', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='exchange.conflict')),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='arrivals', to='exchange.visit')),
            ],
            options={
                'ordering': ['visit', 'arrived_at', 'id'],
                'constraints': [models.UniqueConstraint(fields=('visit', 'key'), name='change_arrives_once')],
            },
        ),
        migrations.CreateModel(
            name='FindingPhoto',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('has_people', models.BooleanField(default=False)),
                ('has_consent', models.BooleanField(default=False)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('added_at', models.DateTimeField()),
                ('attachment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='kernel.attachment')),
                ('finding', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='photos', to='exchange.finding')),
            ],
            options={
                'ordering': ['finding', 'order', 'id'],
                'constraints': [models.UniqueConstraint(fields=('attachment',), name='finding_photo_once'), models.CheckConstraint(condition=models.Q(('has_people', False), ('has_consent', True), _connector='OR'), name='people_on_photos_agreed')],
            },
        ),
    ]
