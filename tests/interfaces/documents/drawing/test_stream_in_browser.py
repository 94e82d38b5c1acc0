"""With the fonts of a real browser no text of a value-stream map is cut or lies on another, on screen and on A3."""

import pytest

from yokoten.analysis.flow import Demand, Step, map_totals
from yokoten.interfaces.documents.drawing.standalone import standalone
from yokoten.interfaces.documents.drawing.stream import draw_stream
from yokoten.interfaces.documents.drawing.stream_bars import draw_stream_bars
from yokoten.interfaces.documents.drawing.stream_compared import draw_streams
from yokoten.interfaces.documents.drawing.stream_map import CONTROL, CUSTOMER, SUPPLIER, Information, Loss, StreamMap
from yokoten.interfaces.documents.drawing.stream_paper import draw_on_a3, on_a3
from yokoten.interfaces.wording.language import CODES, speak
from yokoten.interfaces.wording.stream_times import Clock

pytestmark = pytest.mark.browser

NAMES = {
    "ru": ("Согласование с производственно-диспетчерским отделом", "Приём заявки", "ЖЁЛТЫЕ ЩИТЫ МОНТАЖ"),
    "vi": ("Lấy ý kiến các sở, ngành có liên quan", "Tiếp nhận hồ sơ", "TRƯỜNG ĐƯỜNG NGƯỢC"),
    "sv": ("Remissförfarande till samhällsbyggnadsförvaltningen", "Mottagning", "ÖVERLÄMNING MÅNAD"),
    "en": ("Agreement with the dispatching department", "Registering", "WAREHOUSE MMWWM"),
}
TOUCHING = """() => {
  const texts = [...document.querySelectorAll('text')].filter(text => text.textContent.trim());
  const boxes = texts.map(text => [text.textContent, text.getBBox()]), found = [];
  const {width, height} = document.querySelector('svg').viewBox.baseVal;
  boxes.forEach(([text, a], index) => {
    if (a.x < 0 || a.y < 0 || a.x + a.width > width || a.y + a.height > height) found.push([text, 'outside']);
    boxes.slice(index + 1).forEach(([other, b]) => {
      const along = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
      const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
      if (along > 1 && down > 4) found.push([text, other]);
    });
  });
  return found;
}"""


def make_map(code, count):
    names = NAMES[code]
    more = {"changeover": 15, "batch": 6, "first_pass": 0.875, "value_adding": 2.5}
    steps = [
        Step(f"{names[row % 3]} {row}", 7 + row % 4, 60.0 * row, 3 if row % 3 else None, 13 * row or None, **more)
        for row in range(count)
    ]
    told = [Information(CUSTOMER, CONTROL, names[1], True), Information(CONTROL, SUPPLIER, names[0])]
    told += [Information(CONTROL, row, names[row % 3], row % 2 == 0) for row in range(0, count, 2)]
    losses = [Loss(row % count, names[0]) for row in range(count + 2)]
    totals = map_totals(steps, Demand(60, 480))
    return StreamMap(names[0], totals, Clock("min", 480), names[0] * 3, information=told, losses=losses)


@pytest.fixture(scope="module")
def window(chromium):
    page = chromium.new_page()
    yield page
    page.close()


def touching(window, picture):
    window.set_content(picture)
    return window.evaluate(TOUCHING)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("count", [3, 8, 20])
def test_nothing_touches_on_a_screen(window, code, count):
    assert touching(window, standalone(draw_stream(make_map(code, count), speak(code)))) == []


@pytest.mark.parametrize("code", CODES)
def test_nothing_touches_on_paper_nor_on_a_phone(window, code):
    language, stream = speak(code), make_map(code, 8)

    assert touching(window, on_a3(draw_on_a3(stream, language))) == []
    assert touching(window, standalone(draw_stream_bars([stream], language))) == []
    assert touching(window, standalone(draw_streams(stream, make_map(code, 5), language))) == []


def test_a_map_is_printed_on_one_sheet_of_a3(window, tmp_path):
    (tmp_path / "map.svg").write_text(on_a3(draw_on_a3(make_map("en", 20), speak("en"))), encoding="utf-8")
    window.goto(f"file://{tmp_path / 'map.svg'}")
    printed = window.pdf(prefer_css_page_size=True)

    assert b"/Count 1\n" in printed and b"[0 0 1191" in printed
