"""What the doctor judges of the port, the addresses and the browsers; no machine is asked."""

import pytest

from stagecue.app.doctor import network
from stagecue.app.doctor.network import Port, Taker

HOME = "192.168.1.9"


def told(finding):
    """Name, level, and what was found."""
    return finding.name, finding.level, finding.found


HERE = "python3, process 7"
TAKEN = {
    "this show": (Taker(True, True, HERE, plays=True), "ok", "by the StageCue that plays these cards now."),
    "this show, which has its record open": (Taker(True, True, HERE, plays=True, recording=True), "ok", "by the StageCue that plays these cards now."),
    "this show, it seems": (Taker(True, True, recording=True), "ok", "by a StageCue, and one has this record open: this show runs, it seems."),
    "some show": (Taker(True, True), "look", "by a StageCue that is running."),
    "another show": (Taker(True, True, HERE, plays=False), "look", "by a StageCue that plays other cards."),
    "another show on this record": (Taker(True, True, HERE, plays=False, recording=True), "look", "by a StageCue that plays other cards. This folder of records is open in a StageCue too."),
    "a show that hangs": (Taker(True, False, HERE, plays=True), "broken", "by a StageCue that does not answer (python3, process 7)."),
    "one that hangs, it seems": (Taker(recording=True), "broken", "by a program that does not answer: the StageCue, it seems, that has this record open."),
    "another program": (Taker(program="nginx, process 7"), "broken", "by another program (nginx, process 7)."),
    "another beside this show": (Taker(program="nginx, process 7", recording=True), "broken", "by another program (nginx, process 7)."),
    "somebody": (Taker(), "broken", "by another program."),
}  # fmt: skip


@pytest.mark.parametrize(("taker", "level", "found"), TAKEN.values(), ids=TAKEN)
def test_who_has_taken_the_port(taker, level, found):
    judged = network.judge_port(Port("0.0.0.0", 4321, "taken", taker))
    assert told(judged) == ("port", level, f"Port 4321 is taken {found}")
    assert ("goes on from its record" in judged.todo) == ("does not answer" in found)


PORTS = {
    "free": (Port("0.0.0.0", 4321), "ok", "Port 4321 is free."),
    "any": (Port("0.0.0.0", 0), "ok", "Any free port is taken at the start."),
    "the system's": (Port("0.0.0.0", 80, "forbidden"), "broken", "Port 80 may not be opened: those below 1024 are the system's."),
    "a foreign address": (Port("10.9.9.9", 4321, "no address"), "broken", "10.9.9.9 is no address of this laptop."),
}  # fmt: skip


@pytest.mark.parametrize(("port", "level", "found"), PORTS.values(), ids=PORTS)
def test_the_port(port, level, found):
    assert told(network.judge_port(port)) == ("port", level, found)


WORDS = {
    "installed": (["/usr/bin/python3", "/venv/bin/stagecue", "serve", "cards", "--port", "80"], ("cards", "--port", "80")),
    "as a module": (["python3", "-u", "-m", "stagecue", "rehearse", "cards"], ("cards",)),
    "on Windows": (["C:\\venv\\Scripts\\stagecue.exe", "demo"], ()),
    "not a show": (["stagecue", "report", "cards"], None),
    "a folder of that name": (["python3", "-m", "http.server", "--directory", "stagecue"], None),
    "not told": ([], None),
}  # fmt: skip


@pytest.mark.parametrize(("words", "asked"), WORDS.values(), ids=WORDS)
def test_a_show_is_known_by_its_command_line(words, asked):
    assert network.asked_of(words) == asked


ADDRESSES = {
    "a network": ("0.0.0.0", (HOME,), "ok", "Phones reach it at http://192.168.1.9:4321/."),
    "two networks": ("0.0.0.0", (HOME, "10.0.0.4"), "ok", "Phones reach it at http://192.168.1.9:4321/. Also: http://10.0.0.4:4321/"),
    "named": ("10.0.0.4", ("10.0.0.4",), "ok", "Phones reach it at http://10.0.0.4:4321/."),
    "a name": ("hall.local", ("hall.local",), "ok", "Phones reach it at http://hall.local:4321/."),
    "another's": ("10.9.9.9", (), "broken", "At 10.9.9.9 nobody comes in: not this laptop's."),
    "no network": ("0.0.0.0", (), "look", "This laptop is on no network: no phone can reach it."),
    "the laptop alone": ("127.0.0.1", ("127.0.0.1",), "look", "At 127.0.0.1 nobody but this laptop itself comes in."),
    "made up": ("0.0.0.0", ("169.254.7.7",), "look", "Phones reach it at http://169.254.7.7:4321/. The laptop made this address up."),
    "the internet": ("0.0.0.0", ("8.8.8.8",), "look", "Phones reach it at http://8.8.8.8:4321/. The whole internet may reach it too."),
    "IPv6": ("fd00::9", ("fd00::9",), "ok", "Phones reach it at http://[fd00::9]:4321/."),
}  # fmt: skip


@pytest.mark.parametrize(("host", "reached", "level", "found"), ADDRESSES.values(), ids=ADDRESSES)
def test_the_address(host, reached, level, found):
    assert told(network.judge_addresses(host, 4321, reached)) == ("address", level, found)


def test_a_port_that_is_chosen_at_the_start_has_no_number_yet():
    address = network.judge_addresses("0.0.0.0", 0, (HOME,))
    browsers = network.judge_browsers("0.0.0.0", 0, (HOME,))
    assert (
        address.found
        == "Phones reach it at http://192.168.1.9:PORT/. PORT is chosen at the start, which tells it."
    )
    assert browsers.found.startswith("At http://192.168.1.9:PORT/ browsers let a page")
    assert "let port PORT through" in address.todo


AT_HOME = "On the laptop itself pages may do all that they need."
BROWSERS = {
    "all networks": ("0.0.0.0", (HOME,), "ok", "At http://192.168.1.9:4321/ browsers let a page keep the screen awake only after a touch"),
    "one network": (HOME, (HOME,), "ok", "At http://192.168.1.9:4321/ browsers let a page keep the screen awake only after a touch"),
    "the laptop alone": ("127.0.0.1", ("127.0.0.1",), "ok", AT_HOME),
    "no network": ("0.0.0.0", (), "ok", AT_HOME),
    "another's": ("10.9.9.9", (), "look", "No page opens at 10.9.9.9, in no browser."),
}  # fmt: skip


@pytest.mark.parametrize(("host", "reached", "level", "found"), BROWSERS.values(), ids=BROWSERS)
def test_what_browsers_forbid(host, reached, level, found):
    judged = network.judge_browsers(host, 4321, reached)
    assert (judged.name, judged.level, judged.found[: len(found)]) == ("browsers", level, found)


def test_the_laptops_names_are_told():
    named = network.judge_names({"laptop", "laptop.local", "localhost", "localhost.local"})
    nameless = network.judge_names({"localhost"})
    assert told(named) == ("name", "ok", "It also answers to laptop, laptop.local.")
    assert nameless.found == "This laptop has no name on the network: use its address."
