import dataclasses

from rashomon.model.weight import natural
from rashomon.publishing.cards import event_cards
from rashomon.publishing.catalogue import Catalogue
from rashomon.publishing.glance import MOST, weightiest

from .records import EVENTS, RECORD


def test_events_come_by_day_and_those_without_a_day_last():
    cards = event_cards(Catalogue(RECORD))
    assert [card.id for card in cards] == ["e1", "e2", "e3", "e4", "e5", "e10"]


def test_on_one_day_the_event_with_most_deaths_comes_first():
    killed = EVENTS[0]
    same_day = dataclasses.replace(EVENTS[3], id="e0", when=killed.when)
    record = dataclasses.replace(RECORD, events=(same_day, killed))
    assert [card.id for card in event_cards(Catalogue(record))] == ["e1", "e0"]


def test_key_quotes_cover_what_the_disagreements_do_not_show():
    card = event_cards(Catalogue(RECORD))[0]
    assert [quote.claim for quote in card.key_quotes] == ["c3"]


def test_a_link_between_events_is_told_in_words():
    cards = {card.id: card for card in event_cards(Catalogue(RECORD))}
    assert cards["e2"].notes == ("carried out by e3 (Mine clearers at the Tell Asfar air base)",)


def test_ids_are_in_the_order_of_their_numbers():
    assert sorted(["e10", "e2", "x", "e1"], key=natural) == ["e1", "e2", "e10", "x"]


def test_a_long_record_begins_with_the_events_that_weigh_most():
    cards = event_cards(Catalogue(RECORD))
    assert weightiest(cards) == cards
    many = [*cards, *([cards[3]] * MOST)]
    assert {"e1", "e10"} <= {card.id for card in weightiest(many)}
    assert len(weightiest(many)) == MOST


def test_a_source_without_a_name_is_still_told_from_the_outlets_own_voice():
    unnamed, own = (
        dataclasses.replace(EVENTS[0], id=f"x{claim}", origins=(), camps=(), claims=(claim,), reports=("courier-0311",))
        for claim in ("c3", "c1")
    )
    record = dataclasses.replace(RECORD, events=(unnamed, own))
    told = {card.id: card.holders for card in event_cards(Catalogue(record))}
    assert told == {"xc3": "provincial health office [not named]", "xc1": "The Courier, own voice"}


def test_the_same_words_of_two_sources_are_quoted_once():
    first = next(claim for claim in RECORD.claims if claim.id == "c3")
    chief = dataclasses.replace(first.attribution.origin, id="police-chief", name="police chief")
    voice = dataclasses.replace(first.attribution, chain=(*first.attribution.chain[:-1], chief))
    second = dataclasses.replace(first, id="c3b", attribution=voice)
    event = dataclasses.replace(
        EVENTS[0], id="x", claims=("c3", "c3b"), origins=(first.attribution.origin.id, chief.id)
    )
    record = dataclasses.replace(RECORD, events=(event,), claims=(*RECORD.claims, second), disagreements=())
    (quote,) = event_cards(Catalogue(record))[0].key_quotes
    assert quote.says == "provincial health office [not named]; police chief [not named], in The Courier"
