[#-- Topics, which the state machines alone publish to; and alarms, to those of the fallback. --]

[#-- A topic for people, who are subscribed by mail. --]
[#macro mail name display id="" key="" alias="" alarm=false needs="" emails=.data_model.emails]
[@topic name=name display=display id=id key=key alias=alias alarm=alarm needs=needs]
[#-- People have confirmed their subscriptions to it. --]
    DeletionPolicy: Delete
    UpdateReplacePolicy: Retain
[/@topic]
[#list emails as email]

  [=email.logicalId]:
    Type: AWS::SNS::Subscription
    Properties:
      TopicArn: !Ref [=id]Topic[=key]
      Protocol: email
      Endpoint: "[=email.address]"
[/#list]
[/#macro]

[#-- A topic, encrypted with a key by its alias of the same stack or by its name. Nested is what becomes of the topic when it is
     replaced; needs is the role that publishes to it, if that is made by the same stack: SNS takes no policy that names a role
     which is not there. --]
[#macro topic name display="" id="" key="" alias="" alarm=false needs=""]
  [=id]Topic[=key]:
    Type: AWS::SNS::Topic
[#nested]
    Properties:
      TopicName: [=name]
[#if display?has_content]
      DisplayName: [=display]
[/#if]
[#if encryption]
      KmsMasterKeyId: [#if alias?has_content]!Ref [=alias][#else][=names.keyAlias][/#if]
[/#if]

  [=id]TopicPolicy[=key]:
    Type: AWS::SNS::TopicPolicy
[#if needs?has_content]
    DependsOn: [=needs]
[/#if]
    Properties:
      Topics: [!Ref [=id]Topic[=key]]
[#local own]{Effect: Allow, Principal: {AWS: [=arn("iam")]:role/[=names.deliveryRole]}, Action: sns:Publish, Resource: !Ref [=id]Topic[=key]}[/#local]
[#if alarm]
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - [=own]
          - Effect: Allow
            Principal: {Service: cloudwatch.amazonaws.com}
            Action: sns:Publish
            Resource: !Ref [=id]Topic[=key]
            Condition: {ArnEquals: {aws:SourceArn: [=arn("cloudwatch")]:alarm:[=names.deadLetters]}}
[#else]
      PolicyDocument: {Version: "2012-10-17", Statement: [
          [=own]]}
[/#if]
[/#macro]
