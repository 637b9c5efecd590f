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

  # It publishes by itself, since it may have to say that the state machines do not work.
  DeadLettersAlarm:
    Type: AWS::CloudWatch::Alarm
    Properties:
      AlarmName: "[=names.deadLetters]"
      AlarmDescription: "[=alarm]"
      AlarmActions:
[#list alarmTopics as topic]
        - [#if topic?starts_with("arn:")][=topic][#else]!Ref [=topic][/#if]
[/#list]
      Metrics:
        - Id: failures
          Label: What was not told
          Expression: SUM(FILL(METRICS(), 0))
        - Id: letters
          ReturnData: false
          MetricStat:
            Stat: Maximum
            Period: 300
            Metric:
              Namespace: AWS/SQS
              MetricName: ApproximateNumberOfMessagesVisible
              Dimensions:
                - Name: QueueName
                  Value: !GetAtt DeadLetters.QueueName
[#list stateMachines as language, machine]
[#list ["ExecutionsFailed", "ExecutionsTimedOut", "ExecutionsAborted", "ExecutionThrottled"] as metric]
        - Id: [=metric?uncap_first][=language?cap_first]
          ReturnData: false
          MetricStat:
            Stat: Sum
            Period: 300
            Metric:
              Namespace: AWS/States
              MetricName: [=metric]
              Dimensions:
                - Name: StateMachineArn
                  Value: [=arn("states")]:stateMachine:[=machine]
[/#list]
[/#list]
      EvaluationPeriods: 1
      Threshold: 1
      ComparisonOperator: GreaterThanOrEqualToThreshold
      TreatMissingData: notBreaching
