"""The cord between one page and its server: pulled, that page is alone, while everybody else's show goes on."""

from __future__ import annotations

from playwright.sync_api import Page, WebSocketRoute


class Cord:
    """Made before the page is opened. HTTP goes through all the same: a page loads its scripts by it."""

    def __init__(self, page: Page) -> None:
        self._pulled = self._shut_out = False
        self._ends: list[WebSocketRoute] = []
        page.route_web_socket("**/socket.io/**", self._connect)

    def pull(self) -> None:
        self._pulled = True
        for end in self._ends:
            end.close()
        self._ends.clear()

    def plug(self) -> None:
        self._pulled = self._shut_out = False

    def shut_out(self) -> None:
        """The page's server asks for the code, as one does that was started with another folder of data."""
        self.pull()
        self._shut_out = True

    def _connect(self, page: WebSocketRoute) -> None:
        if self._shut_out:
            page.on_message(lambda _: page.send('44{"message":"Enter the code first."}'))
            page.send('0{"sid":"s","upgrades":[],"pingInterval":2000,"pingTimeout":3000,"maxPayload":65536}')
        elif self._pulled:
            page.close()
        else:
            self._ends += [page, page.connect_to_server()]
