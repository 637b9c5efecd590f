[#-- What the stacks of all chat channels have in common. --]
[#macro topic]
  Topic:
    Type: AWS::SNS::Topic
    DeletionPolicy: Delete
    UpdateReplacePolicy: Delete
    Properties:
      TopicName: "[=stack]"
[#if encryption]
      KmsMasterKeyId: "alias/[=prefix]"
[/#if]

  TopicPolicy:
    Type: AWS::SNS::TopicPolicy
    Properties:
      Topics:
        - !Ref Topic
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          # No Condition: EventBridge does not support one on a topic, and fails silently.
          - Sid: EventBridgePublishes
            Effect: Allow
            Principal:
              Service: events.amazonaws.com
            Action: sns:Publish
            Resource: !Ref Topic
[/#macro]

[#macro delivery]
      IamRoleArn: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/[=prefix]-chat"
      SnsTopicArns:
        - !Ref Topic
      # Without a guardrail, people in the channel could be given AdministratorAccess.
      GuardrailPolicies:
        - !Sub "arn:${AWS::Partition}:iam::aws:policy/AWSDenyAll"
      LoggingLevel: ERROR
[/#macro]
