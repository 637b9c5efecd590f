[#-- The role of the daily watch. --]
  # Looks every day whether everything is healthy: who is subscribed, which accounts there are, what is set up.
  WatchRole:
    Type: AWS::IAM::Role
    Condition: AdminAccount
    Properties:
      RoleName: "[=names.watchRole]"
      Description: "Reads whether all of [=prefix] is as it must be, from the branch main"
[@our.gitHub subject="ref:refs/heads/main" own="WatchSubject"/]
      Policies:
      - PolicyName: read-stacks
        PolicyDocument:
          Version: "2012-10-17"
          Statement:
[@our.readStacks of=["ListStackResources"]/]
      - PolicyName: read-notifications
        PolicyDocument:
          Version: "2012-10-17"
          Statement:
          - Sid: ReadTopics
            Effect: Allow
            Action: sns:ListTagsForResource
            Resource: !Sub "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:[=prefix]-*"
          - Sid: ReadDeadLetters
            Effect: Allow
            Action:
            - sqs:GetQueueUrl
            - sqs:GetQueueAttributes
            Resource: !Sub "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:[=names.deadLetters]"
          - Sid: ReadDeliveries
            Effect: Allow
            Action:
            - states:DescribeStateMachine
            - states:ListExecutions
            Resource: !Sub "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:[=prefix]-deliver-*"
          # An execution's input is the finding: what could not be delivered is named by it.
          - Sid: ReadExecutions
            Effect: Allow
            Action: states:DescribeExecution
            Resource: !Sub "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:execution:[=prefix]-deliver-*:*"
          - Sid: ListNotifications
            Effect: Allow
            Action:
            - sns:ListSubscriptions
            - events:ListRules
            # These services take no names for their lists: one question answers for all topics, or a whole event bus.
            Resource: "*"
      - PolicyName: read-surroundings
        PolicyDocument:
          Version: "2012-10-17"
          Statement:
          - Sid: ReadRoles
            Effect: Allow
            Action: iam:GetRole
            Resource:
            - !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/[=prefix]-*"
            - !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/aws-service-role/access-analyzer.amazonaws.com/*"
          - Sid: ReadSurroundings
            Effect: Allow
            Action:
            - access-analyzer:ListAnalyzers
            - access-analyzer:ListArchiveRules
            - account:ListRegions
            - chatbot:DescribeSlackWorkspaces
            - chatbot:ListMicrosoftTeamsConfiguredTeams
            - iam:ListOpenIDConnectProviders
            - organizations:DescribeOrganization
            - organizations:ListAccounts
            - organizations:ListAccountsForParent
            - organizations:ListAWSServiceAccessForOrganization
            - organizations:ListOrganizationalUnitsForParent
            - securityhub:DescribeHub
            - securityhub:DescribeOrganizationConfiguration
            - securityhub:DescribeSecurityHubV2
            - securityhub:GetAdministratorAccount
            - securityhub:GetFindingAggregator
            - securityhub:GetFindings
            - securityhub:ListEnabledProductsForImport
            - securityhub:ListFindingAggregators
            - servicequotas:GetAWSDefaultServiceQuota
            - servicequotas:GetServiceQuota
            # What an account or its organization has is asked as a whole; most of these take no resource.
            Resource: "*"
