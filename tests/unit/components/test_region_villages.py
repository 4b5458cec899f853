from dashboard.components.region_villages import written


def test_names_in_capitals_are_written_as_people_write_them():
    assert written("SUKA MAJU II") == "Suka Maju II"
    assert written("LUMPATAN 2") == "Lumpatan 2"


def test_names_written_properly_stay():
    assert written("Muara Teladan") == "Muara Teladan"
