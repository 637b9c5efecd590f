package io.github.findingrelay.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A state was left: with what, and for which. */
record Step(JsonNode output, Optional<String> next) {}
