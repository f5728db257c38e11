"""Our websocket beside the one that engineio takes by default: every fault is shown in it first."""

import tracemalloc
from collections import Counter
from contextlib import nullcontext
from typing import Any

import gevent
import pytest

from stagecue.web.transport.websocket import MAX_MESSAGE, text_frame
from tests.web.transport.server_rig import STOCK_LEAKS, Address, Peer, frame, read_to_end, wait_for
from tests.web.transport.websocket_rig import Make, ours, push, read_all, stock


def send_2000(websocket: Any) -> None:
    for number in range(2000):
        websocket.send(f"{number} ".ljust(4000, "."))
    websocket.close()


def read_slowly(address: Address) -> list[str]:
    """The first word of each message that a reader with a small buffer can make out."""
    peer = Peer(address, receive_buffer=4096)
    gevent.sleep(0.3)  # both buffers fill up, and writes become short
    return [text.split(" ")[0] for text in peer.texts]


@pytest.mark.parametrize(("make", "whole"), [(ours, True), (stock, False)], ids=["ours", "stock"])
def test_a_slow_reader_gets_every_frame_whole(make: Make, whole: bool) -> None:
    with make(send_2000) as address:
        got = read_slowly(address)
    assert (got == [str(number) for number in range(2000)]) is whole


@pytest.mark.parametrize(("locked", "whole"), [(True, True), (False, False)], ids=["a lock", "no lock"])
def test_two_that_send_at_once_do_not_cut_into_each_others_frames(locked: bool, whole: bool) -> None:
    def handler(websocket: Any) -> None:
        if not locked:
            websocket._sending = nullcontext()
        letters = [gevent.spawn(websocket.send, letter * 3_000_000) for letter in "ab"]
        gevent.joinall(letters)
        gevent.sleep(0.1)

    with ours(handler) as address:
        texts = Peer(address, receive_buffer=4096).rest()
    assert (sorted((text[0], len(set(text)), len(text)) for text in texts)
            == [("a", 1, 3_000_000), ("b", 1, 3_000_000)]) is whole  # fmt: skip


def test_send_now_waits_for_nobody_and_sends_whole_or_nothing() -> None:
    taken: list[bool] = []

    def handler(websocket: Any) -> None:
        while len(taken) < 2000 and (not taken or taken[-1]):
            taken.append(websocket.send_now(text_frame(f"{len(taken)} ".ljust(4000, "."))))
        websocket.send("end")
        taken.append(websocket.send_now(text_frame("after")))

    with ours(handler) as address:
        got = read_slowly(address)
    sent = taken.index(False)
    assert (taken[sent + 1], got) == (True, [*map(str, range(sent)), "end", "after"])


def test_the_rest_of_a_frame_that_fitted_in_part_comes_before_what_follows() -> None:
    def handler(websocket: Any) -> None:
        assert websocket.send_now(text_frame("x" * 3_000_000))
        websocket.send("end")

    with ours(handler) as address:
        texts = Peer(address, receive_buffer=4096).rest()
    assert [(len(text), set(text)) for text in texts] == [(3_000_000, {"x"}), (3, set("end"))]


def test_nothing_is_sent_on_a_closed_websocket() -> None:
    seen: list[object] = []

    def handler(websocket: Any) -> None:
        websocket.close()
        seen.append(websocket.send_now(text_frame("late")))
        with pytest.raises(BrokenPipeError):
            websocket.send("late")
        seen.append(websocket.wait())

    with ours(handler) as address:
        assert (Peer(address).rest(), seen) == ([], [False, None])


@pytest.mark.parametrize(("make", "declined"), [(ours, True), (stock, False)], ids=["ours", "stock"])
def test_permessage_deflate_is_declined(make: Make, declined: bool) -> None:
    with make(lambda websocket: websocket.close()) as address:
        answer = Peer(address, "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits").answer
    assert (b"sec-websocket-extensions" not in answer.lower()) is declined


PIECE = bytes(64) * 1024
GIANTS = {
    "one frame of 8 MB": [frame(PIECE, announce=8 << 20), *[PIECE] * 127],
    "a frame that announces an exabyte": [frame(PIECE, announce=1 << 60), *[PIECE] * 127],
    "fragments without an end": [frame(PIECE, fin=False), *[frame(PIECE, opcode=0, fin=False)] * 127],
    "empty fragments without an end": [frame(b"x", fin=False), frame(b"", opcode=0, fin=False) * 100_000],
    "a million bytes in small fragments": [
        frame(b"x", fin=False),
        frame(b"xxxx", opcode=0, fin=False) * 250_000,
    ],
}


def peak_of(make: Make, pieces: list[bytes]) -> tuple[int, int | None]:
    """The most memory (bytes) that receiving took, and the close code that came back."""
    with make(read_all) as address:
        peer = Peer(address)
        tracemalloc.start()
        try:
            push(peer, pieces)
            peer.rest()
            return tracemalloc.get_traced_memory()[1], peer.close_code
        finally:
            tracemalloc.stop()
            peer.close()


@pytest.mark.parametrize("pieces", GIANTS.values(), ids=GIANTS)
def test_a_giant_message_ends_the_connection_long_before_it_is_in_memory(pieces: list[bytes]) -> None:
    peak, _code = peak_of(ours, pieces)
    assert peak < 1 << 20


def test_the_stock_websocket_keeps_a_giant_message() -> None:
    peak, _code = peak_of(stock, [*GIANTS["one frame of 8 MB"], frame(b"", opcode=8)])
    assert peak > 8 << 20


SIZES = {"at the bound": (MAX_MESSAGE, None), "one over it": (MAX_MESSAGE + 1, 1009)}


@pytest.mark.parametrize(("size", "code"), SIZES.values(), ids=SIZES)
def test_64_kib_is_the_bound_of_a_message(size: int, code: int | None) -> None:
    taken: list[int] = []
    with ours(lambda websocket: taken.append(len(websocket.wait() or ""))) as address:
        peer = Peer(address)
        push(peer, [frame(b"x" * size)])
        peer.rest()
    assert (taken, peer.close_code) == ([size], 1000) if code is None else ([0], code)


@pytest.mark.parametrize(("make", "fair"), [(ours, True), (stock, False)], ids=["ours", "stock"])
def test_a_flood_leaves_the_hub_to_the_others(make: Make, fair: bool) -> None:
    turns, taken_in_turn = [0], Counter[int]()

    def others() -> None:
        while True:
            turns[0] += 1
            gevent.sleep(0)

    def handler(websocket: Any) -> None:
        gevent.sleep(0.1)  # the flood arrives while nobody reads
        worker = gevent.spawn(others)
        gevent.sleep(0)
        while websocket.wait() is not None:
            taken_in_turn[turns[0]] += 1
        worker.kill()

    with make(handler) as address:
        peer = Peer(address)
        peer.socket.sendall(frame(b"flood") * 150 + frame(b"", opcode=8))
        peer.rest()
        wait_for(lambda: sum(taken_in_turn.values()) == 150)
    assert (max(taken_in_turn.values()) <= 2) is fair


@pytest.mark.parametrize(("make", "fair"), [(ours, True), (stock, False)], ids=["ours", "stock"])
def test_a_flood_without_a_message_leaves_it_too(make: Make, fair: bool) -> None:
    turns: list[int] = []

    def handler(websocket: Any) -> None:
        gevent.sleep(0.1)  # the flood arrives while nobody reads
        worker = gevent.spawn(lambda: [turns.append(gevent.sleep(0) or 1) for _ in range(1000)])
        read_all(websocket)
        worker.kill()

    with make(handler) as address:
        peer = Peer(address)
        peer.socket.sendall(frame(b"", opcode=10) * 20_000 + frame(b"", opcode=8))
        peer.rest()
    assert (len(turns) >= 120_000 // (16 * 1024)) is fair


@STOCK_LEAKS
@pytest.mark.parametrize(("make", "ends"), [(ours, True), (stock, False)], ids=["ours", "stock"])
def test_what_has_been_a_websocket_is_never_http_again(make: Make, ends: bool) -> None:
    with make(read_all) as address:
        peer = Peer(address)
        push(peer, [frame(b"", opcode=8)])
        peer.rest()
        push(peer, [b"GET /admin HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"])
        assert (read_to_end(peer.socket) == b"") is ends
