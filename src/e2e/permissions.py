#!/usr/bin/env python3
"""Asks a simulator of IAM whether the roles may do what they have to, and may not what they must not.

    src/e2e/permissions.py SIMULATOR REQUESTS BOOTSTRAPS

SIMULATOR is a command that answers as simulate.mjs does, REQUESTS what the tests have recorded, BOOTSTRAPS the folder with
those templates of the fixtures that are not among their golden files.
"""
import functools
import hashlib
import itertools
import json
import re
import subprocess
import sys
from pathlib import Path

import yaml
from policies import Loader, Template, admin_account, filled, pseudo

FIXTURES = Path("src/test/fixtures")
FACTS = FIXTURES / "permissions"
ALIKE = FIXTURES / "generate/smallest/generated"
GITHUB = {"GitHubOwner": "example", "GitHubRepository": "relay", "SubjectForm": "both", "GitHubOwnerId": "1",
          "GitHubRepositoryId": "2"}
ISSUER = "token.actions.githubusercontent.com"
PASSES_TO_CLOUDFORMATION = {"iam:PassedToService": "cloudformation.amazonaws.com"}


def facts(name):
    return yaml.safe_load((FACTS / name).read_text())


class Roles:
    """The roles of one bootstrap.yaml, by their logical ids."""

    def __init__(self, file, types, text, region):
        self.file = file
        self.account = admin_account(text)
        self.pseudo = pseudo(self.account, region)
        self.management = next((account for account in re.findall(r"(\d{12}):stackset/", text)
                                if account != self.account), self.account)
        self.template = Template(text, types, self.pseudo, GITHUB)
        self.types = types

    def add(self, others):
        """The roles of another stack."""
        self.template.resources |= others.resources
        self.template.source["Resources"] |= others.source["Resources"]

    @functools.cache
    def policies(self, role):
        return [{"name": policy["PolicyName"], "policy": policy["PolicyDocument"]}
                for policy in self.template.properties(role)["Policies"]]

    @functools.cache
    def boundary(self, role):
        arn = self.template.properties(role).get("PermissionsBoundary")
        return [{"name": name, "policy": self.template.properties(name)["PolicyDocument"]}
                for name in self.template.resources if arn and self.template.arn(name) == arn]

    def trust(self, role):
        """GitHub's roles have it as a text, since the keys of a policy take no functions."""
        document = self.template.properties(role)["AssumeRolePolicyDocument"]
        return json.loads(document) if isinstance(document, str) else document

    @functools.cache
    def principal(self, role):
        name = self.template.properties(role)["RoleName"]
        return f"arn:{self.pseudo['partition']}:sts::{self.account}:assumed-role/{name}/session"


class Questions:
    """What is asked, each once, and what the answer has to be."""

    def __init__(self):
        self.policies, self.asked, self.seen = {"": []}, [], set()

    def ask(self, allowed, source, roles, role, action, resource, context, **rest):
        question = {"policies": self.name(roles.policies(role)), "boundary": self.name(roles.boundary(role)),
                    "principal": roles.principal(role), "action": action, "resource": resource, "account": roles.account,
                    "context": {"aws:PrincipalArn": roles.template.arn(role)} | context, "allowed": allowed} | rest
        key = json.dumps(question, sort_keys=True)
        if key not in self.seen:
            self.seen.add(key)
            self.asked.append((f"{roles.file}: {role}: {action} on {resource}", source, question))

    def name(self, policies):
        """The same for the same policies."""
        name = hashlib.sha256(json.dumps(policies).encode()).hexdigest() if policies else ""
        self.policies[name] = policies
        return name

    def faults(self, simulator):
        text = json.dumps({"policies": self.policies, "requests": [question for *_, question in self.asked]})
        answers = json.loads(subprocess.run(simulator, input=text, stdout=subprocess.PIPE, text=True, check=True).stdout)
        alike = {}
        for (what, source, question), answer in zip(self.asked, answers):
            if "error" in answer:
                fault = f"cannot be simulated: {answer['error']}"
            elif answer["allowed"] == question["allowed"]:
                continue
            elif question["allowed"]:
                fault = f"is refused, but must be allowed: {answer['why']}"
            else:
                fault = "is allowed, but must be refused"
            alike.setdefault((question["action"], fault), []).append(f"{what} {fault} ({source})")
        return [faults[0] + (f", and {len(faults) - 1} like it" if faults[1:] else "") for faults in alike.values()]


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
    resources = [resource for form_of_it in form.get("resources", []) for resource in filled(form_of_it, values)]
    if not resources:
        resources = [form.get("otherwise", "*")]
    context = tags(parameters)
    for resource in resources:
        full = resource if resource.startswith(("arn:", "*")) else filled(
            "arn:{partition}:%s:{region}:{account}:" % prefix, values)[0] + resource
        yield f"{prefix}:{call['operation']}", full, context
        if form.get("tags") and context and ":type/" not in full and "-target/" not in full:
            yield f"{prefix}:TagResource", full, context
    for role in (role for form_of_it in form.get("passes", []) for role in filled(form_of_it, values)):
        yield "iam:PassRole", role, PASSES_TO_CLOUDFORMATION
    for action in form.get("also", []):
        yield action, "*", {}


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
    spare = {role: granted(role, types) - used[role] for role in used}
    return [f"generated/bootstrap.yaml: {role}: {action} is granted, but no recorded call needs it"
            for role in spare for action in sorted(spare[role] - known["uncalled"].keys())] + [
        f"{FACTS}/calls.yaml: {action} is explained, but no role has it without a call"
        for action in known["uncalled"].keys() - set().union(*spare.values())]


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
    spared = {action for known, actions in handler.get("onlyFor", {}).items() if known not in values for action in actions}
    context = {key: filled(form, values) for key, form in handler.get("with", {}).items()}
    context = {key: texts for key, texts in context.items() if texts}
    if "passesTo" in handler:
        context["iam:PassedToService"] = handler["passesTo"]
    # Not the tags that a resource has: it may take minutes until they count.
    context |= tagged if handler.get("taggable", True) else {}
    policy = values[handler["resourcePolicy"]] if "resourcePolicy" in handler else None
    for doing in ("create", "read", "update", "delete", "tag", "list"):
        for action in handler.get(doing, []):
            if action in spared or action in handler.get("never", []):
                continue
            on = filled(handler["elsewhere"][action], values) if action in handler.get("elsewhere", {}) else [template.arn(name)]
            for resource in on:
                about(questions, roles, role, action, resource, context, f"{source}, {doing}", policy)
            if action in handler.get("besides", {}).get("actions", []):
                for resource in filled(handler["besides"]["resource"], values):
                    key = next(each for each in template.resources if template.arn(each) == resource)
                    about(questions, roles, role, action, resource, context, f"{source}, {doing}",
                          template.properties(key)["KeyPolicy"])


def about(questions, roles, role, action, resource, context, source, policy):
    rest = {"resourcePolicy": policy} if policy and action != "kms:CreateKey" else {}
    questions.ask(True, source, roles, role, action, resource, context, **rest)


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
    for limit in limits["refused"]:
        rest = {"resourcePolicy": limit["resourcePolicy"]} if "resourcePolicy" in limit else {}
        for role, action, resource, context in itertools.product(
                limit.get("roles") or [limit["role"]], limit["actions"], limit["resources"], limit.get("contexts", [{}])):
            there = {key: [filled(each, roles.pseudo)[0] for each in value] if isinstance(value, list)
                     else filled(value, roles.pseudo)[0] for key, value in context.items()}
            questions.ask(False, limit["because"], roles, role, action, filled(resource, roles.pseudo)[0], there, **rest)


def granted(role, types):
    text = Path("generated/bootstrap.yaml").read_text()
    statements = [statement for policy in Roles("", types, text, "eu-west-1").policies(role)
                  for statement in policy["policy"]["Statement"]]
    return {action for statement in statements
            for action in ([statement["Action"]] if isinstance(statement["Action"], str) else statement["Action"])}


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
