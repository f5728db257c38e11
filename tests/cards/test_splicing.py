"""Other words put into a card: every other byte stays, or it is refused and said why."""

import codecs

import pytest

from stagecue.cards import bare, read, script_of
from stagecue.cards.splicing import with_introduction
from stagecue.errors import Refused

HEAD = "# The Event 2026\n\n- **Title:** Knots\n- **Speaker:** Ada Lovelace\n- **Date:** 18 June 2026\n- **Time:** 10:00-10:20\n\n"
INTRO = "## Host Introduction\n\nPlease welcome Ada. *[Lead applause]*\n"
TAIL = "\n## Speaker Biography\n\nShe counts.\u00a0Always.\n"
CARD = HEAD + INTRO + TAIL
WORDS = "Here is Ada!\n\n*[Lead applause]*\n\nHer talk begins."


def spliced(text, words=WORDS):
    return with_introduction("ada.md", text if isinstance(text, bytes) else text.encode(), words)


CARDS = {
    "a card": (CARD, HEAD + f"## Host Introduction\n\n{WORDS}\n" + TAIL),
    "line ends of Windows": (
        CARD.replace("\n", "\r\n"),
        (HEAD + f"## Host Introduction\n\n{WORDS}\n" + TAIL).replace("\n", "\r\n"),
    ),
    "one line end of Windows": (
        CARD.replace("2026\n\n", "2026\r\n\n", 1),
        HEAD.replace("2026\n\n", "2026\r\n\n", 1) + f"## Host Introduction\n\n{WORDS}\n" + TAIL,
    ),
    "the introduction last": (HEAD + INTRO, HEAD + f"## Host Introduction\n\n{WORDS}\n"),
    "no line end at the end": (HEAD + INTRO.rstrip(), HEAD + f"## Host Introduction\n\n{WORDS}"),
    "a rule behind it": (
        HEAD + INTRO + "\n---\n" + TAIL,
        HEAD + f"## Host Introduction\n\n{WORDS}\n\n---\n" + TAIL,
    ),
    "a heading without words": (
        HEAD + "## Host Introduction\n" + TAIL,
        HEAD + f"## Host Introduction\n\n{WORDS}\n" + TAIL,
    ),
    "no introduction": (HEAD + TAIL, HEAD + TAIL + f"\n## Introduction\n\n{WORDS}\n"),
    "two hosts": (
        HEAD + "## Host Introduction\n\n**MEG:** Hello.\n\n**BO:** Ho.\n" + TAIL,
        HEAD + f"## Host Introduction\n\n{WORDS}\n" + TAIL,
    ),
}


@pytest.mark.parametrize(("before", "after"), CARDS.values(), ids=CARDS)
def test_the_words_are_put_in_and_every_other_byte_stays(before, after):
    made = spliced(before)
    assert (made.decode(), bare(read("ada.md", made).script)) == (after, script_of(WORDS))


def test_bytes_that_were_lost_elsewhere_stay_as_they_are():
    broken = CARD.encode().replace(b"counts", b"c\xffunts\xe2\x80\x99s\xe2\x80\x99s \xe2\x80\x99")
    assert b"c\xffunts" in spliced(broken)


ENCODED = {
    "UTF-16": codecs.BOM_UTF16_LE + CARD.encode("utf-16-le"),
    "Western": CARD.replace("counts", "cöunts, déjà vu, niño").encode("cp1252"),
}


@pytest.mark.parametrize("data", ENCODED.values(), ids=ENCODED)
def test_another_encoding_becomes_utf_8(data):
    made = spliced(data)
    assert (b"# The Event" in made, read("ada.md", made).biography) == (True, read("ada.md", data).biography)


def test_what_was_broken_is_saved_as_it_was_repaired():
    card = CARD.replace("She counts.", "She’s counting — always, “ever so.")
    broken = card.encode().decode("cp1252").encode()
    made = spliced(broken)
    assert (read("ada.md", made).repairs, made.decode()) == ((), spliced(card).decode())


def test_a_byte_order_mark_stays():
    assert spliced(codecs.BOM_UTF8 + CARD.encode()) == codecs.BOM_UTF8 + spliced(CARD)


REFUSED = {
    "no card": ("Just a note about knots.", WORDS, "is no card any more"),
    "no text": (b"\x00\x01\x02\x03" * 40, WORDS, "is no card any more"),
    "words that open another section": (CARD, "Hello.\n\n## Speaker Biography\n\nNobody.", "read as something else"),
    "in two places": (
        HEAD + INTRO + "\n## Speaker Biography\n\nShe counts.\n\n## Closing Remarks\n\nThank you all.\n",
        WORDS,
        "not stand in one piece",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("before", "words", "why"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_is_refused(before, words, why):
    with pytest.raises(Refused, match=why):
        spliced(before, words)
