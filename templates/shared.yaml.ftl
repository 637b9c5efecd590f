[#-- One stack for all accounts: a topic, who is subscribed, and the rules that bring it every finding. --]
[#import "lib/rule.ftl" as rule]
[#import "lib/topic.ftl" as sns]
[#import "lib/fallback.ftl" as fallback]
AWSTemplateFormatVersion: "2010-09-09"
Description: "Notifies [=owner.shortName] of all Access Analyzer findings"

Resources:
[@sns.topic name=stack display="Access Analyzer" whose="its"/]
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
