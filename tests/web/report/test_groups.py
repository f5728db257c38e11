from typing import get_args

from stagecue.rehearsal import Flag
from stagecue.rehearsal.flags import FlagKind
from stagecue.web.report.groups import ORDER, Group, grouped


def test_many_flags_of_one_kind_are_one_line_with_a_list():
    flags = [Flag("introduction", "a", "A."), Flag("hard start", "b", "B."), Flag("introduction", "c", "C.")]
    assert grouped(flags) == (
        Group("1 hard start is overlapped", ("B.",), wrong=True),
        Group("2 introductions take over a minute", ("A.", "C."), wrong=False),
    )


def test_no_flags_no_groups():
    assert grouped([]) == ()


def test_every_kind_of_flag_has_its_words():
    assert set(ORDER) == set(get_args(FlagKind))
