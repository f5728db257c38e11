"""The judgement on the port, the addresses and what browsers do at them. Pure: `asking` asks the machine."""

from __future__ import annotations

import ipaddress
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePath
from typing import Literal

from stagecue.app.doctor.finding import Finding
from stagecue.web.transport.limits import is_loopback

State = Literal["free", "taken", "forbidden", "no address"]
ANYWHERE = ("0.0.0.0", "::", "")  # noqa: S104  # compared, not bound
ANY_HOST = "Name 0.0.0.0 with --host to listen on all of its addresses, or one of them."
PROGRAM = ("stagecue", "stagecue.exe", "stagecue-script.py")
SHOWS = ("serve", "demo", "rehearse")
"""The commands that open a show."""


@dataclass(frozen=True)
class Taker:
    """Who has taken a port.

    Fields:
        stagecue: it answers as a StageCue does, or its command line is one's
        answers: it answers at all as a StageCue does
        program: its name and number, "" where the system does not tell
        plays: whether it plays these cards; None where the system does not tell
        recording: a record of these cards is open in a running StageCue
    """

    stagecue: bool = False
    answers: bool = False
    program: str = ""
    plays: bool | None = None
    recording: bool = False


@dataclass(frozen=True)
class Port:
    """The port at which the show will listen.

    Fields:
        taker: who has taken it, if it is taken
    """

    host: str
    port: int
    state: State = "free"
    taker: Taker | None = None


def asked_of(words: Sequence[str]) -> tuple[str, ...] | None:
    """What a StageCue that opens a show was asked, by its command line; None for any other program."""
    for at, (word, then) in enumerate(pairwise(words)):
        if PurePath(word.replace("\\", "/")).name in PROGRAM and then in SHOWS:
            return tuple(words[at + 2 :])
    return None


def judge_port(port: Port) -> Finding:
    """Whether the show can listen there."""
    where, other = f"Port {port.port}", "choose another with --port"
    match port.state:
        case "free":
            found = f"{where} is free." if port.port else "Any free port is taken at the start."
            return Finding("port", "ok", found)
        case "forbidden":
            found = f"{where} may not be opened: those below 1024 are the system's."
            return Finding("port", "broken", found, f"{other.capitalize()}, 4321 say.")
        case "no address":
            return Finding("port", "broken", f"{port.host} is no address of this laptop.", ANY_HOST)
        case "taken":
            return _taken(where, other, port.taker or Taker())


def _taken(where: str, other: str, taker: Taker) -> Finding:
    if taker.stagecue and taker.answers:
        return _another_show(where, other, taker)
    if taker.stagecue or (taker.recording and not taker.program):
        return _hangs(where, taker)
    who = f"another program ({taker.program})" if taker.program else "another program"
    return Finding("port", "broken", f"{where} is taken by {who}.", f"End that program, or {other}.")


def _another_show(where: str, other: str, taker: Taker) -> Finding:
    if taker.plays:
        return Finding("port", "ok", f"{where} is taken by the StageCue that plays these cards now.")
    if taker.plays is None and taker.recording:
        found = f"{where} is taken by a StageCue, and one has this record open: this show runs, it seems."
        return Finding("port", "ok", found)
    if taker.plays is None:
        todo = f"If that is today's show, all is well. Else end it (Ctrl-C in its terminal), or {other}."
        return Finding("port", "look", f"{where} is taken by a StageCue that is running.", todo)
    found, data = f"{where} is taken by a StageCue that plays other cards.", ""
    if taker.recording:
        found, data = f"{found} This folder of records is open in a StageCue too.", ", and another --data"
    return Finding("port", "look", found, f"End it (Ctrl-C in its terminal), or {other}{data}.")


def _hangs(where: str, taker: Taker) -> Finding:
    """A show in trouble: it must be started again, not ended as one ends a strange program."""
    known = f" ({taker.program})" if taker.program else ""
    found = f"{where} is taken by a StageCue that does not answer{known}."
    if not taker.stagecue:
        who = "the StageCue, it seems, that has this record open"
        found = f"{where} is taken by a program that does not answer: {who}."
    todo = (
        "Press Ctrl-C in its terminal; if it stays, end it. Started again, the show goes on from its record."
    )
    return Finding("port", "broken", found, todo)


def judge_addresses(host: str, port: int, reached: Collection[str]) -> Finding:
    """Whether phones can come in; `reached` are this machine's addresses on its networks, best first."""
    if _is_home(host):
        todo = "For phones and other screens add --host 0.0.0.0; `make show` does."
        return Finding("address", "look", f"At {host} nobody but this laptop itself comes in.", todo)
    if not reached and host not in ANYWHERE:
        return Finding("address", "broken", f"At {host} nobody comes in: not this laptop's.", ANY_HOST)
    if not reached:
        todo = "Join the network that the phones use; best a small router of your own."
        return Finding("address", "look", "This laptop is on no network: no phone can reach it.", todo)
    best, *others = [_url(address, port) for address in reached]
    also = f" Also: {', '.join(others)}" if others else ""
    chosen = "" if port else " PORT is chosen at the start, which tells it."
    return _address(next(iter(reached)), f"Phones reach it at {best}.{chosen}{also}", port)


def _address(best: str, found: str, port: int) -> Finding:
    ip = _ip(best)
    if ip and ip.is_link_local:
        todo = "The network gave it none. Join one that does, or switch on the router's DHCP."
        return Finding("address", "look", f"{found} The laptop made this address up.", todo)
    if ip and ip.is_global:
        todo = "The code keeps strangers out; a private network keeps them away. Join one."
        return Finding("address", "look", f"{found} The whole internet may reach it too.", todo)
    todo = (
        f"Try it with a phone. If it does not open: let port {port or 'PORT'} through the laptop's firewall; "
        "guest Wi-Fi often keeps devices apart, a router of your own does not."
    )
    return Finding("address", "ok", found, todo)


def judge_names(names: Collection[str]) -> Finding:
    """The names under which the server answers, besides its addresses."""
    own = sorted(name for name in names if not name.startswith("localhost"))
    if not own:
        return Finding("name", "ok", "This laptop has no name on the network: use its address.")
    todo = "Not every phone finds a laptop by its name: the address and the QR code always work."
    return Finding("name", "ok", f"It also answers to {', '.join(own)}.", todo)


def judge_browsers(host: str, port: int, reached: Collection[str]) -> Finding:
    """What a browser forbids a page that came by plain http over a network (no secure context)."""
    if not reached and host not in ANYWHERE:
        return Finding("browsers", "look", f"No page opens at {host}, in no browser.", ANY_HOST)
    if _is_home(host) or not reached:
        return Finding("browsers", "ok", "On the laptop itself pages may do all that they need.")
    found = (
        f"At {_url(next(iter(reached)), port)} browsers let a page keep the screen awake only after a touch, "
        "and never come up again while the server is away; at http://127.0.0.1 and over TLS it may do both."
    )
    todo = "Phones, screen computers: no sleep, no screen lock. Reload no prompter while the server is away."
    return Finding("browsers", "ok", found, todo)


def _is_home(host: str) -> bool:
    return is_loopback(host) or host == "localhost"


def _url(address: str, port: int) -> str:
    return f"http://{_literal(address)}:{port or 'PORT'}/"


def _ip(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """None for a name, which --host takes too."""
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None


def _literal(address: str) -> str:
    return f"[{address}]" if ":" in address else address
