"""The docs say what the code says."""

import re

import pytest

from stagecue.rundown.items import HOLDS
from stagecue.show.commands import PEOPLE
from stagecue.web.vocabulary import page
from tests.house.sizes import ROOT


def test_the_protocols_page_is_made_from_the_vocabulary_as_it_is_now():
    told = (ROOT / "docs" / "protocol.md").read_text(encoding="utf-8")
    assert told == page() + "\n", "run: python -m stagecue.web.vocabulary > docs/protocol.md"


@pytest.mark.parametrize("name", [*PEOPLE, *HOLDS])
def test_the_page_names_every_command_and_kind(name):
    assert re.search(rf"\| `?{name}`? \|", page())


@pytest.mark.parametrize("path", sorted((ROOT / "static" / "js").rglob("*.js")), ids=lambda path: path.name)
def test_pages_send_no_command_that_does_not_exist(path):
    sent = re.findall(r'type: "(\w+)"', path.read_text(encoding="utf-8"))
    assert set(sent) <= set(PEOPLE)
