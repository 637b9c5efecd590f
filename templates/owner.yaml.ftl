[#-- One stack for each owner: a topic, who is subscribed, and the rules that bring it the findings of all accounts. --]
[#import "lib/rule.ftl" as rule]
[#import "lib/topic.ftl" as sns]
AWSTemplateFormatVersion: "2010-09-09"
Description: "Notifies [=owner.shortName] of Access Analyzer findings in all accounts"

Resources:
[@sns.topic name=stack display="Access Analyzer" whose="the owner's"/]
[#list groups as group]
[#assign ownTopic = group.emails?has_content?then("Topic" + group.key, "")]
[#if ownTopic?has_content]

[@sns.topic name=stack + "-" + group.key display="Access Analyzer " + group.key whose="the owner's" emails=group.emails id=group.key/]
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
