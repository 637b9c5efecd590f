package io.github.findingrelay.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void anEmptyPageIsNotTheLast() {
        List<String> all = Page.all(next -> switch (next.orElse("")) {
            case "" -> new Page<>(List.of("first"), Optional.of("empty"));
            case "empty" -> new Page<>(List.of(), Optional.of("last"));
            default -> new Page<>(List.of(next.orElseThrow()), Optional.empty());
        });

        assertThat(all).containsExactly("first", "last");
    }

    @Test
    void aPageThatFollowsItselfIsNoAnswer() {
        assertThatThrownBy(() -> Page.all(next -> new Page<>(List.of("one"), Optional.of("again"))))
                .isInstanceOf(RequestException.class)
                .hasMessage("a list has no end: the next page is the same again");
    }
}
