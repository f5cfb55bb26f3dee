import sys
import tomllib
from importlib.resources import files

from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import vocabulary
from rashomon.publishing.words import (
    _BLANKS,
    _UNSAFE,
    camp_name,
    country_name,
    flowing,
    legible,
    plain,
    type_label,
    typeset,
)
from rashomon.reading.registry import Registry

LABELS = tomllib.loads(files("rashomon.publishing").joinpath("labels.toml").read_text(encoding="utf-8"))


def test_every_claim_type_and_subtype_has_a_word():
    assert set(LABELS["types"]) == set(vocabulary.TYPES)
    assert {kind: set(names) for kind, names in LABELS["subtypes"].items()} == {
        kind: set(names) for kind, names in vocabulary.TYPES.items()
    }


def test_every_role_relation_and_kind_of_quantity_has_a_word():
    assert set(LABELS["roles"]) == set(vocabulary.ACTOR_ROLES)
    assert set(LABELS["place_roles"]) == set(vocabulary.PLACE_ROLES)
    assert set(LABELS["relations"]) == set(vocabulary.PLACE_RELATIONS)
    assert set(LABELS["quantities"]) == set(vocabulary.RANGE_KINDS)


def test_a_subtype_that_the_list_lacks_falls_back_to_its_type():
    assert type_label("attack", "trebuchet") == "Attack"


def test_a_range_gets_an_en_dash_and_a_day_keeps_its_hyphens():
    assert typeset("65,000-75,000") == "65,000–75,000"
    assert typeset("2017-09-04") == "2017-09-04"


def test_a_country_code_becomes_a_name_and_an_unknown_one_stays():
    assert country_name("sd") == "Sudan"
    assert country_name("XX") == "XX"
    assert country_name(None) is None


@given(st.text())
def test_legible_text_can_neither_drive_a_terminal_nor_reorder_its_line(text):
    shown = legible(text)
    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 or 0xD800 <= ord(char) < 0xE000 for char in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


def test_what_can_be_printed_needs_no_second_look():
    printable = "".join(filter(str.isprintable, map(chr, range(sys.maxunicode + 1))))
    assert _UNSAFE.search(printable) is None
    assert _BLANKS.findall(printable) == [" "]
    assert flowing(printable) is printable
    assert (flowing("a  b"), flowing("a\u00a0b"), flowing(" a\tb ")) == ("a b", "a b", " a b ")


def test_the_camp_of_a_state_is_its_government() -> None:
    assert camp_name("gov-moz") == "government of Mozambique"
    assert camp_name("gov-phl") == "government of the Philippines"
    assert camp_name("gov-west-germany") == "government of West Germany"
    assert camp_name("us-led") == "United States and allies"
    assert camp_name("our-own_side") == "our-own side"


def test_every_camp_of_the_registry_has_a_name():
    camps = {actor.camp for actor in Registry.load().actors.values() if actor.camp}
    bare = sorted(
        camp for camp in camps if not camp.startswith("gov-") and camp_name(camp) == plain(camp) and "-" in camp
    )
    assert bare == ["anti-balaka"]


def test_no_camp_is_named_that_the_registry_does_not_have():
    names = tomllib.loads(files("rashomon.publishing").joinpath("camps.toml").read_text(encoding="utf-8"))["camps"]
    assert set(names) <= {actor.camp for actor in Registry.load().actors.values()}
