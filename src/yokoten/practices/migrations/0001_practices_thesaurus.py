"""Practices with their words, figures and versions, and the thesaurus they go by."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('kernel', '0001_places_people_audit_outbox'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Concept',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=48, unique=True)),
                ('group', models.SlugField(blank=True, max_length=24)),
                ('notes', models.JSONField(default=dict)),
                ('position', models.PositiveIntegerField(default=0)),
                ('is_shipped', models.BooleanField(default=False)),
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('changed_at', models.DateTimeField(blank=True, null=True)),
                ('broader', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='narrower', to='practices.concept')),
                ('related', models.ManyToManyField(blank=True, to='practices.concept')),
            ],
            options={
                'ordering': ['position', 'code'],
            },
        ),
        migrations.CreateModel(
            name='ConceptLabel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=5)),
                ('kind', models.CharField(choices=[('preferred', 'Preferred'), ('alternative', 'Alternative'), ('stem', 'Stem')], default='alternative', max_length=12)),
                ('text', models.CharField(max_length=160)),
                ('folded', models.CharField(db_index=True, max_length=160)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('concept', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='labels', to='practices.concept')),
            ],
            options={
                'ordering': ['concept', 'language', 'position', 'id'],
            },
        ),
        migrations.CreateModel(
            name='ConceptProposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('concept', 'Concept'), ('label', 'Label'), ('change', 'Change'), ('withdrawal', 'Withdrawal')], max_length=12)),
                ('language', models.CharField(max_length=5)),
                ('text', models.CharField(blank=True, max_length=160)),
                ('reason', models.TextField(blank=True)),
                ('details', models.JSONField(default=dict)),
                ('proposed_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('open', 'Open'), ('accepted', 'Accepted'), ('declined', 'Declined'), ('taken_back', 'Taken Back')], default='open', max_length=12)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('answer', models.TextField(blank=True)),
                ('concept', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='practices.concept')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.organisation')),
                ('proposed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-proposed_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Practice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('visibility', models.CharField(default='own', max_length=12)),
                ('language', models.CharField(max_length=5)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('submitted', 'Submitted'), ('checking', 'Checking'), ('published', 'Published'), ('stale', 'Stale'), ('withdrawn', 'Withdrawn')], default='draft', max_length=12)),
                ('outcome', models.CharField(choices=[('works', 'Works'), ('failed', 'Failed'), ('abandoned', 'Abandoned')], default='works', max_length=12)),
                ('evidence', models.CharField(choices=[('told', 'Told'), ('measured', 'Measured'), ('compared', 'Compared'), ('held', 'Held')], default='told', max_length=12)),
                ('level', models.CharField(blank=True, choices=[('national', 'National'), ('regional', 'Regional'), ('municipal', 'Municipal'), ('organisation', 'Organisation')], max_length=16)),
                ('sector', models.CharField(blank=True, max_length=48)),
                ('size', models.CharField(blank=True, max_length=12)),
                ('started_on', models.DateField(blank=True, null=True)),
                ('cost', models.DecimalField(blank=True, decimal_places=2, max_digits=16, null=True)),
                ('currency', models.CharField(blank=True, max_length=3)),
                ('people', models.PositiveIntegerField(blank=True, null=True)),
                ('weeks', models.PositiveIntegerField(blank=True, null=True)),
                ('contact_name', models.CharField(blank=True, max_length=120)),
                ('contact_email', models.EmailField(blank=True, max_length=254)),
                ('contact_phone', models.CharField(blank=True, max_length=40)),
                ('licence', models.CharField(blank=True, max_length=48)),
                ('source_address', models.URLField(blank=True, max_length=500)),
                ('is_open_for_visits', models.BooleanField(default=False)),
                ('visits_per_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('most_guests', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('visit_languages', models.JSONField(blank=True, default=list)),
                ('visit_terms', models.CharField(blank=True, max_length=300)),
                ('is_example', models.BooleanField(default=False)),
                ('is_without_concept', models.BooleanField(default=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('decline_reason', models.TextField(blank=True)),
                ('withdraw_reason', models.TextField(blank=True)),
                ('created_at', models.DateTimeField()),
                ('changed_at', models.DateTimeField()),
                ('submitted_at', models.DateTimeField(blank=True, null=True)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('confirmed_on', models.DateField(blank=True, null=True)),
                ('import_key', models.CharField(blank=True, max_length=120)),
                ('checked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('created_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.organisation')),
                ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.place')),
            ],
            options={
                'ordering': ['-published_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='PracticeConcept',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_confirmed', models.BooleanField(default=False)),
                ('concept', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='practice_concepts', to='practices.concept')),
                ('practice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='practice_concepts', to='practices.practice')),
            ],
            options={
                'ordering': ['practice', 'concept'],
            },
        ),
        migrations.AddField(
            model_name='practice',
            name='concepts',
            field=models.ManyToManyField(related_name='+', through='practices.PracticeConcept', to='practices.concept'),
        ),
        migrations.CreateModel(
            name='PracticeMetric',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('names', models.JSONField(default=dict)),
                ('unit', models.CharField(max_length=60)),
                ('before', models.FloatField(blank=True, null=True)),
                ('after', models.FloatField(blank=True, null=True)),
                ('before_period', models.CharField(blank=True, max_length=40)),
                ('after_period', models.CharField(blank=True, max_length=40)),
                ('method', models.CharField(blank=True, max_length=200)),
                ('is_lower_better', models.BooleanField(default=False)),
                ('practice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='metrics', to='practices.practice')),
            ],
            options={
                'ordering': ['practice', 'position', 'id'],
            },
        ),
        migrations.CreateModel(
            name='PracticeText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=5)),
                ('title', models.CharField(max_length=160)),
                ('problem', models.TextField(blank=True)),
                ('context', models.TextField(blank=True)),
                ('essence', models.TextField(blank=True)),
                ('steps', models.TextField(blank=True)),
                ('resources', models.TextField(blank=True)),
                ('results', models.TextField(blank=True)),
                ('difficulties', models.TextField(blank=True)),
                ('conditions', models.TextField(blank=True)),
                ('of_version', models.PositiveIntegerField(default=1)),
                ('changed_at', models.DateTimeField()),
                ('changed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('practice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='practices.practice')),
            ],
            options={
                'ordering': ['practice', 'language'],
            },
        ),
        migrations.CreateModel(
            name='PracticeUse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('words', models.TextField(blank=True)),
                ('language', models.CharField(blank=True, max_length=5)),
                ('noted_at', models.DateTimeField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.organisation')),
                ('practice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='uses', to='practices.practice')),
            ],
            options={
                'ordering': ['practice', 'since_year', 'id'],
            },
        ),
        migrations.CreateModel(
            name='PracticeVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('content', models.JSONField(default=dict)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('made_at', models.DateTimeField()),
                ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('practice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='practices.practice')),
            ],
            options={
                'ordering': ['practice', '-number'],
            },
        ),
        migrations.AddConstraint(
            model_name='concept',
            constraint=models.CheckConstraint(condition=models.Q(('broader__isnull', True), models.Q(('broader', models.F('id')), _negated=True), _connector='OR'), name='concept_not_broader_than_itself'),
        ),
        migrations.AddConstraint(
            model_name='conceptlabel',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'preferred')), fields=('concept', 'language'), name='concept_preferred_once'),
        ),
        migrations.AddConstraint(
            model_name='conceptlabel',
            constraint=models.UniqueConstraint(fields=('concept', 'language', 'text'), name='concept_label_once'),
        ),
        migrations.AddConstraint(
            model_name='practiceconcept',
            constraint=models.UniqueConstraint(fields=('practice', 'concept'), name='practice_concept_once'),
        ),
        migrations.AddIndex(
            model_name='practice',
            index=models.Index(fields=['state', 'visibility'], name='practice_state_seen'),
        ),
        migrations.AddConstraint(
            model_name='practice',
            constraint=models.UniqueConstraint(condition=models.Q(('import_key', ''), _negated=True), fields=('organisation', 'import_key'), name='practice_import_once'),
        ),
        migrations.AddConstraint(
            model_name='practice',
            constraint=models.CheckConstraint(condition=models.Q(('cost__isnull', True), models.Q(('currency', ''), _negated=True), _connector='OR'), name='practice_cost_has_currency'),
        ),
        migrations.AddConstraint(
            model_name='practice',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['published', 'stale']), _negated=True), ('published_at__isnull', False), _connector='OR'), name='practice_published_has_day'),
        ),
        migrations.AddConstraint(
            model_name='practicetext',
            constraint=models.UniqueConstraint(fields=('practice', 'language'), name='practice_text_once'),
        ),
        migrations.AddConstraint(
            model_name='practiceuse',
            constraint=models.UniqueConstraint(fields=('practice', 'organisation'), name='practice_use_once'),
        ),
        migrations.AddConstraint(
            model_name='practiceversion',
            constraint=models.UniqueConstraint(fields=('practice', 'number'), name='practice_version_once'),
        ),
    ]
