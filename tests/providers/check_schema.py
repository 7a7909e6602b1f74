# SPDX-License-Identifier: GPL-3.0-or-later
"""Every shipped definition is valid by schema.json, and every structural row of refused_definitions.json is not.

tst_definition_loader checks the same rows with the loader, which must refuse all of them.
"""
import copy
import glob
import json
import os
import sys

import jsonschema


def tokens(pointer):
    return [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]


def parent_of(document, pointer):
    path = tokens(pointer)
    for token in path[:-1]:
        document = document[int(token)] if isinstance(document, list) else document[token]
    return document, int(path[-1]) if isinstance(document, list) else path[-1]


def changed(document, row):
    document = copy.deepcopy(document)
    for pointer in row.get("removeAll", [row["remove"]] if "remove" in row else []):
        parent, name = parent_of(document, pointer)
        del parent[name]
    if "set" in row:
        parent, name = parent_of(document, row["set"])
        parent[name] = row["value"]
    return document


def main(root):
    folder = os.path.join(root, "resources", "providers")
    with open(os.path.join(folder, "schema.json"), encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    faults = []
    definitions = {}
    for path in sorted(glob.glob(os.path.join(folder, "*.json"))):
        name = os.path.basename(path)[:-5]
        if name == "schema":
            continue
        with open(path, encoding="utf-8") as file:
            definitions[name] = json.load(file)
        for error in validator.iter_errors(definitions[name]):
            faults.append(f"{name}{error.json_path[1:]}: {error.message[:200]}")
    with open(os.path.join(root, "tests", "providers", "refused_definitions.json"), encoding="utf-8") as file:
        rows = json.load(file)
    structural = [row for row in rows if row["schema"]]
    for row in structural:
        if validator.is_valid(changed(definitions[row["of"]], row)):
            faults.append(f"the schema accepts: {row['why']}")
    if len(definitions) < 5 or len(structural) < 40:
        faults.append(f"only {len(definitions)} definitions and {len(structural)} rows")
    print(f"{len(definitions)} definitions, {len(structural)} structural rows")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
