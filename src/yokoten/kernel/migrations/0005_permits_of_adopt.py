"""Default roles that nobody changed may use the room of projects; collaborators note its numbers."""

from django.db import migrations

BASE = {"kernel.read", "kernel.keep_attachment", "kernel.remove_attachment", "compare.*", "practices.*", "exchange.*"}
BEFORE = {
    "head": BASE | {
        "kernel.change_organisation", "kernel.grant_membership", "kernel.end_membership", "kernel.invite_person",
        "kernel.issue_token", "kernel.revoke_token", "measure.*",
    },
    "analyst": BASE | {"measure.*"},
    "expert": BASE,
    "collaborator": {
        "exchange.answer_question", "exchange.note_finding", "kernel.keep_attachment", "kernel.read",
        "practices.propose_concept",
    },
}
ADDED = {code: "adopt.note_measurement" if code == "collaborator" else "adopt.*" for code in BEFORE}


def add(apps, schema_editor):
    """A role whose acts an administrator changed stays as it is."""
    _replace(apps, lambda code: (BEFORE[code], BEFORE[code] | {ADDED[code]}))


def take_back(apps, schema_editor):
    _replace(apps, lambda code: (BEFORE[code] | {ADDED[code]}, BEFORE[code]))


def _replace(apps, ends):
    for role in apps.get_model("kernel", "Role").objects.filter(code__in=BEFORE):
        before, after = ends(role.code)
        if set(role.permits) == before:
            role.permits = sorted(after)
            role.save(update_fields=["permits"])


class Migration(migrations.Migration):
    dependencies = [("kernel", "0004_notifications")]
    operations = [migrations.RunPython(add, take_back)]
