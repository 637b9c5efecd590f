[#-- One stack for what all others need: the fallback, the dead-letter queue and its alarm, the key, the chat role. --]
[#import "lib/rule.ftl" as rule]
[#import "lib/topic.ftl" as sns]
[#import "lib/fallback.ftl" as fallback]
AWSTemplateFormatVersion: "2010-09-09"
Description: "What the notification stacks share, and the fallback for findings that belong to none of them"

Resources:
  # What an event could not be delivered to waits here for two weeks.
  DeadLetters:
    Type: AWS::SQS::Queue
    DeletionPolicy: Delete
    UpdateReplacePolicy: Retain
    Properties:
      QueueName: "[=prefix]-dead-letters"
      MessageRetentionPeriod: 1209600
      SqsManagedSseEnabled: true

  DeadLettersPolicy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues:
        - !Ref DeadLetters
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Sid: OurRulesSend
            Effect: Allow
            Principal:
              Service: events.amazonaws.com
            Action: sqs:SendMessage
            Resource: !GetAtt DeadLetters.Arn
            Condition:
              ArnLike:
                aws:SourceArn: !Sub "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/[=prefix]-*"

  DeadLettersAlarm:
    Type: AWS::CloudWatch::Alarm
    Properties:
      AlarmName: "[=prefix]-dead-letters"
      AlarmDescription: "A notification could not be delivered; the message in the queue says which and why"
      Namespace: AWS/SQS
      MetricName: ApproximateNumberOfMessagesVisible
      Dimensions:
        - Name: QueueName
          Value: !GetAtt DeadLetters.QueueName
      Statistic: Maximum
      Period: 300
      EvaluationPeriods: 1
      Threshold: 1
      ComparisonOperator: GreaterThanOrEqualToThreshold
      TreatMissingData: notBreaching

  # The alarm goes through EventBridge too, so that nothing else needs to publish to a topic.
  DeadLettersAlarmRule:
    Type: AWS::Events::Rule
    DependsOn:
[#if routing != "shared"]
      - FallbackTopicPolicy
[/#if]
      - DeadLettersPolicy
    Properties:
      Name: "[=prefix]-dead-letters-alarm"
      Description: "A notification could not be delivered"
      State: ENABLED
      EventPattern:
        source:
          - aws.cloudwatch
        detail-type:
          - CloudWatch Alarm State Change
        detail:
          alarmName:
            - "[=prefix]-dead-letters"
          state:
            value:
              - ALARM
[@rule.targets topic=alarmTopic mail=alarmMail channels=alarmChannels/]
[#if routing != "shared"]

[@sns.mail name="[=prefix]-fallback" display="Access Analyzer fallback" id="Fallback" alias="KeyAlias"/]

[#assign needs = ["FallbackTopicPolicy", "DeadLettersPolicy"]]
[@fallback.rules needs=needs/]

[@fallback.incomplete id="FallbackIncompleteRule" name=fallbackRule needs=needs topic="FallbackTopic"/]
[/#if]
[#if encryption]

  # No aws:SourceAccount or aws:SourceArn: EventBridge does not support them in a key policy.
  Key:
    Type: AWS::KMS::Key
    # Without its key nothing that a topic holds can be read.
    DeletionPolicy: RetainExceptOnCreate
    UpdateReplacePolicy: Retain
    Properties:
      Description: "Encrypts the topics of [=prefix]"
      EnableKeyRotation: true
      KeyPolicy:
        Version: "2012-10-17"
        Statement:
          - Sid: ThisAccountAdministers
            Effect: Allow
            Principal:
              AWS: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:root"
            Action: kms:*
            Resource: "*"
          - Sid: PublishersAndReadersUse
            Effect: Allow
            Principal:
              Service:
                - events.amazonaws.com
[#if hasChannels]
                - chatbot.amazonaws.com
[/#if]
            Action:
              - kms:Decrypt
              - kms:GenerateDataKey*
            Resource: "*"

  KeyAlias:
    Type: AWS::KMS::Alias
    Properties:
      AliasName: "alias/[=prefix]"
      TargetKeyId: !Ref Key
[/#if]
[#if hasChannels]

  # Amazon Q Developer in chat applications takes this role. It has no permission at all: it only shows notifications.
  ChatRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: "[=prefix]-chat"
      Description: "Shows Access Analyzer findings in chat; may do nothing else"
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              Service: chatbot.amazonaws.com
            Action: sts:AssumeRole
      PermissionsBoundary: !Sub "arn:${AWS::Partition}:iam::aws:policy/AWSDenyAll"
[/#if]
