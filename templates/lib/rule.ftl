[#-- The rules that bring findings to a topic and to chat channels. --]

[#-- Why a pair is two rules, or one. --]
[#macro why]
[#if rolesFromOneRegion]
  # Every Region's analyzer finds the same IAM roles, so that one Region speaks for all.
[#else]
  # Archive rules in all Regions but [=roleRegion] leave one finding for each IAM role.
[/#if]
[/#macro]

[#-- The pair of rules for the findings of some accounts: those that the nested part of a pattern says, all if there is none. --]
[#macro pair name needs topic id="" key="" of="" own="" channels=.data_model.channels bus=.data_model.bus]
[#-- The same for both rules, and most of their text. --]
[#local receivers][@targets topic=topic own=own channels=channels/][/#local]
[#if rolesFromOneRegion]
[@resource id="[=id]RolesRule[=key]" name=names.rule(name, "roles", key) needs=needs bus=bus
    about="Findings about IAM roles[=of], from [=roleRegion] only"]
[@finding/]
[#nested]
            Region:
              - "[=roleRegion]"
            Resources:
              Type:
                - AwsIamRole
[=receivers][#t]
[/@resource]

[@resource id="[=id]OthersRule[=key]" name=names.rule(name, "others", key) needs=needs bus=bus
    about="Findings about everything but IAM roles[=of], from all Regions"]
[@finding/]
[#nested]
            Resources:
              Type:
                - anything-but:
                    - AwsIamRole
[=receivers][#t]
[/@resource]
[#else]
[@resource id="[=id]FindingsRule[=key]" name=names.rule(name, "findings", key) needs=needs bus=bus
    about="All findings[=of], from all Regions"]
[@finding/]
[#nested]
[=receivers][#t]
[/@resource]
[/#if]
[/#macro]

[#-- A rule, on the default event bus unless there are buses of our own. Nested are its pattern and its targets. --]
[#macro resource id name about needs bus=.data_model.bus]
  [=id]:
    Type: AWS::Events::Rule
[#if needs?is_string]
    DependsOn: [=needs]
[#else]
    DependsOn:
[#list needs as needed]
      - [=needed]
[/#list]
[/#if]
    Properties:
      Name: "[=name]"
[#if bus?has_content]
      EventBusName: "[=bus]"
[/#if]
      Description: "[=about]"
      State: [=state]
      EventPattern:
[#nested]
[/#macro]

[#-- The part of a pattern that is the same for every finding that is worth a notification. --]
[#macro finding]
[@active/]
[@severity indent="            "/]
[/#macro]

[#-- The same, whatever the severity. --]
[#macro active]
        source:
          - aws.securityhub
        detail-type:
          - Security Hub Findings - Imported
        detail:
          findings:
            ProductName:
              - IAM Access Analyzer
            RecordState:
              - ACTIVE
            Workflow:
              Status:
                - NEW
[/#macro]

[#macro severity indent]
[=indent]Severity:
[=indent]  Label:
[#list severities as severity]
[=indent]    - [=severity]
[/#list]
[/#macro]

[#-- A topic for e-mail, of the same stack or by its ARN, and the topic of each chat channel. --]
[#macro targets topic own="" mail=.data_model.mail channels=.data_model.channels]
      Targets:
        - Id: mail
[#if topic?starts_with("arn:")]
          Arn: !Sub "[=topic]"
[#else]
          Arn: !Ref [=topic]
[/#if]
[@delivery message=mail/]
[#if own?has_content]
        - Id: own-mail
          Arn: !Ref [=own]
[@delivery message=mail/]
[/#if]
[#list channels as channel]
        - Id: "[=channel.key]"
          Arn: !Sub "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:[=channel.topic]"
[@delivery message=channel.message/]
[/#list]
[/#macro]

[#macro delivery message]
          DeadLetterConfig:
            Arn: !Sub "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:[=names.deadLetters]"
          InputTransformer:
            InputPathsMap:
[#list message.paths as name, path]
              [=name]: "[=path]"
[/#list]
            InputTemplate: |-
[#list message.lines as line]
              [=line]
[/#list]
[/#macro]
