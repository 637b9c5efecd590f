[#-- What all rules for findings have in common. --]

[#-- The part of a pattern that is the same for every finding that is worth a notification. --]
[#macro finding]
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
[@severity indent="            "/]
[/#macro]

[#macro severity indent]
[=indent]Severity:
[=indent]  Label:
[#list severities as severity]
[=indent]    - [=severity]
[/#list]
[/#macro]

[#-- Rules are on the default event bus unless there are buses of our own. --]
[#macro bus name=.data_model.bus]
[#if name?has_content]
      EventBusName: "[=name]"
[/#if]
[/#macro]

[#-- A topic for e-mail, of the same stack or by its ARN, and the topic of each chat channel. --]
[#macro targets topic mail=.data_model.mail channels=.data_model.channels own=""]
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
          Arn: !Sub "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:[=prefix]-channel-[=channel.key]"
[@delivery message=channel.message/]
[/#list]
[/#macro]

[#macro delivery message]
          DeadLetterConfig:
            Arn: !Sub "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:[=prefix]-dead-letters"
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
