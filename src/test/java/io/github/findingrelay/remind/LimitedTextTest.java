package io.github.findingrelay.remind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LimitedTextTest {

    /** Chat drops what is too long, and counts what it is sent. */
    @Test
    void escapedTextIsCountedAsItIsSent() {
        LimitedText card = LimitedText.ofCharacters(10, ReminderCard::escaped);

        assertThat(card.add("a&b&", 0)).isFalse();
        assertThat(card.add("a&b", 0)).isTrue();
        assertThat(card.left()).isEqualTo(3);
        assertThat(card).hasToString("a&amp;b");
    }

    @Test
    void mailIsCountedInBytes() {
        LimitedText mail = LimitedText.ofBytes(4);

        assertThat(mail.add("残り", 0)).isFalse();
        assertThat(mail.add("残", 1)).isTrue();
        assertThat(mail.left()).isEqualTo(1);
    }
}
