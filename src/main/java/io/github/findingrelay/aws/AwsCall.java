package io.github.findingrelay.aws;

import java.util.Locale;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.AwsExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.regions.Region;

/**
 * Which call has failed, as a companion of the SDK's exception: that does not say it, and must stay
 * of its class.
 */
final class AwsCall extends Exception {

    private static final long serialVersionUID = 1;

    private AwsCall(String call) {
        super(call, null, false, false);
    }

    static AwsCall of(ExecutionAttributes attributes) {
        Region region = attributes.getAttribute(AwsExecutionAttribute.AWS_REGION);
        return new AwsCall("%s %s%s"
                .formatted(
                        attributes
                                .getAttribute(SdkExecutionAttribute.SERVICE_NAME)
                                .toLowerCase(Locale.ROOT),
                        attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
                        region == null ? "" : " in " + region.id()));
    }

    /** For example {@code cloudformation DescribeStacks in eu-west-1}; empty if it is not known. */
    static String that(Throwable failed) {
        return Stream.of(failed.getSuppressed())
                .filter(AwsCall.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst()
                .orElse("");
    }
}
