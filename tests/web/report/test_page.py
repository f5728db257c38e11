import re
from html.parser import HTMLParser

import pytest

from stagecue.web.report import POLICY, report_html
from tests.web.report.runs import EMPTY, REHEARSED, SHOWN, STOPPED, titled

NEVER = ("script", "link", "img", "iframe", "object", "embed", "form", "base")
VOID = ("meta", "br")


class Page(HTMLParser):
    """The tags, the addresses and the words of a page; an unclosed tag is an error."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.addresses, self.words, self.open = [], [], [], []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.addresses += [value for name, value in attrs if name in ("href", "src", "xlink:href", "action")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


def page(*reports):
    return Page(report_html(reports, made="on Thursday"))


def test_it_loads_nothing_and_runs_nothing():
    html = report_html([SHOWN, STOPPED], made="now")
    read = Page(html)
    assert [tag for tag in read.tags if tag in NEVER] == []
    assert {address[0] for address in read.addresses} == {"#"}
    assert set(re.findall(r"url\((.)", html)) <= {"#"}
    assert not re.search(r"@import|https?://", html)
    assert POLICY in html.replace("&#39;", "'")


HOSTILE = "</style><script>alert(1)</script><b onclick='x'>\"&amp;{{ 7*7 }}"


def test_what_strangers_wrote_is_text():
    read = page(titled(HOSTILE))
    assert "script" not in read.tags
    assert read.text.count(HOSTILE) > 10
    assert "49" not in re.sub(r"[\d:]*:[\d:]+", "", read.text)


@pytest.mark.parametrize(
    ("reports", "said"),
    [
        ([], "There is no record of a rehearsal or a show."),
        ([SHOWN], "Show report · The Event Thursday 18 June 2026 Made on Thursday"),
        ([REHEARSED], "Rehearsal report · The Event"),
        ([SHOWN], "Ended 1:51 late The show ended at 11:21:51; 11:20 was planned. The rehearsal ended at 11:20:00, as planned."),
        ([SHOWN], "Cues taken 13 of 16 Missed 1 Skipped 2 Late 1 Pressed twice 2"),
        ([SHOWN], "Taken back by a person 10:01:40 introduction of Bert"),
        ([SHOWN], "10:22:11 10:42:11 0:00 +2:11"),
        ([SHOWN], "Mia 120 wpm in the band, 1 introduction"),
        ([SHOWN], "Pause “The pause” 10:00:46 Mia , late, pressed twice"),
        ([REHEARSED], "Not measured: pace is measured at real time only"),
        ([REHEARSED], "Missed 0 Skipped 0 Late 0 Pressed twice 0 The day"),
        ([STOPPED], "Record ends at 10:33:20 The record of the show goes until 10:33:20"),
        ([STOPPED], "Not reached 4"),
        ([EMPTY], "Nothing on record"),
        ([SHOWN, STOPPED], "All stages"),
    ],
)  # fmt: skip
def test_what_a_crew_is_told(reports, said):
    assert said in page(*reports).text


def test_one_stage_needs_no_table_of_stages():
    assert "All stages" not in page(SHOWN).text


def test_every_picture_has_a_name_for_those_who_do_not_see_it():
    html = report_html([SHOWN], made="now")
    ids = set(re.findall(r'id="([^"]+)"', html))
    named = re.findall(r'<svg class="\w+" role="img" viewBox="[^"]+" aria-labelledby="([^"]+)"', html)
    assert named == ["stage-main-day stage-main-told", "stage-main-pace stage-main-read"]
    assert {one for both in named for one in both.split()} <= ids


def test_two_reports_of_one_run_are_the_same_page():
    assert report_html([SHOWN], made="x") == report_html([SHOWN], made="x")
