package io.github.findingrelay.remind;

import io.github.findingrelay.findings.ExternalFinding;
import io.github.findingrelay.model.Partition;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What a resource is called, and where the console shows it, as in notifications. */
final class ResourceLabel {

    /** Parts of an ARN before the resource's. */
    private static final int PARTS = 6;

    private static final int MAX_NAME = 300;
    private static final int MAX_ARN = 2048;

    private static final Pattern KIND = Pattern.compile(
            "^(bucket|cluster-snapshot|file-system|function|key|layer|repository|role|secret|snapshot|table|user)[:/]");

    private static final Pattern STREAM = Pattern.compile("/stream/[0-9T:.-]+$");
    private static final Pattern PATH = Pattern.compile("^.*/(?=.)");
    private static final Pattern SUFFIX = Pattern.compile("-[A-Za-z0-9]{6}$");
    private static final Pattern NOT_IN_ADDRESSES = Pattern.compile("[^\\x21-\\x7e]");

    private ResourceLabel() {}

    /** Without what an ARN puts around it; {@code ?} if there is none. */
    static String name(ExternalFinding finding) {
        String[] arn = finding.resource().split(":", PARTS);
        String whole = arn[arn.length - 1];
        String name = STREAM.matcher(KIND.matcher(whole).replaceFirst("")).replaceFirst("");
        String shown = ForeignText.of(shortened(finding.type(), name), MAX_NAME);
        if (!shown.isEmpty()) {
            return shown;
        }
        String all = ForeignText.of(finding.resource(), MAX_NAME);
        return all.isEmpty() ? "?" : all;
    }

    private static String shortened(String type, String name) {
        return switch (type) {
            case "AWS::IAM::Role", "AWS::IAM::User" -> PATH.matcher(name).replaceFirst("");
            case "AWS::SecretsManager::Secret" -> SUFFIX.matcher(name).replaceFirst("");
            default -> name;
        };
    }

    /** The resource in the console, for who may sign in to its account. */
    static String link(Partition partition, String arn) {
        String printable = NOT_IN_ADDRESSES.matcher(arn).replaceAll("");
        String kept = printable.substring(0, Math.min(printable.length(), MAX_ARN));
        return "https://%s/go/view?arn=%s"
                .formatted(partition.console(), URLEncoder.encode(kept, StandardCharsets.UTF_8));
    }
}
