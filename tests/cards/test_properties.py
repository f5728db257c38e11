"""What holds for every input, not only for those that somebody thought of."""

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from stagecue.cards import Card, Cue, Emphasis, Notes, Speech, count, read, settle, tokens
from stagecue.cards.decode import decode

# an é with such marks right behind it, and no plain letter there, is taken for broken text
ODD = re.compile(r"é(?:[‘“](?=[^\W\da-zA-Z_])|[‘“]_|”\w|[‘’“”—–…]{2})")
# Letters and marks of real cards. Two of them in a row never are UTF-8 misread as something else.
CLEAN = st.text("abcXYZ 019.,:;!?'\"‘’“”—–…*_[](){}<>#`\\\n\té中文かなカナ한글Жя🎤👩‍💻🏷️（）【】：。").filter(
    lambda text: not ODD.search(text)
)
MARKS = [
    "*",
    "**",
    "_",
    "`",
    '"',
    "“",
    "”",
    "\\*",
    "&amp;",
    "<br>",
    " ",
    ".",
    "!",
    "\x0b",
    "\ufdd0",
    "\uffff",
]
CUES = ["*[With energy]*\n", "(applause)", "[pause]", "（掌声）", "<!-- go -->", "(say: mee)"]
LABELS = [
    "**Host:** ",
    "MEG:\n",
    "- **Time:** 10:00 - 25:99\n",
    "- **Date:** May 7, 2025\n",
    "- **Title:**\n",
]
BLOCKS = ["## Host Introduction\n", "# Day\n", "\n\n", "---\n", "> ", "* ", "[a](b)", "![a](b)"]
WORDS = ["word", "word—word", "Ana Brew", "茶", "é", "[morning/afternoon]", "{name}"]
PIECES = st.sampled_from(MARKS + CUES + LABELS + BLOCKS + WORDS)


@given(st.binary(max_size=400))
def test_no_bytes_raise(data):
    assert isinstance(read("x.md", data), Card | Notes)


@given(CLEAN)
def test_clean_text_is_never_altered(text):
    found = decode(text.encode())
    assert (found.text, found.repairs, found.broken) == (text, (), ())


@given(st.text())
def test_tokens_cover_all_that_is_no_space(text):
    found = tokens(text)
    assert count(text) == len(found)
    if found:
        assert "".join("".join(text[t.start : t.end] for t in found).split()) == "".join(text.split())
        assert all(one.end <= two.start for one, two in pairwise(found))


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_a_script_is_sound(text):
    found = read("x.md", f"# Day\n\n## Host Introduction\n\n{text}".encode())
    assert isinstance(found, Card)
    for line in (*found.script, *settle(found.script, 900)):
        assert line.text == line.text.strip() != ""
        if isinstance(line, Speech):
            assert line.words == count(line.text) > 0
            assert all(_is_in(item, line) for item in line.emphasis)


def _is_in(item: Emphasis, line: Speech) -> bool:
    return bool(item.text) and line.text[item.start : item.start + len(item.text)] == item.text


@given(
    st.lists(st.sampled_from(["one", "two,", "three.", "*four*", "**five**", "(six)", "it’s"]), min_size=1)
)
def test_no_word_is_lost(words):
    found = read("x.md", f"## Script\n\nSay {' '.join(words)}".encode())
    assert isinstance(found, Card)
    assert not any(isinstance(line, Cue) for line in found.script)
    (speech,) = found.script
    assert speech.text == f"Say {' '.join(words)}".replace("*", "")
