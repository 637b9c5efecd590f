package io.github.findingrelay.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.findingrelay.fixture.BesideOthers;
import io.github.findingrelay.fixture.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.event.ruler.JsonRuleCompiler;

/** What surprises people about event patterns, stated on the rules that we render. */
@BesideOthers
class MatcherSemanticsTest {

    private static final String ROLES = "finding-relay-account-222222222222-roles";
    private static final String OTHERS = "finding-relay-account-222222222222-others";
    private static final String INCOMPLETE = "finding-relay-fallback-incomplete";

    private static final SampleFinding BUCKET = SampleFinding.usual("222222222222", "eu-west-1", "LOW");
    private static final SampleFinding ROLE = BUCKET.with(Field.TYPE, Optional.of("AwsIamRole"));

    @TempDir
    Path folder;

    private Router router;

    @BeforeEach
    void render() throws IOException {
        Topology topology = Proofs.topology(Workspace.of(Path.of("src/test/fixtures/prove/one-account.yaml"), folder)
                .render());
        router = new Router(topology, topology.rules());
    }

    @Test
    void aFindingAboutARoleAndAnotherResourceFiresBothRules() {
        ObjectNode event = event(ROLE);
        resources(event).addObject().put("Type", "AwsS3Bucket");

        assertThat(matched(event)).containsExactly(ROLES, OTHERS);
    }

    @Test
    void aFindingAboutARoleAndAnotherResourceElsewhereFiresOnlyTheOthersRule() {
        ObjectNode event = event(ROLE.with(Field.REGION, Optional.of("us-east-1")));
        resources(event).addObject().put("Type", "AwsS3Bucket");

        assertThat(matched(event)).containsExactly(OTHERS);
    }

    @Test
    void conditionsHoldWithinOneFindingOfAnEvent() {
        ObjectNode event = event(ROLE.with(Field.REGION, Optional.of("us-east-1")));
        findings(event).add(BUCKET.asff());

        assertThat(matched(event)).containsExactly(OTHERS);

        ObjectNode split = event(ROLE.with(Field.RECORD_STATE, Optional.of("ARCHIVED")));
        findings(split).add(ROLE.with(Field.OWNER, Optional.of("333333333333")).asff());

        assertThat(matched(split)).containsExactly("finding-relay-fallback-roles");
    }

    @Test
    void anythingButNeedsTheField() {
        assertThat(matched(event(BUCKET.with(Field.TYPE, Optional.empty())))).containsExactly(INCOMPLETE);

        ObjectNode empty = event(BUCKET);
        resources(empty).removeAll();
        assertThat(matched(empty)).containsExactly(INCOMPLETE);
    }

    @Test
    void anythingButTakesNullAndNumbers() {
        ObjectNode event = event(BUCKET);
        ((ObjectNode) resources(event).get(0)).putNull("Type");
        assertThat(matched(event)).containsExactly(OTHERS);

        ((ObjectNode) resources(event).get(0)).put("Type", 7);
        assertThat(matched(event)).containsExactly(OTHERS);
    }

    @Test
    void keysAndValuesAreCaseSensitive() {
        assertThat(matched(event(BUCKET.with(Field.OWNER, Optional.empty())
                        .with(Field.OWNER_LOWER_CASE, Optional.of("222222222222")))))
                .containsExactly("finding-relay-fallback-others");
        assertThat(matched(event(BUCKET.with(Field.RECORD_STATE, Optional.of("active")))))
                .isEmpty();
        assertThat(matched(event(ROLE.with(Field.TYPE, Optional.of("awsiamrole")))))
                .containsExactly(OTHERS);
    }

    @Test
    void anAccountIdAsANumberIsNotTheAccount() {
        ObjectNode event = event(BUCKET);
        ((ObjectNode) findings(event).get(0).get("ProductFields")).put("ResourceOwnerAccount", 222222222222L);

        assertThat(matched(event)).containsExactly("finding-relay-fallback-others");
    }

    @Test
    void aFindingThatIsNotInAListIsTakenAllTheSame() {
        ObjectNode event = event(BUCKET);
        ((ObjectNode) event.get("detail")).set("findings", BUCKET.asff());

        assertThat(matched(event)).containsExactly(OTHERS);
    }

    @Test
    void aMisspeltOperatorIsRefusedAndNotTakenForAKey() {
        assertThat(JsonRuleCompiler.check("{\"a\": [{\"anything-butt\": [\"x\"]}]}"))
                .contains("Unrecognized match type anything-butt");
    }

    private List<String> matched(ObjectNode event) {
        return router.matching(event).stream().map(EventRule::name).toList();
    }

    private static ObjectNode event(SampleFinding finding) {
        return (ObjectNode) finding.event();
    }

    private static ArrayNode findings(ObjectNode event) {
        return (ArrayNode) event.get("detail").get("findings");
    }

    private static ArrayNode resources(ObjectNode event) {
        return (ArrayNode) findings(event).get(0).get("Resources");
    }
}
