[#-- What the stacks of all chat channels have in common. --]
[#import "topic.ftl" as sns]
[#macro topic]
[@sns.topic name=stack alarm=alarm]
    DeletionPolicy: Delete
    UpdateReplacePolicy: Delete
[/@sns.topic]
[/#macro]

[#macro delivery]
      IamRoleArn: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/[=names.chatRole]"
      SnsTopicArns:
        - !Ref Topic
      # Without a guardrail, people in the channel could be given AdministratorAccess.
      GuardrailPolicies:
        - !Sub "arn:${AWS::Partition}:iam::aws:policy/AWSDenyAll"
      LoggingLevel: ERROR
[/#macro]
