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
