from datetime import date

import pytest

from rashomon.model import When
from rashomon.publishing.days import when, written_days


@pytest.mark.parametrize(
    ("start", "end", "granularity", "written"),
    [
        (date(2017, 9, 4), date(2017, 9, 4), "day", "Mon 4 Sep 2017"),
        (None, date(2017, 9, 4), "day", "by Mon 4 Sep 2017"),
        (date(2017, 9, 4), None, "day", "from Mon 4 Sep 2017"),
        (date(2017, 9, 4), date(2017, 9, 10), "week", "4–10 Sep 2017"),
        (date(2017, 8, 28), date(2017, 9, 3), "week", "28 Aug – 3 Sep 2017"),
        (date(2016, 12, 30), date(2017, 1, 2), "days", "30 Dec 2016 – 2 Jan 2017"),
        (date(2014, 1, 1), date(2017, 9, 5), "year", "since 2014"),
        (date(2014, 1, 1), date(2014, 12, 31), "year", "2014"),
        (date(2014, 2, 1), date(2014, 2, 28), "month", "Feb 2014"),
        (None, None, "unknown", "day not known"),
    ],
)
def test_an_interval_is_written_no_more_exactly_than_its_words(start, end, granularity, written):
    assert when(When(start=start, end=end, granularity=granularity)) == written


def test_a_lasting_fact_has_no_day_to_be_unknown():
    assert when(When(basis="lasting")) == "lasting"


def test_iso_days_inside_a_value_are_written_out_and_impossible_ones_kept():
    assert written_days("on 2017-09-04, not 2017-13-40") == "on Mon 4 Sep 2017, not 2017-13-40"
