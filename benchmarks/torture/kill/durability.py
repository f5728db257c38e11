"""Every ack waits for the disk: counted in the server's own system calls, as strace writes them down.

`kill -9` cannot tell a synced commit from one that the system still keeps in memory; a power cut can. The
phones here leave their frames unmasked, so that strace shows which command came when and which ack left when.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from benchmarks.torture.ground import Ground
from benchmarks.torture.people.phone import Phone
from benchmarks.torture.row import Control, Figure, NotHere, Outcome, Row
from benchmarks.torture.venue.day import DAY, Day
from benchmarks.torture.venue.server import Server, serving

COMMANDS = 400
"""One after the other by one phone; as many again by three phones at once."""
PHONES = 3
OPTIONS = ("--day", DAY, "--clock", "rehearsal", "--start-at", "06:00")
STRACE = ("strace", "-D", "-f", "-ttt", "-T", "-y", "-s", "65536")
CALLS = "trace=fdatasync,fsync,recvfrom,sendto"
WRITES_WITHIN = 10.0
"""Seconds that strace takes, at most, to write its last line."""

_LINE = re.compile(r"(?P<thread>\d+) +(?P<at>\d+\.\d+) (?P<rest>.*)")
_TOOK = re.compile(r"= (?P<gave>-?\d+).*<(?P<seconds>[\d.]+)>$")
_ID = re.compile(r"\b[0-9a-f]{32}\b")
_ACK = re.compile(r'43\d+\[\{\\"id\\":\\"(?P<call>[0-9a-f]{32})\\",\\"status\\":\\"applied\\"')
_SYNC = re.compile(r"(<\.\.\. )?(fdatasync|fsync)\b")
_RECORD = re.compile(r"\.sqlite3-wal>")


@dataclass
class Trace:
    """What the server did, in the seconds of the machine's clock.

    Fields:
        came: when each command had been read from its socket, by its id
        left: when the ack that says `applied` was about to be sent
        syncs: of the record's log: when each began, and when it was done
    """

    came: dict[str, float] = field(default_factory=dict)
    left: dict[str, float] = field(default_factory=dict)
    syncs: list[tuple[float, float]] = field(default_factory=list)
    _begun: dict[str, float] = field(default_factory=dict)

    def take(self, line: str) -> None:
        """One line of strace's."""
        found = _LINE.match(line)
        if found is None:
            return
        thread, at, rest = found["thread"], float(found["at"]), found["rest"]
        took = _TOOK.search(rest)
        if _SYNC.match(rest):
            self._sync(thread, at, rest, took)
        elif "recvfrom" in rest[:16]:
            over = at if took is None or rest.startswith("<...") else at + float(took["seconds"])
            self.came |= {call: over for call in _ID.findall(rest) if call not in self.came}
        elif rest.startswith("sendto("):
            self.left |= {found["call"]: at for found in _ACK.finditer(rest)}

    def without_sync(self, calls: Iterable[str]) -> list[str]:
        """The commands whose ack left before a sync was done that had begun after the command had come."""
        return [call for call in calls if not self._is_synced(call)]

    def syncs_meanwhile(self, calls: Iterable[str]) -> int:
        """How many syncs began between the first command's coming and the last ack's leaving."""
        those = list(calls)
        first, last = min(self.came[call] for call in those), max(self.left[call] for call in those)
        return sum(first <= began <= last for began, _ in self.syncs)

    def _is_synced(self, call: str) -> bool:
        if call not in self.came or call not in self.left:
            return False
        return any(self.came[call] <= began and done <= self.left[call] for began, done in self.syncs)

    def _sync(self, thread: str, at: float, rest: str, took: re.Match[str] | None) -> None:
        """A sync, whole in one line, or begun in one and done in another."""
        if took is None:
            if _RECORD.search(rest):
                self._begun[thread] = at
        elif rest.startswith("<..."):
            if thread in self._begun:
                self.syncs.append((self._begun.pop(thread), at))
        elif _RECORD.search(rest) and took["gave"] == "0":
            self.syncs.append((at, at + float(took["seconds"])))


def _run(ground: Ground, *, without: str = "") -> Outcome:
    """Press under strace, one after the other and then three at once."""
    _needs_strace(ground.folder)
    commands = ground.count(COMMANDS if not without else COMMANDS // 8, least=30)
    log = ground.folder / "calls"
    server = _server(ground.folder, log, without)
    with serving(server):
        phones = [Phone(server.address, stage["id"], plain=True) for stage in server.get("stages")["stages"]]
        alone = _pressed(phones[:1], commands)
        together = _pressed(phones, commands // PHONES)
    return Outcome(_figures(_read(log), alone, together, commands), NOTE)


def _server(folder: Path, log: Path, without: str) -> Server:
    day = Day(sessions=2, minutes=20, tracks=tuple(f"Quay {n + 1}" for n in range(PHONES)))
    before = (*STRACE, "-e", CALLS, "-o", str(log))
    return Server(day.write(folder / "cards"), folder / "data", *OPTIONS, without=without, before=before)


def _pressed(phones: list[Phone], times: int) -> list[str]:
    """So many rounds; in each, every phone sends before any answer is waited for. The ids acked `applied`."""
    acked = []
    for number in range(times):
        commands = [phone.command("pace", {"wpm": 100 + number % 100}) for phone in phones]
        for phone, command in zip(phones, commands, strict=True):
            phone.send(command)
        for phone, command in zip(phones, commands, strict=True):
            if phone.answer(command)["status"] == "applied":
                acked.append(command["id"])
    return acked


def _figures(trace: Trace, alone: list[str], together: list[str], commands: int) -> tuple[Figure, ...]:
    """A noisy machine may have a few acked as `degraded`: those promise nothing, and do not count."""
    syncs, shared = trace.syncs_meanwhile(alone), trace.syncs_meanwhile(together)
    return (
        Figure("acked commands, one after the other", len(alone), at_least=0.9 * commands),
        Figure("syncs of the record meanwhile", syncs, at_least=len(alone)),
        Figure("syncs per acked command", round(syncs / len(alone), 2), at_least=1),
        Figure("acks that left before a sync of their own", len(trace.without_sync(alone)), at_most=0),
        Figure("three at once: acked commands", len(together), at_least=0.8 * commands),
        Figure("three at once: syncs per acked command", round(shared / len(together), 2)),
        Figure("three at once: acks that left before a sync", len(trace.without_sync(together)), at_most=0),
    )


# --- strace -----------------------------------------------------------------------------------------------


def _needs_strace(folder: Path) -> None:
    if shutil.which("strace") is None:
        raise NotHere("strace is not installed: nothing here counts what is synced to the disk.")
    tried = subprocess.run(  # noqa: S603  # our own words
        ["strace", "-o", str(folder / "tried"), "true"],  # noqa: S607  # wherever it is
        capture_output=True,
        text=True,
    )
    if tried.returncode:
        raise NotHere(f"strace may not look at other programs here: {tried.stderr.strip()[:200]}")


def _read(log: Path) -> Trace:
    """The whole log; strace writes its last line a little after the server's end."""
    latest = time.monotonic() + WRITES_WITHIN
    while "+++" not in log.read_text(encoding="ascii").rpartition("\n")[0].rpartition("\n")[2]:
        if time.monotonic() > latest:
            break
        time.sleep(0.05)
    trace = Trace()
    for line in log.read_text(encoding="ascii").splitlines():
        trace.take(line)
    return trace


NOTE = (
    "A sync of its own: fdatasync or fsync of the record's log that began after the command had been read "
    "from the socket and was done before its ack was sent; all three instants are strace's. Commands that "
    "come together may share one commit; an ack still waits for a sync that began after its command came."
)
ROWS = (
    Row(
        "durability",
        "fdatasync calls ≥ acked commands (counted)",
        _run,
        (
            Control(
                "commits are not synced (synchronous = NORMAL)",
                partial(_run, without="sync"),
                "syncs per acked command",
            ),
        ),
    ),
)
