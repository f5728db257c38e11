"""What pages expect by themselves (static/js/show/expected.js) is what the server expects, at every place of a day."""

import json
import subprocess

import pytest

from stagecue.show import Call, timing
from stagecue.show import commands as c
from stagecue.store import Journal, Runner
from stagecue.web import plans, wire
from tests.show.days import DAY
from tests.store.clocks import SteppedClock
from tests.test_javascript import ROOT, node  # noqa: F401  # a fixture

SCRIPT = """
import { expectedItems } from "./static/js/show/expected.js";
const { state, rundown, show } = JSON.parse(process.argv[1]);
console.log(JSON.stringify(expectedItems(state, rundown, show).map(({ item, start, end }) => [item.id, start, end])));
"""
PLAYED = {
    "before the day": (),
    "standby": (c.Go(),),
    "a talk": (c.Go(),) * 5,
    "a talk, late": (c.SetDelay(900.0), *((c.Go(),) * 5)),
    "a talk, held": (*((c.Go(),) * 5), c.Hold()),
    "held before the day": (c.Go(), c.Hold()),
    "a break": (c.GoTo("coffee/break"), c.Resume()),
    "ended": (c.Go(), c.Go(), c.End()),
}
PLAYING = wire.Playing("2026-06-18", played_as_today=False, zone="UTC", zone_confirmed=True, rehearsal=False)


@pytest.mark.parametrize("later", [5.0, 1200.0, 5400.0], ids="{:g} s later".format)
@pytest.mark.parametrize("played", PLAYED.values(), ids=PLAYED)
def test_a_page_and_the_server_expect_the_same(tmp_path, node, played, later):  # noqa: F811
    journal = Journal(tmp_path / "day.sqlite3")
    runner = Runner(DAY, SteppedClock(36000), journal)
    for number, command in enumerate(played):
        runner.clock.show += 5
        assert runner.call(Call(str(number), "ann", command)).status == "applied"
    show, now = runner.show, runner.clock.show + later
    told = {
        "state": wire.state(
            show, runner.clock.read(), epoch="e", record="r", playing=PLAYING, degraded=False
        ),
        "rundown": plans.whole(show.rundown, pace=show.pace),
        "show": now,
    }
    ran = subprocess.run(
        [node, "--input-type=module", "-e", SCRIPT, json.dumps(told)], cwd=ROOT, capture_output=True, text=True, timeout=60
    )  # fmt: skip
    journal.close()
    server = [] if show.ended else [[one.item.id, one.start, one.end] for one in timing.expected(show, now)]
    assert (json.loads(ran.stdout), ran.stderr) == (server, "")
