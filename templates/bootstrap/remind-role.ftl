[#-- The role of the weekly reminders. --]
  # Tells owners again what is still open: it reads all findings, and writes to our topics.
  RemindRole:
    Type: AWS::IAM::Role
    Condition: AdminAccount
    Properties:
      RoleName: "[=names.remindRole]"
      Description: "Reminds owners of what [=prefix] has told them, from the branch main"
[@our.gitHub subject="ref:refs/heads/main" own="RemindSubject"/]
      Policies:
      - PolicyName: remind
        PolicyDocument:
          Version: "2012-10-17"
          Statement:
          - Sid: ReadFindings
            Effect: Allow
            Action: access-analyzer:ListFindings
            Resource: !Sub "arn:${AWS::Partition}:access-analyzer:*:${AWS::AccountId}:analyzer/*"
          - Sid: ReadRecipients
            Effect: Allow
            Action:
            - access-analyzer:ListAnalyzers
            - sns:ListSubscriptions
            - tag:GetResources
            # Each is a list of all that there is; the last one has the tags that say who was reminded when.
            Resource: "*"
          - Sid: Remind
            Effect: Allow
            Action: sns:Publish
            Resource: !Sub "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:[=prefix]-*"
          - Sid: MarkAsReminded
            Effect: Allow
            Action: sns:TagResource
            Resource: !Sub "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:[=prefix]-*"
            Condition:
              "Null":
                aws:TagKeys: "false"
              ForAllValues:StringLike:
                aws:TagKeys: finding-relay:reminded:*
          - Sid: UseOurKey
            Effect: Allow
            Action:
            - kms:Decrypt
            - kms:GenerateDataKey
            # A key has a random name: its alias says that it is ours. SNS asks for it, as nobody else does.
            Resource: !Sub "arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/*"
            Condition:
              ForAnyValue:StringEquals:
                kms:ResourceAliases: "[=names.keyAlias]"
              StringLike:
                kms:ViaService: !Sub "sns.${AWS::Region}.amazonaws.*"
