"""The bench's crowd: frames cut as they come, heartbeats answered, and what each screen was told of when."""

import socket

import pytest

from benchmarks.crowd import Door, Screen, frame
from benchmarks.fanout import Late, _claims
from benchmarks.hall import Pressed, hall, lateness

TOLD = b'42["state",{"v":1,"seq":7,"last":{"seq":3}}]'
LONG = b'42["state",{"seq":8,"text":"' + 200 * b"x" + b'"}]'


def from_server(text):
    """A server's frame: it carries no mask."""
    head = bytes((0x81, len(text))) if len(text) < 126 else b"\x81\x7e" + len(text).to_bytes(2)
    return head + text


@pytest.mark.parametrize(
    ("pieces", "numbers"),
    [
        pytest.param([from_server(TOLD)], [(0, 7)], id="a message"),
        pytest.param([from_server(LONG)], [(0, 8)], id="a longer one"),
        pytest.param([from_server(TOLD) + from_server(LONG)], [(0, 7), (0, 8)], id="two in one piece"),
        pytest.param(
            [from_server(LONG)[:3], from_server(LONG)[3:]], [(1, 8)], id="it counts when it is whole"
        ),
        pytest.param([from_server(TOLD)[:1], from_server(TOLD)[1:]], [(1, 7)], id="half a head"),
        pytest.param([from_server(b'0{"sid":"a"}')], [], id="what has no number is no state"),
    ],
)
def test_messages_are_timed_when_they_are_whole(pieces, numbers):
    screen = Screen(None)
    for now, piece in enumerate(pieces):
        screen.take(piece, now)
    assert (screen.numbers, screen.received) == (numbers, sum(map(len, pieces)))


def test_a_heartbeat_is_answered():
    server, client = socket.socketpair()
    with server, client:
        Screen(client).take(from_server(b"2"), 0.0)
        assert server.recv(100) == frame(b"3") == b"\x81\x81\0\0\0\x003"


def test_a_crowd_is_told_of_each_press_by_both_servers():
    with hall() as place:
        for side in (place.show, place.bare):
            held, came = place.join(side, 3)
            late = place.press(side, 2, screens=3)
            place.leave()
            assert (len(held), len(late), min(*held, *late) > 0) == (3, 6, True)
            assert came > 3 * len(place.message)


PRESSED = [Pressed(1.0, 7), Pressed(2.0, 8)]
HEARD = {
    "each of each": ([[(7, 1.5), (8, 2.5)], [(7, 1.25), (8, 2.25)]], [0.5, 0.5, 0.25, 0.25]),
    "and of what was not pressed": ([[(7, 1.5), (9, 1.75), (8, 2.5)]] * 2, [0.5, 0.5] * 2),
}
NOT_HEARD = {
    "one twice, another never": [[(7, 1.5), (7, 1.6), (8, 2.5)], [(8, 2.25)]],
    "one press for the other": [[(7, 1.5), (7, 1.6)], [(7, 1.25), (8, 2.25)]],
    "in another order": [[(8, 2.5), (7, 2.75)], [(7, 1.25), (8, 2.25)]],
    "a screen too few": [[(7, 1.5), (8, 2.5)]],
    "nobody": [],
}


@pytest.mark.parametrize(("heard", "late"), HEARD.values(), ids=HEARD)
def test_a_press_counts_until_each_screen_was_told_of_it(heard, late):
    assert lateness(PRESSED, heard, screens=2) == late


@pytest.mark.parametrize("heard", NOT_HEARD.values(), ids=NOT_HEARD)
def test_every_screen_is_told_of_every_press_once(heard):
    with pytest.raises(RuntimeError, match=r"\d of 2 screens were told of each of 2 presses, once"):
        lateness(PRESSED, heard, screens=2)


def test_a_door_that_is_no_websocket_is_said_to_be_none():
    with hall() as place:
        place.show.door = Door(place.show.door.host, place.show.door.port, "/healthz")
        with pytest.raises(RuntimeError, match="a process of the bench has ended"):
            place.join(place.show, 1)


def test_half_of_all_messages_of_all_rounds_are_judged():
    late = Late(ours=[4.0, 1.0, 2.0, 3.0], bare=[2.0, 1.0, 1.0, 2.0])
    told = [
        (one.what, one.value, one.reference, one.bound, one.times)
        for one in _claims(50, (4.0, 2.5), late=late)
    ]
    assert told == [
        ("50 screens, p50", 3.0, 2.0, 4.0, 2.5),
        ("50 screens, p95", 4.0, 2.0, None, None),
        ("50 screens, p99", 4.0, 2.0, None, None),
    ]
