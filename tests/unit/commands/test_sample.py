"""The command sample, as a person runs it; what it makes is tested elsewhere."""

import pytest

from dashboard.commands import sample
from dashboard.ingest.locks import Locked
from dashboard.settings import Settings


@pytest.fixture
def made(roots, monkeypatch):
    """The (root, plan) of each sample that was asked for."""
    calls = []

    def make(root, plan, **rest):
        calls.append((root, plan))
        return {"groups": root / "reports" / "groups.parquet"}

    monkeypatch.setattr(sample, "make_sample", make)
    return calls


def test_makes_the_demo_unless_told_otherwise(run, made, tmp_path):
    code, text = run("sample")

    assert code == 0
    assert [(root, plan.size, plan.seed) for root, plan in made] == [
        (tmp_path / "sample", "demo", 1)
    ]
    assert "Run python -m dashboard build to show them." in text


def test_takes_size_seed_and_faults(run, made):
    code, text = run("sample", "--size", "full", "--seed", 7, "--faults", locale="id")

    (_, plan), *_ = made
    assert (code, plan.size, plan.seed, plan.faults) == (0, "full", 7, True)
    assert "Baris yang salah dicatat di" in text and "answer_key.csv" in text


def test_says_that_real_reports_are_shown_instead(run, made, tmp_path):
    (tmp_path / "root" / "raw" / "0123").mkdir(parents=True)

    _, text = run("sample")

    assert "They are not shown" in text


def test_refuses_an_unknown_size(run, made):
    code, _ = run("sample", "--size", "huge")

    assert code != 0 and not made


def test_fails_with_a_sentence_while_another_sample_is_made(run, made, monkeypatch):
    def busy(*arguments, **rest):
        raise Locked("lock")

    monkeypatch.setattr(sample, "make_sample", busy)
    code, text = run("sample")

    assert code == 1 and "Wait until it ends" in text


def test_the_first_run_says_that_the_data_is_made_up(monkeypatch, made, capsys):
    built = []
    monkeypatch.setattr(sample, "ensure_sample_store", lambda *a, **b: built.append(a))
    sample.prepare_sample(Settings())
    assert "It is made up" in capsys.readouterr().out and len(built) == 1
