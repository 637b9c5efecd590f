#!/usr/bin/env python3
"""Asks a simulator of IAM whether the roles may do what they have to, and may not what they must not.

    src/e2e/permissions.py SIMULATOR REQUESTS BOOTSTRAPS

SIMULATOR is a command that answers as simulate.mjs does, REQUESTS what the tests have recorded, BOOTSTRAPS the folder with
those templates of the fixtures that are not among their golden files.
"""
import itertools
import json
import re
import sys
from pathlib import Path

import yaml
from iam import Questions, Roles
from policies import Template, filled, pseudo

FIXTURES = Path("src/test/fixtures")
FACTS = FIXTURES / "permissions"
ALIKE = FIXTURES / "generate/smallest/generated"
ISSUER = "token.actions.githubusercontent.com"
PASSES_TO_CLOUDFORMATION = {"iam:PassedToService": "cloudformation.amazonaws.com"}


def facts(name):
    return yaml.safe_load((FACTS / name).read_text())


def tags(parameters):
    given = parameters.get("Tags") or parameters.get("tags") or {}
    pairs = given if isinstance(given, dict) else {tag["Key"]: tag["Value"] for tag in given}
    context = {f"aws:RequestTag/{key}": value for key, value in pairs.items()}
    return context | ({"aws:TagKeys": list(pairs)} if pairs else {})


def questions_of_call(call, roles, known):
    """Action, resource and context of each question that a call is to IAM."""
    prefix = known["services"][call["service"]]["prefix"]
    form = known["calls"].get(call["service"], {}).get(call["operation"], {})
    parameters = call["parameters"]
    account = roles.management if parameters.get("CallAs") == "DELEGATED_ADMIN" else roles.account
    values = parameters | roles.pseudo | {"region": call["region"], "account": account}
    beginning = f"arn:{roles.pseudo['partition']}:{prefix}:{call['region']}:{account}:"
    context = tags(parameters)
    for resource in all_filled(form.get("resources", []), values) or [form.get("otherwise", "*")]:
        arn = resource if resource.startswith(("arn:", "*")) else beginning + resource
        yield f"{prefix}:{call['operation']}", arn, context
        if form.get("tags") and context and ":type/" not in arn and "-target/" not in arn:
            yield f"{prefix}:TagResource", arn, context
    for role in all_filled(form.get("passes", []), values):
        yield "iam:PassRole", role, PASSES_TO_CLOUDFORMATION
    for action in form.get("also", []):
        yield action, "*", {}


def all_filled(forms, values):
    return [text for form in forms for text in filled(form, values)]


def ask_about_calls(questions, recorded, types):
    """Every call of every command under its role; and no grant that none of them needs."""
    known = facts("calls.yaml")
    bootstraps, used = {}, {role: set() for role in known["roles"]}
    calls = [json.loads(line) for line in recorded.read_text().splitlines()]
    for call in calls + known["unrecorded"]:
        words = call["command"].split()
        # Some tests render nothing.
        file = recorded.parent / call["bootstrap"] if call.get("bootstrap") else Path("generated/bootstrap.yaml")
        region = call["region"]
        if (file, region) not in bootstraps:
            bootstraps[file, region] = Roles(f"{file} ({region})", types, file.read_text(), region)
        roles = bootstraps[file, region]
        for role, of in known["roles"].items():
            if words[0] in of["commands"] and not set(words) & set(of["not"]):
                for action, resource, context in questions_of_call(call, roles, known):
                    used[role].add(action)
                    questions.ask(True, f"relay {call['command']}", roles, role, action, resource, context)
    return unused(types, used, known["uncalled"])


def unused(types, used, uncalled):
    """What is granted, but neither needed by a recorded call nor explained."""
    ours = Roles("generated/bootstrap.yaml", types, Path("generated/bootstrap.yaml").read_text(), "eu-west-1")
    spare = {role: ours.granted(role) - actions for role, actions in used.items()}
    return [f"{ours.file}: {role}: {action} is granted, but no recorded call needs it"
            for role, actions in spare.items() for action in sorted(actions - uncalled.keys())] + [
        f"{FACTS}/calls.yaml: {action} is explained, but every role that has it calls it"
        for action in sorted(uncalled.keys() - set().union(*spare.values()))]


def ask_about_handlers(questions, handlers, bootstraps):
    """Every action of CloudFormation on every resource of every golden tree, under the role that makes it."""
    for tree in [Path("generated"), *sorted(FIXTURES.glob("generate/*/generated"))]:
        manifest = json.loads((tree / "manifest.json").read_text())
        region = (manifest["stacks"] + [{"region": "eu-west-1"}])[0]["region"]
        text = whole(tree, "bootstrap.yaml", manifest["stackPrefix"], bootstraps)
        roles = Roles(f"bootstrap.yaml of {tree}", handlers["types"], text, region)
        context = {"aws:RequestTag/finding-relay:prefix": manifest["stackPrefix"], "aws:TagKeys": ["finding-relay:prefix"]}
        for stack in manifest["stacks"]:
            text = whole(tree, stack["template"], manifest["stackPrefix"], bootstraps)
            template = Template(text, handlers["types"], roles.pseudo)
            for name in template.resources:
                ask_about_resource(questions, handlers, roles, "CloudFormationRole", template, name, context,
                                   f"{tree}/{stack['template']}: {name}")
        for stack_set in manifest["stackSets"]:
            ask_about_stack_set(questions, handlers, roles, tree, stack_set, context)


def ask_about_stack_set(questions, handlers, roles, tree, stack_set, context):
    if stack_set["permissionModel"] != "SELF_MANAGED":
        return
    stack = handlers["stackOfAStackSet"]
    for region in stack_set["regions"]:
        here = pseudo(roles.account, region)
        source = f"{tree}/{stack_set['template']}"
        template = Template((tree / stack_set["template"]).read_text(), handlers["types"], here)
        for action in stack["actions"]:
            questions.ask(True, source, roles, "StackSetExecutionRole", action,
                          filled(stack["arn"], here | {"name": stack_set["name"]})[0], context)
        for name in template.resources:
            ask_about_resource(questions, handlers, roles, "StackSetExecutionRole", template, name, context,
                               f"{source}: {name}")


def whole(tree, file, prefix, others):
    """A rendered template. Of those that are nearly the same everywhere, one fixture has the golden file."""
    if (tree / file).exists():
        return (tree / file).read_text()
    differs = others / f"{tree.parent.name}-{file.replace('/', '-')}"
    if differs.exists():
        return differs.read_text()
    alike = next(path for path in (ALIKE / file, FIXTURES / "generate/every-contact/generated" / file) if path.exists())
    return re.sub(r"finding-relay(?!:prefix)", prefix, alike.read_text())


def ask_about_resource(questions, handlers, roles, role, template, name, tagged, source):
    handler = handlers["types"][template.resources[name]["Type"]]
    values = template.properties(name) | template.pseudo
    context = {key: texts for key, form in handler.get("with", {}).items() if (texts := filled(form, values))}
    if "passesTo" in handler:
        context["iam:PassedToService"] = handler["passesTo"]
    # Not the tags that a resource has: it may take minutes until they count.
    context |= tagged if handler.get("taggable", True) else {}
    for doing in ("create", "read", "update", "delete", "tag", "list"):
        for action in handler.get(doing, []):
            if action in needless(handler, values):
                continue
            for resource in resources(handler, template, name, values, action):
                questions.ask(True, f"{source}, {doing}", roles, role, action, resource, context,
                              **resource_policy(handlers, template, resource))


def needless(handler, values):
    """Actions for properties that the resource does not have."""
    return handler.get("never", []) + [action for name, actions in handler.get("onlyFor", {}).items()
                                       if name not in values for action in actions]


def resources(handler, template, name, values, action):
    elsewhere, besides = handler.get("elsewhere", {}), handler.get("besides", {})
    yield from filled(elsewhere[action], values) if action in elsewhere else [template.arn(name)]
    if action in besides.get("actions", []):
        yield from filled(besides["resource"], values)


def resource_policy(handlers, template, arn):
    for name, resource in template.resources.items():
        described = handlers["types"][resource["Type"]]
        if "resourcePolicy" in described and template.arn(name) == arn:
            return {"resourcePolicy": template.properties(name)[described["resourcePolicy"]]}
    return {}


def ask_about_limits(questions, types):
    """Who may take the roles, and what none of them may do; of our own bootstrap.yaml and foundation."""
    limits = facts("limits.yaml")
    region = json.loads(Path("generated/manifest.json").read_text())["stacks"][0]["region"]
    roles = Roles("generated/bootstrap.yaml", types, Path("generated/bootstrap.yaml").read_text(), region)
    roles.add(Template(Path("generated/foundation.yaml").read_text(), types, roles.pseudo))
    for token in limits["tokens"]:
        context = {f"{ISSUER}:{claim}": token.get(claim, "sts.amazonaws.com") for claim in ("aud", "sub", "ref")}
        questions.ask(token["allowed"], f"a token of {token['sub']}, {token['ref']}", roles, token["role"],
                      "sts:AssumeRoleWithWebIdentity", roles.template.arn(token["role"]), context,
                      principal=roles.template.arn("GitHub"), policies="", resourcePolicy=roles.trust(token["role"]))
    for role, action in ((role, action) for role in limits["readers"] for action in sorted(roles.granted(role))):
        questions.ask(True, "it must only read", roles, role, action, "*", {}, reads=True)
    for limit in limits["refused"]:
        rest = {"resourcePolicy": limit["resourcePolicy"]} if "resourcePolicy" in limit else {}
        for role, action, resource, context in itertools.product(
                limit.get("roles") or [limit["role"]], limit["actions"], limit["resources"], limit.get("contexts", [{}])):
            there = {key: [filled(each, roles.pseudo)[0] for each in value] if isinstance(value, list)
                     else filled(value, roles.pseudo)[0] for key, value in context.items()}
            questions.ask(False, limit["because"], roles, role, action, filled(resource, roles.pseudo)[0], there, **rest)


def main():
    simulator, recorded, bootstraps = sys.argv[1].split(), Path(sys.argv[2]), Path(sys.argv[3])
    handlers = facts("handlers.yaml")
    questions = Questions()
    faults = ask_about_calls(questions, recorded, handlers["types"])
    ask_about_handlers(questions, handlers, bootstraps)
    ask_about_limits(questions, handlers["types"])
    faults += questions.faults(simulator)
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        sys.exit(f"permissions: {len(faults)} faults")
    print(f"permissions: {len(questions.asked)} questions to IAM, each answered as it must be")


if __name__ == "__main__":
    main()
