#!/usr/bin/env python3
"""Every key of the schemas of rulesets and bids has its place in docs/ruleset.md."""
import json
import pathlib
import re
import sys


def keys_of(node, found):
    """Adds the keys that any object of a schema may have."""
    if isinstance(node, dict):
        own = node.get("properties")
        if isinstance(own, dict) and all(isinstance(v, (dict, bool)) for v in own.values()):
            found.update(own)
        for value in node.values():
            keys_of(value, found)
    elif isinstance(node, list):
        for value in node:
            keys_of(value, found)


page = pathlib.Path("docs/ruleset.md").read_text()
passed = failed = 0
for name in ("ruleset", "bid"):
    keys = set()
    keys_of(json.loads(pathlib.Path(f"docs/schema/{name}.schema.json").read_text()), keys)
    for key in sorted(keys):
        if re.search(rf"\b{re.escape(key)}\b", page):
            passed += 1
        else:
            failed += 1
            print(f"docs/ruleset.md says nothing of \"{key}\" of docs/schema/{name}.schema.json")
print(f"documented keys: {passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
