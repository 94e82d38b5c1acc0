"""Keys with which an organisation's programs use the API."""

from django.db import models


class ApiToken(models.Model):
    """Only the hash of the token is stored; `hint` holds its first letters so that people can tell tokens apart."""

    organisation = models.ForeignKey("kernel.Organisation", on_delete=models.CASCADE, related_name="tokens")
    label = models.CharField(max_length=100)
    hint = models.CharField(max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    may_write = models.BooleanField(default=False)
    created_by = models.ForeignKey("kernel.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.label
