"""The fenced blocks of a Markdown page."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
DOCS: Final = ROOT / "docs"
PAGES: Final = tuple(sorted([ROOT / "README.md", *DOCS.rglob("*.md")]))

_FENCE: Final = re.compile(r'^```(\w*)(?: title="([^"\n]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A fenced block, and the block of output that follows it, if one does before the next code."""

    language: str
    text: str
    line: int
    output: str | None = None
    file: str | None = None
    """Of a part of a file of this repository: which; the file is run, and the block is not."""

    @property
    def runs(self) -> bool:
        """Whether it is Python that the page itself runs."""
        return self.language == "python" and self.file is None


def blocks(page: Path) -> list[Block]:
    """The blocks of a page, in order; a ``text`` block is the output of the ``python`` block before it."""
    source = page.read_text("utf-8")
    found: list[Block] = []
    for match in _FENCE.finditer(source):
        language, file, text = match.groups()
        line = source.count("\n", 0, match.start()) + 1
        if language == "text" and found and found[-1].runs and found[-1].output is None:
            last = found[-1]
            found[-1] = Block(last.language, last.text, last.line, text)
        else:
            found.append(Block(language, text, line, file=file))
    return found
