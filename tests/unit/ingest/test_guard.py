"""Persons stay out, and the message never repeats what stands in a cell."""

import random

import pyarrow as pa
import pytest

from dashboard.ingest.guard import (
    IdentityGuard,
    looks_like_nik,
    personal_header,
)
from dashboard.ingest.readers import read_table
from dashboard.ingest.refusals import PersonalData

MAN, WOMAN = "3201011503850003", "3201014512850003"


@pytest.mark.parametrize(
    "text",
    [MAN, WOMAN, f" {MAN} ", f"NIK: {MAN}", f"{MAN}.0", "3201 0115 0385 0003",
     "32.01.01.150385.0003"],
)  # fmt: skip
def test_sees_an_identity_number_however_it_is_written(text):
    assert looks_like_nik(text)


@pytest.mark.parametrize(
    "text",
    ["11.01.01.2001", "1234567890123456", "3201", "32010115038500031", "Bogor", ""],
)
def test_leaves_codes_and_other_numbers_alone(text):
    assert not looks_like_nik(text)


@pytest.mark.parametrize(
    "header",
    ["nik", "NIK Ketua", "no_kk", "No. KK", "nama", "Nama Lengkap", "nama_anggota",
     "namaLengkap", "alamat", "alamat_rumah", "telp", "No. HP", "no_telp_ketua",
     "email", "tanggal_lahir", "nomor rekening"],
)  # fmt: skip
def test_knows_headers_about_persons(header):
    assert personal_header(header)


@pytest.mark.parametrize(
    "header",
    ["nama_provinsi", "Nama Desa", "nama_kabupaten_kota", "nama_kelompok", "wilayah",
     "jumlah_kk", "Jumlah KK miskin", "name", "Provinsi", "teknik", "", "2024"],
)  # fmt: skip
def test_leaves_headers_about_regions_and_counts_alone(header):
    assert not personal_header(header)


def found_in(cells):
    guard = IdentityGuard(["kode"])
    guard.look({"kode": pa.array(cells)})
    guard.refuse()


def test_refuses_at_five_percent_of_the_long_numbers():
    other = ["1234567890123456"] * 19

    with pytest.raises(PersonalData):
        found_in([*other, MAN])
    found_in([*other, "1234567890123456", MAN])


def test_hashes_are_not_taken_for_identity_numbers():
    rng = random.Random(1)
    found_in([f"{rng.getrandbits(64):016x}" for _ in range(20_000)])
    found_in([f"{rng.getrandbits(64):016x}" for _ in range(2_000)] + [MAN])
    found_in([f"{rng.getrandbits(256):064x}" for _ in range(20_000)])


def test_a_single_identity_number_in_free_text_is_seen():
    with pytest.raises(PersonalData):
        found_in(["Pertemuan kelompok di balai desa"] * 500 + [f"Ketua ({MAN}) hadir"])


def test_a_number_of_a_known_sub_district_is_one_even_without_a_date():
    undated = "3204123456780001"

    assert looks_like_nik(undated)
    for cells in ([undated] + [f"{n:016x}" for n in range(10**18, 10**18 + 80)],
                  ["", f"NIK {undated} Bu Siti"]):  # fmt: skip
        with pytest.raises(PersonalData):
            found_in(cells)


def test_sixteen_digits_called_nik_are_one_whatever_they_are():
    assert looks_like_nik("No. KTP 9999999999999999")
    assert looks_like_nik("Ibu Siti (3201 0115 0385 0003), ketua")


def test_among_many_hashes_a_number_with_words_beside_it_still_refuses():
    rng = random.Random(1)
    hashes = [f"{rng.getrandbits(64):016x}" for _ in range(2_000)]

    with pytest.raises(PersonalData):
        found_in([*hashes, f"Ketua {MAN}"])


@pytest.mark.parametrize(
    "text",
    ["081234567890", "Siti 0812-3456-7890", "+62 812 3456 7890", "hp:08123456789"],
)  # fmt: skip
def test_a_mobile_telephone_number_refuses_the_file(text):
    with pytest.raises(PersonalData) as refused:
        found_in(["pertemuan", text])
    assert "123" not in refused.value.to("en")


@pytest.mark.parametrize(
    "text",
    ["0.812345678901", "12081234567890", "9f0812345678", "0817", "2024-08-12"],
)  # fmt: skip
def test_other_numbers_are_no_telephones(text):
    found_in([text])


@pytest.mark.parametrize("header", ["kode,peserta", "kode,nik"])
def test_a_file_is_refused_whole_and_the_value_is_not_repeated(tmp_path, header):
    path = tmp_path / "a.csv"
    path.write_text(f"{header}\n1101,{MAN}\n1102,{WOMAN}\n")
    copies = tmp_path / "copies"
    copies.mkdir()

    with pytest.raises(PersonalData) as refused:
        read_table(path, folder=copies)

    assert list(copies.iterdir()) == []
    for locale in ("id", "en"):
        assert header.split(",")[1] in refused.value.to(locale)
        assert MAN not in refused.value.to(locale)


def test_looks_above_the_header_too(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f"Petugas {MAN},,\nkode,wilayah,nilai\n1101,Aceh,1\n1102,Bali,2\n")

    with pytest.raises(PersonalData):
        read_table(path)
