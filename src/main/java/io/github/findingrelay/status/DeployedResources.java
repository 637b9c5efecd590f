package io.github.findingrelay.status;

import io.github.findingrelay.deploy.DeployedStack;
import io.github.findingrelay.subscriptions.Audience;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What AWS has answered.
 *
 * @param stacks by name; empty: not known
 * @param rules whether each is enabled, by name, by bus; buses that are not known are left out
 * @param ofStackSets what is wrong with stack sets, and with what is left over
 */
record DeployedResources(
        Optional<Map<String, DeployedStack>> stacks,
        Map<String, Map<String, Boolean>> rules,
        Audience audience,
        DeadLetterQueue deadLetters,
        DeliveryHealth deliveries,
        List<HealthProblem> ofStackSets) {}
