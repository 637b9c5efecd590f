"""What somebody would write instead of Finding Relay: accounts.yaml in, one template an account out; nothing is checked."""
import hashlib
import json
import sys
from pathlib import Path

import jinja2
import yaml

FIELDS = {"title": "Title", "description": "Description", "severity": "Severity.Label", "resource": "Resources[0].Id",
          "resourceType": "Resources[0].Type", "region": "Region", "createdAt": "CreatedAt", "updatedAt": "UpdatedAt",
          "analyzerAccount": "AwsAccountId", "link": "SourceUrl", "id": "Id"}

ACCOUNT = """\
AWSTemplateFormatVersion: "2010-09-09"
Description: {{ ("Findings of " ~ account.name)|q }}
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      TopicName: "{{ name }}"
      KmsMasterKeyId: "alias/finding-relay"
  TopicPolicy:
    Type: AWS::SNS::TopicPolicy
    Properties:
      Topics: [!Ref Topic]
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Sid: EventBridgePublishes
            Effect: Allow
            Principal: {Service: events.amazonaws.com}
            Action: sns:Publish
            Resource: !Ref Topic
{% for contact in contacts if contact.email %}
  Email{{ contact.email|sha }}:
    Type: AWS::SNS::Subscription
    Properties: {TopicArn: !Ref Topic, Protocol: email, Endpoint: {{ contact.email|q }}}
{% endfor %}
{% for rule in ["roles", "others"] %}
  {{ rule|capitalize }}Rule:
    Type: AWS::Events::Rule
    Properties:
      Name: "{{ name }}-{{ rule }}"
      State: ENABLED
      EventPattern:
        source: [aws.securityhub]
        detail-type: [Security Hub Findings - Imported]
        detail:
          findings:
            ProductName: [IAM Access Analyzer]
            RecordState: [ACTIVE]
            Workflow: {Status: [NEW]}
            Severity: {Label: [LOW, MEDIUM, HIGH, CRITICAL]}
            ProductFields: {ResourceOwnerAccount: ["{{ account.id }}"]}
{% if rule == "roles" %}
            Region: [{{ region }}]
            Resources: {Type: [AwsIamRole]}
{% else %}
            Resources: {Type: [{anything-but: [AwsIamRole]}]}
{% endif %}
      Targets:
{% for target in targets %}
        - Id: {{ target.id|q }}
          Arn: {{ target.arn }}
          DeadLetterConfig:
            Arn: !Sub "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:finding-relay-dead-letters"
          InputTransformer:
            InputPathsMap:
{% for field, path in fields.items() %}
              {{ field }}: "$.detail.findings[0].{{ path }}"
{% endfor %}
            InputTemplate: |-
{% for line in target.lines %}
              {{ line }}
{% endfor %}
{% endfor %}
{% endfor %}
"""


def main(workspace, output):
    data = yaml.load((workspace / "accounts.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    environment = jinja2.Environment(trim_blocks=True, lstrip_blocks=True)
    environment.filters["q"] = lambda text: json.dumps(text, ensure_ascii=False)
    environment.filters["sha"] = lambda text: hashlib.sha256(text.encode()).hexdigest()[:12]
    template = environment.from_string(ACCOUNT)
    texts = {}
    for language in ("en", "ja"):
        for kind in ("txt", "md"):
            text = (workspace / "templates/messages" / language / f"finding.{kind}").read_text(encoding="utf-8")
            texts[language, kind] = environment.from_string(text.replace("[=", "{{ ").replace("]", " }}"))
    fallback = data["owners"][data["notifications"]["fallback"]]
    (output / "accounts").mkdir(parents=True, exist_ok=True)
    stacks = []
    for account in data["accounts"]:
        owner = data["owners"][account["owner"]]
        contacts = owner["contacts"] + account.get("contacts", [])
        values = {"account": account, "owner": owner, "administrator": fallback}
        language = owner.get("language", "en")
        mail = [json.dumps(line, ensure_ascii=False) for line in texts[language, "txt"].render(values).splitlines() if line]
        targets = [{"id": "mail", "arn": "!Ref Topic", "lines": mail}]
        for contact in contacts:
            if "slack" in contact:
                title, _, rest = texts[language, "md"].render(values).partition("\n")
                steps = [line[2:] for line in rest.splitlines() if line.startswith("- ")]
                body = "\n".join(line for line in rest.splitlines() if not line.startswith("- ")).strip()
                message = {"version": "1.0", "source": "custom", "content": {"textType": "client-markdown",
                           "title": title[2:], "description": body, "nextSteps": steps}, "metadata": {"threadId": "<id>"}}
                channel = contact["slack"]["channel"]
                arn = f'!Sub "arn:${{AWS::Partition}}:sns:${{AWS::Region}}:${{AWS::AccountId}}:finding-relay-channel-slack-{channel}"'
                lines = json.dumps(message, ensure_ascii=False, indent=2).splitlines()
                targets.append({"id": f"slack-{channel}", "arn": arn, "lines": lines})
        name = f"finding-relay-account-{account['id']}"
        text = template.render(account=account, name=name, contacts=contacts, targets=targets, fields=FIELDS,
                               region=data["organization"]["homeRegion"])
        digest = "sha256:" + hashlib.sha256(text.encode()).hexdigest()
        text += f'Outputs:\n  Digest:\n    Value: "{digest}"\n'
        file = output / "accounts" / f"{account['id']}.yaml"
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
        stacks.append({"name": name, "template": f"accounts/{account['id']}.yaml", "digest": digest})
    (output / "manifest.json").write_text(json.dumps({"version": 1, "stacks": stacks}, indent=2), encoding="utf-8")


main(Path(sys.argv[1]), Path(sys.argv[2]))
