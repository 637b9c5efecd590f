package io.github.findingrelay.generate;

import io.github.findingrelay.model.Stack;

/** A stack and the template that makes it. */
record RenderedStack(Stack stack, RenderedTemplate template) {}
