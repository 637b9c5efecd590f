#!/usr/bin/env python3
"""Compares what the plan takes for replacing a resource with CloudFormation's own schemas, as cfn-lint has them.

    src/e2e/check_replacements.py FOLDER...     with the rendered templates
"""
import re
import sys
from pathlib import Path

import yaml
from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER
from policies import Loader

LISTED = Path("src/main/java/io/github/findingrelay/plan/Replacement.java")
ENTRY = re.compile(r'Map\.entry\(\s*"(AWS::[\w:]+)",\s*Set\.of\(([^)]*)\)')


def listed():
    return {name: set(re.findall(r'"(\w+)"', properties)) for name, properties in ENTRY.findall(LISTED.read_text())}


def rendered(folders):
    """The types of resources, and all properties that any of a type has."""
    types = {}
    for folder in folders:
        for file in Path(folder).rglob("*.yaml"):
            template = yaml.load(file.read_text(), Loader)
            for resource in template.get("Resources", {}).values():
                types.setdefault(resource["Type"], set()).update(resource.get("Properties", {}))
    return types


def faults(name, ours, properties):
    schema = PROVIDER_SCHEMA_MANAGER.get_resource_schema("us-east-1", name).schema
    always, sometimes = ({path.removeprefix("/properties/") for path in schema.get(key, [])}
                         for key in ("createOnlyProperties", "conditionalCreateOnlyProperties"))
    for missing in sorted(always - ours | (sometimes & properties) - ours):
        yield f"{name}: a change of {missing} replaces the resource, but is not listed"
    for wrong in sorted(ours - always - sometimes):
        yield f"{name}: a change of {wrong} does not replace the resource, but is listed"


def main():
    known, types = listed(), rendered(sys.argv[1:])
    found = [f"{name}: is listed, but no template has it" for name in sorted(known.keys() - types.keys())]
    for name, properties in sorted(types.items()):
        found += faults(name, known.get(name, set()), properties)
    for fault in found:
        print(f"{LISTED}: {fault}", file=sys.stderr)
    if found:
        sys.exit(1)
    print(f"cfn-lint's schemas: {len(types)} types, whose replacement is as listed")


if __name__ == "__main__":
    main()
