"""What makes the phone page installable: the worker that keeps it for hours without a network, manifest and icons."""

import hashlib
import io
import json
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe
from PIL import Image, ImageDraw

from yokoten.exchange.models import Visit
from yokoten.interfaces.web.exchange.phone.door import for_guests
from yokoten.interfaces.web.templatetags.yokoten import spoken

SCRIPTS = (
    "page",
    "store",
    "outbox",
    "sending",
    "pictures",
    "drawing",
    "noting",
    "words",
    "settling",
    "leaving",
    "installing",
    "number",
)
ASSETS = (
    "fonts.css",
    "yokoten.css",
    "pages.css",
    "phone/phone.css",
    "mark.svg",
    "plex-latin.woff2",
    "plex-cyrillic.woff2",
    "yokoten.js",
    *(f"phone/{name}.js" for name in SCRIPTS),
)
WORKER = "phone/worker.js"
LIGHT, DARK, INK, ACCENT, PAPER = "#ffffff", "#15191c", "#7c8388", "#0f5f73", "#ffffff"
SIZES = (180, 192, 512)
FINER = 4


@cache
def version() -> str:
    """Changes whenever a file of the page does."""
    digest = hashlib.sha256()
    for name in (WORKER, *ASSETS):
        digest.update(_file(name).read_bytes())
    return digest.hexdigest()[:16]


def _file(name: str) -> Path:
    path = finders.find(name)
    if path is None:
        raise FileNotFoundError(name)
    return Path(path)


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The worker with the list of what it keeps; it holds nothing private."""
    kept = json.dumps({"version": version(), "assets": [static(name) for name in ASSETS]})
    script = f"const KEPT = {kept};\n{_file(WORKER).read_text(encoding='utf-8')}"
    return HttpResponse(script, content_type="text/javascript", headers={"Cache-Control": "no-cache"})


@require_safe
@for_guests
def manifest(request: HttpRequest, visit: Visit) -> JsonResponse:
    """The visit as something to put on the first screen of a phone."""
    address = reverse("visit_phone", args=[visit.key])
    shape = {"type": "image/png", "purpose": "any maskable"}
    icons = [{"src": reverse("phone_icon", args=[size]), "sizes": f"{size}x{size}", **shape} for size in SIZES]
    said = {
        "id": address,
        "name": f"{visit.trip.title} · Yokoten",
        "short_name": visit.trip.title[:24],
        "lang": spoken().code,
        "start_url": address,
        "scope": address,
        "display": "standalone",
        "background_color": LIGHT,
        "theme_color": ACCENT,
        "icons": icons,
    }
    return JsonResponse(said, content_type="application/manifest+json")


@require_safe
def icon(request: HttpRequest, size: int) -> HttpResponse:
    """The mark on a plain ground, drawn for a size that phones ask for."""
    if size not in SIZES:
        raise Http404
    return HttpResponse(drawn(size), content_type="image/png", headers={"Cache-Control": "max-age=86400"})


@cache
def drawn(size: int) -> bytes:
    """Two rails and the way from one to the other, as in mark.svg, within the middle that no phone cuts away."""
    side = size * FINER
    picture = Image.new("RGB", (side, side), PAPER)
    pen = ImageDraw.Draw(picture)

    def spot(x: float, y: float) -> tuple[float, float]:
        return side * (0.2 + 0.6 * x / 24), side * (0.2 + 0.6 * y / 24)

    def dot(x: float, y: float, radius: float, colour: str) -> None:
        (left, top), (right, bottom) = spot(x - radius, y - radius), spot(x + radius, y + radius)
        pen.ellipse((left, top, right, bottom), fill=colour)

    for y in (7.5, 16.5):
        pen.line((spot(3, y), spot(21, y)), fill=INK, width=round(side * 0.0375))
    way = [_on_the_way(step / 60) for step in range(61)]
    for x, y in way:
        dot(x, y, 1.2, ACCENT)
    dot(5.5, 16.5, 3.6, ACCENT)
    dot(5.5, 16.5, 1.6, PAPER)
    dot(17.5, 7.5, 2.9, ACCENT)
    stream = io.BytesIO()
    picture.resize((size, size), Image.Resampling.LANCZOS).save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _on_the_way(t: float) -> tuple[float, float]:
    """A point of the curve 5.5,16.5 – 10,16.5 – 12,7.5 – 17,7.5."""
    parts = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    return (
        sum(part * x for part, x in zip(parts, (5.5, 10, 12, 17), strict=True)),
        sum(part * y for part, y in zip(parts, (16.5, 16.5, 7.5, 7.5), strict=True)),
    )
