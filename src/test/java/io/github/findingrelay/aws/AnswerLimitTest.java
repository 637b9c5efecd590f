package io.github.findingrelay.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.findingrelay.request.Network;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

/** An answer that never ends is ended. */
@Timeout(60)
class AnswerLimitTest {

    private static final String OK = "HTTP/1.1 200 OK\r\n";

    /** Each byte comes in time, in the head or in the body, and no end. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                OK + "X: ",
                OK + "Content-Type: text/xml\r\n\r\n",
                OK + "Content-Type: text/xml\r\nContent-Length: 1000000\r\n\r\n",
                OK + "Content-Type: text/html\r\n\r\n<html>"
            })
    void whatComesByteByByteIsNotWaitedFor(String start) throws Exception {
        try (ServerSocket server = dripping(start)) {
            assertThatThrownBy(() -> ask(server))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("127.0.0.1:%d does not answer".formatted(server.getLocalPort()));
        }
    }

    @Test
    void whatIsTooMuchIsNotKept() {
        try (AnswerLimit limit = new AnswerLimit(Duration.ofHours(1), () -> {})) {
            assertThatThrownBy(() -> limit.whole(endless())).hasMessage("its answer does not end");
        }
    }

    private static InputStream endless() {
        return new InputStream() {
            @Override
            public int read() {
                return ' ';
            }

            @Override
            public int read(byte[] into, int from, int length) {
                return length;
            }
        };
    }

    private static void ask(ServerSocket server) throws IOException {
        Network network = new Network(name -> Optional.empty(), Optional.empty());
        try (AwsHttp http = new AwsHttp(network, Duration.ofSeconds(5), Duration.ofMillis(150), () -> {})) {
            assertThat(http.prepareRequest(HttpExecuteRequest.builder()
                                    .request(SdkHttpFullRequest.builder()
                                            .method(SdkHttpMethod.GET)
                                            .uri(URI.create("http://127.0.0.1:" + server.getLocalPort()))
                                            .build())
                                    .build())
                            .call())
                    .isNull();
        }
    }

    /** Writes a byte every few milliseconds until whoever asked has gone. */
    private static ServerSocket dripping(String start) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> {
            try (Socket one = server.accept()) {
                OutputStream out = one.getOutputStream();
                out.write(start.getBytes(StandardCharsets.UTF_8));
                CountDownLatch never = new CountDownLatch(1);
                while (!never.await(10, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                    out.write(' ');
                    out.flush();
                }
            } catch (IOException e) {
                // It has gone.
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server;
    }
}
