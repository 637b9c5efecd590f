[#-- One stack for each language: the state machine that tells people of findings. --]
[#import "state-machine/definition.ftl" as machine]
Description: "Tells people of findings, in language '[=language.code]'"

Resources:
  StateMachine:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      StateMachineName: [=language.stateMachine]
      StateMachineType: STANDARD
      RoleArn: [=arn("iam")]:role/[=names.deliveryRole]
      Definition:
[@machine.definition/]
