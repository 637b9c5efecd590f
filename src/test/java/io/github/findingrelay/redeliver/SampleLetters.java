package io.github.findingrelay.redeliver;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import java.util.Map;

/** Letters and inputs as deliveries leave them. */
final class SampleLetters {

    static final String MACHINE = "arn:aws:states:eu-west-1:111111111111:stateMachine:finding-relay-deliver-en";
    static final String JAPANESE = MACHINE.replace("-en", "-ja");

    /** Nothing is rendered. */
    static final RuleInputs NO_RULES = new RuleInputs(
            () -> Checked.invalid(Diagnostic.error("generated/manifest.json", "it is missing", "manifest.missing")));

    private SampleLetters() {}

    static String execution(String name) {
        return MACHINE.replace(":stateMachine:", ":execution:") + ":" + name;
    }

    /** What an execution is told to deliver. */
    static String input(String finding) {
        return """
        {"topics":["arn:aws:sns:eu-west-1:111111111111:finding-relay-account-222222222222"],\
        "channels":["arn:aws:sns:eu-west-1:111111111111:finding-relay-channel-slack-C0AB12CD3"],\
        "owner":"Payments team","accounts":{"222222222222":"payments-prod"},\
        "findings":[{"Id":"%s","AwsAccountId":"111111111111",\
        "ProductFields":{"ResourceOwnerAccount":"222222222222"},\
        "Resources":[{"Type":"AwsS3Bucket","Id":"arn:aws:s3:::exports"}]}]}""".formatted(finding);
    }

    /** What is still missing of it once the channel has got it. */
    static String rest(String input) {
        return input.replaceFirst("\"channels\":\\[[^]]*]", "\"channels\":[]");
    }

    static String letter(String execution, String input) {
        return """
        {"execution":"%s","error":{"Error":"SNS.AuthorizationErrorException","Cause":"not authorized"},"input":%s}""".formatted(execution, input);
    }

    /** Of EventBridge, to a target that could not be called. */
    static Map<String, String> event(String target) {
        return Map.of(
                "TARGET_ARN", target,
                "RULE_ARN", "arn:aws:events:eu-west-1:111111111111:rule/finding-relay-account-222222222222-others",
                "ERROR_CODE", "NO_PERMISSIONS",
                "ERROR_MESSAGE", "no permission to start");
    }
}
