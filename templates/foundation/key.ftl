[#-- The key that encrypts all topics. --]
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
      AliasName: "[=names.keyAlias]"
      TargetKeyId: !Ref Key
