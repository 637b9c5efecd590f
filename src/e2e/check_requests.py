#!/usr/bin/env python3
"""Checks recorded requests with botocore's models: no parameter that is unknown, missing, of another type or too short, which
botocore refuses itself; and none that is too long or large, no other value of an enumeration, none that a pattern refuses.

    src/e2e/check_requests.py REQUESTS
"""
import json
import re
import sys
from pathlib import Path

import yaml
from botocore.loaders import Loader
from botocore.model import ServiceModel
from botocore.validate import ParamValidator

FACTS = Path("src/test/fixtures/permissions/calls.yaml")

# In the patterns of the models, which are Java's.
CLASSES = {r"\p{L}": r"^\W\d_", r"\p{Z}": r"\s", r"\p{N}": r"\d"}


def faults(shape, value, path):
    """What ParamValidator does not look at: the largest sizes, the values of enumerations, the patterns."""
    if shape.type_name == "structure":
        for name, each in value.items():
            yield from faults(shape.members[name], each, f"{path}.{name}")
    elif shape.type_name == "list":
        for number, each in enumerate(value):
            yield from faults(shape.member, each, f"{path}[{number}]")
    elif shape.type_name == "map":
        for key, each in value.items():
            yield from faults(shape.key, key, f"{path}, key {key!r}")
            yield from faults(shape.value, each, f"{path}[{key!r}]")
    limits = shape.metadata
    size = value if isinstance(value, (int, float)) and not isinstance(value, bool) else None
    size = len(value) if hasattr(value, "__len__") else size
    if size is not None and "max" in limits and size > limits["max"]:
        yield f"{path}: {size} is more than {limits['max']}"
    if shape.type_name == "string":
        if limits.get("enum") and value not in limits["enum"]:
            yield f"{path}: {value!r} is none of {', '.join(limits['enum'])}"
        if "pattern" in limits and not matches(limits["pattern"], value):
            yield f"{path}: {value[:80]!r} is not like {limits['pattern']}"


def matches(pattern, value):
    for java, python in CLASSES.items():
        pattern = pattern.replace(java, python)
    return re.search(f"^(?:{pattern})$", value, re.DOTALL) is not None


def operation_faults(operation, parameters):
    if operation.input_shape is None:
        return [f"takes no parameters, but has {', '.join(parameters)}"] if parameters else []
    report = ParamValidator().validate(parameters, operation.input_shape)
    return report.generate_report().splitlines() or list(faults(operation.input_shape, parameters, operation.name))


def main():
    known = yaml.safe_load(FACTS.read_text())
    requests = [json.loads(line) for line in Path(sys.argv[1]).read_text().splitlines()] + known["unrecorded"]
    models, found = {}, {}
    for request in requests:
        name = known["services"][request["service"]]["model"]
        if name not in models:
            models[name] = ServiceModel(Loader().load_service_model(name, "service-2"))
        renamed = known["renamed"].get(request["operation"], {})
        parameters = {renamed.get(name, name): value for name, value in request["parameters"].items()}
        operation = models[name].operation_model(request["operation"])
        for fault in operation_faults(operation, parameters):
            found.setdefault(f"{request['service']} {operation.name}: {fault}", request["command"])
    for fault, command in found.items():
        print(f"relay {command}: {fault}", file=sys.stderr)
    if found:
        sys.exit(f"check_requests: {len(found)} faults")
    print(f"botocore: {len(requests)} requests of {len(models)} services, no finding")


if __name__ == "__main__":
    main()
