"""What the scorer of events with arguments counts, on rows of our own."""

from __future__ import annotations

import re

import pytest

from benchmarks.events import score
from benchmarks.events_rows import text_of, triggers


def row(lines, *events, entities=(), glued=True):
    """A row with these lines; events are (type, trigger, [(role, words)]), each found where its words stand first."""
    tokens, sentences, at = [], [], 0
    for line in lines:
        words = [[hit[0], at + hit.start(), at + hit.end()] for hit in re.finditer(r"\w+|[^\w\s]", line)]
        sentences.append([words, line])
        tokens += [word for word, _start, _end in words]
        at += len(line) + 1
    kinds = dict(entities)
    mentions, coded = [], []
    for kind, word, arguments in events:
        given = []
        for role, words in arguments:
            mentions.append(
                {"id": f"T{len(mentions)}", "entity_type": kinds.get(words, "PER"), "text": words, **_at(tokens, words)}
            )
            given.append({"entity_id": mentions[-1]["id"], "role": role, "text": words})
        coded.append({"event_type": kind, "trigger": {"text": word, **_at(tokens, word)}, "arguments": given})
    return {
        "doc_id": "x", "tokens": tokens, "text": ("" if glued else "\n").join(lines), "sentences": sentences,
        "entity_mentions": mentions, "event_mentions": coded, "relation_mentions": [],
    }  # fmt: skip


def _at(tokens, words):
    parts = words.split()
    start = next(i for i in range(len(tokens)) if tokens[i : i + len(parts)] == parts)
    return {"start": start, "end": start + len(parts)}


RAID = "Karen rebels attacked a police post in Hpa-An on Monday, killing four officers."
TOLD = (
    ("Conflict.Attack.Unspecified", "attacked", [("Attacker", "rebels"), ("Target", "post"), ("Place", "Hpa - An")]),
    ("Life.Die.Unspecified", "killing", [("Victim", "officers"), ("Killer", "rebels")]),
)


def test_lines_that_were_glued_are_parted_again():
    lines = ["Head of the page", "The text goes on."]
    assert text_of(row(lines)) == text_of(row(lines, glued=False)) == "\n".join(lines)


def test_events_out_of_the_field_are_left_out():
    given = row(["He met the envoy."], ("Contact.Contact.Meet", "met", []), ("Life.Infect.Unspecified", "envoy", []))
    assert triggers(given) == []


def test_a_claim_of_an_attack_with_dead_answers_to_both_triggers(gazetteer):
    figures = score([row([RAID], *TOLD)], print)
    assert (figures["found_f1"], figures["class_f1"], figures["relaxed_f1"]) == (1.0, 1.0, 1.0)
    assert (figures["doer_f1"], figures["place_f1"]) == (1.0, 1.0)
    assert figures["recall_of_death"] == 1.0


def test_an_attack_that_the_set_has_as_a_death_alone_is_no_alarm(gazetteer):
    text = "Karen rebels killed four officers."
    killed = ("Life.Die.Unspecified", "killed", [("Victim", "officers"), ("Killer", "rebels")])
    assert score([row([text], killed)], print)["class_precision"] == 1.0


def test_a_claim_without_a_trigger_is_an_alarm(gazetteer):
    figures = score([row([RAID])], print)
    assert (figures["claims"] >= 1, figures["found_precision"]) == (True, 0.0)


def test_a_bare_reference_is_forgiven_and_one_with_arguments_is_not(gazetteer):
    text = "The envoy spoke about the blast of last spring."
    bare = ("Conflict.Attack.DetonateExplode", "blast", [])
    told = ("Conflict.Attack.DetonateExplode", "blast", [("Attacker", "envoy")])
    counted = []
    for given in (bare, told):
        misses = []
        score([row([text], given)], misses.append)
        counted.append([line for line in misses if line.startswith("no attack")])
    assert (len(counted[0]), len(counted[1])) == (0, 1)


def test_another_doer_counts_against_both_sides(gazetteer):
    wrong = ("Conflict.Attack.Unspecified", "attacked", [("Attacker", "officers")])
    figures = score([row([RAID], wrong)], print)
    assert (figures["doer_precision"], figures["doer_recall"]) == (0.0, 0.0)


@pytest.mark.parametrize("victim", ["71", "others"])
def test_a_bare_number_agrees_with_the_count(gazetteer, victim):
    text = "A bomb exploded in Quetta, killing two people and wounding 71 others."
    hurt = ("Life.Injure.Unspecified", "wounding", [("Victim", victim)])
    assert score([row([text], hurt)], print)["sufferer_aligned"] == 1.0


def test_pronouns_and_places_without_a_name_are_not_asked_for(gazetteer):
    text = "They attacked a town near the river, residents said."
    vague = ("Conflict.Attack.Unspecified", "attacked", [("Attacker", "They"), ("Place", "town")])
    misses = []
    score([row([text], vague, entities=[("town", "GPE")])], misses.append)
    assert not [line for line in misses if line.startswith(("doer", "place"))]


def test_a_place_that_was_the_target_may_be_our_place(gazetteer):
    text = "Mortars hit Douma on Friday."
    hit = ("Conflict.Attack.Unspecified", "hit", [("Target", "Douma")])
    assert score([row([text], hit, entities=[("Douma", "GPE")])], print)["sufferer_aligned"] == 1.0
