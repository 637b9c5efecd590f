/** Who is subscribed to our topics, who should be, and the repair of what differs. */
@NullMarked
package io.github.findingrelay.subscriptions;

import org.jspecify.annotations.NullMarked;
