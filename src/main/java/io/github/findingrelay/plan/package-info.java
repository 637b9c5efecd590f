/** What deploying would change, from Git alone or against AWS, in words for people. */
@NullMarked
package io.github.findingrelay.plan;

import org.jspecify.annotations.NullMarked;
