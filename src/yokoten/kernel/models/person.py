"""People who sign in."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower


class People(BaseUserManager["Person"]):
    """Finds people by e-mail without regard to case."""

    def get_by_natural_key(self, email: str | None) -> "Person":
        return self.get(email__iexact=email)

    def create_user(self, email: str, password: str | None = None, **details: Any) -> "Person":
        """The door that the sign-in library expects; the product itself uses `actions.person`."""
        person = self.model(email=self.normalize_email(email), **details)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Someone with an account; rights come from memberships, administrators have them all."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=5, blank=True)
    theme = models.CharField(max_length=5, blank=True)
    home = models.ForeignKey(
        "kernel.Place", null=True, blank=True, on_delete=models.SET_NULL, related_name="residents_by_choice"
    )
    is_administrator = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = People()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        ordering = ["name", "email"]
        constraints = [models.UniqueConstraint(Lower("email"), name="person_email_once")]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def is_staff(self) -> bool:
        return self.is_administrator

    @property
    def is_superuser(self) -> bool:
        return self.is_administrator
