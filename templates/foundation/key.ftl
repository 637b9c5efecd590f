[#-- The key that encrypts all topics. --]
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
          # From the moment that it is there: KMS sees the tags and the alias of a key only minutes later. A condition names the
          # role, since KMS takes no principal that does not exist, and one that is made again is another one.
          - Sid: CloudFormationManages
            Effect: Allow
            Principal:
              AWS: "*"
            Action:
              - kms:DescribeKey
              - kms:PutKeyPolicy
              - kms:GetKeyPolicy
              - kms:EnableKey
              - kms:DisableKey
              - kms:EnableKeyRotation
              - kms:DisableKeyRotation
              - kms:GetKeyRotationStatus
              - kms:UpdateKeyDescription
              - kms:ScheduleKeyDeletion
              - kms:TagResource
              - kms:UntagResource
              - kms:ListResourceTags
              - kms:CreateAlias
              - kms:UpdateAlias
              - kms:DeleteAlias
            Resource: "*"
            Condition:
              StringEquals:
                kms:CallerAccount: !Ref AWS::AccountId
              ArnEquals:
                aws:PrincipalArn: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/[=names.cloudFormationRole]"
          # EventBridge publishes to no topic any more, but stacks of an older version have rules that do until they are updated.
          - Sid: AlarmAndChatUse
            Effect: Allow
            Principal:
              Service:
                - cloudwatch.amazonaws.com
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
      AliasName: "[=names.keyAlias]"
      TargetKeyId: !Ref Key
