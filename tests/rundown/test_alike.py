"""Which words of two texts are the same: all of both in order, whatever somebody typed, in bounded time."""

import random
from itertools import pairwise

import pytest

from stagecue.rundown.alike import blocks


def nested(depth, stranger):
    """Words of which each pair holds the next together: pieces within pieces, as deep as that."""
    inner = [word for at in range(depth - 1, -1, -1) for word in (f"x{at}", f"x{at + 1}", stranger)]
    return [f"s{stranger}", f"x{depth}", *inner]


def few(seed, length):
    """Lines of which none stands once: nothing holds two such texts together."""
    chosen = random.Random(seed)
    return [chosen.choice(["Yes.", "No.", "Oh.", "Ah."]) for _ in range(length)]


TEXTS = {
    "nothing": ([], []),
    "the same": (["a", "b"], ["a", "b"]),
    "one put in": (["a", "b"], ["a", "x", "b"]),
    "one left out": (["a", "x", "b"], ["a", "b"]),
    "the other way round": (["a", "b"], ["b", "a"]),
    "pieces within pieces, 1,200 deep": (nested(1200, "f"), nested(1200, "g")),
    "7,500 lines of four": (few(1, 7500), few(2, 7500)),
}


@pytest.mark.parametrize(("before", "after"), TEXTS.values(), ids=TEXTS)
def test_all_words_of_both_stand_in_blocks_one_after_the_other(before, after):
    found = list(blocks(before, after))
    ends = [(0, 0), *((block.old_end, block.new_end) for block in found)]
    assert [(block.old, block.new) for block in found] == ends[:-1]
    assert ends[-1] == (len(before), len(after))
    assert all(one.alike != next_to.alike for one, next_to in pairwise(found))
    same = [block for block in found if block.alike]
    assert all(before[one.old : one.old_end] == after[one.new : one.new_end] for one in same)
