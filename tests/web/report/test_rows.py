from stagecue.web.report.rows import Cells, Chip, Line, lines
from tests.web.report.runs import HASTY, REHEARSED, SHOWN, STOPPED


def test_the_whole_row_of_an_item_that_went_wrong():
    assert lines(SHOWN)[0] == Line(
        number=1, kind="session", start="10:00", end="10:20", backtime="10:20",
        title="On ada", speakers="Ada",
        runs=(
            Cells("10:00:00", "10:20:00", "0:00", "0:00", look=False),
            Cells("10:00:01", "10:22:11", "+2:10", "+0:01", look=False),
        ),
        looks=(
            "Pause “The pause”: late, 0:24 behind its place; pressed twice.",
            "Applause “The applause”: missed, planned for 10:00:42.",
        ),
        chips=(
            Chip("Standby", "09:59:01", "clock", "", look=False),
            Chip("Introduction", "10:00:01", "clock", "", look=False),
            Chip("Pause “The pause”", "10:00:46", "Mia", "late, pressed twice", look=True),
            Chip("Applause “The applause”", "missed", "", "", look=True),
            Chip("Talk", "10:00:49", "clock", "", look=False),
        ),
        read="Read at 120 wpm.",
    )  # fmt: skip


def test_a_late_start_needs_a_look_and_presses_are_counted():
    bert = lines(SHOWN)[1]
    assert bert.runs[1] == Cells("10:22:11", "10:42:11", "0:00", "+2:11", look=True)
    assert bert.looks == ("Standby: pressed 3 times.",)


def test_an_item_that_was_left_out_says_so_once():
    coffee = lines(SHOWN)[2]
    assert (coffee.runs[1], coffee.looks) == (Cells("left out", "", "", "", look=True), ())


def test_a_record_that_was_cut_off():
    bert, coffee = lines(STOPPED)[1:3]
    assert bert.runs == (Cells("10:20:30", "not ended", "", "+0:30", look=False),)
    assert coffee.runs == (Cells("not reached", "", "", "", look=True),)


def test_a_clock_that_read_has_no_pace():
    assert lines(HASTY)[0].read == ""


def test_what_is_planned_to_the_minute_has_no_latest_start_of_its_own():
    assert [line.backtime for line in lines(REHEARSED)] == ["10:20", "10:40", "11:00", ""]
