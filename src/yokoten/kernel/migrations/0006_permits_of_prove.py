"""Default roles that nobody changed may use the room of evaluations."""

from django.db import migrations

BASE = {
    "kernel.read", "kernel.keep_attachment", "kernel.remove_attachment", "compare.*", "practices.*", "exchange.*",
    "adopt.*",
}  # fmt: skip
BEFORE = {
    "head": BASE | {
        "kernel.change_organisation", "kernel.grant_membership", "kernel.end_membership", "kernel.invite_person",
        "kernel.issue_token", "kernel.revoke_token", "measure.*",
    },
    "analyst": BASE | {"measure.*"},
    "expert": BASE,
}
ADDED = "prove.*"


def add(apps, schema_editor):
    """A role whose acts an administrator changed stays as it is."""
    _replace(apps, lambda code: (BEFORE[code], BEFORE[code] | {ADDED}))


def take_back(apps, schema_editor):
    _replace(apps, lambda code: (BEFORE[code] | {ADDED}, BEFORE[code]))


def _replace(apps, ends):
    for role in apps.get_model("kernel", "Role").objects.filter(code__in=BEFORE):
        before, after = ends(role.code)
        if set(role.permits) == before:
            role.permits = sorted(after)
            role.save(update_fields=["permits"])


class Migration(migrations.Migration):
    dependencies = [("kernel", "0005_permits_of_adopt")]
    operations = [migrations.RunPython(add, take_back)]
