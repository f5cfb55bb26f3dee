from hypothesis import assume, given
from hypothesis import strategies as st

from rashomon.publishing.basemap.planar import area, box_of, clipped_line, clipped_ring, holds, simplified

BOX = (0.0, 0.0, 10.0, 10.0)
coordinates = st.floats(-30, 30, allow_nan=False)
points = st.tuples(coordinates, coordinates)
lines = st.lists(points, min_size=2, max_size=25)


def test_a_straight_line_keeps_its_ends_alone():
    assert simplified([(0, 0), (1, 0.001), (2, 0), (3, 0)], 0.01) == [(0, 0), (3, 0)]


def test_a_corner_is_kept():
    assert simplified([(0, 0), (1, 1), (2, 0)], 0.01) == [(0, 0), (1, 1), (2, 0)]


def test_a_ring_is_cut_to_the_box():
    assert area(clipped_ring([(-5, -5), (5, -5), (5, 5), (-5, 5)], BOX)) == 25
    assert clipped_ring([(20, 20), (30, 20), (30, 30)], BOX) == []


def test_a_line_that_leaves_and_comes_back_gives_two_stretches():
    found = clipped_line([(1, 1), (1, -5), (5, -5), (5, 1)], BOX)
    assert found == [[(1, 1), (1, 0)], [(5, 0), (5, 1)]]


def test_a_point_lies_in_a_ring_or_not():
    ring = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]
    assert holds(ring, (1, 1))
    assert not holds(ring, (5, 1))


@given(lines, st.floats(0, 5))
def test_what_is_left_of_a_line_are_points_of_it_in_order_with_both_ends(line, tolerance):
    kept = simplified(line, tolerance)
    assert (kept[0], kept[-1]) == (line[0], line[-1])
    rest = iter(line)
    assert all(point in rest for point in kept)


@given(lines)
def test_cut_stretches_lie_in_the_box(line):
    for stretch in clipped_line(line, BOX):
        west, south, east, north = box_of(stretch)
        assert west >= -1e-9
        assert south >= -1e-9
        assert east <= 10 + 1e-9
        assert north <= 10 + 1e-9


@given(st.lists(points, min_size=3, max_size=12))
def test_a_cut_ring_lies_in_the_box_and_a_ring_within_is_kept(ring):
    cut = clipped_ring(ring, BOX)
    assume(cut)
    west, south, east, north = box_of(cut)
    assert min(west, south) >= -1e-9
    assert max(east, north) <= 10 + 1e-9
    small = [(5 + x / 10, 5 + y / 10) for x, y in ring]
    assert clipped_ring(small, BOX) == small
