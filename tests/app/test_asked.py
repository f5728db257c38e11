"""Which day is played: the date's own, a named one, or one whose show is still on after midnight."""

import datetime
from dataclasses import replace

import pytest

from stagecue.app import asked
from stagecue.app.asked import STILL_ON, Moment, Settings, moment_of, record_of
from stagecue.rundown import plan
from stagecue.show.events import CueTaken, DayEnded, PointerMoved
from stagecue.store import Entry, Journal, read_folder

LATE, NEXT = datetime.date(2026, 6, 18), datetime.date(2026, 6, 19)
ZONE = datetime.timezone(datetime.timedelta(hours=2))
CARD = """# {title}

**Speaker:** {speaker}
**Date:** {day}
**Time:** {time}

## Host introduction

Please welcome {speaker}, who has come a long way to speak to all of you tonight.
"""
SAID = (STILL_ON.format(day=LATE),)


@pytest.fixture
def folder(tmp_path):
    cards = tmp_path / "cards"
    cards.mkdir()
    told = {"title": "A Late Talk", "speaker": "Ada Late", "day": LATE, "time": "23:00 - 23:40"}
    (cards / "ada.md").write_text(CARD.format(**told))
    return cards


def at(clock, day=NEXT):
    return datetime.datetime.combine(day, datetime.time.fromisoformat(clock), ZONE)


def write(settings, *events, written=None, made=False):
    """A record of the late show with these events, the newest written a second before midnight."""
    if not (events or made):
        return
    cards = read_folder(settings.folder).cards
    (rundown,) = plan(cards, day=LATE)
    written = (written or at("23:59:59", LATE)).timestamp() * 1000
    journal = Journal(record_of(settings, LATE))
    journal.keep_plan(rundown)
    journal.append(rundown.stage, [Entry(rundown.stage, written, "", one) for one in events], expected=0)
    journal.close()


@pytest.fixture
def moment(monkeypatch):
    """Where the wall's clock stands at that time of the day after."""

    def found(settings, clock):
        monkeypatch.setattr(asked, "now_of", lambda _settings: at(clock))
        return moment_of(settings, read_folder(settings.folder))

    return found


@pytest.fixture
def settings(folder, tmp_path):
    return Settings(folder, zone="Europe/Paris", data=tmp_path / "data")


TAKEN, ENDED = CueTaken("ada/talk", 83000.0, "ann"), DayEnded(85000.0, "ann")
BACK = PointerMoved("ada/talk", (), (), 85100.0, "ann")


@pytest.mark.parametrize("day", [None, LATE], ids=["no day is named", "the day is named"])
@pytest.mark.parametrize(("clock", "second"), [("00:00:01", 86401.0), ("05:59:00", 107940.0)])
def test_a_show_that_is_still_on_after_midnight_goes_on_as_itself(settings, moment, day, clock, second):
    write(settings, TAKEN)
    on = Moment(LATE, LATE, second, "Europe/Paris", SAID)
    assert moment(replace(settings, day=day), clock) == on


AS_TRIED = {
    "no record": ((), {}, "00:00:01"),
    "an empty one": ((), {"made": True}, "00:00:01"),
    "a day that was ended": ((TAKEN, ENDED), {}, "00:00:01"),
    "six hours later": ((TAKEN,), {}, "06:00:00"),
    "a look at it in the night is not the show": ((TAKEN,), {"written": at("02:00:00")}, "07:55:00"),
    "left at six in the evening": ((TAKEN,), {"written": at("18:00:00", LATE)}, "00:00:01"),
}


@pytest.mark.parametrize(("events", "how", "clock"), AS_TRIED.values(), ids=AS_TRIED)
def test_a_show_that_is_over_is_only_tried_out(settings, moment, events, how, clock):
    write(settings, *events, **how)
    tried = moment(replace(settings, day=LATE), clock)
    assert (tried.day, tried.today, tried.said) == (LATE, NEXT, ())


@pytest.mark.parametrize("other", [{"clock": "rehearsal"}, {"fresh": True}], ids=str)
def test_a_rehearsal_and_a_new_record_are_no_show_that_is_on(settings, moment, other):
    write(settings, TAKEN)
    assert moment(replace(settings, day=LATE, **other), "00:00:01").today == NEXT


def test_a_day_that_was_brought_back_is_still_on(settings, moment):
    write(settings, TAKEN, ENDED, BACK)
    assert moment(settings, "00:00:01").said == SAID


def test_a_record_of_another_show_is_not_this_one(settings, moment, folder):
    write(settings, TAKEN)
    card = folder / "ada.md"
    card.rename(folder / "other.md")
    assert moment(replace(settings, day=LATE), "00:00:01").today == NEXT
