[#-- What several of the roles have in common. --]
[#assign analyzers = names.analyzers + "*"]

[#-- Who may take a role: a run of the repository's workflows with this subject. --]
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

[#-- What shows the state of all stacks and stack sets, and the organization that they are in.
     of, sets, lists: further actions on a stack, on a stack set, on all of them --]
[#macro readStacks of=[] sets=[] lists=[]]
              - Sid: ReadStacks
                Effect: Allow
                Action:
[@actions ["DescribeStacks"] + of/]
                Resource:
[@stacks/]
              - Sid: ReadStackSets
                Effect: Allow
                Action:
[@actions ["DescribeStackSet", "ListStackInstances"] + sets/]
                Resource:
[@stackSets/]
              - Sid: List
                Effect: Allow
                Action:
[@actions ["DescribeStacks"] + lists/]
                  - organizations:DescribeOrganization
                  - organizations:ListAccounts
                  - organizations:ListAccountsForParent
                  - organizations:ListDelegatedAdministrators
                  - organizations:ListOrganizationalUnitsForParent
                # A list of all stacks in one call is a list of all stacks, whatever their names; there is one organization.
                Resource: "*"
[/#macro]

[#macro actions names]
[#list names as name]
                  - cloudformation:[=name]
[/#list]
[/#macro]

[#-- Every kind of stack that there is, by its name; not the stack of these roles. --]
[#macro stacks]
[#local names = ["account-????????????", "owner-*", "shared", "foundation", "foundation-bus-*", "foundation-deliver-??",
    "channel-slack-*", "channel-teams-*", "security-hub"]]
[#list names as name]
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
                  - !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/[=names.chatRole]"
                  - !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/[=prefix]-bus-*-forward"
                  - !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/[=names.startRole]"
                  - !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/[=names.deliveryRole]"
[/#macro]
