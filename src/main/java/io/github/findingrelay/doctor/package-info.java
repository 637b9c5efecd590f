/** What must be true before the first deployment, each with its remedy. */
@NullMarked
package io.github.findingrelay.doctor;

import org.jspecify.annotations.NullMarked;
