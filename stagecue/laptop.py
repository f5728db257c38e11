"""What this laptop says of itself: its addresses on the network, its time zone, its folder for data."""

from __future__ import annotations

import datetime
import difflib
import errno
import hashlib
import socket
import sys
import zoneinfo
from contextlib import suppress
from pathlib import Path

import platformdirs

from stagecue.errors import UsageError
from stagecue.rundown.plan import slug
from stagecue.web.transport.limits import is_loopback

ROUTES = ("192.168.255.254", "10.255.255.254", "172.31.255.254", "198.51.100.1")
"""One address of each network that a venue may use, and one of the world: which of our own leads there?"""


def own_data(folder: Path) -> Path:
    """Where the journals of the cards in `folder` are kept if nobody names a place."""
    whole = folder.resolve()
    mark = hashlib.sha256(str(whole).encode()).hexdigest()[:8]
    return all_data() / f"{slug(whole.name)}-{mark}"


def all_data() -> Path:
    """The folder of this user for all of StageCue's data."""
    return platformdirs.user_data_path("stagecue")


def time_zone(name: str | None) -> datetime.tzinfo | None:
    """The zone of that IANA name; None, the laptop's own, for None. UsageError tells the nearest names."""
    if name is None:
        return None
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError) as error:
        near = difflib.get_close_matches(name, zoneinfo.available_timezones(), n=3)
        hint = f" Did you mean {' or '.join(near)}?" if near else " Names look like Europe/Paris."
        raise UsageError(f"There is no time zone {name!r}.{hint}") from error


def zone_of(now: datetime.datetime) -> str:
    """The laptop's zone as people read it: `CEST (UTC+02:00)`."""
    local = now.astimezone()
    name, offset = local.tzname() or "", f"UTC{local.strftime('%z')[:3]}:{local.strftime('%z')[3:]}"
    return name if name == "UTC" else f"{name} ({offset})"


def addresses(host: str, port: int) -> tuple[str, ...]:
    """Where phones reach this machine. No packet is sent: connecting a datagram socket only picks a route."""
    if host not in ("0.0.0.0", "::", ""):  # noqa: S104  # compared, not bound
        return (f"http://{f'[{host}]' if ':' in host else host}:{port}/",)
    best = own_addresses()
    return tuple(f"http://{address}:{port}/" for address in best) or (
        f"http://{socket.gethostname()}:{port}/",
    )


def own_addresses() -> tuple[str, ...]:
    """This machine's addresses on its networks, the one that phones most likely share first."""
    found: list[str] = []
    for route in ROUTES:
        with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect((route, 9))
            found.append(probe.getsockname()[0])
    return tuple(address for address in dict.fromkeys(found) if not is_loopback(address))


def is_free(host: str, port: int) -> bool:
    """Whether nothing listens on that port yet."""
    return bind_error(host, port) is None


def bind_error(host: str, port: int) -> OSError | None:
    """Why a server could not take that port, or None. Nothing listens meanwhile."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        if sys.platform != "win32":  # there it would let two programs share the port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return error
        except UnicodeError as error:  # a name that is none, before anybody is asked for it
            return OSError(errno.EADDRNOTAVAIL, str(error))
    return None
