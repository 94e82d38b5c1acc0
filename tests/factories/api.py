"""Programs that call the API."""

import hashlib
import json
from itertools import count

from factories.kernel import make_organisation
from yokoten.kernel.models import ApiToken

_numbers = count(1)


class Caller:
    """A program with its organisation's token; answers are plain responses of the test client."""

    def __init__(self, client, organisation, secret):
        self.client, self.organisation = client, organisation
        self.headers = {"Authorization": f"Bearer {secret}"}

    def get(self, path, **headers):
        return self.client.get(f"/api/v1/{path}", headers=self.headers | _named(headers))

    def put(self, path, body, **headers):
        content = body if isinstance(body, (str, bytes)) else json.dumps(body)
        return self.client.put(
            f"/api/v1/{path}", content, content_type="application/json", headers=self.headers | _named(headers)
        )

    def delete(self, path, **headers):
        return self.client.delete(f"/api/v1/{path}", headers=self.headers | _named(headers))


def _named(headers):
    return {name.replace("_", "-"): value for name, value in headers.items()}


def make_token(organisation=None, *, may_write=False, **details):
    """The row and the secret that opens it."""
    secret = f"yk_secret-of-the-tests-{next(_numbers)}"
    token = ApiToken.objects.create(
        organisation=organisation or make_organisation(),
        label=details.pop("label", "nightly copy"),
        hint=secret[:8],
        digest=hashlib.sha256(secret.encode()).hexdigest(),
        may_write=may_write,
        **details,
    )
    return token, secret


def make_caller(client, organisation=None, *, may_write=False):
    token, secret = make_token(organisation, may_write=may_write)
    return Caller(client, token.organisation, secret)
