"""Default roles that nobody changed may use attachments and the rooms of practices and exchange; collaborators come in."""

from django.db import migrations

BEFORE = {
    "head": {
        "kernel.read", "kernel.change_organisation", "kernel.grant_membership", "kernel.end_membership",
        "kernel.invite_person", "kernel.issue_token", "kernel.revoke_token", "measure.*", "compare.*",
    },
    "analyst": {"kernel.read", "measure.*", "compare.*"},
    "expert": {"kernel.read", "compare.*"},
}
ADDED = {"kernel.keep_attachment", "kernel.remove_attachment", "practices.*", "exchange.*"}
COLLABORATOR = {
    "names": {
        "ru": "Внештатный сотрудник", "vi": "Cộng tác viên", "sv": "Fältmedarbetare", "en": "Collaborator",
    },
    "permits": [
        "exchange.answer_question", "exchange.note_finding", "kernel.keep_attachment", "kernel.read",
        "practices.propose_concept",
    ],
}


def add(apps, schema_editor):
    """A role whose acts an administrator changed stays as it is; an empty installation gets its roles later."""
    Role = apps.get_model("kernel", "Role")
    for code, before in BEFORE.items():
        for role in Role.objects.filter(code=code):
            if set(role.permits) == before:
                role.permits = sorted(before | ADDED)
                role.save(update_fields=["permits"])
    if Role.objects.exists():
        Role.objects.get_or_create(code="collaborator", defaults=COLLABORATOR)


def take_back(apps, schema_editor):
    Role = apps.get_model("kernel", "Role")
    for code, before in BEFORE.items():
        for role in Role.objects.filter(code=code):
            if set(role.permits) == before | ADDED:
                role.permits = sorted(before)
                role.save(update_fields=["permits"])
    Role.objects.filter(code="collaborator", permits=COLLABORATOR["permits"], memberships=None).delete()


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_attachments")]
    operations = [migrations.RunPython(add, take_back)]
