package io.github.findingrelay.aws;

import io.github.findingrelay.operate.EventRules;
import io.github.findingrelay.request.Page;
import java.util.Optional;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;

/** EventBridge's rules of one account and Region. */
public final class AwsEventRules implements EventRules {

  private final EventBridgeClient client;

  public AwsEventRules(AwsSession session) {
    this.client = session.client(EventBridgeClient.builder());
  }

  @Override
  public Page<Live> on(String bus, String namePrefix, Optional<String> next) {
    ListRulesResponse page =
        AwsFaults.told(
            () ->
                client.listRules(
                    r -> {
                      r.eventBusName(bus).namePrefix(namePrefix).limit(100);
                      next.ifPresent(r::nextToken);
                    }));
    return new Page<>(
        page.rules().stream()
            // There is another state of enabled rules, for management events.
            .map(rule -> new Live(rule.name(), rule.stateAsString().startsWith("ENABLED")))
            .toList(),
        Optional.ofNullable(page.nextToken()));
  }
}
