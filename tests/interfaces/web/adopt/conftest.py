"""A house, and somebody of it who runs its projects in the browser."""

import pytest

from factories.kernel import make_member, make_organisation, make_person

BACKEND = "django.contrib.auth.backends.ModelBackend"
PERMITS = ("adopt.*", "exchange.*", "practices.*", "kernel.keep_attachment", "kernel.remove_attachment")


@pytest.fixture
def home():
    return make_organisation(names={"en": "Centre"})


@pytest.fixture
def expert(client, home):
    person = make_member(*PERMITS, organisation=home, person=make_person(language="en"))
    client.force_login(person, backend=BACKEND)
    return client
