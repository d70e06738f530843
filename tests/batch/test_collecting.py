"""How often Python's collector of garbage looks while a process only answers."""

import gc
from collections.abc import Iterator

import pytest

from fdcpa_guard.batch import collecting
from fdcpa_guard.batch.collecting import collecting_seldom


@pytest.fixture
def nothing_frozen(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As a process begins; the tests have frozen what they collected, which is frozen again."""
    monkeypatch.setattr(collecting, "_frozen", collecting._Frozen())
    gc.unfreeze()
    yield
    gc.freeze()


@pytest.mark.usefixtures("nothing_frozen")
def test_it_looks_seldom_and_only_at_what_is_new() -> None:
    before = gc.get_threshold()
    with collecting_seldom():
        assert gc.get_threshold()[0] > before[0]
        assert gc.get_freeze_count()
    assert gc.get_threshold() == before
    assert not gc.get_freeze_count()


@pytest.mark.usefixtures("nothing_frozen")
def test_what_somebody_else_froze_stays_frozen() -> None:
    gc.freeze()
    with collecting_seldom():
        pass
    assert gc.get_freeze_count()


@pytest.mark.usefixtures("nothing_frozen")
def test_of_what_somebody_froze_all_is_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counting walks over everything, which a process that answers time and again would do each time."""
    gc.freeze()
    counted: list[int] = []
    count = gc.get_freeze_count

    def told() -> int:
        counted.append(1)
        return count()

    monkeypatch.setattr(gc, "get_freeze_count", told)
    for _ in range(3):
        with collecting_seldom():
            pass
    assert len(counted) == 1
    assert count()


@pytest.mark.usefixtures("nothing_frozen")
def test_a_block_within_another_is_no_other_who_froze() -> None:
    for _ in range(2):
        with collecting_seldom():
            with collecting_seldom():
                assert gc.get_freeze_count()
            assert gc.get_freeze_count()
        assert not gc.get_freeze_count()
