package io.github.findingrelay.statemachine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidDefinitionTest {

    private static final String TASK = "\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::sns:publish\"";
    private static final String SUCCEED = "\"B\": {\"Type\": \"Succeed\"}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | the state machine: must be an object",
                "{'StartAt': 'A', 'States': {'A': {'Type': 'Succeed'}}} | the state machine, QueryLanguage: is missing",
                "{'QueryLanguage': 'JSONPath', 'StartAt': 'A', 'States': {}} | the state machine, QueryLanguage: must be JSONata",
                "{'QueryLanguage': 'JSONata', 'States': {'A': {'Type': 'Succeed'}}} | the state machine, StartAt: is missing",
                "{'QueryLanguage': 'JSONata', 'StartAt': 'A'} | the state machine, States: is missing",
                "{'QueryLanguage': 'JSONata', 'StartAt': 'A', 'States': {}} | StartAt: there is no state 'A'",
                "{'QueryLanguage': 'JSONata', 'StartAt': 'A', 'States': [], 'Version': '1.0'} | the state machine, Version: is not played",
                "{'QueryLanguage': 'JSONata', 'StartAt': 'A', 'States': {}, 'TimeoutSeconds': 0} | the state machine, TimeoutSeconds: must be",
                "{'QueryLanguage': 'JSONata', 'StartAt': 'A', 'States': {}, 'TimeoutSeconds': '{% 1 %}'} | the state machine, TimeoutSeconds",
                "{'QueryLanguage': 'JSONata', 'StartAt': 'A', 'States': {}, 'Comment': 1} | the state machine, Comment: must be a text",
            })
    void refusesAWhole(String definition, String message) {
        refuses(definition.replace('\'', '"'), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'A': 1 | state 'A': must be an object",
                "'A': {} | state 'A', Type: is missing",
                "'A': {'Type': 'Wait', 'Seconds': 1, 'End': true} | state 'A', Type: 'Wait' is not played here",
                "'A': {'Type': 'Pass', 'Result': 1, 'End': true} | state 'A', Result: is not played here",
                "'A': {'Type': 'Pass', 'Retry': [], 'End': true} | state 'A', Retry: is not played here",
                "'A': {'Type': 'Pass', 'Catch': [], 'End': true} | state 'A', Catch: is not played here",
                "'A': {'Type': 'Pass', 'QueryLanguage': 'JSONPath', 'End': true} | state 'A', QueryLanguage: must be JSONata",
                "'A': {'Type': 'Pass'} | state 'A', Next: is missing",
                "'A': {'Type': 'Pass', 'Next': 'B', 'End': true}, SUCCEED | state 'A', End: must not stand beside Next",
                "'A': {'Type': 'Pass', 'Next': 'A'} | the state machine: States: it ends nowhere",
                "'A': {'Type': 'Pass', 'End': false} | state 'A', End: must be true",
                "'A': {'Type': 'Pass', 'Next': 'C'}, SUCCEED | state 'A': Next or Default: there is no state 'C'",
                "'A': {'Type': 'Pass', 'End': true}, SUCCEED | state 'B': no state leads here",
                "'A': {'Type': 'Succeed', 'Assign': {}} | state 'A', Assign: is not played here",
                "'A': {'Type': 'Succeed', 'Next': 'B'}, SUCCEED | state 'A', Next: is not played here",
                "'A': {'Type': 'Fail', 'Error': 1} | state 'A', Error: must be a text",
                "'A': {'Type': 'Fail', 'ErrorPath': 'x'} | state 'A', ErrorPath: is not played here",
                "'A': {'Type': 'Fail', 'Cause': '{% $states.result %}'} | state 'A', Cause: there is no $states.result here",
                "'A': {'Type': 'Task', 'End': true} | state 'A', Resource: is missing",
                "'A': {'Type': 'Task', 'Resource': '{% 1 %}', 'End': true} | state 'A', Resource: must be a text",
                "'A': {'Type': 'Task', 'Resource': 'http://a', 'End': true} | state 'A', Resource: must be an ARN",
                "'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', 'End': true} | state 'A', Resource",
                "'A': {TASK, 'Parameters': {}, 'End': true} | state 'A', Parameters: is not played here",
                "'A': {TASK, 'TimeoutSeconds': 0, 'End': true} | state 'A', TimeoutSeconds: must be a whole number",
                "'A': {TASK, 'TimeoutSeconds': 1.5, 'End': true} | state 'A', TimeoutSeconds: must be a whole number",
                "'A': {'Type': 'Choice', 'Choices': []} | state 'A', Choices: must be an array with something in it",
                "'A': {'Type': 'Choice', 'Choices': [{'Next': 'B'}]}, SUCCEED | state 'A', Choices[0], Condition: is missing",
                "'A': {'Type': 'Choice', 'Choices': [{'Condition': true, 'Next': 'B'}]}, SUCCEED | Condition: must be an expression",
                "'A': {'Type': 'Choice', 'Choices': [{'Condition': 'true', 'Next': 'B'}]}, SUCCEED | Condition: an expression '{% … %}'",
                "'A': {'Type': 'Choice', 'Choices': [{'Condition': '{% true %}'}]} | state 'A', Choices[0], Next: is missing",
                "'A': {'Type': 'Choice', 'Choices': [{'Condition': '{% true %}', 'Next': 'C'}]} | state 'A': Next or Default",
                "'A': {'Type': 'Choice', 'Choices': [{'Condition': '{% true %}', 'Next': 'B'}], 'Default': 'C'}, SUCCEED | no state 'C'",
                "'A': {'Type': 'Choice', 'Choices': [{'Variable': '$.a', 'Next': 'B'}]}, SUCCEED | Choices[0], Variable: is not played",
                "'A': {'Type': 'Choice', 'Choices': [{'Condition': '{% true %}', 'Next': 'B'}], 'Output': 1}, SUCCEED | Default: is missing",
                "'A': {'Type': 'Choice', 'Choices': [{'Condition': '{% true %}', 'Next': 'B'}], 'End': true}, SUCCEED | state 'A', End",
                "'A': {'Type': 'Map', 'End': true} | state 'A', ItemProcessor: is missing",
                "'A': {'Type': 'Map', 'ItemProcessor': {'StartAt': 'B', 'States': {SUCCEED}}, 'End': true} | ProcessorConfig: is missing",
                "'A': {'Type': 'Map', 'ItemProcessor': {'ProcessorConfig': {'Mode': 'DISTRIBUTED'}}, 'End': true} | Mode: must be INLINE",
                "'A': {'Type': 'Map', 'ItemsPath': '$.a', 'End': true} | state 'A', ItemsPath: is not played here",
                "'A': {'Type': 'Map', 'ToleratedFailureCount': 1, 'End': true} | state 'A', ToleratedFailureCount: is not played",
                "'A': {'Type': 'Map', 'Items': {}, INLINE, 'End': true} | state 'A', Items: must be an array or an expression",
                "'A': {'Type': 'Map', 'MaxConcurrency': -1, INLINE, 'End': true} | state 'A', MaxConcurrency: must be a whole number",
                "'A': {'Type': 'Map', INLINE, 'Next': 'B'}  | state 'A': Next or Default: there is no state 'B' here",
                "'A': {'Type': 'Parallel', 'Branches': [], 'End': true} | state 'A', Branches: must be an array",
                "'A': {'Type': 'Parallel', 'Branches': [{'StartAt': 'B', 'States': {}}], 'End': true} | StartAt: there is no state 'B'",
                "'A': {'Type': 'Parallel', 'Branches': [{'StartAt': 'A', 'States': {'A': {'Type': 'Succeed'}}}], 'End': true} | a name must be",
            })
    void refusesAState(String states, String message) {
        refusesStates(states, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'Output': 'a {% 1 %}' | state 'A', Output: an expression '{% … %}' must be the whole text",
                "'Output': ' {% 1 %}' | state 'A', Output: an expression '{% … %}' must be the whole text",
                "'Output': '{%}' | state 'A', Output: an expression '{% … %}' must be the whole text",
                "'Output': {'a': [1, '{% 1 %} ']} | state 'A', Output.a[1]: an expression '{% … %}' must be the whole text",
                "'Output': '{% 1 %}{% 2 %}' | state 'A', Output: there must be one expression, not several",
                "'Output': '{% 1 +\\n 1 %}' | state 'A', Output: an expression must not have a line break",
                "'Output': '{% 1 + %}' | state 'A', Output: not JSONata: Unexpected end of expression",
                "'Output': '{% %}' | state 'A', Output: not JSONata",
                "'Output': '{% (1 %}' | state 'A', Output: not JSONata",
                "'Output': {'a.$': '$.b'} | state 'A', Output: the name 'a.$' is for JSONPath",
                "'Output': {'{% 1 %}': 1} | state 'A', Output: the name '{% 1 %}' is for JSONPath, or an expression",
                "'Output': '{% $states.result %}' | state 'A', Output: there is no $states.result here",
                "'Output': '{% $states.errorOutput %}' | state 'A', Output: there is no $states.errorOutput here",
                "'Output': '{% $states.inputs %}' | state 'A', Output: there is no $states.inputs here",
                "'Output': '{% $keys($states) %}' | state 'A', Output: there is no $states here",
                "'Assign': {'x': '{% $states.result %}'} | state 'A', Assign.x: there is no $states.result here",
                "'Assign': 1 | state 'A', Assign: must be an object",
                "'Assign': {'states': 1} | state 'A', Assign: 'states' cannot be the name of a variable",
                "'Assign': {'sum': 1} | state 'A', Assign: 'sum' cannot be the name of a variable",
                "'Assign': {'parse': 1} | state 'A', Assign: 'parse' cannot be the name of a variable",
                "'Assign': {'a.b': 1} | state 'A', Assign: 'a.b' cannot be the name of a variable",
                "'Assign': {'1a': 1} | state 'A', Assign: '1a' cannot be the name of a variable",
            })
    void refusesAnExpressionOrAVariable(String field, String message) {
        refusesStates("'A': {'Type': 'Pass', " + field + ", 'End': true}", message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'Arguments': '{% $states.result %}' | state 'A', Arguments: there is no $states.result here",
                "'Retry': {} | state 'A', Retry: must be an array",
                "'Retry': [{}] | state 'A', Retry[0], ErrorEquals: is missing",
                "'Retry': [{'ErrorEquals': []}] | state 'A', Retry[0], ErrorEquals: must be an array with something in it",
                "'Retry': [{'ErrorEquals': [1]}] | state 'A', Retry[0], ErrorEquals: 1 is not an error",
                "'Retry': [{'ErrorEquals': ['States.Runtime']}] | ErrorEquals: \"States.Runtime\" is not an error that can be caught",
                "'Retry': [{'ErrorEquals': ['States.Own']}] | ErrorEquals: \"States.Own\" is not an error that can be caught",
                "'Retry': [{'ErrorEquals': ['States.ALL', 'A']}] | Retry[0], ErrorEquals: States.ALL must stand alone",
                "'Retry': [{'ErrorEquals': ['States.ALL']}, {'ErrorEquals': ['A']}] | state 'A', Retry: States.ALL must come last",
                "'Retry': [{'ErrorEquals': ['A'], 'MaxAttempts': -1}] | Retry[0], MaxAttempts: must be a whole number, 0 or more",
                "'Retry': [{'ErrorEquals': ['A'], 'IntervalSeconds': 0}] | Retry[0], IntervalSeconds: must be a whole number, 1 or",
                "'Retry': [{'ErrorEquals': ['A'], 'BackoffRate': 0.5}] | Retry[0], BackoffRate: must be a number, 1 or more",
                "'Retry': [{'ErrorEquals': ['A'], 'IntervalSeconds': 5, 'MaxDelaySeconds': 5}] | MaxDelaySeconds: must be a whole",
                "'Retry': [{'ErrorEquals': ['A'], 'JitterStrategy': 'HALF'}] | JitterStrategy: must be one of [FULL, NONE]",
                "'Retry': [{'ErrorEquals': ['A'], 'Next': 'B'}] | state 'A', Retry[0], Next: is not played here",
                "'Catch': [{'ErrorEquals': ['A']}] | state 'A', Catch[0], Next: is missing",
                "'Catch': [{'ErrorEquals': ['A'], 'Next': 'C'}] | state 'A': Next or Default: there is no state 'C' here",
                "'Catch': [{'ErrorEquals': ['A'], 'Next': 'B', 'ResultPath': '$'}] | Catch[0], ResultPath: is not played here",
                "'Catch': [{'ErrorEquals': ['States.ALL'], 'Next': 'B'}, {'ErrorEquals': ['A'], 'Next': 'B'}] | States.ALL must come last",
                "'Catch': [{'ErrorEquals': ['A'], 'Next': 'B', 'Output': '{% $states.result %}'}] | Output: there is no $states.result",
            })
    void refusesAHandler(String field, String message) {
        refusesStates("'A': {TASK, " + field + ", 'Next': 'B'}, SUCCEED", message);
    }

    /** Also if the inner one is set before the outer one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'A': {'Type': 'Pass', 'Assign': {'x': 1}, 'Next': 'M'}, 'M': {'Type': 'Map', PROCESSOR, 'End': true}",
                "'A': {'Type': 'Map', PROCESSOR, 'Next': 'M'}, 'M': {'Type': 'Pass', 'Assign': {'x': 1}, 'End': true}",
                "'A': {'Type': 'Map', PROCESSOR, 'Assign': {'x': 1}, 'End': true}",
                "'A': {'Type': 'Map', PROCESSOR, 'Next': 'B', 'Catch': [{'ErrorEquals': ['E'], 'Next': 'B', 'Assign': {'x': 1}}]}, SUCCEED",
                "'A': {'Type': 'Choice', 'Choices': [{'Condition': '{% true %}', 'Next': 'M', 'Assign': {'x': 1}}]}, 'M': {'Type': 'Map', PROCESSOR, 'End': true}",
                "'A': {'Type': 'Parallel', 'Assign': {'x': 1}, 'Branches': [{'StartAt': 'M', 'States': {'M': {'Type': 'Map', PROCESSOR, 'End': true}}}], 'End': true}",
            })
    void refusesAVariableOfTwoScopes(String states) {
        String processor = "'ItemProcessor': {'ProcessorConfig': {'Mode': 'INLINE'}, 'StartAt': 'Inner',"
                + " 'States': {'Inner': {'Type': 'Pass', 'Assign': {'x': 2}, 'End': true}}}";
        refusesStates(
                states.replace("PROCESSOR", processor),
                "state 'Inner': Assign must not set 'x', a variable of an outer scope");
    }

    private static void refusesStates(String states, String message) {
        String inline = "'ItemProcessor': {'ProcessorConfig': {'Mode': 'INLINE'}, 'StartAt': 'I',"
                + " 'States': {'I': {'Type': 'Succeed'}}}";
        String json = states.replace("INLINE,", inline + ",")
                .replace('\'', '"')
                .replace("TASK", TASK)
                .replace("SUCCEED", SUCCEED);
        refuses("{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"A\", \"States\": {" + json + "}}", message);
    }

    private static void refuses(String definition, String message) {
        assertThatThrownBy(() -> StateMachine.of(Samples.json(definition)))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining(message);
    }
}
