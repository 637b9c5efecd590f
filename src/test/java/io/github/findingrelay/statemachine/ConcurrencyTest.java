package io.github.findingrelay.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {

    /** Closures, recursion, sorting and regular expressions: what has a state of its own in the library. */
    private static final StateMachine SHARED = Samples.machine("Only", """
            {"Only": {"Type": "Pass", "Assign": {"n": "{% $states.input %}"}, "Next": "Give"},
             "Give": {"Type": "Succeed", "Output": {
               "sum": "{% $sum([1..$n].($ * 2)) %}",
               "factorial": "{% ($f := function($x) { $x < 2 ? 1 : $x * $f($x - 1) }; $f($n % 10)) %}",
               "sorted": "{% $sort([$n, 3, 1], function($l, $r) { $l > $r })[0] %}",
               "text": "{% $replace('n is ' & $n, /[0-9]+/, function($m) { '<' & $m.match & '>' }) %}",
               "hash": "{% $hash($string($n), 'MD5') %}"}}}""");

    @Test
    void severalThreadsShareAStateMachine() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Optional<JsonNode>>> runs = new ArrayList<>();
            for (int i = 0; i < 2000; i++) {
                int number = i % 50 + 2;
                runs.add(() -> run(number));
            }
            List<Future<Optional<JsonNode>>> results = threads.invokeAll(runs);
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get()).isPresent().isEqualTo(run(i % 50 + 2));
            }
        } finally {
            threads.shutdown();
        }
    }

    private static Optional<JsonNode> run(int number) {
        return SHARED.run(JsonNodeFactory.instance.numberNode(number), Samples.CONTEXT, Samples.NO_TASKS)
                .output();
    }
}
