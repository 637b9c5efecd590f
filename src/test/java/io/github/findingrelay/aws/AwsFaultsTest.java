package io.github.findingrelay.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** What is told of an error that does not say everything. */
class AwsFaultsTest {

    private static RequestException told(SdkException failure) {
        Supplier<String> call = () -> {
            throw failure;
        };
        return catchThrowableOfType(RequestException.class, () -> AwsFaults.told(call));
    }

    private static RequestException told(int status, AwsErrorDetails.Builder details) {
        return told(AwsServiceException.builder()
                .statusCode(status)
                .awsErrorDetails(details.build())
                .build());
    }

    @Test
    void messageAndCodeAreAwsOwnWords() {
        assertThat(told(
                        400,
                        AwsErrorDetails.builder().errorMessage("Rate exceeded").errorCode("Throttling")))
                .hasMessage("Rate exceeded (Throttling)")
                .extracting(RequestException::fault)
                .isEqualTo(Fault.THROTTLED);
    }

    @Test
    void whatIsMissingIsNotSaidToBeNull() {
        assertThat(told(400, AwsErrorDetails.builder().errorCode("ValidationError")))
                .hasMessage("HTTP 400 ValidationError");
        assertThat(told(404, AwsErrorDetails.builder().errorMessage("no"))).hasMessage("HTTP 404 no");
        assertThat(told(503, AwsErrorDetails.builder())).hasMessage("HTTP 503 without a reason");
        assertThat(told(AwsServiceException.builder().statusCode(502).build()))
                .hasMessage("HTTP 502 without a reason")
                .extracting(RequestException::fault)
                .isEqualTo(Fault.UNAVAILABLE);
        assertThat(told(SdkClientException.builder().build())).hasMessage("no reason is given");
    }
}
