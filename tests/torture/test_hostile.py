"""The hostile rows in short: the show goes on, and the rig sees it where it would not."""

import json
import socket
from functools import partial

import pytest
from wsproto.utilities import generate_accept_token

from benchmarks.torture.disk import slow_commit
from benchmarks.torture.ground import Ground
from benchmarks.torture.hostile import giant, slow_reader, stopped, strangers
from benchmarks.torture.long import clock_step
from benchmarks.torture.people.meter import Latencies
from benchmarks.torture.people.screen import Screen
from benchmarks.torture.row import judged
from stagecue.web.transport.websocket import text_frame
from tests.torture import broken, run_or_skip

SHARE = 0.05
QUICK = [*((row, SHARE) for row in giant.ROWS), *((row, 0.2) for row in strangers.ROWS)]
LONG = {
    "stopped": partial(stopped.stopped, stop=stopped.BRIEFLY),
    "slow-reader": slow_reader.ROWS[0].run,
    "slow-commit": slow_commit.ROWS[0].run,
    "clock-step": clock_step.ROWS[0].run,
}
"""Their controls take as long as they do: `make torture` alone runs these."""


@pytest.mark.parametrize(("row", "share"), QUICK, ids=[row.name for row, _ in QUICK])
def test_the_show_goes_on_and_the_rig_would_see_it_if_not(row, share, tmp_path):
    result = judged(row, Ground(tmp_path, share))
    if result.verdict == "not run":
        pytest.skip(result.outcome.note)
    assert (broken(result.outcome), result.blind) == ([], ())


@pytest.mark.parametrize("run", LONG.values(), ids=LONG)
def test_the_show_goes_on(run, tmp_path):
    assert broken(run_or_skip(run, Ground(tmp_path, SHARE))) == []


OPEN = text_frame('0{"sid":"a"}')


def state(seq):
    return text_frame("42" + json.dumps(["state", {"seq": seq, "epoch": "a"}]))


STREAMS = {
    "whole": (OPEN + state(1) + state(2), (0, 0, 2)),
    "a frame cut short": (OPEN + state(1)[:20] + state(2) + state(3), (1, 0, 0)),
    "no packet of engine.io": (OPEN + state(1) + text_frame("hello"), (1, 0, 1)),
    "a state older than one before": (OPEN + state(2) + state(1), (0, 1, 2)),
}


@pytest.mark.parametrize(("stream", "seen"), STREAMS.values(), ids=STREAMS)
def test_a_screen_sees_what_is_wrong_with_its_stream(stream, seen):
    with socket.create_server(("127.0.0.1", 0)) as door:
        screen = Screen(f"http://127.0.0.1:{door.getsockname()[1]}", "quay")
        line, _ = door.accept()
        with line:
            asked = line.recv(4096).decode()
            key = next(row for row in asked.split("\r\n") if row.startswith("Sec-WebSocket-Key"))
            token = generate_accept_token(key.partition(": ")[2].encode()).decode()
            upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept"
            line.sendall(f"HTTP/1.1 101 Switching Protocols\r\n{upgrade}: {token}\r\n\r\n".encode() + stream)
            line.shutdown(socket.SHUT_WR)
            while line.recv(4096):
                pass
        screen.hang_up()
        screen.ended()
    assert (len(screen.broken), screen.backwards, screen.states) == seen


def test_percentiles():
    took = Latencies([float(ms) for ms in range(1, 201)])
    assert [took.at(percent) for percent in (0, 50, 99, 100)] == [1.0, 101.0, 199.0, 200.0]
