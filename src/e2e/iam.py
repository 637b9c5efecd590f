"""The roles of a bootstrap.yaml, and questions to a simulator of IAM about them."""
import functools
import hashlib
import json
import re
import subprocess

from policies import Template, admin_account, found, pseudo

GITHUB = {"GitHubOwner": "example", "GitHubRepository": "relay", "SubjectForm": "both", "GitHubOwnerId": "1",
          "GitHubRepositoryId": "2"}


class Roles:
    """The roles of one bootstrap.yaml, by their logical ids."""

    def __init__(self, file, types, text, region):
        self.file = file
        self.account = admin_account(text)
        self.pseudo = pseudo(self.account, region)
        self.management = next((account for account in re.findall(r"(\d{12}):stackset/", text)
                                if account != self.account), self.account)
        self.template = Template(text, types, self.pseudo, GITHUB)

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

    def granted(self, role):
        statements = [statement for policy in self.policies(role) for statement in policy["policy"]["Statement"]]
        return {action for statement in statements for action in found(statement["Action"], [])}

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
            elif question.get("reads"):
                fault = f"is granted, but {answer['why']}"
            elif question["allowed"]:
                fault = f"is refused, but must be allowed: {answer['why']}"
            else:
                fault = "is allowed, but must be refused"
            alike.setdefault((question["action"], fault), []).append(f"{what} {fault} ({source})")
        return [faults[0] + (f", and {len(faults) - 1} like it" if faults[1:] else "") for faults in alike.values()]
