@NullMarked
package io.github.findingrelay.model;

import org.jspecify.annotations.NullMarked;
