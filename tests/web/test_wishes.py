"""What a screen may be asked, by the reader and by the document for programs: the two say the same."""

import json

import jsonschema
import pytest

from stagecue.errors import UsageError
from stagecue.web.openapi import document
from stagecue.web.wishes import read_screen_wish

TOLD = json.loads(document())["components"]
BY_THE_DOCUMENT = jsonschema.Draft202012Validator(TOLD["schemas"]["ScreenWish"] | {"components": TOLD})
NO_WISHES = {
    "none": {}, "two": {"identify": True, "reset": True}, "a look without a setting": {"look": {}},
    "no name": {"name": ""}, "a name too long": {"name": "x" * 41}, "a page for phones": {"page": "control"},
    "not to": {"reset": False}, "no object": ["reset"], "another one": {"sing": True},
}  # fmt: skip
WISHES = {
    "its name": {"identify": True}, "another name": {"name": "Left glass"}, "elsewhere": {"page": "timer"},
    "a look": {"look": {"mirror": "h", "size": 120}}, "the defaults": {"reset": True},
}  # fmt: skip


@pytest.mark.parametrize("wish", NO_WISHES.values(), ids=NO_WISHES)
def test_what_is_no_wish_is_none_by_the_document_too(wish):
    assert not BY_THE_DOCUMENT.is_valid(wish)
    with pytest.raises(UsageError):
        read_screen_wish(wish)


@pytest.mark.parametrize("wish", WISHES.values(), ids=WISHES)
def test_a_wish_is_one_by_both(wish):
    assert BY_THE_DOCUMENT.is_valid(wish)
    assert read_screen_wish(wish) == wish
