[#-- What an administrator deploys once: the roles that GitHub, CloudFormation and its stack sets take. --]
[#import "bootstrap/common.ftl" as our]
Description: "The roles that deploy [=prefix]: bound to one GitHub repository and to names that begin with [=prefix]"

[#include "bootstrap/parameters.ftl"]

Conditions:
  # In the management account, if that is another one, only StackSetExecutionRole is made.
  AdminAccount: !Equals [!Ref AWS::AccountId, "[=adminAccount]"]
  OidcProvider: !And [!Condition AdminAccount, !Equals [!Ref CreateOidcProvider, "yes"]]
  ClassicSubject: !Equals [!Ref SubjectForm, classic]
  BothSubjects: !Equals [!Ref SubjectForm, both]
  CustomSubject: !Equals [!Ref SubjectForm, custom]

Resources:
  GitHub:
    Type: AWS::IAM::OIDCProvider
    Condition: OidcProvider
    # Others may have come to rely on it; but what is left of a stack that could not be made would be in the way of the next.
    DeletionPolicy: RetainExceptOnCreate
    UpdateReplacePolicy: Retain
    Properties:
      Url: !Ref OidcIssuer
      ClientIdList:
      - [=audience]

[#include "bootstrap/plan-role.ftl"]

[#include "bootstrap/watch-role.ftl"]

[#include "bootstrap/remind-role.ftl"]

[#include "bootstrap/deploy-role.ftl"]

  # The most that a role in one of our stacks can do, whatever its template says.
  Boundary:
    Type: AWS::IAM::ManagedPolicy
    Condition: AdminAccount
    Properties:
      ManagedPolicyName: "[=names.boundary]"
      Description: "The most that roles of [=prefix] may do: hand findings over, and tell of them"
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
        - Sid: ForwardToOurBuses
          Effect: Allow
          Action: events:PutEvents
          Resource: !Sub "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/[=prefix]-bus-*"
        - Sid: StartOurStateMachines
          Effect: Allow
          Action: states:StartExecution
          Resource: !Sub "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:[=prefix]-deliver-*"
        - Sid: PublishToOurTopics
          Effect: Allow
          Action: sns:Publish
          Resource: !Sub "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:[=prefix]-*"
        - Sid: LeaveDeadLetters
          Effect: Allow
          Action: sqs:SendMessage
          Resource: !Sub "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:[=names.deadLetters]"
        - Sid: UseOurKey
          Effect: Allow
          Action:
          - kms:Decrypt
          - kms:GenerateDataKey*
          # A key has a random name: its alias says that it is ours.
          Resource: !Sub "arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/*"
          Condition:
            ForAnyValue:StringEquals:
              kms:ResourceAliases: "[=names.keyAlias]"
        - Sid: MarkFindingsAsTold
          Effect: Allow
          Action: securityhub:BatchUpdateFindings
          # Security Hub takes no resource for findings.
          Resource: "*"
          Condition:
            StringEquals:
              securityhub:ASFFSyntaxPath/Workflow.Status: NOTIFIED

[#include "bootstrap/cloudformation-role.ftl"]

[#include "bootstrap/stack-set-roles.ftl"]
