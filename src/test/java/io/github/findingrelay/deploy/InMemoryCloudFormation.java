package io.github.findingrelay.deploy;

import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import io.github.findingrelay.request.Time;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * CloudFormation with the real one's rules: operations take their time, a stack takes one at a
 * time, lists have pages, and what was written is not read at once.
 */
public final class InMemoryCloudFormation implements CloudFormation, Time {

    private static final Pattern DIGEST = Pattern.compile("Digest\\W+Value\\W+(sha256:[0-9a-f]{64})");
    private static final int PAGE = 100;
    private static final Duration CALL = Duration.ofMillis(20);
    private static final Duration STEP = Duration.ofSeconds(6);

    /** Between an operation and the moment when it is certain to be seen. */
    private static final Duration LAG = Duration.ofSeconds(2);

    /** The process is gone. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /** What a service does to its callers. */
    interface Faults {
        Faults NONE = (call, random) -> InjectedFault.NONE;

        InjectedFault on(int call, Random random);
    }

    enum InjectedFault {
        NONE,
        THROTTLED,
        FAILED_BEFORE,
        FAILED_AFTER,
        KILLED
    }

    private record State(
            StackStatus status, Optional<String> digest, Map<String, String> tags, boolean isProtected, int version) {}

    private static final class Entry {
        State state;
        State before;
        Duration changed;
        String template;
        Optional<String> inEffect = Optional.empty();
        String token;
        final Deque<Runnable> steps = new ArrayDeque<>();
        Duration nextStep = Duration.ZERO;

        Entry(State state, Duration now) {
            this.state = state;
            this.before = state;
            this.changed = now;
            this.template = "";
            this.token = "";
        }
    }

    private final Map<String, Entry> stacks = new TreeMap<>();
    private final Random random;
    private Faults faults = Faults.NONE;
    private BiPredicate<String, String> fails = (name, template) -> false;
    private Runnable changed = () -> {};
    private boolean rollbackFails;
    private Duration now = Duration.ZERO;
    private int calls;
    private int version;
    private int inFlight;

    /** Whether termination protection cannot be turned on. */
    boolean protectionIsRefused;

    boolean protectionCannotBeTurnedOff;

    final List<String> created = new ArrayList<>();
    final List<String> deleted = new ArrayList<>();
    int mostInFlight;

    public InMemoryCloudFormation(Random random) {
        this.random = random;
    }

    synchronized void faults(Faults some) {
        faults = some;
        calls = 0;
    }

    /** Templates with which no operation succeeds. */
    synchronized void failing(Predicate<String> templates, boolean rollbacksToo) {
        failing((name, template) -> templates.test(template), rollbacksToo);
    }

    /** The same by the name of the stack, too. */
    synchronized void failing(BiPredicate<String, String> stacks, boolean rollbacksToo) {
        fails = stacks;
        rollbackFails = rollbacksToo;
    }

    /** Somebody has put right what could not be rolled back. */
    synchronized void recover() {
        advance();
        stacks.values().stream()
                .filter(entry -> entry.state.status() == StackStatus.UPDATE_ROLLBACK_FAILED)
                .forEach(entry -> set(entry, StackStatus.UPDATE_ROLLBACK_COMPLETE, entry.state.digest()));
    }

    /** Runs whenever the resources of a stack have changed. */
    synchronized void onChange(Runnable action) {
        changed = action;
    }

    /** The templates whose resources are there, by the name of the stack. */
    synchronized Map<String, String> inEffect() {
        Map<String, String> templates = new TreeMap<>();
        stacks.forEach((name, entry) -> entry.inEffect.ifPresent(template -> templates.put(name, template)));
        return templates;
    }

    /** A stack in any state, whoever has made it. */
    public synchronized void put(String name, StackStatus status, String template, Map<String, String> tags) {
        Entry entry = new Entry(new State(status, digest(template), tags, false, ++version), Duration.ofDays(-1));
        entry.template = template;
        entry.inEffect = Optional.of(template);
        stacks.put(name, entry);
    }

    /** Somebody else's operation begins, and ends well. */
    synchronized void othersUpdate(String name) {
        Entry entry = existing(name);
        set(entry, StackStatus.UPDATE_IN_PROGRESS, entry.state.digest());
        entry.token = "somebody else's";
        entry.nextStep = now.plus(STEP.multipliedBy(5));
        entry.steps.add(() -> set(entry, StackStatus.UPDATE_COMPLETE, entry.state.digest()));
    }

    synchronized Map<String, String> templates(String prefixTag) {
        advance();
        Map<String, String> templates = new TreeMap<>();
        stacks.forEach((name, entry) -> {
            if (prefixTag.equals(entry.state.tags().get(ResourceNames.PREFIX_TAG))) {
                templates.put(name, entry.state.digest().orElse("none"));
            }
        });
        return templates;
    }

    synchronized Set<String> names() {
        return new HashSet<>(stacks.keySet());
    }

    /** Everything about a stack, to see whether it has changed. */
    synchronized Object all(String name) {
        return List.of(existing(name).state, existing(name).template);
    }

    synchronized StackStatus status(String name) {
        advance();
        return existing(name).state.status();
    }

    synchronized boolean isProtected(String name) {
        return existing(name).state.isProtected();
    }

    synchronized int calls() {
        return calls;
    }

    @Override
    public synchronized Duration now() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public synchronized Page<DeployedStack> stacks(Optional<String> next) {
        return call(() -> page(next, state -> true, InMemoryCloudFormation::describe));
    }

    @Override
    public synchronized Page<String> inProgress(Optional<String> next) {
        return call(() -> page(next, state -> state.status().isInProgress(), (name, state) -> name));
    }

    @Override
    public synchronized Optional<DeployedStack> stack(String name) {
        return call(() -> Optional.ofNullable(stacks.get(name))
                .map(this::read)
                .filter(state -> state.version() > 0)
                .map(state -> describe(name, state)));
    }

    private <T> Page<T> page(Optional<String> next, Predicate<State> wanted, BiFunction<String, State, T> view) {
        List<T> items = new ArrayList<>();
        String from = next.orElse("");
        for (var entry : ((TreeMap<String, Entry>) stacks).tailMap(from).entrySet()) {
            State state = read(entry.getValue());
            if (wanted.test(state) && state.version() > 0) {
                if (items.size() == PAGE) {
                    return new Page<>(items, Optional.of(entry.getKey()));
                }
                items.add(view.apply(entry.getKey(), state));
            }
        }
        return new Page<>(items, Optional.empty());
    }

    private static DeployedStack describe(String name, State state) {
        return new DeployedStack(
                name,
                state.status(),
                "",
                state.digest(),
                state.tags(),
                state.isProtected(),
                String.valueOf(state.version()),
                DriftStatus.UNKNOWN);
    }

    /** For a while after a change either the old or the new state is read. */
    private State read(Entry entry) {
        boolean recent = now.minus(entry.changed).compareTo(LAG) < 0;
        return recent && random.nextBoolean() ? entry.before : entry.state;
    }

    @Override
    public synchronized String template(String name) {
        // The real one, too, answers with a question mark for each character that is not ASCII.
        return call(() -> existing(name)
                .template
                .codePoints()
                .mapToObj(c -> c < 128 ? Character.toString(c) : "?")
                .collect(Collectors.joining()));
    }

    @Override
    public synchronized void create(Request request) {
        call(() -> {
            Entry there = stacks.get(request.name());
            if (there != null) {
                if (there.token.equals(request.token())) {
                    return true;
                }
                throw new RequestException(Fault.ALREADY_EXISTS, request.name() + " exists");
            }
            State none = new State(StackStatus.DELETE_COMPLETE, Optional.empty(), Map.of(), false, 0);
            Entry entry = new Entry(none, now);
            stacks.put(request.name(), entry);
            created.add(request.name());
            begin(entry, request, StackStatus.CREATE_IN_PROGRESS);
            boolean failing = fails.test(request.name(), request.template());
            if (failing) {
                entry.steps.add(() -> set(entry, StackStatus.ROLLBACK_IN_PROGRESS, Optional.empty()));
                entry.steps.add(() -> set(entry, StackStatus.ROLLBACK_COMPLETE, Optional.empty()));
            } else {
                entry.steps.add(() -> {
                    set(entry, StackStatus.CREATE_COMPLETE, digest(request.template()));
                    take(entry, Optional.of(request.template()));
                });
            }
            return true;
        });
    }

    @Override
    public synchronized void update(Request request) {
        call(() -> {
            Entry entry = existing(request.name());
            if (entry.token.equals(request.token())) {
                return true;
            }
            StackStatus status = entry.state.status();
            if (status.isInProgress()) {
                throw new RequestException(Fault.BUSY, "is in " + status + " state");
            }
            if (!Set.of(
                            StackStatus.CREATE_COMPLETE,
                            StackStatus.UPDATE_COMPLETE,
                            StackStatus.UPDATE_ROLLBACK_COMPLETE,
                            StackStatus.IMPORT_COMPLETE)
                    .contains(status)) {
                throw new RequestException(Fault.REFUSED, "is in " + status + " state and can not be updated");
            }
            if (entry.template.equals(request.template()) && entry.state.tags().equals(request.tags())) {
                throw new RequestException(Fault.NO_UPDATES, "No updates are to be performed.");
            }
            String old = entry.template;
            Optional<String> oldDigest = entry.state.digest();
            begin(entry, request, StackStatus.UPDATE_IN_PROGRESS);
            if (fails.test(request.name(), request.template())) {
                entry.steps.add(() -> set(entry, StackStatus.UPDATE_ROLLBACK_IN_PROGRESS, oldDigest));
                entry.steps.add(() -> {
                    entry.template = old;
                    set(
                            entry,
                            rollbackFails ? StackStatus.UPDATE_ROLLBACK_FAILED : StackStatus.UPDATE_ROLLBACK_COMPLETE,
                            oldDigest);
                });
            } else {
                Optional<String> digest = digest(request.template());
                entry.steps.add(() -> {
                    set(entry, StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS, digest);
                    HalfUpdated.templates(old, request.template()).forEach(half -> take(entry, Optional.of(half)));
                    take(entry, Optional.of(request.template()));
                });
                entry.steps.add(() -> set(entry, StackStatus.UPDATE_COMPLETE, digest));
            }
            return true;
        });
    }

    @Override
    public synchronized void delete(String name, String token) {
        call(() -> {
            Entry entry = stacks.get(name);
            if (entry == null || entry.state.status() == StackStatus.DELETE_IN_PROGRESS) {
                return true;
            }
            if (entry.state.isProtected()) {
                throw new RequestException(Fault.REFUSED, "termination protection is on");
            }
            if (entry.state.status().isInProgress()) {
                throw new RequestException(Fault.BUSY, "is in progress");
            }
            deleted.add(name);
            inFlight++;
            set(entry, StackStatus.DELETE_IN_PROGRESS, entry.state.digest());
            take(entry, Optional.empty());
            entry.nextStep = now.plus(STEP);
            entry.steps.add(() -> stacks.remove(name));
            return true;
        });
    }

    @Override
    public synchronized void protect(String name) {
        call(() -> {
            if (protectionIsRefused) {
                throw new RequestException(Fault.DENIED, "not authorized");
            }
            protect(existing(name), true);
            return true;
        });
    }

    @Override
    public synchronized void unprotect(String name) {
        call(() -> {
            if (protectionCannotBeTurnedOff) {
                throw new RequestException(Fault.DENIED, "not authorized");
            }
            protect(existing(name), false);
            return true;
        });
    }

    private static void protect(Entry entry, boolean on) {
        State state = entry.state;
        entry.state = new State(state.status(), state.digest(), state.tags(), on, state.version());
    }

    @Override
    public CloudFormation withRolesOfStacks() {
        return this;
    }

    @Override
    public synchronized List<String> failures(String name) {
        return call(() -> List.of("Topic: the service has refused it"));
    }

    private Entry existing(String name) {
        Entry entry = stacks.get(name);
        if (entry == null) {
            throw new RequestException(Fault.REFUSED, name + " does not exist");
        }
        return entry;
    }

    private void begin(Entry entry, Request request, StackStatus status) {
        entry.template = request.template();
        entry.token = request.token();
        boolean isProtected = entry.state.isProtected();
        entry.before = entry.state;
        entry.state = new State(status, entry.state.digest(), request.tags(), isProtected, ++version);
        entry.changed = now;
        entry.nextStep = now.plus(STEP);
        inFlight++;
        mostInFlight = Math.max(mostInFlight, inFlight);
    }

    private void set(Entry entry, StackStatus status, Optional<String> digest) {
        State old = entry.state;
        entry.before = old;
        entry.state = new State(status, digest, old.tags(), old.isProtected(), old.version());
        entry.changed = now;
    }

    private void take(Entry entry, Optional<String> template) {
        entry.inEffect = template;
        changed.run();
    }

    /** The output of a template; of a short text, the text. */
    private static Optional<String> digest(String template) {
        Matcher output = DIGEST.matcher(template);
        return output.find()
                ? Optional.of(output.group(1))
                : template.isEmpty() ? Optional.empty() : Optional.of("sha256:" + template);
    }

    private <T> T call(Supplier<T> action) {
        now = now.plus(CALL);
        calls++;
        advance();
        InjectedFault fault = faults.on(calls, random);
        switch (fault) {
            case THROTTLED -> throw new RequestException(Fault.THROTTLED, "Rate exceeded");
            case FAILED_BEFORE -> throw new RequestException(Fault.UNAVAILABLE, "Service error");
            case KILLED -> throw new Killed();
            default -> {}
        }
        T answer = action.get();
        if (fault == InjectedFault.FAILED_AFTER) {
            throw new RequestException(Fault.UNAVAILABLE, "Read timed out");
        }
        return answer;
    }

    private void advance() {
        for (Entry entry : List.copyOf(stacks.values())) {
            while (!entry.steps.isEmpty() && entry.nextStep.compareTo(now) <= 0) {
                entry.steps.remove().run();
                entry.nextStep = entry.nextStep.plus(STEP);
                if (entry.steps.isEmpty()) {
                    inFlight--;
                }
            }
        }
    }
}
