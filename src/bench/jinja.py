"""What somebody would write instead of Finding Relay: accounts.yaml in, one template an account out; nothing is checked."""
import hashlib
import json
import sys
from pathlib import Path

import jinja2
import yaml

ACCOUNT = """\
# Made from accounts.yaml. Edit that, not this file.
Description: {{ ("Tells %s of findings in %s (%s)" % (owner.name, account.name, account.id))|json }}

Resources:
  Topic:
    Type: AWS::SNS::Topic
    DeletionPolicy: Delete
    UpdateReplacePolicy: Retain
    Properties:
      TopicName: {{ name }}
      DisplayName: Access Analyzer {{ account.id }}
      KmsMasterKeyId: alias/finding-relay

  TopicPolicy:
    Type: AWS::SNS::TopicPolicy
    Properties:
      Topics: [!Ref Topic]
      PolicyDocument: {Version: "2012-10-17", Statement: [
          {Effect: Allow, Principal: {AWS: arn:aws:iam::{{ admin }}:role/finding-relay-deliver}, Action: sns:Publish, Resource: !Ref Topic}]}
{% for contact in contacts if contact.email %}

  Email{{ contact.email|sha }}:
    Type: AWS::SNS::Subscription
    Properties:
      TopicArn: !Ref Topic
      Protocol: email
      Endpoint: {{ contact.email|json }}
{% endfor %}
{% for rule in ["roles", "others"] %}

  {{ rule|capitalize }}Rule:
    Type: AWS::Events::Rule
    Properties:
      Name: {{ name }}-{{ rule }}
{% if bus %}
      EventBusName: {{ bus }}
{% endif %}
      EventPattern: {source: [aws.securityhub], detail-type: [Security Hub Findings - Imported], detail: {findings: {
          ProductName: [IAM Access Analyzer], RecordState: [ACTIVE], Workflow: {Status: [NEW, NOTIFIED]},
          ProductArn: [{suffix: "::product/aws/access-analyzer"}, {suffix: /{{ admin }}/default}],
          Types: [{anything-but: {prefix: Software and Configuration Checks/AWS Security Best Practices/Unused}}],
          ProductFields: {ResourceOwnerAccount: ["{{ account.id }}"]},
{% if rule == "roles" %}
          Region: [{{ region }}], Severity: {Label: [LOW, MEDIUM, HIGH, CRITICAL]}, Resources: {Type: [AwsIamRole]}}}}
{% else %}
          Severity: {Label: [LOW, MEDIUM, HIGH, CRITICAL]}, Resources: {Type: [{anything-but: AwsIamRole}]}}}}
{% endif %}
      Targets:
        - Id: tell
          Arn: arn:aws:states:{{ region }}:{{ admin }}:stateMachine:finding-relay-deliver-{{ owner.language or "en" }}
          RoleArn: arn:aws:iam::{{ admin }}:role/finding-relay-start
          DeadLetterConfig: {Arn: arn:aws:sqs:{{ region }}:{{ admin }}:finding-relay-dead-letters}
          InputTransformer:
            InputPathsMap: {findings: $.detail.findings}
            InputTemplate: !Sub |-
              {"topics":["${Topic}"],
{%- if channels %}"channels":{{ channels|json }},{% endif -%}
"owner":{{ owner.name|literal }},"accounts":{"{{ account.id }}":{{ account.name|literal }}},"findings":<findings>}
{% endfor %}
"""


def to_json(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def literal(text):
    """Neither EventBridge finds a placeholder in it, nor CloudFormation a parameter."""
    return to_json(text).replace("<", "\\u003c").replace(">", "\\u003e").replace("$", "\\u0024")


def main(workspace, output):
    data = yaml.load((workspace / "accounts.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    environment = jinja2.Environment(trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
    environment.filters["json"] = to_json
    environment.filters["literal"] = literal
    environment.filters["sha"] = lambda text: hashlib.sha256(text.encode()).hexdigest()[:12]
    template = environment.from_string(ACCOUNT)
    admin, region = data["organization"]["adminAccount"], data["organization"]["homeRegion"]
    buses = data["notifications"].get("eventBuses", 0)
    (output / "accounts").mkdir(parents=True, exist_ok=True)
    stacks = []
    for account in data["accounts"]:
        owner = data["owners"][account["owner"]]
        contacts = owner["contacts"] + account.get("contacts", [])
        channels = [f"arn:aws:sns:{region}:{admin}:finding-relay-channel-slack-{contact['slack']['channel']}"
                    for contact in contacts if "slack" in contact]
        name = f"finding-relay-account-{account['id']}"
        bus = buses and f"finding-relay-bus-{int(account['id'][:-4:-1]) * buses // 1000:02}"
        text = template.render(account=account, owner=owner, name=name, contacts=contacts, channels=channels, admin=admin,
                               region=region, bus=bus)
        digest = "sha256:" + hashlib.sha256(text.encode()).hexdigest()
        text += f"\nOutputs:\n  Digest:\n    Value: {digest}\n"
        file = output / "accounts" / f"{account['id']}.yaml"
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
        stacks.append({"name": name, "template": f"accounts/{account['id']}.yaml", "digest": digest})
    (output / "manifest.json").write_text(json.dumps({"version": 1, "stacks": stacks}, indent=2), encoding="utf-8")


main(Path(sys.argv[1]), Path(sys.argv[2]))
