package io.github.findingrelay.remind;

import io.github.findingrelay.generate.ReminderWords;
import io.github.findingrelay.model.KnownPrincipals;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.remind.SameAccess.Access;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says who has access, in the words of notifications.
 *
 * @param vendors what archive rules call accounts outside
 */
record Outsider(ReminderWords words, SortedMap<String, String> vendors) {

    private static final int MAX_LENGTH = 300;

    private static final Pattern ROOT = Pattern.compile("arn:[a-z-]+:iam::(\\d{12}):root");
    private static final Pattern PROVIDER = Pattern.compile("arn:[a-z-]+:iam::\\d{12}:(?:saml|oidc)-provider/(.+)");
    private static final Pattern IN_ACCOUNT = Pattern.compile("arn:[a-z-]+:(?:iam|sts)::(\\d{12}):.+");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

    Outsider {
        vendors = new TreeMap<>(vendors);
    }

    static Outsider of(ReminderWords words, Organization organization) {
        return new Outsider(words, KnownPrincipals.of(organization.archiveRules()));
    }

    String who(Access access) {
        String kind = String.join(", ", new TreeMap<>(access.principal()).keySet());
        String principal = ForeignText.of(principal(access.principal()), MAX_LENGTH);
        String account = account(principal);
        Map<String, String> values = new HashMap<>();
        values.put("principal", principal);
        values.put("principalType", ForeignText.of(kind, MAX_LENGTH));
        values.put("principalAccount", account);
        values.put("vendor", vendors.getOrDefault(account, ""));
        return words.commonPhrase(access.isPublic() ? "who.public" : key(kind, principal, account), values);
    }

    private static String key(String kind, String principal, String account) {
        if (principal.isEmpty()) {
            return "who.unknown";
        }
        if (principal.equals("*")) {
            return "who.anybody";
        }
        if (!account.isEmpty()) {
            return principal.equals(account) ? "who.account" : "who.principal";
        }
        return switch (kind) {
            case "Federated" -> "who.federated";
            case "CanonicalUser" -> "who.canonical";
            default -> "who.other";
        };
    }

    /** As notifications have it; several are named with their kinds. */
    private static String principal(Map<String, String> principals) {
        if (principals.size() > 1) {
            return new TreeMap<>(principals)
                    .entrySet().stream()
                            .map(one -> one.getKey() + " " + one.getValue())
                            .collect(Collectors.joining(", "));
        }
        String only = principals.values().stream().findAny().orElse("");
        Matcher root = ROOT.matcher(only);
        Matcher provider = PROVIDER.matcher(only);
        if (root.matches()) {
            return root.group(1);
        }
        return provider.matches() ? provider.group(1) : only;
    }

    private static String account(String principal) {
        Matcher within = IN_ACCOUNT.matcher(principal);
        if (within.matches()) {
            return within.group(1);
        }
        return ACCOUNT.matcher(principal).matches() ? principal : "";
    }
}
