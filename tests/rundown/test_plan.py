"""Days, stages, clashes and breaks, from cards."""

import datetime

import pytest

from stagecue.cards import Card, Speech
from stagecue.errors import UsageError
from stagecue.rundown import choose_day, days, plan, show_date
from stagecue.rundown.crossings import crossing_problems
from stagecue.rundown.plan import slug

MAY_6, MAY_7, MAY_8 = (datetime.date(2025, 5, day) for day in (6, 7, 8))


def at(text):
    return datetime.time.fromisoformat(text) if text else None


def card(file, start, end, track=None, **more):
    made = {
        "title": f"On {file}",
        "speakers": (file.title(),),
        "date": MAY_6,
        "script": (Speech("a b", words=2),),
    }
    return Card(f"{file}.md", start=at(start), end=at(end), track=track, **(made | more))


def told(rundowns):
    return {one.name: [(item.id, item.start / 60, item.end / 60) for item in one.items] for one in rundowns}


@pytest.mark.parametrize(
    ("cards", "expected"),
    [
        pytest.param(
            [card("b", "10:30", "11:00", "AI"), card("a", "10:00", "10:30", "AI")],
            {"AI": [("a", 600, 630), ("b", 630, 660)]},
            id="by time, not by name",
        ),
        pytest.param(
            [card("a", "10:00", "10:30", "AI"), card("b", "10:30", "11:00", "Web")],
            {"Main stage": [("a", 600, 630), ("b", 630, 660)]},
            id="tracks one after the other are one stage",
        ),
        pytest.param(
            [card("a", "10:00", "10:30", "AI"), card("b", "10:15", "11:00", "Web"), card("c", "11:00", "11:30", "web ")],
            {"AI": [("a", 600, 630)], "Web": [("b", 615, 660), ("c", 660, 690)]},
            id="parallel tracks are stages",
        ),
        pytest.param(
            [card("a", "10:00", "10:30"), card("b", "10:44", "11:00"), card("c", "12:00", "12:30")],
            {"Main stage": [("a", 600, 630), ("b", 644, 660), ("break-1100", 660, 720), ("c", 720, 750)]},
            id="a gap of 15 minutes is a break",
        ),
        pytest.param(
            [card("a", "23:30", "00:20")], {"Main stage": [("a", 1410, 1460)]}, id="past midnight"
        ),
        pytest.param(
            [card("a", "10:00", "09:30"), card("b", "11:00", "11:30")],
            {"Main stage": [("a", 600, 630), ("break-1030", 630, 660), ("b", 660, 690)]},
            id="an end before its start by a slip takes no other slot",
        ),
        pytest.param([card("a", "10:00", None)], {"Main stage": [("a", 600, 630)]}, id="no end: half an hour"),
        pytest.param(
            [card("x/talk", "10:00", "10:30"), card("y/talk", "10:30", "11:00")],
            {"Main stage": [("talk", 600, 630), ("talk-2", 630, 660)]},
            id="ids stay apart",
        ),
    ],
)  # fmt: skip
def test_plan(cards, expected):
    assert told(plan(cards, day=MAY_6)) == expected


def test_the_first_by_file_name_has_a_slot_that_two_cards_claim():
    cards = [card("b", "10:00", "10:40", "AI"), card("a", "10:00", "10:40", "AI")]
    (rundown,) = plan(cards, day=MAY_6)
    assert [item.id for item in rundown.items] == ["a"]
    assert [(clash.file, clash.rival, clash.same_talk) for clash in rundown.clashes] == [("b.md", "a", False)]


def test_rev_changes_with_the_words_and_only_with_them():
    one, same, other = (
        plan([card("a", "10:00", "10:40", title=title)], day=MAY_6)[0].rev for title in ("One", "One", "Two")
    )
    assert one == same != other


@pytest.mark.parametrize(
    ("cards", "expected"),
    [
        pytest.param([card("a", "10:00", "10:40"), card("b", "10:40", "11:00")], [], id="fine"),
        pytest.param(
            [card("a", "10:00", "10:40", "AI"), card("b", "10:00", "10:40", "AI")],
            [("b.md", "error", "Two sessions at once on AI at 10:00: a.md has the slot, this one is skipped. "
              "Give one of them another time or track.")],
            id="clash",
        ),
        pytest.param(
            [card("a", "10:00", "10:40"), card("b", "10:00", "10:40", speakers=("A",), title="On a!")],
            [("b.md", "warning", "A second file for the talk of a.md: it is left out. Keep one of the two files.")],
            id="two files for one talk",
        ),
        pytest.param(
            [card("a", "10:00", "10:40"), card("b", "10:35", "11:00")],
            [("b.md", "error", "Begins at 10:35, while a.md is on Main stage until 10:40. "
              "Move one of them, or give it another track.")],
            id="overlap",
        ),
        pytest.param(
            [card("a", "10:00", "10:40", "AI", hosts=("Meg",)), card("b", "10:05", "10:40", "Web", hosts=("Meg",))],
            [("b.md", "error", "Meg hosts this on Web at 10:05 and a.md on AI at 10:00: less than 10 minutes between."
              " Name another host for one of them.")],
            id="one host on two stages",
        ),
        pytest.param(
            [card("a", "10:00", "10:40", zone="CEST"), card("b", "11:00", "11:30", zone="CEST"), card("c", "12:00", "12:30", zone="CET")],
            [("c.md", "warning", "The time zone's labels disagree or do not fit the date (CEST on 2 cards, CET on 1 card): all are "
              "taken as the event's one zone, and no time was changed. Write the same label on every card, or none.")],
            id="labels of the zone are one warning",
        ),
    ],
)  # fmt: skip
def test_crossing_problems(cards, expected):
    assert [(p.file, p.severity, p.message) for p in crossing_problems(cards)] == expected


@pytest.mark.parametrize(
    ("wanted", "today", "expected"),
    [
        pytest.param(None, MAY_7, MAY_7, id="today"),
        pytest.param(None, datetime.date(2025, 1, 1), MAY_6, id="the next one"),
        pytest.param(MAY_6, MAY_7, MAY_6, id="the wanted one"),
    ],
)
def test_choose_day(wanted, today, expected):
    assert choose_day((MAY_6, MAY_7), wanted=wanted, today=today) == expected


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (MAY_8, "No card is for 2025-05-08. Days with sessions: 2025-05-06, 2025-05-07."),
        (
            None,
            "All sessions lie before today. Name a day with --day. Days with sessions: 2025-05-06, 2025-05-07.",
        ),
    ],
)
def test_no_such_day_lists_the_days(wanted, message):
    with pytest.raises(UsageError) as refused:
        choose_day((MAY_6, MAY_7), wanted=wanted, today=MAY_8)
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        pytest.param(600, (MAY_6, 87000), id="after midnight the evening's show is still on"),
        pytest.param(1200, (MAY_7, 1200), id="until its last item ends"),
        pytest.param(36000, (MAY_7, 36000), id="in the morning it is the new day"),
    ],
)
def test_show_date(clock, expected):
    cards = [card("a", "23:30", "00:20"), card("b", "10:00", "10:30", date=MAY_7)]
    assert show_date(cards, date=MAY_7, second=clock) == expected


def test_a_folder_without_a_single_day_is_told():
    with pytest.raises(UsageError, match="No card has both a date and a time"):
        choose_day((), wanted=None, today=MAY_8)


def test_days_need_a_date_and_a_time():
    cards = [
        card("a", "10:00", "10:40"),
        card("b", None, None, date=MAY_7),
        card("c", "10:00", None, date=None),
    ]
    assert days(cards) == (MAY_6,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Éva Müller_Talk No. 1", "eva-muller-talk-no-1"),
        ("会议", "会议"),
        ("--", "item"),
        ("a" * 60, "a" * 40),
        ("会" * 60, "会" * 26),
    ],
)
def test_slug(text, expected):
    assert slug(text) == expected
