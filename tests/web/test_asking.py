"""What the crew asks of a screen: what is sent to it, what is answered, and what where it is not there."""

import msgspec
import pytest

from stagecue.errors import Refused, UsageError
from stagecue.web.asking import Asking, NoScreen
from stagecue.web.rollcall import RollCall
from stagecue.web.screens import Hello
from stagecue.web.wishes import read_screen_wish

LOOK = {
    "font": "atkinson", "size": 100.0, "leading": 1.35, "margin": 4.5, "column": 50.0, "reading": 33.0, "mark": "arrow",
    "now": True, "passed": False, "theme": "white-on-black", "ink": "#ffffff", "ground": "#000000", "dim": 0.0,
    "mirror": "none", "turn": "0", "clock": True, "remaining": True,
}  # fmt: skip
ANSWER = {"page": "prompter", "look": LOOK, "told": ""}
NOW = {"id": 1, "name": "Prompter 1", **ANSWER}
SILENT = "Prompter 1 did not answer: what became of it is not known. Look at it, or reload its page."
MINE = "There is no screen 'X' on this stage. Screens: Prompter 1, Timer 1."
LOST = "Timer 1 is lost: it can be set when it is back. Look at its screen."


class Glasses:
    """A prompter that is here, with two sockets, a timer that is lost, and a phone."""

    def __init__(self, answer):
        self.asked, self.told, self.called = [], [], []
        self.answer = answer
        self.call = RollCall("hall", lambda _told: None, tuple, now_ms=0.0)
        self.asking = Asking(
            {"hall": self.call},
            ask=self.ask,
            tell=lambda *wish: self.told.append(wish),
            rename=lambda *names: self.called.append(names),
        )
        screens = self.call.screens
        for sid, life, page, name in (
            ("a", "1", "prompter", ""), ("b", "2", "prompter", ""), ("t", "1", "timer", ""), ("f", "1", "control", "Ann"),
        ):  # fmt: skip
            screens.join(sid, Hello(page, life, page, name), now_ms=0.0)
        screens.leave("t", "lost", since_ms=0.0)

    def ask(self, sid, wish):
        self.asked.append((sid, wish))
        if self.answer is None:
            raise TimeoutError
        return self.answer

    def put(self, name, wish):
        return msgspec.to_builtins(self.asking.put("hall", name, wish))


SENT = {
    "what it has": ({}, {}),
    "its name, big": ({"identify": True}, {"identify": True, "name": "Prompter 1"}),
    "a look": ({"look": {"size": 120}}, {"look": {"size": 120.0}}),
    "the defaults": ({"reset": True}, {"reset": True}),
    "another page": ({"page": "timer"}, {"page": "timer"}),
}


@pytest.mark.parametrize(("wish", "sent"), SENT.values(), ids=SENT)
def test_every_tab_of_a_screen_is_sent_the_wish_and_the_newest_alone_is_waited_for(wish, sent):
    glasses = Glasses(ANSWER)
    assert glasses.put("Prompter 1", wish and read_screen_wish(wish)) == NOW
    assert (glasses.asked, glasses.told) == ([("b", sent)], [("a", sent)])


def test_a_screen_that_is_renamed_is_called_so_at_once_everywhere():
    glasses = Glasses(ANSWER)
    assert glasses.put("Prompter 1", {"name": "Left"}) == {**NOW, "name": "Left"}
    assert (glasses.called, glasses.call.screens.glasses()) == (
        [("a", "Left"), ("b", "Left")],
        ["Left", "Timer 1"],
    )
    assert glasses.put("Left", {}) == {**NOW, "name": "Left"}


NOT_HERE = {
    "lost": (ANSWER, 2, "Timer 1", "timer", "It is lost, and called so when it is back."),
    "silent": (
        None,
        1,
        "Prompter 1",
        "prompter",
        "It is called so, but did not answer: it takes the name when it answers again. Look at its screen.",
    ),
}


@pytest.mark.parametrize(("answer", "id_", "name", "page", "told"), NOT_HERE.values(), ids=NOT_HERE)
def test_a_screen_that_does_not_hear_its_new_name_has_it_all_the_same(answer, id_, name, page, told):
    glasses = Glasses(answer)
    assert glasses.put(name, {"name": "Left"}) == {
        "id": id_,
        "name": "Left",
        "page": page,
        "look": None,
        "told": told,
    }
    assert "Left" in glasses.call.screens.glasses()


def test_by_its_id_a_screen_is_meant_and_none_that_took_its_name():
    glasses = Glasses(ANSWER)
    assert glasses.put(2, {"name": "Wing"})["name"] == "Wing"
    glasses.call.screens.forget("Wing")
    glasses.call.screens.join("n", Hello("new", "1", "timer", "Wing"), now_ms=0.0)
    assert [glasses.put("Wing", {})["id"], glasses.put(1, {})["id"]] == [4, 1]
    with pytest.raises(NoScreen, match="no longer here"):
        glasses.put(2, {})


REFUSED = {
    "no such screen": (ANSWER, "X", {}, UsageError, MINE),
    "a phone is none": (ANSWER, "Ann", {}, UsageError, MINE.replace("'X'", "'Ann'")),
    "it is lost": (ANSWER, "Timer 1", {"identify": True}, Refused, LOST),
    "it is silent": (None, "Prompter 1", {"reset": True}, Refused, SILENT),
    "it answers nonsense": ({"page": "x"}, "Prompter 1", {}, Refused, SILENT),
    "its answer leaves out a setting": ({**ANSWER, "look": {}}, "Prompter 1", {}, Refused, SILENT),
    "a name that another has": (
        ANSWER, "Prompter 1", {"name": "Timer 1"}, Refused, "There is a screen called 'Timer 1' already: choose another name.",
    ),
    "a phone's name": (
        ANSWER, "Prompter 1", {"name": "Ann"}, Refused, "There is a screen called 'Ann' already: choose another name.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("answer", "name", "wish", "kind", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_asked_is_refused_in_words(answer, name, wish, kind, sentence):
    with pytest.raises(kind) as refused:
        Glasses(answer).put(name, wish)
    assert str(refused.value) == sentence


WRONG = {
    "two things": ({"identify": True, "reset": True}, "Ask for one thing at a time: identify, name, page, look, reset."),
    "nothing": ({}, "Ask for one thing at a time: identify, name, page, look, reset."),
    "no": ({"identify": False}, "Say true for identify."),
    "no page of a screen": ({"page": "control"}, "No screen can be sent to 'control'. Pages: prompter, timer, backstage."),
    "no setting": ({"look": {"size": 900}}, "`size` cannot be 900: it goes from 50 to 200."),
    "no name": ({"name": " "}, "A screen's name has 1 to 40 characters, all of them visible, and no slash."),
    "a long name": ({"name": "x" * 41}, "A screen's name has 1 to 40 characters, all of them visible, and no slash."),
    "a name over two lines": ({"name": "a\x00b"}, "A screen's name has 1 to 40 characters, all of them visible, and no slash."),
    "a slash, which no address could tell": ({"name": "a/b"}, "A screen's name has 1 to 40 characters, all of them visible, and no slash."),
    "the show's own": ({"name": "clock"}, "'clock' is the show's own name in the record: choose another."),
    "a field too many": ({"blink": True}, "The request does not fit: Object contains unknown field `blink`."),
    "no object": ([1], "The request does not fit: Expected `object`, got `array`."),
}  # fmt: skip


@pytest.mark.parametrize(("sent", "sentence"), WRONG.values(), ids=WRONG)
def test_a_wish_that_is_none_is_refused_in_words(sent, sentence):
    with pytest.raises(UsageError) as refused:
        read_screen_wish(sent)
    assert str(refused.value) == sentence


def test_a_name_is_kept_with_single_blanks():
    assert read_screen_wish({"name": "  Left   glass "}) == {"name": "Left glass"}
