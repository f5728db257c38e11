"""Places for strangers, and the beat of messages."""

import pytest

from stagecue.web.transport.limits import Beat, Places, is_loopback, neighbour

NEIGHBOURS = {
    "IPv4": ("10.0.0.7", "10.0.0.7"),
    "IPv4 written as IPv6": ("::ffff:10.0.0.7", "10.0.0.7"),
    "an IPv6 host has a whole /64": ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
    "another address of the same host": ("2001:db8:1:2:bbbb::9", "2001:db8:1:2::/64"),
    "no address": ("", ""),
}


@pytest.mark.parametrize(("address", "counted_as"), NEIGHBOURS.values(), ids=NEIGHBOURS)
def test_an_address_is_counted_by_the_host_that_owns_it(address: str, counted_as: str) -> None:
    assert neighbour(address) == counted_as


LOOPBACK = {
    "127.0.0.1": True,
    "127.9.9.9": True,
    "::1": True,
    "::ffff:127.0.0.1": True,
    "10.0.0.7": False,
    "": False,
}


@pytest.mark.parametrize(("address", "own"), LOOPBACK.items(), ids=LOOPBACK)
def test_loopback_is_told_in_both_families(address: str, own: bool) -> None:
    assert is_loopback(address) is own


def taken(places: Places, address: str, count: int, *, paired: bool = False) -> int:
    return sum(places.acquire(address, paired=paired) for _ in range(count))


def test_a_stranger_takes_20_places_and_the_next_address_takes_its_own() -> None:
    places = Places()
    assert [taken(places, each, 30) for each in ("10.0.0.7", "10.0.0.8", "::ffff:10.0.0.8")] == [20, 20, 0]


def test_paired_devices_and_loopback_are_not_counted_by_address() -> None:
    places = Places()
    assert [taken(places, "10.0.0.7", 30, paired=True), taken(places, "127.0.0.1", 30)] == [30, 30]
    assert taken(places, "10.0.0.7", 30) == 20


def test_strangers_take_2000_places_in_all_and_the_crew_still_comes_in() -> None:
    places = Places()
    crowd = sum(taken(places, f"10.0.{each // 250}.{each % 250}", 20) for each in range(150))
    crew = [taken(places, "10.9.9.9", 300, paired=True), taken(places, "::1", 300)]
    assert (crowd, crew, places.taken) == (2000, [300, 200], 2500)


def test_a_place_given_back_can_be_taken_again() -> None:
    places = Places(per_address=1)
    assert taken(places, "10.0.0.7", 2) == 1
    places.release("10.0.0.7", paired=False)
    assert (places.taken, taken(places, "10.0.0.7", 2)) == (0, 1)


def test_strangers_who_left_are_forgotten() -> None:
    places = Places()
    for each in range(1000):
        address = f"10.1.{each // 250}.{each % 250}"
        places.acquire(address, paired=False)
        places.release(address, paired=False)
    assert (places.taken, len(places._strangers)) == (0, 0)


BEATS = {
    "within the burst nobody waits": ([0.0, 0.0, 0.0], [0.0, 0.0, 0.0]),
    "beyond it each waits for its turn": ([0.0, 0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.5, 1.0]),
    "a pause gives the burst back": (
        [0.0, 0.0, 0.0, 0.0, 9.0, 9.0, 9.0],
        [0.0, 0.0, 0.0, 0.5, 0.0, 0.0, 0.0],
    ),
    "a clock that steps back": ([9.0, 9.0, 9.0, 9.0, 1.0, 1.0], [0.0, 0.0, 0.0, 0.5, 0.0, 0.0]),
    "at the rate itself nobody waits": ([0.0, 0.5, 1.0, 1.5, 2.0], [0.0] * 5),
}


@pytest.mark.parametrize(("arrivals", "delays"), BEATS.values(), ids=BEATS)
def test_messages_come_at_two_a_second_after_three_at_once(
    arrivals: list[float], delays: list[float]
) -> None:
    beat = Beat(per_second=2, burst=3)
    assert [beat.delay(each) for each in arrivals] == delays
