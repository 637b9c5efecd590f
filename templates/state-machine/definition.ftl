[#-- How findings are told, in Amazon States Language. The longer expressions are in expressions.ftl, the words in messages/. --]
[#import "expressions.ftl" as x]

[#-- What can pass: AWS is slow, overloaded, out of order or being changed. What is wrong stays wrong. --]
[#macro retry indent]
[=indent]TimeoutSeconds: 60
[=indent]Retry:
[=indent]  - ErrorEquals: [States.QueryEvaluationError, SNS.InvalidParameterException]
[=indent]    MaxAttempts: 0
[=indent]  - ErrorEquals: [States.ALL]
[=indent]    IntervalSeconds: 2
[=indent]    BackoffRate: 2
[=indent]    MaxAttempts: 6
[=indent]    MaxDelaySeconds: 60
[=indent]    JitterStrategy: FULL
[/#macro]

[#-- Leaves in the dead-letter queue what was not told, as an input that tells just this, and the error. --]
[#macro letter indent next]
[=indent]Type: Task
[=indent]Resource: !Sub "arn:${AWS::Partition}:states:::sqs:sendMessage"
[=indent]Arguments:
[=indent]  QueueUrl: !Sub "https://sqs.${AWS::Region}.${AWS::URLSuffix}/${AWS::AccountId}/[=names.deadLetters]"
[=indent]  MessageBody:
[=indent]    execution: "{% $states.context.Execution.Id %}"
[=indent]    error: "{% $states.input.error %}"
[=indent]    input: "{% $states.input.undelivered %}"
[@retry indent/]
[=indent]Catch:
[=indent]  - ErrorEquals: [States.ALL]
[=indent]    Next: [=next]
[=indent]Next: [=next]
[/#macro]

[#macro definition]
        Comment: "Tells people of findings, each once, and leaves in the queue [=names.deadLetters] what could not be told"
        QueryLanguage: JSONata
        TimeoutSeconds: 3600
        StartAt: EachFinding
        States:
          EachFinding:
            Type: Map
[@x.jsonata "            " "Items"]
$exists($states.input.findings) ? [$states.input.findings] : $error('there are no findings')
[/@x.jsonata]
            ItemSelector:
              finding: "{% $states.context.Map.Item.Value %}"
              to: "{% $sift($states.input, function($v, $k) { $k != 'findings' }) %}"
            ItemProcessor:
              ProcessorConfig:
                Mode: INLINE
              StartAt: Finding
              States:
                # In a branch of its own, so that whatever fails is caught and stops no other finding.
                Finding:
                  Type: Parallel
                  Branches:
                    - StartAt: Read
                      States:
[@finding/]
                  Catch:
                    - ErrorEquals: [States.ALL]
                      Output:
                        error: "{% $states.errorOutput %}"
[@x.jsonata "                        " "undelivered"]
$merge([$states.input.to, {'findings': [$states.input.finding]}])
[/@x.jsonata]
                      Next: FindingUndelivered
                  Output: "{% $states.result[0] %}"
                  End: true
                FindingUndelivered:
[@letter indent="                  " next="FindingFailed"/]
                FindingFailed:
                  Type: Pass
                  Output: "{% false %}"
                  End: true
            Catch:
              - ErrorEquals: [States.ALL]
                Output:
                  error: "{% $states.errorOutput %}"
                  undelivered: "{% $states.input %}"
                Next: Undelivered
            Output: "{% $not(false in $states.result) %}"
            Next: AllTold
          AllTold:
            Type: Choice
            Choices:
              - Condition: "{% $states.input %}"
                Next: Told
            Default: NotAllTold
          Told:
            Type: Succeed
          Undelivered:
[@letter indent="            " next="NotAllTold"/]
          # So that the alarm hears of it.
          NotAllTold:
            Type: Fail
            Error: NotAllTold
            Cause: "Somebody was not told of a finding; the queue [=names.deadLetters] has it"
[/#macro]

[#-- The states for one finding. --]
[#macro finding]
                        Read:
                          Type: Pass
                          Assign:
                            finding: "{% $states.input.finding %}"
                            to: "{% $states.input.to %}"
                            # Whatever else of a finding changes, these two say what was told.
[@x.jsonata "                            " "fingerprint"]
$hash($substring($string($states.input.finding.Title) & ' ' & $string($states.input.finding.Description), 0, 4000), 'SHA-256')
[/@x.jsonata]
[#if once]
                          Next: ToldAlready
                        ToldAlready:
                          Type: Choice
                          Choices:
[@x.jsonata "                            " "- Condition"]
$finding.Workflow.Status = 'NOTIFIED'
                                    and ($not($exists($finding.UserDefinedFields.`[=names.toldField]`))
                                      or $finding.UserDefinedFields.`[=names.toldField]` = $fingerprint)
[/@x.jsonata]
                              Next: NothingNew
                          Default: Facts
                        NothingNew:
                          Type: Pass
                          Output: "{% true %}"
                          End: true
[#else]
                          Next: Facts
[/#if]
                        # What the finding says, one text each; empty where it says nothing.
                        Facts:
                          Type: Pass
                          Assign:
[@x.jsonata "                            " "fact"]
[@x.facts/]
[/@x.jsonata]
                          Next: Words
                        # The same in words.
                        Words:
                          Type: Pass
                          Assign:
[@x.jsonata "                            " "word"]
[@x.words/]
[/@x.jsonata]
                          Next: Kind
                        Kind:
                          Type: Choice
                          Choices:
                            - Condition: "{% $to.message = 'forged' %}"
                              Next: Forged
                            - Condition: "{% $to.message = 'fallback' %}"
                              Next: Fallback
                            - Condition: "{% $fact.unused %}"
                              Next: Unused
                            - Condition: "{% $fact.external %}"
                              Next: External
                          Default: Other
[#list language.messages as message]
                        [=message.state]:
                          Type: Pass
                          Assign:
[@x.jsonata "                            " "subject"]
[=message.subject]
[/@x.jsonata]
[@x.jsonata "                            " "title"]
[=message.title]
[/@x.jsonata]
[@x.jsonata "                            " "text"]
[=message.text]
[/@x.jsonata]
[@x.jsonata "                            " "table"]
[=message.table]
[/@x.jsonata]
[@x.jsonata "                            " "steps"]
[=message.steps]
[/@x.jsonata]
                          Next: Compose
[/#list]
                        # A mail for the topics of people, a card for those of chat channels.
                        Compose:
                          Type: Pass
                          Assign:
[@x.jsonata "                            " "mail"]
[@x.mail/]
[/@x.jsonata]
[@x.jsonata "                            " "card"]
[@x.card/]
[/@x.jsonata]
                          Next: EachTopic
                        EachTopic:
                          Type: Map
[@x.jsonata "                          " "Items"]
$count([$to.topics, $to.channels]) = 0 ? $error('nobody is to be told') : [$to.topics, $to.channels]
[/@x.jsonata]
                          ItemProcessor:
                            ProcessorConfig:
                              Mode: INLINE
                            StartAt: Publish
                            States:
                              Publish:
                                Type: Task
                                Resource: !Sub "arn:${AWS::Partition}:states:::sns:publish"
[@x.jsonata "                                " "Arguments"]
$merge([{'TopicArn': $states.input}, $states.input in $to.topics ? $mail : $card])
[/@x.jsonata]
[@retry "                                "/]
                                Catch:
                                  - ErrorEquals: [States.ALL]
                                    Output:
                                      error: "{% $states.errorOutput %}"
[@x.jsonata "                                      " "undelivered"]
$merge([
                                            $to,
                                            $states.input in $to.topics
                                              ? {'topics': [$states.input], 'channels': []}
                                              : {'topics': [], 'channels': [$states.input]},
                                            {'findings': [$finding]}
                                          ])
[/@x.jsonata]
                                    Next: TopicUndelivered
                                Output: "{% true %}"
                                End: true
                              TopicUndelivered:
[@letter indent="                                " next="TopicFailed"/]
                              TopicFailed:
                                Type: Pass
                                Output: "{% false %}"
                                End: true
                          Output: "{% $not(false in $states.result) %}"
[#if once]
                          Next: EverybodyTold
                        EverybodyTold:
                          Type: Choice
                          Choices:
                            - Condition: "{% $states.input %}"
                              Next: Mark
                          Default: SomebodyNotTold
                        SomebodyNotTold:
                          Type: Pass
                          End: true
                        # If that fails, the finding is told again at its next event. That is better than not at all.
                        Mark:
                          Type: Task
                          Resource: !Sub "arn:${AWS::Partition}:states:::aws-sdk:securityhub:batchUpdateFindings"
                          Arguments:
                            FindingIdentifiers:
                              - Id: "{% $finding.Id %}"
                                ProductArn: "{% $finding.ProductArn %}"
                            Workflow:
                              Status: NOTIFIED
[@x.jsonata "                            " "UserDefinedFields"]
$merge([$finding.UserDefinedFields, {'[=names.toldField]': $fingerprint}])
[/@x.jsonata]
[@retry "                          "/]
                          Catch:
                            - ErrorEquals: [States.ALL]
                              Output: "{% true %}"
                              Next: Marked
                          Output: "{% true %}"
                          Next: Marked
                        Marked:
                          Type: Pass
                          End: true
[#else]
                          End: true
[/#if]
[/#macro]

