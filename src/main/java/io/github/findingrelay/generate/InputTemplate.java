package io.github.findingrelay.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a rule hands over to the state machine, as EventBridge's input template: JSON with the
 * findings as they are, and whom to tell of them.
 *
 * @param topics ARNs of the topics for mail; CloudFormation fills in what is in {@code ${…}}
 * @param channels ARNs of the topics of chat channels, written likewise
 * @param owner empty for the fallback
 * @param accounts names by id
 * @param message the wording, unless it follows from the finding
 */
record InputTemplate(
        List<String> topics,
        List<String> channels,
        Optional<String> owner,
        Map<String, String> accounts,
        Optional<String> message) {

    /** EventBridge takes no more characters. */
    private static final int MAX_LENGTH = 8_192;

    /** Room for what CloudFormation fills in. */
    private static final int ROOM = 300;

    /** JSON but for the place of the findings. */
    String text() {
        String template = text(accounts);
        // Without a map of names messages have ids, which always fit.
        return template.length() + ROOM <= MAX_LENGTH ? template : text(Map.of());
    }

    private String text(Map<String, String> names) {
        List<String> members = new ArrayList<>();
        members.add(member("topics", list(topics)));
        if (!channels.isEmpty()) {
            members.add(member("channels", list(channels)));
        }
        message.ifPresent(kind -> members.add(member("message", quoted(kind))));
        owner.ifPresent(name -> members.add(member("owner", quoted(name))));
        members.add(member(
                "accounts",
                names.entrySet().stream()
                        .map(account -> member(account.getKey(), quoted(account.getValue())))
                        .collect(Collectors.joining(",", "{", "}"))));
        members.add(member("findings", "<findings>"));
        return members.stream().collect(Collectors.joining(",", "{", "}"));
    }

    private static String list(List<String> arns) {
        return arns.stream().map(arn -> "\"" + arn + "\"").collect(Collectors.joining(",", "[", "]"));
    }

    private static String member(String key, String value) {
        return "\"" + key + "\":" + value;
    }

    /** Neither EventBridge finds a placeholder in it, nor CloudFormation a parameter. */
    private static String quoted(String text) {
        String escaped = Escaping.quoted(text)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("$", "\\u0024");
        return "\"" + escaped + "\"";
    }
}
