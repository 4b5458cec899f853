"""Region names as keys: two spellings of one name share a key.

Only what cannot change the meaning is evened out: case, accents, punctuation and
spaces, the word for the level ("Kec.", "Kab.", "Kota Adm."), "Kep." for Kepulauan,
and Roman for Arabic numerals. Anything else is another name; it takes a line in
data/reference/aliases.csv to be accepted.
"""

import re
import unicodedata
from functools import lru_cache

from dashboard.regions import Region

_WORDS = {"KEP": "KEPULAUAN", "KAB": "KABUPATEN", "ADM": "ADMINISTRASI"}
_KINDS = {"KABUPATEN": "KABUPATEN", "KOTA": "KOTA", "KOTAMADYA": "KOTA"}
_LEVEL_WORDS = {
    "province": {"PROVINSI", "PROV"},
    "subdistrict": {"KECAMATAN", "KEC", "DISTRIK"},
    "village": {"DESA", "KELURAHAN", "KEL"},
}
_ROMAN = re.compile(r"(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


@lru_cache(maxsize=65536)
def name_keys(name: str, level: str) -> frozenset[str]:
    """The keys of a name as written; names agree when they share one."""
    words = _without_level_word(_words(name), level)
    return _keys(words)


@lru_cache(maxsize=32768)
def region_keys(name: str, level: str) -> frozenset[str]:
    """The keys of a registered name; a regency also goes without its kind.

    >>> sorted(region_keys("Kota Bogor", "regency"))
    ['BOGOR', 'KOTABOGOR']
    """
    words = _without_level_word(_words(name), level)
    if level == "regency" and words[0] in _KINDS.values():
        return _keys(words) | _keys(words[1:])
    return _keys(words)


def names_agree(written: str, region: Region) -> bool:
    """Whether a written name is the region's registered name."""
    keys = region_keys(region.name, region.level)
    return not keys.isdisjoint(name_keys(written, region.level))


def plain_key(name: str) -> str:
    """One key of any text: upper case, letters and digits only."""
    return "".join(_words(name))


def _keys(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset({"".join(words), "".join(_arabic(word) for word in words)})


def _words(name: str) -> tuple[str, ...]:
    """Upper-case words without accents and punctuation, abbreviations written out."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = re.sub(r"['`’]", "", plain.upper())
    return tuple(_WORDS.get(word, word) for word in re.findall(r"[A-Z0-9]+", plain))


def _without_level_word(words: tuple[str, ...], level: str) -> tuple[str, ...]:
    """Drop "Kec." before a sub-district; write a regency's kind in one way."""
    if len(words) < 2:
        return words or ("",)
    if words[0] in _LEVEL_WORDS.get(level, ()):
        return words[1:]
    if level == "regency" and words[0] in _KINDS:
        rest = words[1:]
        if rest[0] == "ADMINISTRASI" and len(rest) > 1:
            rest = rest[1:]
        return (_KINDS[words[0]], *rest)
    return words


def _arabic(word: str) -> str:
    """ "XVI" -> "16"; any other word as it is."""
    if not _ROMAN.fullmatch(word):
        return word
    values = [_ROMAN_VALUES[letter] for letter in word]
    following = [*values[1:], 0]
    pairs = zip(values, following, strict=True)
    return str(sum(-v if v < after else v for v, after in pairs))
