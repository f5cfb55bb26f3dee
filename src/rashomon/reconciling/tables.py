"""Claims in columns, so that millions of pairs that give no link are turned away in one go.

Only what is certain from kinds, moods, days, places and sides is decided here; everything else is left to the rules
themselves.  Sets are compared as bits, so that two that share nothing may seem to share something, never the reverse.
Cost: some hundred nanoseconds a pair.  How two sets of places lie to each other is worked out once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, get_args

import numpy as np
import numpy.typing as npt

from rashomon.reconciling.battles import FOUGHT_FOR
from rashomon.reconciling.duplicates import MOST_DAYS
from rashomon.reconciling.evidence import ALIKE, ENOUGH
from rashomon.reconciling.faces import LONG_AGO, MOODS, NOBODY, Column, Faces, Spots
from rashomon.reconciling.families import ONGOING_DAYS, compatible, family, may_speak_of
from rashomon.reconciling.geography import Relation, relation
from rashomon.reconciling.screening import JUDGED
from rashomon.reconciling.state_rules import LONG_DAYS, PLACELESS
from rashomon.reconciling.tolls import TOLL_AGAIN
from rashomon.reconciling.vetoes import TOGETHER

Numbers = npt.NDArray[np.int32]
Truths = npt.NDArray[np.bool_]
Weights = npt.NDArray[np.float64]
Pairs = tuple[Numbers, Numbers]
_SLACK, _SLACK_COARSE = 1, 7
_NEGATED = MOODS.index("negated")
_RELATIONS: tuple[Relation, ...] = get_args(Relation)
_UNKNOWN = _RELATIONS.index("unknown")


def _such(*names: Relation) -> Truths:
    return np.array([name in names for name in _RELATIONS])


_TOGETHER: Truths = np.array([name in TOGETHER for name in _RELATIONS])
_APART = _such("apart", "other_bearing")
_ELSEWHERE = _such("apart", "other_bearing", "other_site")
_OTHER_AREAS = _such("apart", "other_bearing", "unknown")
_OTHER_SITE = _such("other_site")


class _Places:
    """How the places of two claims lie to each other."""

    def __init__(self, faces: Faces) -> None:
        numbers, self._of = np.unique(faces.columns["spots"], return_inverse=True)
        self._spots: list[Spots] = [faces.spots[number] for number in numbers.tolist()]
        self._inherited = faces.columns["inherited"]
        self._known: dict[int, int] = {}

    def relations(self, a: Numbers, b: Numbers) -> Numbers:
        """`vetoes.place_relation` for each pair, as a number."""
        codes, which = np.unique(self._of[a].astype(np.int64) * len(self._spots) + self._of[b], return_inverse=True)
        found = np.array([self._relation(code) for code in codes.tolist()], dtype=np.int32)[which]
        found[(self._inherited[a] | self._inherited[b]) & _ELSEWHERE[found]] = _UNKNOWN
        return found

    def _relation(self, code: int) -> int:
        found = self._known.get(code)
        if found is None:
            here, there = divmod(code, len(self._spots))
            found = self._known[code] = _RELATIONS.index(relation(self._spots[here], self._spots[there]))
        return found


class _Kinds:
    """What two kinds of claims allow, for all kinds at hand."""

    def __init__(self, column: Column) -> None:
        found, self.of = np.unique(column, return_inverse=True)
        kinds = [tuple(name.decode(errors="replace").split("/", 2)) for name in found.tolist()]
        spoken: Truths = np.array([[a[0] == b[0] and may_speak_of(*a[1:], *b[1:]) for b in kinds] for a in kinds])
        fit: Truths = np.array([[a[0] == b[0] and compatible(*a[1:], *b[1:]) for b in kinds] for a in kinds])
        judged: Truths = np.array([[(a[1], b[1]) in JUDGED for b in kinds] for a in kinds])
        self.fit, self.judged = fit | spoken, judged | spoken
        self.state: Truths = np.array([kind[0] == "state" for kind in kinds])[self.of]
        self.violence: Truths = np.array([family(kind[1]) == "violence" for kind in kinds])[self.of]
        self.displacement = self.named(kinds, "displacement")
        self.clash = self.named(kinds, "clash")
        self.territory = self.named(kinds, "territory_change")
        self.fought = self.named(kinds, "clash", "casualty_detail")
        self.relation = self.named(kinds, "actor_relation")
        self.support = self.named(kinds, "support_relation")
        self.holding = self.named(kinds, "control", "front_distance")
        self.placeless = self.named(kinds, *PLACELESS)
        self.siege = self.named(kinds, "siege_state")
        self.lost: Truths = np.array([kind[2] == "lost" for kind in kinds])[self.of]

    def named(self, kinds: Sequence[tuple[str, ...]], *types: str) -> Truths:
        """For each claim whether its type is one of these."""
        found: Truths = np.array([kind[1] in types for kind in kinds])[self.of]
        return found


_TABLE = (
    "report", "kind", "spots", "inherited", "mood", "umbrella", "sums", "first", "last", "exact", "placed", "doers",
    "doing",
)  # fmt: skip


class Table:
    """The columns of some claims; pairs of them come and go as two arrays of their numbers, the earlier one first."""

    COLUMNS: ClassVar[tuple[str, ...]] = _TABLE

    def __init__(self, faces: Faces) -> None:
        of = faces.columns
        self._report, self._mood, self._umbrella, self._sums = of["report"], of["mood"], of["umbrella"], of["sums"]
        self._kinds, self._places = _Kinds(of["kind"]), _Places(faces)
        self._first, self._last, self._exact, self._placed = of["first"], of["last"], of["exact"], of["placed"]
        self._doers, self._doing = of["doers"], of["doing"]


class Repeating:
    """Which pairs of claims may be copies (`duplicates.are_copies`)."""

    COLUMNS: ClassVar[tuple[str, ...]] = ("report", "sense", "known", "one_day")

    def __init__(self, faces: Faces) -> None:
        of = faces.columns
        self._report, self._sense, self._known, self._day = of["report"], of["sense"], of["known"], of["one_day"]

    def among(self, a: Numbers, b: Numbers) -> Pairs:
        """Those of the pairs that may."""
        keep = (self._sense[a] == self._sense[b]) & (self._report[a] != self._report[b])
        a, b = a[keep], b[keep]
        keep = (self._known[a] < 0) | (self._known[b] < 0) | (np.abs(self._known[a] - self._known[b]) <= MOST_DAYS)
        keep &= (self._day[a] < 0) | (self._day[b] < 0) | (self._day[a] == self._day[b])
        return a[keep], b[keep]


class Judgeable(Table):
    """Which pairs of claims may get a link from being judged (`links.judged`)."""

    COLUMNS: ClassVar[tuple[str, ...]] = (
        *_TABLE, "harmed", "coarse", "lasting", "strong", "scene", "denied", "start", "end", "place", "origin", "back",
        "lone", "again", "acting", "anyone", "hit", "people", "rare", "struck", "counts", "words", "size",
    )  # fmt: skip

    def __init__(self, faces: Faces) -> None:
        super().__init__(faces)
        of = faces.columns
        self._harmed, self._coarse, self._lasting, self._strong = (
            of["harmed"],
            of["coarse"],
            of["lasting"],
            of["strong"],
        )
        self._scene, self._denied, self._start, self._end = of["scene"], of["denied"], of["start"], of["end"]
        # what `screening` weighs
        self._place, self._dated, self._origin = of["place"], of["first"] != LONG_AGO, of["origin"]
        self._back, self._again, self._acting = of["back"], of["again"], of["acting"]
        self._lone = of["lone"]
        self._anyone, self._acts, self._hit, self._people = of["anyone"], of["doing"] != 0, of["hit"], of["people"]
        self._names, self._struck, self._counts = of["rare"], of["struck"], of["counts"]
        self._words, self._size = of["words"], of["size"]
        self._spare = self._size - np.bitwise_count(self._words).sum(axis=1, dtype=np.int32)

    def among(self, a: Numbers, b: Numbers) -> Pairs:
        """Those of the pairs that may."""
        near = self._report[a] == self._report[b]
        far = ~near & self._kinds.fit[self._kinds.of[a], self._kinds.of[b]]
        mine, a, b = (a[near], b[near]), a[far], b[far]
        states = self._kinds.state[a]
        found = [mine]
        for which, rule in ((states, self._states), (~states, self._events)):
            one, other = a[which], b[which]
            keep = rule(one, other)
            found.append((one[keep], other[keep]))
        return np.concatenate([pair[0] for pair in found]), np.concatenate([pair[1] for pair in found])

    def _states(self, a: Numbers, b: Numbers) -> Truths:
        """What `state_rules` does not keep apart; claims of two reports that are of fitting kinds."""
        kinds = self._kinds
        keep = (self._mood[a] == self._mood[b]) & (self._umbrella[a] == self._umbrella[b])
        keep &= np.maximum(self._start[b] - self._end[a], self._start[a] - self._end[b]) <= LONG_DAYS
        meet = (self._doers[a] & self._doers[b]) != 0
        told = (self._doers[a] != 0) & (self._doers[b] != 0)
        keep &= meet | kinds.relation[a] | ~(kinds.support[a] | kinds.holding[a] | told)
        found = self._places.relations(a, b)
        other = _OTHER_AREAS[found] | (_OTHER_SITE[found] & ~kinds.siege[a])
        may: Truths = keep & ~(other & self._placed[a] & self._placed[b] & ~kinds.placeless[a])
        return may

    def _events(self, a: Numbers, b: Numbers) -> Truths:
        """What may be one event, plan and deed, or worth a line; claims of two reports that are of fitting kinds."""
        kinds, found = self._kinds, self._places.relations(a, b)
        one_kind = kinds.of[a] == kinds.of[b]
        one_mood, one_sort = self._mood[a] == self._mood[b], self._umbrella[a] == self._umbrella[b]
        alike = self._alike(a, b)
        told = one_kind & alike & (one_mood | ~one_sort)
        sides = np.where(
            (self._doers[a] != 0) & (self._doers[b] != 0),
            (self._doers[a] & self._doers[b]) != 0,
            (self._harmed[a] & self._harmed[b]) != 0,
        )
        nobody = (self._doers[a] == 0) | (self._doers[b] == 0)
        sides |= nobody & ((self._mood[a] == _NEGATED) | (self._mood[b] == _NEGATED))
        planned = ~one_mood & one_sort & sides & _TOGETHER[found]
        merge = one_mood & one_sort & ~self._kept_apart(a, b, found)
        spoken = kinds.judged[kinds.of[a], kinds.of[b]] | (self._denied[a] != self._denied[b])
        merge &= alike | spoken | (self._weight(a, b) >= ENOUGH)
        may: Truths = told | planned | merge
        return may

    def _kept_apart(self, a: Numbers, b: Numbers, found: Numbers) -> Truths:
        """Whether a veto of `vetoes` is certain."""
        kinds = self._kinds
        slack = np.where(self._strong[a] & self._strong[b], 0, _SLACK)
        slack = np.where(self._lasting[a] & self._lasting[b], ONGOING_DAYS, slack)
        slack = np.where(self._coarse[a] | self._coarse[b], _SLACK_COARSE, slack)
        apart = np.maximum(self._first[a] - self._last[b], self._first[b] - self._last[a]) > slack
        violence = kinds.violence[a] & kinds.violence[b]
        apart |= _APART[found] | (kinds.violence[a] & (self._sums[a] != self._sums[b]))
        told = (self._doers[a] != 0) & (self._doers[b] != 0) & ((self._doers[a] & self._doers[b]) == 0)
        told &= ~(self._denied[a] | self._denied[b] | kinds.clash[a] | kinds.lost[a] | kinds.lost[b])
        one_day = self._exact[a] & self._exact[b] & (self._first[a] == self._first[b])
        contestable = violence & (self._scene[a] | self._scene[b] | one_day)
        may: Truths = apart | (told & ~contestable)
        return may

    def _alike(self, a: Numbers, b: Numbers) -> Truths:
        """Whether they may share `ALIKE` of their words."""
        shared = np.bitwise_count(self._words[a] & self._words[b]).sum(axis=1, dtype=np.int32)
        shared += np.minimum(self._spare[a], self._spare[b])
        least = ALIKE * (self._size[a] + self._size[b] - shared) - 1e-6
        may: Truths = (shared > 0) & (shared >= least)
        return may

    def _weight(self, a: Numbers, b: Numbers) -> Weights:
        """At least what `screening` weighs."""
        kinds = self._kinds
        weight = np.where(kinds.of[a] == kinds.of[b], 1.0, 0.5) + 2.0 * kinds.displacement[a]
        weight += np.minimum(self._place[a], self._place[b])
        one_day = self._exact[a] & self._exact[b] & (self._first[a] == self._first[b])
        some_days = ~(self._exact[a] & self._exact[b]) & self._dated[a] & self._dated[b]
        weight += np.where(one_day, 1.0, 0.5 * some_days)
        weight += 0.5 * ((self._origin[a] == self._origin[b]) & (self._origin[a] != NOBODY))
        weight += (self._back[a] | self._back[b]) & (kinds.violence[a] | kinds.violence[b])
        weight += TOLL_AGAIN * (self._again[a] | self._again[b])
        anyone = np.where(self._anyone[a] & self._anyone[b], 0.5, 1.0) * (self._acts[a] & self._acts[b])
        weight += np.where((self._acting[a] & self._acting[b]) != 0, 1.0, anyone)
        people = 0.5 * (self._people[a] & self._people[b])
        weight += np.where(self._meet(a, b), 1.0, people)
        weight += self._lone[a] & self._lone[b]
        fought = (kinds.territory[a] | kinds.fought[a]) & (kinds.territory[b] | kinds.fought[b])
        weight += FOUGHT_FOR * fought
        weight += (self._names[a] & self._names[b]) != 0
        weight += 2.0 * ((self._struck[a] & self._struck[b]) != 0)
        most: Weights = weight + 1.5 * (self._counts[a] & self._counts[b])
        return most

    def _meet(self, a: Numbers, b: Numbers) -> Truths:
        """Whether the same sides may suffer, or fight each other."""
        mutual = (self._acting[a] & self._hit[b]) | (self._hit[a] & self._acting[b]) | (self._hit[a] & self._hit[b])
        clash = self._kinds.clash[a] | self._kinds.clash[b]
        may: Truths = (mutual != 0) | (clash & ((self._acting[a] & self._acting[b]) != 0))
        return may


class Beyond(Table):
    """Which pairs of claims may get a link without being judged (`links.across`)."""

    COLUMNS: ClassVar[tuple[str, ...]] = (*_TABLE, "low", "high", "day", "far", "ends")

    def __init__(self, faces: Faces) -> None:
        super().__init__(faces)
        of = faces.columns
        self._low, self._high, self._day = of["low"], of["high"], of["day"]
        self._far, self._ends = of["far"], of["ends"]

    def among(self, a: Numbers, b: Numbers) -> Pairs:
        """Those of the pairs that may."""
        keep = self._under(a, b) | self._under(b, a) | (self._ends[a] & self._ends[b])
        a, b = a[keep], b[keep]
        keep = _TOGETHER[self._places.relations(a, b)]
        return a[keep], b[keep]

    def _under(self, a: Numbers, b: Numbers) -> Truths:
        """Whether the first may be one of those that the second adds up (`relations.covers`), wherever they are."""
        found = ~self._sums[a] & self._far[b] & self._kinds.violence[a] & (self._mood[a] == 0)
        found &= self._placed[a] & self._placed[b] & (self._low[b] <= self._day[a]) & (self._day[a] <= self._high[b])
        told = (self._doing[a] != 0) & (self._doing[b] != 0)
        may: Truths = found & ~(told & ((self._doing[a] & self._doing[b]) == 0))
        return may
