[#-- One stack for each event bus: what brings findings there, and its part of the fallback. --]
[#import "lib/rule.ftl" as rule]
[#import "lib/fallback.ftl" as fallback]
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
[@rule.resource id="ForwardRule" name=bus bus=""]
[@rule.pattern]
[@rule.finding/]
          ProductFields: {ResourceOwnerAccount: [[#list suffixes as suffix]{suffix: "[=suffix]"}[#sep], [/#list]]},
          [@rule.severity/]}}}
[/@rule.pattern]
      Targets:
        - Id: bus
          Arn: !GetAtt Bus.Arn
          RoleArn: !GetAtt ForwardRole.Arn
[@rule.deadLetters/]
[/@rule.resource]

[@fallback.rules needs=["Bus"]/]
