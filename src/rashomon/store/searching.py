"""Words of reports, found alike on both databases in any script: we index our own normal form of the text.

Measured in SCALE.md 4.3, lesson 4: the databases' own tokenizers miss Arabic letters written two ways, Chinese, and
accents; so both engines get the same plain tokens.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from sqlalchemy import Connection, bindparam, text

from rashomon.model import Report

_WORD = re.compile(r"\w+")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ـ": ""})
_MOST_WORDS = 40


def tokens(words: str) -> Iterator[str]:
    """The tokens of a text in their normal form: case and accents away, Arabic letters folded, CJK in pairs."""
    plain = unicodedata.normalize("NFKD", words.casefold()).translate(_ARABIC)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter) and letter != "\0")
    plain = unicodedata.normalize("NFC", plain).translate(_ARABIC)
    for word in _WORD.findall(plain):
        if len(word) == 1 or not _CJK.search(word):
            yield word
        else:
            yield from (word[i : i + 2] for i in range(len(word) - 1))


def make(connection: Connection) -> None:
    """Makes the index, empty, in place of the one that is there."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS search")
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            "CREATE VIRTUAL TABLE search USING fts5(words, content='', tokenize='unicode61 remove_diacritics 0')"
        )
    else:
        connection.exec_driver_sql("CREATE TABLE search (reading BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)")
        connection.exec_driver_sql("CREATE INDEX search_words ON search USING GIN (words)")


def number_indexed(connection: Connection) -> int:
    """How many readings can be found."""
    table = "search_docsize" if connection.dialect.name == "sqlite" else "search"
    return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


def index(connection: Connection, reading: int, report: Report) -> None:
    """Makes a reading's text, title and outlet findable."""
    words = " ".join(tokens(" ".join(filter(None, (report.title, report.outlet, report.id, report.text)))))
    if connection.dialect.name == "sqlite":
        connection.execute(
            text("INSERT INTO search (rowid, words) VALUES (:reading, :words)"), {"reading": reading, "words": words}
        )
    else:
        connection.execute(
            text(
                "INSERT INTO search (reading, words) VALUES (:reading, array_to_tsvector(string_to_array(:words, ' ')))"
            ),
            {"reading": reading, "words": words},
        )


def found(connection: Connection, query: str, *, limit: int) -> list[int]:
    """The numbers of the readings that hold all words of the query, the best first, then the newest; none for no words.

    A word is found whole, or by its beginning if it ends with `*`.
    """
    wanted = list(_wanted(query))[:_MOST_WORDS]
    if not wanted:
        return []
    if connection.dialect.name == "sqlite":
        match = " ".join(f'"{word}"{"*" if begins else ""}' for word, begins in wanted)
        sql = "SELECT rowid FROM search WHERE search MATCH :match ORDER BY rank, rowid DESC LIMIT :limit"
    else:
        match = " & ".join(f"'{word}'{':*' if begins else ''}" for word, begins in wanted)
        sql = "SELECT reading FROM search WHERE words @@ CAST(:match AS tsquery) ORDER BY reading DESC LIMIT :limit"
    rows = connection.execute(
        text(sql).bindparams(bindparam("match"), bindparam("limit")), {"match": match, "limit": limit}
    )
    return [int(row[0]) for row in rows]


def _wanted(query: str) -> Iterator[tuple[str, bool]]:
    for part in query.split():
        of_part = list(tokens(part))
        for place, word in enumerate(of_part):
            yield word, part.endswith("*") and place == len(of_part) - 1
