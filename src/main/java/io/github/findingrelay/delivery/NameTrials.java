package io.github.findingrelay.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.findingrelay.delivery.Told.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.events.Event.ID;

/**
 * Findings of which each fact is unmistakable: no other one has it as a part of it. So a message names
 * this account, resource, principal and owner, or it does not.
 */
final class NameTrials {

    private static final String ACCOUNT = "135713571357";
    private static final String ACCOUNT_NAME = "shop-of-seven";
    private static final String OTHER_NAME = "bank-of-eleven";
    private static final String OWNER = "Keepers of the shop";
    private static final String RESOURCE = "arn:aws:s3:::goods-of-nine";
    private static final String PRINCIPAL = "246824682468";
    private static final String ID = "finding-of-three";
    private static final String REGION = "me-central-9";
    private static final String SEVERITY = "CRITICAL";

    private final PlayedDelivery delivery;
    private final Mistakes mistakes;

    NameTrials(PlayedDelivery delivery, Mistakes mistakes) {
        this.delivery = delivery;
        this.mistakes = mistakes;
    }

    void play(ObjectNode receivers) {
        ObjectNode ofOwner = receivers.deepCopy();
        ofOwner.putArray("topics").add("arn:mail");
        ofOwner.putArray("channels").add("arn:chat");
        ofOwner.remove("message");
        ofOwner.put("owner", OWNER);
        ofOwner.putObject("accounts").put("975397539753", OTHER_NAME).put(ACCOUNT, ACCOUNT_NAME);
        findings().forEach((kind, finding) -> {
            play(kind, ofOwner, finding, Stream.of(ACCOUNT_NAME, OWNER));
            play(kind + ", the other account last", reversed(ofOwner), finding, Stream.of(ACCOUNT_NAME, OWNER));
        });
        ObjectNode ofFallback = ofOwner.deepCopy().put("message", "fallback");
        ofFallback.remove("owner");
        ofFallback.putObject("accounts");
        findings().forEach((kind, finding) -> play("the fallback's: " + kind, ofFallback, finding, Stream.empty()));
    }

    /** The other account last. */
    private static ObjectNode reversed(ObjectNode input) {
        ObjectNode reversed = input.deepCopy();
        reversed.putObject("accounts").put(ACCOUNT, ACCOUNT_NAME).put("975397539753", OTHER_NAME);
        return reversed;
    }

    private void play(String kind, ObjectNode input, ObjectNode finding, Stream<String> names) {
        String when = "a finding with unmistakable names, " + kind;
        List<String> wanted = Stream.concat(Stream.of(ACCOUNT, RESOURCE, ID, REGION, SEVERITY), names)
                .toList();
        boolean external = finding.path("Types").toString().contains("External");
        for (Message message :
                delivery.tell(Input.with(input, List.of(finding))).messages()) {
            Stream.concat(wanted.stream(), external ? Stream.of(PRINCIPAL) : Stream.empty())
                    .filter(name -> !message.text().contains(name))
                    .forEach(name -> mistakes.add(when, "a message does not name " + name));
            if ((message.subject().orElse("") + message.text()).contains(OTHER_NAME)) {
                mistakes.add(when, "a message names another account, " + OTHER_NAME);
            }
        }
    }

    private static Map<String, ObjectNode> findings() {
        Map<String, ObjectNode> findings = new LinkedHashMap<>();
        findings.put(
                "external access",
                finding("Software and Configuration Checks/AWS Security Best Practices/External Access Granted"));
        findings.put(
                "unused access",
                finding("Software and Configuration Checks/AWS Security Best Practices/Unused Permission"));
        findings.put("a kind that is not known yet", finding("Effects/Something Else"));
        return findings;
    }

    private static ObjectNode finding(String type) {
        ObjectNode finding = SampleFindings.usual().put("Id", ID);
        finding.put("Title", "a title").put("Description", "a description");
        finding.put("AwsAccountId", "864286428642").put("Region", REGION);
        finding.putObject("Severity").put("Label", SEVERITY);
        finding.putArray("Types").add(type);
        finding.putObject("ProductFields").put("ResourceOwnerAccount", ACCOUNT);
        ObjectNode resource = finding.putArray("Resources").addObject();
        resource.put("Type", "AwsS3Bucket").put("Id", RESOURCE);
        resource.putObject("Details")
                .putObject("Other")
                .put("External Principal Type", "AWS")
                .put("External Principal", PRINCIPAL);
        return finding;
    }
}
