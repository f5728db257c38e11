"""Who may come in: the one place that decides it.

The laptop itself needs no code. A device on the network is asked once for the six digits that the terminal
shows, and keeps a signed cookie. Five wrong codes shut an address out for 15 minutes; over 30 wrong ones in a
minute, from anywhere, and new devices have to be let in from the laptop. Devices that are in stay in.
More roles than "crew" come here later.
"""

from __future__ import annotations

import hmac
import secrets
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import Literal

from stagecue.web.transport.limits import is_loopback

Role = Literal["crew"]
Answer = Literal["in", "wrong", "shut out", "ask at the laptop"]

TRIES = 5
SHUT_OUT = 15 * 60.0
"""Seconds."""
FLOOD = 30
"""Wrong codes from anywhere within `FLOOD_TIME`, above which the code opens nothing by itself any more."""
FLOOD_TIME = 60.0
WAITING_AT_MOST = 50
ADDRESSES_KEPT = 5000
"""Addresses with wrong tries that are remembered; more are a flood, whatever their pace."""


def new_code() -> str:
    """Six digits that nobody can guess."""
    return f"{secrets.randbelow(1_000_000):06}"


@dataclass
class Door:
    """The door of one server life. `now` (seconds, any clock that does not step) is always passed in.

    Fields:
        code: the six digits
        secret: signs the cookies; it outlives the process, so that a restart shuts nobody out
    """

    code: str
    secret: str
    flooded: bool = False
    _wrong: dict[str, deque[float]] = field(default_factory=lambda: defaultdict(lambda: deque(maxlen=TRIES)))
    _all_wrong: deque[float] = field(default_factory=lambda: deque(maxlen=FLOOD + 1))
    _waiting: dict[str, bool] = field(default_factory=dict)

    def role(self, address: str | None, pass_: str | None) -> Role | None:
        """The role of a device at `address` that shows the pass `pass_`; None must enter the code."""
        return "crew" if is_loopback(address or "") or self.is_pass(pass_ or "") else None

    def is_pass(self, pass_: str) -> bool:
        """Whether this is a pass that this door gave out."""
        device, _, signature = pass_.partition(".")
        return hmac.compare_digest(signature.encode(), self._signature(device).encode())

    def enter(self, code: str, address: str, now: float) -> Answer:
        """Try the code from `address`."""
        if self._is_shut_out(address, now):
            return "shut out"
        if not hmac.compare_digest("".join(code.split()).encode(), self.code.encode()):
            self._note_wrong(address, now)
            return "wrong"
        return "ask at the laptop" if self.flooded else "in"

    def new_pass(self) -> str:
        """What a device keeps once it is in: its own number, signed."""
        device = secrets.token_hex(8)
        return f"{device}.{self._signature(device)}"

    def wait(self) -> str | None:
        """A number under which a device can be let in from the laptop; None if too many wait."""
        if len(self._waiting) >= WAITING_AT_MOST:
            return None
        number = f"{secrets.randbelow(10_000):04}"
        self._waiting[number] = False
        return number

    def let_in(self, number: str) -> bool:
        """The laptop lets the device with this number in."""
        if number in self._waiting:
            self._waiting[number] = True
        return number in self._waiting

    def was_let_in(self, number: str) -> bool:
        """Whether it was; a number opens once."""
        if self._waiting.get(number):
            del self._waiting[number]
            return True
        return False

    @property
    def waiting(self) -> tuple[str, ...]:
        """The numbers of devices that wait at the laptop's word."""
        return tuple(number for number, let in self._waiting.items() if not let)

    def _is_shut_out(self, address: str, now: float) -> bool:
        tries = self._wrong.get(address)
        return tries is not None and len(tries) == TRIES and now - tries[-1] < SHUT_OUT

    def _note_wrong(self, address: str, now: float) -> None:
        if len(self._wrong) > ADDRESSES_KEPT:
            self._wrong.clear()
            self.flooded = True
        tries = self._wrong[address]
        if tries and now - tries[-1] >= SHUT_OUT:
            tries.clear()
        tries.append(now)
        self._all_wrong.append(now)
        if len(self._all_wrong) > FLOOD and now - self._all_wrong[0] <= FLOOD_TIME:
            self.flooded = True

    def _signature(self, device: str) -> str:
        return hmac.digest(self.secret.encode(), b"crew " + device.encode(), "sha256").hex()
