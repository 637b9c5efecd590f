[#-- Topics, which EventBridge alone publishes to. --]

[#-- A topic for people, who are subscribed by mail. --]
[#macro mail name display whose="" id="" key="" alias="" emails=.data_model.emails]
[@topic name=name display=display id=id key=key alias=alias]
[#if whose?has_content]
    # Deleted with [=whose] stack. A topic that is replaced is kept with its subscriptions, since people have
    # confirmed them.
[#else]
    # A topic that is replaced is kept with its subscriptions, since people have confirmed them.
[/#if]
    DeletionPolicy: Delete
    UpdateReplacePolicy: Retain
[/@topic]
[#list emails as email]

  [=email.logicalId]:
    Type: AWS::SNS::Subscription
    DeletionPolicy: Delete
    UpdateReplacePolicy: Retain
    Properties:
      TopicArn: !Ref [=id]Topic[=key]
      Protocol: email
      Endpoint: "[=email.address]"
[/#list]
[/#macro]

[#-- A topic, encrypted with a key by its alias of the same stack or by its name. Nested is what becomes of the topic when it is
     deleted or replaced. --]
[#macro topic name display="" id="" key="" alias=""]
  [=id]Topic[=key]:
    Type: AWS::SNS::Topic
[#nested]
    Properties:
      TopicName: "[=name]"
[#if display?has_content]
      DisplayName: "[=display]"
[/#if]
[#if encryption]
      KmsMasterKeyId: [#if alias?has_content]!Ref [=alias][#else]"[=names.keyAlias]"[/#if]
[/#if]

  [=id]TopicPolicy[=key]:
    Type: AWS::SNS::TopicPolicy
    Properties:
      Topics:
        - !Ref [=id]Topic[=key]
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          # No Condition: EventBridge does not support one on a topic, and fails silently.
          - Sid: EventBridgePublishes
            Effect: Allow
            Principal:
              Service: events.amazonaws.com
            Action: sns:Publish
            Resource: !Ref [=id]Topic[=key]
[/#macro]
