"""Who may come in: the one place that decides it.

The laptop itself needs no code. A device on the network is asked once for the six digits that the terminal
shows, and keeps a signed cookie. Five wrong codes shut an address out for 15 minutes; over 30 wrong ones in a
minute, from anywhere, and a new device needs the code and the laptop's word, until the laptop opens the door
again. Devices that are in stay in. An address stands for its neighbours: IPv6 counts by the /64.
More roles than "crew" come here later.
"""

from __future__ import annotations

import hmac
import secrets
from collections import defaultdict, deque
from dataclasses import dataclass, field, replace
from typing import Literal

from stagecue.web.transport.limits import is_loopback, neighbour

Role = Literal["crew"]
Answer = Literal["in", "wrong", "shut out", "ask at the laptop"]

TRIES = 5
SHUT_OUT = 15 * 60.0
"""Seconds."""
FLOOD = 30
"""Wrong codes from anywhere within `FLOOD_TIME`, above which the code opens nothing by itself any more."""
FLOOD_TIME = 60.0
WAITING_AT_MOST = 50
WAITING_PER_ADDRESS = 5
"""One who has the code but is not let in must not fill the list for all others."""
WAITING_TIME = 3600.0
"""Seconds; then the number is free again, let in or not."""
ADDRESSES_KEPT = 5000
"""Addresses with wrong tries that are remembered; more are a flood, whatever their pace."""


def new_code() -> str:
    """Six digits that nobody can guess."""
    return f"{secrets.randbelow(1_000_000):06}"


@dataclass(frozen=True)
class Ticket:
    """What a device that waits for the laptop's word is given.

    Fields:
        token: the device's secret: by it, and by nothing else, the device takes its pass
        number: four digits for people, to tell at the laptop which device is meant; it opens nothing
    """

    token: str
    number: str


@dataclass(frozen=True)
class _Waiting:
    ticket: Ticket
    host: str
    since: float
    let_in: bool = False


@dataclass
class Door:
    """The door of one server life. `now` (seconds, any clock that does not step) is always passed in.

    Fields:
        code: the six digits
        secret: signs the cookies; it outlives the process and the day, so that a restart shuts nobody out
        flooded: the code alone lets nobody in; set by too many wrong ones, ended by `reopen` or a restart
    """

    code: str
    secret: str
    flooded: bool = False
    _wrong: dict[str, deque[float]] = field(default_factory=lambda: defaultdict(lambda: deque(maxlen=TRIES)))
    _all_wrong: deque[float] = field(default_factory=lambda: deque(maxlen=FLOOD + 1))
    _waiting: dict[str, _Waiting] = field(default_factory=dict)

    def role(self, address: str | None, pass_: str | None) -> Role | None:
        """The role of a device at `address` that shows the pass `pass_`; None must enter the code."""
        return "crew" if is_loopback(address or "") or self.is_pass(pass_ or "") else None

    def is_pass(self, pass_: str) -> bool:
        """Whether this is a pass that this door gave out."""
        device, _, signature = pass_.partition(".")
        return hmac.compare_digest(signature.encode(), self._signature(device).encode())

    def enter(self, code: str, address: str, now: float) -> Answer:
        """Try the code from `address`."""
        host = neighbour(address)
        if self._is_shut_out(host, now):
            return "shut out"
        if not hmac.compare_digest("".join(code.split()).encode(), self.code.encode()):
            self._note_wrong(host, now)
            return "wrong"
        return "ask at the laptop" if self.flooded else "in"

    def reopen(self) -> None:
        """The laptop ends the flood with a new code: whoever guessed the old one meanwhile has nothing.

        An address that is shut out stays so, and who waits still waits for the laptop's word.
        """
        self.flooded = False
        self.code = new_code()
        self._all_wrong.clear()

    def new_pass(self) -> str:
        """What a device keeps once it is in: its own number, signed."""
        device = secrets.token_hex(8)
        return f"{device}.{self._signature(device)}"

    def wait(self, address: str, now: float) -> Ticket | None:
        """A place for a device that gave the right code; None if too many wait, there or in all."""
        self.forget_late(now)
        host = neighbour(address)
        here = sum(waiting.host == host for waiting in self._waiting.values())
        if len(self._waiting) >= WAITING_AT_MOST or here >= WAITING_PER_ADDRESS:
            return None
        ticket = Ticket(secrets.token_urlsafe(16), self._free_number())
        self._waiting[ticket.token] = _Waiting(ticket, host, now)
        return ticket

    def number(self, token: str) -> str | None:
        """The number of the device that waits with this token; None if it does not wait."""
        waiting = self._waiting.get(token)
        return waiting.ticket.number if waiting and not waiting.let_in else None

    def let_in(self, number: str, now: float) -> bool:
        """The laptop lets the device with this number in; False if none has it (any more)."""
        self.forget_late(now)
        for token, waiting in self._waiting.items():
            if waiting.ticket.number == number:
                self._waiting[token] = replace(waiting, let_in=True)
                return True
        return False

    def was_let_in(self, token: str, now: float) -> bool:
        """Whether the device with this token was; a token opens once."""
        self.forget_late(now)
        waiting = self._waiting.get(token)
        if waiting is None or not waiting.let_in:
            return False
        del self._waiting[token]
        return True

    def forget_late(self, now: float) -> None:
        """Forget the devices that came an hour ago; `number` and `waiting` know no time of their own."""
        self._waiting = {
            token: waiting for token, waiting in self._waiting.items() if now - waiting.since < WAITING_TIME
        }

    @property
    def waiting(self) -> tuple[str, ...]:
        """The numbers of devices that wait at the laptop's word, the longest waiting first."""
        return tuple(one.ticket.number for one in self._waiting.values() if not one.let_in)

    def _free_number(self) -> str:
        taken = {waiting.ticket.number for waiting in self._waiting.values()}
        while (number := f"{secrets.randbelow(10_000):04}") in taken:
            pass
        return number

    def _is_shut_out(self, host: str, now: float) -> bool:
        tries = self._wrong.get(host)
        return tries is not None and len(tries) == TRIES and now - tries[-1] < SHUT_OUT

    def _note_wrong(self, host: str, now: float) -> None:
        if len(self._wrong) >= ADDRESSES_KEPT and host not in self._wrong:
            self._wrong.clear()
            self.flooded = True
        tries = self._wrong[host]
        if tries and now - tries[-1] >= SHUT_OUT:
            tries.clear()
        tries.append(now)
        self._all_wrong.append(now)
        if len(self._all_wrong) > FLOOD and now - self._all_wrong[0] <= FLOOD_TIME:
            self.flooded = True

    def _signature(self, device: str) -> str:
        return hmac.digest(self.secret.encode(), b"crew " + device.encode(), "sha256").hex()
