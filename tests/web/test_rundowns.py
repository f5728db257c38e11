"""The rundown that pages fetch is encoded once, and anew when the words or the pace are others."""

from dataclasses import replace

import msgspec
import pytest

from stagecue.show import Show
from stagecue.web import wire
from stagecue.web.rundowns import Rundowns
from tests.show.days import DAY

EDITED = replace(DAY, rev="another", pronunciations=(("Éva", "AY-va"),))


@pytest.mark.parametrize(
    "show",
    [Show(DAY), replace(Show(DAY), pace=150.0), Show(EDITED), Show(replace(DAY, stage="other"))],
    ids=["the same", "another pace", "other words", "another stage"],
)
def test_what_is_kept_is_told_to_those_alone_whose_it_is(show):
    rundowns = Rundowns()
    rundowns.json(Show(DAY))
    assert msgspec.json.decode(rundowns.json(show)) == _decoded(wire.rundown(show.rundown, pace=show.pace))


def test_it_is_encoded_once_for_all():
    rundowns = Rundowns()
    assert rundowns.json(Show(DAY)) is rundowns.json(replace(Show(DAY), rev=7))


def _decoded(told):
    return msgspec.json.decode(msgspec.json.encode(told))
