"""Where: place names and descriptions, how the text relates to them, and which feature each one is."""

from rashomon.reading.places.finding import find, name_spans

__all__ = ["find", "name_spans"]
