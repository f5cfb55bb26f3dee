"""Where a claim was that names no place, weighed by what was learned from marked dispatches; the texts are our own."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon import reading
from rashomon.gazetteer import Gazetteer
from rashomon.model import Claim, Dating, Report
from rashomon.reading import understand
from rashomon.reading.claims.assembly import told_by
from rashomon.reading.claims.passage_choice import is_open, passage_trees
from rashomon.reading.claims.passage_features import Passages
from rashomon.reading.frames import Scene, propose

MARKET = (
    "PESHAWAR, June 3 - A bomb hidden in a cart tore through a market in Kohat on Saturday, police said.\n\n"
    "Traders had come from the tribal areas for the weekly fair. The stalls were full. A second blast followed within "
    "minutes, and many of the wounded lay in the road until noon. Surgeons operated through the night. Twenty-two "
    "people were killed."
)


def report(text: str) -> Report:
    return Report(id="r", text=text, sha256="", published=Dating(day=date(2017, 6, 4), basis="given"))


def claims_of(gazetteer: Gazetteer, text: str) -> list[Claim]:
    return [c for c in reading.read(report(text), gazetteer).claims if c.type in {"attack", "casualty_detail"}]


def places_of(claim: Claim) -> list[tuple[str | None, str, str | None]]:
    return [(place.canonical, place.basis, place.as_written) for place in claim.places]


def test_the_scene_goes_on_over_sentences_that_name_no_place(gazetteer: Gazetteer) -> None:
    last = claims_of(gazetteer, MARKET)[-1]
    assert last.quote == "Twenty-two people were killed"
    assert places_of(last) == [("Kohat", "weighed", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Since the war began 40,000 people have been killed.",
        "Meanwhile, two farmers were killed.",
        "A trader was killed in a separate attack.",
        "In May 2009 soldiers killed nine traders.",
    ],
)
def test_what_is_told_of_another_scene_is_not_there(gazetteer: Gazetteer, text: str) -> None:
    last = claims_of(gazetteer, MARKET.replace("Twenty-two people were killed.", text))[-1]
    assert "Kohat" not in [canonical for canonical, _basis, _written in places_of(last)]


def test_what_the_rules_found_in_the_sentence_stands(gazetteer: Gazetteer) -> None:
    text = MARKET.replace("Twenty-two people were killed.", "Two men were killed in Bannu.")
    assert places_of(claims_of(gazetteer, text)[-1])[0][0] == "Bannu"
    scene = Scene(understand(report(text), gazetteer))
    told = told_by(scene, propose(scene))
    assert not is_open(told[-1].claims[0].places)


def test_a_place_that_only_tells_the_distance_is_not_passed_over(gazetteer: Gazetteer) -> None:
    text = MARKET.replace("Twenty-two people were killed.", "Two men were killed 20 kilometres from Bannu.")
    assert [canonical for canonical, _basis, _written in places_of(claims_of(gazetteer, text)[-1])] == ["Bannu"]


def test_the_same_chances_each_time_and_between_0_and_1(gazetteer: Gazetteer) -> None:
    def chances() -> list[float]:
        scene = Scene(understand(report(MARKET), gazetteer))
        told = told_by(scene, propose(scene))
        passages = Passages(scene, [(draft, claims[0]) for draft, claims in told])
        return passage_trees().chances([option.row for option in passages.options(len(told) - 1)])

    first = chances()
    assert first == chances()
    assert first
    assert all(0 < chance < 1 for chance in first)


def test_explain_names_the_place_and_what_moved_the_weights(gazetteer: Gazetteer) -> None:
    explained = reading.explain(report(MARKET), gazetteer)
    seen = [one for sentence in explained.sentences for one in sentence.seen if one.kind == "weight"]
    told = [one.taken_for for one in seen if "passage_weights" in one.taken_for]
    assert any(line.startswith("Kohat is where 'killed' was: chance 0.") for line in told)
