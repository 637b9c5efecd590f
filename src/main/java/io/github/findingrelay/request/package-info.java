/** Requests to AWS as such: what can go wrong with one, how fast they follow, lists in pages. */
@NullMarked
package io.github.findingrelay.request;

import org.jspecify.annotations.NullMarked;
