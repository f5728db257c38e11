"""The cord between one page and its server: pulled, that page is alone, while everybody else's show goes on."""

from __future__ import annotations

from playwright.sync_api import Page, WebSocketRoute


class Cord:
    """Made before the page is opened. HTTP goes through all the same: a page loads its scripts by it."""

    def __init__(self, page: Page) -> None:
        self._pulled = self._shut_out = self._keeps = False
        self._ends: list[WebSocketRoute] = []
        self._kept: list[tuple[WebSocketRoute, str | bytes]] = []
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

    def keep_states(self) -> None:
        """The link comes up, and its first state takes its time."""
        self._keeps = True

    def hand_over(self) -> None:
        """The states that were kept arrive."""
        self._keeps = False
        for page, message in self._kept:
            page.send(message)
        self._kept.clear()

    def _connect(self, page: WebSocketRoute) -> None:
        if self._shut_out:
            page.on_message(lambda _: page.send('44{"message":"Enter the code first."}'))
            page.send('0{"sid":"s","upgrades":[],"pingInterval":2000,"pingTimeout":3000,"maxPayload":65536}')
        elif self._pulled:
            page.close()
        else:
            server = page.connect_to_server()
            server.on_message(lambda message: self._pass_on(page, message))
            self._ends += [page, server]

    def _pass_on(self, page: WebSocketRoute, message: str | bytes) -> None:
        if self._keeps and str(message).startswith('42["state"'):
            self._kept.append((page, message))
        else:
            page.send(message)
