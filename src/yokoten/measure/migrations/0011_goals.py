"""What documents ask of places."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kernel', '0001_places_people_audit_outbox'),
        ('measure', '0010_one_text_of_sources_goes'),
    ]

    operations = [
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('visibility', models.CharField(default='public', max_length=12)),
                ('names', models.JSONField(default=dict)),
                ('subject', models.CharField(choices=[('level', 'Level'), ('growth', 'Growth'), ('tfp_share', 'Tfp Share'), ('other', 'Other')], default='level', max_length=10)),
                ('comparator', models.CharField(choices=[('over', 'Over'), ('at_least', 'At Least'), ('at_most', 'At Most'), ('about', 'About'), ('range', 'Range'), ('rank', 'Rank'), ('relative_to', 'Relative To')], max_length=12)),
                ('value', models.FloatField(null=True)),
                ('low', models.FloatField(null=True)),
                ('high', models.FloatField(null=True)),
                ('unit_names', models.JSONField(default=dict)),
                ('first_year', models.PositiveSmallIntegerField(null=True)),
                ('horizon', models.PositiveSmallIntegerField()),
                ('documents', models.JSONField(default=dict)),
                ('article', models.CharField(blank=True, max_length=80)),
                ('path', models.CharField(choices=[('none', 'None'), ('linear', 'Linear'), ('compound', 'Compound')], default='none', max_length=8)),
                ('baseline_value', models.FloatField(null=True)),
                ('baseline_year', models.PositiveSmallIntegerField(null=True)),
                ('valid_from', models.DateField(null=True)),
                ('withdrawn_on', models.DateField(null=True)),
                ('is_example', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('indicator', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='measure.indicator')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.organisation')),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.place')),
                ('superseded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='measure.goal')),
            ],
            options={
                'ordering': ['place', 'subject', 'horizon', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('comparator', 'range'), _negated=True), models.Q(('high__isnull', False), ('low__isnull', False)), _connector='OR'), name='goal_range_has_both_ends'), models.CheckConstraint(condition=models.Q(('comparator', 'range'), ('value__isnull', False), _connector='OR'), name='goal_says_how_much'), models.CheckConstraint(condition=models.Q(('path', 'none'), models.Q(('baseline_value__isnull', False), ('baseline_year__isnull', False)), _connector='OR'), name='goal_path_has_a_beginning')],
            },
        ),
    ]
