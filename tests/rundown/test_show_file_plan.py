"""What a show file makes of the plan, and where it and the cards contradict each other."""

import re
from dataclasses import fields

import pytest

from stagecue.cards import Cue, Speech
from stagecue.errors import ShowFileError
from stagecue.rundown import plan, show_date
from stagecue.rundown.contradictions import contradictions
from stagecue.rundown.crossings import all_problems
from stagecue.rundown.items import AS_PLANNED, UNTIL_GO, Flex
from stagecue.rundown.pace import LEAD
from stagecue.rundown.showfile import read_show_file
from stagecue.rundown.starter import starter
from stagecue.rundown.timing import planned_points
from tests.rundown.test_plan import MAY_6, MAY_7, card, told

WORD = Speech("a b", words=2)
LUNCH = '[[items]]\ntitle = "Lunch"\nstart = "12:00"\nend = "13:00"\n'
AI, WEB = card("ai", "10:00", "10:30", "AI"), card("web", "10:00", "10:30", "Web")
LATER = card("later", "14:00", "14:30", "AI")


def read(text):
    return read_show_file(text.encode(), zones=("Europe/Paris",))


def planned(text, *cards, day=MAY_6):
    return plan(cards, day=day, show_file=read(text))


@pytest.mark.parametrize(
    ("text", "cards", "expected"),
    [
        pytest.param(
            '[stages]\nHall = ["ai", "Web"]', [AI, card("b", "11:00", "11:30", "web")],
            {"Hall": [("ai", 600, 630), ("break-1030", 630, 660), ("b", 660, 690)]}, id="two tracks on one stage",
        ),
        pytest.param(
            '[stages]\nOne = ["AI"]\nTwo = ["Web"]', [AI, card("b", "11:00", "11:30", "Web")],
            {"One": [("ai", 600, 630)], "Two": [("b", 660, 690)]}, id="two stages though nothing is parallel",
        ),
        pytest.param(
            '[stages]\nHall = ["AI"]', [AI, WEB], {"Hall": [("ai", 600, 630)], "Web": [("web", 600, 630)]},
            id="a track that it does not name",
        ),
        pytest.param(
            '[stages]\n"Main stage" = ["AI"]', [AI, card("b", "11:00", "11:30")],
            {"Main stage": [("ai", 600, 630), ("break-1030", 630, 660), ("b", 660, 690)]}, id="a card without a track",
        ),
        pytest.param(
            LUNCH, [AI, LATER],
            {"AI": [("ai", 600, 630), ("break-1030", 630, 720), ("lunch", 720, 780), ("break-1300", 780, 840), ("later", 840, 870)]},
            id="a break in a gap leaves the rest of it",
        ),
        pytest.param(
            LUNCH.replace("Lunch", "Break 1030"), [AI],
            {"AI": [("ai", 600, 630), ("break-1030-gap", 630, 720), ("break-1030", 720, 780)]}, id="ids stay apart",
        ),
        pytest.param(f'{LUNCH}stage = "web"', [AI, WEB], {"AI": [("ai", 600, 630)], "Web": [("web", 600, 630), ("break-1030", 630, 720), ("lunch", 720, 780)]}, id="on one stage"),
        pytest.param(f"{LUNCH}day = 2025-05-07", [AI], {"AI": [("ai", 600, 630)]}, id="on another day"),
        pytest.param(LUNCH, [card("lunch", "12:30", "13:00")], {"Main stage": [("lunch", 750, 780)]}, id="a card keeps its time"),
        pytest.param(f"{LUNCH}\n{LUNCH.replace('12:00', '12:30')}", [AI], {"AI": [("ai", 600, 630), ("break-1030", 630, 720), ("lunch", 720, 780)]}, id="the first of two items"),
    ],
)  # fmt: skip
def test_stages_and_items(text, cards, expected):
    assert told(planned(text, *cards)) == expected


def test_what_a_rundown_takes_from_the_file():
    text = 'event = "Ours"\npace = 150\nstandby = 90\n[pronunciations]\n"Éva" = "AY-va"'
    (rundown,) = planned(text, card("a", "10:00", "10:30", event="Theirs"))
    assert (rundown.event, rundown.pace, rundown.standby_lead) == ("Ours", 150.0, 90.0)
    assert rundown.pronunciations == (("Éva", "AY-va"),)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param("", [("media", UNTIL_GO), ("resume", 0.0), ("applause", 6.0)], id="as ever"),
        pytest.param("[cues]\nmedia = 20\napplause = 3", [("media", 20.0), ("applause", 3.0)], id="media reads on by itself"),
    ],
)  # fmt: skip
def test_cue_seconds(text, kinds):
    script = (WORD, Cue("media", "Video"), WORD, Cue("applause", "Applause"))
    (rundown,) = planned(text, card("a", "10:00", "10:30", script=script))
    assert [(point.kind, point.holds) for point in rundown.points[2:-1]] == kinds


@pytest.mark.parametrize(
    ("hosts", "pace", "seconds"),
    [
        pytest.param(("Meg",), 60.0, 2.0, id="her only"),
        pytest.param(("MEG",), 60.0, 2.0, id="in capitals"),
        pytest.param(("Meg", "Joe"), None, 1.0, id="two hosts"),
        pytest.param((), None, 1.0, id="nobody named"),
    ],
)
def test_a_hosts_pace_is_that_of_a_plan(hosts, pace, seconds):
    (rundown,) = planned("pace = 120\n[paces]\nMeg = 60", card("a", "10:00", "10:30", hosts=hosts))
    *_, (_, talk) = planned_points(rundown.items[0], pace=rundown.pace)
    read = talk - rundown.items[0].start - LEAD
    assert (rundown.items[0].pace, round(read, 6)) == (pace, seconds)


@pytest.mark.parametrize("name", ["x/ada.md", "ada"], ids=["by its file", "by its id"])
def test_what_is_kept_for_the_timing_step(name):
    text = f'introductions = "before start"\n[cards."{name}"]\nhard_start = true\n{LUNCH}min = 40\ncan_move = true'
    (rundown,) = planned(text, card("x/ada", "10:00", "10:30"))
    kept = {item.id: (item.flex, item.introduction) for item in rundown.items}
    assert kept == {
        "ada": (Flex(hard_start=True), "before start"),
        "break-1030": (AS_PLANNED, "at start"),
        "lunch": (Flex(least=2400.0, can_move=True), "before start"),
    }


def test_an_item_after_midnight_keeps_the_day_on():
    show_file = read('[[items]]\nkind = "closing"\nstart = "23:00"\nend = "01:00"')
    cards = [card("a", "22:00", "22:30")]
    assert show_date(cards, date=MAY_7, second=1800, show_file=show_file) == (MAY_6, 88200)
    assert show_date(cards, date=MAY_7, second=1800) == (MAY_7, 1800)


def test_no_plan_goes_by_a_file_with_problems():
    with pytest.raises(ShowFileError, match=r"stagecue.toml:1: There is no key 'paze'"):
        planned("paze = 1", AI)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('[stages]\nHall = ["AI", "Web"]', [], id="fine"),
        pytest.param(
            '[stages]\nHall = ["AI", "Wep", "Web"]',
            [("stagecue.toml", 2, "error", "No card has the track 'Wep' that is given to the stage 'Hall'. Did you mean 'Web'?")],
            id="a track that no card has",
        ),
        pytest.param(
            '[stages]\nHall = ["AI"]',
            [("web.md", 0, "warning", "The track 'Web' is on no stage of stagecue.toml:1, so it is planned on a stage "
              "besides. Add it to one of the stages there.")],
            id="a track on no stage",
        ),
        pytest.param(
            LUNCH.replace("12:00", "10:15"),
            [("stagecue.toml", 1, "error", f"'Lunch' (10:15-13:00) meets {name}.md (10:00-10:30) on {stage} on 2025-05-06: "
              "that one stays, this item is left out there. Change the times of one of them, or name the item's stage or day.")
             for stage, name in (("AI", "ai"), ("Web", "web"))],
            id="an item meets cards",
        ),
        pytest.param(
            f'{LUNCH}stage = "AI"\n{LUNCH.replace("12:00", "12:30")}stage = "AI"',
            [("stagecue.toml", 6, "error", "'Lunch' (12:30-13:00) meets 'Lunch' (stagecue.toml:1) (12:00-13:00) on AI on 2025-05-06: "
              "that one stays, this item is left out there. Change the times of one of them, or name the item's stage or day.")],
            id="an item meets an item",
        ),
        pytest.param(
            f'{LUNCH}stage = "Weg"',
            [("stagecue.toml", 1, "error", "'Lunch' is for the stage 'Weg', on which no card is. Did you mean 'Web'?")],
            id="no such stage",
        ),
        pytest.param(
            f"{LUNCH}day = 2025-05-08",
            [("stagecue.toml", 1, "error", "'Lunch' is for 2025-05-08, for which there is no card. Days with sessions: 2025-05-06.")],
            id="no such day",
        ),
        pytest.param(
            '[cards."wep.md"]\ncan_skip = true',
            [("stagecue.toml", 1, "error", "There is no card 'wep.md'. Did you mean 'web.md'?")],
            id="no such card",
        ),
        pytest.param(
            "[paces]\nMegg = 140",
            [("stagecue.toml", 2, "warning", "No card names the host 'Megg', so this pace is used nowhere. Did you mean 'Meg'?")],
            id="no such host",
        ),
        pytest.param("paze = 1\n[stages]\nX = ['Y']", [], id="a file with problems of its own"),
    ],
)  # fmt: skip
def test_contradictions_name_both_places(text, expected):
    cards = (AI, card("web", "10:00", "10:30", "Web", hosts=("Meg",)))
    found = contradictions(cards, read(text))
    assert [(p.file, p.line, p.severity, p.message) for p in found] == expected


def test_check_tells_the_files_own_problems_and_those_with_the_cards():
    for text, number in (("paze = 1\npace = 1", 2), ("[stages]\nX = ['AI', 'Y']", 1), ("", 0)):
        found = all_problems([AI], (), show_file=read(text))
        assert [problem.file for problem in found] == ["stagecue.toml"] * number


@pytest.mark.parametrize(
    "cards",
    [
        pytest.param([AI, WEB, LATER], id="parallel tracks"),
        pytest.param([AI, card("b", "11:00", "11:30", "Web")], id="one stage of two tracks"),
        pytest.param([AI, WEB, card("c", "10:00", "10:30", "AI", date=MAY_7), card("d", "11:00", "11:30", "Web", date=MAY_7)], id="days that differ"),
        pytest.param([card("a", "10:00", "10:30", event='A "{day}" \\ of ours', hosts=("Éva",))], id="odd names"),
        pytest.param([AI, card("b", "10:00", "10:30"), card("c", "12:00", "12:30")], id="cards without a track"),
        pytest.param([card("a", None, None)], id="no times"),
    ],
)  # fmt: skip
def test_a_new_show_file_changes_nothing(cards):
    show_file = read(starter(cards))
    assert (show_file.problems, contradictions(cards, show_file)) == ((), ())
    for day in (MAY_6, MAY_7):
        assert plan(cards, day=day, show_file=show_file) == plan(cards, day=day)


def test_every_key_that_a_new_show_file_explains_is_one():
    text = re.sub(r"^# (?=\S+ = |\[)", "", starter([AI]), flags=re.MULTILINE)
    show_file = read(text)
    keys = {field.name for field in fields(show_file)} - {"file", "lines", "problems"}
    assert (show_file.problems, {name for name in keys if getattr(show_file, name)}) == ((), keys)
