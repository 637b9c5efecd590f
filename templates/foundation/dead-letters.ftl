[#-- Where an event waits that could not be delivered, and the alarm about it. --]
  # What an event could not be delivered to waits here for two weeks.
  DeadLetters:
    Type: AWS::SQS::Queue
    DeletionPolicy: Delete
    UpdateReplacePolicy: Retain
    Properties:
      QueueName: "[=names.deadLetters]"
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
      AlarmName: "[=names.deadLetters]"
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
      Name: "[=names.deadLetters]-alarm"
      Description: "A notification could not be delivered"
      State: ENABLED
      EventPattern:
        source:
          - aws.cloudwatch
        detail-type:
          - CloudWatch Alarm State Change
        detail:
          alarmName:
            - "[=names.deadLetters]"
          state:
            value:
              - ALARM
[@rule.targets topic=alarmTopic mail=alarmMail channels=alarmChannels/]
