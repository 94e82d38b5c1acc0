"""The web server, in one process or several."""

import socket
from dataclasses import dataclass

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from yokoten.interfaces.cli.failure import Failure

APPLICATION = "yokoten.config.wsgi:application"


@dataclass(frozen=True)
class Door:
    """Where to listen, with how many processes and threads."""

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    threads: int = 4


def is_free(door: Door) -> bool:
    """Whether nobody listens there yet."""
    family = socket.AF_INET6 if ":" in door.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((door.host, door.port))
        except OSError:
            return False
    return True


def serve(door: Door) -> None:
    """Serve until a signal says stop; requests in hand are finished."""
    if not is_free(door):
        raise Failure(f"port {door.port} is taken; choose another with --port, for example --port {door.port + 1}")
    Granian(
        APPLICATION,
        address=door.host,
        port=door.port,
        interface=Interfaces.WSGI,
        workers=door.workers,
        blocking_threads=door.threads,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=20,
    ).serve()
