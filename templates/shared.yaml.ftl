[#-- One stack for all accounts: a topic, who is subscribed, and the rules that bring it every finding. --]
[#import "rule.ftl" as rule]
[#import "fallback.ftl" as fallback]
AWSTemplateFormatVersion: "2010-09-09"
Description: "Notifies [=owner.shortName] of all Access Analyzer findings"

Resources:
  Topic:
    Type: AWS::SNS::Topic
    # Deleted with its stack. A topic that is replaced is kept with its subscriptions, since people have
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
[#if rolesFromOneRegion]

  # Every Region's analyzer finds the same IAM roles, so that one Region speaks for all.
  RolesRule:
    Type: AWS::Events::Rule
    DependsOn: TopicPolicy
    Properties:
      Name: "[=stack]-roles"
      Description: "Findings about IAM roles, from [=roleRegion] only"
      State: [=state]
      EventPattern:
[@rule.finding/]
            Region:
              - "[=roleRegion]"
            Resources:
              Type:
                - AwsIamRole
[@rule.targets topic="Topic"/]

  OthersRule:
    Type: AWS::Events::Rule
    DependsOn: TopicPolicy
    Properties:
      Name: "[=stack]-others"
      Description: "Findings about everything but IAM roles, from all Regions"
      State: [=state]
      EventPattern:
[@rule.finding/]
            Resources:
              Type:
                - anything-but:
                    - AwsIamRole
[@rule.targets topic="Topic"/]
[#else]

  # Archive rules in all Regions but [=roleRegion] leave one finding for each IAM role.
  FindingsRule:
    Type: AWS::Events::Rule
    DependsOn: TopicPolicy
    Properties:
      Name: "[=stack]-findings"
      Description: "All findings, from all Regions"
      State: [=state]
      EventPattern:
[@rule.finding/]
[@rule.targets topic="Topic"/]
[/#if]

[@fallback.incomplete id="IncompleteRule" name=stack topic="Topic"/]
