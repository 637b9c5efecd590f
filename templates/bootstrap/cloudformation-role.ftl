[#-- The role of CloudFormation. --]
  # Makes what is in the stacks.
  CloudFormationRole:
    Type: AWS::IAM::Role
    Condition: AdminAccount
    Properties:
      RoleName: "[=names.cloudFormationRole]"
      Description: "Makes the resources in the stacks of [=prefix]"
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
        - Effect: Allow
          Principal:
            Service: cloudformation.amazonaws.com
          Action: sts:AssumeRole
      Policies:
      - PolicyName: notifications
        PolicyDocument:
          Version: "2012-10-17"
          Statement:
          # Neither may a rule match anything but findings, nor hand them to anything but ours.
          - Sid: RulesForFindings
            Effect: Allow
            Action: events:PutRule
            Resource:
[@our.rules/]
            Condition:
              # A pattern that names no source, or any other beside it, is refused.
              ForAllValues:StringEquals:
                events:source: aws.securityhub
                events:detail-type: Security Hub Findings - Imported
              "Null":
                events:source: "false"
                events:detail-type: "false"
          - Sid: TargetsOfOurs
            Effect: Allow
            Action: events:PutTargets
            Resource:
[@our.rules/]
            Condition:
              ForAllValues:ArnLike:
                events:TargetArn:
                - !Sub "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:[=prefix]-deliver-*"
                - !Sub "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/[=prefix]-bus-*"
                # Rules of an older version hand over to topics: a deployment may have to go back to them.
                - !Sub "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:[=prefix]-*"
              "Null":
                events:TargetArn: "false"
          - Sid: Rules
            Effect: Allow
            Action:
            - events:RemoveTargets
            - events:DeleteRule
            - events:DescribeRule
            - events:ListTargetsByRule
            - events:TagResource
            - events:UntagResource
            - events:ListTagsForResource
            Resource:
[@our.rules/]
          - Sid: Buses
            Effect: Allow
            Action:
            - events:CreateEventBus
            - events:DescribeEventBus
            - events:UpdateEventBus
            - events:DeleteEventBus
            - events:TagResource
            - events:UntagResource
            - events:ListTagsForResource
            Resource: !Sub "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/[=prefix]-bus-*"
          - Sid: StateMachines
            Effect: Allow
            Action:
            - states:CreateStateMachine
            - states:DescribeStateMachine
            - states:UpdateStateMachine
            - states:DeleteStateMachine
            - states:TagResource
            - states:UntagResource
            - states:ListTagsForResource
            Resource: !Sub "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:[=prefix]-deliver-*"
          - Sid: Topics
            Effect: Allow
            Action:
            - sns:CreateTopic
            - sns:DeleteTopic
            - sns:GetTopicAttributes
            - sns:SetTopicAttributes
            - sns:TagResource
            - sns:UntagResource
            - sns:ListTagsForResource
            - sns:ListSubscriptionsByTopic
            - sns:GetDataProtectionPolicy
            # What is done to a subscription is asked of its topic.
            - sns:Unsubscribe
            - sns:GetSubscriptionAttributes
            - sns:SetSubscriptionAttributes
            Resource: !Sub "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:[=prefix]-*"
          # Chat subscribes itself, with a role of its own.
          - Sid: SubscribeMail
            Effect: Allow
            Action: sns:Subscribe
            Resource: !Sub "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:[=prefix]-*"
            Condition:
              StringEquals:
                sns:Protocol: email
          - Sid: DeadLetters
            Effect: Allow
            Action:
            - sqs:CreateQueue
            - sqs:DeleteQueue
            - sqs:GetQueueUrl
            - sqs:GetQueueAttributes
            - sqs:SetQueueAttributes
            - sqs:ListQueueTags
            - sqs:TagQueue
            - sqs:UntagQueue
            Resource: !Sub "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:[=names.deadLetters]"
          - Sid: Alarm
            Effect: Allow
            Action:
            - cloudwatch:PutMetricAlarm
            - cloudwatch:DeleteAlarms
            - cloudwatch:TagResource
            - cloudwatch:UntagResource
            - cloudwatch:ListTagsForResource
            Resource: !Sub "arn:${AWS::Partition}:cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:[=names.deadLetters]"
          - Sid: ReadAlarms
            Effect: Allow
            Action: cloudwatch:DescribeAlarms
            # CloudWatch looks through all alarms, also when it is asked for one by its name.
            Resource: "*"
      - PolicyName: encryption
        PolicyDocument:
          Version: "2012-10-17"
          Statement:
          - Sid: CreateKey
            Effect: Allow
            Action:
            - kms:CreateKey
            - kms:TagResource
            # A key has no name before it is made: the tag that it is to have says that it is ours.
            Resource: "*"
            Condition:
              StringEquals:
                aws:RequestTag/finding-relay:prefix: "[=prefix]"
          # All else the key's own policy allows; of a key that an older version has made it does not until it is updated.
          - Sid: KeyOfAnOlderVersion
            Effect: Allow
            Action:
            - kms:DescribeKey
            - kms:PutKeyPolicy
            - kms:GetKeyPolicy
            - kms:GetKeyRotationStatus
            - kms:TagResource
            - kms:UntagResource
            - kms:ListResourceTags
            - kms:DeleteAlias
            Resource: !Sub "arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/*"
            # A key has a random name: its alias says that it is ours, and no other key can be given it.
            Condition:
              ForAnyValue:StringEquals:
                kms:ResourceAliases: "[=names.keyAlias]"
          - Sid: KeyAlias
            Effect: Allow
            Action:
            - kms:CreateAlias
            - kms:UpdateAlias
            - kms:DeleteAlias
            Resource: !Sub "arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:[=names.keyAlias]"
          - Sid: ReadAliases
            Effect: Allow
            Action: kms:ListAliases
            # KMS takes no resource for a list.
            Resource: "*"
      - PolicyName: chat
        PolicyDocument:
          Version: "2012-10-17"
          Statement:
          - Sid: Channels
            Effect: Allow
            Action:
            - chatbot:UpdateSlackChannelConfiguration
            - chatbot:DeleteSlackChannelConfiguration
            - chatbot:UpdateMicrosoftTeamsChannelConfiguration
            - chatbot:DeleteMicrosoftTeamsChannelConfiguration
            - chatbot:AssociateToConfiguration
            - chatbot:DisassociateFromConfiguration
            - chatbot:ListAssociations
            - chatbot:TagResource
            - chatbot:UntagResource
            Resource: !Sub "arn:${AWS::Partition}:chatbot::${AWS::AccountId}:chat-configuration/*/[=prefix]-channel-*"
          - Sid: MakeAndListChannels
            Effect: Allow
            Action:
            - chatbot:CreateSlackChannelConfiguration
            - chatbot:DescribeSlackChannelConfigurations
            - chatbot:CreateMicrosoftTeamsChannelConfiguration
            - chatbot:GetMicrosoftTeamsChannelConfiguration
            - chatbot:ListMicrosoftTeamsChannelConfigurations
            - chatbot:ListTagsForResource
            # Amazon Q Developer in chat applications takes no resource for making and listing channels.
            Resource: "*"
          - Sid: ServiceLinkedRole
            Effect: Allow
            Action: iam:CreateServiceLinkedRole
            Resource: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/aws-service-role/management.chatbot.amazonaws.com/*"
            Condition:
              StringEquals:
                iam:AWSServiceName: management.chatbot.amazonaws.com
          - Sid: PassChatRole
            Effect: Allow
            Action: iam:PassRole
            Resource: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/[=names.chatRole]"
            Condition:
              StringEquals:
                iam:PassedToService: chatbot.amazonaws.com
      - PolicyName: roles
        PolicyDocument:
          Version: "2012-10-17"
          Statement:
          # With their boundary, these roles can do no more than hand findings over and tell of them, or nothing.
          - Sid: BoundedRoles
            Effect: Allow
            Action:
            - iam:CreateRole
            - iam:PutRolePolicy
            - iam:DeleteRolePolicy
            - iam:PutRolePermissionsBoundary
            Resource:
[@our.roles/]
            Condition:
              ArnEquals:
                iam:PermissionsBoundary:
                - !Ref Boundary
                - !Sub "arn:${AWS::Partition}:iam::aws:policy/AWSDenyAll"
          - Sid: Roles
            Effect: Allow
            Action:
            - iam:GetRole
            - iam:GetRolePolicy
            - iam:ListRolePolicies
            - iam:ListAttachedRolePolicies
            - iam:UpdateRole
            - iam:UpdateRoleDescription
            - iam:UpdateAssumeRolePolicy
            - iam:DeleteRole
            - iam:TagRole
            - iam:UntagRole
            - iam:ListRoleTags
            Resource:
[@our.roles/]
          - Sid: PassDeliveryRole
            Effect: Allow
            Action: iam:PassRole
            Resource: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/[=names.deliveryRole]"
            Condition:
              StringEquals:
                iam:PassedToService: states.amazonaws.com
          - Sid: PassRolesOfRules
            Effect: Allow
            Action: iam:PassRole
            Resource:
            - !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/[=prefix]-bus-*-forward"
            - !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/[=names.startRole]"
            Condition:
              StringEquals:
                iam:PassedToService: events.amazonaws.com
      - PolicyName: security-hub
        PolicyDocument:
          Version: "2012-10-17"
          Statement:
          - Sid: Aggregator
            Effect: Allow
            Action:
            - securityhub:GetFindingAggregator
            - securityhub:UpdateFindingAggregator
            - securityhub:DeleteFindingAggregator
            Resource: !Sub "arn:${AWS::Partition}:securityhub:*:${AWS::AccountId}:finding-aggregator/*"
          - Sid: CreateAggregator
            Effect: Allow
            Action:
            - securityhub:CreateFindingAggregator
            - securityhub:ListFindingAggregators
            # An account has one aggregator. Security Hub takes no resource for making and finding it.
            Resource: "*"
