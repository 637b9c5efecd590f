[#-- One stack for each owner: a topic, who is subscribed, and the rules that bring it the findings of all accounts. --]
[#import "rule.ftl" as rule]
AWSTemplateFormatVersion: "2010-09-09"
Description: "Notifies [=owner.shortName] of Access Analyzer findings in all accounts"

Resources:
  Topic:
    Type: AWS::SNS::Topic
    # Deleted with the owner's stack. A topic that is replaced is kept with its subscriptions, since people have
    # confirmed them.
    DeletionPolicy: Delete
    UpdateReplacePolicy: Retain
    Properties:
      TopicName: "[=stack]"
      DisplayName: "Access Analyzer"
[#if encryption]
      KmsMasterKeyId: "alias/[=prefix]"
[/#if]

  TopicPolicy:
    Type: AWS::SNS::TopicPolicy
    Properties:
      Topics:
        - !Ref Topic
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          # No Condition: EventBridge does not support one on a topic, and fails silently.
          - Sid: EventBridgePublishes
            Effect: Allow
            Principal:
              Service: events.amazonaws.com
            Action: sns:Publish
            Resource: !Ref Topic
[#list emails as email]

  [=email.logicalId]:
    Type: AWS::SNS::Subscription
    DeletionPolicy: Delete
    UpdateReplacePolicy: Retain
    Properties:
      TopicArn: !Ref Topic
      Protocol: email
      Endpoint: "[=email.address]"
[/#list]
[#list groups as group]
[#assign ownTopic = group.emails?has_content?then("Topic" + group.key, "")]
[#if ownTopic?has_content]

  Topic[=group.key]:
    Type: AWS::SNS::Topic
    # Deleted with the owner's stack. A topic that is replaced is kept with its subscriptions, since people have
    # confirmed them.
    DeletionPolicy: Delete
    UpdateReplacePolicy: Retain
    Properties:
      TopicName: "[=stack]-[=group.key]"
      DisplayName: "Access Analyzer [=group.key]"
[#if encryption]
      KmsMasterKeyId: "alias/[=prefix]"
[/#if]

  TopicPolicy[=group.key]:
    Type: AWS::SNS::TopicPolicy
    Properties:
      Topics:
        - !Ref Topic[=group.key]
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          # No Condition: EventBridge does not support one on a topic, and fails silently.
          - Sid: EventBridgePublishes
            Effect: Allow
            Principal:
              Service: events.amazonaws.com
            Action: sns:Publish
            Resource: !Ref Topic[=group.key]
[#list group.emails as email]

  [=email.logicalId]For[=group.key]:
    Type: AWS::SNS::Subscription
    DeletionPolicy: Delete
    UpdateReplacePolicy: Retain
    Properties:
      TopicArn: !Ref Topic[=group.key]
      Protocol: email
      Endpoint: "[=email.address]"
[/#list]
[/#if]
[#if rolesFromOneRegion]

  # Every Region's analyzer finds the same IAM roles, so that one Region speaks for all.
  RolesRule[=group.key]:
    Type: AWS::Events::Rule
    DependsOn:
      - TopicPolicy
[#if ownTopic?has_content]
      - TopicPolicy[=group.key]
[/#if]
    Properties:
      Name: "[=stack]-roles[=group.suffix]"
[@rule.bus name=group.bus/]
      Description: "Findings about IAM roles, from [=roleRegion] only"
      State: [=state]
      EventPattern:
[@rule.finding/]
            ProductFields:
              ResourceOwnerAccount:
[#list group.ids as id]
                - "[=id]"
[/#list]
            Region:
              - "[=roleRegion]"
            Resources:
              Type:
                - AwsIamRole
[@rule.targets topic="Topic" channels=group.channels own=ownTopic/]

  OthersRule[=group.key]:
    Type: AWS::Events::Rule
    DependsOn:
      - TopicPolicy
[#if ownTopic?has_content]
      - TopicPolicy[=group.key]
[/#if]
    Properties:
      Name: "[=stack]-others[=group.suffix]"
[@rule.bus name=group.bus/]
      Description: "Findings about everything but IAM roles, from all Regions"
      State: [=state]
      EventPattern:
[@rule.finding/]
            ProductFields:
              ResourceOwnerAccount:
[#list group.ids as id]
                - "[=id]"
[/#list]
            Resources:
              Type:
                - anything-but:
                    - AwsIamRole
[@rule.targets topic="Topic" channels=group.channels own=ownTopic/]
[#else]

  # Archive rules in all Regions but [=roleRegion] leave one finding for each IAM role.
  FindingsRule[=group.key]:
    Type: AWS::Events::Rule
    DependsOn:
      - TopicPolicy
[#if ownTopic?has_content]
      - TopicPolicy[=group.key]
[/#if]
    Properties:
      Name: "[=stack]-findings[=group.suffix]"
[@rule.bus name=group.bus/]
      Description: "All findings, from all Regions"
      State: [=state]
      EventPattern:
[@rule.finding/]
            ProductFields:
              ResourceOwnerAccount:
[#list group.ids as id]
                - "[=id]"
[/#list]
[@rule.targets topic="Topic" channels=group.channels own=ownTopic/]
[/#if]
[/#list]
