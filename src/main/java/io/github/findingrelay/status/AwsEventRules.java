package io.github.findingrelay.status;

import io.github.findingrelay.aws.AwsFaults;
import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.request.Page;
import java.util.Optional;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;

/** EventBridge's rules of one account and Region. */
final class AwsEventRules implements EventRules {

    private final EventBridgeClient client;

    AwsEventRules(AwsSession session) {
        this.client = session.client(EventBridgeClient.builder());
    }

    @Override
    public Page<Live> on(String bus, String namePrefix, Optional<String> next) {
        ListRulesResponse page = AwsFaults.told(() -> client.listRules(r -> {
            r.eventBusName(bus).namePrefix(namePrefix).limit(100);
            next.ifPresent(r::nextToken);
        }));
        return new Page<>(
                page.rules().stream()
                        // There is another state of enabled rules, for management events.
                        .map(rule -> new Live(
                                rule.name(),
                                rule.stateAsString().startsWith("ENABLED"),
                                Optional.ofNullable(rule.eventPattern()).orElse("")))
                        .toList(),
                Optional.ofNullable(page.nextToken()));
    }
}
