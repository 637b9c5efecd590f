package io.github.findingrelay.statemachine;

import com.fasterxml.jackson.databind.JsonNode;

/** What a Map is about just now. */
record Item(int index, JsonNode value) {}
