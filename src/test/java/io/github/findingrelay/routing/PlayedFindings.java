package io.github.findingrelay.routing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Findings that rules of ours tell apart, as the events that bring them. */
public final class PlayedFindings {

    private static final List<String> REGIONS = List.of("eu-west-1", "us-east-1", "ap-northeast-1", "xx-unlisted-1");

    private static final Map<Field, List<String>> VALUES = new TreeMap<>(Map.of(
            Field.TYPE, List.of("AwsIamRole", "AwsS3Bucket"),
            Field.REGION, REGIONS,
            Field.SEVERITY, List.of("LOW", "MEDIUM", "HIGH", "CRITICAL", "INFORMATIONAL"),
            Field.TYPES, List.of("Effects/Data Exposure/External Access Granted", SampleFinding.UNUSED + " Permission"),
            Field.WORKFLOW_STATUS, List.of("NEW", "NOTIFIED"),
            Field.PRODUCT_ARN,
                    List.of(
                            "arn:aws:securityhub:us-east-1" + SampleFinding.GENUINE,
                            "arn:aws:securityhub:us-east-1:444400001111:product/444400001111/default")));

    private PlayedFindings() {}

    /**
     * Findings of each account, and of none.
     *
     * @param each how many of an account, chosen by chance
     */
    public static List<JsonNode> of(Collection<String> accounts, int each, Random random) {
        SampleFinding usual = SampleFinding.usual("", "eu-west-1", "HIGH");
        List<JsonNode> events = new ArrayList<>();
        for (String account : accounts) {
            add(usual.with(Field.OWNER, Optional.of(account)), each, random, events);
        }
        SampleFinding nobodys = usual.with(Field.OWNER, Optional.empty());
        add(nobodys, each, random, events);
        add(nobodys.with(Field.OWNER_LOWER_CASE, accounts.stream().findFirst()), 1, random, events);
        return events;
    }

    private static void add(SampleFinding usual, int each, Random random, List<JsonNode> events) {
        events.add(usual.event());
        events.add(usual.with(Field.TYPE, Optional.of(SampleFinding.ROLE)).event());
        for (int i = 0; i < each; i++) {
            SampleFinding finding = usual;
            for (Map.Entry<Field, List<String>> field : VALUES.entrySet()) {
                if (random.nextInt(3) == 0) {
                    int choice = random.nextInt(field.getValue().size() + 1);
                    finding = finding.with(
                            field.getKey(),
                            field.getValue().stream().skip(choice).findFirst());
                }
            }
            events.add(finding.event());
        }
    }

    /** One of each account, as most are. */
    public static List<JsonNode> usual(Collection<String> accounts) {
        return accounts.stream()
                .map(account ->
                        SampleFinding.usual(account, "eu-west-1", "HIGH").event())
                .toList();
    }

    /** The account that a finding is about. */
    public static String account(JsonNode event) {
        return event.at("/detail/findings/0/ProductFields/ResourceOwnerAccount").asText();
    }
}
