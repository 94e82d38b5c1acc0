import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('adopt', '0006_charts'),
        ('kernel', '0007_permits_of_spread'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='KeptNorm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('norm', 'Norm'), ('advance', 'Advance')], max_length=8)),
                ('code', models.CharField(max_length=40)),
                ('names', models.JSONField(default=dict)),
                ('rule', models.CharField(max_length=80)),
                ('issued_on', models.DateField()),
                ('valid_from', models.DateField()),
                ('share', models.DecimalField(decimal_places=6, max_digits=7)),
                ('ceiling', models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True)),
                ('progress_above', models.DecimalField(blank=True, decimal_places=6, max_digits=7, null=True)),
                ('currency', models.CharField(max_length=3)),
                ('source', models.CharField(blank=True, max_length=300)),
                ('added_at', models.DateTimeField()),
                ('added_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.organisation')),
            ],
            options={
                'ordering': ['kind', 'code', 'valid_from', 'id'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'kind', 'code', 'valid_from'), name='norm_once_a_day'), models.UniqueConstraint(condition=models.Q(('organisation__isnull', True)), fields=('kind', 'code', 'valid_from'), name='norm_of_all_once_a_day'), models.CheckConstraint(condition=models.Q(('share__gte', 0), ('share__lte', 1)), name='norm_share_up_to_all')],
            },
        ),
        migrations.CreateModel(
            name='KeptWorkflow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('version', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published')], default='draft', max_length=10)),
                ('content', models.TextField()),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('begun_at', models.DateTimeField()),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('begun_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.organisation')),
                ('published_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['code', 'version'],
                'constraints': [models.UniqueConstraint(fields=('code', 'version'), name='workflow_version_once'), models.CheckConstraint(condition=models.Q(('state', 'draft'), ('valid_from__isnull', False), _connector='OR'), name='published_workflow_has_day')],
            },
        ),
        migrations.CreateModel(
            name='Support',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('norm', models.CharField(max_length=40)),
                ('units', models.PositiveIntegerField(default=1)),
                ('cost', models.DecimalField(decimal_places=2, max_digits=18)),
                ('asked', models.DecimalField(decimal_places=2, max_digits=18)),
                ('advance', models.CharField(blank=True, max_length=40)),
                ('advance_asked', models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True)),
                ('progress', models.DecimalField(decimal_places=4, default=0, max_digits=5)),
                ('kept', models.JSONField(blank=True, default=dict)),
                ('norm_kept_on', models.DateField(blank=True, null=True)),
                ('advance_kept_on', models.DateField(blank=True, null=True)),
                ('set_at', models.DateTimeField()),
                ('project', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='support', to='adopt.project')),
                ('set_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['project'],
                'constraints': [models.CheckConstraint(condition=models.Q(('units__gte', 1)), name='support_for_one_at_least')],
            },
        ),
    ]
