"""Which places an event was at, weighed by what was learned; the sentences are our own."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon import reading
from rashomon.gazetteer import Gazetteer
from rashomon.model import Claim, Dating, Report
from rashomon.reading import understand
from rashomon.reading.claims.place_choice import EVEN, Trees, likely_places, trees, weighed
from rashomon.reading.frames import Scene

LIKELY = [
    ("Two soldiers were killed in Goma on Friday.", "killed", ["Goma"]),
    ("Fighter jets bombed Mukalla, in eastern Yemen.", "bombed", ["Mukalla"]),
    ("A farmer from Herat was killed in Kandahar.", "killed", ["Kandahar"]),
    ("More than 90,000 people have been killed in the war in Bosnia.", "killed", []),
    ("A spokesman in Geneva said 12 people were killed.", "killed", []),
    ("The army launched a new offensive on the Karshaq Gas Fields on Monday.", "launched", ["Karshaq Gas Fields"]),
    ("Russian aircraft bombed a bakery in Saraqib.", "bombed", ["Saraqib"]),
]


def scene_of(gazetteer: Gazetteer, text: str) -> Scene:
    return Scene(understand(Report(id="r", text=text, sha256=""), gazetteer))


def claims_of(gazetteer: Gazetteer, text: str) -> tuple[Claim, ...]:
    published = Dating(day=date(2016, 5, 4), basis="given")
    return reading.read(Report(id="r", text=text, sha256="", published=published), gazetteer).claims


@pytest.mark.parametrize(("text", "word", "expected"), LIKELY)
def test_the_likely_places_of_an_event(gazetteer: Gazetteer, text: str, word: str, expected: list[str]) -> None:
    scene = scene_of(gazetteer, text)
    trigger = next(token for token in scene.document.doc if token.text == word)
    assert [mention.span.text_of(text) for mention in likely_places(scene, trigger)] == expected


def test_chances_are_the_same_each_time_and_between_0_and_1(gazetteer: Gazetteer) -> None:
    text = "A mortar round hit a market in Donetsk, near the road to Horlivka, wounding 12 people."
    first, second = (
        [item.chance for item in weighed(scene, next(t for t in scene.document.doc if t.text == "hit"))]
        for scene in (scene_of(gazetteer, text), scene_of(gazetteer, text))
    )
    assert first == second
    assert len(first) == 2
    assert all(0 < chance < 1 for chance in first)
    assert first[0] > EVEN > first[1]


def test_a_sentence_that_only_describes_places_is_not_weighed(gazetteer: Gazetteer) -> None:
    scene = scene_of(gazetteer, "Shells fell on the town and killed four people.")
    assert weighed(scene, next(t for t in scene.document.doc if t.text == "killed")) == []


@pytest.mark.parametrize(
    ("text", "place", "basis"),
    [
        ("In Kunduz, where the clinic stood, planes struck twice and 19 people were killed.", "Kunduz", "weighed"),
        ("As fighting spread through Monrovia, 30 people were killed by a rocket.", "Monrovia", "weighed"),
        ("Gunmen killed six people in Baidoa on Monday, the mayor said.", "Baidoa", "name"),
    ],
)
def test_a_place_that_no_rule_takes_is_taken_by_its_weight(
    gazetteer: Gazetteer, text: str, place: str, basis: str
) -> None:
    claim = next(c for c in claims_of(gazetteer, text) if any(q.kind == "killed" for q in c.quantities))
    assert [(p.as_written, p.basis) for p in claim.places] == [(place, basis)]


def test_explain_tells_the_weight_and_what_moved_it(gazetteer: Gazetteer) -> None:
    text = "In Kunduz, where the clinic stood, planes struck twice and 19 people were killed."
    explanation = reading.explain(Report(id="r", text=text, sha256=""), gazetteer)
    told = [seen for sentence in explanation.sentences for seen in sentence.seen if seen.kind == "weight"]
    assert [seen.span.text_of(text) for seen in told] == ["Kunduz"]
    assert told[0].taken_for.startswith("where 'killed' was: chance 0.")
    assert "by place_weights (" in told[0].taken_for
    assert told[0].taken_for.count(", ") == 2


def test_a_description_is_left_to_the_rules(gazetteer: Gazetteer) -> None:
    text = "Shells fell on the town of Saraqib on Monday. Four people were killed in the town, a doctor said."
    found = {p.canonical for claim in claims_of(gazetteer, text) for p in claim.places}
    assert found == {"Saraqib"}


def test_trees_ask_one_question_a_level() -> None:
    model = Trees(
        {
            "base": 0.0,
            "questions": [["near", 0.5], ["far", 2.5]],
            "asked": [[1, 0, 2]],
            "leaves": [[-1.0, -9.0, 1.0, 2.0]],
        }
    )
    chances = model.chances([{}, {"near": 1.0}, {"near": True, "far": 3}])
    assert [round(chance, 3) for chance in chances] == [0.269, 0.731, 0.881]
    assert model.reasons({"near": True, "far": 3}, against=False) == ["near", "far over 2.5"]


def test_the_weights_hold_names_of_features_and_numbers_only() -> None:
    model = trees()
    assert len(model.questions) > 100
    assert all(len(name) < 40 and "\n" not in name for name, _threshold in model.questions)
    assert model.asked.max() == len(model.questions)
    assert model.leaves.shape == (len(model.asked), model.asked.shape[1] + 1)
