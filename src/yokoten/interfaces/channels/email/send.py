"""Hand one letter to the mail server."""

import hashlib
import smtplib

from django.conf import settings
from django.core.mail import EmailMessage

from yokoten.interfaces.channels.refusal import Undeliverable
from yokoten.kernel.models import OutboxMessage


def send(message: OutboxMessage) -> None:
    """Send it, or raise `Undeliverable` with the server's words. The key becomes the Message-ID, so that a letter that
    has to be sent again is the same letter for whoever gets it twice."""
    host = settings.DEFAULT_FROM_EMAIL.rsplit("@", 1)[-1].strip("> ")
    headers = {
        "Message-ID": f"<{hashlib.sha256(message.key.encode()).hexdigest()[:40]}@{host}>",
        "Content-Language": message.language,
        "Auto-Submitted": "auto-generated",
    }
    if message.stop_address:
        headers["List-Unsubscribe"] = f"<{message.stop_address}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    subject = " ".join(message.subject.split())
    letter = EmailMessage(subject, message.body, None, [message.destination], headers=headers)
    try:
        letter.send()
    except (smtplib.SMTPException, OSError, ValueError) as refused:
        raise Undeliverable(f"{type(refused).__name__}: {refused}") from refused
