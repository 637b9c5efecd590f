package io.github.findingrelay.generate;

import io.github.findingrelay.model.StackSet;

/** A stack set and the template that makes its stacks. */
record RenderedStackSet(StackSet stackSet, RenderedTemplate template) {}
