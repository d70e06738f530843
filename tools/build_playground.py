"""Puts Python, its packages and this library beside the page of the playground, in a site that is built.

    python tools/build_playground.py SITE PYODIDE WHEELS

``SITE`` is what `make docs` wrote, ``PYODIDE`` the folder of that npm package, ``WHEELS`` that of the wheels, this
checkout's among them. The same inputs give the same bytes. A file that the page loads has its hash in its name, so that
a browser fetches again only what has changed; the page knows of each its length and hash, and takes no other.
"""

import gzip
import io
import json
import re
import shutil
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
DOCS: Final = ROOT / "docs"

MANIFEST: Final = "manifest.js"
"""What the page loads."""
FIRST: Final = "03-eighth-call-in-seven-days.json"
"""The example that the page opens with."""

NOT_NEEDED: Final = re.compile(
    r"phonenumbers/(geodata|carrierdata)/"  # of which town a number is, and whose: never asked
    r"|yaml/.*\.so$|_yaml/"  # built for another machine: the part in Python is used
    r"|.*\.pyi$|[^/]+\.dist-info/(RECORD|WHEEL|top_level\.txt)$"
)


@dataclass(frozen=True)
class Part:
    """A file that the page loads."""

    name: str
    data: bytes
    gzip: bool = False
    package: bool = False

    def entry(self, folder: Path) -> dict[str, Any]:
        """Writes it, compressed if that was asked for, and tells the page of it."""
        data = gzip.compress(self.data, 9, mtime=0) if self.gzip else self.data
        digest = sha256(data).hexdigest()
        stem, _, suffix = self.name.rpartition(".")
        file = f"{stem}.{digest[:12]}.{suffix}{'.gz' if self.gzip else ''}"
        (folder / file).write_bytes(data)
        return {
            "name": self.name,
            "url": f"{folder.name}/{file}",
            "bytes": len(data),
            "sha256": digest,
            "gzip": self.gzip,
            "package": self.package,
        }


def packed(files: Iterator[tuple[str, bytes]]) -> bytes:
    """A zip file of the files, the same for the same files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in sorted(files):
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def package(wheel: Path) -> Part:
    """What of a wheel is needed, under the name of its distribution."""
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if not NOT_NEEDED.match(name) and not name.endswith("/")]
        data = packed((name, archive.read(name)) for name in names)
    return Part(f"{wheel.name.partition('-')[0]}.zip", data, package=True)


def bridge(page: Path) -> Part:
    """The Python of the page, which goes where the packages do."""
    files = ((f"bridge/{path.name}", path.read_bytes()) for path in (page / "bridge").glob("*.py"))
    return Part("bridge.zip", packed(files), package=True)


def runtime(pyodide: Path) -> Iterator[Part]:
    """Python itself; of the packages that it could load from elsewhere, none."""
    lock = json.loads((pyodide / "pyodide-lock.json").read_text("utf-8"))
    yield Part("pyodide-lock.json", json.dumps({"info": lock["info"], "packages": {}}).encode(), gzip=True)
    for name in ("pyodide.mjs", "pyodide.asm.mjs"):
        text = (pyodide / name).read_text("utf-8")
        yield Part(name, re.sub(r"\n//# sourceMappingURL=.*", "", text).encode(), gzip=True)
    yield Part("pyodide.asm.wasm", (pyodide / "pyodide.asm.wasm").read_bytes(), gzip=True)
    yield Part("python_stdlib.zip", (pyodide / "python_stdlib.zip").read_bytes())


def saved_as(name: str) -> str:
    """A file of the tutorial of policies, as it is first written there."""
    tutorial = (DOCS / "tutorial-policy.md").read_text("utf-8")
    told = rf"^[^\n]*Save this as `{re.escape(name)}`:\n\n```yaml\n(.*?)^```$"
    found = re.search(told, tutorial, re.DOTALL | re.MULTILINE)
    if found is None:
        raise SystemExit(f"the tutorial of policies does not have {name}")
    return found[1]


def examples() -> list[dict[str, Any]]:
    """Every example, by the name of its file."""
    return [
        {
            "name": path.name,
            "title": path.stem.replace("-", " "),
            "text": path.read_text("utf-8"),
            "first": path.name == FIRST,
        }
        for path in sorted((DOCS / "examples").glob("*.json"))
    ]


def data(site: Path) -> Part:
    """What the page shows of this repository: the examples, the tutorial's policy, and where each rule has its page."""
    pages = (site / "rules").glob("**/*.*/index.html")
    rules = {page.parent.name: page.parents[1].relative_to(site / "rules").as_posix() for page in pages}
    content = {
        "examples": examples(),
        "document": saved_as("acme.yaml"),
        "scenarios": saved_as("acme.policy.yaml"),
        "rules": dict(sorted(rules.items())),
    }
    return Part("page.json", json.dumps(content, ensure_ascii=False).encode(), gzip=True)


def build(site: Path, pyodide: Path, wheels: Path) -> list[dict[str, Any]]:
    """Makes the page of a site whole; what it loads, each file with its length and hash."""
    page = site / "playground"
    folder = page / "runtime"
    shutil.rmtree(page, ignore_errors=True)
    shutil.copytree(DOCS / "playground", page, ignore=shutil.ignore_patterns("bridge", "__pycache__"))
    folder.mkdir()
    parts = [
        *runtime(pyodide),
        *[package(wheel) for wheel in sorted(wheels.glob("*.whl"))],
        bridge(DOCS / "playground"),
        Part("facts.md", (DOCS / "reference" / "facts.md").read_bytes(), gzip=True),
        data(site),
    ]
    loaded = [part.entry(folder) for part in parts]
    own = sorted(path for path in page.iterdir() if path.is_file() and path.name not in ("sw.js", MANIFEST))
    everything = [*[path.read_bytes() for path in own], (page / "sw.js").read_bytes(), json.dumps(loaded).encode()]
    manifest = {
        "version": sha256(b"".join(sha256(each).digest() for each in everything)).hexdigest()[:16],
        "page": ["./", *[path.name for path in own if path.name != "index.html"], MANIFEST],
        "runtime": loaded,
    }
    (page / MANIFEST).write_text(f"globalThis.PLAYGROUND = {json.dumps(manifest, indent=1)};\n", encoding="utf-8")
    return loaded


def main() -> None:
    site, pyodide, wheels = map(Path, sys.argv[1:])
    loaded = build(site, pyodide, wheels)
    for entry in sorted(loaded, key=lambda entry: -entry["bytes"]):
        print(f"{entry['bytes']:>12,}  {entry['name']}")
    print(f"{sum(entry['bytes'] for entry in loaded):>12,}  bytes are loaded once")


if __name__ == "__main__":
    main()
