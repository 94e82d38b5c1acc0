"""Organisations, the roles in them and who holds which."""

from django.db import models
from django.db.models import F, Q


class Organisation(models.Model):
    """A centre, agency, ministry, enterprise or public body."""

    code = models.SlugField(max_length=48, unique=True)
    names = models.JSONField(default=dict)
    kind = models.CharField(max_length=24, default="centre")
    place = models.ForeignKey("kernel.Place", null=True, blank=True, on_delete=models.PROTECT, related_name="seats")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    sector = models.CharField(max_length=48, blank=True)
    language = models.CharField(max_length=5, default="en")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name(self.language)

    def name(self, language: str) -> str:
        return (
            self.names.get(language)
            or self.names.get(self.language)
            or next((name for name in self.names.values() if name), self.code)
        )


class Role(models.Model):
    """A named set of permitted acts. Roles are data, the policies that read them are code."""

    code = models.SlugField(max_length=32, unique=True)
    names = models.JSONField(default=dict)
    permits = models.JSONField(default=list)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code

    def name(self, language: str) -> str:
        return self.names.get(language) or self.names.get("en") or self.code


class Membership(models.Model):
    """A person's role in an organisation, for a time."""

    person = models.ForeignKey("kernel.Person", on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="memberships")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["organisation", "person"]
        constraints = [
            models.UniqueConstraint(name="membership_once", fields=["person", "organisation", "role"]),
            models.CheckConstraint(
                name="membership_valid_in_order",
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_from__lte=F("valid_to")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.role.code})"
