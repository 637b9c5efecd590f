package io.github.findingrelay.findings;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Who is outside, as findings are counted: principals of AWS by their account, all others by themselves. */
final class OutsidePrincipal {

    static final String EVERYBODY = "everybody";

    /** Of an error, who has access is not known. */
    private static final String UNKNOWN = "unknown";

    /** What Access Analyzer calls a principal of AWS. */
    static final String AWS = "AWS";

    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}|arn:[^:]*:[^:]*:[^:]*:(\\d{12}):.*");

    private OutsidePrincipal() {}

    static String of(ExternalFinding finding) {
        return of(finding.principal(), finding.isPublic(), finding.error());
    }

    /**
     * The same from what a finding has.
     *
     * @param principal by kind
     * @param error or empty
     */
    static String of(Map<String, String> principal, boolean isPublic, String error) {
        if (isPublic) {
            return EVERYBODY;
        }
        if (principal.isEmpty()) {
            return error.isEmpty() ? UNKNOWN : UNKNOWN + ": " + error;
        }
        return principal.entrySet().stream()
                .map(one -> of(one.getKey(), one.getValue()))
                .sorted()
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Whether it says who. */
    static boolean isSomebody(String principal) {
        return !principal.startsWith(UNKNOWN);
    }

    /** One of a kind. */
    static String of(String kind, String who) {
        Matcher account = ACCOUNT.matcher(who);
        if (kind.equals(AWS) && account.matches()) {
            return account.group(1) == null ? who : account.group(1);
        }
        return who.startsWith("arn:") ? who : kind + " " + who;
    }
}
