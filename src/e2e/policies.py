"""Templates with their functions resolved, and the policies in them."""
import itertools
import re

import yaml

ACCOUNT = re.compile(r'AdminAccount: !Equals \[!Ref AWS::AccountId, "(\d{12})"]')

# By the beginning of a Region's name: the partition, and the end of its services' names.
PARTITIONS = {"cn": ("aws-cn", "amazonaws.com.cn"), "eusc": ("aws-eusc", "amazonaws.eu")}


class Loader(yaml.CSafeLoader):
    """Knows CloudFormation's short forms."""


def short_form(loader, name, node):
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    return {name if name in ("Ref", "Condition") else "Fn::" + name: value}


Loader.add_multi_constructor("!", short_form)


def found(value, path):
    """All texts at a path, through lists: found({"a": [{"b": "x"}]}, ["a", "b"]) is ["x"]."""
    if isinstance(value, list):
        return [text for each in value for text in found(each, path)]
    if path:
        return found(value[path[0]], path[1:]) if isinstance(value, dict) and path[0] in value else []
    if isinstance(value, dict):
        return [text for each in value.values() for text in found(each, [])]
    return [] if value is None else [str(value)]


def filled(text, values):
    """Each text that "…{Path.To.It}…{Other:regular expression}…" can be; none if a value is missing."""
    parts = re.split(r"\{([^}]+)}", text)
    choices = [parts[:1]]
    for placeholder, literal in zip(parts[1::2], parts[2::2]):
        path, _, pattern = placeholder.partition(":")
        texts = found(values, path.split("."))
        if pattern:
            texts = [match[match.re.groups] for match in (re.search(pattern, each) for each in texts) if match]
        choices += [texts, [literal]]
    # Where a name is asked for, an ARN may be given.
    return [next((part for part in chosen[1::2] if part.startswith("arn:")), "".join(chosen))
            for chosen in itertools.product(*choices)]


class Template:
    """The resources that there are in one account and Region, with their properties resolved."""

    def __init__(self, text, types, pseudo, parameters=()):
        self.source = yaml.load(text, Loader)
        self.types = types
        self.pseudo = pseudo
        self.parameters = {name: parameter.get("Default", name)
                           for name, parameter in self.source.get("Parameters", {}).items()} | dict(parameters)
        self.resources = {name: resource for name, resource in self.source["Resources"].items()
                          if "Condition" not in resource or self.holds(resource["Condition"])}

    def properties(self, name):
        return self.value(self.resources[name].get("Properties", {}))

    def arn(self, name):
        described = self.types[self.source["Resources"][name]["Type"]]
        values = self.value(self.source["Resources"][name]["Properties"]) | self.pseudo | {"logicalId": name}
        return next(iter(sum((filled(form, values) for form in described["arn"]), [])))

    def holds(self, condition):
        if isinstance(condition, str):
            return self.holds(self.source["Conditions"][condition])
        (function, value), = condition.items()
        if function == "Condition":
            return self.holds(value)
        if function == "Fn::Equals":
            return self.value(value[0]) == self.value(value[1])
        if function == "Fn::Not":
            return not self.holds(value[0])
        return {"Fn::And": all, "Fn::Or": any}[function](self.holds(each) for each in value)

    def reference(self, name):
        if name in self.pseudo:
            return self.pseudo[name]
        if name in self.parameters:
            return self.parameters[name]
        resource = self.source["Resources"][name]
        property_of_it = self.types[resource["Type"]].get("ref")
        # An ARN in the place of an id or URL: it says the same.
        return self.value(resource["Properties"][property_of_it]) if property_of_it else self.arn(name)

    def value(self, value):
        if isinstance(value, list):
            resolved = [self.value(each) for each in value]
            return [each for each in resolved if each != {"Ref": "AWS::NoValue"}]
        if not isinstance(value, dict):
            return value
        if len(value) == 1:
            (function, argument), = value.items()
            if function == "Ref" and argument != "AWS::NoValue":
                return self.reference(argument)
            if function == "Fn::GetAtt":
                return self.arn(argument.split(".")[0] if isinstance(argument, str) else argument[0])
            if function == "Fn::Sub":
                return self.substituted(argument)
            if function == "Fn::Split":
                return self.value(argument[1]).split(argument[0])
            if function == "Fn::Select":
                return self.value(argument[1])[int(argument[0])]
            if function == "Fn::If":
                return self.value(argument[1 if self.holds(argument[0]) else 2])
        resolved = {key: self.value(each) for key, each in value.items()}
        return {key: each for key, each in resolved.items() if each != {"Ref": "AWS::NoValue"}} or resolved

    def substituted(self, argument):
        text, local = (argument, {}) if isinstance(argument, str) else (argument[0], self.value(argument[1]))
        return re.sub(r"\$\{([^!}][^}]*)}", lambda match: str(
            local[match[1]] if match[1] in local else self.reference(match[1].split(".")[0])), text)


def admin_account(text):
    return ACCOUNT.search(text)[1]


def pseudo(account, region):
    partition, suffix = PARTITIONS.get(region.split("-")[0], ("aws", "amazonaws.com"))
    return {"partition": partition, "region": region, "account": account, "AWS::Partition": partition,
            "AWS::Region": region, "AWS::AccountId": account, "AWS::URLSuffix": suffix}
