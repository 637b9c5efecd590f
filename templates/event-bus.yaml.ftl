[#-- One stack for each event bus: what brings findings there, and its part of the fallback. --]
[#import "lib/rule.ftl" as rule]
[#import "lib/fallback.ftl" as fallback]
AWSTemplateFormatVersion: "2010-09-09"
Description: "Event bus [=bus] for findings of some accounts, and the fallback for those without a stack"

Resources:
  Bus:
    Type: AWS::Events::EventBus
    Properties:
      Name: "[=bus]"

  ForwardRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: "[=bus]-forward"
      Description: "Lets EventBridge forward findings to event bus [=bus]"
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              Service: events.amazonaws.com
            Action: sts:AssumeRole
      Policies:
        - PolicyName: forward
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action: events:PutEvents
                Resource: !GetAtt Bus.Arn
      # Part of bootstrap.yaml. Whoever deploys may make no role without it.
      PermissionsBoundary: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/[=names.boundary]"

  # Findings arrive on the default bus, and are forwarded once and no further.
  ForwardRule:
    Type: AWS::Events::Rule
    Properties:
      Name: "[=bus]"
      Description: "Forwards findings of accounts whose ids end in certain digits to event bus [=bus]"
      State: [=state]
      EventPattern:
[@rule.finding/]
            ProductFields:
              ResourceOwnerAccount:
[#list suffixes as suffix]
                - suffix: "[=suffix]"
[/#list]
      Targets:
        - Id: bus
          Arn: !GetAtt Bus.Arn
          RoleArn: !GetAtt ForwardRole.Arn
          DeadLetterConfig:
            Arn: !Sub "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:[=names.deadLetters]"

[@fallback.rules needs="Bus"/]
