import datetime

import pytest

from stagecue.cards.times import Day, Slot, read_day, read_days, read_slot, without_times, zone_mismatch


def at(text):
    return datetime.time.fromisoformat(text) if text else None


SLOTS = {
    "plain": ("16:20 - 17:00", "16:20", "17:00", None),
    "en dash": ("16:20–17:00", "16:20", "17:00", None),
    "to": ("9:05 to 9:45", "09:05", "09:45", None),
    "zone in brackets": ("10:30 - 11:10 (CEST)", "10:30", "11:10", "CEST"),
    "zone bare": ("10:30 – 11:10 CET", "10:30", "11:10", "CET"),
    "UTC and hours": ("10:30 - 11:10 UTC+2", "10:30", "11:10", "UTC+2"),
    "AM for both": ("11:10 - 11:30 AM", "11:10", "11:30", None),
    "AM and zone": ("10:30–10:50 AM (CEST)", "10:30", "10:50", "CEST"),
    "PM for both": ("2:00 - 2:40 PM", "14:00", "14:40", None),
    "over noon": ("11:30 - 12:10 PM", "11:30", "12:10", None),
    "both halves": ("11:30 AM - 1:00 PM", "11:30", "13:00", None),
    "hours only": ("9 AM - 10 AM", "09:00", "10:00", None),
    "noon and midnight": ("12:00 PM - 12:00 AM", "12:00", "00:00", None),
    "dots in a.m.": ("9:00 a.m. - 9:40 a.m.", "09:00", "09:40", None),
    "PM after 12": ("14:00 - 14:40 PM", "14:00", "14:40", None),
    "dots": ("16.20 - 17.00", "16:20", "17:00", None),
    "French": ("16h20 à 17h00", "16:20", "17:00", None),
    "German": ("16:20 bis 17:00 Uhr", "16:20", "17:00", None),
    "full-width": ("16：20 ～ 17：00", "16:20", "17:00", None),
    "start alone": ("16:20", "16:20", None, None),
    "24:00 is midnight": ("23:00 - 24:00", "23:00", "00:00", None),
    "after a date": ("May 6, 2025, 10:30 - 11:10", "10:30", "11:10", None),
    "no time": ("after lunch", None, None, None),
}


@pytest.mark.parametrize(("text", "start", "end", "zone"), SLOTS.values(), ids=SLOTS.keys())
def test_times_of_day(text, start, end, zone):
    assert read_slot(text) == Slot(at(start), at(end), zone)


INVALID = {
    "hour and minute": ("25:99", Slot(invalid="25:99")),
    "minute": ("10:75 - 11:00", Slot(None, at("11:00"), invalid="10:75 - 11:00")),
    "end": ("10:30 - 25:00", Slot(at("10:30"), None, invalid="10:30 - 25:00")),
    "13 AM is 13, 0 AM nothing": ("0:30 AM", Slot(invalid="0:30 AM")),
}


@pytest.mark.parametrize(("text", "slot"), INVALID.values(), ids=INVALID.keys())
def test_what_is_no_time_is_said(text, slot):
    assert read_slot(text) == slot


DAYS = {
    "English": "May 7, 2025",
    "without a comma": "May 7 2025",
    "ordinal": "May 7th, 2025",
    "day first": "7 May 2025",
    "weekday": "Wednesday, May 7, 2025",
    "short": "Wed 7 May 2025",
    "ISO": "2025-05-07",
    "ISO with en dashes": "2025–05–07",
    "slashes in order": "2025/05/07",
    "Chinese": "2025年5月7日",
    "with a time": "May 7, 2025 at 16:20",
}


@pytest.mark.parametrize("text", DAYS.values(), ids=DAYS.keys())
def test_dates(text):
    assert read_day(text) == Day(datetime.date(2025, 5, 7))


DOUBTFUL = {
    "day or month": ("05/06/2025", datetime.date(2025, 6, 5), "can be"),
    "no year": ("May 7", None, "is not a date"),
    "no day": ("May 2025", None, "is not a date"),
    "no such day": ("31/02/2025", None, "is not a date"),
    "no such day in words": ("February 31, 2025", None, "is not a date"),
    "two days": ("May 6-7, 2025", datetime.date(2025, 5, 6), "more than one day"),
    "words": ("next Tuesday", None, "is not a date"),
    "a year alone": ("2025", None, "is not a date"),
    "to be told": ("TBD", None, "is not a date"),
    "too long a number": ("9" * 40, None, "is not a date"),
}


@pytest.mark.parametrize(("text", "date", "doubt"), DOUBTFUL.values(), ids=DOUBTFUL.keys())
def test_doubtful_dates(text, date, doubt):
    found = read_day(text)
    assert (found.date, doubt in found.doubt) == (date, True)


def test_the_days_of_the_event_settle_day_and_month():
    near = read_days("May 6-7, 2025")
    assert near == frozenset({datetime.date(2025, 5, 6), datetime.date(2025, 5, 7)})
    assert read_day("05/06/2025", near) == Day(datetime.date(2025, 5, 6))
    assert read_day("06/05/2025", near) == Day(datetime.date(2025, 5, 6))
    assert read_day("13/05/2025") == Day(datetime.date(2025, 5, 13))


ZONES = {
    "CET in May": ("CET", (2025, 5, 6), "CEST"),
    "CEST in May": ("CEST", (2025, 5, 6), None),
    "CEST in January": ("CEST", (2025, 1, 6), "CET"),
    "the day summer begins": ("CET", (2025, 3, 30), "CEST"),
    "the day before": ("CET", (2025, 3, 29), None),
    "the day summer ends": ("CEST", (2025, 10, 26), "CET"),
    "Eastern in March": ("EST", (2025, 3, 10), "EDT"),
    "Pacific in November": ("PDT", (2025, 11, 2), "PST"),
    "unknown": ("JST", (2025, 5, 6), None),
}


@pytest.mark.parametrize(("zone", "date", "right"), ZONES.values(), ids=ZONES.keys())
def test_zone_labels_that_do_not_fit_the_date(zone, date, right):
    assert zone_mismatch(zone, datetime.date(*date)) == right


def test_a_heading_without_its_times():
    assert without_times("Lunch (12:00 - 13:00, CEST)") == "Lunch"
    assert without_times("12:00–13:00: Lunch, May 7, 2025") == "Lunch"
