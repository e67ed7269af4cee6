"""The viewer on a page in the browser, served from this machine to this machine alone.

The server renders, and the page shows its images: so the browser needs no OpenGL, and the page shows the very scene that pictures
and movies show, colour bar and words too, however many cells there are. (With vtk.js in the browser each change of time or field
would send all triangles anew, and its colour bars and texts look different.)
"""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Callable
from typing import Any

from femiec.errors import InputError
from femiec.results.result import Result
from femiec.views.viewer.files import EXTRA, scene
from femiec.views.viewer.shown import Shown

HOST = "127.0.0.1"
SIZE = (1000, 800)


def check_port(port: int) -> None:
    """Refuse what is no port, or one that is taken.

    Raises:
        InputError: naming it.
    """
    if not 1 <= port <= 65535:
        raise InputError("port", port, "a number from 1 to 65535", "write --port 8080, or leave it out for one that is free")
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except OSError as error:
            mend = "choose another, or leave --port out for one that is free"
            raise InputError("port", port, f"a port that can be used ({error.strerror})", mend) from None


def serve(result: Result, shown: Shown, port: int = 0, browser: bool = False) -> None:
    """Serve the page until Ctrl-C or SIGTERM.

    Args:
        result: of a tubule, a run in time or a wall structure.
        shown: at first.
        port: 0 is one that is free.
        browser: whether to open a browser with the page.

    Raises:
        InputError: the extra is not installed.
        CannotDraw: this machine cannot draw scenes.
    """
    secret = secrets.token_urlsafe()
    # What trame would else read from the command line, which is not its own; and its server shall print nothing.
    os.environ |= {"TRAME_ARGS": f"--server --authKey={secret}", "WSLINK_READY_MSG": ""}
    try:
        from trame.app import get_server

        from femiec.views.viewer.page import Page
    except ImportError as error:
        raise InputError("web", "--web", f"trame, which is not installed ({error})", EXTRA) from None
    with scene(SIZE) as plotter:
        server: Any = get_server("femiec", client_type="vue3")
        Page(server, plotter, result, shown)
        server.controller.on_server_bind.add(lambda web: web.app.router.add_post("/paraview/", _greeting(secret)))
        server.controller.on_server_ready.add(lambda **_: _tell(server.port, browser))
        server.start(port=port, host=HOST, show_connection_info=False, open_browser=False, disable_logging=True, timeout=0)
    print("closed")


def _greeting(secret: str) -> Callable[[Any], Any]:
    """Answers the first question of trame's page, where to connect and with what secret; other origins cannot read it."""
    from aiohttp.web import json_response

    async def answer(request: Any) -> Any:
        return json_response({"id": "femiec", "sessionURL": f"ws://{request.host}/ws", "secret": secret})

    return answer


def _tell(port: int, browser: bool) -> None:
    """Print the address, and open it where there is a browser."""
    address = f"http://{HOST}:{port}/"
    print(f"open {address} (Ctrl-C ends it)", flush=True)
    if browser:
        import webbrowser

        webbrowser.open(address)
