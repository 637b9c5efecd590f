[#-- The role of pull requests. --]
  # Reads what is deployed, for pull requests of the repository's own branches. Forks get no token.
  PlanRole:
    Type: AWS::IAM::Role
    Condition: AdminAccount
    Properties:
      RoleName: "[=names.planRole]"
      Description: "Reads what of [=prefix] is deployed, for pull requests"
[@our.gitHub subject="pull_request" own="PlanSubject" onMain=false/]
      Policies:
      - PolicyName: read-stacks
        PolicyDocument:
          Version: "2012-10-17"
          Statement:
[@our.readStacks of=["GetTemplate"] lists=["ListStackSets"]/]
          - Sid: ReadFindings
            Effect: Allow
            Action:
            - access-analyzer:ListAnalyzers
            - access-analyzer:ListArchiveRules
            - access-analyzer:ListFindings
            # To say what a new archive rule would hide, which analyzers there are has to be asked first.
            Resource: "*"
