from rashomon.publishing.range_marks import range_marks


def test_a_single_number_is_a_dot_and_a_range_a_line():
    dot, line = range_marks([(19, 19), (24, 34)])
    assert dot is not None
    assert line is not None
    assert "<circle" in dot
    assert 'class="reach"' in line


def test_an_open_end_is_dashed():
    marks = range_marks([(19, None), (34, 34)])
    assert 'class="reach open"' in str(marks[0])


def test_nothing_is_drawn_where_there_is_nothing_to_compare():
    assert range_marks([(19, 19), (None, None)]) == [None, None]
    assert range_marks([(19, 19), (19, 19)]) == [None, None]
