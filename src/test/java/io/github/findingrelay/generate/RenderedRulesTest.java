package io.github.findingrelay.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.event.ruler.Machine;

/** Plays findings through the rendered rules with the matcher that EventBridge itself uses. */
class RenderedRulesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FINDING =
      """
      {"source": "aws.securityhub", "detail-type": "Security Hub Findings - Imported",
       "detail": {"findings": [{
         "ProductName": "IAM Access Analyzer", "Region": "ap-northeast-1",
         "RecordState": "ACTIVE", "Workflow": {"Status": "NEW"}, "Severity": {"Label": "LOW"},
         "ProductFields": {"ResourceOwnerAccount": "222222222222"},
         "Resources": [{"Type": "AwsIamRole", "Id": "arn:aws:iam::222222222222:role/upload"}]}]}}
      """;

  private final Machine rules = rules("every-contact");

  @Test
  void aRoleInTheRoleRegionReachesItsAccount() throws Exception {
    assertThat(matched(finding -> {})).containsExactly("finding-relay-account-222222222222-roles");
  }

  @Test
  void aRoleInAnotherRegionReachesNobody() throws Exception {
    assertThat(matched(finding -> finding.put("Region", "us-east-1"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ap-northeast-1", "us-east-1", "eu-north-1"})
  void anotherResourceReachesItsAccountFromEveryRegion(String region) throws Exception {
    assertThat(matched(finding -> type(finding.put("Region", region), "AwsNewThing")))
        .containsExactly("finding-relay-account-222222222222-others");
  }

  @Test
  void anUnknownAccountReachesTheFallback() throws Exception {
    assertThat(matched(finding -> owner(finding, "ResourceOwnerAccount", "444444444444")))
        .containsExactly("finding-relay-fallback-roles");
    assertThat(
            matched(
                finding ->
                    type(owner(finding, "ResourceOwnerAccount", "444444444444"), "AwsS3Bucket")))
        .containsExactly("finding-relay-fallback-others");
  }

  @Test
  void aMisspeltOrMissingOwnerReachesTheFallback() throws Exception {
    assertThat(matched(finding -> owner(finding, "resourceOwnerAccount", "222222222222")))
        .containsExactly("finding-relay-fallback-roles");
    assertThat(matched(finding -> finding.remove("ProductFields")))
        .containsExactly("finding-relay-fallback-roles");
  }

  @Test
  void aFindingWithoutAFieldThatTheRulesNeedReachesTheFallbackOnce() throws Exception {
    List<Consumer<ObjectNode>> incomplete =
        List.of(
            finding -> finding.remove("Resources"),
            finding -> finding.putArray("Resources"),
            finding -> finding.remove("Severity"),
            finding -> finding.remove("Region"),
            finding -> finding.remove(List.of("Region", "Severity", "Resources")),
            finding -> finding.remove(List.of("ProductFields", "Severity", "Resources")));
    for (Consumer<ObjectNode> change : incomplete) {
      assertThat(matched(change)).containsExactly("finding-relay-fallback-incomplete");
    }
  }

  @Test
  void whatIsDoneOrNotChosenReachesNobody() throws Exception {
    assertThat(matched(finding -> finding.put("RecordState", "ARCHIVED"))).isEmpty();
    for (String status : List.of("NOTIFIED", "SUPPRESSED", "RESOLVED")) {
      assertThat(matched(finding -> finding.putObject("Workflow").put("Status", status))).isEmpty();
    }
    assertThat(matched(finding -> finding.putObject("Severity").put("Label", "INFORMATIONAL")))
        .isEmpty();
    assertThat(matched(finding -> finding.put("ProductName", "GuardDuty"))).isEmpty();
  }

  @Test
  void withArchiveRulesOneRuleTakesAllTypesFromAllRegions() throws Exception {
    Machine one = rules("archive-rules");

    assertThat(matched(one, finding -> critical(finding).put("Region", "eu-north-1")))
        .containsExactly("finding-relay-account-222222222222-findings");
    assertThat(matched(one, finding -> critical(finding).remove("Resources")))
        .containsExactly("finding-relay-account-222222222222-findings");
    assertThat(matched(one, finding -> critical(finding).remove("ProductFields")))
        .containsExactly("finding-relay-fallback-findings");
    assertThat(matched(one, finding -> finding.remove("Severity")))
        .containsExactly("finding-relay-fallback-incomplete");
  }

  @Test
  void theAlarmOfTheDeadLetterQueueIsNotified() throws Exception {
    String alarm =
        """
        {"source": "aws.cloudwatch", "detail-type": "CloudWatch Alarm State Change",
         "detail": {"alarmName": "finding-relay-dead-letters", "state": {"value": "%s"}}}
        """;

    assertThat(rules.rulesForJSONEvent(alarm.formatted("ALARM")))
        .isEqualTo(List.of("finding-relay-dead-letters-alarm"));
    assertThat(rules.rulesForJSONEvent(alarm.formatted("OK"))).isEmpty();
  }

  private List<String> matched(Consumer<ObjectNode> change) throws Exception {
    return matched(rules, change);
  }

  private static List<String> matched(Machine rules, Consumer<ObjectNode> change) throws Exception {
    ObjectNode event = (ObjectNode) JSON.readTree(FINDING);
    change.accept((ObjectNode) event.at("/detail/findings/0"));
    return rules.rulesForJSONEvent(event.toString()).stream().map(Object::toString).toList();
  }

  private static Machine rules(String fixture) {
    FileTree tree =
        Organizations.render(
            Organizations.read(Path.of("src/test/fixtures/generate").resolve(fixture)));
    Machine machine = Machine.builder().withAdditionalNameStateReuse(true).build();
    tree.files().keySet().stream()
        .filter(file -> file.endsWith(".yaml"))
        .flatMap(
            file -> ParsedTemplate.of(tree, file).ofType("AWS::Events::Rule").values().stream())
        .forEach(rule -> add(machine, rule));
    return machine;
  }

  private static void add(Machine machine, Map<String, Object> rule) {
    try {
      machine.addRule(
          String.valueOf(rule.get("Name")), JSON.writeValueAsString(rule.get("EventPattern")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode type(ObjectNode finding, String type) {
    finding.withArray("Resources").removeAll().addObject().put("Type", type);
    return finding;
  }

  private static ObjectNode owner(ObjectNode finding, String key, String account) {
    finding.putObject("ProductFields").put(key, account);
    return finding;
  }

  private static ObjectNode critical(ObjectNode finding) {
    finding.putObject("Severity").put("Label", "CRITICAL");
    return finding;
  }
}
