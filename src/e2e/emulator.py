#!/usr/bin/env python3
"""A local AWS for the end-to-end tests: moto, with the resource types and calls that it lacks.

    src/e2e/emulator.py PORT [--until-end-of-input]

Listens on 127.0.0.1 only. Needs moto with its server (pip install 'moto[server]') and nothing of AWS. With the flag it
ends when its standard input does: when the process at the other end of the pipe is gone, even if it was killed.
"""
import json
import os
import sys
import threading

import access_analyzer
import executions
import subscriptions
import surroundings
import yaml
from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.models import StackSet
from moto.cloudformation.responses import CloudFormationResponse
from moto.cloudformation.utils import yaml_tag_constructor
from moto.core.common_models import CloudFormationModel
from moto.core.responses import ActionResult
from moto.moto_server.werkzeug_app import DomainDispatcherApplication
from moto.organizations.models import FakeDelegatedAdministrator
from moto.sns.models import sns_backends

# Moto keeps no reference to a class.
REGISTERED = []


class Accepted:
    """A resource that has an id and nothing else."""

    def __init__(self, physical_resource_id):
        self.id = physical_resource_id

    @property
    def physical_resource_id(self):
        return self.id

    @staticmethod
    def cloudformation_name_type():
        return ""

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **_):
        return cls(resource_name)

    @classmethod
    def update_from_cloudformation_json(cls, original_resource, new_resource_name, cloudformation_json, account_id,
                                        region_name):
        return original_resource

    @classmethod
    def delete_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name):
        pass


def accept(resource_type):
    name = resource_type.replace("AWS::", "").replace("::", "")
    # Moto takes direct subclasses only, from modules whose names look like its own.
    REGISTERED.append(type(name, (Accepted, CloudFormationModel), {
        "__module__": "moto.findingrelay.models",
        "cloudformation_type": staticmethod(lambda: resource_type),
    }))


for accepted in ("AWS::SNS::TopicPolicy", "AWS::SQS::QueuePolicy", "AWS::KMS::Alias", "AWS::CloudWatch::Alarm",
                 "AWS::Chatbot::SlackChannelConfiguration", "AWS::Chatbot::MicrosoftTeamsChannelConfiguration",
                 "AWS::SecurityHub::FindingAggregator"):
    accept(accepted)


class Subscription(Accepted, CloudFormationModel):
    __module__ = "moto.findingrelay.models"

    @staticmethod
    def cloudformation_type():
        return "AWS::SNS::Subscription"

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **_):
        wanted = cloudformation_json["Properties"]
        made = sns_backends[account_id][region_name].subscribe(
            wanted["TopicArn"], wanted["Endpoint"], wanted["Protocol"])
        return cls(made.arn)

    @classmethod
    def update_from_cloudformation_json(cls, original_resource, new_resource_name, cloudformation_json, account_id,
                                        region_name):
        sns_backends[account_id][region_name].unsubscribe(original_resource.id)
        return cls.create_from_cloudformation_json(new_resource_name, cloudformation_json, account_id, region_name)

    @classmethod
    def delete_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name):
        sns_backends[account_id][region_name].unsubscribe(resource_name)


class Analyzer(Accepted, CloudFormationModel):
    __module__ = "moto.findingrelay.models"

    @staticmethod
    def cloudformation_type():
        return "AWS::AccessAnalyzer::Analyzer"

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **_):
        wanted = cloudformation_json["Properties"]
        rules = [{"name": rule["RuleName"], "filter": {
            one["Property"]: {key.lower(): value if isinstance(value, list) else str(value).lower() == "true"
                              for key, value in one.items() if key != "Property"}
            for one in rule["Filter"]}} for rule in wanted.get("ArchiveRules", []) if rule]
        access_analyzer.create(account_id, region_name, wanted["AnalyzerName"], wanted["Type"], rules)
        return cls(wanted["AnalyzerName"])

    @classmethod
    def update_from_cloudformation_json(cls, original_resource, new_resource_name, cloudformation_json, account_id,
                                        region_name):
        return cls.create_from_cloudformation_json(new_resource_name, cloudformation_json, account_id, region_name)

    @classmethod
    def delete_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name):
        access_analyzer.delete(account_id, region_name, resource_name)


def update_termination_protection(self):
    stack = self.cloudformation_backend.get_stack(self._get_param("StackName"))
    stack.enable_termination_protection = self._get_param("EnableTerminationProtection")
    return (f"<UpdateTerminationProtectionResponse><UpdateTerminationProtectionResult><StackId>{stack.stack_id}"
            "</StackId></UpdateTerminationProtectionResult></UpdateTerminationProtectionResponse>")


CloudFormationResponse.update_termination_protection = update_termination_protection


def list_stack_resources(self):
    """A hundred at a time, as AWS does; moto gives the moment a name that AWS does not have."""
    resources = list(self.cloudformation_backend.list_stack_resources(self._get_param("StackName")))
    start = int(self._get_param("NextToken") or 0)
    answer = {"StackResourceSummaries": [{
        "LogicalResourceId": getattr(resource, "logical_resource_id", None),
        "ResourceType": getattr(resource, "cf_resource_type", ""), "ResourceStatus": "CREATE_COMPLETE",
        "LastUpdatedTimestamp": "2010-07-27T22:27:28Z",
    } for resource in resources[start:start + 100]]}
    if start + 100 < len(resources):
        answer["NextToken"] = str(start + 100)
    return ActionResult(answer)


CloudFormationResponse.list_stack_resources = list_stack_resources


CHANGE_OF_SET = StackSet.update


def update_stack_set(self, template, *others, **named):
    """Moto changes the set and leaves its instances as they were."""
    operation = CHANGE_OF_SET(self, template, *others, **named)
    if template:
        for instance in self.stack_instances:
            instance.stack.update(template)
    return operation


StackSet.update = update_stack_set


FakeDelegatedAdministrator.SUPPORTED_SERVICES.append("securityhub.amazonaws.com")

# Stacks whose next change is refused.
FAILING = set()


def may_fail(call):
    def checked(self):
        name = self._get_param("StackName")
        if name in FAILING:
            FAILING.remove(name)
            raise ValidationError(name, message=f"{name} is refused by a test")
        return call(self)
    return checked


CloudFormationResponse.create_stack = may_fail(CloudFormationResponse.create_stack)
CloudFormationResponse.update_stack = may_fail(CloudFormationResponse.update_stack)


def subscribers():
    return [made.endpoint for account in sns_backends.values() for region in account.values()
            for made in region.subscriptions.values()]


# Moto is not made for several threads.
LOCK = threading.Lock()
MOTO = DomainDispatcherApplication.__call__


def dispatch(self, environ, respond):
    with LOCK:
        status, headers, body = "200 OK", [("Content-Type", "application/json")], None
        if environ["PATH_INFO"] == "/moto-api/reset":
            # Moto forgets what it has, and we what we have.
            access_analyzer.reset()
            executions.reset()
            subscriptions.reset()
            surroundings.reset()
            FAILING.clear()
        if environ["PATH_INFO"] == "/test/subscribers":
            body = subscribers()
        elif environ["PATH_INFO"] == "/test/failing-stack":
            FAILING.add(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])).decode())
        else:
            found = (subscriptions.answer(environ) or access_analyzer.answer(environ)
                     or executions.answer(environ) or surroundings.answer(environ))
            if found is None:
                return list(MOTO(self, environ, respond))
            status, headers, body = found
    respond(status, headers)
    return [json.dumps(body).encode()]


DomainDispatcherApplication.__call__ = dispatch

# The C loader is ten times as fast.
yaml.CLoader.add_multi_constructor("", yaml_tag_constructor)
yaml.Loader = yaml.CLoader


def end_with_input():
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    if "--until-end-of-input" in sys.argv:
        threading.Thread(target=end_with_input, daemon=True).start()
    from moto.server import main
    main(["-H", "127.0.0.1", "-p", sys.argv[1]])
