package io.github.findingrelay.redeliver;

import io.github.findingrelay.desk.DeliveryMachine;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.redeliver.FailedDeliveries.FailedDelivery;
import io.github.findingrelay.redeliver.LetterReader.LeftAlone;
import io.github.findingrelay.redeliver.Letters.Message;
import io.github.findingrelay.request.Questions;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.Time;
import io.github.findingrelay.request.Unanswered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks for what was not delivered, and delivers it. */
final class Redelivery implements AutoCloseable {

    private final List<DeliveryMachine> machines;
    private final String queue;
    private final RuleInputs rules;
    private final RedeliveryServices services;
    private final RequestBudget budget;
    private final Time time;
    private final BooleanSupplier interrupted;
    private final Questions questions;
    private final FailedDeliveries failures;
    private final CurrentFindings current;
    private Optional<LetterBox> box = Optional.empty();
    private Redeliveries redeliveries = new Redeliveries(List.of());

    Redelivery(
            Organization organization,
            RedeliveryServices services,
            RuleInputs rules,
            RequestBudget budget,
            Time time,
            BooleanSupplier interrupted) {
        this.machines = DeliveryMachine.all(organization);
        this.queue = organization.names().deadLetters();
        this.services = services;
        this.rules = rules;
        this.budget = budget;
        this.time = time;
        this.interrupted = interrupted;
        this.questions = new Questions(budget);
        this.failures = new FailedDeliveries(services.executions(), questions);
        this.current = new CurrentFindings(
                services.findings(), questions, organization.names().toldField());
    }

    /** What AWS has not answered so far. */
    List<Unanswered> unanswered() {
        return questions.unanswered();
    }

    /**
     * Looks. What is found is nobody else's for a while, or until this is closed.
     *
     * @param since when executions have to have been started; letters are as old as they are
     * @param execute whether what is found is going to be delivered
     */
    RedeliveryPlan look(Instant since, boolean execute) {
        // First, since an execution leaves its letter before it fails: what has failed by now has its letter there.
        List<FailedDelivery> failed = failures.failed(machines, since);
        LetterReader reader = new LetterReader(machines, rules);
        Optional<List<Message>> taken = questions.ask("the dead-letter queue", () -> take(execute));
        taken.ifPresent(messages -> messages.forEach(reader::read));
        Instant oldest = Stream.concat(
                        reader.undelivered().stream().map(Undelivered::at),
                        failed.stream().map(FailedDelivery::at))
                .reduce(since, (one, other) -> one.isBefore(other) ? one : other);
        redeliveries = failures.redeliveries(machines, oldest);
        CutExecutions cut = CutExecutions.of(reader.undelivered(), services.executions(), questions);
        failures.described(withoutLetter(failed, reader.undelivered())).forEach(reader::read);
        List<Undelivered> found =
                cut.whole(reader.undelivered()).stream().filter(this::isOpen).toList();
        Optional<List<Undelivered>> fresh = questions.ask("the findings in Security Hub", () -> current.of(found));
        List<LeftAlone> leftAlone = Stream.concat(reader.leftAlone().stream(), cut.early(reader.undelivered()))
                .toList();
        return fresh.map(all -> RedeliveryPlan.of(all, redeliveries, doubt(taken.isPresent()), leftAlone))
                .orElseGet(() -> RedeliveryPlan.ofUnknown(found, redeliveries, leftAlone));
    }

    private List<Message> take(boolean execute) {
        String url = questions.call(() -> services.queues().url(queue));
        LetterBox opened = new LetterBox(services.letters(), budget, url);
        box = Optional.of(opened);
        return opened.take(execute ? LetterBox.WHILE_DELIVERED : LetterBox.WHILE_READ, interrupted);
    }

    /** Executions that have failed, have left no letter in the queue, and were not tried again. */
    private List<FailedDelivery> withoutLetter(List<FailedDelivery> failed, List<Undelivered> letters) {
        Set<String> told = letters.stream().map(Undelivered::origin).collect(Collectors.toSet());
        // However long ago a letter was tried again in vain, it waits for what came of that.
        Stream<FailedDelivery> tried = redeliveries
                .failed()
                .flatMap(
                        execution -> DeliveryMachine.named(machines, execution.arn())
                                .map(machine -> new FailedDelivery(machine, execution))
                                .stream());
        return Stream.concat(failed.stream(), tried)
                .distinct()
                .filter(one -> !told.contains(one.execution().arn()))
                // What had been told when it was cut off nobody knows: letters of it that were told are not all.
                .filter(one -> one.execution().status().isCut()
                        || redeliveries.after(one.execution().arn()).isEmpty())
                .toList();
    }

    /** Whether an execution without a letter has not been done again as a whole, which then stands for it. */
    private boolean isOpen(Undelivered one) {
        return one.letter().isPresent()
                || redeliveries.named(one.redeliveryArn()).isEmpty();
    }

    /** About how many letters are in the queue and were not looked at. */
    int others() {
        return box.map(LetterBox::others).orElse(0);
    }

    private Optional<String> doubt(boolean isKnown) {
        if (!isKnown) {
            return Optional.of("the dead-letter queue has not answered: it may have the letter of this one");
        }
        return others() == 0
                ? Optional.empty()
                : Optional.of(
                        "its letter may be among those of the queue that were not looked at; try again in %d minutes"
                                .formatted(LetterBox.WHILE_DELIVERED.toMinutes()));
    }

    /**
     * Delivers.
     *
     * @param wait how long for each execution at most
     */
    RedeliveryRun run(RedeliveryPlan plan, Duration wait) {
        return new RedeliveryRun(plan, redeliveries, services.executions(), box, budget, time, interrupted, wait);
    }

    /** Gives back the letters that are still there. */
    @Override
    public void close() {
        box.ifPresent(opened -> opened.close(questions));
    }
}
