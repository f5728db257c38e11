"""How much one stranger may take: places for sockets, a beat for messages. Pure: time is an argument."""

import ipaddress
from collections import Counter

PER_ADDRESS = 20
IN_ALL = 2000
RESERVE = 500


def neighbour(address: str) -> str:
    """The name under which an address is counted; it is the text itself if it is no IP address.

    An IPv6 host owns 2**64 addresses, so it is counted by its /64; `::ffff:10.0.0.7` is 10.0.0.7.
    """
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is None:
            return str(ipaddress.ip_network((int(ip) >> 64 << 64, 64)))
        ip = ip.ipv4_mapped
    return str(ip)


def is_loopback(address: str) -> bool:
    """Whether the address is this machine's own, written in either family."""
    try:
        return ipaddress.ip_address(address.removeprefix("::ffff:")).is_loopback
    except ValueError:
        return False


class Places:
    """Who may hold a socket: strangers 20 an address and 2,000 in all; nobody can lock out those who are in.

    Paired devices and loopback are never counted by address, and 500 places beyond the 2,000 are kept for
    them: a crowd of strangers must not shut the show caller out of her own show.
    """

    def __init__(
        self, *, per_address: int = PER_ADDRESS, in_all: int = IN_ALL, reserve: int = RESERVE
    ) -> None:
        self._per_address = per_address
        self._in_all = in_all
        self._ceiling = in_all + reserve
        self._strangers: Counter[str] = Counter()
        self.taken = 0

    def acquire(self, address: str, *, paired: bool) -> bool:
        """Take a place; False (and nothing is taken) if there is none for this address."""
        if paired or is_loopback(address):
            free = self.taken < self._ceiling
        else:
            host = neighbour(address)
            free = self.taken < self._in_all and self._strangers[host] < self._per_address
            self._strangers[host] += free
        self.taken += free
        return free

    def release(self, address: str, *, paired: bool) -> None:
        """Give back what `acquire` took with the same arguments."""
        self.taken -= 1
        if not (paired or is_loopback(address)):
            host = neighbour(address)
            self._strangers[host] -= 1
            self._strangers += Counter()  # drops the zeros: strangers come and go all day


class Beat:
    """A steady rate with some slack: after `burst` messages at once, `per_second` of them a second.

    A clock that steps back starts the count again: nobody waits for an hour that comes twice.
    """

    def __init__(self, *, per_second: float, burst: int) -> None:
        self._step = 1 / per_second
        self._slack = burst / per_second
        self._due = self._last = float("-inf")

    def delay(self, now: float) -> float:
        """Count one message at `now` (seconds on any clock); the seconds to wait before it may be read."""
        due = self._due if now >= self._last else float("-inf")
        self._due, self._last = max(due, now - self._slack) + self._step, now
        return max(0.0, self._due - now)
