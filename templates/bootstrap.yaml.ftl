[#-- What an administrator deploys once: the roles that GitHub, CloudFormation and its stack sets take. --]
[#assign stackNames = ["account-????????????", "owner-*", "shared", "foundation", "foundation-bus-*", "channel-slack-*", "channel-teams-*", "security-hub"]]
[#assign analyzers = prefix + "-analyzers*"]
AWSTemplateFormatVersion: "2010-09-09"
Description: "The roles that deploy [=prefix]: bound to one GitHub repository and to names that begin with [=prefix]"

Parameters:
  GitHubOwner:
    Type: String
    Description: The user or organization that the repository belongs to
    AllowedPattern: "[A-Za-z0-9][A-Za-z0-9-]*"
  GitHubRepository:
    Type: String
    Description: The repository's name, without its owner
    AllowedPattern: "[A-Za-z0-9._-]+"
  SubjectForm:
    Type: String
    Description: >-
      How GitHub names the repository in its tokens. Repositories made, renamed or transferred since 15 July 2026 have the
      immutable form, with ids; older ones have the classic form unless they were changed; both is for the time of a change.
    Default: immutable
    AllowedValues:
      - immutable
      - classic
      - both
  GitHubOwnerId:
    Type: String
    Description: The owner's number, from https://api.github.com/repos/OWNER/REPOSITORY (owner.id); not for the classic form
    Default: ""
    AllowedPattern: "[0-9]*"
  GitHubRepositoryId:
    Type: String
    Description: The repository's number, from https://api.github.com/repos/OWNER/REPOSITORY (id); not for the classic form
    Default: ""
    AllowedPattern: "[0-9]*"
  CreateOidcProvider:
    Type: String
    Description: No, if the account has the identity provider token.actions.githubusercontent.com already; there can be one only
    Default: "yes"
    AllowedValues:
      - "yes"
      - "no"

Rules:
  ImmutableSubjectsHaveIds:
    RuleCondition: !Not [!Equals [!Ref SubjectForm, classic]]
    Assertions:
      - Assert: !Not [!Equals [!Ref GitHubOwnerId, ""]]
        AssertDescription: The immutable form needs GitHubOwnerId
      - Assert: !Not [!Equals [!Ref GitHubRepositoryId, ""]]
        AssertDescription: The immutable form needs GitHubRepositoryId

Conditions:
  # In the management account, if that is another one, only StackSetExecutionRole is made.
  AdminAccount: !Equals [!Ref AWS::AccountId, "[=adminAccount]"]
  OidcProvider: !And [!Condition AdminAccount, !Equals [!Ref CreateOidcProvider, "yes"]]
  ClassicSubject: !Not [!Equals [!Ref SubjectForm, immutable]]
  ImmutableSubject: !Not [!Equals [!Ref SubjectForm, classic]]

Resources:
  GitHub:
    Type: AWS::IAM::OIDCProvider
    Condition: OidcProvider
    # Others may have come to rely on it.
    DeletionPolicy: Retain
    UpdateReplacePolicy: Retain
    Properties:
      Url: https://token.actions.githubusercontent.com
      ClientIdList:
        - [=audience]

  # Reads what is deployed, for pull requests of the repository's own branches. Forks get no token.
  PlanRole:
    Type: AWS::IAM::Role
    Condition: AdminAccount
    Properties:
      RoleName: "[=prefix]-plan"
      Description: "Reads what of [=prefix] is deployed, for pull requests"
[@gitHub subject="pull_request"/]
      Policies:
        - PolicyName: read-stacks
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
[@readStacks/]
              - Sid: ReadFindings
                Effect: Allow
                Action:
                  - access-analyzer:ListAnalyzers
                  - access-analyzer:ListArchiveRules
                  - access-analyzer:ListFindings
                # To say what a new archive rule would hide, which analyzers there are has to be asked first.
                Resource: "*"

  # Looks every day whether all is well: who is subscribed, which accounts there are, what is set up.
  WatchRole:
    Type: AWS::IAM::Role
    Condition: AdminAccount
    Properties:
      RoleName: "[=prefix]-watch"
      Description: "Reads whether all of [=prefix] is as it must be, from the branch main"
[@gitHub subject="ref:refs/heads/main"/]
      Policies:
        - PolicyName: read-stacks
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
[@readStacks/]
        - PolicyName: read-notifications
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Sid: ReadResources
                Effect: Allow
                Action: cloudformation:DescribeStackResources
                Resource:
[@stacks/]
              - Sid: ReadTopics
                Effect: Allow
                Action: sns:ListTagsForResource
                Resource: !Sub "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:[=prefix]-*"
              - Sid: ReadDeadLetters
                Effect: Allow
                Action:
                  - sqs:GetQueueUrl
                  - sqs:GetQueueAttributes
                Resource: !Sub "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:[=prefix]-dead-letters"
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
                  - account:ListRegions
                  - chatbot:DescribeSlackWorkspaces
                  - chatbot:ListMicrosoftTeamsConfiguredTeams
                  - iam:ListOpenIDConnectProviders
                  - organizations:ListAWSServiceAccessForOrganization
                  - securityhub:DescribeHub
                  - securityhub:DescribeOrganizationConfiguration
                  - securityhub:GetAdministratorAccount
                  - securityhub:GetFindingAggregator
                  - securityhub:ListFindingAggregators
                  - servicequotas:GetAWSDefaultServiceQuota
                  - servicequotas:GetServiceQuota
                # What an account or its organization has is asked as a whole; most of these take no resource.
                Resource: "*"

  DeployRole:
    Type: AWS::IAM::Role
    Condition: AdminAccount
    Properties:
      RoleName: "[=prefix]-deploy"
      Description: "Deploys the stacks and stack sets of [=prefix], from the environment production"
      # A first deployment of thousands of stacks takes more than an hour.
      MaxSessionDuration: 14400
[@gitHub subject="environment:production"/]
      Policies:
        - PolicyName: deploy-stacks
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
[@readStacks/]
              # Every kind of stack by its name, so that this role can change no other, nor the stack of the roles.
              - Sid: WriteStacks
                Effect: Allow
                Action:
                  - cloudformation:CreateStack
                  - cloudformation:UpdateStack
                  - cloudformation:DeleteStack
                  - cloudformation:UpdateTerminationProtection
                  - cloudformation:CreateChangeSet
                  - cloudformation:DescribeChangeSet
                  - cloudformation:DeleteChangeSet
                  - cloudformation:TagResource
                  - cloudformation:UntagResource
                Resource:
[@stacks/]
              - Sid: WriteStackSets
                Effect: Allow
                Action:
                  - cloudformation:CreateStackSet
                  - cloudformation:UpdateStackSet
                  - cloudformation:DeleteStackSet
                  - cloudformation:CreateStackInstances
                  - cloudformation:UpdateStackInstances
                  - cloudformation:DeleteStackInstances
                  - cloudformation:TagResource
                  - cloudformation:UntagResource
                Resource:
[@stackSets/]
                  - !Sub "arn:${AWS::Partition}:cloudformation:*::type/resource/AWS-AccessAnalyzer-Analyzer"
              - Sid: LetCloudFormationWork
                Effect: Allow
                Action: iam:PassRole
                Resource:
                  - !GetAtt CloudFormationRole.Arn
                  - !GetAtt StackSetAdministrationRole.Arn
                Condition:
                  StringEquals:
                    iam:PassedToService: cloudformation.amazonaws.com
              - Sid: ApplyArchiveRules
                Effect: Allow
                Action:
                  - access-analyzer:ListArchiveRules
                  - access-analyzer:ApplyArchiveRule
                Resource: !Sub "arn:${AWS::Partition}:access-analyzer:*:${AWS::AccountId}:analyzer/[=analyzers]"

  # The most that a role in one of our stacks can do, whatever its template says.
  Boundary:
    Type: AWS::IAM::ManagedPolicy
    Condition: AdminAccount
    Properties:
      ManagedPolicyName: "[=prefix]-boundary"
      Description: "The most that roles of [=prefix] may do: forward events to its own buses"
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Sid: ForwardToOurBuses
            Effect: Allow
            Action: events:PutEvents
            Resource: !Sub "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/[=prefix]-bus-*"

  # Makes what is in the stacks.
  CloudFormationRole:
    Type: AWS::IAM::Role
    Condition: AdminAccount
    Properties:
      RoleName: "[=prefix]-cloudformation"
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
              - Sid: Rules
                Effect: Allow
                Action:
                  - events:PutRule
                  - events:PutTargets
                  - events:RemoveTargets
                  - events:DeleteRule
                  - events:DescribeRule
                  - events:ListTargetsByRule
                  - events:TagResource
                  - events:UntagResource
                  - events:ListTagsForResource
                Resource:
                  - !Sub "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/[=prefix]-*"
                  - !Sub "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/[=prefix]-bus-*/[=prefix]-*"
              - Sid: Buses
                Effect: Allow
                Action:
                  - events:CreateEventBus
                  - events:DescribeEventBus
                  - events:DeleteEventBus
                  - events:TagResource
                  - events:UntagResource
                  - events:ListTagsForResource
                Resource: !Sub "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/[=prefix]-bus-*"
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
                  - sns:Subscribe
                  - sns:ListSubscriptionsByTopic
                  - sns:GetDataProtectionPolicy
                Resource: !Sub "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:[=prefix]-*"
              - Sid: Subscriptions
                Effect: Allow
                Action:
                  - sns:Unsubscribe
                  - sns:GetSubscriptionAttributes
                  - sns:SetSubscriptionAttributes
                # SNS takes no resource for what is done to a subscription.
                Resource: "*"
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
                Resource: !Sub "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:[=prefix]-dead-letters"
              - Sid: Alarm
                Effect: Allow
                Action:
                  - cloudwatch:PutMetricAlarm
                  - cloudwatch:DeleteAlarms
                  - cloudwatch:TagResource
                  - cloudwatch:UntagResource
                  - cloudwatch:ListTagsForResource
                Resource: !Sub "arn:${AWS::Partition}:cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:[=prefix]-dead-letters"
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
                # A key has no name before it is made, and a random one afterwards: its tag says that it is ours.
                Resource: "*"
                Condition:
                  StringEquals:
                    aws:RequestTag/finding-relay:prefix: "[=prefix]"
              - Sid: Key
                Effect: Allow
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
                # A key has a random name: its tag says that it is ours.
                Resource: "*"
                Condition:
                  StringEquals:
                    aws:ResourceTag/finding-relay:prefix: "[=prefix]"
              - Sid: KeyAlias
                Effect: Allow
                Action:
                  - kms:CreateAlias
                  - kms:UpdateAlias
                  - kms:DeleteAlias
                Resource: !Sub "arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:alias/[=prefix]"
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
                  - chatbot:CreateSlackChannelConfiguration
                  - chatbot:UpdateSlackChannelConfiguration
                  - chatbot:DeleteSlackChannelConfiguration
                  - chatbot:DescribeSlackChannelConfigurations
                  - chatbot:CreateMicrosoftTeamsChannelConfiguration
                  - chatbot:UpdateMicrosoftTeamsChannelConfiguration
                  - chatbot:DeleteMicrosoftTeamsChannelConfiguration
                  - chatbot:GetMicrosoftTeamsChannelConfiguration
                  - chatbot:ListMicrosoftTeamsChannelConfigurations
                  - chatbot:AssociateToConfiguration
                  - chatbot:DisassociateFromConfiguration
                  - chatbot:ListAssociations
                  - chatbot:TagResource
                  - chatbot:UntagResource
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
                Resource: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/[=prefix]-chat"
                Condition:
                  StringEquals:
                    iam:PassedToService: chatbot.amazonaws.com
        - PolicyName: roles
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              # With their boundary, these roles can do no more than forward events, or nothing.
              - Sid: BoundedRoles
                Effect: Allow
                Action:
                  - iam:CreateRole
                  - iam:PutRolePolicy
                  - iam:DeleteRolePolicy
                  - iam:PutRolePermissionsBoundary
                Resource:
[@roles/]
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
[@roles/]
              - Sid: PassForwardRoles
                Effect: Allow
                Action: iam:PassRole
                Resource: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/[=prefix]-bus-*-forward"
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

  StackSetAdministrationRole:
    Type: AWS::IAM::Role
    Condition: AdminAccount
    Properties:
      RoleName: "[=prefix]-stack-sets"
      Description: "Lets the stack sets of [=prefix] take the execution role"
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              Service:
                - cloudformation.amazonaws.com
[#list optInRegions as region]
                # A Region that is not enabled by default comes as a service of its own.
                - cloudformation.[=region].amazonaws.com
[/#list]
            Action: sts:AssumeRole
            Condition:
              StringEquals:
                aws:SourceAccount: !Ref AWS::AccountId
              ArnLike:
                aws:SourceArn: !Sub "arn:${AWS::Partition}:cloudformation:*:${AWS::AccountId}:stackset/[=analyzers]"
      Policies:
        - PolicyName: assume-execution-role
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Sid: Execute
                Effect: Allow
                Action: sts:AssumeRole
                Resource:
[#list accounts as account]
                  - !Sub "arn:${AWS::Partition}:iam::[=account]:role/[=prefix]-stack-set-execution"
[/#list]

  # In each account that a self-managed stack set goes to. Service-managed ones need none.
  StackSetExecutionRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: "[=prefix]-stack-set-execution"
      Description: "Makes the analyzers of [=prefix] in this account"
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              AWS: !Sub "arn:${AWS::Partition}:iam::[=adminAccount]:root"
            Action: sts:AssumeRole
            # IAM takes the name of a role only once it is there; this names it in the management account too.
            Condition:
              ArnEquals:
                aws:PrincipalArn: !Sub "arn:${AWS::Partition}:iam::[=adminAccount]:role/[=prefix]-stack-sets"
      Policies:
        - PolicyName: analyzers
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Sid: Stacks
                Effect: Allow
                Action:
                  - cloudformation:CreateStack
                  - cloudformation:UpdateStack
                  - cloudformation:DeleteStack
                  - cloudformation:DescribeStacks
                  - cloudformation:DescribeStackEvents
                  - cloudformation:DescribeStackResource
                  - cloudformation:DescribeStackResources
                  - cloudformation:GetTemplate
                  - cloudformation:GetTemplateSummary
                  - cloudformation:TagResource
                  - cloudformation:UntagResource
                Resource: !Sub "arn:${AWS::Partition}:cloudformation:*:${AWS::AccountId}:stack/StackSet-[=analyzers]/*"
              - Sid: Analyzers
                Effect: Allow
                Action:
                  - access-analyzer:CreateAnalyzer
                  - access-analyzer:GetAnalyzer
                  - access-analyzer:UpdateAnalyzer
                  - access-analyzer:DeleteAnalyzer
                  - access-analyzer:CreateArchiveRule
                  - access-analyzer:UpdateArchiveRule
                  - access-analyzer:DeleteArchiveRule
                  - access-analyzer:ListArchiveRules
                  - access-analyzer:TagResource
                  - access-analyzer:UntagResource
                  - access-analyzer:ListTagsForResource
                Resource: !Sub "arn:${AWS::Partition}:access-analyzer:*:${AWS::AccountId}:analyzer/[=analyzers]"
              - Sid: ReadOrganization
                Effect: Allow
                Action:
                  - access-analyzer:ListAnalyzers
                  - organizations:DescribeOrganization
                  - organizations:ListAWSServiceAccessForOrganization
                  - organizations:ListDelegatedAdministrators
                # What is read is the list of analyzers, and the organization, of which there is one.
                Resource: "*"
              - Sid: ServiceLinkedRole
                Effect: Allow
                Action: iam:CreateServiceLinkedRole
                Resource: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/aws-service-role/access-analyzer.amazonaws.com/*"
                Condition:
                  StringEquals:
                    iam:AWSServiceName: access-analyzer.amazonaws.com
[#macro gitHub subject]
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              Federated: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:oidc-provider/token.actions.githubusercontent.com"
            Action: sts:AssumeRoleWithWebIdentity
            Condition:
              StringEquals:
                token.actions.githubusercontent.com:aud: [=audience]
                token.actions.githubusercontent.com:sub:
                  - Fn::If:
                      - ImmutableSubject
                      - !Sub "repo:${GitHubOwner}@${GitHubOwnerId}/${GitHubRepository}@${GitHubRepositoryId}:[=subject]"
                      - !Ref AWS::NoValue
                  - Fn::If:
                      - ClassicSubject
                      - !Sub "repo:${GitHubOwner}/${GitHubRepository}:[=subject]"
                      - !Ref AWS::NoValue
[/#macro]
[#macro readStacks]
              - Sid: ReadStacks
                Effect: Allow
                Action:
                  - cloudformation:DescribeStacks
                  - cloudformation:DescribeStackEvents
                  - cloudformation:GetTemplate
                Resource:
[@stacks/]
              - Sid: ReadStackSets
                Effect: Allow
                Action:
                  - cloudformation:DescribeStackSet
                  - cloudformation:DescribeStackInstance
                  - cloudformation:DescribeStackSetOperation
                  - cloudformation:ListStackInstances
                  - cloudformation:ListStackSetOperations
                  - cloudformation:ListStackSetOperationResults
                Resource:
[@stackSets/]
              - Sid: List
                Effect: Allow
                Action:
                  - cloudformation:DescribeStacks
                  - cloudformation:ListStacks
                  - cloudformation:ListStackSets
                  - organizations:DescribeOrganization
                  - organizations:ListAccounts
                  - organizations:ListAccountsForParent
                  - organizations:ListDelegatedAdministrators
                  - organizations:ListOrganizationalUnitsForParent
                # A list of all stacks in one call is a list of all stacks, whatever their names; there is one organization.
                Resource: "*"
[/#macro]
[#macro stacks]
[#list stackNames as name]
                  - !Sub "arn:${AWS::Partition}:cloudformation:${AWS::Region}:${AWS::AccountId}:stack/[=prefix]-[=name]/*"
[/#list]
[/#macro]
[#macro stackSets]
[#list accounts as account]
                  - !Sub "arn:${AWS::Partition}:cloudformation:*:[=account]:stackset/[=analyzers]"
                  - !Sub "arn:${AWS::Partition}:cloudformation:*:[=account]:stackset-target/[=analyzers]/*"
[/#list]
[/#macro]
[#macro roles]
                  - !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/[=prefix]-chat"
                  - !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/[=prefix]-bus-*-forward"
[/#macro]
