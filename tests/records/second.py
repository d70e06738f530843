"""The form of records read from its reference page alone: nothing here is of the library."""

import hmac
import json
from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Any


def canonical(value: Any) -> str:
    """RFC 8785, for what there is in records: texts, whole numbers, truths, nothing, arrays, objects."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(f"{canonical(key)}:{canonical(value[key])}" for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    assert not isinstance(value, float)
    return json.dumps(value, ensure_ascii=False)


def digest(domain: str, text: str, key: bytes | None = None) -> bytes:
    data = f"fdcpa-guard/{domain}/1\n{text}".encode()
    return sha256(data).digest() if key is None else hmac.digest(key, data, "sha256")


def read(lines: list[str], key: bytes | None) -> list[dict[str, Any]]:
    """The records of a log, each of which is as it was written."""
    whole: dict[str, str] = {}
    records = []
    for line in lines:
        document = json.loads(line)
        assert document["v"] == 1
        assert canonical(document) == line
        for name, definition in sorted(document.get("defines", {}).items(), key=lambda each: "packs" in each[1]):
            if "packs" in definition:
                definition = {"packs": [whole[each] for each in definition["packs"]]}
            found = digest("definition", canonical(definition))
            assert urlsafe_b64encode(found).decode()[:8] == name
            whole[name] = found.hex()
        if "defines" not in document:
            full = {member: value for member, value in document.items() if member not in ("hash", "hmac")}
            full["edition"] = whole[full["edition"]]
            full["packs"] = whole[full["packs"]]
            full["said"] = [whole[x] if isinstance(x, str) else [whole[x[0]], *x[1:]] for x in full["said"]]
            if "counted" in full:
                full["counted"] = [[whole[row[0]], *row[1:]] for row in full["counted"]]
            assert digest("record", canonical(full), key).hex() == document["hash" if key is None else "hmac"]
            records.append(document)
    return records


def case_hash(text: str, key: bytes | None) -> str:
    """By what a record knows a case, of its canonical text."""
    bare = sha256(text.encode()).hexdigest()
    return bare if key is None else digest("case", bare, key).hex()
