/** What workflows say to people on GitHub: a comment and an issue, each kept in one place. */
@NullMarked
package io.github.findingrelay.github;

import org.jspecify.annotations.NullMarked;
