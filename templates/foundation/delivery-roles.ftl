[#-- The roles that event rules and state machines work with. --]
  # Event rules start state machines with it, and may do nothing else.
  StartRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: "[=names.startRole]"
      Description: "Lets EventBridge hand findings over to those who are told of them"
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              Service: events.amazonaws.com
            Action: sts:AssumeRole
      Policies:
        - PolicyName: start
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action: states:StartExecution
                Resource: !Sub "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:[=prefix]-deliver-*"
      # Part of bootstrap.yaml. Whoever deploys may make no role without it.
      PermissionsBoundary: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/[=names.boundary]"

  # The only role that may publish to the topics.
  DeliveryRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: "[=names.deliveryRole]"
      Description: "Tells people of findings, and marks these as told"
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              Service: states.amazonaws.com
            Action: sts:AssumeRole
            Condition:
              StringEquals:
                aws:SourceAccount: !Ref AWS::AccountId
      Policies:
        - PolicyName: deliver
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action: sns:Publish
                Resource: !Sub "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:[=prefix]-*"
              - Effect: Allow
                Action: sqs:SendMessage
                Resource: !GetAtt DeadLetters.Arn
[#if encryption]
              - Effect: Allow
                Action:
                  - kms:Decrypt
                  - kms:GenerateDataKey*
                Resource: !GetAtt Key.Arn
[/#if]
[#if once]
              # Of a finding, nothing but that it was told: any other field in a request, and it is refused.
              - Effect: Allow
                Action: securityhub:BatchUpdateFindings
                Resource: "*"
                Condition:
                  StringEquals:
                    securityhub:ASFFSyntaxPath/Workflow.Status: NOTIFIED
                  "Null":
                    securityhub:ASFFSyntaxPath/Confidence: "true"
                    securityhub:ASFFSyntaxPath/Criticality: "true"
                    securityhub:ASFFSyntaxPath/Note.Text: "true"
                    securityhub:ASFFSyntaxPath/Note.UpdatedBy: "true"
                    securityhub:ASFFSyntaxPath/RelatedFindings: "true"
                    securityhub:ASFFSyntaxPath/Severity.Label: "true"
                    securityhub:ASFFSyntaxPath/Severity.Normalized: "true"
                    securityhub:ASFFSyntaxPath/Severity.Product: "true"
                    securityhub:ASFFSyntaxPath/Types: "true"
                    securityhub:ASFFSyntaxPath/VerificationState: "true"
[/#if]
      PermissionsBoundary: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/[=names.boundary]"
