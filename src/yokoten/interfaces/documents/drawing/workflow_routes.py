"""The corners of every link of a workflow: lanes for what leads back, below for what stops, gutters between columns."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from yokoten.adopt.rules.workflow import Workflow
from yokoten.interfaces.documents.drawing.workflow_layout import (
    BACK,
    EDGE,
    LOOP,
    LOOP_ROOM,
    PITCH,
    STEP,
    STOP,
    STOP_PITCH,
    TURN,
    Link,
    Place,
    Point,
    Route,
    Shape,
    Tracks,
    columns,
    links,
)

SPLIT, UP, DROP, ENTRY = 11, 18, 24, 34
TOP = 8


@dataclass(frozen=True)
class Laid:
    """The places and routes of a workflow, and how far they reach along and across the way."""

    places: Mapping[str, Place]
    routes: tuple[Route, ...]
    size: Point


@dataclass
class Board:
    """What is known while routes are laid."""

    shape: Shape
    places: dict[str, Place]
    links: list[Link]
    left: float = 0
    lanes: dict[str, int] = field(default_factory=dict)
    above: list[float] = field(default_factory=list)
    rows: list[float] = field(default_factory=list)
    below: list[float] = field(default_factory=list)
    stops: list[str] = field(default_factory=list)

    def right(self, place: Place) -> float:
        return place.at[0] + self.shape.box[0]

    def middle(self, place: Place) -> float:
        return place.at[1] + self.shape.box[1] / 2

    def margin(self) -> float:
        """The right end of the widest band."""
        return max(self.right(place) for place in self.places.values())


def laid(workflow: Workflow, shape: Shape) -> Laid:
    """Places first, then lanes, then routes."""
    places = columns(workflow, shape)
    board = Board(shape, places, links(workflow, places, shape.in_band))
    board.stops = list(dict.fromkeys(link.target for link in board.links if link.kind == STOP))
    crossing = [link for link in board.links if _is_crossing(board, link)]
    board.left = EDGE + PITCH * len(crossing) if max((place.band for place in places.values()), default=0) else TOP
    _place_along(board)
    _place_across(board)
    routes = tuple(_route(board, link) for link in board.links)
    points = [point for route in routes for point in route.points]
    corners = [(board.right(place), place.at[1] + shape.box[1]) for place in board.places.values()]
    reach = [*points, *corners, (0, board.below[-1] if board.below else 0)]
    return Laid(board.places, routes, (max(m for m, _ in reach) + EDGE, max(c for _, c in reach) + EDGE))


def _is_crossing(board: Board, link: Link) -> bool:
    return link.kind in (BACK, TURN) and board.places[link.source].band != board.places[link.target].band


def _place_along(board: Board) -> None:
    step = board.shape.box[0] + board.shape.gap[0]
    for code, place in board.places.items():
        board.places[code] = replace(place, at=(board.left + step * place.column, 0))


def _place_across(board: Board) -> None:
    """Band under band: lanes for ways back, rows of boxes, lanes for stops."""
    reach: float = TOP
    for band in range(1 + max((place.band for place in board.places.values()), default=-1)):
        inside = [place for place in board.places.values() if place.band == band]
        lanes = _take_lanes(board, band)
        looped = any(link.kind == LOOP and board.places[link.source] in inside for link in board.links)
        first = reach + PITCH * lanes + (LOOP_ROOM if looped else EDGE)
        board.above.append(first - (LOOP_ROOM if looped else EDGE) + PITCH / 2)
        for place in inside:
            across = first + place.row * (board.shape.box[1] + board.shape.gap[1])
            board.places[place.state.code] = replace(place, at=(place.at[0], across))
        rows = 1 + max(place.row for place in inside)
        last = first + rows * board.shape.box[1] + (rows - 1) * board.shape.gap[1]
        board.rows.append(last)
        board.below.append(last + EDGE + STOP_PITCH * len(board.stops))
        reach = board.below[-1]


def _take_lanes(board: Board, band: int) -> int:
    """Lanes above a band; the number of lanes."""
    tracks = Tracks()
    spans = []
    for link in board.links:
        source, target = board.places[link.source], board.places[link.target]
        if link.kind == BACK and source.band == band:
            ends = [source.at[0], target.at[0] if target.band == band else board.left - PITCH]
            spans.append((min(ends), max(ends) + board.shape.box[0], f"{link.source}>{link.target}"))
        if link.kind == BACK and target.band == band != source.band:
            spans.append((0, board.right(target), f"{link.source}>{link.target}*"))
        if link.kind == TURN and target.band == band:
            spans.append((0, 10**6, f"{link.source}>{link.target}"))
    for low, high, key in sorted(spans, key=lambda span: span[1] - span[0]):
        board.lanes[key] = tracks.take(low, high)
    return len(tracks.taken)


def _lane(board: Board, link: Link, band: int, mark: str = "") -> float:
    return board.above[band] - PITCH * (1 + board.lanes[f"{link.source}>{link.target}{mark}"])


def _route(board: Board, link: Link) -> Route:
    if link.kind == LOOP:
        return _loop(board, link)
    return {STEP: _step, TURN: _turn, BACK: _back, STOP: _stop}[link.kind](board, link)


def _step(board: Board, link: Link) -> Route:
    """Straight on, or down the gutter to another row."""
    source, target = board.places[link.source], board.places[link.target]
    begin, end = (board.right(source), board.middle(source)), (target.at[0], board.middle(target))
    if source.row == target.row:
        return Route(link, (begin, end), (begin[0] + board.shape.gap[0] / 2, begin[1]))
    gutter = begin[0] + SPLIT
    corners = ((gutter, begin[1]), (gutter, end[1]))
    return Route(link, (begin, *corners, end), (gutter, (begin[1] + end[1]) / 2))


def _turn(board: Board, link: Link) -> Route:
    """Around the end of the band into the next one."""
    source, target = board.places[link.source], board.places[link.target]
    begin, end = (board.right(source), board.middle(source)), (target.at[0], board.middle(target))
    lane, out, back = _lane(board, link, target.band), board.margin() + SPLIT, board.left - EDGE
    corners = ((out, begin[1]), (out, lane), (back, lane), (back, end[1]))
    return Route(link, (begin, *corners, end), ((out + back) / 2, lane))


def _loop(board: Board, link: Link) -> Route:
    place = board.places[link.source]
    begin, end, top = place.at[0] + 66, place.at[0] + 112, place.at[1] - 13
    if board.shape.is_down:
        begin, end, top = place.at[0] + 10, place.at[0] + 50, place.at[1] - 24
    return Route(link, ((begin, place.at[1]), (begin, top), (end, top), (end, place.at[1])), ((begin + end) / 2, top))


def _back(board: Board, link: Link) -> Route:
    """Up to a lane, along it, and down to the state; another row is reached by the gutter."""
    source, target = board.places[link.source], board.places[link.target]
    lane = _lane(board, link, source.band)
    begin = _up(board, link, source, lane)
    if source.band == target.band:
        end = tuple(reversed(_down(board, link, target, lane)))
        badge = ((begin[-1][0] + end[0][0]) / 2, lane)
        return Route(link, (*begin, *end), badge)
    far, edge = _lane(board, link, target.band, "*"), _edge(board, link)
    end = tuple(reversed(_down(board, link, target, far)))
    return Route(link, (*begin, (edge, lane), (edge, far), *end), ((begin[-1][0] + edge) / 2, lane))


def _edge(board: Board, link: Link) -> float:
    crossing = [each for each in board.links if _is_crossing(board, each) and each.kind == BACK]
    return board.left - EDGE - PITCH * (1 + crossing.index(link)) + 4


def _up(board: Board, link: Link, place: Place, lane: float) -> tuple[Point, ...]:
    if place.row == 0:
        return ((_port(board, link, place), place.at[1]), (_port(board, link, place), lane))
    gutter = board.right(place) + UP
    return ((board.right(place), board.middle(place)), (gutter, board.middle(place)), (gutter, lane))


def _down(board: Board, link: Link, place: Place, lane: float) -> tuple[Point, ...]:
    if place.row == 0:
        return ((_port(board, link, place), place.at[1]), (_port(board, link, place), lane))
    gutter = place.at[0] - board.shape.gap[0] + ENTRY
    return ((place.at[0], board.middle(place)), (gutter, board.middle(place)), (gutter, lane))


def _port(board: Board, link: Link, place: Place) -> float:
    """Where on its upper edge a box is left or entered; a loop keeps the right part for itself."""
    code = place.state.code
    mine = [each for each in board.links if each.kind == BACK and code in (each.source, each.target)]
    has_loop = any(each.kind == LOOP and each.source == code for each in board.links)
    room = board.shape.box[0] * (0.4 if has_loop and not board.shape.is_down else 1)
    return place.at[0] + room * (mine.index(link) + 1) / (len(mine) + 1)


def _stop(board: Board, link: Link) -> Route:
    """Down to a lane below the band, along it to the state in the last column; all that stop there share the lane."""
    source, target = board.places[link.source], board.places[link.target]
    at = board.stops.index(link.target)
    lane, last = _stop_lane(board, source.band, at), _stop_lane(board, target.band, at)
    if source.is_last_row:
        port = source.at[0] + board.shape.box[0] / 2 + 16 * (at - (len(board.stops) - 1) / 2)
        begin: tuple[Point, ...] = ((port, source.at[1] + board.shape.box[1]), (port, lane))
    else:
        gutter, height = board.right(source) + DROP + 5 * at, board.middle(source) + 12
        begin = ((board.right(source), height), (gutter, height), (gutter, lane))
    if source.band != target.band:
        edge = board.margin() + DROP + 8 * at
        begin = (*begin, (edge, lane), (edge, last))
    gutter, middle = target.at[0] - board.shape.gap[0] + SPLIT + 6 * at, board.middle(target)
    return Route(link, (*begin, (gutter, last), (gutter, middle), (target.at[0], middle)), None)


def _stop_lane(board: Board, band: int, at: int) -> float:
    return board.rows[band] + EDGE + STOP_PITCH * at
