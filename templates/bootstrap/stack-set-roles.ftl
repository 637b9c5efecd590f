[#-- The roles of stack sets. --]
  StackSetAdministrationRole:
    Type: AWS::IAM::Role
    Condition: AdminAccount
    Properties:
      RoleName: "[=names.stackSetsRole]"
      Description: "Lets the stack sets of [=prefix] take the execution role"
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
        - Effect: Allow
          Principal:
            Service:
            - cloudformation.amazonaws.com
[#list optInRegions]
            # A Region that is not enabled by default comes as a service of its own.
[#items as region]
            - cloudformation.[=region].amazonaws.com
[/#items]
[/#list]
          Action: sts:AssumeRole
          Condition:
            StringEquals:
              aws:SourceAccount: !Ref AWS::AccountId
            ArnLike:
              aws:SourceArn: !Sub "arn:${AWS::Partition}:cloudformation:*:${AWS::AccountId}:stackset/[=our.analyzers]"
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
            - !Sub "arn:${AWS::Partition}:iam::[=account]:role/[=names.stackSetExecutionRole]"
[/#list]

  # In each account that a self-managed stack set goes to. Service-managed ones need none.
  StackSetExecutionRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: "[=names.stackSetExecutionRole]"
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
              aws:PrincipalArn: !Sub "arn:${AWS::Partition}:iam::[=adminAccount]:role/[=names.stackSetsRole]"
      Policies:
      - PolicyName: analyzers
        PolicyDocument:
          Version: "2012-10-17"
          Statement:
          # AWS does not say what stack sets need of CloudFormation, but that it is all of it: of the stacks that they make.
          - Sid: Stacks
            Effect: Allow
            Action: cloudformation:*
            Resource: !Sub "arn:${AWS::Partition}:cloudformation:*:${AWS::AccountId}:stack/StackSet-[=our.analyzers]/*"
          - Sid: Types
            Effect: Allow
            Action:
            - cloudformation:CreateStack
            - cloudformation:UpdateStack
            - cloudformation:DeleteStack
            - cloudformation:RollbackStack
            Resource: !Sub "arn:${AWS::Partition}:cloudformation:*::type/resource/*"
          - Sid: ReadStacks
            Effect: Allow
            Action:
            - cloudformation:DescribeStacks
            - cloudformation:GetTemplateSummary
            - cloudformation:ListStacks
            # A list is one of all stacks, and a template is looked at before there is a stack.
            Resource: "*"
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
            Resource: !Sub "arn:${AWS::Partition}:access-analyzer:*:${AWS::AccountId}:analyzer/[=our.analyzers]"
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
