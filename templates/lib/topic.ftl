[#-- A topic that EventBridge alone publishes to, and who is subscribed to it by mail. --]
[#macro topic name display whose emails=.data_model.emails id=""]
  Topic[=id]:
    Type: AWS::SNS::Topic
    # Deleted with [=whose] stack. A topic that is replaced is kept with its subscriptions, since people have
    # confirmed them.
    DeletionPolicy: Delete
    UpdateReplacePolicy: Retain
    Properties:
      TopicName: "[=name]"
      DisplayName: "[=display]"
[#if encryption]
      KmsMasterKeyId: "alias/[=prefix]"
[/#if]

  TopicPolicy[=id]:
    Type: AWS::SNS::TopicPolicy
    Properties:
      Topics:
        - !Ref Topic[=id]
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          # No Condition: EventBridge does not support one on a topic, and fails silently.
          - Sid: EventBridgePublishes
            Effect: Allow
            Principal:
              Service: events.amazonaws.com
            Action: sns:Publish
            Resource: !Ref Topic[=id]
[#list emails as email]

  [=email.logicalId][=id?has_content?then("For" + id, "")]:
    Type: AWS::SNS::Subscription
    DeletionPolicy: Delete
    UpdateReplacePolicy: Retain
    Properties:
      TopicArn: !Ref Topic[=id]
      Protocol: email
      Endpoint: "[=email.address]"
[/#list]
[/#macro]
