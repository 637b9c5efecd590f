package io.github.findingrelay.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.request.RequestException.Fault;
import org.junit.jupiter.api.Test;

class RequestExceptionTest {

    /** AWS quotes names and policies in its refusals. */
    @Test
    void aRefusalIsOneLineThatDrivesNoTerminal() {
        RequestException refusal = new RequestException(Fault.REFUSED, "no\n::error::\u001B[2J\u202Ex\u0085");

        assertThat(refusal.reason()).isEqualTo("no ::error::\uFFFD[2J\uFFFDx\uFFFD");
        assertThat(refusal.report()).isEqualTo("AWS: no ::error::\uFFFD[2J\uFFFDx\uFFFD");
    }
}
