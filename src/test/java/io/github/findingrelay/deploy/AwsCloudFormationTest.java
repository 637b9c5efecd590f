package io.github.findingrelay.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.aws.AwsSettings;
import io.github.findingrelay.fixture.LoopbackAws;
import io.github.findingrelay.fixture.LoopbackAws.Reply;
import io.github.findingrelay.fixture.PassingTime;
import io.github.findingrelay.request.RequestException;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AwsCloudFormationTest {

    private static final String LIST = """
            <DescribeStacksResponse><DescribeStacksResult><Stacks>%s</Stacks></DescribeStacksResult></DescribeStacksResponse>""";

    private static Optional<DeployedStack> found(int status, String answer) throws IOException {
        LoopbackAws cloudFormation = LoopbackAws.that(body -> new Reply(status, answer));
        try (AwsSession aws = new AwsSession(
                "111111111111",
                "eu-west-1",
                "finding-relay",
                new PassingTime(),
                AwsSettings.of(Optional.empty(), variable -> Optional.empty(), Optional.empty()))) {
            return AwsDeployment.cloudFormation(aws).stack("relay-foundation");
        } finally {
            cloudFormation.close();
        }
    }

    /** What is taken for absent would be made again, or pruned. */
    @Test
    void onlyCloudFormationsOwnWordsMeanThatThereIsNoStack() throws IOException {
        assertThat(found(400, """
            <ErrorResponse><Error><Code>ValidationError</Code><Message>Stack with id relay-foundation does not exist</Message></Error></ErrorResponse>""")).isEmpty();
        assertThatThrownBy(() -> found(200, LIST.formatted("")))
                .isInstanceOf(RequestException.class)
                .hasMessage("CloudFormation has not said whether there is a stack relay-foundation");
    }

    /** The value of a tag may be empty. */
    @Test
    void tagsMayHaveNoValue() throws IOException {
        assertThat(found(200, LIST.formatted("""
                <member><StackName>relay-foundation</StackName><StackStatus>CREATE_COMPLETE</StackStatus>
                  <Tags><member><Key>team</Key><Value/></member><member><Key>cost</Key></member></Tags></member>""")))
                .hasValueSatisfying(stack ->
                        assertThat(stack.tags()).containsEntry("team", "").containsEntry("cost", ""));
    }
}
