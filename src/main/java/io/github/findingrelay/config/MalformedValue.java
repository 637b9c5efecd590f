package io.github.findingrelay.config;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What people mean by values of a form that is wrong, as far as it can be guessed. */
final class MalformedValue {

    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+");

    private static final Pattern AROUND_ADDRESS = Pattern.compile("^.*<|^[\\s“”‘’\"']*(mailto:)?|>.*$|[.\\s“”‘’\"']+$");

    private MalformedValue() {}

    /**
     * How to put it right.
     *
     * @param definition of the schema
     */
    static Optional<String> of(String definition, String text) {
        return switch (definition) {
            case "email" -> email(text);
            case "accountId" -> accountId(text);
            case "slackWorkspace" ->
                Optional.of(
                        "it stands in the link of a channel, https://app.slack.com/client/T…/C…; the whole link may stand here as slack: https://…");
            case "slack" -> Optional.of(SlackLink.COPIED);
            case "teams" -> Optional.of(TeamsLink.COPIED);
            case "slackChannel" -> Optional.of(slackChannel(text));
            case "teamsChannel" -> Optional.of(teamsChannel(text));
            default -> Optional.empty();
        };
    }

    /** As people copy it from a mail program. */
    private static Optional<String> email(String text) {
        List<String> each = Stream.of(Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .split(text.contains("<") ? "[,;]" : "[,;\\s]+"))
                .map(part -> AROUND_ADDRESS.matcher(part).replaceAll(""))
                .filter(part -> !part.isEmpty())
                .toList();
        if (each.isEmpty() || each.contains(text) || !each.stream().allMatch(ADDRESS.asMatchPredicate())) {
            return Optional.empty();
        }
        return Optional.of(
                each.size() > 1
                        ? "each address is a contact of its own: - email: " + each.get(0)
                        : "did you mean '%s'?".formatted(each.get(0)));
    }

    /** The first address in a text, or else an example of one. */
    static String address(String text) {
        Matcher first = ADDRESS.matcher(text);
        return first.find() ? first.group() : "security@example.com";
    }

    private static Optional<String> accountId(String text) {
        if (text.matches("[0-9.]+[eE]\\+?[0-9]+")) {
            return Optional.of("a spreadsheet has taken it for a number: make it text there");
        }
        String digits = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s“”‘’\"'-]", "");
        if (digits.matches("[0-9]{12}")) {
            return Optional.of("did you mean \"%s\"?".formatted(digits));
        }
        return digits.matches("[0-9]+")
                ? Optional.of(
                        digits.length() < 12
                                ? "it has %d digits; a spreadsheet may have cut zeros at its start"
                                        .formatted(digits.length())
                                : "it has %d digits".formatted(digits.length()))
                : Optional.empty();
    }

    private static String slackChannel(String text) {
        if (!PastedLink.isLike(text)) {
            return "it begins with C or G and stands at the end of the channel's link; a name goes into 'name' beside 'slack'";
        }
        return SlackLink.ids(text)
                .filter(ids -> ids.containsKey("workspace"))
                .map(ids ->
                        "the link is of workspace %s, and another one stands beside it".formatted(ids.get("workspace")))
                .orElseGet(() -> "it " + SlackLink.advice(text));
    }

    private static String teamsChannel(String text) {
        if (PastedLink.isLike(text)) {
            return TeamsLink.ids(text).isPresent()
                    ? "the link is of another tenant or team than stands beside it"
                    : "it " + TeamsLink.advice(text);
        }
        return TeamsLink.respelled(text)
                .map("did you mean \"%s\"?"::formatted)
                .orElse(
                        "it stands behind /channel/ in the link that 'Get link to channel' copies; the whole link may stand as teams: https://…");
    }
}
