package io.github.findingrelay.config;

import static io.github.findingrelay.config.YamlNode.ANY;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Addresses that have the form of one, and that SNS refuses when it is to subscribe them. */
final class MailRules {

    private static final Pattern LAST_LABEL = Pattern.compile("[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])");

    private MailRules() {}

    static Stream<Mistake> dots(YamlNode root) {
        return addresses(root, MailRules::dots);
    }

    private static Stream<String> dots(String name, String domain) {
        if (name.startsWith(".") || name.endsWith(".")) {
            return Stream.of("a dot may not stand at the start or the end of what is before the @");
        }
        return name.contains("..") ? Stream.of("two dots may not follow each other") : Stream.empty();
    }

    static Stream<Mistake> hyphens(YamlNode root) {
        return addresses(root, MailRules::hyphens);
    }

    private static Stream<String> hyphens(String name, String domain) {
        return Stream.of(domain.split("\\."))
                .filter(label -> label.startsWith("-") || label.endsWith("-"))
                .limit(1)
                .map("'%s' may not start or end with a hyphen"::formatted);
    }

    static Stream<Mistake> domains(YamlNode root) {
        return addresses(root, MailRules::domains);
    }

    private static Stream<String> domains(String name, String domain) {
        String last = domain.substring(domain.lastIndexOf('.') + 1);
        return LAST_LABEL.matcher(last).matches() || last.startsWith("-") || last.endsWith("-")
                ? Stream.empty()
                : Stream.of("'%s' is not a domain such as example.com, whose last part is a word".formatted(domain));
    }

    /** RFC 2606 keeps this domain for what must never exist. */
    static Stream<YamlScalar> placeholders(YamlNode root) {
        return Stream.of("owners", "accounts")
                .flatMap(list -> root.texts(list, ANY, "contacts", ANY, "email"))
                .filter(address -> address.text().toLowerCase(Locale.ROOT).endsWith(".invalid"));
    }

    /** What is wrong with the two parts of an address. */
    private interface Parts {
        Stream<String> mistakes(String name, String domain);
    }

    /** What has no such form, the schema reports. */
    private static Stream<Mistake> addresses(YamlNode root, Parts parts) {
        return Stream.of("owners", "accounts")
                .flatMap(list -> root.texts(list, ANY, "contacts", ANY, "email"))
                .filter(address -> address.text().matches("[^@]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+"))
                .flatMap(address -> {
                    String[] both = address.text().split("@", 2);
                    return parts.mistakes(both[0], both[1])
                            .map(why -> new Mistake(
                                    address, "SNS refuses the address '%s': %s".formatted(address.text(), why)));
                });
    }
}
