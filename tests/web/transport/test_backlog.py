"""What waits for one client: how much of it fits, and in which order it leaves."""

import gevent
import pytest

from stagecue.web.transport import websocket
from stagecue.web.transport.engine import BEHIND_BYTES, BEHIND_PACKETS, Backlog


class Text:
    """An engineio packet of a given size."""

    def __init__(self, size: int) -> None:
        self.text = "x" * size

    def encode(self) -> str:
        return self.text


BEHIND = {
    "as many packets as fit": ([1] * BEHIND_PACKETS, BEHIND_PACKETS, 0),
    "one packet more": ([1] * (BEHIND_PACKETS + 1), BEHIND_PACKETS, 1),
    "as many bytes as fit": ([BEHIND_BYTES // 4] * 4, 4, 0),
    "one byte more": ([BEHIND_BYTES // 4] * 4 + [1], 4, 1),
    "after that nothing fits": ([BEHIND_BYTES + 1, 1, 1], 0, 1),
}


@pytest.mark.parametrize(("sizes", "kept", "cuts"), BEHIND.values(), ids=BEHIND)
def test_a_backlog_has_an_end(sizes: list[int], kept: int, cuts: int) -> None:
    backlog, told = Backlog(), []
    backlog.cut_off = lambda: told.append("cut")
    for size in sizes:
        backlog.put(Text(size))
    backlog.put(None)  # engineio's mark for the end still fits
    assert (backlog.qsize(), len(told)) == (kept + 1, cuts)


def test_a_packet_overtakes_none_that_waits() -> None:
    backlog, free, sent = Backlog(), [True, False, True, True], list[bytes]()
    backlog.send_now = lambda frame: free.pop(0) and not sent.append(frame)
    taken: list[str] = []

    def writer() -> None:
        while packet := backlog.get():
            taken.append(packet.encode())

    writing = gevent.spawn(writer)
    backlog.put(Text(1))  # before the writer waits, it goes through the queue
    gevent.sleep(0)
    for size in (2, 3, 4):  # one goes at once, the next cannot, the last could but must not
        backlog.put(Text(size))
    backlog.put(None)
    writing.join()
    assert (sent, taken) == ([websocket.text_frame("xx")], ["x", "xxx", "xxxx"])


def test_a_backlog_that_is_read_takes_more() -> None:
    backlog, told = Backlog(), []
    backlog.cut_off = lambda: told.append("cut")
    for _ in range(10):
        backlog.put(Text(BEHIND_BYTES // 2))
        backlog.get()
    assert (told, backlog.qsize()) == ([], 0)
