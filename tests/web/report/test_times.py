import pytest

from stagecue.web.report.times import amount, lateness, planned, second, signed


@pytest.mark.parametrize(
    ("told", "said"),
    [
        pytest.param(signed(130), "+2:10", id="late"),
        pytest.param(signed(-20), "−0:20", id="early"),
        pytest.param(signed(0), "0:00", id="on time"),
        pytest.param(signed(-0.4), "0:00", id="a moment early is no minus"),
        pytest.param(signed(0.6), "+0:01", id="to the nearest second"),
        pytest.param(signed(3730), "+1:02:10", id="over an hour"),
        pytest.param(amount(-59.7), "1:00", id="how long, rounded once"),
        pytest.param(lateness(130), "2:10 late", id="late in words"),
        pytest.param(lateness(-20), "0:20 early", id="early in words"),
        pytest.param(lateness(0.4), "on time", id="on time in words"),
        pytest.param(second(37799.9996), "10:30:00", id="just before the minute"),
        pytest.param(second(86405), "00:00:05", id="past midnight"),
        pytest.param(planned(37800), "10:30", id="a planned minute"),
        pytest.param(planned(37815), "10:30:15", id="a planned second"),
    ],
)
def test_times_as_a_report_writes_them(told, said):
    assert told == said
