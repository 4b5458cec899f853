"""Keeps persons out: a file with identity numbers, names or addresses is refused.

The NIK has 16 digits: six of a sub-district, birth day (women: plus 40), month, year,
four more. A number looks like one by its date, or, in a text, by its sub-district or
because "NIK" stands before it. 8 % of random 16-digit numbers do, so a column is
refused when at least 5 % of its 16-digit values do. Of the hashes of 16 hexadecimal
digits one in 1,800 has digits only, by chance: among many hashes such a number does
not refuse the file; its row is left out at import if it holds a date. A mobile
telephone number refuses the file wherever it stands. What stands in a cell is never
repeated.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.ingest.refusals import PersonalData
from dashboard.regions import Regions
from dashboard.settings import Settings
from dashboard.texts import sentence as _

SMALLEST_SHARE = 0.05
HASHES_PER_NUMBER = 200  # a column with more hashes than this per number holds hashes
_DAY = r"(?:0[1-9]|[12]\d|3[01]|4[1-9]|[56]\d|7[01])"
NIK_PATTERN = rf"\d{{6}}{_DAY}(?:0[1-9]|1[0-2])\d{{6}}"  # RE2 reads it too
_NIK = re.compile(NIK_PATTERN)
_SIXTEEN = re.compile(r"(?<![0-9a-fA-F])\d{16}(?![0-9a-fA-F])")
_GROUPS = re.compile(r"(?<!\d)\d{4}([ .-])\d{4}\1\d{4}\1\d{4}(?!\d)")
_SPACED = re.compile(r"\s*\d[\d .'-]{14,30}\d\s*")
_NAMED = re.compile(r"\b(?:nik|ktp|kk)\b", re.IGNORECASE)
_FLOAT_END = re.compile(r"(\d)\.0+$")
_HASH = r"^[0-9a-fA-F]{16}$"
_DIGITS_IN_ROW = r"\d[\d .'-]{14,}\d"  # RE2: worth a look
_PHONE = (
    r"(?:^|[^0-9A-Za-z.,])(?:\+62[ -]?|0)8[1-9]\d(?:[ -]?\d){6,9}(?:[^0-9A-Za-z]|$)"
)
_SHORTEST_PHONE = 10

# fmt: off
# A header with one of these words is personal wherever the word stands.
_PERSONAL_WORDS = frozenset({
    "nik", "ktp", "nokk", "alamat", "address", "telp", "telpon", "telepon", "notelp",
    "hp", "nohp", "phone", "whatsapp", "email", "surel", "rekening",
})
# "nama" alone, or followed by one of these; "nama desa" names a region.
_PERSONS = frozenset({
    "lengkap", "anggota", "ketua", "bendahara", "sekretaris", "pengurus", "orang",
    "suami", "istri", "ibu", "ayah", "kepala", "kk", "krt", "art", "kpm", "pic",
    "penerima", "peserta", "responden", "petugas", "pendamping", "fasilitator",
})
_PERSONAL_PHRASES = frozenset({
    "nama", "namalengkap", "no kk", "nomor kk", "kk", "no kartu keluarga",
    "nomor kartu keluarga", "nomor induk kependudukan", "tempat lahir",
    "tanggal lahir", "tgl lahir", "birth date", "full name", "member name",
    "person name",
})
# fmt: on
_COUNTS = frozenset(["jumlah", "jml", "persen", "persentase", "total", "rata", "n"])


def personal_header(header: str) -> bool:
    """nik, no_kk, nama, alamat, telp …; nama_desa and jumlah_kk are harmless."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header)
    words = re.findall(r"[^\W\d_]+", spaced.casefold())
    if not words or words[0] in _COUNTS:
        return False
    named = len(words) > 1 and words[0] == "nama" and words[1] in _PERSONS
    known = " ".join(words) in _PERSONAL_PHRASES
    return named or known or not _PERSONAL_WORDS.isdisjoint(words)


def looks_like_nik(text: str) -> bool:
    named = _NAMED.search(text) is not None
    return any(named or _is_nik(number) for number in sixteen_digits(text))


def _is_nik(number: str) -> bool:
    return bool(_NIK.fullmatch(number)) or number[:6] in _subdistricts()


@lru_cache(maxsize=1)
def _subdistricts() -> frozenset[str]:
    regions = Regions.from_csv(Settings().reference / "regions.csv")
    codes = regions.codes("subdistrict")
    return frozenset(code.replace(".", "") for code in codes)


def sixteen_digits(text: str) -> list[str]:
    """Numbers of 16 digits in a cell, also when written in groups or as a float."""
    text = _FLOAT_END.sub(r"\1", text)
    if _SPACED.fullmatch(text):
        text = re.sub(r"[ .'-]", "", text)
    text = _GROUPS.sub(lambda found: re.sub(r"\D", "", found[0]), text)
    return _SIXTEEN.findall(text)


class IdentityGuard:
    """Looks at a table batch by batch; `refuse` raises when a column identifies."""

    def __init__(self, header: Sequence[str]) -> None:
        personal = [name.strip() for name in header if personal_header(name)]
        if personal:
            raise PersonalData(_personal_columns(personal))
        self.sixteen: Counter[str] = Counter()
        self.shaped: Counter[str] = Counter()
        self.in_texts: Counter[str] = Counter()  # shaped, with words beside them
        self.hashes: Counter[str] = Counter()
        self.phones: set[str] = set()

    def look(self, columns: Mapping[str, pa.Array]) -> None:
        for name, column in columns.items():
            if pa.types.is_dictionary(column.type):
                column = column.dictionary_decode()
            if pa.types.is_integer(column.type) or pa.types.is_floating(column.type):
                self._look_at_numbers(name, column)
            else:
                self._look_at_texts(name, column)

    def _look_at_numbers(self, name: str, column: pa.Array) -> None:
        long = pc.and_(pc.greater_equal(column, 10**15), pc.less(column, 10**16))
        for number in column.filter(long).to_pylist():
            self.sixteen[name] += 1
            self.shaped[name] += bool(_NIK.fullmatch(str(int(number))))

    def _look_at_texts(self, name: str, column: pa.Array) -> None:
        if _has_phone(column):
            self.phones.add(name)
        long = column.filter(pc.greater_equal(pc.binary_length(column), 16))
        if not len(long):
            return
        texts = long.filter(pc.match_substring_regex(long, _DIGITS_IN_ROW)).to_pylist()
        hashes = pc.sum(pc.match_substring_regex(long, _HASH)).as_py() or 0
        self.hashes[name] += hashes
        for text in texts:
            found = len(sixteen_digits(text))
            self.sixteen[name] += found
            if found and looks_like_nik(text):
                self.shaped[name] += found
                self.in_texts[name] += any(sign.isalpha() for sign in text)

    def refuse(self) -> None:
        identifying = [name for name in self.sixteen if self._identifies(name)]
        if identifying:
            raise PersonalData(_identity_numbers(identifying))
        if self.phones:
            raise PersonalData(_telephone_numbers(sorted(self.phones)))

    def _identifies(self, name: str) -> bool:
        numbers, shaped = self.sixteen[name], self.shaped[name]
        chance = self.hashes[name] > HASHES_PER_NUMBER * numbers
        excused = chance and not self.in_texts[name]
        return shaped > 0 and shaped >= SMALLEST_SHARE * numbers and not excused


def refuse_identity_in_text(texts: Iterable[str]) -> None:
    """For lines above the header, which belong to no column."""
    if any(looks_like_nik(text) for text in texts):
        raise PersonalData(_identity_numbers(["…"]))


def _has_phone(column: pa.Array) -> bool:
    """The plain looks first: they are many times as fast as the pattern."""
    long = column.filter(pc.greater_equal(pc.binary_length(column), _SHORTEST_PHONE))
    for begins in ("08", "+62"):
        some = long.filter(pc.match_substring(long, begins))
        if pc.any(pc.match_substring_regex(some, _PHONE)).as_py():
            return True
    return False


def _personal_columns(names: list[str]):
    return _(
        "The file was refused: column {names} holds data about persons. Berdaya takes "
        "no names, identity numbers, addresses or telephone numbers. Delete the column "
        "in the source and import the file again; nothing of it was kept.",
        names=", ".join(names),
    )


def _identity_numbers(names: list[str]):
    return _(
        "The file was refused: column {names} holds numbers that look like NIK. "
        "Replace them with keyed hashes at the ministry, or delete the column, and "
        "import the file again; nothing of it was kept.",
        names=", ".join(names),
    )


def _telephone_numbers(names: list[str]):
    return _(
        "The file was refused: column {names} holds telephone numbers. Delete them and "
        "import the file again; nothing of it was kept.",
        names=", ".join(names),
    )
