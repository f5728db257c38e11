"""The judgement on the port, the addresses and what browsers do at them. Pure: `asking` asks the machine."""

from __future__ import annotations

import ipaddress
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from stagecue.app.doctor.finding import Finding
from stagecue.web.transport.limits import is_loopback

State = Literal["free", "taken", "forbidden", "no address"]
ANYWHERE = ("0.0.0.0", "::", "")  # noqa: S104  # compared, not bound


@dataclass(frozen=True)
class Port:
    """The port at which the show will listen.

    Fields:
        stagecue: who has taken it answers as a StageCue does
        program: the name of who has taken it, "" where the system does not tell
        ours: a record of these cards is open in a running StageCue
    """

    host: str
    port: int
    state: State = "free"
    stagecue: bool = False
    program: str = ""
    ours: bool = False


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
            todo = "Leave --host out, or name 0.0.0.0 to listen on all of its addresses."
            return Finding("port", "broken", f"{port.host} is no address of this laptop.", todo)
        case "taken":
            return _taken(port, where, other)


def _taken(port: Port, where: str, other: str) -> Finding:
    if port.stagecue and port.ours:
        return Finding("port", "ok", f"{where} is taken by the StageCue that plays these cards now.")
    if port.stagecue:
        todo = f"If that is today's show, all is well. Else end it (Ctrl-C in its terminal), or {other}."
        return Finding("port", "look", f"{where} is taken by a StageCue that is running.", todo)
    who = f"another program ({port.program})" if port.program else "another program"
    return Finding("port", "broken", f"{where} is taken by {who}.", f"End that program, or {other}.")


def judge_addresses(host: str, port: int, reached: Collection[str]) -> Finding:
    """Whether phones can come in; `reached` are this machine's addresses on its networks, best first."""
    if is_loopback(host) or host == "localhost":
        todo = "For phones and other screens add --host 0.0.0.0; `make show` does."
        return Finding("address", "look", f"At {host} nobody but this laptop itself comes in.", todo)
    if not reached:
        todo = "Join the network that the phones use; best a small router of your own."
        return Finding("address", "look", "This laptop is on no network: no phone can reach it.", todo)
    best, *others = [f"http://{_literal(address)}:{port}/" for address in reached]
    also = f" Also: {', '.join(others)}" if others else ""
    return _address(next(iter(reached)), f"Phones reach it at {best}.{also}", port)


def _address(best: str, found: str, port: int) -> Finding:
    ip = _ip(best)
    if ip and ip.is_link_local:
        todo = "The network gave it none. Join one that does, or switch on the router's DHCP."
        return Finding("address", "look", f"{found} The laptop made this address up.", todo)
    if ip and ip.is_global:
        todo = "The code keeps strangers out; a private network keeps them away. Join one."
        return Finding("address", "look", f"{found} The whole internet may reach it too.", todo)
    todo = (
        f"Try it with a phone. If it does not open: let port {port} through the laptop's firewall; "
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
    if host not in ANYWHERE or not reached:
        return Finding("browsers", "ok", "On the laptop itself pages may do all that they need.")
    found = (
        f"At http://{_literal(next(iter(reached)))}:{port}/ browsers let no page keep the screen awake, nor "
        "come up again while the server is away; at http://127.0.0.1 and over TLS they do."
    )
    todo = "Phones, screen computers: no sleep, no screen lock. Reload no prompter while the server is away."
    return Finding("browsers", "ok", found, todo)


def _ip(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """None for a name, which --host takes too."""
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None


def _literal(address: str) -> str:
    return f"[{address}]" if ":" in address else address
