"""Every ack waits for a sync of its own; and how what strace writes is read."""

import pytest

from benchmarks.torture.ground import Ground
from benchmarks.torture.kill.durability import ROWS, Trace
from tests.torture import broken, run_or_skip

(ROW,) = ROWS
SHARE = 0.1
A, B = "a" * 32, "b" * 32
LOG = "/data/2026-06-18.sqlite3-wal"


def read(at, call):
    return f'7 {at} recvfrom(12<socket:[9]>, "\\201~42[\\"command\\", {{\\"id\\": \\"{call}\\"}}]", 9, 0) = 9 <0.100000>'


def acked(at, call, status="applied"):
    return f'7 {at} sendto(12<socket:[9]>, "\\201k431[{{\\"id\\":\\"{call}\\",\\"status\\":\\"{status}\\"}}]", 9) = 9 <0.1>'


def synced(at, path=LOG, gave=0):
    return f"8 {at} fdatasync(8<{path}>) = {gave} <0.200000>"


BEGUN, DONE = (
    f"8 1.500000 fdatasync(8<{LOG}> <unfinished ...>",
    "8 1.900000 <... fdatasync resumed>) = 0 <0.400000>",
)
TRACES = {
    "read, synced, acked": ([read("1.0", A), synced("1.2"), acked("2.0", A)], []),
    "a sync in two lines": ([read("1.0", A), BEGUN, DONE, acked("2.0", A)], []),
    "one sync for two": ([read("1.0", A), read("1.1", B), synced("1.3"), acked("2.0", A), acked("2.1", B)], []),
    "no sync": ([read("1.0", A), acked("2.0", A)], [A]),
    "a sync that began before it was read": ([synced("1.05"), read("1.0", A), acked("2.0", A)], [A]),
    "a sync that is not done": ([read("1.0", A), BEGUN, acked("1.8", A), DONE], [A]),
    "a sync that failed": ([read("1.0", A), synced("1.2", gave=-1), acked("2.0", A)], [A]),
    "a sync of the backup": ([read("1.0", A), synced("1.2", path="/backup/1.part"), acked("2.0", A)], [A]),
    "never seen coming": ([synced("1.2"), acked("2.0", A)], [A]),
    "acked as something else": ([read("1.0", A), synced("1.2"), acked("2.0", A, "degraded")], [A]),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "unsynced"), TRACES.values(), ids=TRACES)
def test_an_ack_without_a_sync_of_its_own_is_found(lines, unsynced):
    trace = Trace()
    for line in lines:
        trace.take(line)
    assert trace.without_sync([A, B][: 1 + (read("1.1", B) in lines)]) == unsynced


def test_every_ack_waits_for_the_disk(tmp_path):
    assert broken(run_or_skip(ROW.run, Ground(tmp_path, SHARE))) == []


def test_the_rig_sees_a_commit_that_is_not_synced(tmp_path):
    (control,) = ROW.controls
    assert control.sees in broken(run_or_skip(control.run, Ground(tmp_path, SHARE)))
