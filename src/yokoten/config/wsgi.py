"""The door for web servers; an embedded installation also works in the background here."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from yokoten.interfaces.channels.starting import start_background

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yokoten.config.settings")
application = get_wsgi_application()
if settings.HAS_BACKGROUND_THREAD:
    start_background()
