"""The door: who is let in, and what wrong tries bring."""

import pytest

from stagecue.web.access import Door, new_code

HOME, AWAY = "127.0.0.1", "192.168.1.20"


@pytest.fixture
def door():
    return Door("123456", "secret")


def wrong(door, times, *, address=AWAY, now=0.0):
    return [door.enter("000000", address, now) for _ in range(times)][-1]


def test_codes_are_six_digits_and_never_the_same():
    codes = {new_code() for _ in range(50)}
    assert all(len(code) == 6 and code.isdecimal() for code in codes)
    assert len(codes) > 40


@pytest.mark.parametrize(
    ("address", "role"),
    [
        (HOME, "crew"), ("::1", "crew"), ("::ffff:127.0.0.1", "crew"), ("127.8.9.1", "crew"),
        (AWAY, None), ("127.evil.example", None), (None, None), ("", None),
    ],
)  # fmt: skip
def test_the_laptop_needs_no_code(door, address, role):
    assert door.role(address, None) == role


def test_a_pass_opens_everywhere_also_after_a_restart_and_no_other_does(door):
    given = door.new_pass()
    assert Door("999999", "secret").role(AWAY, given) == "crew"
    assert [door.role(AWAY, bad) for bad in ("", ".", given[:-1], "x" + given, "é.ü")] == [None] * 5
    assert Door("123456", "other").role(AWAY, given) is None
    assert door.new_pass() != given


def test_five_wrong_tries_shut_an_address_out_for_15_minutes(door):
    assert wrong(door, 4) == "wrong"
    assert door.enter("123456", AWAY, 1) == "in"
    assert wrong(door, 1, now=2) == "wrong"
    assert [door.enter("123456", AWAY, now) for now in (3, 901.9, 902)] == ["shut out", "shut out", "in"]
    assert door.enter("123456", "192.168.1.21", 3) == "in"


def test_over_30_wrong_in_a_minute_and_new_devices_are_let_in_from_the_laptop(door):
    for n in range(31):
        wrong(door, 1, address=f"10.0.0.{n}", now=n)
    assert door.enter("123456", AWAY, 40) == "ask at the laptop"
    assert door.role(AWAY, door.new_pass()) == "crew"
    number = door.wait()
    assert (door.waiting, door.was_let_in(number)) == ((number,), False)
    assert (door.let_in("none"), door.let_in(number)) == (False, True)
    assert (door.waiting, door.was_let_in(number), door.was_let_in(number)) == ((), True, False)


def test_30_wrong_over_more_than_a_minute_are_people_who_mistype(door):
    for n in range(31):
        wrong(door, 1, address=f"10.0.0.{n}", now=n * 2.1)
    assert door.enter("123456", AWAY, 80) == "in"


def test_what_strangers_leave_behind_is_bounded(door):
    numbers = [door.wait() for _ in range(60)]
    assert numbers.count(None) >= 10
    for n in range(6000):
        wrong(door, 1, address=f"a{n}", now=n * 10.0)
    assert len(door._wrong) <= 5001
    assert door.flooded
