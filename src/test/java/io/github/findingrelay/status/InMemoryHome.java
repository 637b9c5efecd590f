package io.github.findingrelay.status;

import io.github.findingrelay.deploy.CloudFormation;
import io.github.findingrelay.deploy.DeployedStack;
import io.github.findingrelay.deploy.DriftStatus;
import io.github.findingrelay.deploy.InMemoryAccessAnalyzer;
import io.github.findingrelay.deploy.SetAnalyzers;
import io.github.findingrelay.deploy.StackSets;
import io.github.findingrelay.deploy.StackStatus;
import io.github.findingrelay.desk.InMemoryExecutions;
import io.github.findingrelay.desk.Queues;
import io.github.findingrelay.model.DeliveryRule;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.RuleState;
import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import io.github.findingrelay.request.Time;
import io.github.findingrelay.subscriptions.StackInspection;
import io.github.findingrelay.subscriptions.SubscriptionServices;
import io.github.findingrelay.subscriptions.Subscriptions;
import io.github.findingrelay.subscriptions.WantedTopic;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The account and home Region of the stacks, with SNS's rules: lists have pages, a pending
 * subscription cannot be ended and is gone after 48 hours, each subscribing sends a mail.
 */
public final class InMemoryHome implements Subscriptions, StackInspection, EventRules, Queues, Time {

    private static final int PAGE = 100;
    static final String MACHINE = "arn:aws:states:eu-west-1:111111111111:stateMachine:finding-relay-deliver-en";
    static final UnaryOperator<String> TEMPLATES = path -> """
        Resources:
          Analyzer:
            Type: AWS::AccessAnalyzer::Analyzer
            Properties:
              AnalyzerName: "finding-relay-analyzers"
              Type: ORGANIZATION
        """;
    static final Instant START = Instant.parse("2026-11-20T08:00:00Z");

    /** A confirmation mail. */
    public record Mail(String address, Instant at) {}

    private static final class Sub {
        final String topic;
        final String endpoint;
        final String protocol;
        final String arn;
        boolean confirmed;
        Instant since;

        Sub(String topic, String endpoint, String protocol, String arn, Instant since) {
            this.topic = topic;
            this.endpoint = endpoint;
            this.protocol = protocol;
            this.arn = arn;
            this.since = since;
        }
    }

    final Map<String, DeployedStack> stacks = new TreeMap<>();
    final Map<String, Map<String, Instant>> resources = new TreeMap<>();
    final Map<String, Map<String, Boolean>> rules = new TreeMap<>();
    final Map<String, StackSets.Deployed> sets = new TreeMap<>();
    final Map<String, List<StackSets.Instance>> instances = new TreeMap<>();
    final InMemoryAccessAnalyzer analyzers = new InMemoryAccessAnalyzer();
    final Map<String, Map<String, String>> tags = new HashMap<>();
    final Map<String, DriftStatus> drift = new HashMap<>();
    private final List<Sub> subscriptions = new ArrayList<>();
    public final List<Mail> mails = new ArrayList<>();
    public final List<String> ended = new ArrayList<>();

    /** Calls that are refused, by name. */
    public final Set<String> denied = new HashSet<>();

    public final Set<String> written = new TreeSet<>();
    Optional<Integer> deadLetters = Optional.of(0);
    int looksUntilDriftIsKnown = 2;
    int calls;
    public int percentOfFaults;
    final InMemoryExecutions executions = new InMemoryExecutions(this::instant);
    private final Random random = new Random(7);
    private String prefix = "finding-relay";
    /** Of rules whose patterns matter, by name. */
    final Map<String, String> patterns = new HashMap<>();

    private Duration passed = Duration.ZERO;
    private int next;

    /** Everything deployed, and nobody subscribed. */
    public static InMemoryHome of(Manifest manifest, List<DeliveryRule> rules) {
        InMemoryHome home = new InMemoryHome();
        home.prefix = manifest.stackPrefix();
        manifest.stacks().forEach(stack -> home.put(stack.name(), StackStatus.CREATE_COMPLETE, stack.digest(), ""));
        home.executions.machines.put(MACHINE, "ACTIVE");
        rules.forEach(rule -> home.rules
                .computeIfAbsent(rule.bus(), bus -> new TreeMap<>())
                .put(rule.name(), rule.state() == RuleState.ENABLED));
        manifest.stackSets().forEach(set -> {
            home.sets.put(set.name(), new StackSets.Deployed(set.name(), set.digest(), List.of()));
            List<StackSets.Instance> all = new ArrayList<>();
            set.accounts()
                    .forEach(account -> set.regions()
                            .forEach(region -> all.add(new StackSets.Instance(account, region, "CURRENT", ""))));
            home.instances.put(set.name(), all);
            SetAnalyzers.of(set, "111111111111", TEMPLATES.apply(set.template()), all)
                    .within()
                    .forEach(home.analyzers::made);
        });
        return home;
    }

    Map<String, Boolean> rulesOn(String bus) {
        return rules.computeIfAbsent(bus, key -> new TreeMap<>());
    }

    synchronized void put(String stack, StackStatus status, String digest, String reason) {
        stacks.put(
                stack,
                new DeployedStack(
                        stack,
                        status,
                        reason,
                        Optional.of(digest),
                        Map.of(ResourceNames.PREFIX_TAG, prefix),
                        false,
                        "",
                        DriftStatus.UNKNOWN));
    }

    /** A stack of anybody's. */
    synchronized void put(String stack, Map<String, String> itsTags) {
        stacks.put(
                stack,
                new DeployedStack(
                        stack,
                        StackStatus.CREATE_COMPLETE,
                        "",
                        Optional.of("sha256:1"),
                        itsTags,
                        false,
                        "",
                        DriftStatus.UNKNOWN));
    }

    /** The stacks subscribe everybody, which sends mails; and chat connects. */
    public void deploySubscriptions(Organization organization) {
        WantedTopic.of(organization)
                .forEach(topic -> topic.addresses().forEach((id, address) -> subscribeByStack(topic, id, address)));
        organization
                .chatChannels()
                .keySet()
                .forEach(channel -> connect(
                        WantedTopic.arn(organization, organization.names().channel(channel))));
    }

    public synchronized void subscribeByStack(WantedTopic topic, String id, String address) {
        add(topic.arn(), address, "email");
        resources.computeIfAbsent(topic.stack(), stack -> new HashMap<>()).put(id, instant());
    }

    synchronized void connect(String topic) {
        subscriptions.add(new Sub(topic, "https://global.sns-api.chatbot.amazonaws.com", "https", "chat", instant()));
        subscriptions.get(subscriptions.size() - 1).confirmed = true;
    }

    /** Somebody subscribes an address to a topic, whoever it may be. */
    public synchronized void add(String topic, String address, String protocol) {
        if (protocol.equals("email")) {
            mails.add(new Mail(address, instant()));
        }
        subscriptions.add(new Sub(topic, address, protocol, topic + ":" + next++, instant()));
    }

    /** Not by us, so that the mail is not ours. */
    public synchronized void subscriptionOfSomebody(String topic, String address) {
        subscriptions.add(new Sub(topic, address, "email", topic + ":" + next++, instant()));
    }

    public synchronized void confirm(String address) {
        subscriptions.stream().filter(sub -> sub.endpoint.equals(address)).forEach(sub -> sub.confirmed = true);
    }

    synchronized void confirmAll() {
        subscriptions.forEach(sub -> sub.confirmed = true);
    }

    public synchronized void lose(String address) {
        subscriptions.removeIf(sub -> sub.endpoint.equals(address));
    }

    public synchronized void pass(Duration duration) {
        passed = passed.plus(duration);
        subscriptions.removeIf(
                sub -> !sub.confirmed && sub.since.plus(Duration.ofDays(2)).isBefore(instant()));
    }

    public synchronized Instant instant() {
        return START.plus(passed);
    }

    @Override
    public synchronized Duration now() {
        return passed;
    }

    @Override
    public void sleep(Duration duration) {
        pass(duration);
    }

    private void called(String call) {
        calls++;
        if (denied.contains(call)) {
            throw new RequestException(Fault.DENIED, "not authorized to perform " + call);
        }
        int fault = random.nextInt(200);
        if (fault < percentOfFaults) {
            throw new RequestException(Fault.THROTTLED, "Rate exceeded");
        }
    }

    /** A fault whose effect has come about all the same. */
    private void answered() {
        if (random.nextInt(200) < percentOfFaults) {
            throw new RequestException(Fault.UNAVAILABLE, "Read timed out");
        }
    }

    private static <T> Page<T> page(List<T> all, Optional<String> next) {
        int from = next.map(Integer::parseInt).orElse(0);
        int to = Math.min(all.size(), from + PAGE);
        return new Page<>(all.subList(from, to), to < all.size() ? Optional.of("" + to) : Optional.empty());
    }

    @Override
    public synchronized Page<Subscription> all(Optional<String> next) {
        called("sns:ListSubscriptions");
        return page(
                subscriptions.stream()
                        .map(sub -> new Subscription(
                                sub.topic, sub.protocol, sub.endpoint, sub.confirmed ? sub.arn : "PendingConfirmation"))
                        .toList(),
                next);
    }

    @Override
    public synchronized Map<String, String> tags(String topic) {
        called("sns:ListTagsForResource");
        return Map.copyOf(tags.getOrDefault(topic, Map.of()));
    }

    @Override
    public synchronized void tag(String topic, String key, String value) {
        called("sns:TagResource");
        written.add(topic);
        tags.computeIfAbsent(topic, arn -> new HashMap<>()).put(key, value);
        answered();
    }

    @Override
    public synchronized void subscribe(String topic, String address) {
        called("sns:Subscribe");
        written.add(topic);
        mails.add(new Mail(address, instant()));
        if (subscriptions.stream().noneMatch(sub -> sub.topic.equals(topic) && sub.endpoint.equals(address))) {
            subscriptions.add(new Sub(topic, address, "email", topic + ":" + next++, instant()));
        }
        answered();
    }

    @Override
    public synchronized void unsubscribe(String subscription) {
        called("sns:Unsubscribe");
        subscriptions.stream().filter(sub -> sub.arn.equals(subscription)).forEach(sub -> {
            ended.add(sub.endpoint + " on " + sub.topic);
            written.add(sub.topic);
        });
        subscriptions.removeIf(sub -> sub.arn.equals(subscription));
        answered();
    }

    @Override
    public synchronized Page<StackResource> resources(String stack, Optional<String> next) {
        called("cloudformation:ListStackResources");
        return Page.of(
                resources.getOrDefault(stack, Map.of()).entrySet(),
                resource -> new StackResource(resource.getKey(), resource.getValue()),
                null);
    }

    @Override
    public synchronized String detectDrift(String stack) {
        called("cloudformation:DetectStackDrift");
        return stack + "#" + looksUntilDriftIsKnown;
    }

    private final Map<String, Integer> looks = new HashMap<>();

    @Override
    public synchronized Detection detection(String id) {
        called("cloudformation:DescribeStackDriftDetectionStatus");
        boolean isRunning = looks.merge(id, 1, Integer::sum) <= looksUntilDriftIsKnown;
        return new Detection(
                isRunning,
                isRunning
                        ? Optional.empty()
                        : Optional.of(drift.getOrDefault(id.substring(0, id.indexOf('#')), DriftStatus.IN_SYNC)),
                "");
    }

    @Override
    public synchronized Page<Live> on(String bus, String namePrefix, Optional<String> next) {
        called("events:ListRules");
        Map<String, Boolean> onBus = rules.get(bus);
        if (onBus == null) {
            throw new RequestException(Fault.ABSENT, "Event bus " + bus + " does not exist.");
        }
        return page(
                onBus.entrySet().stream()
                        .filter(rule -> rule.getKey().startsWith(namePrefix))
                        .map(rule -> new Live(rule.getKey(), rule.getValue(), patterns.getOrDefault(rule.getKey(), "")))
                        .toList(),
                next);
    }

    @Override
    public synchronized String url(String name) {
        called("sqs:GetQueueUrl");
        if (deadLetters.isEmpty()) {
            throw new RequestException(Fault.ABSENT, "The specified queue does not exist.");
        }
        return "https://sqs/" + name;
    }

    @Override
    public synchronized int messages(String url) {
        called("sqs:GetQueueAttributes");
        return deadLetters.orElseThrow();
    }

    StatusServices services() {
        return new StatusServices(subscriptions(), stackSets(), analyzers, this, this, executions);
    }

    public SubscriptionServices subscriptions() {
        return new SubscriptionServices(cloudFormation(), this, this);
    }

    /** Only what reads is there. */
    @SuppressWarnings("unchecked")
    private CloudFormation cloudFormation() {
        return only(CloudFormation.class, (proxy, method, arguments) -> {
            synchronized (this) {
                if (!method.getName().equals("stacks")) {
                    throw new AssertionError(method);
                }
                called("cloudformation:DescribeStacks");
                return page(List.copyOf(stacks.values()), (Optional<String>) arguments[0]);
            }
        });
    }

    @SuppressWarnings("unchecked")
    private StackSets stackSets() {
        return only(StackSets.class, (proxy, method, arguments) -> {
            synchronized (this) {
                String name = (String) arguments[0];
                return switch (method.getName()) {
                    case "stackSet" -> {
                        called("cloudformation:DescribeStackSet");
                        yield Optional.ofNullable(sets.get(name));
                    }
                    case "instances" -> {
                        called("cloudformation:ListStackInstances");
                        yield page(instances.getOrDefault(name, List.of()), (Optional<String>) arguments[2]);
                    }
                    default -> throw new AssertionError(method);
                };
            }
        });
    }

    private static <T> T only(Class<T> port, InvocationHandler handler) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
    }
}
