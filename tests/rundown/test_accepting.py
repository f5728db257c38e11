"""Measured paces go into a show file, and everything else in it stays as its crew wrote it."""

import pytest

from stagecue.rundown.accepting import with_paces
from stagecue.rundown.showfile import read_show_file

WRITTEN = '# ours\nevent = "Harbour"  # the name\n\n[paces]\n"Meg" = 120\n\n[cues]\npause = 3\n'


@pytest.mark.parametrize(
    ("text", "paces", "found"),
    [
        pytest.param("", {"Meg": 118.6}, (130, {"Meg": 119}), id="an empty file"),
        pytest.param("", {"": 141.2}, (141, {}), id="nobody named: the show's own"),
        pytest.param(WRITTEN, {"Meg": 132, "Éva Ó": 110}, (130, {"Meg": 132, "Éva Ó": 110}), id="one is there already"),
        pytest.param(WRITTEN, {"": 128, "Joe": 140}, (128, {"Meg": 120, "Joe": 140}), id="both"),
        pytest.param('pace = 120\n[paces]\n# "Meg" = 1\n', {"Meg": 125}, (120, {"Meg": 125}), id="a table of comments"),
    ],
)  # fmt: skip
def test_the_paces_are_read_back(text, paces, found):
    read = read_show_file(with_paces(text, paces).encode(), zones=())
    assert (read.problems, (read.pace, dict(read.paces))) == ((), found)


def test_comments_and_other_keys_stay():
    assert with_paces(WRITTEN, {"Meg": 132}) == WRITTEN.replace("120", "132")
