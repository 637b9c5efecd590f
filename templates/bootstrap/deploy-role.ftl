[#-- The role of deployments. --]
  DeployRole:
    Type: AWS::IAM::Role
    Condition: AdminAccount
    Properties:
      RoleName: "[=names.deployRole]"
      Description: "Deploys the stacks and stack sets of [=prefix], from the environment production"
      # A first deployment of thousands of stacks takes more than an hour.
      MaxSessionDuration: 14400
[@our.gitHub subject="environment:production" own="DeploySubject"/]
      Policies:
      - PolicyName: deploy-stacks
        PolicyDocument:
          Version: "2012-10-17"
          Statement:
[@our.readStacks of=["DescribeStackEvents", "GetTemplate"] sets=["DescribeStackSetOperation"]
    lists=["ListStacks", "ListStackSets"]/]
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
[@our.stacks/]
          - Sid: WriteStackSets
            Effect: Allow
            Action:
            - cloudformation:UpdateStackSet
            - cloudformation:DeleteStackSet
            - cloudformation:CreateStackInstances
            - cloudformation:DeleteStackInstances
            - cloudformation:TagResource
            - cloudformation:UntagResource
            Resource:
[@our.stackSets/]
[@our.stackSetTargets/]
            - !Sub "arn:${AWS::Partition}:cloudformation:*::type/resource/AWS-AccessAnalyzer-Analyzer"
          - Sid: CreateStackSets
            Effect: Allow
            Action: cloudformation:CreateStackSet
            # A stack set has no name before it is made: the tag that it is to have says that it is ours.
            Resource: "*"
            Condition:
              StringEquals:
                aws:RequestTag/finding-relay:prefix: "[=prefix]"
          - Sid: LetCloudFormationWork
            Effect: Allow
            Action: iam:PassRole
            Resource:
            - !GetAtt CloudFormationRole.Arn
            - !GetAtt StackSetAdministrationRole.Arn
            Condition:
              StringEquals:
                iam:PassedToService: cloudformation.amazonaws.com
          # CloudFormation does not see that somebody has deleted an analyzer, or given it an archive rule; nor does it
          # apply archive rules to the findings that are there.
          - Sid: RepairAnalyzers
            Effect: Allow
            Action:
            - access-analyzer:CreateAnalyzer
            - access-analyzer:DeleteAnalyzer
            - access-analyzer:TagResource
            - access-analyzer:ListArchiveRules
            - access-analyzer:CreateArchiveRule
            - access-analyzer:UpdateArchiveRule
            - access-analyzer:DeleteArchiveRule
            - access-analyzer:ApplyArchiveRule
            - access-analyzer:ListFindings
            Resource: !Sub "arn:${AWS::Partition}:access-analyzer:*:${AWS::AccountId}:analyzer/[=our.analyzers]"
          - Sid: ListAnalyzers
            Effect: Allow
            Action:
            - access-analyzer:ListAnalyzers
            - organizations:ListAWSServiceAccessForOrganization
            # A list is one of all analyzers; whoever makes one of the organization is asked whether it may.
            Resource: "*"
