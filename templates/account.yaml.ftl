[#-- One stack for each account: its topic, who is subscribed, and the rules that bring it the account's findings. --]
[#import "lib/rule.ftl" as rule]
[#import "lib/topic.ftl" as sns]
AWSTemplateFormatVersion: "2010-09-09"
Description: "Notifies [=owner.shortName] of Access Analyzer findings in [=account.shortName] ([=account.id])"

Resources:
[@sns.topic name=stack display="Access Analyzer " + account.id whose="the account's"/]
[#if rolesFromOneRegion]

  # Every Region's analyzer finds the same IAM roles, so that one Region speaks for all.
  RolesRule:
    Type: AWS::Events::Rule
    DependsOn: TopicPolicy
    Properties:
      Name: "[=stack]-roles"
[@rule.bus/]
      Description: "Findings about IAM roles, from [=roleRegion] only"
      State: [=state]
      EventPattern:
[@rule.finding/]
            ProductFields:
              ResourceOwnerAccount:
                - "[=account.id]"
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
[@rule.bus/]
      Description: "Findings about everything but IAM roles, from all Regions"
      State: [=state]
      EventPattern:
[@rule.finding/]
            ProductFields:
              ResourceOwnerAccount:
                - "[=account.id]"
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
[@rule.bus/]
      Description: "All findings, from all Regions"
      State: [=state]
      EventPattern:
[@rule.finding/]
            ProductFields:
              ResourceOwnerAccount:
                - "[=account.id]"
[@rule.targets topic="Topic"/]
[/#if]
