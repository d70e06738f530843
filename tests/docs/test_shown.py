"""What a page shows of a file of this repository stands in that file, word for word."""

import pytest

from .blocks import PAGES, ROOT, Block, blocks

SHOWN = [
    pytest.param(block, id=f"{page.relative_to(ROOT)}:{block.line}")
    for page in PAGES
    for block in blocks(page)
    if block.file is not None
]


@pytest.mark.parametrize("block", SHOWN)
def test_what_a_page_shows_of_a_file_stands_in_it(block: Block) -> None:
    assert block.file is not None
    lines = (ROOT / block.file).read_text("utf-8").splitlines()
    shown = block.text.splitlines()
    assert shown
    assert any(lines[start : start + len(shown)] == shown for start in range(len(lines)))
