"""An OpenID Connect provider on this machine that says what a test tells it to say, right or wrong."""

import base64
import hashlib
import json
import threading
import time
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "yokoten", "a secret of the provider"


@cache
def make_key(number=1):
    """A key pair, made once for each number: making one takes a while."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Provider:
    """`claims` and `told` change what token and userinfo say, `broken` names an address that fails, `slow` one that
    answers after `pause_seconds`, `odd` maps an address to an answer of its own."""

    def __init__(self):
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _answers_for(self))
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        self.key = self.signing = make_key()
        self.headers, self.claims, self.told, self.odd = {"kid": "k1"}, {}, {}, {}
        self.broken = self.slow = None
        self.pause_seconds = 1.0
        self.asked = {}
        self.person = {"sub": "7", "email": "anna@example.org", "email_verified": True, "name": "Anna Example"}
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()

    def settings(self):
        """What `config/sign_in.py` makes of the environment."""
        app = {"provider_id": "organisation", "name": "Ministry", "client_id": CLIENT, "secret": SECRET}
        app["settings"] = {"server_url": self.address}
        return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}

    def discovery(self):
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "userinfo_endpoint": f"{self.address}/userinfo",
            "jwks_uri": f"{self.address}/keys",
        }

    def keys(self):
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**public, "kid": "k1", "use": "sig", "alg": "RS256"}]}

    def consent(self, query):
        """Where the person's browser is sent back to; remembers what was asked."""
        self.asked = {name: values[0] for name, values in parse_qs(query).items()}
        back = {"code": "one-time", "state": self.asked["state"]}
        return f"{self.asked['redirect_uri']}?{urlencode(back)}"

    def token(self, body):
        """The token, if code, client and the proof of the same browser fit."""
        said = {name: values[0] for name, values in parse_qs(body).items()}
        proof = base64.urlsafe_b64encode(hashlib.sha256(said["code_verifier"].encode()).digest()).decode().rstrip("=")
        assert (said["code"], said["client_id"], said["client_secret"]) == ("one-time", CLIENT, SECRET)
        assert proof == self.asked["code_challenge"]
        return {"access_token": "a", "token_type": "Bearer", "id_token": self.id_token()}

    def id_token(self):
        now = int(time.time())
        usual = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 60, "nonce": self.asked.get("nonce")}
        claims = {name: value for name, value in {**self.person, **usual, **self.claims}.items() if value is not None}
        algorithm = self.headers.get("alg", "RS256")
        return jwt.encode(claims, self.signing, algorithm=algorithm, headers=self.headers)

    def answer(self, path, query, body):
        answers = {
            "/.well-known/openid-configuration": self.discovery,
            "/keys": self.keys,
            "/token": lambda: self.token(body),
            "/userinfo": lambda: {**self.person, **self.told},
        }
        return self.odd[path] if path in self.odd else answers[path]()


def _answers_for(provider):
    class Answers(BaseHTTPRequestHandler):
        def do_GET(self):  # noqa: N802 - the library's name
            address = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            if provider.slow == address.path:
                time.sleep(provider.pause_seconds)
            if provider.broken == address.path:
                self.send_error(503)
            elif address.path == "/authorize":
                self.send_response(302)
                self.send_header("Location", provider.consent(address.query))
                self.end_headers()
            else:
                self.say(json.dumps(provider.answer(address.path, address.query, body)).encode())

        do_POST = do_GET  # noqa: N815

        def say(self, content):
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *args):
            pass

    return Answers
