[#-- What several of the roles have in common. --]
[#assign analyzers = names.analyzers + "*"]

[#-- Who may take a role: a run of the repository's workflows with this subject. It is a text, since a condition's key that
     names the issuer can be put together in no other way.
     subject: how the last part of the subject is; own: the parameter that has all of it, in the custom form;
     onMain: whether it is of the branch main only. IAM knows the branch of some issuers' tokens only. --]
[#macro gitHub subject own onMain=true]
[#local immutable]repo:${GitHubOwner}@${GitHubOwnerId}/${GitHubRepository}@${GitHubRepositoryId}:[=subject][/#local]
[#local classic]repo:${GitHubOwner}/${GitHubRepository}:[=subject][/#local]
      AssumeRolePolicyDocument: !Sub
      - |
        {"Version": "2012-10-17", "Statement": [{
          "Effect": "Allow",
          "Principal": {"Federated": "arn:${AWS::Partition}:iam::${AWS::AccountId}:oidc-provider/${Issuer}"},
          "Action": "sts:AssumeRoleWithWebIdentity",
          "Condition": {
[#if onMain]
            "StringEquals": {"${Issuer}:aud": "[=audience]", "${Issuer}:sub": ["${Subject}"]},
            "StringEqualsIfExists": {"${Issuer}:ref": "refs/heads/main"}
[#else]
            "StringEquals": {"${Issuer}:aud": "[=audience]"},
            "StringLike": {"${Issuer}:sub": ["${Subject}"]}
[/#if]
          }
        }]}
      - Issuer: !Select [1, !Split ["https://", !Ref OidcIssuer]]
        Subject:
          Fn::If:
          - CustomSubject
          - !Ref [=own]
          - Fn::If:
            - BothSubjects
            - !Sub '[=immutable]", "[=classic]'
            - Fn::If:
              - ClassicSubject
              - !Sub "[=classic]"
              - !Sub "[=immutable]"
[/#macro]

[#-- What shows the state of all stacks and stack sets.
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
            # CloudFormation asks with it whether this account may look at stack sets of organizational units.
            - organizations:ListDelegatedAdministrators
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
[/#list]
[/#macro]

[#-- The accounts and Regions that stack sets go to. --]
[#macro stackSetTargets]
[#list accounts as account]
            - !Sub "arn:${AWS::Partition}:cloudformation:*:[=account]:stackset-target/[=analyzers]/*"
[/#list]
[/#macro]

[#macro rules]
            - !Sub "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/[=prefix]-*"
            - !Sub "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/[=prefix]-bus-*/[=prefix]-*"
[/#macro]

[#macro roles]
            - !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/[=names.chatRole]"
            - !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/[=prefix]-bus-*-forward"
            - !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/[=names.startRole]"
            - !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/[=names.deliveryRole]"
[/#macro]
