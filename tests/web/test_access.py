"""The door: who is let in, and what wrong tries bring."""

import pytest

from stagecue.web.access import WAITING_TIME, Door, new_code

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


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "shut out"),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", "in"),
        ("::ffff:192.168.1.20", "192.168.1.20", "shut out"),
        ("::ffff:192.168.1.20", "::ffff:192.168.1.21", "in"),
    ],
    ids=["one /64", "two /64", "one host in both families", "two hosts"],
)
def test_neighbours_share_their_tries(door, one, other, answer):
    wrong(door, 5, address=one)
    assert door.enter("123456", other, 1) == answer


def test_an_ipv6_host_has_five_tries_however_many_addresses_it_has(door):
    told = [door.enter("000000", f"2001:db8::{n:x}", n) for n in range(100)]
    assert (told.count("wrong"), told.count("shut out"), len(door._wrong)) == (5, 95, 1)


def flood(door, *, start=0.0, times=31):
    for n in range(times):
        wrong(door, 1, address=f"10.0.{start:.0f}.{n}", now=start + n)


def test_over_30_wrong_in_a_minute_and_new_devices_are_let_in_from_the_laptop(door):
    flood(door)
    assert door.enter("123456", AWAY, 40) == "ask at the laptop"
    assert (door.role(AWAY, door.new_pass()), door.role(HOME, None)) == ("crew", "crew")
    ticket = door.wait(AWAY, 40)
    token, number = ticket.token, ticket.number
    assert (door.waiting, door.number(token), door.was_let_in(token, 41)) == ((number,), number, False)
    assert (door.let_in("none", 42), door.let_in(number, 42)) == (False, True)
    assert (door.waiting, door.number(token)) == ((), None)
    assert (door.was_let_in(token, 43), door.was_let_in(token, 43)) == (True, False)


def test_the_number_that_all_may_read_opens_nothing(door):
    ticket = door.wait(AWAY, 0)
    assert (len(ticket.token) >= 22, len(ticket.number)) == (True, 4)
    door.let_in(ticket.number, 1)
    guesses = [f"{n:04}" for n in range(10_000)] + ["", ticket.token[:-1], ticket.token + "A"]
    assert not any(door.was_let_in(guess, 2) or door.number(guess) for guess in guesses)
    assert door.was_let_in(ticket.token, 2)


def test_no_two_waiting_devices_have_one_number():
    for _ in range(100):  # drawn without looking, 50 numbers of 10,000 collide in every eighth door
        full = Door("123456", "secret")
        tickets = [full.wait(f"10.0.0.{n}", 0) for n in range(50)]
        assert len({ticket.number for ticket in tickets}) == len(full.waiting) == 50


def test_letting_one_in_lets_no_other_in(door):
    first, second = door.wait(AWAY, 0), door.wait(AWAY, 0)
    door.let_in(second.number, 1)
    assert (door.was_let_in(first.token, 2), door.was_let_in(second.token, 2)) == (False, True)
    assert door.waiting == (first.number,)


@pytest.mark.parametrize("let_in_at", [None, 10.0], ids=["never let in", "let in and never come"])
def test_who_waits_is_forgotten_after_an_hour(door, let_in_at):
    ticket = door.wait(AWAY, 0)
    if let_in_at:
        door.let_in(ticket.number, let_in_at)
    door.forget_late(WAITING_TIME - 1)
    assert len(door._waiting) == 1
    assert door.let_in(ticket.number, WAITING_TIME) is False
    assert (door.was_let_in(ticket.token, WAITING_TIME), door.number(ticket.token)) == (False, None)
    assert door._waiting == {}


def test_abandoned_places_come_free(door):
    assert all(door.wait(f"10.0.0.{n}", n) for n in range(50))
    assert (door.wait(AWAY, 3599), door.wait(AWAY, 3600) is not None) == (None, True)
    assert len(door.waiting) == 50


@pytest.mark.parametrize("address", ["10.0.0.7", "::ffff:10.0.0.7", "2001:db8::{:x}"])
def test_one_address_cannot_fill_the_list(door, address):
    tickets = [door.wait(address.format(n), 0) for n in range(1, 20)]
    assert (sum(ticket is not None for ticket in tickets), len(door.waiting)) == (5, 5)
    assert door.wait(AWAY, 0) is not None


def test_the_laptop_opens_the_door_again(door):
    flood(door)
    waits = door.wait(AWAY, 31)
    wrong(door, 5, address="10.9.9.9", now=31)
    door.reopen()
    tries = [("192.168.1.21", "123456"), ("192.168.1.21", door.code), ("10.9.9.9", door.code)]
    assert [door.enter(code, address, 32) for address, code in tries] == ["wrong", "in", "shut out"]
    assert (door.waiting, door.was_let_in(waits.token, 32)) == ((waits.number,), False)
    flood(door, start=33, times=29)
    assert (door.flooded, wrong(door, 1, address="10.8.8.8", now=64), door.flooded) == (False, "wrong", True)


def test_a_flood_does_not_end_by_itself(door):
    flood(door)
    assert door.enter("123456", AWAY, 1e6) == "ask at the laptop"


def test_30_wrong_over_more_than_a_minute_are_people_who_mistype(door):
    for n in range(31):
        wrong(door, 1, address=f"10.0.0.{n}", now=n * 2.1)
    assert door.enter("123456", AWAY, 80) == "in"


def test_what_strangers_leave_behind_is_bounded(door):
    for n in range(6000):
        address = f"10.1.{n // 250}.{n % 250}"
        wrong(door, 8, address=address, now=n * 10.0)
        door.wait(address, n * 10.0)
        assert (len(door._wrong) <= 5000, len(door._waiting) <= 50, len(door._all_wrong) <= 31) == (True,) * 3
    assert max(map(len, door._wrong.values())) == 5
    assert door.flooded
